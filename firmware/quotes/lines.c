/* SPDX-License-Identifier: MIT */
#include "quotes/lines.h"

#include <string.h>
#include <strings.h>

enum {
    LABEL_MOST = 48,     /* bytes before the colon */
    LABEL_WORDS = 5,     /* in them */
    QUESTION_MOST = 400, /* bytes of a question */
};

size_t quote_line_mark(const char *at, const char *end)
{
    if (at < end && *at == '"')
        return 1;
    if (end - at >= 2 && (memcmp(at, "''", 2) == 0 || memcmp(at, "``", 2) == 0))
        return 2;
    return end - at >= 3 && (memcmp(at, "\xE2\x80\x9C", 3) == 0 || memcmp(at, "\xE2\x80\x9D", 3) == 0) ? 3 : 0;
}

bool quote_line_is_among(const char *word, size_t size, const char *const words[])
{
    for (size_t i = 0; size > 0 && words[i] != NULL; i++)
        if (words[i][0] == (*word | 32) && strlen(words[i]) == size && strncasecmp(words[i], word, size) == 0)
            return true;
    return false;
}

void quote_line_persons(const char *text, struct quote_line *line)
{
    static const char *const mine[] = {"my", "we", "our", "me", "us", "myself", NULL};
    static const char *const yours[] = {"you", "your", "yours", "yourself", NULL};
    size_t first = line->words;
    if (first == line->start)
        first += quote_line_mark(text + first, text + line->end); /* “HALE: ...”, all of it */
    for (size_t i = first; i < line->end && !(line->narrates && line->you);) {
        size_t from = i, mark = quote_line_mark(text + i, text + line->end);
        if (mark > 0) {
            for (i += mark; i < line->end && quote_line_mark(text + i, text + line->end) == 0; i++)
                ;
            i += i < line->end ? quote_line_mark(text + i, text + line->end) : 0;
            continue;
        }
        while (i < line->end && quote_line_letter(text[i]) && (unsigned char)text[i] < 0x80)
            i++;
        size_t size = i - from;
        line->narrates = line->narrates || (size == 1 && text[from] == 'I');
        line->i = line->i || line->narrates || quote_line_is_among(text + from, size, mine);
        line->you = line->you || quote_line_is_among(text + from, size, yours);
        while (i < line->end && quote_line_mark(text + i, text + line->end) == 0 &&
               (!quote_line_letter(text[i]) || (unsigned char)text[i] >= 0x80))
            i++;
    }
}

/* "Q", "A", "AH", "HALE", "Ann Hale", "Sen. Ann Hale", "ANN HALE, HOST": the kind of label; QL_PLAIN: none. */
static enum quote_line_kind label_kind(const char *label, size_t size, bool *capitals)
{
    static const char *const questions[] = {"q", "question", NULL}, *const answers[] = {"a", "answer", NULL};
    size_t words = 0, small = 0;
    *capitals = true;
    if (quote_line_is_among(label, size, questions))
        return QL_ASKED;
    if (quote_line_is_among(label, size, answers))
        return QL_ANSWER;
    for (size_t i = 0; i < size; i++) {
        bool begins = i == 0 || label[i - 1] == ' ';
        char c = label[i];
        if (!quote_line_letter(c) && (begins || strchr(" .-',", c) == NULL))
            return QL_PLAIN;
        if (begins && ++words > LABEL_WORDS)
            return QL_PLAIN;
        if (begins && quote_line_small(c) && (i == 0 || ++small > 1))
            return QL_PLAIN; /* "de" at most */
        *capitals = *capitals && !quote_line_small(c);
    }
    if (*capitals && words == 1 && (size == 2 || size == 3))
        return QL_INITIALS;
    return size >= 3 ? QL_NAME : QL_PLAIN;
}

/* Over blanks, those that do not break the line too. */
static size_t skip_blanks(const char *text, size_t i, size_t end)
{
    while (i < end && (text[i] == ' ' || text[i] == '\t' || (end - i >= 2 && memcmp(text + i, "\xC2\xA0", 2) == 0)))
        i += (unsigned char)text[i] == 0xC2 ? 2 : 1;
    return i;
}

/* Bytes of the label at `at` before its colon, or before the stop of "Q. Why?"; 0: none. `name`: those of the name. */
static size_t label_size(const char *at, size_t most, size_t *name)
{
    if (most > 4 && (at[0] == 'Q' || at[0] == 'A') && memcmp(at + 1, ". ", 2) == 0 && at[4] != '.')
        return *name = 1;
    const char *colon = memchr(at, ':', most);
    size_t size = colon == NULL ? 0 : (size_t)(colon - at), end = size;
    const char *open = memchr(at, '(', size), *comma = memchr(at, ',', size);
    if (open != NULL && at[size - 1] == ')')
        end = (size_t)(open - at); /* "HALE (on tape)" */
    else if (comma != NULL)
        end = (size_t)(comma - at); /* "ANN HALE, HOST" */
    for (size_t i = end; comma != NULL && i < size; i++)
        if (quote_line_small(at[i]))
            return 0;
    while (end > 0 && at[end - 1] == ' ')
        end--;
    *name = end;
    return end == 0 ? 0 : size;
}

/* Reads the label at the beginning of a line, if there is one. */
static void read_label(const char *text, struct quote_line *line)
{
    size_t from = line->start + quote_line_mark(text + line->start, text + line->end), name = 0;
    size_t bare = skip_blanks(text, from + 1, line->end);
    if (text[from] == 'Q' && bare > from + 1 && bare < line->end && quote_line_capital(text[bare])) {
        line->kind = QL_ASKED; /* "Q  Mr. Mayor, will you go?" */
        line->label = from;
        line->label_end = from + 1;
        line->words = bare;
        return;
    }
    size_t size = label_size(text + from, line->end - from < LABEL_MOST ? line->end - from : LABEL_MOST, &name);
    size_t words = skip_blanks(text, from + size + 1, line->end);
    if (size == 0 || words >= line->end || words == from + size + 1)
        return;
    if (quote_line_mark(text + words, text + line->end) > 0)
        return; /* Hale: “No,” he said. */
    line->kind = (uint8_t)label_kind(text + from, name, &line->capitals);
    if (line->kind == QL_PLAIN)
        return;
    line->label = from;
    line->label_end = from + name;
    line->words = words;
}

bool quote_line_read(const char *text, size_t size, size_t *at, struct quote_line *line)
{
    while (*at < size && (unsigned char)text[*at] <= ' ')
        ++*at;
    if (*at >= size)
        return false;
    const char *nl = memchr(text + *at, '\n', size - *at);
    size_t end = nl == NULL ? size : (size_t)(nl - text);
    *line = (struct quote_line){.start = *at, .label = *at, .label_end = *at, .words = *at};
    *at = end;
    while (end > line->start && (unsigned char)text[end - 1] <= ' ')
        end--;
    line->end = end;
    line->marked = quote_line_mark(text + line->start, text + end) > 0;
    read_label(text, line);
    if (line->kind == QL_PLAIN && text[end - 1] == '?' && !line->marked && end - line->start <= QUESTION_MOST)
        line->kind = QL_QUESTION;
    return true;
}
