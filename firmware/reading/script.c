/* SPDX-License-Identifier: MIT */
#include "reading/script.h"

#include "base/bytes.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "reading/action.h"

#include <stdlib.h>
#include <string.h>

struct word {
    const char *at;
    size_t size;
};

/* The words of one line; comment and blanks at its ends are gone. */
struct line {
    const char *at, *end;
};

struct parser {
    struct script *out;
    struct error *e;
    unsigned line, end_line; /* end_line: where `end` stood, 0: not yet */
    uint64_t begun, ended;   /* the latest beginning and the latest end of all steps so far */
    uint64_t swipe_ends;
    unsigned swipe_line;
    size_t down[SCRIPT_DOWN_MOST]; /* holds that have not ended, as indices of steps */
    size_t n_down;
};

/* Steps that a line may name, the picture's ways, and how each is written. */
static const char *const verbs[] = {"press", "hold", "tap", "swipe", "notice", "at", "end"};
enum { VERB_AT = SCRIPT_NOTICE + 1, VERB_END, N_VERBS };
static const char *const ways[] = {"left", "right", "up", "down"};
enum { N_WAYS = 4 };
static const char *const forms[] = {
    [SCRIPT_PRESS] = "press next-card",
    [SCRIPT_HOLD] = "hold home 3000",
    [SCRIPT_TAP] = "tap 0.9 0.5",
    [SCRIPT_SWIPE] = "swipe left",
    [SCRIPT_NOTICE] = "notice 30000",
    [VERB_AT] = "at 1500 press next-card",
    [VERB_END] = "end",
};

void script_finish(struct script *s)
{
    free(s->steps);
    *s = (struct script){0};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(struct line *l)
{
    while (l->at < l->end && is_blank(*l->at))
        l->at++;
    while (l->end > l->at && is_blank(l->end[-1]))
        l->end--;
}

static struct word next_word(struct line *l)
{
    struct word w = {l->at, 0};

    while (l->at < l->end && !is_blank(*l->at))
        l->at++;
    w.size = (size_t)(l->at - w.at);
    trim(l);
    return w;
}

static struct word last_word(struct line *l)
{
    const char *end = l->end;

    while (l->end > l->at && !is_blank(l->end[-1]))
        l->end--;
    struct word w = {l->end, (size_t)(end - l->end)};
    trim(l);
    return w;
}

static bool word_is(struct word w, const char *text)
{
    return w.size == strlen(text) && memcmp(w.at, text, w.size) == 0;
}

/* For "%.*s": as much of a word as an error should quote, in whole characters. */
static int shown(struct word w)
{
    size_t size = w.size < 40 ? w.size : 40;

    while (size < w.size && size > 0 && ((unsigned char)w.at[size] & 0xc0) == 0x80)
        size--;
    return (int)size;
}

/* The one of the list that was probably meant, or NULL. */
static const char *meant(struct word w, const char *const *list, size_t n)
{
    char given[16];
    struct nearest near = {.given = given, .exact = true, .most = w.size < 4 ? 1 : 2};

    if (w.size >= sizeof given)
        return NULL;
    memcpy(given, w.at, w.size);
    given[w.size] = '\0';
    for (size_t i = 0; i < n; i++) {
        /* Of "at" nothing would be left when two letters are wrong. */
        if (strlen(list[i]) > near.most)
            nearest_try(&near, list[i]);
    }
    return near.best;
}

static bool is_number(struct word w)
{
    for (size_t i = 0; i < w.size; i++)
        if (w.at[i] < '0' || w.at[i] > '9')
            return false;
    return w.size > 0;
}

static bool parse_ms(struct parser *p, struct word w, uint64_t most, uint64_t *out)
{
    uint64_t ms = 0;

    if (!is_number(w))
        return error_set(p->e, "'%.*s' is not a whole number of milliseconds", shown(w), w.at);
    for (size_t i = 0; i < w.size && ms <= most; i++)
        ms = ms * 10 + (uint64_t)(w.at[i] - '0');
    if (ms > most)
        return error_set(p->e, "'%.*s' is too many milliseconds; at most %llu", shown(w), w.at,
                         (unsigned long long)most);
    *out = ms;
    return true;
}

/* Digits with at most one point, 0 to 1. Not strtod: that takes the locale's comma, "inf" and hexadecimals. */
static bool parse_share(struct parser *p, const char *which, struct word w, float *out)
{
    double value = 0, scale = 1;
    bool point = false, digit = false, good = true;

    for (size_t i = 0; i < w.size && good; i++) {
        char c = w.at[i];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            digit = true;
            if (point)
                value += (c - '0') * (scale /= 10);
            else
                value = value * 10 + (c - '0');
        } else {
            good = false;
        }
        good = good && value <= 1;
    }
    if (!good || !digit)
        return error_set(p->e, "%s is '%.*s'; it must be a number from 0 to 1, a share of the upright picture", which,
                         shown(w), w.at);
    *out = (float)value;
    return true;
}

