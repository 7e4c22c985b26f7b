/* SPDX-License-Identifier: MIT */
#include "type/script.h"

#include <string.h>
#include <unictype.h>

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
