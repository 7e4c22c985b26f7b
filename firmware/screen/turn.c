/* SPDX-License-Identifier: MIT */
/* A picture for a screen that is mounted on its side or its head: turned once, when it is made. */
#include "screen/rows.h"

#include <assert.h>
#include <stdlib.h>

struct turning {
    uint32_t *frame;         /* the turned one, 0 where nothing is */
    struct columns *touched; /* by row of it */
    int width, height, degrees;
};

static void put(struct turning *t, int from_width, int from_height, int x, int y, uint32_t pixel)
{
    int tx = t->degrees == 90 ? from_height - 1 - y : t->degrees == 180 ? from_width - 1 - x : y;
    int ty = t->degrees == 90 ? x : t->degrees == 180 ? from_height - 1 - y : from_width - 1 - x;

    t->frame[(size_t)ty * (size_t)t->width + (size_t)tx] = pixel;
    columns_add(&t->touched[ty], (struct columns){tx, tx + 1});
}

struct picture *picture_turn(const struct picture *p, int degrees, struct error *e)
{
    bool aside = degrees != 180;
    struct turning t = {
        .width = aside ? p->height : p->width, .height = aside ? p->width : p->height, .degrees = degrees};
    struct picture *turned = NULL;

    assert(degrees == 90 || degrees == 180 || degrees == 270);
    t.frame = calloc((size_t)t.width * (size_t)t.height, sizeof *t.frame);
    t.touched = calloc((size_t)t.height, sizeof *t.touched);
    if (t.frame == NULL || t.touched == NULL) {
        error_memory(e);
        goto out;
    }
    for (int y = 0; y < p->height; y++) {
        const uint16_t *pixel = p->pixels + p->rows[y].pixel;
        for (uint32_t s = p->rows[y].stretch; s < p->rows[y + 1].stretch; s++)
            for (int i = 0; i < p->stretches[s].n; i++, pixel++)
                if (*pixel != 0)
                    put(&t, p->width, p->height, p->stretches[s].x + i, y, p->colours[*pixel]);
    }
    turned = rows_pack(t.frame, t.touched, t.width, t.height, p->colours[0], e);
out:
    free(t.frame);
    free(t.touched);
    return turned;
}

struct picture *painter_paint_turned(struct painter *p, const struct page *page, const struct theme *theme, int degrees,
                                     struct error *e)
{
    struct picture *picture = painter_paint(p, page, theme, e);

    if (picture == NULL || degrees == 0)
        return picture;
    struct picture *turned = picture_turn(picture, degrees, e);
    picture_destroy(picture);
    return turned;
}
