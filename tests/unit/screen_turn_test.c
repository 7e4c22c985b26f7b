/* SPDX-License-Identifier: MIT */
#include "screen/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 7, HEIGHT = 5 };
#define PAPER 0xff102030u

/* A picture with a different colour in every pixel of an L, so that any wrong turn shows. */
static struct picture *letter(void)
{
    uint32_t frame[WIDTH * HEIGHT] = {0};
    struct columns touched[HEIGHT] = {{0, 0}};
    struct error e;

    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++)
            if (x == 1 || (y == HEIGHT - 1 && x < 5))
                frame[y * WIDTH + x] = 0xff000000u | (uint32_t)(y * 16 + x + 1);
        touched[y] = (struct columns){0, WIDTH};
    }
    struct picture *p = rows_pack(frame, touched, WIDTH, HEIGHT, PAPER, &e);
    assert_non_null(p);
    return p;
}

static void show(const struct picture *p, int width, int height, uint32_t *pixels)
{
    struct canvas canvas = {.pixels = pixels, .width = width, .height = height, .pitch = width};
    picture_show(p, &canvas, 0, 0);
}

static void every_pixel_goes_where_it_belongs(void **state)
{
    uint32_t upright[WIDTH * HEIGHT], turned[WIDTH * HEIGHT];
    struct picture *p = letter();
    struct error e;

    (void)state;
    show(p, WIDTH, HEIGHT, upright);
    for (int degrees = 90; degrees <= 270; degrees += 90) {
        struct picture *q = picture_turn(p, degrees, &e);
        assert_non_null(q);
        int width = degrees == 180 ? WIDTH : HEIGHT, height = degrees == 180 ? HEIGHT : WIDTH;
        show(q, width, height, turned);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                /* Clockwise by 90: the top edge becomes the right one. */
                int tx = degrees == 90 ? HEIGHT - 1 - y : degrees == 180 ? WIDTH - 1 - x : y;
                int ty = degrees == 90 ? x : degrees == 180 ? HEIGHT - 1 - y : WIDTH - 1 - x;
                assert_int_equal(turned[ty * width + tx], upright[y * WIDTH + x]);
            }
        }
        picture_destroy(q);
    }
    picture_destroy(p);
}

static void four_quarters_are_a_whole(void **state)
{
    uint32_t before[WIDTH * HEIGHT], after[WIDTH * HEIGHT];
    struct picture *p = letter();
    struct error e;

    (void)state;
    show(p, WIDTH, HEIGHT, before);
    for (int i = 0; i < 4; i++) {
        struct picture *q = picture_turn(p, 90, &e);
        assert_non_null(q);
        picture_destroy(p);
        p = q;
    }
    show(p, WIDTH, HEIGHT, after);
    assert_memory_equal(before, after, sizeof before);
    picture_destroy(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pixel_goes_where_it_belongs),
        cmocka_unit_test(four_quarters_are_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
