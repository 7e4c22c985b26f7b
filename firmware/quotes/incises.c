/* SPDX-License-Identifier: MIT */
#include "quotes/incises.h"

#include "base/bytes.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAME_MOST = 4,  /* words of a name, or of "the chief engineer" */
    AFTER_MOST = 6, /* words after the verb: "said on Monday" */
};

struct reader {
    const char *text;
    const struct quote_words *words;
    size_t end; /* of what may be read */
};

struct word {
    size_t start, end; /* equal: there is none */
    uint32_t flags;
    bool capital;
    char elided; /* 's' of "s'inquiète", 'l' of "l'armateur" */
};

/* Bytes of "s'" and "l'" at a word's front. */
static size_t elision(const struct reader *r, size_t i, size_t end)
{
    if (end < i + 4 || (r->text[i] != 's' && r->text[i] != 'l'))
        return 0;
    return r->text[i + 1] == '\'' ? 2 : memcmp(r->text + i + 1, "\xE2\x80\x99", 3) == 0 ? 4 : 0;
}

/* ”, – or — at i. */
static bool ends_word(const struct reader *r, size_t i)
{
    return i + 2 < r->end && memcmp(r->text + i, "\xE2\x80", 2) == 0 && strchr("\x93\x94\x9D", r->text[i + 2]) != NULL;
}

/* The word at i, over one space. */
static struct word word_at(const struct reader *r, size_t i)
{
    struct word w;
    i += i < r->end && r->text[i] == ' ';
    w.start = w.end = i;
    while (w.end < r->end && strchr(" ,.;:!?\"()\n", r->text[w.end]) == NULL && !ends_word(r, w.end))
        w.end++;
    size_t from = w.start + elision(r, w.start, w.end);
    w.elided = from > w.start ? r->text[w.start] : '\0';
    w.flags = quote_words_find(r->words, r->text + from, w.end - from);
    w.capital = w.end > w.start && ((r->text[w.start] >= 'A' && r->text[w.start] <= 'Z') ||
                                    (r->text[w.start] == (char)0xC3 && (unsigned char)r->text[w.start + 1] < 0x9F));
    return w;
}

static bool reports(const struct word *w)
{
    return (w->flags & QW_SAY) && !(w->flags & QW_WEAK) && !w->capital;
}

static bool ends_in(const struct reader *r, const struct word *w, const char *ending)
{
    size_t n = strlen(ending);
    return w->end - w->start > n && memcmp(r->text + w->end - n, ending, n) == 0;
}

/* "he", "Ann Hale", "the chief engineer" from i on; its end, or i. */
static size_t speaker_end(const struct reader *r, size_t i)
{
    struct word w = word_at(r, i);
    if ((w.flags & (QW_HE | QW_SHE)) && !w.capital)
        return w.end - w.start <= 4 ? w.end : i;
    bool noun = ((w.flags & QW_DET) && !w.capital) || w.elided == 'l';
    size_t end = noun ? w.end : i;
    for (int n = 0; n < NAME_MOST; n++) {
        w = word_at(r, end);
        if (w.start == w.end || (noun ? (reports(&w) || (w.flags & (QW_PREP | QW_CONJ | QW_AUX))) : !w.capital) ||
            (w.flags & (QW_I | QW_THEY)))
            break;
        end = w.end;
        if (end < r->end && r->text[end] == ' ')
            continue;
        break;
    }
    return end;
}

/* "said Hale", "répond-il", "a-t-elle ajouté", "a déclaré Hale" from i on; its end, or i. */
static size_t verb_first(const struct reader *r, size_t i)
{
    struct word w = word_at(r, i), next = word_at(r, w.end);
    if (w.capital)
        return i;
    if (ends_in(r, &w, "-il") || ends_in(r, &w, "-elle"))
        return ends_in(r, &w, "-t-il") && w.end - w.start <= 8 && reports(&next) ? next.end : w.end;
    if ((w.flags & QW_AUX) && w.end - w.start <= 3 && reports(&next))
        w = next;
    if (!reports(&w))
        return i;
    size_t end = speaker_end(r, w.end);
    return end > w.end ? end : i;
}

size_t quote_incise_end(const char *text, const struct quote_words *words, size_t i, size_t end)
{
    return verb_first(&(struct reader){text, words, end}, i);
}