/* All that is left of the line is the name; blanks within count as one. */
static bool parse_name(struct parser *p, struct line l, char out[SCRIPT_NAME_ROOM])
{
    size_t n = 0;

    for (struct word w = next_word(&l); w.size > 0; w = next_word(&l)) {
        if (n + (n > 0) + w.size >= SCRIPT_NAME_ROOM)
            return error_set(p->e, "the name is longer than %d bytes", SCRIPT_NAME_ROOM - 1);
        if (n > 0)
            out[n++] = ' ';
        memcpy(out + n, w.at, w.size);
        n += w.size;
    }
    out[n] = '\0';
    return true;
}

static bool bad_form(struct parser *p, unsigned verb)
{
    return error_set(p->e, "'%s' is written '%s'", verbs[verb], forms[verb]);
}

static bool unknown_verb(struct parser *p, struct word w)
{
    const char *best = meant(w, verbs, N_VERBS);
    char name[SCRIPT_NAME_ROOM];
    enum action action;

    if (w.size < sizeof name) {
        memcpy(name, w.at, w.size);
        name[w.size] = '\0';
        if (action_from_name(name, &action))
            return error_set(p->e, "'%s' is not a step; did you mean 'press %s'?", name, name);
    }
    if (is_number(w))
        return error_set(p->e, "'%.*s' is not a step; did you mean 'at %.*s ...'?", shown(w), w.at, shown(w), w.at);
    if (best != NULL)
        return error_set(p->e, "'%.*s' is not a step; did you mean '%s'?", shown(w), w.at, best);
    return error_set(p->e, "'%.*s' is not a step; it is one of press, hold, tap, swipe, notice, end", shown(w), w.at);
}

static unsigned verb_of(struct word w)
{
    unsigned verb = 0;

    while (verb < N_VERBS && !word_is(w, verbs[verb]))
        verb++;
    return verb;
}

/* What follows the verb. step->ends is set to how long it takes. */
static bool parse_rest(struct parser *p, struct line *l, struct script_step *step)
{
    struct word w, v;

    switch (step->verb) {
    case SCRIPT_PRESS:
        if (l->at == l->end)
            return bad_form(p, SCRIPT_PRESS);
        return parse_name(p, *l, step->name);
    case SCRIPT_HOLD:
        w = last_word(l);
        if (w.size == 0 || l->at == l->end)
            return bad_form(p, SCRIPT_HOLD);
        return parse_ms(p, w, SCRIPT_HOLD_MOST, &step->ends) && parse_name(p, *l, step->name);
    case SCRIPT_TAP:
        w = next_word(l);
        v = next_word(l);
        if (v.size == 0 || l->at < l->end)
            return bad_form(p, SCRIPT_TAP);
        return parse_share(p, "X", w, &step->x) && parse_share(p, "Y", v, &step->y);
    case SCRIPT_SWIPE:
        w = next_word(l);
        if (w.size == 0 || l->at < l->end)
            return bad_form(p, SCRIPT_SWIPE);
        step->ends = SCRIPT_SWIPE_MS;
        for (unsigned i = 0; i < N_WAYS; i++) {
            if (word_is(w, ways[i])) {
                step->way = (enum script_way)i;
                return true;
            }
        }
        if (meant(w, ways, N_WAYS) != NULL)
            return error_set(p->e, "'%.*s' is not a way to swipe; did you mean '%s'?", shown(w), w.at,
                             meant(w, ways, N_WAYS));
        return error_set(p->e, "'%.*s' is not a way to swipe; it is one of left, right, up, down", shown(w), w.at);
    case SCRIPT_NOTICE:
        w = next_word(l);
        if (w.size == 0 || l->at < l->end)
            return bad_form(p, SCRIPT_NOTICE);
        return parse_ms(p, w, SCRIPT_HOLD_MOST, &step->notice_ms);
    }
    return false;
}

