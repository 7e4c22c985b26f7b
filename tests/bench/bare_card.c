/* SPDX-License-Identifier: MIT */
/*
 * The bench's baseline: the least program that sets given lines in given faces in a window, with nothing but xcb,
 * FreeType and HarfBuzz. It draws the first card, and on each key press the other one, whole, at once.
 *
 *   bare_card WIDTH HEIGHT PAPER CARD [CARD]     PAPER is rrggbb; a CARD is a file of lines, taken from index.json:
 *   box X Y WIDTH HEIGHT RRGGBB
 *   FONT PX X BASELINE TRACKING RRGGBB TEXT      TRACKING in px, added after each cluster
 */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ft.h>
#include <hb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <xcb/xcb.h>

enum { FACES_MOST = 8 };

struct face {
    char path[256];
    FT_Face ft;
    hb_font_t *hb;
};

static FT_Library library;
static struct face faces[FACES_MOST];
static int width, height;
static uint32_t *pixels;

static struct face *face_of(const char *path)
{
    for (int i = 0; i < FACES_MOST; i++) {
        if (strcmp(faces[i].path, path) == 0)
            return &faces[i];
        if (faces[i].path[0] != '\0')
            continue;
        snprintf(faces[i].path, sizeof faces[i].path, "%s", path);
        if (FT_New_Face(library, path, 0, &faces[i].ft) != 0)
            exit(1);
        faces[i].hb = hb_ft_font_create_referenced(faces[i].ft);
        hb_ft_font_set_load_flags(faces[i].hb, FT_LOAD_TARGET_LIGHT);
        return &faces[i];
    }
    exit(1);
}

static void draw_glyph(FT_GlyphSlot slot, int x, int y, uint32_t ink)
{
    for (unsigned row = 0; row < slot->bitmap.rows; row++) {
        for (unsigned column = 0; column < slot->bitmap.width; column++) {
            int px = x + slot->bitmap_left + (int)column, py = y - slot->bitmap_top + (int)row;
            uint32_t alpha = slot->bitmap.buffer[(size_t)row * (size_t)slot->bitmap.pitch + column];
            if (alpha == 0 || px < 0 || py < 0 || px >= width || py >= height)
                continue;
            uint32_t *p = &pixels[(size_t)py * (size_t)width + (size_t)px], out = ink;
            for (int shift = 16; alpha < 255 && shift >= 0; shift -= 8)
                out = out << 8 | ((ink >> shift & 0xff) * alpha + (*p >> shift & 0xff) * (255 - alpha)) / 255;
            *p = out;
        }
    }
}

static void draw_line(const char *path, int size, int x, int baseline, double tracking, uint32_t ink, const char *text)
{
    struct face *f = face_of(path);
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned n;
    int at = x * 64;

    FT_Set_Pixel_Sizes(f->ft, 0, (FT_UInt)size);
    hb_ft_font_changed(f->hb);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(f->hb, buffer, NULL, 0);
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
    for (unsigned i = 0; i < n; i++) {
        if (FT_Load_Glyph(f->ft, glyphs[i].codepoint, FT_LOAD_TARGET_LIGHT) != 0)
            continue;
        FT_Outline_Translate(&f->ft->glyph->outline, (at + positions[i].x_offset) & 63, 0);
        FT_Render_Glyph(f->ft->glyph, FT_RENDER_MODE_NORMAL);
        draw_glyph(f->ft->glyph, (at + positions[i].x_offset) >> 6, baseline - (positions[i].y_offset >> 6), ink);
        at += positions[i].x_advance;
        if (i + 1 < n && glyphs[i + 1].cluster != glyphs[i].cluster)
            at += (int)(tracking * 64);
    }
    hb_buffer_destroy(buffer);
}

static void draw_card(const char *path, uint32_t paper)
{
    char line[2048];
    FILE *f = fopen(path, "r");

    if (f == NULL)
        exit(1);
    wmemset((wchar_t *)pixels, (wchar_t)paper, (size_t)width * (size_t)height); /* 32 bits, and fast */
    while (fgets(line, sizeof line, f) != NULL) {
        char font[256];
        int size, x, y, w, h, used = 0;
        double tracking;
        unsigned ink;
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "box %d %d %d %d %x", &x, &y, &w, &h, &ink) == 5) {
            for (int row = y; row < y + h && row < height; row++)
                for (int column = x; column < x + w && column < width; column++)
                    pixels[(size_t)row * (size_t)width + (size_t)column] = 0xff000000 | ink;
        } else if (sscanf(line, "%255s %d %d %d %lf %x %n", font, &size, &x, &y, &tracking, &ink, &used) == 6) {
            draw_line(font, size, x, y, tracking, ink, line + used);
        }
    }
    fclose(f);
}

/* The picture in strips that fit a request. */
static void show(xcb_connection_t *c, xcb_window_t window, xcb_gcontext_t gc, uint8_t depth)
{
    uint32_t most = xcb_get_maximum_request_length(c) * 4 - 64;
    int rows = (int)(most / ((uint32_t)width * 4));

    for (int y = 0; y < height; y += rows) {
        int n = height - y < rows ? height - y : rows;
        xcb_put_image(c, XCB_IMAGE_FORMAT_Z_PIXMAP, window, gc, (uint16_t)width, (uint16_t)n, 0, (int16_t)y, 0, depth,
                      (uint32_t)(width * n * 4), (const uint8_t *)(pixels + (size_t)y * (size_t)width));
    }
    xcb_flush(c);
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    width = atoi(argv[1]);
    height = atoi(argv[2]);
    uint32_t paper = 0xff000000 | (uint32_t)strtoul(argv[3], NULL, 16);
    int screen_number, shown = 0;
    xcb_connection_t *c = xcb_connect(NULL, &screen_number);
    if (xcb_connection_has_error(c) || FT_Init_FreeType(&library) != 0)
        return 1;
    xcb_screen_iterator_t screens = xcb_setup_roots_iterator(xcb_get_setup(c));
    while (screen_number-- > 0)
        xcb_screen_next(&screens);
    xcb_screen_t *screen = screens.data;
    xcb_window_t window = xcb_generate_id(c);
    xcb_gcontext_t gc = xcb_generate_id(c);
    xcb_create_window(c, XCB_COPY_FROM_PARENT, window, screen->root, 0, 0, (uint16_t)width, (uint16_t)height, 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, XCB_CW_EVENT_MASK,
                      (const uint32_t[]){XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_KEY_PRESS});
    xcb_create_gc(c, gc, window, 0, NULL);
    xcb_map_window(c, window);
    xcb_flush(c);
    pixels = malloc((size_t)width * (size_t)height * sizeof *pixels);
    if (pixels == NULL)
        return 1;
    draw_card(argv[4], paper);
    for (xcb_generic_event_t *e; (e = xcb_wait_for_event(c)) != NULL; free(e)) {
        if ((e->response_type & 0x7f) == XCB_KEY_PRESS) {
            shown = argc > 5 ? 1 - shown : 0;
            draw_card(argv[4 + shown], paper);
            show(c, window, gc, screen->root_depth);
        } else if ((e->response_type & 0x7f) == XCB_EXPOSE && ((xcb_expose_event_t *)e)->count == 0) {
            xcb_set_input_focus(c, XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME);
            show(c, window, gc, screen->root_depth);
        }
    }
    return 0;
}
