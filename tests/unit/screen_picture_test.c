/* SPDX-License-Identifier: MIT */
/* Pictures, transitions and the areas to present, against frames that are painted the long way. */
#include "screen_sample.h"

#include "screen/rows.h"
#include "screen/transition.h"

#include <stdio.h>

static const uint32_t paper = 0xff131214;

static struct columns *all_columns(int width, int height)
{
    struct columns *touched = calloc((size_t)height, sizeof *touched);

    assert_non_null(touched);
    for (int y = 0; y < height; y++)
        touched[y] = (struct columns){0, width};
    return touched;
}

/* A frame with blots of a few colours, some of them paper, some pixels not painted at all (0). */
static struct canvas random_frame(uint32_t *seed, int width, int height)
{
    static const uint32_t colours[] = {0xfff3efe6, 0xfff0523d, 0xff131214, 0xff808080, 0xff404040, 0};
    struct canvas c = sample_canvas(width, height);
    int blots = (int)(sample_random(seed) % 40);

    for (int i = 0; i < blots; i++) {
        int x0 = (int)(sample_random(seed) % (unsigned)width), y0 = (int)(sample_random(seed) % (unsigned)height);
        int w = (int)(sample_random(seed) % 30), h = (int)(sample_random(seed) % 12);
        for (int y = y0; y < y0 + h && y < height; y++)
            for (int x = x0; x < x0 + w && x < width; x++)
                c.pixels[y * width + x] = colours[sample_random(seed) % (i % 2 ? 6 : 2)];
    }
    return c;
}

static struct picture *pack(const struct canvas *frame)
{
    struct canvas copy = sample_canvas(frame->width, frame->height);
    struct columns *touched = all_columns(frame->width, frame->height);
    struct error e;

    memcpy(copy.pixels, frame->pixels, (size_t)frame->width * (size_t)frame->height * sizeof *copy.pixels);
    struct picture *p = rows_pack(copy.pixels, touched, frame->width, frame->height, paper, &e);
    assert_non_null(p);
    free(copy.pixels);
    free(touched);
    return p;
}

/* What the canvas must show, pixel by pixel. frame->pixels NULL: a blank page. */
static uint32_t expected(const struct canvas *frame, int x, int y)
{
    if (frame->pixels == NULL || x < 0 || x >= frame->width || y < 0 || y >= frame->height)
        return paper;
    uint32_t p = frame->pixels[y * frame->width + x];
    return p == 0 ? paper : p;
}

static void assert_shows(const struct canvas *c, const struct canvas *frame, int dx, int dy)
{
    for (int y = 0; y < c->height; y++)
        for (int x = 0; x < c->width; x++)
            if (c->pixels[y * c->pitch + x] != expected(frame, x - dx, y - dy))
                fail_msg("at %d, %d: %08x, not %08x", x, y, c->pixels[y * c->pitch + x],
                         expected(frame, x - dx, y - dy));
}

static void shows_what_was_painted(void **state)
{
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 60; round++) {
        int width = 8 + (int)(sample_random(&seed) % 150), height = 1 + (int)(sample_random(&seed) % 60);
        int dx = (int)(sample_random(&seed) % 21) - 10, dy = (int)(sample_random(&seed) % 21) - 10;
        struct canvas frame = random_frame(&seed, width, height);
        struct picture *p = pack(&frame);
        /* a canvas with more room in its rows than it shows, which must stay as it is */
        struct canvas wide = sample_canvas(width + 5, height);
        struct canvas c = {wide.pixels, width, height, width + 5};
        picture_show(p, &c, dx, dy);
        assert_shows(&c, &frame, dx, dy);
        for (int y = 0; y < height; y++)
            for (int x = width; x < width + 5; x++)
                assert_int_equal(wide.pixels[y * c.pitch + x], 0);
        picture_destroy(p);
        free(frame.pixels);
        free(wide.pixels);
    }
}

