/* SPDX-License-Identifier: MIT */
/* The text is read character by character. What a mark is follows from what stands on either side of it and from the
 * quotations that are open; the mark's own form decides only where that leaves a doubt. */
#include "cards/marks.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "cards/marks_style.h"
#include "type/language.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { NARROW_SPACE = 0x202f, NO_BREAK_SPACE = 0xa0, APOSTROPHE = 0x2019, PRIME = 0x2032, DOUBLE_PRIME = 0x2033 };
enum { DEPTH_MOST = 8, LOOK_AHEAD = 400 };

/* Texts as arrays of characters; positions outside of them read as 0. */
struct marker {
    const uint32_t *in;
    size_t n;
    uint32_t *out;
    size_t n_out;
    const struct marks_style *style;
    const char *language;
    bool nested;
    struct {
        bool single, guillemet;
        unsigned level;
    } open[DEPTH_MOST];
    size_t depth;
    size_t opened_to, closed_to; /* just behind the last mark that opened, closed: positions in `in`, 0 for none */
    size_t elided;               /* position of a mark already known to be an apostrophe, 0 for none */
};

static uint32_t at(const struct marker *m, size_t i)
{
    return i < m->n ? m->in[i] : 0;
}

static uint32_t before(const struct marker *m, size_t i)
{
    return i > 0 ? m->in[i - 1] : 0;
}

static void put(struct marker *m, uint32_t c)
{
    m->out[m->n_out++] = c;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == NO_BREAK_SPACE || c == NARROW_SPACE || c == 0x2009 || c == '\t' || c == '\n';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(uint32_t c)
{
    return c < 0x80 ? is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
                    : uc_is_property_alphabetic(c) || uc_is_general_category(c, UC_MARK);
}

static bool is_guillemet(uint32_t c)
{
    return c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a;
}

static bool is_single(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2018 && c <= 0x201b) || c == 0x2039 || c == 0x203a;
}

static bool is_double(uint32_t c)
{
    return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014;
}

