/* SPDX-License-Identifier: MIT */
#include "edition/minisign.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

enum { VARIANT = sodium_base64_VARIANT_ORIGINAL };

void minisign_put_base64(struct buffer *out, const void *data, size_t size)
{
    char text[MINISIGN_BASE64_MOST + 1];

    assert(sodium_base64_encoded_len(size, VARIANT) <= sizeof text);
    sodium_bin2base64(text, sizeof text, data, size, VARIANT);
    buffer_text(out, text);
    buffer_u8(out, '\n');
    sodium_memzero(text, sizeof text);
}

bool minisign_take_base64(const char *text, size_t text_size, void *out, size_t size)
{
    char again[MINISIGN_BASE64_MOST + 1];
    size_t got;

    if (text_size + 1 != sodium_base64_encoded_len(size, VARIANT) || text_size + 1 > sizeof again ||
        sodium_base642bin(out, size, text, text_size, NULL, &got, NULL, VARIANT) != 0 || got != size)
        return false;
    /* One text for one value: whatever else a decoder may take is refused by writing it again. */
    sodium_bin2base64(again, sizeof again, out, size, VARIANT);
    bool same = memcmp(again, text, text_size) == 0;
    sodium_memzero(again, sizeof again);
    return same;
}

bool minisign_line(struct cursor *c, const char **line, size_t *size)
{
    size_t left = cursor_left(c);

    if (left == 0)
        return false;
    const uint8_t *end = memchr(c->at, '\n', left);
    size_t n = end != NULL ? (size_t)(end - c->at) : left;
    *line = (const char *)cursor_take(c, n);
    if (end != NULL)
        cursor_take(c, 1);
    *size = n > 0 && (*line)[n - 1] == '\r' ? n - 1 : n;
    return true;
}

bool minisign_take_file(const struct bytes *file, void *out, size_t size)
{
    struct cursor c = cursor_over(file->data, file->size);
    const char *line;
    size_t n;

    return minisign_line(&c, &line, &n) && n >= strlen(MINISIGN_UNTRUSTED) &&
           memcmp(line, MINISIGN_UNTRUSTED, strlen(MINISIGN_UNTRUSTED)) == 0 && minisign_line(&c, &line, &n) &&
           minisign_take_base64(line, n, out, size) && cursor_left(&c) == 0;
}
