/* SPDX-License-Identifier: MIT */
#include "edition/format.h"

#include "article/wording.h"
#include "edition/signature.h"

#include <endian.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* Made as PNG's is: a byte beyond ASCII, so that it is not taken for text and a transfer of 7 bits is noticed; a name;
 * then CR LF, ^Z and LF, so that a transfer that converts line ends or stops at ^Z is noticed. */
static const uint8_t magic[8] = {0x89, 'S', 'F', 'E', '\r', '\n', 0x1a, '\n'};

void format_hash(const void *data, size_t size, uint8_t hash[FORMAT_HASH])
{
    crypto_generichash(hash, FORMAT_HASH, data, size, NULL, 0);
}

bool format_take_magic(struct cursor *c)
{
    const uint8_t *at = cursor_take(c, sizeof magic);

    return at != NULL && memcmp(at, magic, sizeof magic) == 0;
}

void format_put_header(struct buffer *out, const struct format_header *h)
{
    buffer_add(out, magic, sizeof magic);
    buffer_u32(out, h->version);
    buffer_u32(out, h->signature_size);
    buffer_u64(out, h->manifest_size);
    buffer_u64(out, h->file_size);
    buffer_add(out, h->hash, sizeof h->hash);
}

bool format_take_header(const void *data, size_t size, uint64_t file_size, struct format_header *h, struct error *e)
{
    struct cursor c = cursor_over(data, size);

    *h = (struct format_header){0};
    if (size == 0)
        return error_set(e, "is empty");
    if (memcmp(data, magic, size < sizeof magic ? size : sizeof magic) != 0)
        return error_set(e, "is not an edition");
    if (size < FORMAT_HEADER)
        return error_set(e, "is cut short: %zu bytes, and its header alone has %d", size, FORMAT_HEADER);
    cursor_take(&c, sizeof magic);
    h->version = cursor_u32(&c);
    h->signature_size = cursor_u32(&c);
    h->manifest_size = cursor_u64(&c);
    h->file_size = cursor_u64(&c);
    memcpy(h->hash, cursor_take(&c, FORMAT_HASH), FORMAT_HASH);

    if (h->version > FORMAT_VERSION)
        return error_set(e, "was made by a newer standfirst-pack (format %" PRIu32 "; this reads %d)", h->version,
                         FORMAT_VERSION);
    if (h->version == 0)
        return error_set(e, "is damaged: there is no format %" PRIu32, h->version);
    if (h->file_size > EDITION_FILE_MOST)
        return error_set(e, "is damaged or too large: it says %" PRIu64 " bytes, more than the %" PRIu64 " allowed",
                         h->file_size, EDITION_FILE_MOST);
    if (h->signature_size != 0 && (h->signature_size < SIGNATURE_LEAST || h->signature_size > SIGNATURE_MOST))
        return error_set(e, "is damaged: its signature cannot be %" PRIu32 " bytes", h->signature_size);
    if (h->manifest_size < FORMAT_MANIFEST_LEAST || h->manifest_size > FORMAT_MANIFEST_MOST ||
        FORMAT_HEADER + h->manifest_size + h->signature_size >= h->file_size)
        return error_set(e, "is damaged: the lengths in its header cannot be");
    if (file_size < h->file_size)
        return error_set(e, "is cut short: %" PRIu64 " of %" PRIu64 " bytes", file_size, h->file_size);
    if (file_size > h->file_size)
        return error_set(e, "is damaged: %" PRIu64 " bytes follow its end", file_size - h->file_size);
    return true;
}

void format_facts_finish(struct edition_facts *f)
{
    free((char *)f->publication);
    free((char *)f->title);
    free((char *)f->date);
    free((char *)f->language);
    *f = (struct edition_facts){0};
}

static bool check_text(const char *what, const char *text, struct error *e)
{
    struct error why;
    size_t size = strlen(text);

    if (size > EDITION_TEXT_MOST)
        return error_set(e, "its %s is %zu bytes, more than the %d allowed", what, size, EDITION_TEXT_MOST);
    return wording_check(text, size, WORDING_LINE, &why) || error_set(e, "its %s %s", what, why.text);
}

bool edition_facts_check(const struct edition_facts *f, struct error *e)
{
    if (f->publication[0] == '\0')
        return error_set(e, "its publication has no name");
    if (!check_text("publication", f->publication, e) || !check_text("title", f->title, e))
        return false;
    if (f->date[0] != '\0' && !wording_is_date(f->date))
        return error_set(e, "its date is \"%.40s\", not a day such as 2026-07-22", f->date);
    if (f->language[0] != '\0' && !wording_is_language(f->language))
        return error_set(e, "its language is \"%.40s\", not a tag such as en or pt-BR", f->language);
    return wording_is_sequence(f->sequence) ||
           error_set(e, "its sequence is %" PRIu64 ", not a time as YYYYMMDDHHMMSS", f->sequence);
}

static void put_text(struct buffer *out, const char *text)
{
    size_t size = strlen(text);

    buffer_u16(out, (uint16_t)size);
    buffer_add(out, text, size);
}

void format_put_facts(struct buffer *out, const struct edition_facts *facts, uint32_t count)
{
    put_text(out, facts->publication);
    put_text(out, facts->title);
    put_text(out, facts->date);
    put_text(out, facts->language);
    buffer_u64(out, facts->sequence);
    buffer_u32(out, count);
}

