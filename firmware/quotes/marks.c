/* SPDX-License-Identifier: MIT */
#include "quotes/marks.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum mark {
    NONE,
    LEFT_DOUBLE,  /* “ */
    RIGHT_DOUBLE, /* ” */
    LOW_DOUBLE,   /* „ */
    STRAIGHT,     /* " */
    LEFT_ANGLE,   /* « */
    RIGHT_ANGLE,  /* » */
    TWO_SINGLES,  /* '' */
    TWO_GRAVES,   /* `` */
    LEFT_SINGLE,  /* ‘ */
    RIGHT_SINGLE, /* ’ */
    STRAIGHT_SINGLE,
    MARKS
};

struct scan {
    const char *text;
    size_t line, line_end;   /* the paragraph being read */
    size_t dead[MARKS];      /* no closer for this opener from here to the paragraph's end */
    bool angles_reversed;    /* »so« */
    bool singles_are_double; /* '' is used as one mark */
    struct quote_stretches *out;
};

static enum mark mark_at(const struct scan *s, size_t i, size_t *size)
{
    const unsigned char *p = (const unsigned char *)s->text + i;
    size_t left = s->line_end - i;
    *size = 1;
    switch (p[0]) {
    case '"':
        return STRAIGHT;
    case '\'':
        if (s->singles_are_double && left > 1 && p[1] == '\'') {
            *size = 2;
            return TWO_SINGLES;
        }
        return STRAIGHT_SINGLE;
    case '`':
        if (left > 1 && p[1] == '`') {
            *size = 2;
            return TWO_GRAVES;
        }
        return NONE;
    case 0xC2:
        *size = 2;
        return left < 2 ? NONE : p[1] == 0xAB ? LEFT_ANGLE : p[1] == 0xBB ? RIGHT_ANGLE : NONE;
    case 0xE2:
        *size = 3;
        if (left < 3 || p[1] != 0x80)
            return NONE;
        switch (p[2]) {
        case 0x98:
            return LEFT_SINGLE;
        case 0x99:
            return RIGHT_SINGLE;
        case 0x9C:
        case 0x9F:
            return LEFT_DOUBLE;
        case 0x9D:
            return RIGHT_DOUBLE;
        case 0x9E:
            return LOW_DOUBLE;
        default:
            return NONE;
        }
    default:
        return NONE;
    }
}

/* The bytes a mark can begin with. */
static inline bool may_be_mark(char c)
{
    unsigned char b = (unsigned char)c;
    return b == '"' || b == '\'' || b == '`' || b == 0xC2 || b == 0xE2;
}

static uint32_t before(const struct scan *s, size_t i)
{
    const char *at = s->text + i;
    return i == s->line ? ' ' : utf8_previous(&at, s->text + s->line);
}

static uint32_t after(const struct scan *s, size_t i)
{
    const char *at = s->text + i;
    return i >= s->line_end ? ' ' : utf8_next(&at, s->text + s->line_end);
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

static bool is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c | 32) - 'a' < 26u || (c >= 0xC0 && uc_is_alnum(c));
}

/* What may stand right before an opening mark. */
static bool leads(uint32_t c)
{
    return is_space(c) || c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == '/' ||
           c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == '>';
}

static bool closes_shape(const struct scan *s, size_t i, size_t size)
{
    return !is_space(before(s, i)) && !is_word(after(s, i + size));
}

static bool opens_shape(const struct scan *s, size_t i, size_t size)
{
    return leads(before(s, i)) && !is_space(after(s, i + size));
}

/* Words that lose their front: an apostrophe, not an opening mark. */
static bool is_clipped(const struct scan *s, size_t i)
{
    static const char *const clipped[] = {"em", "til",   "till", "cause", "tis", "twas",
                                          "n",  "round", "bout", "er",    "im"};
    size_t end = i;
    while (end < s->line_end && is_word((unsigned char)s->text[end]))
        end++;
    if (end > i && s->text[i] >= '0' && s->text[i] <= '9')
        return end - i <= 3 && s->text[end - 1] == 's';
    for (size_t k = 0; k < sizeof clipped / sizeof clipped[0]; k++)
        if (end - i == strlen(clipped[k]) && strncasecmp(s->text + i, clipped[k], end - i) == 0)
            return true;
    return false;
}