/* One hand, one finger: nothing goes down that is down. */
static bool check_overlap(struct parser *p, const struct script_step *step)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->n_down; i++)
        if (p->out->steps[p->down[i]].ends > step->begins)
            p->down[kept++] = p->down[i];
    p->n_down = kept;
    if ((step->verb == SCRIPT_TAP || step->verb == SCRIPT_SWIPE) && step->begins < p->swipe_ends)
        return error_set(p->e, "the swipe of line %u ends at %llu; there is one finger only", p->swipe_line,
                         (unsigned long long)p->swipe_ends);
    for (size_t i = 0; i < p->n_down && step->name[0] != '\0'; i++) {
        const struct script_step *other = &p->out->steps[p->down[i]];
        if (strcmp(other->name, step->name) == 0)
            return error_set(p->e, "'%s' is still held, by line %u, until %llu", step->name, other->line,
                             (unsigned long long)other->ends);
    }
    if (step->verb == SCRIPT_HOLD && p->n_down == SCRIPT_DOWN_MOST)
        return error_set(p->e, "more than %d are held at once", SCRIPT_DOWN_MOST);
    return true;
}

static bool add_step(struct parser *p, const struct script_step *step)
{
    struct script *out = p->out;

    if (out->n == SCRIPT_STEPS_MOST)
        return error_set(p->e, "a script has at most %d steps", SCRIPT_STEPS_MOST);
    struct script_step *steps = array_grow(out->steps, out->n, sizeof *steps);
    if (steps == NULL)
        return error_memory(p->e);
    out->steps = steps;
    if (step->verb == SCRIPT_HOLD)
        p->down[p->n_down++] = out->n;
    if (step->verb == SCRIPT_SWIPE) {
        p->swipe_ends = step->ends;
        p->swipe_line = step->line;
    }
    out->steps[out->n++] = *step;
    p->begun = step->begins;
    if (p->ended < step->ends)
        p->ended = step->ends;
    return true;
}

static bool parse_line(struct parser *p, struct line l)
{
    uint64_t begins = p->ended;

    trim(&l);
    if (l.at == l.end)
        return true;
    if (p->end_line > 0)
        return error_set(p->e, "nothing comes after the 'end' of line %u", p->end_line);
    struct word w = next_word(&l);
    if (word_is(w, verbs[VERB_AT])) {
        w = next_word(&l);
        if (w.size == 0)
            return bad_form(p, VERB_AT);
        if (!parse_ms(p, w, SCRIPT_AT_MOST, &begins))
            return false;
        if (begins < p->begun)
            return error_set(p->e, "%llu is before the step above, which begins at %llu", (unsigned long long)begins,
                             (unsigned long long)p->begun);
        w = next_word(&l);
        if (w.size == 0)
            return bad_form(p, VERB_AT);
    }
    unsigned verb = verb_of(w);
    if (verb == VERB_AT)
        return error_set(p->e, "'at' stands twice");
    if (verb == N_VERBS)
        return unknown_verb(p, w);
    if (verb == VERB_END) {
        if (l.at < l.end)
            return error_set(p->e, "'end' stands alone; to end at a time write 'at 60000 end'");
        p->end_line = p->line;
        p->out->ends = begins;
        return true;
    }
    struct script_step step = {.verb = (enum script_verb)verb, .line = p->line};
    if (!parse_rest(p, &l, &step))
        return false;
    step.begins = begins;
    step.ends += begins;
    return check_overlap(p, &step) && add_step(p, &step);
}

/* No byte that would not show in an editor, and no broken characters: names go on into errors and traces. */
static bool check_bytes(struct parser *p, const char *at, const char *end)
{
    while (at < end) {
        unsigned char byte = (unsigned char)*at;
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f)
            return error_set(p->e, "a control character (byte 0x%02x) does not belong in a script", byte);
        const char *from = at;
        if (utf8_next(&at, end) == 0xfffd && at - from == 1)
            return error_set(p->e, "byte 0x%02x is not UTF-8", byte);
    }
    return true;
}

bool script_parse(const char *text, size_t size, struct script *out, struct error *e)
{
    struct parser p = {.out = out, .e = e};

    *out = (struct script){0};
    if (size == 0)
        return true;
    const char *at = text, *end = text + size;
    if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const char *next = stop != NULL ? stop + 1 : end;
        struct line l = {at, stop != NULL ? stop : end};

        p.line++;
        if (l.end > l.at && l.end[-1] == '\r')
            l.end--;
        bool good = check_bytes(&p, l.at, l.end);
        const char *comment = memchr(l.at, '#', (size_t)(l.end - l.at));
        if (comment != NULL)
            l.end = comment;
        if (!good || !parse_line(&p, l)) {
            script_finish(out);
            return error_prefix(e, "line %u", p.line);
        }
        at = next;
    }
    if (p.end_line == 0)
        out->ends = p.ended;
    return true;
}
