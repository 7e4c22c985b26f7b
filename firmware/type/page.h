/* SPDX-License-Identifier: MIT */
/* A card's words -> a page: lines of positioned runs and boxes, ready to be painted, at any size from 480x320 to
 * 3840x2160, landscape or portrait. The sizes and proportions are SCREEN.md's. Pure: fonts behind callbacks.
 *
 * Texts given here are display texts: UTF-8, one line each, their typographic marks already those of the language. */
#pragma once

#include "base/error.h"
#include "type/fonts.h"

enum page_kind { PAGE_HEADLINE, PAGE_SUMMARY, PAGE_QUOTE, PAGE_NOTICE, PAGE_CONTENTS, PAGE_INFO, PAGE_PANEL };

/* A panel's bar: how full, from 0 to PANEL_WHOLE; PANEL_NO_BAR where there is nothing to measure. */
enum { PANEL_NO_BAR = -1, PANEL_WHOLE = 1000 };

/* Colours by their job; a theme gives them values. */
enum ink { INK_TEXT, INK_ACCENT, INK_MUTED, INK_RULE, INK_PANEL, INK_COUNT };

/* The screen a page is set for, px. `safe` is kept free in addition to the margins. */
struct sheet {
    int width, height;
    int safe_top, safe_right, safe_bottom, safe_left;
};

/* The foot: one tick per card of the article, then words, from left to right. NULL words are left out. */
struct foot {
    unsigned ticks, present; /* present from 0; 0 ticks: none, `left` is shown instead */
    const char *left;        /* "standfirst 1.0 · lobby-2" */
    const char *count;       /* "2 / 12" */
    const char *publication, *clock;
};

/* What a page says. Texts may be NULL where there are none. */
struct page_words {
    enum page_kind kind;
    const char *language; /* BCP 47, decides breaks and quotation marks; NULL: "en" */
    const char *kicker;
    const char *text; /* the headline, the summary's or quote's part, the notice's sentence */
    /* headline: the by-line row, each item as it is to be read ("By Mara Ellison"); NULL items are left out */
    const char *byline, *place, *published;
    /* a plain line under the by-line row ("Corrected ..."), a summary's text or a notice's sentence */
    const char *note;
    /* quote */
    const char *speaker, *role;
    const char *opening_mark; /* the big hanging mark, "“" or "«"; NULL: none (a later part) */
    /* a quote's or summary's size in px as page_split() found it; 0: the largest that fits */
    int size;
    /* contents: headlines; `chosen` is drawn in accent and always visible. info: label, value, label, value */
    const char *const *items;
    size_t n_items, chosen;
    size_t first_number; /* the number shown before items[0], from 1 */
    int progress;        /* panel, whose title is `text` and whose detail is `note` */
    struct foot foot;
};

/* One run of text in one font, one direction. */
struct run {
    int font; /* as type_fonts.font_for gave it */
    int size; /* px per em */
    enum ink ink;
    float tracking;  /* px added after each cluster; 0 for most */
    int x, baseline; /* px, left end of the run on the baseline */
    int width;       /* px, rounded up */
    uint32_t script; /* ISO 15924 tag */
    bool right_to_left;
    char *text; /* NUL-terminated, logical order */
};

struct box {
    int x, y, width, height, radius;
    enum ink ink;
};

/* A line as a reader sees it, for tests, dumps and index.json. */
struct page_line {
    const char *block; /* "kicker", "headline", "byline", "summary", "quote", "mark", "speaker", "role", "note", "foot",
                          ... static */
    char *text;        /* logical order */
    bool hyphen;       /* it parts a word: a hyphen is put behind it */
    int x, baseline, width, size;
};

/* Where a contents item can be touched. */
struct page_target {
    size_t item;
    int y, height; /* px, over the full width */
};

struct page {
    int width, height;
    struct run *runs;
    size_t n_runs;
    struct box *boxes; /* painted before the runs */
    size_t n_boxes;
    struct page_line *lines;
    size_t n_lines;
    struct page_target *targets;
    size_t n_targets;
    bool overflow;     /* something did not fit at its smallest size: never seen within the article's limits */
    uint32_t *missing; /* characters that no font has, ascending, each once */
    size_t n_missing;
};

/* The item of the target at `y`, 0 to 1 of a page so high; SIZE_MAX: there is none. */
size_t page_target_at(const struct page_target *targets, size_t n, int height, float y);

/* Whether pages can be set for the sheet: its size is in range and its safe area leaves room. */
MUST_CHECK bool page_check_sheet(const struct sheet *sheet, struct error *e);

/* Sets the page; NULL and the reason if out of memory or a size is out of range. The page owns copies of all texts. The
 * main text is never cut: it gets smaller until it fits. Lines around it (names, roles, publication) that would leave
 * it no room are shortened with an ellipsis.
 *
 * A panel is the foot of the sheet that lies over a card: the page is as wide as the sheet and only as high as the
 * panel has to be, at most half of it; its paper is INK_PANEL's colour, which the painter is to be told. */
MUST_CHECK struct page *page_set(const struct sheet *sheet, const struct type_fonts *fonts,
                                 const struct page_words *words, struct error *e);
void page_destroy(struct page *p); /* takes NULL */

/* A part of a text that fits one card: bytes [start, end) of words->text, blanks at the cut left out. */
struct part {
    size_t start, end;
    uint32_t words;
};

/* Cuts words->text (of a summary or a quote) into the parts that each fit a card with everything else on it, at one
 * common type size which goes to *size. Breaks between sentences; within one only where it alone is more than a card.
 * Writes at most `most` parts (at least 1); returns how many (at least 1, also for an empty text), or 0 and the reason.
 * If there would be more, the last one holds the rest, which page_set() will set smaller. */
MUST_CHECK size_t page_split(const struct sheet *sheet, const struct type_fonts *fonts, const struct page_words *words,
                             struct part *parts, size_t most, int *size, struct error *e);
