/* SPDX-License-Identifier: MIT */
#include "desk/glyphs.h"

#include "article/fields.h"
#include "base/utf8.h"
#include "sources/report.h"

#include <ft2build.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include FT_FREETYPE_H

enum { CHARACTERS = 0x110000, TOLD_MOST = 12 };

struct glyphs {
    uint8_t has[CHARACTERS / 8]; /* a bit a character, set if some face has it */
    size_t faces;
    char none[600];
};

static void add_face(struct glyphs *g, FT_Library library, const char *path)
{
    FT_Face face;
    FT_UInt glyph;

    if (path[0] == '\0' || FT_New_Face(library, path, 0, &face) != 0) {
        if (path[0] != '\0' && g->none[0] == '\0')
            snprintf(g->none, sizeof g->none, "%.300s", path);
        return;
    }
    if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
        for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0; c = FT_Get_Next_Char(face, c, &glyph)) {
            if (c < CHARACTERS)
                g->has[c / 8] |= (uint8_t)(1u << (c % 8));
        }
        g->faces++;
    }
    FT_Done_Face(face);
}

struct glyphs *glyphs_create(const struct settings *settings)
{
    struct glyphs *g = calloc(1, sizeof *g);
    FT_Library library;

    if (g == NULL)
        return NULL;
    if (FT_Init_FreeType(&library) != 0) {
        free(g);
        return NULL;
    }
    add_face(g, library, settings->fonts.headline);
    add_face(g, library, settings->fonts.quote);
    add_face(g, library, settings->fonts.text);
    add_face(g, library, settings->fonts.sans);
    add_face(g, library, settings->fonts.sans_bold);
    for (size_t i = 0; i < SETTINGS_FALLBACK_MOST && settings->fonts.fallback[i][0] != '\0'; i++)
        add_face(g, library, settings->fonts.fallback[i]);
    FT_Done_FreeType(library);
    if (g->faces == 0) {
        char missing[320];
        snprintf(missing, sizeof missing, "%s", g->none);
        snprintf(g->none, sizeof g->none,
                 "none of the kiosk's fonts are here (such as %s), so missing characters could not be searched for",
                 missing);
    } else {
        g->none[0] = '\0';
    }
    return g;
}

void glyphs_destroy(struct glyphs *g)
{
    free(g);
}

const char *glyphs_none(const struct glyphs *g)
{
    return g->faces == 0 ? g->none : NULL;
}

/* The characters that are missing, each once, up to TOLD_MOST. */
struct missing {
    uint32_t told[TOLD_MOST];
    size_t n;
    bool more;
};

static void look(const struct glyphs *g, const char *text, size_t size, struct missing *m)
{
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c < 0x20 || (g->has[c / 8] & (1u << (c % 8))) != 0)
            continue;
        /* Joiners and variation selectors shape their neighbours and are not drawn themselves. */
        if (uc_is_property_default_ignorable_code_point(c))
            continue;
        size_t i = 0;
        while (i < m->n && m->told[i] != c)
            i++;
        if (i < m->n)
            continue;
        if (m->n == TOLD_MOST)
            m->more = true;
        else
            m->told[m->n++] = c;
    }
}

static void look_text(const struct glyphs *g, const char *text, struct missing *m)
{
    if (text != NULL)
        look(g, text, strlen(text), m);
}

void glyphs_doubt(const struct glyphs *g, const struct article *a, struct report *report)
{
    struct missing m = {0};

    if (g->faces == 0)
        return;
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (f->kind == FIELD_KIND_LINE)
            look_text(g, *field_text(a, f), &m);
    }
    for (size_t i = 0; i < a->n_byline; i++)
        look_text(g, a->byline[i], &m);
    /* Without a standfirst the first sentences are shown. */
    if (a->standfirst == NULL)
        look(g, a->body, strcspn(a->body, "\n"), &m);
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *q = &a->quotes[i];
        look_text(g, q->speaker, &m);
        look_text(g, q->role, &m);
        for (size_t k = 0; k < q->n_spans; k++)
            look(g, a->body + q->spans[k].start, q->spans[k].end - q->spans[k].start, &m);
    }
    if (m.n == 0)
        return;
    char list[TOLD_MOST * 20] = "";
    size_t used = 0;
    for (size_t i = 0; i < m.n; i++) {
        char bytes[5] = {0};
        utf8_put(bytes, m.told[i]);
        int n =
            snprintf(list + used, sizeof list - used, "%s%s (U+%04X)", i > 0 ? ", " : "", bytes, (unsigned)m.told[i]);
        used += n > 0 ? (size_t)n : 0;
    }
    report_doubt(report, 0, "no font of the kiosk has %s%s", list, m.more ? " and more" : "");
}
