/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "screen/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>

/* What libpng's callbacks and the function that called it share. */
struct writing {
    struct buffer out;
    struct error *e;
    jmp_buf failed;
};

static void on_error(png_structp png, png_const_charp why)
{
    struct writing *w = png_get_error_ptr(png);

    error_set(w->e, "cannot be made: %s", why);
    longjmp(w->failed, 1);
}

static void on_warning(png_structp png, png_const_charp why)
{
    (void)png;
    (void)why;
}

static void on_write(png_structp png, png_bytep data, size_t size)
{
    struct writing *w = png_get_io_ptr(png);

    buffer_add(&w->out, data, size);
    if (w->out.failed)
        png_error(png, "out of memory");
}

static void on_flush(png_structp png)
{
    (void)png;
}

/* The same pixels always give the same bytes: no time, no text, fixed filter and level. Flat pages pack best and
 * fastest unfiltered. */
static bool encode(const struct canvas *c, struct writing *w, png_bytep row)
{
    png_structp volatile png = NULL;
    png_infop volatile info = NULL;
    volatile bool ok = false;

    if (setjmp(w->failed) == 0) {
        png_structp made = png_create_write_struct(PNG_LIBPNG_VER_STRING, w, on_error, on_warning);
        png = made;
        if (made == NULL || (info = png_create_info_struct(made)) == NULL) {
            error_memory(w->e);
        } else {
            png_set_write_fn(made, w, on_write, on_flush);
            png_set_IHDR(made, info, (png_uint_32)c->width, (png_uint_32)c->height, 8, PNG_COLOR_TYPE_RGB,
                         PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
            png_set_filter(made, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
            png_set_compression_level(made, 6);
            png_write_info(made, info);
            for (int y = 0; y < c->height; y++) {
                const uint32_t *from = c->pixels + (size_t)y * (size_t)c->pitch;
                for (int x = 0; x < c->width; x++) {
                    row[3 * x] = (png_byte)(from[x] >> 16);
                    row[3 * x + 1] = (png_byte)(from[x] >> 8);
                    row[3 * x + 2] = (png_byte)from[x];
                }
                png_write_row(made, row);
            }
            png_write_end(made, info);
            ok = true;
        }
    }
    if (png != NULL) {
        png_structp made = png;
        png_infop made_info = info;
        png_destroy_write_struct(&made, &made_info);
    }
    return ok;
}

bool canvas_write_png(const struct canvas *c, const char *path, struct error *e)
{
    struct writing w = {.e = e};
    png_bytep row = malloc((size_t)c->width * 3);

    if (row == NULL)
        return error_memory(e);
    bool ok = encode(c, &w, row) && file_replace(path, w.out.data, w.out.size, e);
    buffer_finish(&w.out);
    free(row);
    return ok;
}
