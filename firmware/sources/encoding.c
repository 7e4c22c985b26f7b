/* SPDX-License-Identifier: MIT */
#include "sources/encoding.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* 0x80 to 0x9f in Windows-1252; 0: unused. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static size_t line_of(const uint8_t *data, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += data[i] == '\n' || (data[i] == '\r' && data[i + 1] != '\n');
    return line;
}

static void put(struct buffer *out, uint32_t c)
{
    char bytes[4];
    buffer_add(out, bytes, utf8_put(bytes, c));
}

void encoding_add_referenced(struct buffer *out, const char *utf8)
{
    /* U+0080 to U+00BF are 0xc2 and their own number. */
    for (const char *at; (at = strchr(utf8, '\xc2')) != NULL; utf8 = at + 2) {
        uint8_t c = (uint8_t)at[1];
        buffer_add(out, utf8, (size_t)(at - utf8));
        put(out, c < 0xa0 && windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : c);
    }
    buffer_text(out, utf8);
}

static bool from_utf16(const uint8_t *data, size_t size, bool big, struct buffer *out, struct error *e)
{
    size_t line = 1;

    if (size % 2 != 0)
        return error_set(e, "ends in the middle of a UTF-16 character: is the file complete?");
    for (size_t i = 0; i < size; i += 2) {
        uint32_t c = big ? (uint32_t)data[i] << 8 | data[i + 1] : (uint32_t)data[i + 1] << 8 | data[i];
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < size) {
            uint32_t low = big ? (uint32_t)data[i + 2] << 8 | data[i + 3] : (uint32_t)data[i + 3] << 8 | data[i + 2];
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            }
        }
        if (c >= 0xd800 && c < 0xe000)
            return error_set(e, "line %zu: half a character: this is not valid UTF-16", line);
        line += c == '\n';
        put(out, c);
    }
    return true;
}

static bool from_windows_1252(const uint8_t *data, size_t size, struct buffer *out, struct error *e)
{
    for (size_t i = 0; i < size; i++) {
        uint32_t c = data[i];
        if (c >= 0x80 && c < 0xa0)
            c = windows_1252[c - 0x80];
        if (c == 0 && data[i] != 0)
            return error_set(e, "line %zu: the byte 0x%02X is neither UTF-8 nor Windows-1252: save the file as UTF-8",
                             line_of(data, i), data[i]);
        put(out, c);
    }
    return true;
}

/* Characters of more than one byte that are valid UTF-8 are no accident in Windows-1252 text (they need an accented
 * capital followed by a sign): one is enough to call a file with wrong bytes elsewhere a damaged UTF-8 file. */
static bool says_utf8(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] >= 0xc2 && u8_mblen(data + i, size - i) > 1)
            return true;
    }
    return false;
}

/* *text and *n become valid UTF-8: inside data or, where it had to be converted, inside `own`. */
static bool to_utf8(const uint8_t *data, size_t size, struct buffer *own, const uint8_t **text, size_t *n,
                    struct report *report, struct error *e)
{
    bool big = size >= 2 && data[0] == 0xfe && data[1] == 0xff;

    *text = data;
    *n = size;
    if (big || (size >= 2 && data[0] == 0xff && data[1] == 0xfe)) {
        report->encoding = big ? "UTF-16BE" : "UTF-16LE";
        if (!from_utf16(data + 2, size - 2, big, own, e))
            return false;
    } else if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
        report->encoding = "UTF-8 with BOM";
        *text += 3;
        *n -= 3;
    } else {
        report->encoding = "UTF-8";
    }
    if (own->size == 0 && !own->failed) {
        const uint8_t *nul = memchr(*text, 0, *n);
        if (nul != NULL)
            return error_set(e, "line %zu: has a NUL byte: this is not a text file",
                             line_of(data, (size_t)(nul - data)));
        const uint8_t *wrong = u8_check(*text, *n);
        if (wrong == NULL)
            return true;
        if (*text != data || says_utf8(data, size))
            return error_set(e, "line %zu: the byte 0x%02X is not valid UTF-8: the file is damaged or mixes encodings",
                             line_of(data, (size_t)(wrong - data)), *wrong);
        report->encoding = "Windows-1252";
        if (!from_windows_1252(data, size, own, e))
            return false;
    }
    if (own->failed)
        return error_memory(e);
    *text = own->data;
    *n = own->size;
    return true;
}

/* Clean text being made. */
struct clean {
    struct buffer *out;
    struct report *report;                   /* NULL: nobody wants the doubts */
    size_t line, start;                      /* of the line being made: its number and where it starts in out */
    size_t marks;                            /* combining marks in a row */
    bool compose;                            /* the line has characters that NFC may change */
    bool controls, turns, replaced, garbled; /* there was a doubt about these */
};

