/* SPDX-License-Identifier: MIT */
/* `standfirst replay`: the session of `run` without a display, in virtual time: the clock jumps from one thing that is
 * due to the next, so a day is played in a moment and the trace is the same each time. */
#include "base/file.h"
#include "base/log.h"
#include "cards/cards.h"
#include "kiosk/commands.h"
#include "kiosk/session.h"
#include "reading/script.h"

#include <stdlib.h>
#include <string.h>

enum { SCRIPT_FILE_MOST = 8 << 20 };

struct replay {
    const struct kiosk_options *options;
    struct settings settings;
    struct fonts *fonts;
    struct edition *edition;
    struct cards *cards;
    struct session session;
    struct sheet sheet;
    struct events events;
    struct script script;
    size_t down[SCRIPT_DOWN_MOST + 2]; /* steps that have begun and not ended: holds, one finger, one press */
    size_t n_down;
    uint64_t now;
    bool stopped; /* by the action quit */
};

static void article_fault(void *user, size_t article, const char *why)
{
    struct replay *r = user;

    event_error(&r->events, r->now, "article %zu is passed over: %s", article + 1, why);
}

/* On the wall the stage keeps the targets of the page it painted; here the page is set when a finger asks for it. */
static size_t article_at(void *user, float y)
{
    struct replay *r = user;
    struct error e;
    struct page *page = cards_contents(r->cards, r->session.reader.chosen, &e);

    size_t article = page != NULL ? page_target_at(page->targets, page->n_targets, page->height, y) : SIZE_MAX;
    page_destroy(page);
    return article;
}

static void take(struct replay *r, struct reader_change c)
{
    r->stopped |= c.quit;
}

/* A name is a button, a key or an action; an action has nothing that could be held, so it acts at once. */
static bool check_names(const struct replay *r, struct error *e)
{
    for (size_t i = 0; i < r->script.n; i++) {
        const struct script_step *step = &r->script.steps[i];
        enum action action;
        if (step->verb != SCRIPT_PRESS && step->verb != SCRIPT_HOLD)
            continue;
        if (session_control(&r->session, step->name) == SESSION_NO_CONTROL && !action_from_name(step->name, &action))
            return error_set(e, "line %u: '%s' is neither a button or key of the settings nor an action", step->line,
                             step->name);
    }
    return true;
}

static void finger(struct replay *r, enum pointer_event event, float x, float y)
{
    float aspect = (float)r->sheet.width / (float)r->sheet.height;
    take(r, session_pointer(&r->session, event, 0, x, y, aspect, r->now));
}

static void begin_step(struct replay *r, const struct script_step *step)
{
    size_t control = session_control(&r->session, step->name);
    enum action action;

    switch (step->verb) {
    case SCRIPT_PRESS:
    case SCRIPT_HOLD:
        if (control != SESSION_NO_CONTROL)
            take(r, session_press(&r->session, control, true, r->now));
        else if (action_from_name(step->name, &action))
            take(r, session_action(&r->session, action, "script", r->now));
        break;
    case SCRIPT_TAP:
        finger(r, POINTER_DOWN, step->x, step->y);
        break;
    case SCRIPT_SWIPE:
        finger(r, POINTER_DOWN, 0.5F, 0.5F);
        break;
    case SCRIPT_NOTICE:
        session_notice(&r->session, r->now + step->notice_ms, r->now);
        break;
    }
}

static void end_step(struct replay *r, const struct script_step *step)
{
    static const float to[][2] = {[SCRIPT_LEFT] = {0.1F, 0.5F},
                                  [SCRIPT_RIGHT] = {0.9F, 0.5F},
                                  [SCRIPT_UP] = {0.5F, 0.1F},
                                  [SCRIPT_DOWN] = {0.5F, 0.9F}};

    if (step->verb == SCRIPT_TAP) {
        finger(r, POINTER_UP, step->x, step->y);
    } else if (step->verb == SCRIPT_SWIPE) {
        finger(r, POINTER_MOVE, to[step->way][0], to[step->way][1]);
        finger(r, POINTER_UP, to[step->way][0], to[step->way][1]);
    } else if (step->verb != SCRIPT_NOTICE && session_control(&r->session, step->name) != SESSION_NO_CONTROL) {
        take(r, session_press(&r->session, session_control(&r->session, step->name), false, r->now));
    }
}

