/* SPDX-License-Identifier: MIT */
#include "kiosk/stage.h"

#include "kiosk/overlay.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* How often a transition draws, ms. A slide moves edges and wants every frame; a fade of a quarter of a second looks
 * the same in ten steps as in fifteen, and each costs a copy of all pixels that differ. */
enum { SLIDE_FRAME_MS = 16, FADE_FRAME_MS = 24 };

/* Present, previous (while a transition runs) and the expected ones. */
enum { PICTURES = 2 + STAGE_AHEAD_MOST, AREAS_MOST = 64, WHOLE = 256 };

struct slot {
    struct sight sight; /* SIGHT_NONE: free */
    struct picture *picture;
    struct page_target *targets; /* of a contents page */
    size_t n_targets;
    int page_height;
};

struct stage {
    struct window *window;
    struct painter *painter;
    struct overlay *overlay;
    struct stage_wish wish;
    struct slot slots[PICTURES];
    size_t present, previous; /* indices; PICTURES: none */
    int width, height;        /* of the window, px: all pictures have its size */
    bool dark;
    bool draw_all; /* the whole present picture is due */
    struct transition *transition;
    bool cut; /* the transition is one step */
    uint64_t began, drawn, frame_ms;
    int shift_x, shift_y;
    struct sight expected[STAGE_AHEAD_MOST];
    size_t n_expected;
};

bool sight_same(const struct sight *a, const struct sight *b)
{
    return a->kind == b->kind && place_same(a->place, b->place) && a->chosen == b->chosen;
}

struct stage *stage_create(struct window *window, struct fonts *fonts, const struct stage_wish *wish)
{
    struct stage *s = calloc(1, sizeof *s);

    if (s == NULL)
        return NULL;
    struct canvas canvas = window_canvas(window);
    s->window = window;
    s->width = canvas.width;
    s->height = canvas.height;
    s->wish = *wish;
    s->present = s->previous = PICTURES;
    s->painter = painter_create(fonts);
    s->overlay = overlay_create(fonts, &wish->theme, wish->rotation, wish->panel_ms);
    if (s->painter == NULL || s->overlay == NULL) {
        stage_destroy(s);
        return NULL;
    }
    return s;
}

static void empty_slot(struct slot *slot)
{
    picture_destroy(slot->picture);
    free(slot->targets);
    *slot = (struct slot){0};
}

void stage_destroy(struct stage *s)
{
    if (s == NULL)
        return;
    transition_destroy(s->transition);
    for (size_t i = 0; i < PICTURES; i++)
        empty_slot(&s->slots[i]);
    painter_destroy(s->painter);
    overlay_destroy(s->overlay);
    free(s);
}

static size_t find(const struct stage *s, const struct sight *sight)
{
    for (size_t i = 0; i < PICTURES; i++)
        if (s->slots[i].picture != NULL && sight_same(&s->slots[i].sight, sight))
            return i;
    return PICTURES;
}

/* A slot that nothing needs: not on the screen, and not expected. */
static size_t spare(const struct stage *s)
{
    size_t unexpected = PICTURES;

    for (size_t i = 0; i < PICTURES; i++) {
        if (s->slots[i].picture == NULL)
            return i;
        if (i == s->present || i == s->previous)
            continue;
        bool expected = false;
        for (size_t k = 0; k < s->n_expected; k++)
            expected |= sight_same(&s->slots[i].sight, &s->expected[k]);
        if (!expected || unexpected == PICTURES)
            unexpected = i;
    }
    return unexpected;
}

/* Sets and paints a sight into a spare slot. PICTURES and the reason on failure. */
static size_t paint(struct stage *s, const struct sight *sight, struct error *e)
{
    struct page *page = s->wish.page(s->wish.user, sight, e);
    if (page == NULL)
        return PICTURES;
    struct picture *picture = painter_paint_turned(s->painter, page, &s->wish.theme, s->wish.rotation, e);
    size_t i = PICTURES;
    if (picture != NULL) {
        i = spare(s);
        empty_slot(&s->slots[i]);
        s->slots[i] = (struct slot){.sight = *sight,
                                    .picture = picture,
                                    .targets = page->targets,
                                    .n_targets = page->n_targets,
                                    .page_height = page->height};
        page->targets = NULL;
        page->n_targets = 0;
    }
    page_destroy(page);
    return i;
}

/* Where the new card slides in from on the window, when it comes from the right (forwards) of the upright picture. */
static int slide_from(int direction, int rotation)
{
    int from = rotation == 90    ? SLIDE_FROM_BELOW
               : rotation == 180 ? SLIDE_FROM_LEFT
               : rotation == 270 ? SLIDE_FROM_ABOVE
                                 : SLIDE_FROM_RIGHT;
    return direction < 0 ? -from : from;
}

static void end_transition(struct stage *s)
{
    transition_destroy(s->transition);
    s->transition = NULL;
    s->previous = PICTURES;
}

