/* SPDX-License-Identifier: MIT */
#include "screen/frame.h"
#include "screen/rows.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The scratch frame holds 0 where nothing was painted, so that its untouched pages are never written at all; what was
 * touched is known by row, looked at once for the picture and set back to 0. At rest there is no frame. */
struct painter {
    struct fonts *fonts;
    hb_buffer_t *buffer;
    uint32_t *frame;
    struct columns *touched; /* by row */
    int width, height;
    uint32_t paper; /* of the picture being painted */
};

struct painter *painter_create(struct fonts *fonts)
{
    struct painter *p = calloc(1, sizeof *p);

    if (p == NULL)
        return NULL;
    p->fonts = fonts;
    p->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(p->buffer)) {
        painter_destroy(p);
        return NULL;
    }
    return p;
}

void painter_rest(struct painter *p)
{
    frame_destroy(p->frame, p->width, p->height);
    free(p->touched);
    p->frame = NULL;
    p->touched = NULL;
}

void painter_destroy(struct painter *p)
{
    if (p == NULL)
        return;
    hb_buffer_destroy(p->buffer);
    painter_rest(p);
    free(p);
}

static bool resize(struct painter *p, int width, int height)
{
    if (p->frame != NULL && p->width == width && p->height == height)
        return true;
    painter_rest(p);
    p->frame = frame_create(width, height);
    p->touched = calloc((size_t)height, sizeof *p->touched);
    p->width = width;
    p->height = height;
    if (p->frame != NULL && p->touched != NULL)
        return true;
    painter_rest(p);
    return false;
}

/* One colour over another, `alpha` 0 to 255, each channel rounded to the nearest. */
static uint32_t over(uint32_t below, uint32_t ink, uint32_t alpha)
{
    uint32_t out = 0xff;

    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t v = ((ink >> shift & 0xff) * alpha + (below >> shift & 0xff) * (255 - alpha)) + 128;
        out = out << 8 | ((v + (v >> 8)) >> 8);
    }
    return out;
}

static void blend(struct painter *p, uint32_t *pixel, uint32_t ink, uint32_t alpha)
{
    if (alpha == 255)
        *pixel = ink;
    else if (alpha > 0)
        *pixel = over(*pixel == 0 ? p->paper : *pixel, ink, alpha);
}

/* How much of a pixel at (x, y) in a corner's square of side `radius`, counted from its outer corner, is inside. */
static uint32_t corner_alpha(int x, int y, int radius)
{
    float dx = (float)radius - ((float)x + 0.5F), dy = (float)radius - ((float)y + 0.5F);
    float inside = (float)radius - sqrtf(dx * dx + dy * dy) + 0.5F;

    return inside <= 0 ? 0 : inside >= 1 ? 255 : (uint32_t)(inside * 255 + 0.5F);
}

static void paint_box(struct painter *p, const struct box *b, uint32_t ink)
{
    int left = b->x < 0 ? 0 : b->x, right = b->x + b->width > p->width ? p->width : b->x + b->width;
    int top = b->y < 0 ? 0 : b->y, bottom = b->y + b->height > p->height ? p->height : b->y + b->height;

    int shorter = b->width < b->height ? b->width : b->height;
    int radius = b->radius < shorter / 2 ? b->radius : shorter / 2;

    if (left >= right)
        return;
    for (int y = top; y < bottom; y++) {
        uint32_t *row = p->frame + (size_t)y * (size_t)p->width;
        int from_top = y - b->y, from_bottom = b->y + b->height - 1 - y;
        int v = from_top < from_bottom ? from_top : from_bottom;
        for (int x = left; x < right; x++) {
            int from_left = x - b->x, from_right = b->x + b->width - 1 - x;
            int h = from_left < from_right ? from_left : from_right;
            blend(p, &row[x], ink, h < radius && v < radius ? corner_alpha(h, v, radius) : 255);
        }
        columns_add(&p->touched[y], (struct columns){left, right});
    }
}

static void paint_surface(struct painter *p, const SDL_Surface *s, int x0, int y0, uint32_t ink)
{
    struct columns c = columns_moved((struct columns){0, s->w}, x0, p->width);

    if (c.left >= c.right)
        return;
    for (int y = y0 < 0 ? 0 : y0; y < y0 + s->h && y < p->height; y++) {
        const uint32_t *from = (const uint32_t *)((const char *)s->pixels + (size_t)(y - y0) * (size_t)s->pitch);
        uint32_t *to = p->frame + (size_t)y * (size_t)p->width;
        for (int x = c.left; x < c.right; x++) {
            uint32_t alpha = from[x - x0] >> 24;
            if (alpha != 0)
                blend(p, &to[x], ink, alpha);
        }
        columns_add(&p->touched[y], c);
    }
}

