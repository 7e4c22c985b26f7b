/* SPDX-License-Identifier: MIT */
#include "type/itemize.h"

#include "base/bytes.h"
#include "base/utf8.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>

enum { NOT_ASKED = -2, PLAIN_MOST = 128 };

/* Fonts are asked for each plain character once a text. */
struct chooser {
    const struct type_fonts *fonts;
    enum face face;
    struct missing *missing;
    int plain[PLAIN_MOST];
    bool failed;
};

/* libunistring knows scripts by their Unicode names; ISO 15924 codes as in Unicode's PropertyValueAliases.txt. */
static const struct {
    const char *name;
    char tag[5];
} scripts[] = {
    {"Adlam", "Adlm"},     {"Arabic", "Arab"},    {"Armenian", "Armn"}, {"Balinese", "Bali"},
    {"Bengali", "Beng"},   {"Bopomofo", "Bopo"},  {"Braille", "Brai"},  {"Canadian_Aboriginal", "Cans"},
    {"Cherokee", "Cher"},  {"Coptic", "Copt"},    {"Cyrillic", "Cyrl"}, {"Devanagari", "Deva"},
    {"Ethiopic", "Ethi"},  {"Georgian", "Geor"},  {"Gothic", "Goth"},   {"Greek", "Grek"},
    {"Gujarati", "Gujr"},  {"Gurmukhi", "Guru"},  {"Han", "Hani"},      {"Hangul", "Hang"},
    {"Hebrew", "Hebr"},    {"Hiragana", "Hira"},  {"Javanese", "Java"}, {"Kannada", "Knda"},
    {"Katakana", "Kana"},  {"Khmer", "Khmr"},     {"Lao", "Laoo"},      {"Latin", "Latn"},
    {"Malayalam", "Mlym"}, {"Mongolian", "Mong"}, {"Myanmar", "Mymr"},  {"Nko", "Nkoo"},
    {"Ogham", "Ogam"},     {"Oriya", "Orya"},     {"Runic", "Runr"},    {"Sinhala", "Sinh"},
    {"Syriac", "Syrc"},    {"Tai_Le", "Tale"},    {"Tamil", "Taml"},    {"Telugu", "Telu"},
    {"Thaana", "Thaa"},    {"Thai", "Thai"},      {"Tibetan", "Tibt"},  {"Tifinagh", "Tfng"},
    {"Vai", "Vaii"},       {"Yi", "Yiii"},
};

static uint32_t tag_of(const char *t)
{
    return (uint32_t)(unsigned char)t[0] << 24 | (uint32_t)(unsigned char)t[1] << 16 |
           (uint32_t)(unsigned char)t[2] << 8 | (uint32_t)(unsigned char)t[3];
}

uint32_t script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? SCRIPT_LATIN : 0;
    const uc_script_t *script = uc_script(c);
    if (script == NULL || strcmp(script->name, "Common") == 0 || strcmp(script->name, "Inherited") == 0)
        return 0;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (strcmp(script->name, scripts[i].name) == 0)
            return tag_of(scripts[i].tag);
    return SCRIPT_UNKNOWN;
}

bool script_tracks(uint32_t script)
{
    static const char tags[][5] = {"Latn", "Cyrl", "Grek", "Hebr", "Armn", "Geor"};

    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tag_of(tags[i]) == script)
            return true;
    return false;
}

static bool missing_add(struct missing *m, uint32_t c)
{
    size_t low = 0, high = m->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->characters[middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < m->n && m->characters[low] == c)
        return true;
    uint32_t *grown = array_grow(m->characters, m->n, sizeof *grown);
    if (grown == NULL)
        return false;
    m->characters = grown;
    memmove(m->characters + low + 1, m->characters + low, (m->n - low) * sizeof *m->characters);
    m->characters[low] = c;
    m->n++;
    return true;
}

static int font_of(struct chooser *ch, uint32_t c)
{
    int font = c < PLAIN_MOST ? ch->plain[c] : NOT_ASKED;

    if (font != NOT_ASKED)
        return font;
    font = ch->fonts->font_for(ch->fonts->user, ch->face, c);
    if (font < 0) {
        if (ch->missing != NULL && !missing_add(ch->missing, c))
            ch->failed = true;
        font = -1;
    }
    if (c < PLAIN_MOST)
        ch->plain[c] = font;
    return font;
}

/* The fallback fonts are tried in order, so the one found for the cluster's rarest character is the last of all; it is
 * taken for the whole cluster, because a mark's font is likelier to have the letter than the other way round. */
static int font_of_cluster(struct chooser *ch, const char *at, const char *end, int before)
{
    int font = -1;

    if (before >= 0 && end - at == 1 && *at == ' ')
        return before;
    while (at < end) {
        uint32_t c = utf8_next(&at, end);
        if (c >= PLAIN_MOST && uc_is_property_default_ignorable_code_point(c))
            continue;
        int found = font_of(ch, c);
        if (found > font)
            font = found;
    }
    return font >= 0 ? font : before >= 0 ? before : (int)ch->face;
}

