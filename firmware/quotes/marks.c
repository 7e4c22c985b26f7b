/* SPDX-License-Identifier: MIT */
#include "quotes/marks.h"

#include "base/bytes.h"
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
    size_t size;
    size_t line, line_end;   /* the paragraph being read */
    size_t first, last;      /* the same without white space at its edges */
    size_t unclosed[MARKS];  /* the paragraph's first opener of this kind that nothing closes; SIZE_MAX: none so far */
    enum mark next_opens;    /* what the next paragraph opens with; MARKS: not looked up yet */
    bool angles_reversed;    /* »so« */
    bool singles_are_double; /* '' is used as one mark */
    struct quote_stretches *out;
};

static enum mark mark_at(const struct scan *s, size_t i, size_t *size)
{
    static const enum mark curly[8] = {LEFT_SINGLE, RIGHT_SINGLE, NONE,       NONE,
                                       LEFT_DOUBLE, RIGHT_DOUBLE, LOW_DOUBLE, LEFT_DOUBLE};
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
    case 0xE2: /* ‘ to ‟ */
        *size = 3;
        return left < 3 || p[1] != 0x80 || p[2] < 0x98 || p[2] > 0x9F ? NONE : curly[p[2] - 0x98];
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

/* Moves i on to the paragraph's next mark; NONE at its end. */
static inline enum mark next_mark(const struct scan *s, size_t *i, size_t *size)
{
    for (; *i < s->line_end; ++*i)
        if (may_be_mark(s->text[*i])) {
            enum mark m = mark_at(s, *i, size);
            if (m != NONE)
                return m;
        }
    return NONE;
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

/* Stands after a word and before none: it opens nothing. */
static bool only_closes(const struct scan *s, size_t i, size_t size)
{
    return closes_shape(s, i, size) && !leads(before(s, i));
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

/* What speech in straight single marks begins with; anything else after one makes it an apostrophe. */
static bool begins_speech(uint32_t c)
{
    return is_word(c) || c == '[' || c == 0x201C || c == '"' || c == 0xA3 || c == '$' || c == '.' || c == 0x2026;
}

static bool is_opener(const struct scan *s, enum mark m, size_t i, size_t size)
{
    uint32_t prev = before(s, i), next = after(s, i + size);
    switch (m) {
    case LEFT_DOUBLE:
        return !only_closes(s, i, size);
    case LOW_DOUBLE:
    case TWO_GRAVES:
        return true;
    case LEFT_ANGLE:
        return !s->angles_reversed;
    case RIGHT_ANGLE:
        return s->angles_reversed;
    case RIGHT_DOUBLE:
        return opens_shape(s, i, size) && (is_word(next) || next == '[');
    case STRAIGHT:
    case TWO_SINGLES: /* after a digit: inches */
        return !is_space(next) && !(prev >= '0' && prev <= '9') && !only_closes(s, i, size);
    case LEFT_SINGLE:
        return opens_shape(s, i, size) && !is_clipped(s, i + size);
    case STRAIGHT_SINGLE:
        return opens_shape(s, i, size) && begins_speech(next) && !is_clipped(s, i + size);
    default:
        return false;
    }
}

static bool may_close(enum mark opener, enum mark m)
{
    enum { SINGLES = 1 << RIGHT_SINGLE | 1 << STRAIGHT_SINGLE };
    static const unsigned closers[MARKS] = {
        [LEFT_DOUBLE] = 1 << RIGHT_DOUBLE,
        [RIGHT_DOUBLE] = 1 << RIGHT_DOUBLE,
        [LOW_DOUBLE] = 1 << LEFT_DOUBLE | 1 << RIGHT_DOUBLE,
        [STRAIGHT] = 1 << STRAIGHT,
        [LEFT_ANGLE] = 1 << RIGHT_ANGLE,
        [RIGHT_ANGLE] = 1 << LEFT_ANGLE,
        [TWO_SINGLES] = 1 << TWO_SINGLES,
        [TWO_GRAVES] = 1 << TWO_SINGLES,
        [LEFT_SINGLE] = SINGLES,
        [STRAIGHT_SINGLE] = SINGLES,
    };
    return closers[opener] >> m & 1;
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

struct closer {
    size_t at, size;
    size_t again, again_end; /* a second opener before it, where one of the two is not closed; 0: none */
    bool found;
    bool unsure; /* it may be the apostrophe of a plural: "the boys' yard" */
};

/* The mark that closes the single one before `from`. */
static struct closer close_single(const struct scan *s, enum mark opener, size_t from)
{
    struct closer c = {0};
    enum mark m;
    for (size_t i = from, size; (m = next_mark(s, &i, &size)) != NONE; i += size) {
        int how = may_close(opener, m) ? single_closes(s, i, size) : 0;
        if (how == 2 || (how == 1 && !c.found))
            c = (struct closer){.at = i, .size = size, .found = true, .unsure = how == 1};
        if (how == 2 || (c.found && m == opener && is_opener(s, m, i, size)))
            break;
    }
    return c;
}

/* What a mark does inside a stretch that a double one opened. Marks of the same kind nest. */
enum inner_mark {
    INNER_NOTHING,
    INNER_OPENS,
    INNER_CLOSES,
    INNER_CLOSES_ALL, /* “so“ */
    INNER_ODD_CLOSES, /* of another kind, by mistake: “so", "so” */
    INNER_ODD_PAIR,   /* opens a pair of another kind, which is no mistake */
};

static bool opens_word(const struct scan *s, size_t i, size_t size)
{
    return opens_shape(s, i, size) && is_word(after(s, i + size));
}

static enum inner_mark inner_mark(const struct scan *s, enum mark opener, size_t from, enum mark m, size_t i,
                                  size_t size)
{
    bool symmetric = m == STRAIGHT || m == TWO_SINGLES;
    if (may_close(opener, m))
        return symmetric && i > from && opens_word(s, i, size) ? INNER_OPENS : INNER_CLOSES;
    if (m == opener || (m == LEFT_DOUBLE && opener == RIGHT_DOUBLE))
        return m == LEFT_DOUBLE && only_closes(s, i, size) ? INNER_CLOSES_ALL : INNER_OPENS;
    if (opener == STRAIGHT && m == RIGHT_DOUBLE)
        return INNER_ODD_CLOSES;
    if (opener == STRAIGHT ? m == LEFT_DOUBLE : (opener == LEFT_DOUBLE || opener == LOW_DOUBLE) && m == STRAIGHT)
        return opens_shape(s, i, size) ? INNER_ODD_PAIR : INNER_ODD_CLOSES;
    return INNER_NOTHING;
}

/* The mark that closes the double one before `from`; where the count of nested ones does not come out, the last one. */
static struct closer close_double(const struct scan *s, enum mark opener, size_t from)
{
    struct closer own = {0}, odd = {0};
    bool odd_pair = false;
    size_t depth = 1, again = 0, again_end = 0;
    enum mark m;
    for (size_t i = from, size; (m = next_mark(s, &i, &size)) != NONE; i += size) {
        /* ''' is a single mark inside and the closing pair after it. */
        if (m == TWO_SINGLES && i + 2 < s->line_end && s->text[i + 2] == '\'' && closes_shape(s, i + 1, 2))
            i++;
        /* “so," he said. "And so”: the odd one did close */
        if (odd.found && !own.found && (m == opener || m == STRAIGHT || m == LEFT_DOUBLE) && opens_word(s, i, size))
            break;
        switch (inner_mark(s, opener, from, m, i, size)) {
        case INNER_OPENS:
            depth++;
            if (again == 0 && !own.found) {
                again = i;
                again_end = i + size;
            }
            break;
        case INNER_CLOSES:
            own = (struct closer){.at = i, .size = size, .found = true};
            if (--depth == 0)
                return own;
            break;
        case INNER_CLOSES_ALL:
            return (struct closer){.at = i, .size = size, .found = true};
        case INNER_ODD_CLOSES:
            if (!odd.found && !odd_pair)
                odd = (struct closer){.at = i, .size = size, .found = true};
            break;
        case INNER_ODD_PAIR:
            odd_pair = odd_pair || !odd.found;
            break;
        case INNER_NOTHING:
            break;
        }
    }
    own.again = again;
    own.again_end = again_end;
    return own.found ? own : odd;
}

static bool add(struct quote_stretches *out, struct quote_stretch stretch)
{
    struct quote_stretch *at = array_grow(out->at, out->n, sizeof *at);
    if (at == NULL)
        return false;
    out->at = at;
    at[out->n++] = stretch;
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
static enum mark next_opens(struct scan *s)
{
    if (s->next_opens != MARKS)
        return s->next_opens;
    size_t i = skip_space(s->text, s->line_end, s->size), mark_size;
    const char *nl = memchr(s->text + i, '\n', s->size - i);
    struct scan ahead = *s;
    ahead.line = i;
    ahead.line_end = nl == NULL ? s->size : (size_t)(nl - s->text);
    enum mark m = i < s->size ? mark_at(&ahead, i, &mark_size) : NONE;
    s->next_opens = m != NONE && is_opener(&ahead, m, i, mark_size) ? m : NONE;
    return s->next_opens;
}

static bool is_single(enum mark m)
{
    return m == LEFT_SINGLE || m == STRAIGHT_SINGLE;
}

/* The mark that closes the opener m at i. Once nothing closes one, nothing closes the later ones of its kind. */
static struct closer find_closer(struct scan *s, enum mark m, size_t i, size_t size)
{
    struct closer c = {0};
    if (s->unclosed[m] != SIZE_MAX)
        return c;
    c = is_single(m) ? close_single(s, m, i + size) : close_double(s, m, i + size);
    /* A plural's apostrophe where the speech goes on in the next paragraph. */
    if (c.unsure && next_opens(s) == m)
        c.found = false;
    if (!c.found)
        s->unclosed[m] = i;
    return c;
}

/* What the opener m at i begins: up to its closer, or to the paragraph's end. */
static struct quote_stretch read_stretch(struct scan *s, enum mark m, size_t i, size_t size)
{
    struct closer c = find_closer(s, m, i, size);
    size_t inner_end = c.found ? c.at : s->last;
    struct quote_stretch q = {.start = i, .closed = c.found, .single = is_single(m), .opens_line = i == s->first};
    q.end = c.found ? c.at + c.size : s->last;
    q.inner_start = skip_space(s->text, i + size, inner_end);
    q.inner_end = skip_space_back(s->text, q.inner_start, inner_end);
    q.ends_line = q.end >= s->last;
    q.again = c.again;
    q.again_inner = c.again_end;
    q.carries_on = !q.closed && next_opens(s) == m;
    return q;
}

/* Reads one paragraph. False when out of memory. */
static bool read_line(struct scan *s)
{
    s->first = skip_space(s->text, s->line, s->line_end);
    s->last = skip_space_back(s->text, s->line, s->line_end);
    s->next_opens = MARKS;
    for (int m = 0; m < MARKS; m++)
        s->unclosed[m] = SIZE_MAX;
    enum mark m;
    for (size_t i = s->first, size; (m = next_mark(s, &i, &size)) != NONE;) {
        if (!is_opener(s, m, i, size)) {
            i += size;
            continue;
        }
        struct quote_stretch q = read_stretch(s, m, i, size);
        bool odd = !q.closed && !q.carries_on;
        /* A single mark that nothing closes is most likely an apostrophe, a second double one of its kind a slip. */
        if (odd && (q.single || (!q.opens_line && s->unclosed[m] != i))) {
            i += size;
            continue;
        }
        s->out->odd_marks += odd;
        if (q.inner_start < q.inner_end && !add(s->out, q))
            return false;
        i = q.end;
    }
    return true;
}

/* What the whole text tells: which way « » point, and whether '' is one mark. */
static void look_ahead(struct scan *s)
{
    const char *text = s->text, *end = text + s->size;
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
    *out = (struct quote_stretches){.talk = SIZE_MAX};
    struct scan s = {.text = text, .size = size, .out = out};
    look_ahead(&s);
    for (size_t line = 0; line < size; line = s.line_end + 1) {
        const char *nl = memchr(text + line, '\n', size - line);
        s.line = line;
        s.line_end = nl == NULL ? size : (size_t)(nl - text);
        if (!read_line(&s)) {
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
