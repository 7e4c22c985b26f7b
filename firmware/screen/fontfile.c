/* SPDX-License-Identifier: MIT */
#include "screen/fontfile.h"

#include <errno.h>
#include <fcntl.h>
#include <hb-ot.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The largest font files (CJK collections) are about 110 MB. */
enum { FILE_MOST = 256 << 20 };

struct fontfile {
    void *bytes;
    size_t size;
    hb_face_t *face;
    hb_font_t *font;
    float em; /* design units per em */
};

static bool map(struct fontfile *f, const char *path, struct error *e)
{
    struct stat st;
    bool ok = false;

    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return error_set(e, "%s", errno == ENOENT ? "there is no such file" : strerror(errno));
    if (fstat(fd, &st) != 0) {
        error_set(e, "%s", strerror(errno));
    } else if (!S_ISREG(st.st_mode)) {
        error_set(e, S_ISDIR(st.st_mode) ? "is a folder, not a font file" : "is not a regular file");
    } else if (st.st_size == 0 || st.st_size > FILE_MOST) {
        error_set(e, st.st_size == 0 ? "is empty" : "is too large for a font file");
    } else {
        void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at == MAP_FAILED) {
            error_set(e, "cannot be read: %s", strerror(errno));
        } else {
            f->bytes = at;
            f->size = (size_t)st.st_size;
            ok = true;
        }
    }
    close(fd);
    return ok;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool there = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return there;
}

static bool open_face(struct fontfile *f, struct error *e)
{
    hb_blob_t *blob = hb_blob_create(f->bytes, (unsigned)f->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    unsigned fonts = hb_face_count(blob);

    f->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (fonts == 0 || hb_face_get_glyph_count(f->face) == 0)
        return error_set(e, "is not a TrueType or OpenType font");
    bool outlines = has_table(f->face, HB_TAG('g', 'l', 'y', 'f')) || has_table(f->face, HB_TAG('C', 'F', 'F', ' ')) ||
                    has_table(f->face, HB_TAG('C', 'F', 'F', '2'));
    if (!outlines || hb_ot_color_has_layers(f->face) || hb_ot_color_has_png(f->face))
        return error_set(e, "is a bitmap or colour font; name one with plain outlines");
    f->font = hb_font_create(f->face);
    f->em = (float)hb_face_get_upem(f->face);
    if (f->font == hb_font_get_empty())
        return error_memory(e);
    return true;
}

struct fontfile *fontfile_open(const char *path, struct error *e)
{
    struct fontfile *f = calloc(1, sizeof *f);

    if (f == NULL) {
        error_memory(e);
        return NULL;
    }
    if (!map(f, path, e) || !open_face(f, e)) {
        fontfile_close(f);
        return NULL;
    }
    return f;
}

void fontfile_close(struct fontfile *f)
{
    if (f == NULL)
        return;
    hb_font_destroy(f->font);
    hb_face_destroy(f->face);
    if (f->bytes != NULL)
        munmap(f->bytes, f->size);
    free(f);
}

const void *fontfile_bytes(const struct fontfile *f, size_t *size)
{
    *size = f->size;
    return f->bytes;
}

bool fontfile_has(const struct fontfile *f, uint32_t character)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(f->font, character, &glyph) && glyph != 0;
}

/* A height the font does not state is taken from a letter's outline, and without that letter from what is usual. */
static float letter_height(const struct fontfile *f, hb_ot_metrics_tag_t tag, uint32_t letter, float usual)
{
    hb_position_t stated;
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;

    if (hb_ot_metrics_get_position(f->font, tag, &stated) && stated > 0)
        return (float)stated / f->em;
    if (hb_font_get_nominal_glyph(f->font, letter, &glyph) && hb_font_get_glyph_extents(f->font, glyph, &box) &&
        box.y_bearing > 0)
        return (float)box.y_bearing / f->em;
    return usual;
}

struct font_shape fontfile_shape(const struct fontfile *f)
{
    hb_font_extents_t line = {0};

    hb_font_get_h_extents(f->font, &line);
    return (struct font_shape){
        .ascent = (float)line.ascender / f->em,
        .descent = (float)-line.descender / f->em,
        .cap_height = letter_height(f, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H', 0.7F),
        .x_height = letter_height(f, HB_OT_METRICS_TAG_X_HEIGHT, 'x', 0.5F),
    };
}

bool fontfile_set(const struct fontfile *f, hb_buffer_t *buffer, const struct shaping *how, const char *text,
                  size_t size)
{
    static const hb_feature_t apart[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };

    /* The language stays unset: SDL2_ttf 2.20 sets none either, and what is measured must be what is painted. */
    hb_buffer_reset(buffer);
    hb_buffer_set_direction(buffer, how->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(how->script));
    hb_buffer_add_utf8(buffer, text, (int)size, 0, (int)size);
    if (!hb_buffer_allocation_successful(buffer))
        return false;
    hb_shape(f->font, buffer, apart, how->separate ? 2 : 0);
    return hb_buffer_allocation_successful(buffer);
}

float fontfile_advance(const struct fontfile *f, hb_buffer_t *buffer)
{
    unsigned count;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    int64_t sum = 0;

    for (unsigned i = 0; i < count; i++)
        sum += at[i].x_advance;
    return (float)sum / f->em;
}

/* Rounds down to whole pixels from FreeType's 1/64 px. */
static int whole(int64_t sixty_fourths)
{
    return (int)(sixty_fourths >> 6);
}

/* Of glyphs [first, end), the pen of the first at 0. */
static struct overhang overhang_of(const struct fontfile *f, hb_buffer_t *buffer, int size, unsigned first,
                                   unsigned end)
{
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, NULL);
    double scale = size * 64.0 / (double)f->em;
    int64_t pen = 0;
    struct overhang o = {0};

    /* As SDL2_ttf places glyphs: each advance, offset and outline edge is first rounded to 1/64 px. */
    for (unsigned i = first; i < end; i++) {
        hb_glyph_extents_t box;
        if (hb_font_get_glyph_extents(f->font, glyphs[i].codepoint, &box) && box.width != 0 && box.height != 0) {
            int left = whole(pen + llround(at[i].x_offset * scale)) + whole(llround(box.x_bearing * scale));
            int above = -whole(-llround((at[i].y_offset + box.y_bearing) * scale));
            int below = -whole(llround((at[i].y_offset + box.y_bearing + box.height) * scale));
            o.left = -left > o.left ? -left : o.left;
            o.above = above > o.above ? above : o.above;
            o.below = below > o.below ? below : o.below;
        }
        pen += llround(at[i].x_advance * scale);
    }
    return o;
}

struct overhang fontfile_overhang(const struct fontfile *f, hb_buffer_t *buffer, int size)
{
    return overhang_of(f, buffer, size, 0, hb_buffer_get_length(buffer));
}

size_t fontfile_clusters(const struct fontfile *f, hb_buffer_t *buffer, int size, struct cluster *clusters, size_t most)
{
    unsigned count;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    int64_t pen = 0;
    size_t n = 0;

    for (unsigned first = 0, end; first < count; first = end, n++) {
        int64_t start = pen;
        for (end = first; end < count && glyphs[end].cluster == glyphs[first].cluster; end++)
            pen += at[end].x_advance;
        if (n < most)
            clusters[n] = (struct cluster){.start = glyphs[first].cluster,
                                           .x = (float)start / f->em,
                                           .past = overhang_of(f, buffer, size, first, end)};
    }
    return n;
}
