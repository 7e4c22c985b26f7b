/* SPDX-License-Identifier: MIT */
#include "kiosk/panel.h"

#include "type/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

uint64_t panel_pause(uint64_t cost)
{
    /* Four times a second looks alive; a machine that paints slowly spends a tenth of its time on it, since the import
     * needs the rest; and a bar that stands still for long is taken for an import that hangs. */
    enum { LEAST_MS = 250, TIMES = 10, MOST_MS = 2000 };

    return cost <= LEAST_MS / TIMES ? LEAST_MS : cost >= MOST_MS / TIMES ? MOST_MS : cost * TIMES;
}

void panel_bytes(const struct update_phrases *p, uint64_t bytes, char *out, size_t room)
{
    bool mega = bytes > 999000;
    uint64_t unit = mega ? 1000000 : 1000;
    char number[24];

    snprintf(number, sizeof number, "%" PRIu64, bytes / unit + (bytes % unit != 0));
    locale_fill(mega ? p->megabytes : p->kilobytes, &(struct locale_value){"n", number}, 1, out, room);
}

/* Puts a text behind what is there, a middle dot between; a line breaks there rather than within the text. */
static void add_part(char *text, size_t room, const char *part)
{
    static const char blank[] = "\u00a0";
    size_t size = strlen(text);

    size += (size_t)snprintf(text + size, room - size, "%s· ", blank);
    for (; *part != '\0' && size + sizeof blank < room; part++)
        size += (size_t)snprintf(text + size, room - size, "%.*s", *part == ' ' ? 2 : 1, *part == ' ' ? blank : part);
}

static void working(const struct update_phrases *p, const struct update_view *v, const struct locale_value *values,
                    size_t n, struct panel_words *out)
{
    const char *const steps[] = {[MESSAGE_LOOK] = p->looking,
                                 [MESSAGE_COPY] = p->copying,
                                 [MESSAGE_CHECK] = p->checking,
                                 [MESSAGE_KEEP] = p->keeping};
    const char *title = v->title[0] != '\0' ? p->installing : v->stick ? p->stick_in : p->inbox_filled;
    bool sized = v->step != MESSAGE_COPY || v->size > 0;

    locale_fill(title, values, n, out->title, sizeof out->title);
    locale_fill(sized ? steps[v->step] : p->looking, values, n, out->detail, sizeof out->detail);
    if (v->stick)
        add_part(out->detail, sizeof out->detail, v->safe ? p->safe : p->leave_in);
    out->progress = (int)(v->progress * 100) * (PANEL_WHOLE / 100);
}

static const struct panel_phrases *outcome_of(const struct outcome_phrases *o, enum message_reason reason)
{
    switch (reason) {
    case MESSAGE_DONE:
        return &o->done;
    case MESSAGE_UNSURE:
        return &o->unsure;
    case MESSAGE_SAME:
        return &o->same;
    case MESSAGE_NOTHING:
        return &o->nothing;
    case MESSAGE_TOO_MANY:
        return &o->too_many;
    case MESSAGE_UNREADABLE:
        return &o->unreadable;
    case MESSAGE_PULLED:
        return &o->pulled;
    case MESSAGE_HUNG:
        return &o->hung;
    case MESSAGE_NOT_EDITION:
        return &o->not_edition;
    case MESSAGE_DAMAGED:
        return &o->damaged;
    case MESSAGE_NEWER:
        return &o->newer;
    case MESSAGE_UNSIGNED:
        return &o->unsigned_edition;
    case MESSAGE_UNKNOWN_SIGNER:
        return &o->stranger;
    case MESSAGE_FORGED:
        return &o->forged;
    case MESSAGE_OLDER:
        return &o->older;
    case MESSAGE_REBUILD:
        return &o->rebuild;
    case MESSAGE_UNDONE:
        return &o->undone;
    case MESSAGE_FULL:
        return &o->full;
    case MESSAGE_CARD:
        return &o->card;
    case MESSAGE_FORMAT:
        return &o->format;
    case MESSAGE_UNSHOWABLE:
        return &o->unshowable;
    case MESSAGE_BROKEN:
    case MESSAGE_REASONS:
        break;
    }
    return &o->broken;
}

/* Outcomes whose words speak of a stick, which an inbox is not. */
static bool is_of_a_stick(enum message_reason reason)
{
    return reason == MESSAGE_NOTHING || reason == MESSAGE_TOO_MANY || reason == MESSAGE_UNREADABLE ||
           reason == MESSAGE_PULLED || reason == MESSAGE_HUNG;
}

void panel_words(const struct locale *l, const struct update_view *v, struct panel_words *out)
{
    char size[32], need[32], free[32];
    const struct locale_value values[] = {{"title", v->title}, {"size", size}, {"need", need}, {"free", free}};
    const size_t n = sizeof values / sizeof values[0];

    const struct update_phrases *p = &l->updates;

    memset(out, 0, sizeof *out);
    panel_bytes(p, v->size, size, sizeof size);
    panel_bytes(p, v->need, need, sizeof need);
    panel_bytes(p, v->free, free, sizeof free);
    if (v->panel == UPDATE_WORKING) {
        working(p, v, values, n, out);
        return;
    }
    const struct panel_phrases *outcome = outcome_of(&l->outcomes, v->reason);
    const char *title = outcome->title, *detail = outcome->detail;
    out->progress = PANEL_NO_BAR;
    if (!v->stick && is_of_a_stick(v->reason)) {
        title = p->inbox_trouble;
        detail = p->inbox_trouble_detail;
    }
    if (v->panel == UPDATE_ENDED_WELL) {
        out->progress = PANEL_WHOLE;
        /* What the hand at the stick waits for comes first. */
        if (v->safe) {
            detail = v->reason == MESSAGE_UNSURE ? detail : title;
            title = p->safe;
        }
    }
    locale_fill(title, values, n, out->title, sizeof out->title);
    locale_fill(detail, values, n, out->detail, sizeof out->detail);
    if (v->panel == UPDATE_REFUSED && v->safe)
        add_part(out->detail, sizeof out->detail, p->safe);
}

void panel_plain(const char *title_pattern, const char *detail_pattern, const char *edition, struct panel_words *out)
{
    const struct locale_value value = {"title", edition};

    memset(out, 0, sizeof *out);
    locale_fill(title_pattern, &value, 1, out->title, sizeof out->title);
    locale_fill(detail_pattern, &value, 1, out->detail, sizeof out->detail);
    out->progress = PANEL_NO_BAR;
}
