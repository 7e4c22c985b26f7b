/* SPDX-License-Identifier: MIT */
#include "screen_sample.h"

#include <math.h>
#include <stdio.h>

static struct fonts *fonts;
static struct painter *painter;
static const struct type_fonts *tf;

static int set_up(void **state)
{
    (void)state;
    fonts = sample_fonts();
    painter = painter_create(fonts);
    assert_non_null(painter);
    tf = fonts_for_type(fonts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    painter_destroy(painter);
    fonts_close(fonts);
    return 0;
}

static struct run latin(int font, int size, int x, const char *text)
{
    return (struct run){
        .font = font, .size = size, .ink = INK_TEXT, .x = x, .baseline = 400, .script = LATIN, .text = (char *)text};
}

static void near(const char *what, int found, float expected)
{
    if (fabsf((float)found - expected) > 1.01F)
        fail_msg("%s: at %d, not at %.2f", what, found, (double)expected);
}

/* The ink of a run on a wide page. */
static struct area ink_of(const struct run *run)
{
    struct canvas c = sample_show_run(painter, run, 1600, 800);
    struct area ink = sample_ink(&c, 0, c.width);

    free(c.pixels);
    return ink;
}

/* "H" stands on the baseline, starts at its origin and is as high as the font's capitals. */
static void sets_letters_on_the_baseline(void **state)
{
    static const int sizes[] = {14, 31, 93, 140, 300};

    (void)state;
    for (int font = 0; font < FACE_COUNT; font++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            struct run run = latin(font, sizes[i], 200, "H");
            struct area ink = ink_of(&run);
            float size = (float)sizes[i];
            near("foot", ink.y + ink.height, 400);
            /* Hinting moves the top by up to half a pixel, and the edge may take in one more. */
            assert_true(fabsf((float)ink.y - (400 - tf->shape(tf->user, font).cap_height * size)) < 1.6F);
            assert_true(ink.x >= 200 && (float)ink.x < 200 + 0.2F * size);
        }
}

/* Texts whose ink passes the origin to the left, the ascent or the descent: the letter after them stands where the
 * layout has it all the same, to the pixel from top to bottom. */
static void overhanging_ink_moves_nothing(void **state)
{
    static const char *const before[] = {
        "",
        "j",
        "\xe2\x80\x9c",
        "f",
        "\xe1\xba\xae", /* a capital with two marks on it */
        "y",
        "Jj",
        "\xe2\x80\x9e",
        "A\xcc\x8a\xcc\x84",
        "g\xcc\xa3\xcc\xb1",
        "A\xcc\x8a\xcc\x84\xcc\xa3\xcc\xb1",
    };
    static const int sizes[] = {15, 33, 140, 219};
    char text[64];

    (void)state;
    for (int font = 0; font < FACE_COUNT; font++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            struct run alone = latin(font, sizes[s], 300, "H");
            struct area h = ink_of(&alone);
            for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
                snprintf(text, sizeof text, "%s    H", before[i]);
                struct run run = latin(font, sizes[s], 300, text);
                float shift = (tf->advance(tf->user, font, LATIN, false, text, strlen(text)) -
                               tf->advance(tf->user, font, LATIN, false, "H", 1)) *
                              (float)sizes[s];
                struct canvas c = sample_show_run(painter, &run, 1600, 800);
                struct area ink = sample_ink(&c, h.x + (int)shift - 2, h.x + (int)shift + h.width + 3);
                near(text, ink.x, (float)h.x + shift);
                near(text, ink.x + ink.width, (float)(h.x + h.width) + shift);
                /* Ink past both ends at once: how far past each is known to a pixel only. */
                int off = i == sizeof before / sizeof *before - 1 ? 1 : 0;
                if (abs(ink.y - h.y) > off || ink.height != h.height)
                    fail_msg("font %d, %d px, '%s': from %d, %d high, not from %d, %d high", font, sizes[s], text,
                             ink.y, ink.height, h.y, h.height);
                free(c.pixels);
            }
        }
}