static bool is_opener(const struct scan *s, enum mark m, size_t i, size_t size)
{
    uint32_t next = after(s, i + size);
    switch (m) {
    case LEFT_DOUBLE:
        return !(closes_shape(s, i, size) && !leads(before(s, i)));
    case LOW_DOUBLE:
    case TWO_GRAVES:
        return true;
    case LEFT_ANGLE:
        return !s->angles_reversed;
    case RIGHT_ANGLE:
        return s->angles_reversed;
    case RIGHT_DOUBLE:
        return opens_shape(s, i, size) && !is_space(next) && (is_word(next) || next == '[');
    case STRAIGHT:
    case TWO_SINGLES:
        return !is_space(next) && !(before(s, i) >= '0' && before(s, i) <= '9') &&
               !(closes_shape(s, i, size) && !leads(before(s, i)) && !is_word(next));
    case LEFT_SINGLE:
        return leads(before(s, i)) && !is_space(next) && !is_clipped(s, i + size);
    case STRAIGHT_SINGLE:
        return opens_shape(s, i, size) &&
               (is_word(next) || next == '[' || next == 0x201C || next == '"' || next == 0xA3 || next == '$' ||
                next == '.' || next == 0x2026) &&
               !is_clipped(s, i + size);
    default:
        return false;
    }
}

static bool may_close(const struct scan *s, enum mark opener, enum mark m)
{
    switch (opener) {
    case LEFT_DOUBLE:
    case RIGHT_DOUBLE:
        return m == RIGHT_DOUBLE;
    case LOW_DOUBLE:
        return m == LEFT_DOUBLE || m == RIGHT_DOUBLE;
    case STRAIGHT:
        return m == STRAIGHT;
    case TWO_SINGLES:
    case TWO_GRAVES:
        return m == TWO_SINGLES;
    case LEFT_ANGLE:
    case RIGHT_ANGLE:
        return m == (s->angles_reversed ? LEFT_ANGLE : RIGHT_ANGLE);
    case LEFT_SINGLE:
        return m == RIGHT_SINGLE || m == STRAIGHT_SINGLE;
    case STRAIGHT_SINGLE:
        return m == STRAIGHT_SINGLE || m == RIGHT_SINGLE;
    default:
        return false;
    }
}

/* How sure a single mark closes: 2 sure, 1 perhaps (players’ might be a plural's), 0 it is an apostrophe. */
static int single_closes(const struct scan *s, size_t i, size_t size)
{
    uint32_t prev = before(s, i), next = after(s, i + size);
    if (is_space(prev) || is_word(next))
        return 0;
    if (!is_word(prev) || (!is_space(next) && next != '-' && next != 0x2014))
        return 2;
    if (prev == 's' || prev == 'S' || prev == 'z' || prev == 'x')
        return 1;
    const char *word = s->text + i;
    size_t letters = 0;
    while (word > s->text + s->line && letters < 3 && is_word((unsigned char)word[-1]))
        word--, letters++;
    /* "goin' home", "o' the", "th' end" */
    return letters <= 1 || (prev == 'n' && s->text[i - 2] == 'i') ? 1 : 2;
}

/* Finds the mark that closes the single one before `from`; false if there is none. */
static bool close_single(const struct scan *s, enum mark opener, size_t from, size_t *at, size_t *mark_size, bool *sure)
{
    bool found = false;
    for (size_t i = from; i < s->line_end;) {
        size_t size;
        if (!may_be_mark(s->text[i])) {
            i++;
            continue;
        }
        enum mark m = mark_at(s, i, &size);
        if (m != NONE && may_close(s, opener, m)) {
            int how = single_closes(s, i, size);
            *sure = how == 2;
            if (how == 2 || (how == 1 && !found)) {
                *at = i;
                *mark_size = size;
                found = true;
            }
            if (how == 2)
                return true;
        }
        if (found && m == opener && is_opener(s, m, i, size))
            return true;
        i += m == NONE ? 1 : size;
    }
    return found;
}

