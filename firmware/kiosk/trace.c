/* SPDX-License-Identifier: MIT */
#include "kiosk/trace.h"

#include <inttypes.h>

const char *card_kind_name(enum card_kind kind)
{
    return kind == CARD_HEADLINE ? "headline" : kind == CARD_SUMMARY ? "summary" : "quote";
}

/* False: nobody reads it. */
static bool begin(const struct trace *t, uint64_t now, const char *event)
{
    if (t->out == NULL)
        return false;
    fprintf(t->out, "{\"t\": %" PRIu64 ", \"event\": \"%s\"", now - t->start, event);
    return true;
}

static void finish(const struct trace *t)
{
    fputs("}\n", t->out);
    fflush(t->out);
}

/* A JSON string: texts are valid UTF-8, so only quotes, backslashes and control characters are escaped (RFC 8259). */
static void put_string(FILE *out, const char *text)
{
    putc('"', out);
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

void trace_card(const struct trace *t, uint64_t now, const struct reader *r)
{
    static const char *const views[] = {"card", "contents", "info", "asleep"};
    size_t n = 0;

    if (!begin(t, now, "card"))
        return;
    if (r->view == VIEW_CARD && !r->empty) {
        const struct card *cards = r->deck.cards(r->deck.user, r->place.article, &n);
        if (cards != NULL && r->place.card < n)
            fprintf(t->out, ", \"article\": %zu, \"card\": %zu, \"cards\": %zu, \"kind\": \"%s\"", r->place.article + 1,
                    r->place.card + 1, n, card_kind_name(cards[r->place.card].kind));
    } else {
        fprintf(t->out, ", \"kind\": \"%s\"", r->view == VIEW_CARD ? "notice" : views[r->view]);
        if (r->view == VIEW_CONTENTS)
            fprintf(t->out, ", \"chosen\": %zu", r->chosen + 1);
    }
    finish(t);
}

void trace_action(const struct trace *t, uint64_t now, const char *action, const char *from)
{
    if (!begin(t, now, "action"))
        return;
    fputs(", \"action\": ", t->out);
    put_string(t->out, action);
    fputs(", \"from\": ", t->out);
    put_string(t->out, from);
    finish(t);
}

void trace_paused(const struct trace *t, uint64_t now, bool paused)
{
    if (!begin(t, now, "paused"))
        return;
    fprintf(t->out, ", \"paused\": %s", paused ? "true" : "false");
    finish(t);
}

void trace_plain(const struct trace *t, uint64_t now, const char *event)
{
    if (!begin(t, now, event))
        return;
    finish(t);
}

void trace_text(const struct trace *t, uint64_t now, const char *event, const char *key, const char *text)
{
    if (!begin(t, now, event))
        return;
    fprintf(t->out, ", \"%s\": ", key);
    put_string(t->out, text);
    finish(t);
}

void trace_edition(const struct trace *t, uint64_t now, const char *title, uint64_t sequence, size_t articles)
{
    if (!begin(t, now, "edition"))
        return;
    fputs(", \"title\": ", t->out);
    put_string(t->out, title);
    fprintf(t->out, ", \"sequence\": %" PRIu64 ", \"articles\": %zu", sequence, articles);
    finish(t);
}

void trace_display(const struct trace *t, uint64_t now, const char *driver, int width, int height)
{
    if (!begin(t, now, "display"))
        return;
    fputs(", \"driver\": ", t->out);
    put_string(t->out, driver);
    fprintf(t->out, ", \"size\": [%d, %d]", width, height);
    finish(t);
}

void trace_frame(const struct trace *t, uint64_t now, bool moving)
{
    if (!begin(t, now, "frame"))
        return;
    fprintf(t->out, ", \"moving\": %s", moving ? "true" : "false");
    finish(t);
}

void trace_update(const struct trace *t, uint64_t now, const struct update_view *v)
{
    static const char *const panels[] = {[UPDATE_HIDDEN] = "hidden",
                                         [UPDATE_WORKING] = "working",
                                         [UPDATE_ENDED_WELL] = "well",
                                         [UPDATE_REFUSED] = "refused"};

    if (!begin(t, now, "update"))
        return;
    fprintf(t->out, ", \"panel\": \"%s\"", panels[v->panel]);
    if (v->panel == UPDATE_WORKING)
        fprintf(t->out, ", \"step\": \"%s\"", message_step_name(v->step));
    else if (v->panel != UPDATE_HIDDEN)
        fprintf(t->out, ", \"reason\": \"%s\"", message_reason_name(v->reason));
    if (v->panel != UPDATE_HIDDEN) {
        fputs(", \"title\": ", t->out);
        put_string(t->out, v->title);
        fprintf(t->out, ", \"safe\": %s", v->safe ? "true" : "false");
    }
    finish(t);
}
