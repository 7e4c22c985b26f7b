/* SPDX-License-Identifier: MIT */
#include "shelf/state.h"

#include "edition/format.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LINE "standfirst shelf 1\n"
#define CHECK "check "

void shelf_item_of(const struct edition *e, struct shelf_item *out)
{
    const uint8_t *key = edition_signer_id(e);

    *out = (struct shelf_item){.there = true, .is_signed = key != NULL, .sequence = edition_facts(e)->sequence};
    if (key != NULL)
        memcpy(out->key, key, sizeof out->key);
    memcpy(out->id, edition_identity(e), sizeof out->id);
}

static void put_hex(struct buffer *out, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        buffer_printf(out, "%02x", data[i]);
}

void shelf_item_name(const struct shelf_item *item, char name[SHELF_NAME_ROOM])
{
    int n = snprintf(name, SHELF_NAME_ROOM, "%014" PRIu64 "-", item->sequence);

    for (size_t i = 0; i < SHELF_FLOOR_ID; i++)
        n += snprintf(name + n, SHELF_NAME_ROOM - (size_t)n, "%02x", item->id[i]);
    snprintf(name + n, SHELF_NAME_ROOM - (size_t)n, ".edition");
}

bool shelf_item_has_name(const char *name)
{
    return strlen(name) == 14 + 1 + 2 * SHELF_FLOOR_ID + strlen(".edition") && name[14] == '-' &&
           strcmp(name + 14 + 1 + 2 * SHELF_FLOOR_ID, ".edition") == 0;
}

bool shelf_item_is(const struct shelf_item *item, const struct edition *e)
{
    return item->there && memcmp(item->id, edition_identity(e), sizeof item->id) == 0;
}

static bool is_floor_of(const struct shelf_floor *f, bool is_signed, const uint8_t *key)
{
    return f->is_signed == is_signed && (!is_signed || memcmp(f->key, key, KEY_ID) == 0);
}

const struct shelf_floor *shelf_floor_of(const struct shelf_state *s, const struct shelf_item *item)
{
    for (size_t i = 0; i < s->n_floors; i++)
        if (is_floor_of(&s->floors[i], item->is_signed, item->key))
            return &s->floors[i];
    return NULL;
}

static void drop_floor(struct shelf_state *s, size_t at)
{
    s->n_floors--;
    memmove(&s->floors[at], &s->floors[at + 1], (s->n_floors - at) * sizeof s->floors[0]);
}

static void remove_floor(struct shelf_state *s, const struct shelf_item *item)
{
    const struct shelf_floor *f = shelf_floor_of(s, item);

    if (f != NULL)
        drop_floor(s, (size_t)(f - s->floors));
}

static void add_floor(struct shelf_state *s, const struct shelf_floor *f)
{
    if (s->n_floors == SHELF_FLOORS_MOST)
        drop_floor(s, 0);
    s->floors[s->n_floors++] = *f;
}

void shelf_state_take(struct shelf_state *s, const struct shelf_item *item)
{
    bool mended = s->current.there && memcmp(s->current.id, item->id, sizeof item->id) == 0;
    const struct shelf_floor *old = shelf_floor_of(s, item);
    struct shelf_floor f = {.is_signed = item->is_signed, .sequence = item->sequence};

    if (!mended) {
        s->previous = s->current;
        s->has_before = old != NULL;
        s->before = old != NULL ? *old : (struct shelf_floor){0};
    }
    memcpy(f.key, item->key, sizeof f.key);
    memcpy(f.id, item->id, sizeof f.id);
    remove_floor(s, item);
    add_floor(s, &f);
    if (s->has_undone && memcmp(s->undone, item->id, sizeof s->undone) == 0)
        s->has_undone = false;
    s->current = *item;
    s->current.there = true;
    s->current.good = false;
    s->starts = 0;
}

void shelf_state_undo(struct shelf_state *s)
{
    /* The floor goes back, too: an edition that has a sequence far in the future by mistake must not keep out all that
     * follow once it is taken back. */
    remove_floor(s, &s->current);
    if (s->has_before)
        add_floor(s, &s->before);
    memcpy(s->undone, s->current.id, sizeof s->undone);
    s->has_undone = true;
    s->current = s->previous;
    s->previous = (struct shelf_item){0};
    /* The floor before the edition that is current now is not known: its own has to do. */
    const struct shelf_floor *f = shelf_floor_of(s, &s->current);
    s->has_before = f != NULL;
    s->before = f != NULL ? *f : (struct shelf_floor){0};
    s->starts = 0;
}

static void put_key(struct buffer *out, bool is_signed, const uint8_t *key)
{
    if (is_signed)
        put_hex(out, key, KEY_ID);
    else
        buffer_text(out, "unsigned");
}

static void put_item(struct buffer *out, const char *name, const struct shelf_item *item)
{
    if (!item->there)
        return;
    buffer_printf(out, "%s %" PRIu64 " ", name, item->sequence);
    put_hex(out, item->id, sizeof item->id);
    buffer_text(out, " ");
    put_key(out, item->is_signed, item->key);
    buffer_text(out, item->good ? " good\n" : " trial\n");
}

static void put_floor(struct buffer *out, const char *name, const struct shelf_floor *f)
{
    buffer_printf(out, "%s ", name);
    put_key(out, f->is_signed, f->key);
    buffer_printf(out, " %" PRIu64 " ", f->sequence);
    put_hex(out, f->id, sizeof f->id);
    buffer_text(out, "\n");
}