/* A corner of the picture anywhere, and an area that may be partly or wholly beside it. */
static void lays_a_part_and_touches_nothing_else(void **state)
{
    uint32_t seed = 11;

    (void)state;
    for (int round = 0; round < 60; round++) {
        struct canvas frame =
            random_frame(&seed, 8 + (int)(sample_random(&seed) % 90), 1 + (int)(sample_random(&seed) % 40));
        struct picture *p = pack(&frame);
        struct canvas c = sample_canvas(100, 60);
        int x = (int)(sample_random(&seed) % 120) - 40, y = (int)(sample_random(&seed) % 80) - 30;
        struct area a = {.x = (int)(sample_random(&seed) % 100), .y = (int)(sample_random(&seed) % 60)};
        a.width = (int)(sample_random(&seed) % (uint32_t)(101 - a.x));
        a.height = (int)(sample_random(&seed) % (uint32_t)(61 - a.y));
        assert_int_equal(picture_width(p), frame.width);
        assert_int_equal(picture_height(p), frame.height);
        picture_lay(p, &c, x, y, a);
        for (int at = 0; at < 100 * 60; at++) {
            int cx = at % 100, cy = at / 100;
            bool inside = cx >= a.x && cx < a.x + a.width && cy >= a.y && cy < a.y + a.height;
            assert_int_equal(c.pixels[at], inside ? expected(&frame, cx - x, cy - y) : 0);
        }
        picture_destroy(p);
        free(frame.pixels);
        free(c.pixels);
    }
}

static void a_blank_page_is_small(void **state)
{
    struct canvas frame = sample_canvas(1920, 1080);
    struct picture *p = pack(&frame);

    (void)state;
    assert_true(picture_bytes(p) < 16384);
    picture_show(p, &frame, 3, 3);
    for (int i = 0; i < 1920 * 1080; i++)
        assert_int_equal(frame.pixels[i], paper);
    picture_destroy(p);
    free(frame.pixels);
}

static void refuses_more_colours_than_it_can_number(void **state)
{
    struct canvas frame = sample_canvas(300, 300);
    struct columns *touched = all_columns(300, 300);
    struct error e;

    (void)state;
    for (uint32_t i = 0; i < 300 * 300; i++)
        frame.pixels[i] = 0xff000000 | i * 5;
    assert_null(rows_pack(frame.pixels, touched, 300, 300, paper, &e));
    assert_string_equal(e.text, "a picture has more than 65536 colours");
    /* as many as fit are fine */
    for (uint32_t i = 0; i < 300 * 300; i++)
        frame.pixels[i] = 0xff200000 | i % 65535;
    struct canvas copy = sample_canvas(300, 300);
    memcpy(copy.pixels, frame.pixels, 300 * 300 * sizeof *copy.pixels);
    struct picture *p = rows_pack(frame.pixels, touched, 300, 300, paper, &e);
    assert_non_null(p);
    struct canvas c = sample_canvas(300, 300);
    picture_show(p, &c, 0, 0);
    assert_shows(&c, &copy, 0, 0);
    picture_destroy(p);
    free(frame.pixels);
    free(copy.pixels);
    free(c.pixels);
    free(touched);
}

/* Between two colours, each channel by itself. */
static bool between(uint32_t v, uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t x = v >> shift & 0xff, p = a >> shift & 0xff, q = b >> shift & 0xff;
        if (x < (p < q ? p : q) || x > (p < q ? q : p))
            return false;
    }
    return true;
}

/* Every pixel that a step changed lies in one of its areas, and every area on the canvas. */
static void assert_covered(const struct canvas *before, const struct canvas *after, const struct area *areas, size_t n)
{
    uint8_t *covered = calloc((size_t)after->width, (size_t)after->height);

    for (size_t i = 0; i < n; i++) {
        const struct area *a = &areas[i];
        assert_true(a->x >= 0 && a->y >= 0 && a->width > 0 && a->height > 0);
        assert_true(a->x + a->width <= after->width && a->y + a->height <= after->height);
        for (int y = a->y; y < a->y + a->height; y++)
            memset(covered + y * after->width + a->x, 1, (size_t)a->width);
    }
    for (int i = 0; i < after->width * after->height; i++)
        if (before->pixels[i] != after->pixels[i] && !covered[i])
            fail_msg("%d, %d changed outside all %zu areas", i % after->width, i / after->width, n);
    free(covered);
}

struct scene {
    struct canvas from, to; /* frames; pixels NULL: blank */
    struct picture *from_picture, *to_picture;
    enum transition_kind kind;
    int direction, dx, dy;
};

