/* SPDX-License-Identifier: MIT */
#include "screen/fonts.h"
#include "screen/fontfile.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    FONTS_MOST = FACE_COUNT + FONTS_FALLBACK_MOST,
    CACHE_SLOTS = 512, /* power of two */
};

struct slot {
    uint32_t key; /* face and character; 0 is never used, as U+0000 is never asked for */
    int8_t font;
};

struct sized {
    TTF_Font *ttf; /* NULL until first painted with */
    int size;
};

struct fonts {
    char *paths[FONTS_MOST];
    struct fontfile *faces[FONTS_MOST]; /* fallback: NULL until first needed */
    bool tried[FONTS_MOST];
    size_t n;
    hb_buffer_t *buffer;
    struct slot cache[CACHE_SLOTS];
    struct sized sized[FONTS_MOST];
    bool ttf_started;
    struct type_fonts for_type;
};

/* The Debian package that a missing file would come from, by how its name begins; NULL if it is not one we know. */
static const char *package_of(const char *path)
{
    static const struct {
        const char *name, *package;
    } known[] = {
        {"NotoSerifCJK", "fonts-noto-cjk"}, {"NotoSansCJK", "fonts-noto-cjk"}, {"Noto", "fonts-noto-core"},
        {"Inter", "fonts-inter"},           {"DejaVu", "fonts-dejavu-core"},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(basename(path), known[i].name, strlen(known[i].name)) == 0)
            return known[i].package;
    return NULL;
}

/* The face, opened if it was not; NULL for a fallback that cannot be. */
static struct fontfile *face_at(struct fonts *f, size_t font)
{
    struct error unsaid;

    if (!f->tried[font]) {
        f->tried[font] = true;
        f->faces[font] = fontfile_open(f->paths[font], &unsaid);
    }
    return f->faces[font];
}

/* HarfBuzz sets these without a glyph of their own: spaces by width, the no-break hyphen as a hyphen, and what is
 * never seen (joiners, direction marks, variation selectors) as nothing. */
static uint32_t stand_in(uint32_t c)
{
    if (c == 0x2011)
        return 0x2010;
    if (c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) ||
        c == 0x3000 || c == 0xad || c == 0x034f || c == 0x061c || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff)
        return ' ';
    return 0;
}

static bool covers(const struct fontfile *face, uint32_t character)
{
    uint32_t instead;

    if (face == NULL)
        return false;
    return fontfile_has(face, character) || ((instead = stand_in(character)) != 0 && fontfile_has(face, instead));
}

static int find_font(struct fonts *f, enum face face, uint32_t character)
{
    if (covers(f->faces[face], character))
        return (int)face;
    for (size_t i = FACE_COUNT; i < f->n; i++)
        if (covers(face_at(f, i), character))
            return (int)i;
    return -1;
}

static int font_for(void *user, enum face face, uint32_t character)
{
    struct fonts *f = user;
    uint32_t key = (uint32_t)(face + 1) << 24 | (character & 0xffffff);
    struct slot *slot = &f->cache[(key ^ key >> 9 ^ key >> 21) & (CACHE_SLOTS - 1)];

    assert(face < FACE_COUNT);
    if (slot->key != key)
        *slot = (struct slot){.key = key, .font = (int8_t)find_font(f, face, character)};
    return slot->font;
}

static float advance(void *user, int font, uint32_t script, bool right_to_left, const char *text, size_t size)
{
    struct fonts *f = user;
    const struct fontfile *face = fonts_file(f, font);
    struct shaping how = {.script = script, .right_to_left = right_to_left};

    return fontfile_set(face, f->buffer, &how, text, size) ? fontfile_advance(face, f->buffer) : 0;
}

static struct font_shape shape(void *user, int font)
{
    return fontfile_shape(fonts_file(user, font));
}