/* Presents what was painted of the cards, with the panel put over it again. */
static bool present(struct stage *s, const struct canvas *canvas, const struct area *areas, size_t n, struct error *e)
{
    if (n == 0)
        return true;
    if (!s->dark)
        overlay_paint(s->overlay, canvas, s->shift_x, s->shift_y);
    return window_present(s->window, areas, n, e);
}

/* Paints the panel's next step; returns how many areas it changed. */
static size_t step_panel(struct stage *s, const struct canvas *canvas, uint64_t now, struct area areas[AREAS_MOST])
{
    struct area uncovered;

    size_t n = overlay_step(s->overlay, canvas, s->shift_x, s->shift_y, now, areas, AREAS_MOST, &uncovered);
    if (uncovered.width > 0 && s->present != PICTURES)
        picture_lay(s->slots[s->present].picture, canvas, s->shift_x, s->shift_y, uncovered);
    return n;
}

/* A press during a transition completes it at once: the old one's last step is painted, the new one starts from there.
 * If that cannot be presented, all is drawn again in stage_draw(), which reports a window that fails. */
static void complete(struct stage *s)
{
    struct area areas[AREAS_MOST];
    struct error e;

    if (s->transition == NULL)
        return;
    struct canvas canvas = window_canvas(s->window);
    size_t n = transition_step(s->transition, &canvas, WHOLE, areas, AREAS_MOST);
    end_transition(s);
    if (!present(s, &canvas, areas, n, &e))
        s->draw_all = true;
}

bool stage_show(struct stage *s, const struct sight *sight, enum transition_kind kind, int direction, uint64_t now,
                struct error *e)
{
    complete(s);
    /* A panel that goes down uncovers a card at rest. */
    if (overlay_falls(s->overlay) && !s->dark && !s->draw_all) {
        struct canvas canvas = window_canvas(s->window);
        struct area areas[AREAS_MOST];
        overlay_hurry(s->overlay);
        size_t n = step_panel(s, &canvas, now, areas);
        if (n > 0 && !window_present(s->window, areas, n, e))
            s->draw_all = true;
    }
    if (sight->kind == SIGHT_DARK) {
        s->draw_all |= !s->dark;
        s->dark = true;
        return true;
    }
    size_t next = find(s, sight);
    if (next == PICTURES && (next = paint(s, sight, e)) == PICTURES)
        return false;
    if (s->dark || s->present == PICTURES || s->draw_all || s->wish.transition_ms == 0)
        kind = TRANSITION_CUT;
    if (next == s->present && !s->dark)
        return true;
    size_t old = s->dark ? PICTURES : s->present;
    s->present = next;
    s->dark = false;
    if (old == PICTURES) {
        s->draw_all = true;
        return true;
    }
    /* A cut too goes through a transition: its one step touches only what differs. */
    s->transition = transition_create(kind, s->slots[old].picture, s->slots[next].picture,
                                      slide_from(direction, s->wish.rotation), s->shift_x, s->shift_y, e);
    if (s->transition == NULL) {
        s->draw_all = true;
        return true;
    }
    s->previous = old;
    s->cut = kind == TRANSITION_CUT;
    s->frame_ms = kind == TRANSITION_SLIDE ? SLIDE_FRAME_MS : FADE_FRAME_MS;
    s->began = now - s->frame_ms; /* the first step already shows something of the new card */
    s->drawn = 0;
    return true;
}

/* Shows what differs between the picture that is up and the one that takes its place. */
static void exchange(struct stage *s, const struct picture *old, const struct picture *new)
{
    struct canvas canvas = window_canvas(s->window);
    struct area areas[AREAS_MOST];
    struct error e;
    struct transition *t = transition_create(TRANSITION_CUT, old, new, 1, s->shift_x, s->shift_y, &e);
    size_t n = t != NULL ? transition_step(t, &canvas, WHOLE, areas, AREAS_MOST) : 0;

    if (t == NULL || !present(s, &canvas, areas, n, &e))
        s->draw_all = true;
    transition_destroy(t);
}

bool stage_repaint(struct stage *s, struct error *e)
{
    if (s->present == PICTURES)
        return true;
    complete(s);
    /* Everything but what is on the screen is out of date; that one is needed to see what differs. */
    for (size_t i = 0; i < PICTURES; i++)
        if (i != s->present)
            empty_slot(&s->slots[i]);
    struct sight sight = s->slots[s->present].sight;
    if (sight.kind == SIGHT_NONE) /* forgotten: another one comes next */
        return true;
    size_t next = paint(s, &sight, e);
    if (next == PICTURES)
        return false;
    if (!s->dark && !s->draw_all)
        exchange(s, s->slots[s->present].picture, s->slots[next].picture);
    empty_slot(&s->slots[s->present]);
    s->present = next;
    return true;
}

bool stage_resize(struct stage *s)
{
    struct canvas canvas = window_canvas(s->window);

    s->draw_all = true;
    if (canvas.width == s->width && canvas.height == s->height)
        return false;
    s->width = canvas.width;
    s->height = canvas.height;
    end_transition(s);
    for (size_t i = 0; i < PICTURES; i++)
        empty_slot(&s->slots[i]);
    s->present = PICTURES;
    s->n_expected = 0;
    return true;
}

