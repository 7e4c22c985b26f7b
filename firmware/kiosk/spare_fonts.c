/* SPDX-License-Identifier: MIT */
#include "kiosk/spare_fonts.h"

#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MOST = 20000, DEEPEST = 6 };

static bool is_font(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".otf") == 0);
}

/* Opening tells whether it really is a font, and one with outlines: the file alone fills every face. */
static bool can_be_opened(const char *path)
{
    struct font_files alone = {0};
    struct error e;

    for (size_t i = 0; i < FACE_COUNT; i++)
        alone.faces[i] = path;
    struct fonts *fonts = fonts_open(&alone, &e);
    fonts_close(fonts);
    return fonts != NULL;
}

static bool search(struct spare_fonts *s)
{
    char top[] = "/usr/share/fonts";
    char *const tops[] = {top, NULL};
    FTS *tree = fts_open(tops, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    size_t seen = 0;

    if (tree == NULL)
        return false;
    for (FTSENT *entry; s->found[0] == '\0' && seen < FILES_MOST && (entry = fts_read(tree)) != NULL; seen++) {
        if (entry->fts_level > DEEPEST)
            fts_set(tree, entry, FTS_SKIP);
        else if (entry->fts_info == FTS_F && is_font(entry->fts_name) && entry->fts_pathlen < sizeof s->found &&
                 can_be_opened(entry->fts_path))
            memcpy(s->found, entry->fts_path, entry->fts_pathlen + 1u);
    }
    fts_close(tree);
    return s->found[0] != '\0';
}

bool spare_fonts_fill(struct spare_fonts *s, struct font_files *files)
{
    const char *spare = NULL;

    s->found[0] = '\0';
    for (size_t i = 0; spare == NULL && i < FACE_COUNT; i++)
        if (can_be_opened(files->faces[i]))
            spare = files->faces[i];
    for (size_t i = 0; spare == NULL && i < files->n_fallback; i++)
        if (can_be_opened(files->fallback[i]))
            spare = files->fallback[i];
    if (spare == NULL && search(s))
        spare = s->found;
    if (spare == NULL)
        return false;
    for (size_t i = 0; i < FACE_COUNT; i++)
        if (!can_be_opened(files->faces[i]))
            files->faces[i] = spare;
    return true;
}
