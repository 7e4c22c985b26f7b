/* SPDX-License-Identifier: MIT */
/* What the tests of the screen room share: the fonts of Debian's packages, one line on a page, and ink found again. */
#ifndef TESTS_UNIT_SCREEN_SAMPLE_H
#define TESTS_UNIT_SCREEN_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screen/picture.h"

#define NOTO "/usr/share/fonts/truetype/noto/"
#define INTER "/usr/share/fonts/opentype/inter/"

enum {
    LATIN = 0x4c61746e,
    HEBREW = 0x48656272,
    ARABIC = 0x41726162,
    FALLBACK_HEBREW = FACE_COUNT + 1, /* after one that is not there */
    FALLBACK_ARABIC,
};

static inline struct font_files sample_files(void)
{
    return (struct font_files){
        .faces = {NOTO "NotoSerifDisplay-Bold.ttf", NOTO "NotoSerifDisplay-Regular.ttf", NOTO "NotoSerif-Regular.ttf",
                  INTER "Inter-Regular.otf", INTER "Inter-SemiBold.otf"},
        .fallback = {"/nowhere/there-is-no-such-font.ttf", NOTO "NotoSansHebrew-Regular.ttf",
                     NOTO "NotoSansArabic-Regular.ttf"},
        .n_fallback = 3,
    };
}

static inline struct fonts *sample_fonts(void)
{
    struct error e;
    struct font_files files = sample_files();
    struct fonts *f = fonts_open(&files, &e);

    if (f == NULL)
        fail_msg("%s", e.text);
    return f;
}

static const struct theme sample_theme = {.paper = 0x131214,
                                          .inks = {0xf3efe6, 0xf0523d, 0x9b958a, 0x35322f, 0x201f22}};

/* A frame that owns its pixels. */
static inline struct canvas sample_canvas(int width, int height)
{
    struct canvas c = {calloc((size_t)width * (size_t)height, sizeof(uint32_t)), width, height, width};

    assert_non_null(c.pixels);
    return c;
}

/* Paints and shows one page; the caller frees the pixels. */
static inline struct canvas sample_show(struct painter *p, const struct page *page)
{
    struct error e;
    struct canvas c = sample_canvas(page->width, page->height);
    struct picture *picture = painter_paint(p, page, &sample_theme, &e);

    if (picture == NULL)
        fail_msg("%s", e.text);
    picture_show(picture, &c, 0, 0);
    picture_destroy(picture);
    return c;
}

/* Paints one run on a page of its own. */
static inline struct canvas sample_show_run(struct painter *p, const struct run *run, int width, int height)
{
    struct run copy = *run;
    struct page page = {.width = width, .height = height, .runs = &copy, .n_runs = 1};

    return sample_show(p, &page);
}

/* The smallest area that holds every pixel unlike the paper, looking at columns [left, right) only. */
static inline struct area sample_ink(const struct canvas *c, int left, int right)
{
    int x0 = right, x1 = left, y0 = c->height, y1 = 0;

    for (int y = 0; y < c->height; y++)
        for (int x = left; x < right; x++)
            if (c->pixels[(size_t)y * (size_t)c->pitch + (size_t)x] != (0xff000000 | sample_theme.paper)) {
                x0 = x < x0 ? x : x0;
                x1 = x + 1 > x1 ? x + 1 : x1;
                y0 = y < y0 ? y : y0;
                y1 = y + 1 > y1 ? y + 1 : y1;
            }
    return (struct area){x0, y0, x1 - x0, y1 - y0};
}

/* Numbers that look random and are the same each time. */
static inline uint32_t sample_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

#endif
