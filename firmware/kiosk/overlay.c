/* SPDX-License-Identifier: MIT */
#include "kiosk/overlay.h"

#include <stdlib.h>

enum { FRAME_MS = 16, WHOLE = 256 };

struct overlay {
    struct painter *painter; /* of its own: its frame is smaller than a card's */
    struct theme theme;      /* the panel's colour is its paper */
    int rotation, ms;
    struct picture *picture, *old; /* as the window has it; `old` is on the window until the next step */
    int thickness;                 /* px of the picture, from the foot up */
    int raised, from, to;          /* px; `raised` is what the last step painted */
    uint64_t began, drawn;         /* 0: the motion has not begun */
    bool changed, hurry;
};

struct overlay *overlay_create(struct fonts *fonts, const struct theme *theme, int rotation, int ms)
{
    struct overlay *o = calloc(1, sizeof *o);

    if (o == NULL)
        return NULL;
    o->theme = *theme;
    o->theme.paper = theme->inks[INK_PANEL];
    o->rotation = rotation;
    o->ms = ms;
    o->painter = painter_create(fonts);
    if (o->painter == NULL) {
        free(o);
        return NULL;
    }
    return o;
}

void overlay_destroy(struct overlay *o)
{
    if (o == NULL)
        return;
    picture_destroy(o->picture);
    picture_destroy(o->old);
    painter_destroy(o->painter);
    free(o);
}

static void head_for(struct overlay *o, int raised)
{
    o->hurry = false;
    if (raised == o->to)
        return;
    o->from = o->raised;
    o->to = raised;
    o->began = 0;
}

bool overlay_set(struct overlay *o, const struct page *page, struct error *e)
{
    if (page == NULL) {
        head_for(o, 0);
        return true;
    }
    struct picture *picture = painter_paint_turned(o->painter, page, &o->theme, o->rotation, e);
    if (picture == NULL)
        return false;
    if (o->old == NULL)
        o->old = o->picture;
    else
        picture_destroy(o->picture);
    o->picture = picture;
    o->thickness = page->height;
    o->changed = true;
    head_for(o, o->thickness);
    return true;
}

static bool moves(const struct overlay *o)
{
    return o->raised != o->to;
}

bool overlay_falls(const struct overlay *o)
{
    return o->to < o->raised;
}

uint64_t overlay_next_wake(const struct overlay *o)
{
    if (o->changed || (moves(o) && (o->began == 0 || o->hurry)))
        return 0;
    return moves(o) ? o->drawn + FRAME_MS : NEVER;
}

void overlay_hurry(struct overlay *o)
{
    o->hurry = true;
}

/* The strip along the upright picture's foot, `thick` px of it. */
static struct area strip(const struct overlay *o, const struct canvas *on, int thick)
{
    bool aside = o->rotation % 180 != 0;
    int most = aside ? on->width : on->height;

    thick = thick < most ? thick : most;
    struct area a = {0, 0, aside ? thick : on->width, aside ? on->height : thick};
    if (o->rotation == 0)
        a.y = on->height - thick;
    else if (o->rotation == 270)
        a.x = on->width - thick;
    return thick > 0 ? a : (struct area){0};
}

/* What it covers of the canvas; of no width if it is down. */
static struct area covered(const struct overlay *o, const struct canvas *on)
{
    return strip(o, on, o->raised);
}

/* After another size the picture is one of the old size until it is set anew. */
static bool fits(const struct overlay *o, const struct canvas *on)
{
    return o->rotation % 180 != 0 ? picture_height(o->picture) == on->height : picture_width(o->picture) == on->width;
}

void overlay_paint(const struct overlay *o, const struct canvas *on, int dx, int dy)
{
    struct area a = covered(o, on);

    if (a.width == 0 || !fits(o, on))
        return;
    /* Its head stands at the strip's edge, however far that has risen. */
    int x = o->rotation == 90 ? o->raised - picture_width(o->picture) : a.x;
    int y = o->rotation == 180 ? o->raised - picture_height(o->picture) : a.y;
    picture_lay(o->picture, on, x + dx, y + dy, a);
}

/* How far it has risen by now: fast at first, slowly into place, as a slide. */
static int raised_at(struct overlay *o, uint64_t now)
{
    if (o->began == 0)
        o->began = now - FRAME_MS; /* the first step already shows something of it */
    uint64_t run = now - o->began;
    if (o->hurry || run >= (uint64_t)o->ms)
        return o->to;
    int64_t left = WHOLE - (int64_t)run * WHOLE / o->ms;
    return o->to - (int)((o->to - o->from) * left * left * left / ((int64_t)WHOLE * WHOLE * WHOLE));
}

/* Only the pixels that differ, where one panel gives way to another of the same size. */
static size_t exchange(struct overlay *o, const struct canvas *on, int dx, int dy, struct area *areas, size_t most)
{
    struct area a = covered(o, on);
    struct canvas part = {on->pixels + (size_t)a.y * (size_t)on->pitch + a.x, a.width, a.height, on->pitch};
    struct error e;
    struct transition *t = transition_create(TRANSITION_CUT, o->old, o->picture, 1, dx, dy, &e);

    if (t == NULL) {
        overlay_paint(o, on, dx, dy);
        areas[0] = a;
        return 1;
    }
    size_t n = transition_step(t, &part, WHOLE, areas, most);
    transition_destroy(t);
    for (size_t i = 0; i < n; i++) {
        areas[i].x += a.x;
        areas[i].y += a.y;
    }
    return n;
}

static bool exchangeable(const struct overlay *o, const struct canvas *on)
{
    return o->changed && o->old != NULL && !moves(o) && o->raised == o->thickness && fits(o, on) &&
           picture_width(o->old) == picture_width(o->picture) && picture_height(o->old) == picture_height(o->picture);
}

size_t overlay_step(struct overlay *o, const struct canvas *on, int dx, int dy, uint64_t now, struct area *areas,
                    size_t most, struct area *uncovered)
{
    struct area before = covered(o, on);
    size_t n;

    *uncovered = (struct area){0};
    if (exchangeable(o, on)) {
        n = exchange(o, on, dx, dy, areas, most);
    } else {
        if (moves(o)) {
            o->raised = raised_at(o, now);
            o->drawn = now;
        }
        struct area after = covered(o, on);
        overlay_paint(o, on, dx, dy);
        areas[0] = before.width * before.height > after.width * after.height ? before : after;
        n = areas[0].width > 0 ? 1 : 0;
        /* Both strips begin at the foot: what the lower one leaves is a strip too. */
        if (areas[0].width > after.width || areas[0].height > after.height) {
            *uncovered = before;
            if (after.width > 0 && o->rotation % 180 != 0) {
                uncovered->width -= after.width;
                uncovered->x += o->rotation == 90 ? after.width : 0;
            } else if (after.width > 0) {
                uncovered->height -= after.height;
                uncovered->y += o->rotation == 180 ? after.height : 0;
            }
        }
    }
    o->changed = false;
    picture_destroy(o->old);
    o->old = NULL;
    if (!moves(o) && o->raised == 0) {
        picture_destroy(o->picture);
        o->picture = NULL;
    }
    return n;
}