/* Paints `text` with the left end of its baseline at (x, baseline of the run). */
static bool paint_text(struct painter *p, TTF_Font *ttf, const struct run *run, const char *text, int x,
                       struct overhang past, uint32_t ink, struct error *e)
{
    SDL_Surface *s =
        TTF_RenderUTF8_Blended(ttf, text, (SDL_Color){(Uint8)(ink >> 16), (Uint8)(ink >> 8), (Uint8)ink, 255});
    int width, height;
    if (s == NULL && TTF_SizeUTF8(ttf, text, &width, &height) == 0 && width == 0)
        return true; /* nothing but joiners and marks of direction, which SDL2_ttf does not take */
    if (s == NULL)
        return error_set(e, "text cannot be drawn: %s", TTF_GetError());
    /* SDL2_ttf's surface begins at the origin and at the ascent, or further left and up where ink passes them, and does
     * not say how far. To the left it is computed as SDL2_ttf does. Up and down hinting comes in: the sum is what the
     * surface is taller than a line, and only if ink passes both ends is the estimate needed. */
    int above = 0, taller = s->h - TTF_FontHeight(ttf);
    if (taller > 0 && past.above > TTF_FontAscent(ttf) - 1) {
        int bottom = past.below - (TTF_FontHeight(ttf) - TTF_FontAscent(ttf));
        above = bottom > 0 ? taller - bottom : taller;
        above = above < 0 ? 0 : above;
    }
    paint_surface(p, s, x - past.left, run->baseline - TTF_FontAscent(ttf) - above, ink);
    SDL_FreeSurface(s);
    return true;
}

/* A tracked run is painted letter by letter, so that the tracking goes between; a script whose letters join, or sit on
 * one another, is not torn apart but set as it is. */
static bool can_be_tracked(uint32_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC ||
           script == HB_SCRIPT_ARMENIAN || script == HB_SCRIPT_GEORGIAN || script == HB_SCRIPT_HEBREW ||
           script == HB_SCRIPT_COMMON;
}

static bool paint_cluster(struct painter *p, TTF_Font *ttf, const struct run *run, const struct cluster *c, size_t end,
                          int x, uint32_t ink, struct error *e)
{
    char text[256];
    size_t size = end - c->start;

    /* A letter with more marks than fit is not a text anybody reads: those beyond are left out, whole characters. */
    if (size >= sizeof text) {
        size = sizeof text - 1;
        while (size > 0 && ((unsigned char)run->text[c->start + size] & 0xc0) == 0x80)
            size--;
    }
    memcpy(text, run->text + c->start, size);
    text[size] = '\0';
    return paint_text(p, ttf, run, text, x, c->past, ink, e);
}

static bool paint_tracked(struct painter *p, TTF_Font *ttf, const struct run *run, uint32_t ink, struct error *e)
{
    const struct fontfile *file = fonts_file(p->fonts, run->font);
    size_t size = strlen(run->text), n = fontfile_clusters(file, p->buffer, run->size, NULL, 0);
    struct cluster *clusters = calloc(n > 0 ? n : 1, sizeof *clusters);
    bool ok = true;

    if (clusters == NULL)
        return error_memory(e);
    fontfile_clusters(file, p->buffer, run->size, clusters, n);
    for (size_t i = 0; i < n && ok; i++) {
        size_t after = run->right_to_left ? i - 1 : i + 1; /* wraps past either end */
        float x = (float)run->x + clusters[i].x * (float)run->size + (float)i * run->tracking;
        ok =
            paint_cluster(p, ttf, run, &clusters[i], after < n ? clusters[after].start : size, (int)lroundf(x), ink, e);
    }
    free(clusters);
    return ok;
}

static bool paint_run(struct painter *p, const struct run *run, uint32_t ink, struct error *e)
{
    const struct fontfile *file = fonts_file(p->fonts, run->font);
    bool tracked = run->tracking != 0 && can_be_tracked(run->script);
    struct shaping how = {.script = run->script, .right_to_left = run->right_to_left, .separate = tracked};
    char script[5] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8), (char)run->script,
                      '\0'};

    if (run->text[0] == '\0')
        return true;
    TTF_Font *ttf = fonts_at_size(p->fonts, run->font, run->size);
    if (ttf == NULL)
        return error_set(e, "font %s cannot be used at %d px: %s", fonts_path(p->fonts, run->font), run->size,
                         TTF_GetError());
    /* Without these two SDL2_ttf sets no kerning. */
    TTF_SetFontScriptName(ttf, script);
    TTF_SetFontDirection(ttf, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    if (!fontfile_set(file, p->buffer, &how, run->text, strlen(run->text)))
        return error_memory(e);
    if (tracked)
        return paint_tracked(p, ttf, run, ink, e);
    return paint_text(p, ttf, run, run->text, run->x, fontfile_overhang(file, p->buffer, run->size), ink, e);
}

struct picture *painter_paint(struct painter *p, const struct page *page, const struct theme *theme, struct error *e)
{
    struct picture *picture = NULL;
    bool ok = true;

    assert(page->width > 0 && page->width <= UINT16_MAX && page->height > 0 && page->height <= UINT16_MAX);
    if (!resize(p, page->width, page->height)) {
        error_memory(e);
        return NULL;
    }
    p->paper = 0xff000000 | theme->paper;
    for (size_t i = 0; i < page->n_boxes; i++)
        paint_box(p, &page->boxes[i], 0xff000000 | theme->inks[page->boxes[i].ink]);
    for (size_t i = 0; i < page->n_runs && ok; i++)
        ok = paint_run(p, &page->runs[i], 0xff000000 | theme->inks[page->runs[i].ink], e);
    if (ok)
        picture = rows_pack(p->frame, p->touched, p->width, p->height, p->paper, e);
    for (int y = 0; y < p->height; y++) {
        struct columns t = p->touched[y];
        if (t.left < t.right)
            memset(p->frame + (size_t)y * (size_t)p->width + t.left, 0, (size_t)(t.right - t.left) * sizeof *p->frame);
        p->touched[y] = (struct columns){0, 0};
    }
    return picture;
}