static bool may_turn(uint32_t c)
{
    return c >= 0x590 && (c <= 0x8ff || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
                          (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
                          (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff));
}

/* A level per byte, or NULL in *levels if the whole text runs left to right. */
static bool bidi(struct itemized *t, unsigned char **levels)
{
    const char *end = t->text + t->size;
    size_t n = 0;
    bool turns = false, ok = false;

    *levels = NULL;
    for (const char *at = t->text; at < end; n++)
        turns |= may_turn(utf8_next(&at, end));
    t->turns = turns;
    if (!turns)
        return true;
    FriBidiChar *characters = malloc(n * sizeof *characters);
    FriBidiCharType *types = malloc(n * sizeof *types);
    FriBidiBracketType *brackets = malloc(n * sizeof *brackets);
    FriBidiLevel *level = malloc(n * sizeof *level);
    unsigned char *out = malloc(t->size);
    if (characters == NULL || types == NULL || brackets == NULL || level == NULL || out == NULL)
        goto out;
    size_t i = 0;
    for (const char *at = t->text; at < end;)
        characters[i++] = utf8_next(&at, end);
    FriBidiParType base = FRIBIDI_PAR_ON;
    fribidi_get_bidi_types(characters, (FriBidiStrIndex)n, types);
    fribidi_get_bracket_types(characters, (FriBidiStrIndex)n, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)n, &base, level) == 0)
        goto out;
    t->right_to_left = FRIBIDI_IS_RTL(base);
    i = 0;
    for (const char *at = t->text; at < end; i++) {
        size_t from = (size_t)(at - t->text);
        utf8_next(&at, end);
        memset(out + from, level[i], (size_t)(at - t->text) - from);
    }
    *levels = out;
    out = NULL;
    ok = true;
out:
    free(characters);
    free(types);
    free(brackets);
    free(level);
    free(out);
    return ok;
}

static bool add_item(struct itemized *t, const struct item *item)
{
    struct item *last = t->n_items > 0 ? &t->items[t->n_items - 1] : NULL;

    if (last != NULL && last->font == item->font && last->script == item->script && last->level == item->level) {
        last->end = item->end;
        return true;
    }
    struct item *grown = array_grow(t->items, t->n_items, sizeof *grown);
    if (grown == NULL)
        return false;
    t->items = grown;
    t->items[t->n_items++] = *item;
    return true;
}

/* Characters of no script take the script before them; those that begin a text take the first one after them. */
static uint32_t first_script(const char *text, size_t size)
{
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t script = script_of(utf8_next(&at, end));
        if (script != 0)
            return script;
    }
    return SCRIPT_LATIN;
}

bool itemize(struct itemized *out, const char *text, size_t size, enum face face, const struct type_fonts *fonts,
             struct missing *missing)
{
    unsigned char *levels = NULL;
    struct chooser ch = {.fonts = fonts, .face = face, .missing = missing};

    for (size_t i = 0; i < PLAIN_MOST; i++)
        ch.plain[i] = NOT_ASKED;
    *out = (struct itemized){.text = text, .size = size};
    out->cluster = calloc(size + 1, 1);
    if (out->cluster == NULL || (size > 0 && !bidi(out, &levels)))
        goto failed;
    u8_grapheme_breaks((const uint8_t *)text, size, out->cluster);

    uint32_t script = first_script(text, size);
    int font = -1;
    for (size_t start = 0, end; start < size; start = end) {
        for (end = start + 1; end < size && !out->cluster[end];)
            end++;
        const char *at = text + start;
        uint32_t own = script_of(utf8_next(&at, text + end));
        if (own != 0)
            script = own;
        font = font_of_cluster(&ch, text + start, text + end, font);
        struct item item = {start, end, font, script, levels != NULL ? levels[start] : 0};
        if (!add_item(out, &item))
            goto failed;
    }
    if (ch.failed)
        goto failed;
    free(levels);
    return true;
failed:
    free(levels);
    itemize_finish(out);
    return false;
}

void itemize_finish(struct itemized *t)
{
    free(t->items);
    free(t->cluster);
    *t = (struct itemized){0};
}

size_t itemize_find(const struct itemized *t, size_t at)
{
    size_t low = 0, high = t->n_items;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (t->items[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t itemize_clusters(const struct itemized *t, size_t start, size_t end)
{
    size_t n = 0;

    for (size_t i = start; i < end; i++)
        n += t->cluster[i] != 0;
    return n;
}

float itemize_advance(const struct itemized *t, const struct type_fonts *fonts, size_t start, size_t end,
                      float tracking)
{
    float em = 0;

    if (start >= end)
        return 0;
    for (size_t i = itemize_find(t, start); i < t->n_items && t->items[i].start < end; i++) {
        const struct item *item = &t->items[i];
        size_t from = item->start > start ? item->start : start;
        size_t to = item->end < end ? item->end : end;
        em += fonts->advance(fonts->user, item->font, item->script, item->level & 1, t->text + from, to - from);
        if (tracking != 0 && script_tracks(item->script))
            em += tracking * (float)itemize_clusters(t, from, to);
    }
    return em;
}