/* "Hale said", "she said" from i on; its end, or i. */
static size_t speaker_first(const struct reader *r, size_t i)
{
    size_t end = speaker_end(r, i);
    if (end == i)
        return i;
    struct word w = word_at(r, end);
    if (!reports(&w))
        return i;
    end = w.end;
    for (int n = 0; n < AFTER_MOST && end < r->end && r->text[end] == ' '; n++)
        end = word_at(r, end).end;
    return end;
}

/* An attribution inside a stretch. */
struct incise {
    size_t before, after; /* the last byte of speech before it and one past its last byte */
};

/* Whether an attribution begins behind the mark at i; it ends at a comma, a stop or the end of what may be read. */
static bool incise_at(const struct reader *r, size_t i, bool english, struct incise *found)
{
    size_t from = i + 1, end = verb_first(r, from);
    if (end == from && english && r->text[i] == ',')
        end = speaker_first(r, from);
    if (end == from || (end < r->end && strchr(",.", r->text[end]) == NULL))
        return false;
    *found = (struct incise){.before = from, .after = end < r->end ? end + 1 : end};
    return true;
}

/* The first attribution in [from, r->end). `last`: only one that ends there. */
static bool find_incise(const struct reader *r, size_t from, bool english, bool last, struct incise *found)
{
    for (size_t i = from; i + 1 < r->end; i++)
        if ((r->text[i] == ',' || (!english && (r->text[i] == '?' || r->text[i] == '!'))) && r->text[i + 1] == ' ' &&
            incise_at(r, i, english, found) && (!last || found->after >= r->end))
            return true;
    return false;
}

static bool add(struct quote_stretches *out, struct quote_stretch q)
{
    struct quote_stretch *at = array_grow(out->at, out->n, sizeof *at);
    if (at == NULL)
        return false;
    out->at = at;
    at[out->n++] = q;
    return true;
}

/* The stretch as far as byte `end`. */
static struct quote_stretch cut(struct quote_stretch q, size_t end)
{
    q.end = q.inner_end = end;
    q.ends_line = q.carries_on = false;
    q.closed = true;
    q.again = 0;
    return q;
}

/* A stretch that a missing mark made too long. */
static bool add_unclosed(const struct reader *whole, struct quote_stretches *out, struct quote_stretch q)
{
    struct reader r = *whole;
    struct quote_stretch rest = q;
    struct incise found;
    r.end = q.again > 0 ? q.again : q.inner_end;
    bool incise = find_incise(&r, q.inner_start, true, q.carries_on, &found);
    if (q.again == 0 || q.again_inner >= q.inner_end)
        return add(out, incise ? cut(q, found.before) : q);
    out->odd_marks++;
    size_t end = q.again;
    while (end > q.inner_start && r.text[end - 1] == ' ')
        end--;
    rest.start = q.again;
    rest.inner_start = q.again_inner;
    rest.opens_line = false;
    rest.again = 0;
    return (end == q.inner_start || add(out, cut(q, incise ? found.before : end))) && add(out, rest);
}

/* French: « Non, dit-il, je reste. Et puis, ajoute-t-il, il pleut. » */
static bool add_parts(const struct reader *whole, struct quote_stretches *out, struct quote_stretch q)
{
    struct reader r = *whole;
    struct incise found;
    r.end = q.inner_end;
    while (find_incise(&r, q.inner_start, false, false, &found)) {
        if (!add(out, cut(q, found.before)))
            return false;
        size_t i = found.after;
        while (i < q.inner_end && r.text[i] == ' ')
            i++;
        if (i >= q.inner_end)
            return true;
        q.start = q.inner_start = i;
        q.opens_line = false;
    }
    return add(out, q);
}

bool quote_incises_part(const char *text, const struct quote_words *words, bool inside,
                        struct quote_stretches *stretches, struct error *e)
{
    struct reader r = {.text = text, .words = words};
    struct quote_stretches out = {.odd_marks = stretches->odd_marks};
    bool any = inside;
    for (size_t i = 0; i < stretches->n; i++)
        any = any || !stretches->at[i].closed || stretches->at[i].again > 0;
    if (!any)
        return true;
    for (size_t i = 0; i < stretches->n; i++) {
        struct quote_stretch q = stretches->at[i];
        bool odd = !q.closed || q.again > 0;
        if (!(odd ? add_unclosed(&r, &out, q) : inside ? add_parts(&r, &out, q) : add(&out, q))) {
            free(out.at);
            return error_memory(e);
        }
    }
    free(stretches->at);
    *stretches = out;
    return true;
}