static bool end_line(struct clean *c, char end, struct error *e)
{
    struct buffer *out = c->out;

    if (out->size > c->start && out->data[out->size - 1] == ' ')
        out->data[--out->size] = '\0';
    if (out->size - c->start > SOURCE_LINE_MOST)
        return error_set(e, "line %zu: is %zu bytes long, more than any paragraph (%d): are its line ends lost?",
                         c->line, out->size - c->start, SOURCE_LINE_MOST);
    if (c->compose && !out->failed) {
        size_t n = 0;
        uint8_t *nfc = u8_normalize(UNINORM_NFC, out->data + c->start, out->size - c->start, NULL, &n);
        if (nfc == NULL)
            return error_memory(e);
        out->size = c->start;
        buffer_add(out, nfc, n);
        free(nfc);
    }
    if (!c->garbled && c->report != NULL && !out->failed && out->size > c->start &&
        memmem(out->data + c->start, out->size - c->start, "\xc3\xa2\xe2\x82\xac", 5) != NULL) {
        c->garbled = true;
        report_doubt(c->report, c->line,
                     "the apostrophes or quotation marks are garbled: was the page saved twice in "
                     "different encodings?");
    }
    if (end != '\0')
        buffer_u8(out, (uint8_t)end);
    c->line += end == '\n';
    c->start = out->size;
    c->compose = false;
    c->marks = 0;
    return !out->failed || error_memory(e);
}

static void space(struct clean *c)
{
    c->marks = 0;
    if (c->out->size > c->start && c->out->data[c->out->size - 1] != ' ')
        buffer_u8(c->out, ' ');
}

/* Takes a character out, with a doubt for the first of its kind. */
static void take_out(struct clean *c, bool *told, const char *what, uint32_t which)
{
    if (!*told && c->report != NULL)
        report_doubt(c->report, c->line, "%s (U+%04X here) were taken out", what, (unsigned)which);
    *told = true;
}

/* A character that stays. */
static bool keep(struct clean *c, uint32_t ch, const char *bytes, size_t n, struct error *e)
{
    /* The commonest of those that are no letters: neither marks nor changed by NFC. */
    bool common = ch < 0x300 || (ch >= 0x2010 && ch <= 0x2027) || ch == 0x20ac;
    bool mark = !common && uc_is_general_category_withtable(ch, UC_CATEGORY_MASK_M);

    c->compose = c->compose || !common;
    c->marks = mark ? c->marks + 1 : 0;
    if (c->marks > SOURCE_MARKS_MOST)
        return error_set(e, "line %zu: has more than %d combining marks on one letter: this is not text", c->line,
                         SOURCE_MARKS_MOST);
    buffer_add(c->out, bytes, n);
    return true;
}

static bool is_space(uint32_t ch)
{
    return ch == ' ' || ch == '\t' || ch == 0xa0 || ch == 0x1680 || (ch >= 0x2000 && ch <= 0x200a) || ch == 0x202f ||
           ch == 0x205f || ch == 0x3000;
}

static bool is_line_break(uint32_t ch)
{
    return ch == '\v' || ch == '\f' || ch == 0x85 || ch == 0x2028 || ch == 0x2029;
}

/* A hint to a browser's line breaking: zero-width space, word joiner, soft hyphen. */
static bool is_hint(uint32_t ch)
{
    return ch == 0xad || ch == 0x200b || ch == 0x2060 || ch == 0xfeff;
}

static bool is_control(uint32_t ch)
{
    return ch < 0x20 || (ch >= 0x7f && ch < 0xa0) || (ch >= 0xfff9 && ch <= 0xfffb);
}

static bool turns_direction(uint32_t ch)
{
    return (ch >= 0x202a && ch <= 0x202e) || (ch >= 0x2066 && ch <= 0x2069);
}

/* Any character but printable ASCII and the line ends. */
static bool other(struct clean *c, uint32_t ch, const char *bytes, size_t n, struct error *e)
{
    if (is_line_break(ch))
        return end_line(c, '\v', e);
    if (is_space(ch))
        space(c);
    else if (is_control(ch))
        take_out(c, &c->controls, "control characters", ch);
    else if (turns_direction(ch))
        take_out(c, &c->turns, "characters that turn the reading direction", ch);
    else if (!is_hint(ch)) {
        if (ch == 0xfffd && !c->replaced && c->report != NULL)
            report_doubt(c->report, c->line, "has U+FFFD, the sign for a character lost in an earlier conversion");
        c->replaced = c->replaced || ch == 0xfffd;
        return keep(c, ch, bytes, n, e);
    }
    return true;
}

bool encoding_clean_text(const void *utf8, size_t size, size_t line, struct buffer *out, struct report *report,
                         struct error *e)
{
    struct clean c = {.out = out, .report = report, .line = line, .start = out->size};

    for (const char *at = utf8, *end = at + size; at < end;) {
        const char *from = at;
        while (at < end && (unsigned char)*at > 0x20 && (unsigned char)*at < 0x7f)
            at++;
        if (at > from) {
            buffer_add(out, from, (size_t)(at - from));
            c.marks = 0;
            continue;
        }
        uint32_t ch = utf8_next(&at, end);
        if (ch == '\n' || ch == '\r') {
            if (ch == '\r' && at < end && *at == '\n')
                at++;
            if (!end_line(&c, '\n', e))
                return false;
        } else if (!other(&c, ch, from, (size_t)(at - from), e)) {
            return false;
        }
    }
    return end_line(&c, '\0', e);
}

bool encoding_clean(const void *data, size_t size, struct buffer *out, struct report *report, struct error *e)
{
    struct buffer own = {0};
    const uint8_t *text;
    size_t n;

    bool ok = to_utf8(data, size, &own, &text, &n, report, e) &&
              (n == 0 || memchr(text, 0, n) == NULL || error_set(e, "has a NUL character: this is not a text file")) &&
              encoding_clean_text(text, n, 1, out, report, e);
    buffer_finish(&own);
    return ok;
}