static bool take_text(struct cursor *c, const char *what, const char **out, struct error *e)
{
    size_t size = cursor_u16(c);
    const uint8_t *at = cursor_take(c, size);

    if (at == NULL)
        return error_set(e, "its manifest ends within its %s", what);
    if (size > EDITION_TEXT_MOST)
        return error_set(e, "its %s is %zu bytes, more than the %d allowed", what, size, EDITION_TEXT_MOST);
    if (memchr(at, '\0', size) != NULL)
        return error_set(e, "its %s holds the control character U+0000", what);
    *out = strndup((const char *)at, size);
    return *out != NULL || error_memory(e);
}

bool format_take_facts(struct cursor *c, struct edition_facts *facts, uint32_t *count, struct error *e)
{
    *facts = (struct edition_facts){0};
    bool ok = take_text(c, "publication", &facts->publication, e) && take_text(c, "title", &facts->title, e) &&
              take_text(c, "date", &facts->date, e) && take_text(c, "language", &facts->language, e);
    if (ok) {
        facts->sequence = cursor_u64(c);
        *count = cursor_u32(c);
        if (c->bad)
            ok = error_set(e, "its manifest ends before its count");
        else if (*count == 0 || *count > EDITION_ENTRIES_MOST)
            ok = error_set(e, "it says %" PRIu32 " articles, not 1 to %d", *count, EDITION_ENTRIES_MOST);
        else if (cursor_left(c) != (size_t)*count * FORMAT_RECORD)
            ok = error_set(e, "its manifest's length does not fit its %" PRIu32 " articles", *count);
        else
            ok = edition_facts_check(facts, e);
    }
    if (!ok)
        format_facts_finish(facts);
    return ok;
}

void format_put_record(struct buffer *out, const struct format_record *r)
{
    buffer_u32(out, r->id);
    buffer_u32(out, r->type);
    buffer_u64(out, r->offset);
    buffer_u64(out, r->size);
    buffer_add(out, r->hash, sizeof r->hash);
}

/* All records are read when an edition opens, of a large one more than a hundred thousand: one load for each field. */
static uint32_t u32_at(const uint8_t *at)
{
    uint32_t v;

    memcpy(&v, at, sizeof v);
    return le32toh(v);
}

static uint64_t u64_at(const uint8_t *at)
{
    uint64_t v;

    memcpy(&v, at, sizeof v);
    return le64toh(v);
}

/* All but the hash. */
static struct format_record place_at(const uint8_t *at)
{
    struct format_record r;

    r.id = u32_at(at);
    r.type = u32_at(at + 4);
    r.offset = u64_at(at + 8);
    r.size = u64_at(at + 16);
    return r;
}

struct format_record format_record_at(const uint8_t *records, size_t index)
{
    const uint8_t *at = records + index * FORMAT_RECORD;
    struct format_record r = place_at(at);

    memcpy(r.hash, at + 24, FORMAT_HASH);
    return r;
}

/* The types of entries that this format has. Any other was made by a newer writer, and is refused. */
static bool knows_type(uint32_t version, uint32_t type)
{
    return version >= 1 && type == FORMAT_ARTICLE;
}

bool format_check_records(uint32_t version, const uint8_t *records, size_t count, uint64_t entries_size,
                          struct error *e)
{
    uint64_t at = 0;
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        struct format_record r = place_at(records + i * FORMAT_RECORD);
        if (r.id <= last)
            return error_set(e, "its entries are not in order (entry %zu)", i + 1);
        if (!knows_type(version, r.type))
            return error_set(e, "it holds an entry of type %" PRIu32 ", made by a newer standfirst-pack", r.type);
        if (r.size == 0 || r.size > FORMAT_ENTRY_MOST)
            return error_set(e, "entry %" PRIu32 " says %" PRIu64 " bytes, not 1 to %d", r.id, r.size,
                             FORMAT_ENTRY_MOST);
        if (r.offset != at)
            return error_set(e, "entry %" PRIu32 " is not where the one before it ends", r.id);
        at += r.size;
        last = r.id;
    }
    return at == entries_size || error_set(e, "its entries do not end where the file ends");
}

bool format_put_front(struct buffer *out, uint32_t version, const struct buffer *manifest, const struct buffer *block,
                      uint64_t entries_size, struct error *e)
{
    struct format_header h = {
        .version = version, .signature_size = (uint32_t)block->size, .manifest_size = manifest->size};
    crypto_generichash_state hash;

    h.file_size = FORMAT_HEADER + manifest->size + block->size + entries_size;
    if (h.file_size > EDITION_FILE_MOST)
        return error_set(e, "would be %" PRIu64 " bytes, more than the %" PRIu64 " allowed", h.file_size,
                         EDITION_FILE_MOST);
    crypto_generichash_init(&hash, NULL, 0, sizeof h.hash);
    crypto_generichash_update(&hash, manifest->data, manifest->size);
    crypto_generichash_update(&hash, block->data, block->size);
    crypto_generichash_final(&hash, h.hash, sizeof h.hash);
    format_put_header(out, &h);
    buffer_add(out, manifest->data, manifest->size);
    buffer_add(out, block->data, block->size);
    return !(manifest->failed || block->failed || out->failed) || error_memory(e);
}
