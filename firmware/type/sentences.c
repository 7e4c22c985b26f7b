/* SPDX-License-Identifier: MIT */
#include "type/sentences.h"

#include "base/utf8.h"
#include "type/language.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwbrk.h>

enum { ABBREVIATION_MOST = 12, WORDS_STRETCH = 2048 };

static bool closes(uint32_t c)
{
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201d || c == 0x2019 || c == 0x201c || c == 0x2018 ||
           c == 0xbb || c == 0xab || c == 0x203a || c == 0x2039 || c == 0x202f || c == 0xa0;
}

static bool opens(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2018 ||
           c == 0x2019 || c == 0x201a || c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a || c == 0xbf ||
           c == 0xa1 || c == 0x2013 || c == 0x2014;
}

static bool terminates(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x61f ||
           c == 0x964;
}

/* Languages that write ordinals as "3." */
static bool dots_ordinals(const char *language)
{
    static const char *const tags[] = {"de", "da", "nb", "nn", "no", "fi", "cs",
                                       "sk", "sl", "hr", "hu", "pl", "et", "is"};

    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (language_is(language, tags[i]))
            return true;
    return false;
}

/* Whether the full stop at `dot` belongs to the word in front of it. */
static bool abbreviates(const char *text, size_t dot, uint32_t next, const char *language)
{
    static const char always[] =
        " mr mrs ms dr st prof rev hon gen sgt cpl sen rep gov pres capt cmdr lt col maj adm mt ft "
        "no nos vs etc eg ie cf al fig vol pp ed jr sr m mm mme mlle me sra dott sig ing dipl "
        "hr fr nr ca bzw usw evtl ggf bijv dhr mevr tzv resp approx dept univ messrs supt insp ";
    static const char months[] = " jan feb mar apr jun jul aug sep sept oct nov dec p ";
    char word[ABBREVIATION_MOST + 3] = " ";
    size_t start = dot, letters = 0;
    bool number = true;

    while (start > 0) {
        const char *at = text + start;
        uint32_t c = utf8_previous(&at, text);
        if (!uc_is_property_alphabetic(c) && !uc_is_property_decimal_digit(c))
            break;
        number &= uc_is_property_decimal_digit(c);
        start = (size_t)(at - text);
        if (++letters > ABBREVIATION_MOST)
            return false;
    }
    size_t size = dot - start;
    if (letters == 0 || size > ABBREVIATION_MOST)
        return false;
    if (number)
        return letters <= 2 && dots_ordinals(language);
    if (letters == 1) /* an initial, or the end of "U.S.", but not "I" and not the end of "Plan B" behind a word */
        return text[start] != 'I' || (start > 0 && text[start - 1] == '.');
    for (size_t i = 0; i < size; i++) {
        char c = text[start + i];
        word[1 + i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    word[1 + size] = ' ';
    word[2 + size] = '\0';
    if (strcmp(word, " no ") == 0) /* "No. 5" but "He said no. We ..." */
        return next >= '0' && next <= '9';
    return strstr(always, word) != NULL || (next >= '0' && next <= '9' && strstr(months, word) != NULL);
}

size_t sentence_next(const char *text, size_t size, size_t from, const char *language)
{
    const char *end = text + size;

    for (const char *at = text + from; at < end;) {
        size_t mark = (size_t)(at - text);
        uint32_t c = utf8_next(&at, end);
        if (!terminates(c))
            continue;
        bool dot = c == '.', ideographic = c == 0x3002 || c == 0xff01 || c == 0xff1f;
        const char *after = at;
        for (;;) {
            const char *peek = after;
            if (peek == end)
                return size;
            uint32_t d = utf8_next(&peek, end);
            if (!terminates(d) && !closes(d))
                break;
            dot &= !terminates(d);
            after = peek;
        }
        const char *next = after;
        while (next < end && *next == ' ')
            next++;
        at = after;
        if (next == end)
            return size;
        if (next == after && !ideographic)
            continue;
        const char *peek = next;
        uint32_t d = utf8_next(&peek, end);
        bool begins = opens(d) || uc_is_property_decimal_digit(d) ||
                      (uc_is_property_alphabetic(d) && !uc_is_property_lowercase(d));
        if (begins && !(dot && abbreviates(text, mark, d, language)))
            return (size_t)(next - text);
    }
    return size;
}

static bool ideograph(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3fffd);
}

/* Half words in one stretch. */
static uint32_t halves(const char *text, size_t size)
{
    char breaks[WORDS_STRETCH];
    uint32_t n = 0;

    u8_wordbreaks((const uint8_t *)text, size, breaks);
    bool word = false;
    const char *end = text + size;
    for (const char *at = text; at < end;) {
        if (breaks[at - text]) {
            n += word ? 2 : 0;
            word = false;
        }
        uint32_t c = utf8_next(&at, end);
        if (ideograph(c))
            n++;
        else
            word |= uc_is_property_alphabetic(c) || uc_is_property_decimal_digit(c);
    }
    return n + (word ? 2 : 0);
}

uint32_t sentence_words(const char *text, size_t size)
{
    uint32_t n = 0;

    /* Stretch by stretch, ending at a blank, so that no memory is needed however long the text. */
    for (size_t from = 0, to; from < size; from = to) {
        to = size - from > WORDS_STRETCH ? from + WORDS_STRETCH : size;
        size_t cut = to;
        while (to < size && cut > from && text[cut - 1] != ' ')
            cut--;
        if (cut > from)
            to = cut;
        while (to < size && to > from + 1 && ((unsigned char)text[to] & 0xc0) == 0x80)
            to--;
        n += halves(text + from, to - from);
    }
    return (n + 1) / 2;
}
