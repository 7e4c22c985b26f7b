/* SPDX-License-Identifier: MIT */
#include "kiosk/notices.h"

#include <string.h>

/* Another title is painted so soon after the last one; what the kiosk says by itself stays so long. */
enum { WORKING_MS = 250, NOTICE_MS = 12000 };

static bool same_words(const struct panel_words *a, const struct panel_words *b)
{
    return strcmp(a->title, b->title) == 0 && strcmp(a->detail, b->detail) == 0;
}

static void set_panel(struct notices *n, const struct panel_words *w, uint64_t now)
{
    struct error e;
    struct page *page = w == NULL ? NULL : cards_panel(n->kiosk->cards, w->title, w->detail, w->progress, &e);

    if ((w != NULL && page == NULL) || !stage_panel(n->kiosk->stage, page, &e))
        event_error(&n->kiosk->events, loop_now(), e.text);
    page_destroy(page);
    n->up = n->fresh = w != NULL;
    n->painted = now;
    if (w != NULL)
        n->panel = *w;
}

static void tell_view(struct notices *n, const struct update_view *v, uint64_t now)
{
    struct update_view *t = &n->told;
    struct panel_words w;

    if (v->panel == t->panel && v->step == t->step && v->reason == t->reason && v->safe == t->safe &&
        strcmp(v->title, t->title) == 0)
        return;
    bool ended = v->panel >= UPDATE_ENDED_WELL && (v->panel != t->panel || v->reason != t->reason);
    if (ended)
        panel_words(locale_for(n->kiosk->settings->kiosk.language), v, &w);
    if (v->panel != UPDATE_HIDDEN || t->panel != UPDATE_HIDDEN)
        event(&n->kiosk->events, now, &(struct event){.kind = EVENT_UPDATE, .update = {v, ended ? w.title : NULL}});
    *t = *v;
}

uint64_t notices_refresh(struct notices *n, const struct update_view *v, uint64_t now)
{
    struct panel_words w;

    if (n->fresh && n->kiosk->drawn >= n->painted) {
        n->pause = panel_pause(n->kiosk->drawn - n->painted);
        n->fresh = false;
    }
    tell_view(n, v, now);
    if (v->panel != n->over.panel || v->reason != n->over.reason || strcmp(v->title, n->over.title) != 0)
        n->over.panel = UPDATE_HIDDEN;
    bool told = v->panel == UPDATE_HIDDEN || v->panel == n->over.panel;
    if (!told) {
        n->own_until = 0; /* what happens now is more than what happened */
        panel_words(locale_for(n->kiosk->settings->kiosk.language), v, &w);
    } else if (n->own_until > now) {
        w = n->own;
    } else {
        if (n->up)
            set_panel(n, NULL, now);
        return LOOP_NEVER;
    }
    uint64_t again = told ? n->own_until : LOOP_NEVER;
    if (n->up && same_words(&w, &n->panel) && w.progress == n->panel.progress)
        return again;
    bool same_title = strcmp(w.title, n->panel.title) == 0;
    uint64_t due = n->painted + (same_title ? n->pause : WORKING_MS);
    if (n->up && !told && v->panel == UPDATE_WORKING && now < due)
        return due;
    set_panel(n, &w, now);
    return again;
}

void notices_put(struct notices *n, const struct update_view *v, const char *title, const char *detail, uint64_t now)
{
    const struct edition *e = n->kiosk->edition;

    panel_plain(title, detail, e != NULL ? edition_facts(e)->title : "", &n->own);
    n->own_until = now + NOTICE_MS;
    n->over = *v;
    if (n->over.panel == UPDATE_WORKING)
        n->over.panel = UPDATE_HIDDEN;
}

void notices_resized(struct notices *n)
{
    if (n->up)
        set_panel(n, &n->panel, loop_now());
}
