/* SPDX-License-Identifier: MIT */
/*
 * The stage on SDL's dummy display: a panel rises over a card, cards change under it, it goes down again, and after
 * every step each pixel is either the card's or the panel's, with one straight edge between. Cards here are of one
 * colour each, so that a pixel tells which card it is of. The clock is the test's.
 */
#include "kiosk/stage.h"

#include "unit/screen_sample.h"

enum { CARD_A, CARD_B };

static const uint32_t card_colour[] = {[CARD_A] = 0xfff3efe6, [CARD_B] = 0xfff0523d};
#define PANEL_COLOUR 0xff201f22
#define MARK_COLOUR 0xff9b958a

static struct page *box_page(int width, int height, enum ink ink, struct box box)
{
    struct page *page = calloc(1, sizeof *page);

    assert_non_null(page);
    page->boxes = malloc(sizeof *page->boxes);
    assert_non_null(page->boxes);
    box.ink = ink;
    page->boxes[0] = box;
    page->n_boxes = 1;
    page->width = width;
    page->height = height;
    return page;
}

struct bench {
    struct window *window;
    struct fonts *fonts;
    struct stage *stage;
    int rotation, width, height; /* upright */
    uint64_t now;
};

static struct page *card_page(void *user, const struct sight *sight, struct error *e)
{
    struct bench *b = user;

    (void)e;
    return box_page(b->width, b->height, sight->place.card == CARD_A ? INK_TEXT : INK_ACCENT,
                    (struct box){.width = b->width, .height = b->height});
}

/* A panel with a bar across it, so that what is in it can be told from its paper. */
static struct page *panel_page(const struct bench *b, int height, int bar)
{
    return box_page(b->width, height, INK_MUTED, (struct box){.y = 10, .width = bar, .height = 5});
}

static void open_bench(struct bench *b, int rotation, int transition_ms)
{
    const struct window_wish wish = {.windowed = true, .width = 320, .height = 240, .title = "stage"};
    struct error e;

    *b = (struct bench){.rotation = rotation, .now = 1000};
    b->width = rotation % 180 != 0 ? 240 : 320;
    b->height = rotation % 180 != 0 ? 320 : 240;
    b->window = window_open(&wish, &e);
    if (b->window == NULL)
        fail_msg("%s", e.text);
    b->fonts = sample_fonts();
    const struct stage_wish stage = {.theme = sample_theme,
                                     .rotation = rotation,
                                     .transition_ms = transition_ms,
                                     .panel_ms = transition_ms,
                                     .page = card_page,
                                     .user = b};
    b->stage = stage_create(b->window, b->fonts, &stage);
    assert_non_null(b->stage);
}

static void close_bench(struct bench *b)
{
    stage_destroy(b->stage);
    fonts_close(b->fonts);
    window_close(b->window);
}

static uint32_t pixel(const struct bench *b, int x, int y) /* upright */
{
    struct canvas c = window_canvas(b->window);
    int wx = b->rotation == 90 ? c.width - 1 - y : b->rotation == 180 ? c.width - 1 - x : b->rotation == 270 ? y : x;
    int wy = b->rotation == 90 ? x : b->rotation == 180 ? c.height - 1 - y : b->rotation == 270 ? c.height - 1 - x : y;

    return c.pixels[(size_t)wy * (size_t)c.pitch + (size_t)wx];
}

/* How high the panel stands over that card; anything else on the canvas fails. */
static int panel_height(const struct bench *b, int card)
{
    int head = b->height;

    for (int y = 0; y < b->height; y++) {
        for (int x = 0; x < b->width; x++) {
            uint32_t p = pixel(b, x, y);
            bool panel = p == PANEL_COLOUR || p == MARK_COLOUR;
            if (x == 0 && panel && head == b->height)
                head = y;
            if (panel != (y >= head) || (!panel && p != card_colour[card]))
                fail_msg("%08x at %d, %d of a page turned by %d, with the panel's head at %d", p, x, y, b->rotation,
                         head);
        }
    }
    return b->height - head;
}

static void draw(struct bench *b)
{
    struct error e;
    if (!stage_draw(b->stage, b->now, &e))
        fail_msg("%s", e.text);
}

static void show(struct bench *b, size_t card)
{
    const struct sight sight = {.kind = SIGHT_CARD, .place = {0, card}};
    struct error e;
    if (!stage_show(b->stage, &sight, TRANSITION_CUT, 1, b->now, &e))
        fail_msg("%s", e.text);
    draw(b);
}

static void set_panel(struct bench *b, struct page *page)
{
    struct error e;
    assert_true(stage_panel(b->stage, page, &e));
    page_destroy(page);
}

/* Draws whenever the stage wants to be asked, until it is at rest; the panel only goes one way. Returns its height. */
static int run(struct bench *b, int card, bool rises)
{
    int height = panel_height(b, card), steps = 0;

    for (uint64_t next; (next = stage_next_wake(b->stage)) != NEVER; steps++) {
        assert_true(steps < 100);
        b->now = next > b->now ? next : b->now;
        draw(b);
        int now = panel_height(b, card);
        assert_true(rises ? now >= height : now <= height);
        height = now;
    }
    return height;
}

static const int rotations[] = {0, 90, 180, 270};

