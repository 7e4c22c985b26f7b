/* SPDX-License-Identifier: MIT */
/* A long summary or quote over several cards: as few as can be, evenly filled, in the largest common size. */
#include "base/bytes.h"
#include "type/breaks.h"
#include "type/layout.h"
#include "type/sentences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The first segments of stretches that are not torn apart: sentences, and pieces of sentences longer than a card. */
struct units {
    size_t *at; /* n + 1 of them: the last is the number of segments */
    size_t n;
};

/* The best way to come to a unit's start: with the fewest cards, and of those the evenest. */
struct way {
    size_t cards, from;
    double squares;
};

struct splitter {
    const struct paragraph *p;
    const struct room *room;
    float leading;
    const size_t *sentences; /* segment numbers; n_sentences + 1 of them */
    size_t n_sentences;
    struct units units;
    struct way *ways;
};

static bool add_unit(struct units *u, size_t segment)
{
    size_t *at = array_grow(u->at, u->n, sizeof *at);

    if (at == NULL)
        return false;
    u->at = at;
    u->at[u->n++] = segment;
    return true;
}

/* A place to cut near `cut`, behind a comma or a dash if there is one not far before it; not inside a word. */
static size_t clause_before(const struct paragraph *p, size_t from, size_t cut)
{
    size_t reach = (cut - from) / 3, whole = cut;

    while (whole > from && p->segments[whole - 1].cost >= BREAK_CUT)
        whole--;
    if (whole > from)
        cut = whole;

    for (size_t i = cut; i > from + 1 && cut - i <= reach; i--)
        if (p->segments[i - 1].cost == BREAK_FREE)
            return i;
    return cut;
}

static bool find_units(struct splitter *s, float em, size_t capacity)
{
    const struct paragraph *p = s->p;

    s->units.n = 0;
    for (size_t i = 0; i < s->n_sentences; i++) {
        size_t from = s->sentences[i], to = s->sentences[i + 1];
        size_t lines = paragraph_count(p, from, to, em, SIZE_MAX);
        if (lines > capacity) {
            size_t pieces = (lines + capacity - 1) / capacity;
            size_t target = (lines + pieces - 1) / pieces;
            while (paragraph_count(p, from, to, em, capacity + 1) > capacity) {
                size_t cut = from;
                for (size_t k = 0; k < target && cut < to; k++)
                    cut = paragraph_fill(p, cut, to, em);
                cut = clause_before(p, from, cut);
                if (!add_unit(&s->units, from))
                    return false;
                from = cut;
            }
        }
        if (!add_unit(&s->units, from))
            return false;
    }
    if (!add_unit(&s->units, p->n))
        return false;
    s->units.n--;
    return true;
}

/* Finds the ways at a size; the number of cards, 0 if a word is wider than the card or not one line fits on it;
 * SIZE_MAX if out of memory. */
static size_t find_ways(struct splitter *s, int size)
{
    const struct paragraph *p = s->p;
    float em = s->room->measure / (float)size;
    float lines = floorf(room_at(s->room, size) / (s->leading * (float)size) + 0.001f);
    size_t capacity = lines >= 1 ? (size_t)lines : 0;

    if (capacity == 0 || p->widest > em)
        return 0;
    if (!find_units(s, em, capacity))
        return SIZE_MAX;
    size_t n = s->units.n;
    struct way *ways = realloc(s->ways, (n + 1) * sizeof *ways);
    if (ways == NULL)
        return SIZE_MAX;
    s->ways = ways;
    for (size_t i = 0; i <= n; i++)
        ways[i] = (struct way){SIZE_MAX, 0, 0};
    ways[0].cards = 0;
    for (size_t i = 0; i < n; i++) {
        /* What the card takes that begins with unit i: line by line, and each unit that ends within. */
        size_t from = s->units.at[i], at = from, unit = i + 1;
        for (size_t k = 0; k < capacity && at < p->n; k++) {
            at = paragraph_fill(p, at, p->n, em);
            for (; unit <= n && s->units.at[unit] <= at; unit++) {
                double width = p->before[s->units.at[unit]] - p->before[from];
                struct way way = {ways[i].cards + 1, i, ways[i].squares + width * width};
                if (way.cards < ways[unit].cards || (way.cards == ways[unit].cards && way.squares < ways[unit].squares))
                    ways[unit] = way;
            }
        }
    }
    return ways[n].cards == SIZE_MAX ? 0 : ways[n].cards;
}

