/* SPDX-License-Identifier: MIT */
#include "kiosk/panel.h"

#include "type/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* How soon another title may be painted after the last one, and how long a message of the kiosk's own stays. */
enum { WORKING_MS = 250, MESSAGE_MS = 12000 };

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
    const struct panel_phrases *const all[MESSAGE_REASONS] = {
        [MESSAGE_DONE] = &o->done,
        [MESSAGE_UNSURE] = &o->unsure,
        [MESSAGE_SAME] = &o->same,
        [MESSAGE_NOTHING] = &o->nothing,
        [MESSAGE_TOO_MANY] = &o->too_many,
        [MESSAGE_UNREADABLE] = &o->unreadable,
        [MESSAGE_PULLED] = &o->pulled,
        [MESSAGE_HUNG] = &o->hung,
        [MESSAGE_NOT_EDITION] = &o->not_edition,
        [MESSAGE_DAMAGED] = &o->damaged,
        [MESSAGE_NEWER] = &o->newer,
        [MESSAGE_UNSIGNED] = &o->unsigned_edition,
        [MESSAGE_UNKNOWN_SIGNER] = &o->stranger,
        [MESSAGE_FORGED] = &o->forged,
        [MESSAGE_OLDER] = &o->older,
        [MESSAGE_REBUILD] = &o->rebuild,
        [MESSAGE_UNDONE] = &o->undone,
        [MESSAGE_FULL] = &o->full,
        [MESSAGE_CARD] = &o->card,
        [MESSAGE_FORMAT] = &o->format,
        [MESSAGE_UNSHOWABLE] = &o->unshowable,
        [MESSAGE_BROKEN] = &o->broken,
    };

    return all[reason];
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
    bool trouble = !v->stick && is_of_a_stick(v->reason);
    const struct panel_phrases *outcome = trouble ? &p->inbox_trouble : outcome_of(&l->outcomes, v->reason);
    const char *title = outcome->title, *detail = outcome->detail;
    out->progress = PANEL_NO_BAR;
    if (v->panel == UPDATE_ENDED_WELL) {
        out->progress = PANEL_WHOLE;
        /* What whoever stands at the stick waits for comes first. */
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

void panel_plain(const struct panel_phrases *p, const char *edition, struct panel_words *out)
{
    const struct locale_value value = {"title", edition};

    memset(out, 0, sizeof *out);
    locale_fill(p->title, &value, 1, out->title, sizeof out->title);
    locale_fill(p->detail, &value, 1, out->detail, sizeof out->detail);
    out->progress = PANEL_NO_BAR;
}

static bool same_words(const struct panel_words *a, const struct panel_words *b)
{
    return strcmp(a->title, b->title) == 0 && strcmp(a->detail, b->detail) == 0;
}

static void set_panel(struct panel *p, const struct panel_words *w, uint64_t now)
{
    struct error e;
    struct page *page = w == NULL ? NULL : cards_panel(p->presenter->cards, w->title, w->detail, w->progress, &e);

    if ((w != NULL && page == NULL) || !stage_panel(p->presenter->stage, page, &e))
        event_error(&p->presenter->events, loop_now(), "%s", e.text);
    page_destroy(page);
    p->up = p->fresh = w != NULL;
    p->painted = now;
    if (w != NULL)
        p->set = *w;
}

static void tell_view(struct panel *p, const struct update_view *v, uint64_t now)
{
    struct update_view *t = &p->told;
    struct panel_words w;

    if (v->panel == t->panel && v->step == t->step && v->reason == t->reason && v->safe == t->safe &&
        strcmp(v->title, t->title) == 0)
        return;
    bool ended = v->panel >= UPDATE_ENDED_WELL && (v->panel != t->panel || v->reason != t->reason);
    if (ended)
        panel_words(locale_for(p->presenter->settings->kiosk.language), v, &w);
    if (v->panel != UPDATE_HIDDEN || t->panel != UPDATE_HIDDEN)
        event(&p->presenter->events, now, &(struct event){.kind = EVENT_UPDATE, .update = {v, ended ? w.title : NULL}});
    *t = *v;
}

uint64_t panel_refresh(struct panel *p, const struct update_view *v, uint64_t now)
{
    struct panel_words w;

    if (p->fresh && p->presenter->drawn >= p->painted) {
        p->pause = panel_pause(p->presenter->drawn - p->painted);
        p->fresh = false;
    }
    tell_view(p, v, now);
    if (v->panel != p->over.panel || v->reason != p->over.reason || strcmp(v->title, p->over.title) != 0)
        p->over.panel = UPDATE_HIDDEN;
    bool told = v->panel == UPDATE_HIDDEN || v->panel == p->over.panel;
    if (!told) {
        p->own_until = 0; /* the update's own words take the message's place */
        panel_words(locale_for(p->presenter->settings->kiosk.language), v, &w);
    } else if (p->own_until > now) {
        w = p->own;
    } else {
        if (p->up)
            set_panel(p, NULL, now);
        return NEVER;
    }
    uint64_t again = told ? p->own_until : NEVER;
    if (p->up && same_words(&w, &p->set) && w.progress == p->set.progress)
        return again;
    bool same_title = strcmp(w.title, p->set.title) == 0;
    uint64_t due = p->painted + (same_title ? p->pause : WORKING_MS);
    if (p->up && !told && v->panel == UPDATE_WORKING && now < due)
        return due;
    set_panel(p, &w, now);
    return again;
}

void panel_put(struct panel *p, const struct update_view *v, const struct panel_phrases *message, uint64_t now)
{
    const struct edition *e = p->presenter->edition;

    panel_plain(message, e != NULL ? edition_facts(e)->title : "", &p->own);
    p->own_until = now + MESSAGE_MS;
    p->over = *v;
    if (p->over.panel == UPDATE_WORKING)
        p->over.panel = UPDATE_HIDDEN;
}

void panel_resized(struct panel *p)
{
    if (p->up)
        set_panel(p, &p->set, loop_now());
}
