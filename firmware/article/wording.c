/* SPDX-License-Identifier: MIT */
#include "article/wording.h"

#include "base/civil.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Characters that are in NFC whatever their neighbours, of the scripts that most newspapers use: Latin with Vietnamese,
 * Cyrillic, Arabic, punctuation, kana, Han. A text of nothing else is in NFC without normalising it to see, which makes
 * the check affordable each time an article is read. All ranges are checked against all of Unicode
 * in tests/unit/article_wording_test.c. */
static bool is_inert(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x400, 0x482},   {0x620, 0x64a},   {0x1e00, 0x1eff}, {0x2010, 0x2027}, {0x2030, 0x205e},
        {0x3000, 0x3029}, {0x3041, 0x3096}, {0x30a1, 0x30fa}, {0x4e00, 0x9fff}, {0xff01, 0xff60},
    };

    if (c < 0x300)
        return true;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (c <= ranges[i].last)
            return c >= ranges[i].first;
    }
    return false;
}

/* The reason why this character is not for a screen, or NULL. */
static const char *why_not(uint32_t c, enum wording kind)
{
    if (c == '\n')
        return kind == WORDING_PARAGRAPHS ? NULL : "a line end";
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return "the control character";
    if (c == 0x2028 || c == 0x2029)
        return "the separator";
    /* Embeddings, overrides, isolates: with them a line can read otherwise than it is written. */
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return "the invisible direction mark";
    return NULL;
}

static bool is_nfc(const char *text, size_t size, struct error *e)
{
    uint8_t near[4096];
    size_t n = sizeof near;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, size, near, &n);

    if (normal == NULL)
        return errno == ENOMEM ? error_memory(e) : error_set(e, "cannot be normalised: %s", strerror(errno));
    bool same = n == size && memcmp(normal, text, size) == 0;
    if (normal != near)
        free(normal);
    return same || error_set(e, "is not in Unicode's composed form (NFC)");
}

/* Skips the characters U+0020 to U+007E that `at` begins with, eight at a time where it can: they are nearly all of
 * most texts, and each article is checked whenever it is read. In the sum of eight a byte's top bit is set if it was
 * set before, if subtracting 0x20 borrowed (a control character) or if adding 1 gave 0x80 (U+007F). A borrow or carry
 * changes only the byte next to one that is found anyway. */
static const char *skip_plain(const char *at, const char *end)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t eight;

    for (; (size_t)(end - at) >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        if (((eight | (eight - 0x20 * each) | (eight + each)) & 0x80 * each) != 0)
            break;
    }
    while (at < end && *at >= 0x20 && *at < 0x7f)
        at++;
    return at;
}

bool wording_check(const char *text, size_t size, enum wording kind, struct error *e)
{
    const char *end = text + size;
    bool inert = true;
    size_t marks = 0;

    for (const char *at = text; at < end;) {
        const char *plain = at;
        at = skip_plain(at, end);
        if (at > plain)
            marks = 0;
        if (at == end)
            break;
        size_t byte = (size_t)(at - text) + 1;
        ucs4_t c;
        int length = u8_mbtoucr(&c, (const uint8_t *)at, (size_t)(end - at));
        if (length < 0)
            return error_set(e, "is not UTF-8 (byte %zu)", byte);
        at += length;
        const char *why = why_not(c, kind);
        if (why != NULL)
            return error_set(e, "holds %s U+%04X (byte %zu)", why, (unsigned)c, byte);
        if (is_inert(c)) {
            marks = 0;
            continue;
        }
        inert = false;
        marks = uc_combining_class(c) != 0 ? marks + 1 : 0;
        if (marks > WORDING_MARKS_MOST)
            return error_set(e, "has more than %d combining marks on one letter (byte %zu)", WORDING_MARKS_MOST, byte);
    }
    return inert || is_nfc(text, size, e);
}

/* The format's years begin there: FORMAT.md, "Texts". */
static bool is_in_range(const struct civil *c)
{
    return c->year >= 1970;
}

bool wording_is_date(const char *text)
{
    struct civil c;
    return civil_parse(text, &c) && !c.has_time && is_in_range(&c);
}

bool wording_is_moment(const char *text)
{
    struct civil c;
    return civil_parse(text, &c) && is_in_range(&c);
}

bool wording_is_language(const char *text)
{
    size_t part = 0, size = strlen(text);
    bool first = true;

    if (size == 0 || size > WORDING_LANGUAGE_MOST)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == '-') {
            if (part == 0)
                return false;
            part = 0;
            first = false;
        } else if (!(letter || (!first && c >= '0' && c <= '9')) || ++part > 8) {
            return false;
        }
    }
    return part > 0;
}

bool wording_is_sequence(unsigned long long sequence)
{
    struct civil c;
    return civil_from_sequence(sequence, &c) && is_in_range(&c);
}
