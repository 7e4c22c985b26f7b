/* SPDX-License-Identifier: MIT */
/* Words that are wider than a line, parted where it hurts least. */
#include "base/utf8.h"
#include "type/breaks.h"
#include "type/paragraph.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Letters that stay on each side of a hyphen where there is a choice. */
enum { LETTERS_LEAST = 3 };

static bool is_letter(uint32_t c)
{
    return uc_is_property_alphabetic(c);
}

/* The letter without its marks, small; 0 if it is no Latin one. */
static char latin_letter(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

    while (uc_canonical_decomposition(c, parts) > 0)
        c = parts[0];
    c = uc_tolower(c);
    return c >= 'a' && c <= 'z' ? (char)c : '\0';
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* Whether a new line may begin at `at` inside a word of Latin letters as it often does in the languages that are
 * written with them: with a vowel after one consonant, or after a few that are one sound. This is no hyphenation, which
 * is of one language; it keeps clear of the worst. */
static bool begins_syllable(const char *start, const char *at, const char *end)
{
    static const char *const onsets[] = {"sch", "ch", "sh", "th", "ph", "qu"};
    char next[4] = "";
    const char *p = at;
    size_t n = 0;

    while (n < 4 && p < end)
        next[n++] = latin_letter(utf8_next(&p, end));
    p = at;
    char last = latin_letter(utf8_previous(&p, start));
    if (n < 2 || next[0] == '\0' || last == '\0' || is_vowel(next[0]))
        return false;
    if (is_vowel(next[1]) && next[0] != 'h' && next[0] != 'k')
        return true;
    if (is_vowel(next[1])) /* "c-h" and "c-k" are one sound as well */
        return strchr("cspt", last) == NULL;
    for (size_t i = 0; i < sizeof onsets / sizeof *onsets; i++) {
        size_t size = strlen(onsets[i]);
        if (size < n && strncmp(next, onsets[i], size) == 0 && (is_vowel(next[size]) || onsets[i][0] == 'q'))
            return onsets[i][0] != 'c' || last != 's';
    }
    return false;
}

/* Whether a hyphen shows that the word goes on: both neighbours are letters of a writing that uses it so. */
static bool takes_hyphen(const struct paragraph *p, size_t start, size_t at, size_t end)
{
    const struct item *item = &p->items.items[itemize_find(&p->items, at)];
    const char *before = p->items.text + at, *after = before;

    return script_tracks(item->script) && !(item->level & 1) &&
           is_letter(utf8_previous(&before, p->items.text + start)) &&
           is_letter(utf8_next(&after, p->items.text + end));
}

static size_t next_cluster(const struct paragraph *p, size_t at, size_t end)
{
    for (at++; at < end && !p->items.cluster[at];)
        at++;
    return at;
}

/* Cuts one segment between all its clusters; returns how many pieces there are. */
static size_t cut_segment(const struct paragraph *p, const struct segment *s, float hyphen, struct segment *out)
{
    size_t all = itemize_clusters(&p->items, s->start, s->end), n = 0;
    const char *text = p->items.text;

    for (size_t start = s->start, end; start < s->end; start = end, n++) {
        end = next_cluster(p, start, s->end);
        struct segment *piece = &out[n];
        *piece = (struct segment){.start = start, .end = end, .next = end, .cost = BREAK_WORST};
        piece->em = paragraph_advance(p, start, end);
        if (end == s->end) {
            piece->next = s->next;
            piece->blank = s->blank;
            piece->cost = s->cost;
            piece->hyphen = s->hyphen;
        } else if (takes_hyphen(p, s->start, end, s->end)) {
            piece->hyphen = hyphen;
            if (n + 1 >= LETTERS_LEAST && n + 1 + LETTERS_LEAST <= all &&
                (p->items.items[itemize_find(&p->items, end)].script != SCRIPT_LATIN ||
                 begins_syllable(text + s->start, text + end, text + s->end)))
                piece->cost = BREAK_CUT;
        }
    }
    return n;
}

bool paragraph_cut_wide(struct paragraph *p, float measure)
{
    size_t n = 0;
    bool any = false;

    for (size_t i = 0; i < p->n; i++) {
        const struct segment *s = &p->segments[i];
        bool wide = s->em > measure;
        any |= wide;
        n += wide ? itemize_clusters(&p->items, s->start, s->end) + 1 : 1;
    }
    if (!any)
        return true;
    struct segment *cut = malloc((n + 1) * sizeof *cut);
    if (cut == NULL)
        return false;
    float hyphen = paragraph_hyphen(p);
    n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct segment *s = &p->segments[i];
        if (s->em <= measure)
            cut[n++] = *s;
        else
            n += cut_segment(p, s, hyphen, &cut[n]);
    }
    free(p->segments);
    p->segments = cut;
    p->n = n;
    if (paragraph_sum_up(p))
        return true;
    p->n = 0; /* the sums of these segments are missing, so none may be used */
    return false;
}