void stage_forget(struct stage *s)
{
    for (size_t i = 0; i < PICTURES; i++) {
        if (i != s->present && i != s->previous)
            empty_slot(&s->slots[i]);
        s->slots[i].sight = (struct sight){.kind = SIGHT_NONE};
        s->slots[i].n_targets = 0;
    }
    s->n_expected = 0;
}

bool stage_panel(struct stage *s, const struct page *page, struct error *e)
{
    return overlay_set(s->overlay, page, e);
}

void stage_expose(struct stage *s)
{
    s->draw_all = true;
}

void stage_shift(struct stage *s, int dx, int dy)
{
    s->draw_all |= dx != s->shift_x || dy != s->shift_y;
    s->shift_x = dx;
    s->shift_y = dy;
}

void stage_expect(struct stage *s, const struct sight *sights, size_t n)
{
    s->n_expected = n < STAGE_AHEAD_MOST ? n : STAGE_AHEAD_MOST;
    memcpy(s->expected, sights, s->n_expected * sizeof *sights);
}

bool stage_prepare_one(struct stage *s)
{
    struct error e;

    for (size_t i = 0; i < s->n_expected; i++) {
        if (find(s, &s->expected[i]) != PICTURES)
            continue;
        /* What cannot be painted is not expected any more: it will be told when it is asked for. */
        if (paint(s, &s->expected[i], &e) == PICTURES)
            memmove(&s->expected[i], &s->expected[i + 1], (--s->n_expected - i) * sizeof s->expected[0]);
        return true;
    }
    painter_rest(s->painter);
    /* Pictures come and go by hundreds of KiB between small things that stay, and a heap left to itself keeps the gaps:
     * some KiB an hour, for years. A wall that has nothing left to do can afford to give them back. */
    malloc_trim(0);
    return false;
}

static struct area draw_whole(struct stage *s, const struct canvas *canvas)
{
    /* A transition that was under way ends here: everything is drawn anew. */
    end_transition(s);
    s->draw_all = false;
    if (s->dark || s->present == PICTURES) {
        for (int y = 0; y < canvas->height; y++)
            for (int x = 0; x < canvas->width; x++)
                canvas->pixels[(size_t)y * (size_t)canvas->pitch + (size_t)x] = 0xff000000;
    } else {
        picture_show(s->slots[s->present].picture, canvas, s->shift_x, s->shift_y);
    }
    return (struct area){0, 0, canvas->width, canvas->height};
}

static size_t step_transition(struct stage *s, const struct canvas *canvas, uint64_t now, struct area areas[AREAS_MOST])
{
    uint64_t run = now - s->began, whole = (uint64_t)s->wish.transition_ms;
    int progress = s->cut || run >= whole ? WHOLE : (int)(run * WHOLE / whole);
    size_t n = transition_step(s->transition, canvas, progress, areas, AREAS_MOST);

    s->drawn = now;
    if (progress == WHOLE)
        end_transition(s);
    return n;
}

/* A panel that goes down waits for the card to come to rest; on a dark screen nothing of it is seen. */
static bool panel_waits(const struct stage *s)
{
    return s->dark || (s->transition != NULL && overlay_falls(s->overlay));
}

uint64_t stage_next_wake(const struct stage *s)
{
    if (s->draw_all)
        return 0;
    uint64_t card = s->transition != NULL ? s->drawn + s->frame_ms : NEVER;
    uint64_t panel = panel_waits(s) ? NEVER : overlay_next_wake(s->overlay);
    return sooner(card, panel);
}

bool stage_draw(struct stage *s, uint64_t now, struct error *e)
{
    struct area areas[2 * AREAS_MOST];
    size_t n = 0;

    if (stage_next_wake(s) > now)
        return true;
    struct canvas canvas = window_canvas(s->window);
    if (s->draw_all)
        areas[n++] = draw_whole(s, &canvas);
    if (s->transition != NULL && s->drawn + s->frame_ms <= now)
        n = step_transition(s, &canvas, now, areas);
    /* The card was painted over the panel. */
    if (n > 0 && !s->dark)
        overlay_paint(s->overlay, &canvas, s->shift_x, s->shift_y);
    /* Both in one frame: showing one can cost more than all the painting. */
    if (!panel_waits(s) && overlay_next_wake(s->overlay) <= now)
        n += step_panel(s, &canvas, now, areas + n);
    return n == 0 || window_present(s->window, areas, n, e);
}

bool stage_moving(const struct stage *s)
{
    return s->transition != NULL || (!s->dark && overlay_next_wake(s->overlay) != NEVER);
}

size_t stage_article_at(const struct stage *s, float y)
{
    if (s->present == PICTURES || s->dark)
        return SIZE_MAX;
    const struct slot *slot = &s->slots[s->present];
    return page_target_at(slot->targets, slot->n_targets, slot->page_height, y);
}