static void test_up_and_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct bench b;
        open_bench(&b, rotations[i], 240);
        show(&b, CARD_A);
        assert_int_equal(panel_height(&b, CARD_A), 0);
        set_panel(&b, panel_page(&b, 60, 100));
        assert_int_equal(run(&b, CARD_A, true), 60);
        assert_int_equal(pixel(&b, 0, b.height - 60 + 12), MARK_COLOUR);
        assert_int_equal(pixel(&b, 100, b.height - 60 + 12), PANEL_COLOUR);
        /* At rest nothing is drawn. */
        assert_false(stage_moving(b.stage));
        set_panel(&b, NULL);
        assert_int_equal(run(&b, CARD_A, false), 0);
        close_bench(&b);
    }
}

static void test_the_card_stays_live(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct bench b;
        open_bench(&b, rotations[i], 240);
        show(&b, CARD_A);
        set_panel(&b, panel_page(&b, 60, 100));
        draw(&b);
        int early = panel_height(&b, CARD_A);
        assert_true(early > 0 && early < 60);
        show(&b, CARD_B); /* while it rises */
        assert_true(panel_height(&b, CARD_B) >= early);
        assert_int_equal(run(&b, CARD_B, true), 60);
        show(&b, CARD_A); /* while it is up */
        assert_int_equal(panel_height(&b, CARD_A), 60);
        set_panel(&b, NULL);
        b.now += 20;
        draw(&b);
        assert_true(panel_height(&b, CARD_A) < 60);
        show(&b, CARD_B); /* while it goes down: it is down at once */
        assert_int_equal(panel_height(&b, CARD_B), 0);
        close_bench(&b);
    }
}

static void test_another_panel(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct bench b;
        open_bench(&b, rotations[i], 240);
        show(&b, CARD_A);
        set_panel(&b, panel_page(&b, 60, 100));
        assert_int_equal(run(&b, CARD_A, true), 60);
        set_panel(&b, panel_page(&b, 60, 140)); /* the bar grew */
        assert_int_equal(run(&b, CARD_A, true), 60);
        assert_int_equal(pixel(&b, 120, b.height - 60 + 12), MARK_COLOUR);
        set_panel(&b, panel_page(&b, 90, 20));
        assert_int_equal(run(&b, CARD_A, true), 90);
        assert_int_equal(pixel(&b, 120, b.height - 60 + 12), PANEL_COLOUR);
        set_panel(&b, panel_page(&b, 40, 20));
        assert_int_equal(run(&b, CARD_A, false), 40);
        /* It comes back before it is down. */
        set_panel(&b, NULL);
        b.now += 20;
        draw(&b);
        set_panel(&b, panel_page(&b, 60, 10));
        assert_int_equal(run(&b, CARD_A, true), 60);
        close_bench(&b);
    }
}

/* Lost pixels, another minute, the burn-in guard: all is painted anew with the panel on it. */
static void test_painted_anew(void **state)
{
    struct bench b;
    struct error e;

    (void)state;
    open_bench(&b, 0, 240);
    show(&b, CARD_A);
    set_panel(&b, panel_page(&b, 60, 100));
    assert_int_equal(run(&b, CARD_A, true), 60);
    struct canvas c = window_canvas(b.window);
    memset(c.pixels, 0x55, (size_t)c.height * (size_t)c.pitch * sizeof *c.pixels);
    stage_expose(b.stage);
    assert_int_equal(stage_next_wake(b.stage), 0);
    draw(&b);
    assert_int_equal(panel_height(&b, CARD_A), 60);
    assert_true(stage_repaint(b.stage, &e));
    draw(&b);
    assert_int_equal(panel_height(&b, CARD_A), 60);
    stage_shift(b.stage, 0, -4);
    draw(&b);
    assert_int_equal(pixel(&b, 0, b.height - 1), PANEL_COLOUR); /* no gap at the foot */
    assert_int_equal(pixel(&b, 0, b.height - 60 + 6), MARK_COLOUR);
    close_bench(&b);
}

static void test_dark(void **state)
{
    const struct sight dark = {.kind = SIGHT_DARK};
    struct bench b;
    struct error e;

    (void)state;
    open_bench(&b, 0, 240);
    show(&b, CARD_A);
    assert_true(stage_show(b.stage, &dark, TRANSITION_CUT, 1, b.now, &e));
    draw(&b);
    set_panel(&b, panel_page(&b, 60, 100));
    assert_int_equal(stage_next_wake(b.stage), NEVER); /* nobody sees it */
    draw(&b);
    assert_int_equal(pixel(&b, 0, b.height - 1), 0xff000000);
    show(&b, CARD_A);
    assert_int_equal(run(&b, CARD_A, true), 60);
    close_bench(&b);
}

/* Another edition: the same place is another card, painted anew. */
static void test_forget(void **state)
{
    struct bench b;
    struct error e;

    (void)state;
    open_bench(&b, 0, 0);
    show(&b, CARD_A);
    set_panel(&b, panel_page(&b, 60, 100));
    assert_int_equal(run(&b, CARD_A, true), 60);
    stage_forget(b.stage);
    assert_true(stage_repaint(b.stage, &e)); /* a minute in between: what is up stays up */
    draw(&b);
    assert_int_equal(panel_height(&b, CARD_A), 60);
    show(&b, CARD_B);
    assert_int_equal(panel_height(&b, CARD_B), 60);
    close_bench(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_up_and_down),   cmocka_unit_test(test_the_card_stays_live),
        cmocka_unit_test(test_another_panel), cmocka_unit_test(test_painted_anew),
        cmocka_unit_test(test_dark),          cmocka_unit_test(test_forget),
    };
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
