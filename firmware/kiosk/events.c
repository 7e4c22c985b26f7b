/* SPDX-License-Identifier: MIT */
#include "kiosk/events.h"

#include "base/log.h"

#include <inttypes.h>

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
    case EVENT_CARD:
    case EVENT_ACTION:
    case EVENT_PAUSED:
    case EVENT_IDLE:
    case EVENT_EDITION:
    case EVENT_WINDOW:
    case EVENT_POWER:
    case EVENT_FRAME:
        break; /* each press and each card: the journal is no log of visitors */
    }
}

/* A JSON string: texts are valid UTF-8, so only quotes, backslashes and control characters are escaped (RFC 8259). */
static void put_text(FILE *out, const char *key, const char *text)
{
    fprintf(out, ", \"%s\": \"", key);
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static void put_bool(FILE *out, const char *key, bool value)
{
    fprintf(out, ", \"%s\": %s", key, value ? "true" : "false");
}

static void put_card(FILE *out, const struct reader *r, bool notice)
{
    static const char *const views[] = {
        [VIEW_CARD] = "notice", [VIEW_CONTENTS] = "contents", [VIEW_INFO] = "info", [VIEW_ASLEEP] = "asleep"};
    size_t n = 0;

    if (notice || r->view != VIEW_CARD || r->empty) {
        put_text(out, "kind", views[notice ? VIEW_CARD : r->view]);
        if (!notice && r->view == VIEW_CONTENTS)
            fprintf(out, ", \"chosen\": %zu", r->chosen + 1);
        return;
    }
    const struct card *cards = r->deck.cards(r->deck.user, r->place.article, &n);
    if (cards != NULL && r->place.card < n)
        fprintf(out, ", \"article\": %zu, \"card\": %zu, \"cards\": %zu, \"kind\": \"%s\"", r->place.article + 1,
                r->place.card + 1, n, card_kind_name(cards[r->place.card].kind));
}

/* {"panel": "hidden|working|well|refused", "step" or "reason" (their names in update/message.h), "title", "safe"} */
static void put_update(FILE *out, const struct update_view *v)
{
    static const char *const panels[] = {[UPDATE_HIDDEN] = "hidden",
                                         [UPDATE_WORKING] = "working",
                                         [UPDATE_ENDED_WELL] = "well",
                                         [UPDATE_REFUSED] = "refused"};

    put_text(out, "panel", panels[v->panel]);
    if (v->panel == UPDATE_HIDDEN)
        return;
    if (v->panel == UPDATE_WORKING)
        put_text(out, "step", message_step_name(v->step));
    else
        put_text(out, "reason", message_reason_name(v->reason));
    put_text(out, "title", v->title);
    put_bool(out, "safe", v->safe);
}

static void write_trace(FILE *out, uint64_t ms, const struct event *e)
{
    static const char *const names[] = {
        [EVENT_CARD] = "card",       [EVENT_ACTION] = "action",  [EVENT_PAUSED] = "paused", [EVENT_IDLE] = "idle",
        [EVENT_EDITION] = "edition", [EVENT_WINDOW] = "display", [EVENT_POWER] = "display", [EVENT_WAITING] = "display",
        [EVENT_PLUG] = "display",    [EVENT_FRAME] = "frame",    [EVENT_UPDATE] = "update", [EVENT_UNDONE] = "update",
        [EVENT_INPUT] = "input",     [EVENT_ERROR] = "error"};

    fprintf(out, "{\"t\": %" PRIu64 ", \"event\": \"%s\"", ms, names[e->kind]);
    switch (e->kind) {
    case EVENT_CARD:
        put_card(out, e->reader, e->notice);
        break;
    case EVENT_ACTION:
        put_text(out, "action", e->action.name);
        put_text(out, "from", e->action.from);
        break;
    case EVENT_PAUSED:
        put_bool(out, "paused", e->on);
        break;
    case EVENT_IDLE:
        break;
    case EVENT_EDITION:
        put_text(out, "title", e->edition.title);
        fprintf(out, ", \"sequence\": %" PRIu64 ", \"articles\": %zu", e->edition.sequence, e->edition.articles);
        break;
    case EVENT_WINDOW:
        put_text(out, "driver", e->window.driver);
        fprintf(out, ", \"size\": [%d, %d]", e->window.width, e->window.height);
        break;
    case EVENT_POWER:
        put_text(out, "power", e->on ? "on" : "off");
        break;
    case EVENT_WAITING:
        put_text(out, "plug", "awaited");
        break;
    case EVENT_PLUG:
        put_text(out, "plug", e->on ? "in" : "out");
        break;
    case EVENT_FRAME:
        put_bool(out, "moving", e->moving);
        break;
    case EVENT_UPDATE:
        put_update(out, e->update.view);
        break;
    case EVENT_UNDONE:
        put_text(out, "undone", e->text);
        break;
    case EVENT_INPUT:
        put_text(out, "what", e->text);
        break;
    case EVENT_ERROR:
        put_text(out, "error", e->text);
        break;
    }
    fputs("}\n", out);
    fflush(out);
}

void event(const struct events *to, uint64_t now, const struct event *e)
{
    if (to->journal != NULL)
        write_journal(to->journal, e);
    if (to->trace != NULL)
        write_trace(to->trace, now - to->start, e);
}

void event_error(const struct events *to, uint64_t now, const char *text)
{
    event(to, now, &(struct event){.kind = EVENT_ERROR, .text = text});
}
