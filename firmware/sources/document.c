/* SPDX-License-Identifier: MIT */
#include "sources/document.h"

#include "sources/encoding.h"
#include "sources/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 31 };

const char *provenance_words(enum provenance p)
{
    static const char *const words[] = {[PROVENANCE_KEY] = "a key at the top of the source",
                                        [PROVENANCE_FRONT_MATTER] = "a key at the top of the source"};

    return words[p];
}

static void given_finish(struct document_given *g)
{
    free(g->name);
    free(g->value);
    free(g->text);
}

void document_finish(struct document *d)
{
    for (size_t i = 0; i < d->n_given; i++)
        given_finish(&d->given[i]);
    free(d->given);
    free(d->blocks);
    buffer_finish(&d->text);
    report_finish(&d->report);
    *d = (struct document){0};
}

void documents_finish(struct documents *all)
{
    for (size_t i = 0; i < all->n; i++)
        document_finish(&all->items[i]);
    free(all->items);
    *all = (struct documents){0};
}

struct document *documents_add(struct documents *all, struct error *e)
{
    struct document *items = array_grow(all->items, all->n, sizeof *items);
    if (items == NULL) {
        error_memory(e);
        return NULL;
    }
    all->items = items;
    items[all->n] = (struct document){0};
    return &items[all->n++];
}

const char *document_text(const struct document *d, const struct document_block *b)
{
    return (const char *)d->text.data + b->start;
}

static bool add_block(struct document *d, const struct document_block *block, struct error *e)
{
    struct document_block *blocks = array_grow(d->blocks, d->n_blocks, sizeof *blocks);
    if (blocks == NULL)
        return error_memory(e);
    d->blocks = blocks;
    blocks[d->n_blocks++] = *block;
    return true;
}

bool document_block(struct document *d, enum block_role role, unsigned level, size_t line, const void *text,
                    size_t size, struct error *e)
{
    struct buffer raw = {0}, clean = {0};

    buffer_add(&raw, text, size);
    for (size_t i = 0; i < raw.size; i++) {
        if (raw.data[i] == '\n' || raw.data[i] == '\r')
            raw.data[i] = ' ';
    }
    bool ok = raw.failed ? error_memory(e) : encoding_clean_text(raw.data, raw.size, line, &clean, NULL, e);
    for (size_t at = 0, n; ok && at < clean.size; at += n + 1) {
        const char *part = (const char *)clean.data + at;
        struct document_block block = {.line = line,
                                       .start = d->text.size,
                                       .role = role,
                                       .level = (unsigned char)(role == ROLE_HEADING ? level : 0),
                                       .gap = true};
        n = strcspn(part, "\v");
        if (n == 0)
            continue;
        ok = add_block(d, &block, e);
        buffer_add(&d->text, part, n);
        buffer_u8(&d->text, 0);
    }
    ok = ok && (!d->text.failed || error_memory(e));
    buffer_finish(&raw);
    buffer_finish(&clean);
    return ok;
}

size_t document_key(const char *line, size_t *value)
{
    size_t n = 0;

    while (isalnum((unsigned char)line[n]) || line[n] == '.' || line[n] == '-' || line[n] == '_')
        n++;
    size_t colon = n + strspn(line + n, " ");
    if (n == 0 || n > NAME_MOST || !isalpha((unsigned char)line[0]) || line[colon] != ':' || colon > n + 1 ||
        (line[colon + 1] != ' ' && line[colon + 1] != '\0'))
        return 0;
    *value = colon + 1 + (line[colon + 1] == ' ');
    return n;
}