/* Marks that close another kind's opener by mistake: “so", "so”. A pair of the other kind inside is no mistake. */
static bool is_odd_closer(enum mark opener, enum mark m)
{
    return opener == STRAIGHT ? m == RIGHT_DOUBLE || m == LEFT_DOUBLE
                              : (opener == LEFT_DOUBLE || opener == LOW_DOUBLE) && m == STRAIGHT;
}

/* The same for a double mark. Marks of the same kind nest; where the count does not come out, the last one closes. */
static bool close_double(const struct scan *s, enum mark opener, size_t from, size_t *at, size_t *mark_size)
{
    size_t depth = 1, wrong = SIZE_MAX, wrong_size = 0;
    bool found = false;
    for (size_t i = from; i < s->line_end;) {
        size_t size;
        if (!may_be_mark(s->text[i])) {
            i++;
            continue;
        }
        enum mark m = mark_at(s, i, &size);
        if (m == NONE) {
            i++;
            continue;
        }
        /* ''' is a single mark inside and the closing pair after it. */
        if (m == TWO_SINGLES && i + 2 < s->line_end && s->text[i + 2] == '\'' && closes_shape(s, i + 1, 2))
            i++;
        bool symmetric = m == STRAIGHT || m == TWO_SINGLES,
             opens = opens_shape(s, i, size) && is_word(after(s, i + size));
        if (wrong < SIZE_MAX - 1 && opens && (m == opener || m == STRAIGHT || m == LEFT_DOUBLE) && !found) {
            break; /* “so," he said. "And so”: the odd one did close */
        } else if (symmetric && may_close(s, opener, m) && opens && i > from) {
            depth++;
        } else if (may_close(s, opener, m)) {
            *at = i;
            *mark_size = size;
            found = true;
            if (--depth == 0)
                return true;
        } else if (m == opener || (m == LEFT_DOUBLE && opener == RIGHT_DOUBLE)) {
            if (m == LEFT_DOUBLE && closes_shape(s, i, size) && !leads(before(s, i))) {
                *at = i; /* “so“ */
                *mark_size = size;
                return true;
            }
            depth++;
        } else if (is_odd_closer(opener, m) && wrong == SIZE_MAX && !found) {
            if (m != RIGHT_DOUBLE && opens_shape(s, i, size))
                wrong = SIZE_MAX - 1; /* a pair of its own inside */
            else
                wrong = i, wrong_size = size;
        }
        i += size;
    }
    if (!found && wrong < SIZE_MAX - 1) {
        *at = wrong;
        *mark_size = wrong_size;
        found = true;
    }
    return found;
}

static bool add(struct quote_stretches *out, struct quote_stretch stretch)
{
    if (out->n == out->room) {
        size_t room = out->room * 2 + 16;
        struct quote_stretch *at = realloc(out->at, room * sizeof *at);
        if (at == NULL)
            return false;
        out->at = at;
        out->room = room;
    }
    out->at[out->n++] = stretch;
    return true;
}

static size_t skip_space(const char *text, size_t i, size_t end)
{
    while (i < end) {
        const char *at = text + i;
        if (!is_space(utf8_next(&at, text + end)))
            break;
        i = (size_t)(at - text);
    }
    return i;
}

static size_t skip_space_back(const char *text, size_t start, size_t i)
{
    while (i > start) {
        const char *at = text + i;
        if (!is_space(utf8_previous(&at, text + start)))
            break;
        i = (size_t)(at - text);
    }
    return i;
}

/* The mark that the next paragraph with anything in it opens with. */
static enum mark next_opens(const struct scan *s, size_t size)
{
    size_t i = skip_space(s->text, s->line_end, size);
    const char *nl = memchr(s->text + i, '\n', size - i);
    struct scan ahead = *s;
    ahead.line = i;
    ahead.line_end = nl == NULL ? size : (size_t)(nl - s->text);
    size_t mark_size;
    enum mark m = i < size ? mark_at(&ahead, i, &mark_size) : NONE;
    return m != NONE && is_opener(&ahead, m, i, mark_size) ? m : NONE;
}