static bool is_opening_side(uint32_t c)
{
    return c == 0 || is_space(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == 0xbf || c == 0xa1 ||
           is_dash(c);
}

static bool is_closing_side(uint32_t c)
{
    return c == 0 || is_space(c) || is_dash(c) || c == 0x2026 || (c < 0x80 && strchr(".,;:!?)]}/", (int)c) != NULL);
}

/* The first character behind a row of quotation marks. */
static uint32_t beyond(const struct marker *m, size_t i)
{
    for (size_t k = 0; k < DEPTH_MOST && (is_single(at(m, i)) || is_double(at(m, i))); k++)
        i++;
    return at(m, i);
}

/* Whether the mark in [i, end) stands where one opens, where one closes. */
static bool may_open(const struct marker *m, size_t i, size_t end)
{
    uint32_t after = beyond(m, end);

    return (is_opening_side(before(m, i)) || (m->opened_to == i && i > 0)) && after != 0 && !is_space(after);
}

static bool may_close(const struct marker *m, size_t i, size_t end)
{
    return i > 0 && !is_space(before(m, i)) && m->opened_to != i && is_closing_side(beyond(m, end));
}

static bool is_open(const struct marker *m, bool single)
{
    for (size_t i = 0; i < m->depth; i++)
        if (m->open[i].single == single)
            return true;
    return false;
}

static bool open_guillemet(const struct marker *m)
{
    for (size_t i = 0; i < m->depth; i++)
        if (m->open[i].guillemet && !m->open[i].single)
            return true;
    return false;
}

static bool inner_is_single(const struct marks_style *s)
{
    return s->open[1] == 0x2018 || s->open[1] == 0x2019 || s->open[1] == 0x201a || s->open[1] == 0x2039;
}

static unsigned level_for(const struct marker *m, bool single)
{
    if (m->depth > 0)
        return m->open[m->depth - 1].level + 1;
    return m->nested || (single && inner_is_single(m->style));
}

static void drop_spaces(struct marker *m)
{
    while (m->n_out > 0 && is_space(m->out[m->n_out - 1]))
        m->n_out--;
}

/* Both return where reading goes on. */
static size_t put_opening(struct marker *m, size_t i, size_t end, bool single)
{
    unsigned level = level_for(m, single);
    uint32_t mark = m->style->open[level & 1];
    bool guillemet = is_guillemet(at(m, i));

    if (m->depth < DEPTH_MOST) {
        m->open[m->depth].single = single;
        m->open[m->depth].guillemet = guillemet;
        m->open[m->depth].level = level;
        m->depth++;
    }
    put(m, mark);
    if (guillemet)
        while (is_space(at(m, end)))
            end++;
    if (m->style->spaced && is_guillemet(mark))
        put(m, NARROW_SPACE);
    m->opened_to = end;
    return end;
}

static size_t put_closing(struct marker *m, size_t i, size_t end, bool single)
{
    unsigned level = 0;
    bool found = is_open(m, single);

    while (found) {
        m->depth--;
        level = m->open[m->depth].level;
        if (m->open[m->depth].single == single)
            break;
    }
    if (!found)
        level = level_for(m, single);
    uint32_t mark = m->style->close[level & 1];
    if (is_guillemet(at(m, i)))
        drop_spaces(m);
    if (m->style->spaced && is_guillemet(mark)) {
        drop_spaces(m);
        put(m, NARROW_SPACE);
    }
    put(m, mark);
    m->closed_to = end;
    return end;
}

/* 5'10": the mark behind the digits at i belongs to a measure that has a foot sign already. */
static bool feet_before(const struct marker *m, size_t i)
{
    size_t k = i;

    while (k > 0 && is_digit(m->in[k - 1]))
        k--;
    return k < i && k > 1 && (m->in[k - 1] == '\'' || m->in[k - 1] == APOSTROPHE || m->in[k - 1] == PRIME) &&
           is_digit(m->in[k - 2]);
}

static size_t set_double(struct marker *m, size_t i, size_t end)
{
    uint32_t c = m->in[i], b = before(m, i), a = at(m, end);
    bool open = is_open(m, false);

    if ((c == '"' || c == '\'' || c == 0x201d) && is_digit(b) && !is_word(a) &&
        (feet_before(m, i) || (!open && c != 0x201d))) {
        put(m, DOUBLE_PRIME);
        return end;
    }
    if (language_is(m->language, "he") && is_word(b) && is_word(a)) {
        put(m, c);
        return end;
    }
    bool opens = may_open(m, i, end), closes = may_close(m, i, end);
    bool guillemet = is_guillemet(c), spaced = guillemet && (i == 0 || is_space(b));
    if (spaced && open_guillemet(m) && is_closing_side(a)) {
        /* « French spacing » */
        opens = false;
    } else if (opens == closes) {
        opens = spaced && !open_guillemet(m) ? c == 0xab : !open;
    }
    return opens ? put_opening(m, i, end, false) : put_closing(m, i, end, false);
}

/* The word behind a leading apostrophe: 'tis, 'em, '90s. */
static bool is_elision(const struct marker *m, size_t i)
{
    static const char english[] = " tis twas twere twill til till em cause cos bout round n neath gainst ere ello "
                                  "ave ow appen sup phone bus ";
    static const char dutch[] = " s t n k m r ";
    char word[10] = " ";
    size_t n = 0;

    if (is_digit(at(m, i)) && is_digit(at(m, i + 1)) && !is_digit(at(m, i + 2)))
        return (at(m, i + 2) | 0x20) == 's' || !is_word(at(m, i + 2));
    while (n < 8 && is_word(at(m, i + n)) && at(m, i + n) < 0x80) {
        uint32_t c = at(m, i + n);
        word[1 + n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    if (n == 0 || n == 8 || is_word(at(m, i + n)))
        return false;
    word[1 + n] = ' ';
    word[2 + n] = '\0';
    if (language_is(m->language, "nl") || language_is(m->language, "af"))
        return strstr(dutch, word) != NULL;
    return language_is(m->language, "en") && strstr(english, word) != NULL;
}

/* Whether a single mark that could close follows the one before i; the search is bounded. */
static bool closer_follows(const struct marker *m, size_t i)
{
    for (size_t k = i + 1; k < m->n && k < i + LOOK_AHEAD; k++) {
        if (!is_single(m->in[k]) || m->in[k] == 0x2018 || is_space(m->in[k - 1]) || is_word(at(m, k + 1)))
            continue;
        if (is_closing_side(beyond(m, k + 1)))
            return true;
    }
    return false;
}

static size_t set_apostrophe(struct marker *m, size_t i)
{
    put(m, APOSTROPHE);
    return i + 1;
}

static size_t set_single_guillemet(struct marker *m, size_t i)
{
    bool opens = may_open(m, i, i + 1), closes = may_close(m, i, i + 1);

    if (opens == closes)
        opens = !is_open(m, true);
    return opens ? put_opening(m, i, i + 1, true) : put_closing(m, i, i + 1, true);
}

/* Whether the single mark at i, where one may open, does; else it is an apostrophe in front of a word. */
static bool opens_single(struct marker *m, size_t i)
{
    uint32_t c = m->in[i], a = at(m, i + 1);
    bool known = c == 0x2018 || c == 0x201a || c == 0x201b || c == '`';

    if (c != 0x201a && is_elision(m, i + 1)) {
        if ((a | 0x20) == 'n' && is_single(at(m, i + 2)))
            m->elided = i + 2;
        bool year = is_digit(a) && (at(m, i + 3) | 0x20) != 's';
        if (!year || !(known || closer_follows(m, i + 1)))
            return false;
    }
    bool form = c != APOSTROPHE || m->style->open[1] == APOSTROPHE || m->opened_to == i;
    return known || (form && closer_follows(m, i + 1));
}

/* Whether the single mark at i, where one may close, does; else it is an apostrophe behind a word. */
static bool closes_single(const struct marker *m, size_t i)
{
    uint32_t c = m->in[i];

    if (!is_open(m, true))
        return c == m->style->close[1] && c == 0x2018;
    /* The dogs' bowl: inside a quotation that goes on to its own end. */
    bool possessive = (before(m, i) | 0x20) == 's' && at(m, i + 1) == ' ' && is_word(at(m, i + 2));
    return !possessive || !closer_follows(m, i + 1);
}

static size_t set_single(struct marker *m, size_t i)
{
    uint32_t c = m->in[i], b = before(m, i), a = at(m, i + 1);

    if (m->elided == i && i > 0)
        return set_apostrophe(m, i);
    if (is_guillemet(c))
        return set_single_guillemet(m, i);
    if (c == '\'' && is_digit(b) && (is_digit(a) || ((is_space(a) || a == 0) && !is_open(m, true)))) {
        put(m, PRIME);
        return i + 1;
    }
    if (is_word(b) && is_word(a) && m->opened_to != i)
        return set_apostrophe(m, i);
    if (may_open(m, i, i + 1))
        return opens_single(m, i) ? put_opening(m, i, i + 1, true) : set_apostrophe(m, i);
    if (may_close(m, i, i + 1))
        return closes_single(m, i) ? put_closing(m, i, i + 1, true) : set_apostrophe(m, i);
    if (is_word(b) || c == APOSTROPHE || (m->closed_to == i && i > 0))
        return set_apostrophe(m, i);
    put(m, c);
    return i + 1;
}

static size_t run_of(const struct marker *m, size_t i, uint32_t c)
{
    size_t n = 0;

    while (i + n < m->n && m->in[i + n] == c)
        n++;
    return n;
}

static size_t set_dash(struct marker *m, size_t i)
{
    size_t n = run_of(m, i, '-');
    uint32_t b = before(m, i), a = at(m, i + n);
    bool left = b == 0 || is_space(b), right = a == 0 || is_space(a);

    if (n > 3 || (n == 1 && (!left || !right || (b == 0 && a == 0))) || (n > 1 && (b == 0 || a == 0))) {
        for (size_t k = 0; k < n; k++)
            put(m, '-');
        return i + n;
    }
    if (n > 1 && !left && !right && language_is(m->language, "en")) {
        put(m, 0x2014);
        return i + n;
    }
    if (!left)
        put(m, ' ');
    put(m, m->style->dash);
    if (!right)
        put(m, ' ');
    return i + n;
}

static size_t set_dots(struct marker *m, size_t i)
{
    size_t n = run_of(m, i, '.');

    if (n == 1) {
        /* . . . */
        if (at(m, i + 1) == ' ' && at(m, i + 2) == '.' && at(m, i + 3) == ' ' && at(m, i + 4) == '.' &&
            at(m, i + 5) != '.') {
            put(m, 0x2026);
            return i + 5;
        }
        put(m, '.');
        return i + 1;
    }
    if (n == 3 || n > 4) {
        put(m, 0x2026);
    } else {
        put(m, n == 4 ? 0x2026 : '.');
        put(m, '.');
    }
    return i + n;
}

/* French: a thin space in front, whatever space was there. Not in 10:30, http:// or a row of marks. */
static void space_punctuation(struct marker *m, size_t i)
{
    uint32_t c = m->in[i], a = at(m, i + 1);
    bool wanted = c == ':' ? m->style->spaced_colon : m->style->spaced_punctuation;

    if (!wanted || is_word(a) || a == '/' || m->n_out == 0)
        return;
    uint32_t last = m->out[m->n_out - 1];
    if (!is_space(last) && !is_word(last) && !is_guillemet(last) &&
        (last >= 0x80 ? last != 0x2026 && last != 0x201d && last != APOSTROPHE : strchr(")]%", (int)last) == NULL))
        return;
    drop_spaces(m);
    if (m->n_out > 0)
        put(m, NARROW_SPACE);
}

static size_t step(struct marker *m, size_t i)
{
    uint32_t c = m->in[i];

    if ((c == '`' || c == '\'') && at(m, i + 1) == c && !(c == '\'' && at(m, i + 2) == c))
        return set_double(m, i, i + 2);
    if (is_double(c))
        return set_double(m, i, i + 1);
    if (is_single(c))
        return set_single(m, i);
    if (c == '-')
        return set_dash(m, i);
    if (c == '.')
        return set_dots(m, i);
    if (c == ';' || c == ':' || c == '!' || c == '?')
        space_punctuation(m, i);
    put(m, c);
    return i + 1;
}

char *marks_set(const char *text, const char *language, bool nested)
{
    size_t size = strlen(text);
    struct marker m = {.style = marks_style_for(language), .language = language, .nested = nested};
    struct buffer result = {0};
    uint32_t *in = malloc((size + 1) * sizeof *in);
    /* A dash gets two spaces at most, any other mark one. */
    m.out = malloc((3 * size + 1) * sizeof *m.out);
    if (in == NULL || m.out == NULL) {
        result.failed = true;
        goto out;
    }
    for (const char *p = text, *end = text + size; p < end;)
        in[m.n++] = utf8_next(&p, end);
    m.in = in;
    for (size_t i = 0; i < m.n;)
        i = step(&m, i);
    for (size_t i = 0; i < m.n_out; i++) {
        char bytes[4];
        buffer_add(&result, bytes, utf8_put(bytes, m.out[i]));
    }
out:
    free(in);
    free(m.out);
    char *set = buffer_take_text(&result);
    buffer_finish(&result);
    return set;
}

const char *marks_opening(const char *language)
{
    switch (marks_style_for(language)->open[0]) {
    case 0xab:
        return "«";
    case 0x201e:
        return "„";
    case 0x201d:
        return "”";
    case 0x300c:
        return "「";
    default:
        return "“";
    }
}