bool document_give(struct document *d, const struct document_given *field, struct error *e)
{
    struct document_given *given = array_grow(d->given, d->n_given, sizeof *given);
    if (given == NULL)
        return error_memory(e);
    d->given = given;
    struct document_given *g = &given[d->n_given++];
    *g = *field;
    g->name = strdup(field->name);
    g->value = strdup(field->value);
    g->text = strdup(field->text);
    if (g->name == NULL || g->value == NULL || g->text == NULL)
        return error_memory(e);
    for (char *at = g->name; *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    return true;
}

/* What looks like a key at the top. */
static bool give_keys(struct document *d, struct error *e)
{
    for (size_t i = 0; i < d->n_blocks && (i == 0 || !d->blocks[i].gap); i++) {
        char *text = (char *)d->text.data + d->blocks[i].start;
        char name[NAME_MOST + 1];
        size_t start, n = document_key(text, &start);
        if (n == 0 || !text_copy(name, sizeof name, text, n))
            break;
        struct document_given field = {
            .from = PROVENANCE_KEY, .line = d->blocks[i].line, .name = name, .value = text + start, .text = text};
        if (!document_give(d, &field, e))
            return false;
    }
    return true;
}

bool document_lines(struct document *d, struct buffer *clean, struct error *e)
{
    size_t number = 1;
    bool gap = true;

    buffer_u8(clean, 0);
    if (clean->failed)
        return error_memory(e);
    buffer_finish(&d->text);
    d->text = *clean;
    *clean = (struct buffer){0};
    char *text = (char *)d->text.data;
    for (size_t at = 0; text[at] != '\0';) {
        size_t n = strcspn(text + at, "\n\v");
        char mark = text[at + n];
        text[at + n] = '\0';
        if (n > 0 && !add_block(d, &(struct document_block){.line = number, .start = at, .gap = gap}, e))
            return false;
        gap = n == 0;
        number += mark == '\n';
        at += n + (mark != '\0');
    }
    return give_keys(d, e);
}

/* A text is wrapped if no line is longer than a terminal is wide and most of the lines that another follows directly
 * are nearly so long that the next word would not have fitted. One saved with a paragraph a line never looks so. */
static bool is_wrapped(const struct document *d, size_t *width)
{
    size_t longest = 0, followed = 0, full = 0;

    for (size_t i = 0; i < d->n_blocks; i++) {
        size_t size = strlen(document_text(d, &d->blocks[i]));
        if (d->blocks[i].role != ROLE_LINE && d->blocks[i].role != ROLE_KEY)
            return false;
        if (size > longest)
            longest = size;
    }
    if (longest < 50 || longest > 100)
        return false;
    for (size_t i = 0; i + 1 < d->n_blocks; i++) {
        if (d->blocks[i + 1].gap)
            continue;
        followed++;
        size_t next = strcspn(document_text(d, &d->blocks[i + 1]), " ");
        if (strlen(document_text(d, &d->blocks[i])) + 1 + next > longest - 4)
            full++;
    }
    *width = longest;
    return full >= 6 && full * 2 >= followed;
}

/* Lines that follow each other without a gap lie in the text one behind the other, with one NUL between them. */
static void unwrap(struct document *d)
{
    size_t width, n = 0;

    if (!is_wrapped(d, &width))
        return;
    for (size_t i = 0; i < d->n_blocks;) {
        struct document_block block = d->blocks[i++];
        for (; block.role == ROLE_LINE && i < d->n_blocks && !d->blocks[i].gap; i++) {
            const char *last = document_text(d, &d->blocks[i - 1]), *next = document_text(d, &d->blocks[i]);
            if (text_bullet(next) > 0 || strlen(last) + 1 + strcspn(next, " ") <= width - 12)
                break;
            d->text.data[d->blocks[i].start - 1] = ' ';
        }
        d->blocks[n++] = block;
    }
    d->n_blocks = n;
}

void document_settle_keys(struct document *d, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0, key = 0; i < d->n_given; i++) {
        struct document_given *g = &d->given[i];
        if (g->from == PROVENANCE_KEY && key >= n) {
            given_finish(g);
            continue;
        }
        if (g->from == PROVENANCE_KEY)
            d->blocks[key++].role = ROLE_KEY;
        d->given[kept++] = *g;
    }
    d->n_given = kept;
    unwrap(d);
}
