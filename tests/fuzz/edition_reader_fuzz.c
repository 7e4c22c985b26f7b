/* SPDX-License-Identifier: MIT */
/*
 * A whole file, first as it is, then with its sizes and hashes put right: otherwise no changed byte would ever get past
 * the header.
 */
#include "edition/edition.h"

#include "edition/format.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(void *user, size_t done, size_t all)
{
    (void)all;
    *(size_t *)user = done;
}

static void open_it(const uint8_t *data, size_t size)
{
    struct error e = {""};
    size_t verified = 0;

    struct edition *ed = edition_open_memory(data, size, NULL, &e);
    if (ed == NULL) {
        if (e.text[0] == '\0')
            abort();
        return;
    }
    if (edition_count(ed) == 0 || edition_facts(ed)->publication[0] == '\0')
        abort();
    bool ok = edition_verify(ed, count, &verified, &e);
    if (ok != (verified == edition_count(ed)))
        abort();
    edition_close(ed);
}

static void put(uint8_t *at, uint64_t v, size_t size)
{
    for (size_t i = 0; i < size; i++)
        at[i] = (uint8_t)(v >> 8 * i);
}

/* Hashes of those entries whose records point into the file. */
static void mend_records(uint8_t *manifest, size_t size, const uint8_t *entries, size_t entries_size)
{
    struct cursor c = cursor_over(manifest, size);

    for (int i = 0; i < 4; i++)
        cursor_take(&c, cursor_u16(&c));
    cursor_take(&c, 12);
    while (!c.bad && cursor_left(&c) >= FORMAT_RECORD) {
        struct format_record r = format_record_at(c.at, 0);
        if (r.offset <= entries_size && r.size <= entries_size - r.offset)
            format_hash(entries + r.offset, (size_t)r.size, manifest + (c.at - manifest) + 24);
        cursor_take(&c, FORMAT_RECORD);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct format_header h = {.version = FORMAT_VERSION};
    struct error e;

    open_it(data, size);
    if (size < FORMAT_HEADER)
        return 0;
    uint8_t *mended = malloc(size);
    struct buffer head = {0};
    if (mended == NULL)
        abort();
    memcpy(mended, data, size);
    put(mended + 24, size, 8);
    format_put_header(&head, &h);
    memcpy(mended, head.data, 12); /* magic and version */
    buffer_finish(&head);
    if (format_take_header(mended, FORMAT_HEADER, size, &h, &e)) {
        size_t both = (size_t)h.manifest_size + h.signature_size;
        mend_records(mended + FORMAT_HEADER, (size_t)h.manifest_size, mended + FORMAT_HEADER + both,
                     size - FORMAT_HEADER - both);
        format_hash(mended + FORMAT_HEADER, both, mended + 32);
        open_it(mended, size);
    }
    free(mended);
    return 0;
}