/* Reads one paragraph. False when out of memory. */
static bool read_line(struct scan *s, size_t size)
{
    size_t first = skip_space(s->text, s->line, s->line_end), last = skip_space_back(s->text, s->line, s->line_end);
    enum mark next = MARKS; /* not looked up yet */
    for (int m = 0; m < MARKS; m++)
        s->dead[m] = SIZE_MAX;
    for (size_t i = first; i < last;) {
        size_t mark_size, close = 0, close_size = 0;
        if (!may_be_mark(s->text[i])) {
            i++;
            continue;
        }
        enum mark m = mark_at(s, i, &mark_size);
        if (m == NONE || !is_opener(s, m, i, mark_size)) {
            i += m == NONE ? 1 : mark_size;
            continue;
        }
        bool single = m == LEFT_SINGLE || m == STRAIGHT_SINGLE;
        size_t inside = i + mark_size;
        bool closed = false;
        if (s->dead[m] == SIZE_MAX) {
            bool sure = true;
            closed = single ? close_single(s, m, inside, &close, &close_size, &sure)
                            : close_double(s, m, inside, &close, &close_size);
            if (closed && !sure) {
                /* "the boys' yard": a plural's apostrophe where the speech goes on in the next paragraph. */
                next = next == MARKS ? next_opens(s, size) : next;
                closed = next != m;
            }
            if (!closed)
                s->dead[m] = i;
        }
        struct quote_stretch q = {.start = i, .single = single, .closed = closed, .opens_line = i == first};
        q.end = closed ? close + close_size : last;
        q.inner_start = skip_space(s->text, inside, closed ? close : last);
        q.inner_end = skip_space_back(s->text, q.inner_start, closed ? close : last);
        q.ends_line = q.end >= last;
        if (!closed) {
            next = next == MARKS ? next_opens(s, size) : next;
            q.carries_on = next == m;
            /* A single mark that nothing closes is most likely an apostrophe. */
            if ((single && !q.carries_on) || (!q.carries_on && !q.opens_line && s->dead[m] != i)) {
                i = inside;
                continue;
            }
            s->out->odd_marks += !q.carries_on;
        }
        if (q.inner_start < q.inner_end && !add(s->out, q))
            return false;
        i = q.end;
    }
    return true;
}

/* What the whole text tells: which way « » point, and whether '' is one mark. */
static void look_ahead(struct scan *s, size_t size)
{
    const char *text = s->text, *end = text + size;
    for (const char *at = text; (at = memchr(at, 0xC2, (size_t)(end - at))) != NULL; at++)
        if (at + 1 < end && ((unsigned char)at[1] == 0xAB || (unsigned char)at[1] == 0xBB)) {
            s->angles_reversed = (unsigned char)at[1] == 0xBB;
            break;
        }
    for (const char *at = text; (at = memchr(at, '\'', (size_t)(end - at))) != NULL; at++)
        if (at + 2 < end && at[1] == '\'' && at[2] != ' ' && (at == text || at[-1] == ' ' || at[-1] == '\n')) {
            s->singles_are_double = true;
            break;
        }
    for (const char *at = text; (at = memchr(at, '`', (size_t)(end - at))) != NULL; at++)
        if (at + 1 < end && at[1] == '`') {
            s->singles_are_double = true;
            break;
        }
}

bool quote_marks_find(const char *text, size_t size, struct quote_stretches *out, struct error *e)
{
    *out = (struct quote_stretches){0};
    struct scan s = {.text = text, .out = out};
    look_ahead(&s, size);
    for (size_t line = 0; line < size; line = s.line_end + 1) {
        const char *nl = memchr(text + line, '\n', size - line);
        s.line = line;
        s.line_end = nl == NULL ? size : (size_t)(nl - text);
        if (!read_line(&s, size)) {
            quote_marks_finish(out);
            return error_memory(e);
        }
    }
    return true;
}

void quote_marks_finish(struct quote_stretches *s)
{
    free(s->at);
    *s = (struct quote_stretches){0};
}
