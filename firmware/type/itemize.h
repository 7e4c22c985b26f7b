/* SPDX-License-Identifier: MIT */
/* A text cut into items: stretches of one font, one script and one direction, as fonts are shaped. The font is chosen
 * by grapheme cluster, so a combining mark never leaves its base. */
#pragma once

#include "type/fonts.h"

/* Scripts of characters as ISO 15924 tags. */
enum { SCRIPT_LATIN = 0x4c61746e, SCRIPT_UNKNOWN = 0x5a7a7a7a };

/* 0 for characters that belong to no script of their own (common, inherited): they take their neighbour's. */
uint32_t script_of(uint32_t character);

/* Whether letters may be moved apart or together. Joined scripts fall to pieces, many others stack letters. */
bool script_tracks(uint32_t script);

/* Characters that no font has, ascending, each once. A zeroed one is empty; whoever holds it frees `characters`. */
struct missing {
    uint32_t *characters;
    size_t n;
};

struct item {
    size_t start, end; /* bytes */
    int font;
    uint32_t script;     /* ISO 15924 */
    unsigned char level; /* UAX #9: odd is right to left */
};

struct itemized {
    const char *text; /* borrowed */
    size_t size;
    struct item *items; /* in logical order, without gaps */
    size_t n_items;
    char *cluster;      /* per byte: 1 where a grapheme cluster starts */
    bool right_to_left; /* the paragraph's direction: its first strong character's */
    bool turns;         /* some of it runs right to left */
};

/* `text` is valid UTF-8 and outlives the result. `missing` may be NULL. Out of memory: false, nothing is held. */
bool itemize(struct itemized *out, const char *text, size_t size, enum face face, const struct type_fonts *fonts,
             struct missing *missing);
void itemize_finish(struct itemized *t);

/* The item that byte `at` lies in; at < size. */
size_t itemize_find(const struct itemized *t, size_t at);

/* Grapheme clusters that start in [start, end). */
size_t itemize_clusters(const struct itemized *t, size_t start, size_t end);

/* Width in em of bytes [start, end), each stretch of one item shaped as a whole, with `tracking` em added per cluster
 * where the script allows it. */
float itemize_advance(const struct itemized *t, const struct type_fonts *fonts, size_t start, size_t end,
                      float tracking);