static void until(struct replay *r, uint64_t when)
{
    for (uint64_t wake; (wake = session_next_wake(&r->session)) <= when && !r->stopped;) {
        r->now = wake > r->now ? wake : r->now;
        take(r, session_tick(&r->session, r->now));
    }
    r->now = when > r->now ? when : r->now;
}

/* Ends what ends by `when`, the earliest first; time-outs in between are played. */
static void end_until(struct replay *r, uint64_t when)
{
    while (!r->stopped) {
        size_t first = r->n_down;
        for (size_t i = 0; i < r->n_down; i++)
            if (first == r->n_down || r->script.steps[r->down[i]].ends < r->script.steps[r->down[first]].ends)
                first = i;
        if (first == r->n_down || r->script.steps[r->down[first]].ends > when)
            break;
        const struct script_step *step = &r->script.steps[r->down[first]];
        memmove(&r->down[first], &r->down[first + 1], (--r->n_down - first) * sizeof r->down[0]);
        until(r, step->ends);
        end_step(r, step);
    }
    until(r, when);
}

static void play(struct replay *r)
{
    const struct edition_facts *f = edition_facts(r->edition);

    event(&r->events, 0,
          &(struct event){.kind = EVENT_EDITION, .edition = {f->title, f->sequence, edition_count(r->edition)}});
    session_tell_card(&r->session, 0);
    for (size_t i = 0; i < r->script.n && !r->stopped; i++) {
        const struct script_step *step = &r->script.steps[i];
        end_until(r, step->begins);
        if (r->stopped)
            break;
        begin_step(r, step);
        if (step->ends == step->begins)
            end_step(r, step);
        else
            r->down[r->n_down++] = i;
    }
    end_until(r, r->script.ends);
}

static bool open_script(struct replay *r, struct error *e)
{
    struct bytes text;
    const char *path = r->options->argument;

    if (!file_read(path, SCRIPT_FILE_MOST, &text, e))
        return error_prefix(e, "%s", path);
    bool ok = script_parse((const char *)text.data, text.size, &r->script, e);
    bytes_finish(&text);
    return ok || error_prefix(e, "%s", path);
}

static bool open_parts(struct replay *r, struct error *e)
{
    const struct kiosk_options *o = r->options;
    const struct settings *s = &r->settings;
    struct font_files files = commands_fonts(s);

    r->sheet = commands_sheet(s, o->sizes[0].width, o->sizes[0].height);
    if (!page_check_sheet(&r->sheet, e))
        return error_prefix(e, "display.safe_area");
    if (!open_script(r, e))
        return false;
    if ((r->edition = edition_open(o->edition, NULL, e)) == NULL)
        return error_prefix(e, "%s", o->edition);
    if ((r->fonts = fonts_open(&files, e)) == NULL)
        return false;
    const struct cards_source source = commands_source(r->edition);
    const struct cards_wish wish = commands_cards(s, &r->sheet);
    r->cards = cards_create(&source, fonts_for_type(r->fonts), &wish, article_fault, r);
    if (r->cards == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(r->cards);
    if (!session_init(&r->session, s, &deck, &r->events, 0))
        return error_memory(e);
    r->session.article_at = article_at;
    r->session.user = r;
    r->session.may_quit = true;
    return check_names(r, e) || error_prefix(e, "%s", o->argument);
}

int replay_command(const struct kiosk_options *o)
{
    struct replay r = {.options = o, .events = {.trace = stdout}};
    struct error e;
    int status = 1;

    if (!commands_sound_settings(o, &r.settings))
        return 1;
    if (open_parts(&r, &e)) {
        play(&r);
        status = 0;
    } else {
        log_error(PROGRAM, "%s", e.text);
    }
    session_finish(&r.session);
    cards_destroy(r.cards);
    fonts_close(r.fonts);
    edition_close(r.edition);
    script_finish(&r.script);
    return status;
}