static void play(const struct scene *s, uint32_t *seed, size_t most)
{
    struct error e;
    struct area areas[64];
    int width = s->from.width, height = s->from.height;
    struct canvas c = sample_canvas(width, height), before = sample_canvas(width, height);

    struct transition *t = transition_create(s->kind, s->from_picture, s->to_picture, s->direction, s->dx, s->dy, &e);
    assert_non_null(t);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            c.pixels[y * width + x] = expected(&s->from, x - s->dx, y - s->dy);
    for (int progress = 0;;) {
        memcpy(before.pixels, c.pixels, (size_t)width * (size_t)height * sizeof *c.pixels);
        size_t n = transition_step(t, &c, progress, areas, most);
        assert_true(n <= most);
        assert_covered(&before, &c, areas, n);
        if (s->kind == TRANSITION_CUT)
            assert_shows(&c, &s->to, s->dx, s->dy);
        for (int y = 0; s->kind == TRANSITION_FADE && y < height; y++)
            for (int x = 0; x < width; x++)
                assert_true(between(c.pixels[y * width + x], expected(&s->from, x - s->dx, y - s->dy),
                                    expected(&s->to, x - s->dx, y - s->dy)));
        if (progress == 256)
            break;
        progress += 1 + (int)(sample_random(seed) % 90);
        progress = progress > 256 ? 256 : progress;
    }
    assert_shows(&c, &s->to, s->dx, s->dy);
    assert_int_equal(transition_step(t, &c, 256, areas, most), 0);
    transition_destroy(t);
    free(c.pixels);
    free(before.pixels);
}

static void transitions_end_exactly(void **state)
{
    static const int directions[] = {SLIDE_FROM_RIGHT, SLIDE_FROM_LEFT, SLIDE_FROM_BELOW, SLIDE_FROM_ABOVE};
    uint32_t seed = 11;

    (void)state;
    for (int round = 0; round < 400; round++) {
        int width = 8 + (int)(sample_random(&seed) % 150), height = 1 + (int)(sample_random(&seed) % 60);
        struct scene s = {.from = random_frame(&seed, width, height),
                          .to = random_frame(&seed, width, height),
                          .kind = (enum transition_kind)(round % 3),
                          .direction = directions[sample_random(&seed) % 4],
                          .dx = (int)(sample_random(&seed) % 21) - 10,
                          .dy = (int)(sample_random(&seed) % 21) - 10};
        if (round % 5 == 0) /* a page that shares most of the other, as cards share their foot */
            memcpy(s.to.pixels, s.from.pixels, (size_t)width * (size_t)(height / 2) * sizeof *s.to.pixels);
        s.from_picture = pack(&s.from);
        s.to_picture = pack(&s.to);
        if (round % 7 == 1) { /* from a blank page, or to one */
            struct canvas *blank = round % 2 ? &s.from : &s.to;
            struct picture **p = round % 2 ? &s.from_picture : &s.to_picture;
            free(blank->pixels);
            blank->pixels = NULL;
            picture_destroy(*p);
            *p = NULL;
        }
        play(&s, &seed, 1 + sample_random(&seed) % 64);
        picture_destroy(s.from_picture);
        picture_destroy(s.to_picture);
        free(s.from.pixels);
        free(s.to.pixels);
    }
}

/* What both pages have alike is neither painted nor presented. */
static void a_fade_leaves_alone_what_stays(void **state)
{
    struct canvas from = sample_canvas(640, 400), to = sample_canvas(640, 400);
    struct area areas[8];
    struct error e;

    (void)state;
    for (int y = 300; y < 330; y++)
        for (int x = 20; x < 600; x++)
            from.pixels[y * 640 + x] = to.pixels[y * 640 + x] = 0xff9b958a;
    for (int x = 64; x < 96; x++)
        to.pixels[80 * 640 + x] = 0xfff3efe6;
    struct picture *a = pack(&from), *b = pack(&to);
    struct transition *t = transition_create(TRANSITION_FADE, a, b, 0, 0, 0, &e);
    assert_non_null(t);
    struct canvas untouched = sample_canvas(640, 400);
    assert_int_equal(transition_step(t, &untouched, 128, areas, 8), 1);
    assert_true(areas[0].y >= 72 && areas[0].y + areas[0].height <= 88);
    assert_true(areas[0].x >= 32 && areas[0].x + areas[0].width <= 128);
    for (int i = 0; i < 640 * 400; i++)
        assert_true(untouched.pixels[i] == 0 || (i / 640 == 80 && i % 640 >= 64 && i % 640 < 96));
    transition_destroy(t);
    /* and from a page to itself nothing happens */
    t = transition_create(TRANSITION_FADE, a, a, 0, 0, 0, &e);
    assert_non_null(t);
    assert_int_equal(transition_step(t, &untouched, 256, areas, 8), 0);
    transition_destroy(t);
    picture_destroy(a);
    picture_destroy(b);
    free(from.pixels);
    free(to.pixels);
    free(untouched.pixels);
}