bool shelf_state_put(const struct shelf_state *s, uint8_t slot[SHELF_SLOT])
{
    struct buffer out = {0};
    uint8_t hash[FORMAT_HASH];

    buffer_printf(&out, FIRST_LINE "generation %" PRIu64 "\n", s->generation);
    put_item(&out, "current", &s->current);
    put_item(&out, "previous", &s->previous);
    if (s->has_before)
        put_floor(&out, "before", &s->before);
    if (s->has_undone) {
        buffer_text(&out, "undone ");
        put_hex(&out, s->undone, sizeof s->undone);
        buffer_text(&out, "\n");
    }
    if (s->starts > 0)
        buffer_printf(&out, "starts %u %s\n", s->starts, s->boot[0] != '\0' ? s->boot : "-");
    for (size_t i = 0; i < s->n_floors; i++)
        put_floor(&out, "floor", &s->floors[i]);
    if (!out.failed) {
        format_hash(out.data, out.size, hash);
        buffer_text(&out, CHECK);
        put_hex(&out, hash, sizeof hash);
        buffer_text(&out, "\n");
    }
    bool ok = !out.failed && out.size <= SHELF_SLOT;
    if (ok) {
        memset(slot, '\n', SHELF_SLOT);
        memcpy(slot, out.data, out.size);
    }
    buffer_finish(&out);
    return ok;
}

static bool take_hex(const char *text, uint8_t *out, size_t size)
{
    if (strlen(text) != size * 2)
        return false;
    for (size_t i = 0; i < size; i++) {
        unsigned byte;
        if (sscanf(text + 2 * i, "%2x", &byte) != 1)
            return false;
        out[i] = (uint8_t)byte;
    }
    return true;
}

static bool take_key(const char *text, bool *is_signed, uint8_t *key)
{
    *is_signed = strcmp(text, "unsigned") != 0;
    return !*is_signed || take_hex(text, key, KEY_ID);
}

static bool take_item(char *const words[], struct shelf_item *item)
{
    *item = (struct shelf_item){.there = true, .good = strcmp(words[4], "good") == 0};
    item->sequence = strtoull(words[1], NULL, 10);
    return take_hex(words[2], item->id, sizeof item->id) && take_key(words[3], &item->is_signed, item->key);
}

static bool take_floor(char *const words[], struct shelf_floor *f)
{
    *f = (struct shelf_floor){.sequence = strtoull(words[2], NULL, 10)};
    return take_key(words[1], &f->is_signed, f->key) && take_hex(words[3], f->id, sizeof f->id);
}

/* The checksum was right, so the shelf wrote the line itself: only what is missing is noticed. */
static bool take_line(struct shelf_state *s, char *line)
{
    char *words[5], *rest = NULL;
    size_t n = 0;

    for (char *w = strtok_r(line, " ", &rest); w != NULL && n < 5; w = strtok_r(NULL, " ", &rest))
        words[n++] = w;
    if (n == 2 && strcmp(words[0], "generation") == 0) {
        s->generation = strtoull(words[1], NULL, 10);
        return true;
    }
    if (n == 5 && strcmp(words[0], "current") == 0)
        return take_item(words, &s->current);
    if (n == 5 && strcmp(words[0], "previous") == 0)
        return take_item(words, &s->previous);
    if (n == 4 && strcmp(words[0], "before") == 0)
        return s->has_before = take_floor(words, &s->before);
    if (n == 2 && strcmp(words[0], "undone") == 0)
        return s->has_undone = take_hex(words[1], s->undone, sizeof s->undone);
    if (n == 3 && strcmp(words[0], "starts") == 0) {
        s->starts = (unsigned)strtoul(words[1], NULL, 10);
        snprintf(s->boot, sizeof s->boot, "%s", words[2]);
        return true;
    }
    return n == 4 && strcmp(words[0], "floor") == 0 && s->n_floors < SHELF_FLOORS_MOST &&
           take_floor(words, &s->floors[s->n_floors++]);
}

bool shelf_state_take_slot(struct shelf_state *s, const uint8_t *slot, size_t size)
{
    uint8_t hash[FORMAT_HASH], kept[FORMAT_HASH];
    char hex[2 * FORMAT_HASH + 1];
    const size_t first = strlen(FIRST_LINE), tail = strlen(CHECK) + 2 * FORMAT_HASH;

    *s = (struct shelf_state){0};
    if (size < first || memcmp(slot, FIRST_LINE, first) != 0)
        return false;
    const uint8_t *check = memmem(slot, size, "\n" CHECK, strlen("\n" CHECK));
    if (check == NULL || (size_t)(slot + size - ++check) < tail)
        return false;
    memcpy(hex, check + strlen(CHECK), sizeof hex - 1);
    hex[sizeof hex - 1] = '\0';
    format_hash(slot, (size_t)(check - slot), hash);
    if (!take_hex(hex, kept, sizeof kept) || memcmp(hash, kept, sizeof hash) != 0)
        return false;

    size_t length = (size_t)(check - slot) - first;
    char *text = malloc(length + 1), *rest = NULL;
    bool ok = text != NULL;
    if (ok) {
        memcpy(text, slot + first, length);
        text[length] = '\0';
    }
    for (char *line = ok ? strtok_r(text, "\n", &rest) : NULL; ok && line != NULL; line = strtok_r(NULL, "\n", &rest))
        ok = take_line(s, line);
    free(text);
    if (!ok)
        *s = (struct shelf_state){0};
    return ok;
}