static size_t write_parts(const struct splitter *s, const char *text, size_t cards, struct part *parts, size_t most)
{
    const struct paragraph *p = s->p;
    size_t unit = s->units.n, n = cards < most ? cards : most;

    for (size_t k = cards; k > 0; k--) {
        size_t first = s->ways[unit].from;
        if (k <= most) {
            size_t end = k == most ? p->n : s->units.at[unit]; /* what is beyond the last part stays in it */
            struct part *part = &parts[k - 1];
            part->start = p->segments[s->units.at[first]].start;
            part->end = p->segments[end - 1].end;
            part->words = sentence_words(text + part->start, part->end - part->start);
        }
        unit = first;
    }
    return n;
}

/* The segments that sentences begin with. */
static size_t *find_sentences(const struct paragraph *p, const char *language, size_t *n)
{
    size_t *out = malloc((p->n + 1) * sizeof *out);
    size_t segment = 0;

    if (out == NULL)
        return NULL;
    *n = 0;
    for (size_t at = 0; at < p->items.size; at = sentence_next(p->items.text, p->items.size, at, language)) {
        while (segment < p->n && p->segments[segment].start < at)
            segment++;
        if (segment < p->n && p->segments[segment].start == at)
            out[(*n)++] = segment;
    }
    out[*n] = p->n;
    return out;
}

size_t page_split(const struct sheet *sheet, const struct type_fonts *fonts, const struct page_words *words,
                  struct part *parts, size_t most, int *size, struct error *e)
{
    struct setter s;
    struct text_layout card;
    struct block b = {0};
    struct splitter sp = {0};
    size_t *sentences = NULL, n = 0;
    const char *text = words->text != NULL ? words->text : "";

    if (!setter_init(&s, sheet, fonts, words, NULL, e))
        return 0;
    text_layout_init(&s, &card);
    text_layout_measure(&s, &card, &b);
    if (s.failed || most == 0)
        goto out;
    /* Words that are too wide for a card even at the smallest size. */
    if (!paragraph_cut_wide(&b.p, card.room.measure / (float)card.room.low))
        goto out;
    int whole = b.p.n > 0 ? room_largest(&card.room, &b) : card.room.high;
    if (whole > 0 || most == 1) {
        whole = whole > 0 ? whole : room_best(&s, &card.room, &b);
        room_set(&s, &card.room, &b, whole);
        parts[0] = (struct part){0, b.p.items.size, sentence_words(text, b.p.items.size)};
        if (b.p.n > 0)
            parts[0].start = b.p.segments[0].start;
        *size = b.p.n > 0 ? b.look.size : whole;
        n = s.failed ? 0 : 1;
        goto out;
    }

    int low = card.room.low, high = card.room.high;
    sentences = find_sentences(&b.p, words->language, &sp.n_sentences);
    if (sentences == NULL)
        goto out;
    sp.p = &b.p;
    sp.room = &card.room;
    sp.leading = b.leading;
    sp.sentences = sentences;
    size_t cards = find_ways(&sp, low);
    while (cards == 0 && low > 1) /* a small page, and much around the text */
        cards = find_ways(&sp, --low);
    if (cards == 0 || cards == SIZE_MAX)
        goto out;
    /* As few cards as the smallest size needs, in the largest size that needs no more. */
    for (int above = high + 1; above - low > 1;) {
        int middle = low + (above - low) / 2;
        size_t found = find_ways(&sp, middle);
        if (found == SIZE_MAX)
            goto out;
        if (found > 0 && found <= cards)
            low = middle;
        else
            above = middle;
    }
    cards = find_ways(&sp, low);
    if (cards == SIZE_MAX)
        goto out;
    *size = low;
    n = write_parts(&sp, text, cards, parts, most);
out:
    if (n == 0)
        error_memory(e);
    free(sentences);
    free(sp.units.at);
    free(sp.ways);
    block_finish(&b);
    text_layout_finish(&card);
    setter_finish(&s);
    return n;
}