/* Each letter of a tracked run stands where kerning and tracking put it. */
static void tracks_letter_by_letter(void **state)
{
    static const float trackings[] = {-1.4F, 4.34F, 20};
    struct run one = latin(FACE_SANS_BOLD, 31, 200, "I");
    struct area i_ink = ink_of(&one);

    (void)state;
    for (size_t k = 0; k < sizeof trackings / sizeof *trackings; k++) {
        struct run run = latin(FACE_SANS_BOLD, 31, 200, "IAVI");
        run.tracking = trackings[k];
        struct area ink = ink_of(&run);
        float kerned = tf->advance(tf->user, FACE_SANS_BOLD, LATIN, false, "IAV", 3) * 31;
        assert_int_equal(ink.x, i_ink.x);
        near("last letter", ink.x + ink.width, (float)(i_ink.x + i_ink.width) + kerned + 3 * trackings[k]);
    }
    /* Ligatures are undone: the two letters come apart. */
    struct run run = latin(FACE_QUOTE, 90, 200, "fi");
    struct area close = ink_of(&run);
    run.tracking = 30;
    struct area apart = ink_of(&run);
    assert_true(apart.width >= close.width + 25);
}

static void paints_from_right_to_left(void **state)
{
    static const struct {
        int font;
        uint32_t script;
        const char *text, *first, *last; /* in reading order */
    } cases[] = {
        {FALLBACK_HEBREW, HEBREW, "\xd7\xa9\xd7\x95", "\xd7\xa9", "\xd7\x95"},                 /* shin, vav */
        {FALLBACK_HEBREW, HEBREW, "\xd7\xa9\xd6\xb8\xd7\x95", "\xd7\xa9\xd6\xb8", "\xd7\x95"}, /* with a vowel point */
        {FALLBACK_ARABIC, ARABIC, "\xd8\xaf\xd8\xb1", "\xd8\xaf", "\xd8\xb1"}, /* dal, reh: they do not join */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int tracked = 0; tracked < 2; tracked++) {
            struct run run = latin(cases[i].font, 80, 300, cases[i].text);
            run.script = cases[i].script;
            run.right_to_left = true;
            run.tracking = tracked && cases[i].script == HEBREW ? 25 : 0;
            struct run first = run, last = run;
            first.text = (char *)cases[i].first;
            last.text = (char *)cases[i].last;
            float step = tf->advance(tf->user, run.font, run.script, true, last.text, strlen(last.text)) * 80;
            struct area all = ink_of(&run), left = ink_of(&last), right = ink_of(&first);
            near("left letter", all.x, (float)left.x);
            near("right letter", all.x + all.width, (float)(right.x + right.width) + step + run.tracking);
        }
}