/* Half-way a horizontal slide shows a part of either page, side by side. */
static void a_slide_moves_the_pages(void **state)
{
    struct canvas from = sample_canvas(100, 10), to = sample_canvas(100, 10), c = sample_canvas(100, 10);
    struct area areas[8];
    struct error e;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        from.pixels[i] = 0xfff3efe6;
        to.pixels[i] = 0xfff0523d;
    }
    struct picture *a = pack(&from), *b = pack(&to);
    static const struct {
        int direction, old_x, old_y, new_x, new_y; /* pixels that show the old page and the new one */
    } cases[] = {{SLIDE_FROM_RIGHT, 0, 5, 99, 5},
                 {SLIDE_FROM_LEFT, 99, 5, 0, 5},
                 {SLIDE_FROM_BELOW, 50, 0, 50, 9},
                 {SLIDE_FROM_ABOVE, 50, 9, 50, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        picture_show(a, &c, 0, 0);
        struct transition *t = transition_create(TRANSITION_SLIDE, a, b, cases[i].direction, 0, 0, &e);
        assert_non_null(t);
        assert_true(transition_step(t, &c, 50, areas, 8) > 0);
        assert_int_equal(c.pixels[cases[i].old_y * 100 + cases[i].old_x], 0xfff3efe6);
        assert_int_equal(c.pixels[cases[i].new_y * 100 + cases[i].new_x], 0xfff0523d);
        transition_destroy(t);
    }
    picture_destroy(a);
    picture_destroy(b);
    free(from.pixels);
    free(to.pixels);
    free(c.pixels);
}

/* Areas: all that was added is covered, whatever the number allowed. Far-apart marks stay apart, near ones join. */
static void areas_cover_and_stay_tight(void **state)
{
    struct area out[64];
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 100; round++) {
        int width = 1 + (int)(sample_random(&seed) % 700), height = 1 + (int)(sample_random(&seed) % 500);
        struct canvas before = sample_canvas(width, height), after = sample_canvas(width, height);
        struct areas *a = areas_create(width, height);
        assert_non_null(a);
        for (int i = (int)(sample_random(&seed) % 60); i > 0; i--) {
            int x = (int)(sample_random(&seed) % (unsigned)width), y = (int)(sample_random(&seed) % (unsigned)height);
            int n = 1 + (int)(sample_random(&seed) % (unsigned)(width - x));
            areas_add(a, y, x, n);
            memset(after.pixels + y * width + x, 0xff, (size_t)n * sizeof *after.pixels);
        }
        size_t most = 1 + sample_random(&seed) % 64;
        size_t n = areas_list(a, out, most);
        assert_true(n <= most);
        assert_covered(&before, &after, out, n);
        areas_clear(a);
        assert_int_equal(areas_list(a, out, 64), 0);
        free(a);
        free(before.pixels);
        free(after.pixels);
    }
    struct areas *a = areas_create(1920, 1080);
    assert_non_null(a);
    areas_add(a, 10, 10, 20);
    areas_add(a, 12, 40, 20);
    areas_add(a, 1000, 1800, 20);
    assert_int_equal(areas_list(a, out, 64), 2);
    assert_int_equal(areas_list(a, out, 1), 1);
    free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_what_was_painted),  cmocka_unit_test(lays_a_part_and_touches_nothing_else),
        cmocka_unit_test(a_blank_page_is_small),   cmocka_unit_test(refuses_more_colours_than_it_can_number),
        cmocka_unit_test(transitions_end_exactly), cmocka_unit_test(a_fade_leaves_alone_what_stays),
        cmocka_unit_test(a_slide_moves_the_pages), cmocka_unit_test(areas_cover_and_stay_tight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