static bool open_all(struct fonts *f, const struct font_files *files, struct error *e)
{
    assert(files->n_fallback <= FONTS_FALLBACK_MOST);
    f->n = FACE_COUNT + files->n_fallback;
    for (size_t i = 0; i < f->n; i++) {
        f->paths[i] = strdup(i < FACE_COUNT ? files->faces[i] : files->fallback[i - FACE_COUNT]);
        if (f->paths[i] == NULL)
            return error_memory(e);
    }
    f->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(f->buffer))
        return error_memory(e);
    for (size_t i = 0; i < FACE_COUNT; i++) {
        f->tried[i] = true;
        f->faces[i] = fontfile_open(f->paths[i], e);
        if (f->faces[i] == NULL) {
            const char *package = package_of(f->paths[i]);
            error_prefix(e, "font %s", f->paths[i]);
            if (package != NULL) {
                char why[sizeof e->text];
                memcpy(why, e->text, sizeof why);
                error_set(e, "%.400s; it comes with the package %s", why, package);
            }
            return false;
        }
    }
    if (TTF_Init() != 0)
        return error_set(e, "text cannot be drawn: %s", TTF_GetError());
    f->ttf_started = true;
    return true;
}

struct fonts *fonts_open(const struct font_files *files, struct error *e)
{
    struct fonts *f = calloc(1, sizeof *f);

    if (f == NULL) {
        error_memory(e);
        return NULL;
    }
    f->for_type = (struct type_fonts){.user = f, .font_for = font_for, .advance = advance, .shape = shape};
    if (!open_all(f, files, e)) {
        fonts_close(f);
        return NULL;
    }
    return f;
}

void fonts_close(struct fonts *f)
{
    if (f == NULL)
        return;
    for (size_t i = 0; i < FONTS_MOST; i++)
        if (f->sized[i].ttf != NULL)
            TTF_CloseFont(f->sized[i].ttf);
    if (f->ttf_started)
        TTF_Quit();
    hb_buffer_destroy(f->buffer);
    for (size_t i = 0; i < f->n; i++) {
        fontfile_close(f->faces[i]);
        free(f->paths[i]);
    }
    free(f);
}

const struct type_fonts *fonts_for_type(struct fonts *f)
{
    return &f->for_type;
}

const struct fontfile *fonts_file(struct fonts *f, int font)
{
    assert(font >= 0 && (size_t)font < f->n);
    const struct fontfile *face = face_at(f, (size_t)font);
    assert(face != NULL); /* only numbers that font_for() gave are asked for */
    return face;
}

const char *fonts_path(const struct fonts *f, int font)
{
    assert(font >= 0 && (size_t)font < f->n);
    return f->paths[font];
}

static TTF_Font *open_ttf(struct fonts *f, int font, int size)
{
    size_t bytes;
    const void *data = fontfile_bytes(fonts_file(f, font), &bytes);
    SDL_RWops *source = SDL_RWFromConstMem(data, (int)bytes);
    TTF_Font *ttf = source == NULL ? NULL : TTF_OpenFontRW(source, 1, size);

    if (ttf == NULL)
        return NULL;
    TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT_SUBPIXEL);
    TTF_SetFontKerning(ttf, 1);
    return ttf;
}

/* One TTF_Font for each file, whatever the sizes: in subpixel steps SDL2_ttf keeps no glyphs that a change of size
 * would throw away, and each further TTF_Font holds its own copy of a file's layout tables and outlines, 6 MB for a
 * card. */
TTF_Font *fonts_at_size(struct fonts *f, int font, int size)
{
    assert(font >= 0 && (size_t)font < f->n);
    struct sized *s = &f->sized[font];

    if (s->ttf == NULL)
        s->ttf = open_ttf(f, font, size);
    else if (s->size != size && TTF_SetFontSize(s->ttf, size) != 0)
        size = 0; /* neither the old nor the new one: to be set anew next time */
    s->size = size;
    return size == 0 ? NULL : s->ttf;
}
