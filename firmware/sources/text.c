/* SPDX-License-Identifier: MIT */
#include "sources/text.h"

#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unictype.h>

bool text_fold(const char *line, char out[TEXT_FOLDED_MOST])
{
    size_t size = strnlen(line, TEXT_FOLDED_MOST), n = 0;

    out[0] = '\0';
    if (size >= TEXT_FOLDED_MOST)
        return false;
    for (const char *at = line, *end = line + size; at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        if (c < 0x80) {
            out[n++] = (char)tolower((int)c);
        } else if (c >= 0x2010 && c <= 0x2015) {
            out[n++] = '-';
        } else if (c == 0x2018 || c == 0x2019) {
            out[n++] = '\'';
        } else if (c == 0x201c || c == 0x201d) {
            out[n++] = '"';
        } else {
            memcpy(out + n, from, (size_t)(at - from));
            n += (size_t)(at - from);
        }
    }
    out[n] = '\0';
    return true;
}

size_t text_words(const char *line)
{
    size_t n = *line != '\0';
    for (const char *at = line; (at = strchr(at, ' ')) != NULL; at++)
        n++;
    return n;
}

bool text_starts(const char *line, const char *with)
{
    return strncasecmp(line, with, strlen(with)) == 0;
}

bool text_same(const char *a, const char *b)
{
    return strcasecmp(a, b) == 0;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Byte by byte on purpose: the items are short and many, and a library call for each costs more than it saves. */
bool text_in(const char *list, const char *at, size_t size)
{
    if (size == 0)
        return false;
    for (const char *item = list;; item++) {
        size_t n = 0;
        while (n < size && item[n] != '|' && item[n] != '\0' && small(item[n]) == small(at[n]))
            n++;
        if (n == size && (item[n] == '|' || item[n] == '\0'))
            return true;
        item += n;
        while (*item != '|' && *item != '\0')
            item++;
        if (*item == '\0')
            return false;
    }
}

const char *text_item(const char **list, size_t *size)
{
    const char *item = *list;

    if (item == NULL)
        return NULL;
    const char *end = strchrnul(item, '|');
    *size = (size_t)(end - item);
    *list = *end == '|' ? end + 1 : NULL;
    return item;
}

uint32_t text_letter(char c)
{
    return UINT32_C(1) << (isalpha((unsigned char)c) ? (c | 32) - 'a' : 26);
}

uint32_t text_letters(const char *list)
{
    uint32_t letters = 0;
    size_t n;

    for (const char *item; (item = text_item(&list, &n)) != NULL;)
        letters |= text_letter(*item);
    return letters;
}

size_t text_begins(const char *list, const char *at)
{
    size_t n;

    for (const char *item; (item = text_item(&list, &n)) != NULL;) {
        if (strncasecmp(at, item, n) == 0)
            return n;
    }
    return 0;
}

size_t text_begins_word(const char *list, const char *at)
{
    size_t n;

    for (const char *item; (item = text_item(&list, &n)) != NULL;) {
        if (strncasecmp(at, item, n) != 0)
            continue;
        unsigned char next = (unsigned char)at[n];
        if (!(isalnum(next) || next == '\'' || next >= 0xc3) || !isalnum((unsigned char)item[n - 1]))
            return n;
    }
    return 0;
}

bool text_copy(char *out, size_t room, const char *at, size_t size)
{
    if (size >= room)
        return false;
    memcpy(out, at, size);
    out[size] = '\0';
    return true;
}

static bool closes(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == ' ' || c == 0x2019 || c == 0x201d ||
           c == 0xbb || c == 0x203a || c == 0x201c || c == 0xab;
}

bool text_ends_sentence(const char *line)
{
    const char *at = line + strlen(line);
    bool quoted = false;

    while (at > line) {
        uint32_t c = utf8_previous(&at, line);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':' || c == 0x3002 || c == 0x61f || c == 0x964)
            return true;
        if (!closes(c))
            return quoted && c == ','; /* a quote before its attribution on the next line */
        quoted = quoted || (c != ' ' && c != ')' && c != ']' && c != '*');
    }
    return false;
}

bool text_capital(const char *at)
{
    if (*at == '\0')
        return false;
    if ((unsigned char)*at < 0x80)
        return isupper((unsigned char)*at) != 0;
    uint32_t c = utf8_next(&at, at + strnlen(at, 4));
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt | UC_CATEGORY_MASK_Lo);
}

bool text_all_capitals(const char *line)
{
    size_t letters = 0;

    for (const char *at = line, *end = line + strlen(line); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c < 0x80 ? islower((int)c) != 0 : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll))
            return false;
        letters += c < 0x80 ? isupper((int)c) != 0 : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu);
    }
    return letters > 0;
}

static void lower_word(char *word, size_t size)
{
    bool first = true;
    size_t letters = 0;

    for (char *at = word, *end = word + size; at < end;) {
        const char *next = at;
        uint32_t c = utf8_next(&next, end);
        size_t n = (size_t)(next - at);
        bool mc = letters == 2 && strncmp(word, "Mc", 2) == 0 && size > 4;
        if (!first && !mc) {
            char lower[4];
            /* A letter whose small form has another length stays, so that the text can be changed in place. */
            if (utf8_put(lower, uc_tolower(c)) == n)
                memcpy(at, lower, n);
        }
        first = c == '-' || c == '\'' || c == 0x2019 || c == '/' || c == '(';
        letters++;
        at += n;
    }
}

void text_lower_capitals(char *text)
{
    if (!text_all_capitals(text) || (strchr(text, ' ') == NULL && strlen(text) <= 3))
        return;
    for (char *at = text; *at != '\0';) {
        at += strspn(at, " ");
        size_t n = strcspn(at, " ");
        size_t bare = n > 0 && at[n - 1] == ',' ? n - 1 : n;
        if (bare > 1 && memchr(at, '.', bare) == NULL)
            lower_word(at, bare);
        at += n;
    }
}

void text_lower_place(char *text)
{
    char *comma = strchr(text, ',');

    if (comma == NULL) {
        text_lower_capitals(text);
        return;
    }
    *comma = '\0';
    text_lower_capitals(text);
    *comma = ',';
    char *state = comma + 1 + (comma[1] == ' ');
    size_t n = strlen(state);
    bool stop = n > 3 && state[n - 1] == '.' && strchr(state, '.') == state + n - 1; /* "QUE.", not "D.C." */
    if (stop)
        state[n - 1] = '\0';
    if (n > 3)
        text_lower_capitals(state);
    if (stop)
        state[n - 1] = '.';
}

size_t text_bullet(const char *line)
{
    static const char bullets[] =
        "\342\200\242|\342\227\217|\342\226\252|\342\226\240|\302\267|\342\200\243|\342\227\246|\342\226\266|*|-";
    size_t n = strchr("\342\302*-", *line) == NULL ? 0 : text_begins(bullets, line);

    if (n == 0 || (n == 1 && line[n] != ' ')) /* a '*' or '-' without a space is a word's own */
        return 0;
    n += line[n] == ' ';
    return line[n] == '\0' ? 0 : n;
}
