/* SPDX-License-Identifier: MIT */
#include "kiosk/events.h"

#include "base/log.h"
#include "kiosk/json.h"

static void write_journal(const char *program, const struct event *e)
{
    switch (e->kind) {
    case EVENT_WAITING:
        log_note(program, "waiting for a display to be plugged in: %s", e->text);
        break;
    case EVENT_PLUG:
        log_note(program, e->on ? "a display is plugged in" : "no display is plugged in");
        break;
    case EVENT_UPDATE:
        if (e->update.ended != NULL)
            log_note(program, "update: %s: the screen says \"%s\"", message_reason_name(e->update.view->reason),
                     e->update.ended);
        break;
    case EVENT_UNDONE:
        log_note(program, "update: taken back; \"%s\" is showing", e->text);
        break;
    case EVENT_INPUT:
        log_note(program, "%s", e->text);
        break;
    case EVENT_ERROR:
        log_error(program, "%s", e->text);
        break;
    default:
        break; /* what visitors do, and what follows from it: the journal is no log of that */
    }
}

static void put_card(struct json *j, const struct reader *r, bool notice)
{
    static const char *const views[] = {
        [VIEW_CARD] = "notice", [VIEW_CONTENTS] = "contents", [VIEW_INFO] = "info", [VIEW_ASLEEP] = "asleep"};
    size_t n = 0;

    if (notice || r->view != VIEW_CARD || r->empty) {
        json_put_text(j, "kind", views[notice ? VIEW_CARD : r->view]);
        if (!notice && r->view == VIEW_CONTENTS)
            json_put_number(j, "chosen", (int64_t)r->chosen + 1);
        return;
    }
    const struct card *cards = r->deck.cards(r->deck.user, r->place.article, &n);
    if (cards == NULL || r->place.card >= n)
        return;
    json_put_number(j, "article", (int64_t)r->place.article + 1);
    json_put_number(j, "card", (int64_t)r->place.card + 1);
    json_put_number(j, "cards", (int64_t)n);
    json_put_text(j, "kind", card_kind_name(cards[r->place.card].kind));
}

/* {"panel": "hidden|working|well|refused", "step" or "reason" (their names in update/message.h), "title", "safe"} */
static void put_update(struct json *j, const struct update_view *v)
{
    static const char *const panels[] = {[UPDATE_HIDDEN] = "hidden",
                                         [UPDATE_WORKING] = "working",
                                         [UPDATE_ENDED_WELL] = "well",
                                         [UPDATE_REFUSED] = "refused"};

    json_put_text(j, "panel", panels[v->panel]);
    if (v->panel == UPDATE_HIDDEN)
        return;
    if (v->panel == UPDATE_WORKING)
        json_put_text(j, "step", message_step_name(v->step));
    else
        json_put_text(j, "reason", message_reason_name(v->reason));
    json_put_text(j, "title", v->title);
    json_put_bool(j, "safe", v->safe);
}

/* What an event is called in the trace, and the key of its value, if it has just one. */
static const struct {
    const char *name, *key;
} names[] = {
    [EVENT_CARD] = {"card", NULL},        [EVENT_ACTION] = {"action", NULL},     [EVENT_PAUSED] = {"paused", "paused"},
    [EVENT_IDLE] = {"idle", NULL},        [EVENT_EDITION] = {"edition", NULL},   [EVENT_WINDOW] = {"display", NULL},
    [EVENT_POWER] = {"display", "power"}, [EVENT_WAITING] = {"display", "plug"}, [EVENT_PLUG] = {"display", "plug"},
    [EVENT_FRAME] = {"frame", "moving"},  [EVENT_UPDATE] = {"update", NULL},     [EVENT_UNDONE] = {"update", "undone"},
    [EVENT_INPUT] = {"input", "what"},    [EVENT_ERROR] = {"error", "error"}};

static void write_trace(FILE *out, uint64_t ms, const struct event *e)
{
    struct json line = {.out = out}, *j = &line;
    const char *key = names[e->kind].key;

    json_open(j, NULL, '{');
    json_put_number(j, "t", (int64_t)ms);
    json_put_text(j, "event", names[e->kind].name);
    switch (e->kind) {
    case EVENT_IDLE:
        break;
    case EVENT_CARD:
        put_card(j, e->reader, e->notice);
        break;
    case EVENT_ACTION:
        json_put_text(j, "action", e->action.name);
        json_put_text(j, "from", e->action.from);
        break;
    case EVENT_PAUSED:
    case EVENT_FRAME:
        json_put_bool(j, key, e->on);
        break;
    case EVENT_EDITION:
        json_put_text(j, "title", e->edition.title);
        json_put_number(j, "sequence", (int64_t)e->edition.sequence);
        json_put_number(j, "articles", (int64_t)e->edition.articles);
        break;
    case EVENT_WINDOW:
        json_put_text(j, "driver", e->window.driver);
        json_open(j, "size", '[');
        json_put_number(j, NULL, e->window.width);
        json_put_number(j, NULL, e->window.height);
        json_close(j, ']');
        break;
    case EVENT_POWER:
        json_put_text(j, key, e->on ? "on" : "off");
        break;
    case EVENT_WAITING:
        json_put_text(j, key, "awaited");
        break;
    case EVENT_PLUG:
        json_put_text(j, key, e->on ? "in" : "out");
        break;
    case EVENT_UPDATE:
        put_update(j, e->update.view);
        break;
    case EVENT_UNDONE:
    case EVENT_INPUT:
    case EVENT_ERROR:
        json_put_text(j, key, e->text);
        break;
    }
    json_close(j, '}');
    putc('\n', out);
    fflush(out);
}

void event(const struct events *to, uint64_t now, const struct event *e)
{
    if (to->journal != NULL)
        write_journal(to->journal, e);
    if (to->trace != NULL)
        write_trace(to->trace, now - to->start, e);
}

void event_error(const struct events *to, uint64_t now, const char *format, ...)
{
    struct error e;
    va_list args;

    va_start(args, format);
    error_set_list(&e, format, args);
    va_end(args);
    event(to, now, &(struct event){.kind = EVENT_ERROR, .text = e.text});
}

void frames_expect(struct frames *f, uint64_t shown)
{
    *f = (struct frames){.due = FRAMES_FIRST, .shown = shown};
}

void frames_tell(struct frames *f, const struct events *events, uint64_t shown, bool moving, uint64_t now)
{
    if (f->due == FRAMES_TOLD || (f->due == FRAMES_FIRST && shown == f->shown))
        return;
    if (f->due == FRAMES_FIRST || !moving)
        event(events, now, &(struct event){.kind = EVENT_FRAME, .on = moving});
    f->due = moving ? FRAMES_LAST : FRAMES_TOLD;
}