static void texts_without_ink_are_nothing(void **state)
{
    static const char *const texts[] = {"", " ", "   ", "\xe2\x80\x8d", "\xe2\x80\x8f\xe2\x80\x8e", "\xc2\xa0"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (float tracking = 0; tracking < 5; tracking += 4) {
            struct run run = latin(FACE_TEXT, 40, 100, texts[i]);
            run.tracking = tracking;
            assert_true(ink_of(&run).width <= 0);
        }
}

/* A letter under more marks than anybody reads is painted, if not with all of them. */
static void survives_a_tower_of_marks(void **state)
{
    char text[2002] = "e";

    (void)state;
    for (size_t i = 1; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xcc\x81", 3);
    struct run run = latin(FACE_TEXT, 30, 100, text);
    assert_true(ink_of(&run).width > 0);
    run.tracking = 3;
    assert_true(ink_of(&run).width > 0);
}

/* Whatever lies over the page's edge is cut there; nothing outside is written (the sanitizers watch). */
static void cuts_at_the_edges(void **state)
{
    static const int places[][2] = {{-60, 40}, {150, 40},  {20, -5},  {20, 10},
                                    {20, 130}, {-500, 40}, {500, 40}, {20, 900}};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct run run = latin(FACE_HEADLINE, 90, places[i][0], "Wharf");
        run.baseline = places[i][1];
        struct box box = {places[i][0], places[i][1], 100, 50, 20, INK_ACCENT};
        struct page page = {.width = 200, .height = 100, .runs = &run, .n_runs = 1, .boxes = &box, .n_boxes = 1};
        struct canvas c = sample_show(painter, &page);
        free(c.pixels);
    }
}

static uint32_t at(const struct canvas *c, int x, int y)
{
    return c->pixels[y * c->pitch + x];
}

static void paints_boxes(void **state)
{
    const uint32_t paper = 0xff000000 | sample_theme.paper, accent = 0xff000000 | sample_theme.inks[INK_ACCENT];
    struct box boxes[] = {{10, 10, 40, 20, 0, INK_ACCENT},
                          {60, 10, 40, 20, 8, INK_ACCENT},
                          {10, 40, 40, 5, 99, INK_ACCENT},
                          {60, 40, 0, 5, 0, INK_ACCENT}};
    struct page page = {.width = 120, .height = 60, .boxes = boxes, .n_boxes = 4};
    struct canvas c = sample_show(painter, &page);

    (void)state;
    /* square */
    for (int y = 0; y < 35; y++)
        for (int x = 0; x < 55; x++)
            assert_int_equal(at(&c, x, y), x >= 10 && x < 50 && y >= 10 && y < 30 ? accent : paper);
    /* rounded: outside the corner paper, on its arc a mix, inside ink; the same in all four */
    assert_int_equal(at(&c, 60, 10), paper);
    assert_int_equal(at(&c, 64, 14), accent);
    assert_int_equal(at(&c, 80, 10), accent);
    bool mixed = false;
    for (int y = 0; y < 20; y++)
        for (int x = 0; x < 40; x++) {
            uint32_t p = at(&c, 60 + x, 10 + y);
            mixed |= p != paper && p != accent;
            assert_int_equal(p, at(&c, 99 - x, 10 + y));
            assert_int_equal(p, at(&c, 60 + x, 29 - y));
        }
    assert_true(mixed);
    /* a radius larger than the box makes round ends */
    assert_int_equal(at(&c, 30, 42), accent);
    assert_int_not_equal(at(&c, 10, 40), accent);
    /* nothing for no width */
    assert_int_equal(at(&c, 60, 42), paper);
    free(c.pixels);
}

/* Solid ink is the theme's ink exactly, and every edge lies between it and what is under it. */
static void ink_is_the_themes(void **state)
{
    struct run run = latin(FACE_HEADLINE, 140, 20, "I");
    struct box box = {0, 250, 300, 200, 0, INK_PANEL};
    struct page page = {.width = 300, .height = 500, .runs = &run, .n_runs = 1, .boxes = &box, .n_boxes = 1};
    struct canvas c = sample_show(painter, &page);
    size_t solid = 0;

    (void)state;
    for (int y = 250; y < 450; y++)
        for (int x = 0; x < 300; x++) {
            uint32_t p = at(&c, x, y);
            solid += p == (0xff000000 | sample_theme.inks[INK_TEXT]);
            for (int shift = 0; shift < 24; shift += 8) {
                uint32_t v = p >> shift & 0xff;
                assert_true(v >= (sample_theme.inks[INK_PANEL] >> shift & 0xff));
                assert_true(v <= (sample_theme.inks[INK_TEXT] >> shift & 0xff));
            }
        }
    assert_true(solid > 500);
    free(c.pixels);
}

/* A page painted after another, of the same or another size, has nothing of it. */
static void leaves_nothing_for_the_next_page(void **state)
{
    struct run run = latin(FACE_HEADLINE, 140, 20, "Quay");
    struct canvas first = sample_show_run(painter, &run, 700, 500);
    struct canvas other = sample_show_run(painter, &run, 650, 450);
    struct page blank = {.width = 650, .height = 450};
    struct canvas empty = sample_show(painter, &blank);
    struct canvas again = sample_show_run(painter, &run, 700, 500);

    (void)state;
    assert_true(sample_ink(&empty, 0, 650).width <= 0);
    assert_memory_equal(first.pixels, again.pixels, 700 * 500 * sizeof(uint32_t));
    free(first.pixels);
    free(other.pixels);
    free(empty.pixels);
    free(again.pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_letters_on_the_baseline),
        cmocka_unit_test(overhanging_ink_moves_nothing),
        cmocka_unit_test(tracks_letter_by_letter),
        cmocka_unit_test(paints_from_right_to_left),
        cmocka_unit_test(texts_without_ink_are_nothing),
        cmocka_unit_test(survives_a_tower_of_marks),
        cmocka_unit_test(cuts_at_the_edges),
        cmocka_unit_test(paints_boxes),
        cmocka_unit_test(ink_is_the_themes),
        cmocka_unit_test(leaves_nothing_for_the_next_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
