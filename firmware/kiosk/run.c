/* SPDX-License-Identifier: MIT */
/* `standfirst run`: opens settings, fonts, edition and window, and never leaves the screen dark for want of one of
 * them. */
#include "base/log.h"
#include "kiosk/commands.h"
#include "kiosk/display.h"
#include "kiosk/exchange.h"
#include "kiosk/kiosk.h"
#include "kiosk/spare_fonts.h"
#include "kiosk/updating.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FACTORY_EDITION "/usr/share/standfirst/factory.edition"

enum { REMARK_MS = 30000 };

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* Every mistake goes to the journal; the first one is shown for a while before the cards, since a wall is for visitors.
 */
static void remark_settings(struct kiosk *k, const struct settings_problems *problems, const struct notice_phrases *p)
{
    for (size_t i = 0; i < problems->n; i++) {
        struct error e;
        settings_problem_say(problems, i, &e);
        if (problems->items[i].advice) {
            log_error(PROGRAM, "%s", e.text);
            continue;
        }
        event_error(&k->events, loop_now(), e.text);
        if (k->remark_until != 0)
            continue;
        snprintf(k->remark.kicker, sizeof k->remark.kicker, "%s", p->settings_fault);
        const struct settings_problem *first = &problems->items[i];
        char line[16];
        snprintf(line, sizeof line, "%u", first->line);
        const struct locale_value values[] = {
            {"line", line}, {"file", base_name(problems->path)}, {"what", first->text}};
        locale_fill(first->line > 0 ? p->settings_fault_line : p->settings_fault_file, values, 3, k->remark.text,
                    sizeof k->remark.text);
        /* One that ends with a question ("did you mean 'name'?") ends the sentence. */
        size_t length = strlen(k->remark.text);
        if (length >= 2 && strcmp(k->remark.text + length - 2, "?.") == 0)
            k->remark.text[length - 1] = '\0';
        snprintf(k->remark.note, sizeof k->remark.note, "%s", p->settings_fault_note);
        k->remark_until = loop_now() + REMARK_MS;
    }
}

/* A safe area that leaves no room is not kept, which is said. */
static void remark_safe_area(struct kiosk *k, const struct canvas *canvas, const struct notice_phrases *p)
{
    struct sheet asked = commands_sheet(k->settings, canvas->width, canvas->height);
    struct error e;

    if (page_check_sheet(&asked, &e))
        return;
    error_prefix(&e, "display.safe_area");
    event_error(&k->events, loop_now(), e.text);
    snprintf(k->remark.kicker, sizeof k->remark.kicker, "%s", p->settings_fault);
    snprintf(k->remark.text, sizeof k->remark.text, "%s", e.text);
    snprintf(k->remark.note, sizeof k->remark.note, "%s", p->settings_fault_note);
    k->remark_until = loop_now() + REMARK_MS;
}

/* Without its fonts the wall takes any there is, and says first what is missing. */
static bool open_fonts(struct kiosk *k, const struct notice_phrases *p, struct error *e)
{
    struct font_files files = commands_fonts(k->settings);
    struct spare_fonts spare;
    struct error second;

    k->fonts = fonts_open(&files, e);
    if (k->fonts != NULL || !spare_fonts_fill(&spare, &files))
        return k->fonts != NULL;
    k->fonts = fonts_open(&files, &second);
    if (k->fonts == NULL)
        return false;
    event_error(&k->events, loop_now(), e->text);
    snprintf(k->remark.kicker, sizeof k->remark.kicker, "%s", p->fonts_fault);
    snprintf(k->remark.text, sizeof k->remark.text, "%s", e->text);
    snprintf(k->remark.note, sizeof k->remark.note, "%s", p->fonts_fault_note);
    k->remark_until = loop_now() + REMARK_MS;
    return true;
}

static void fault_edition(struct notice *n, const char *name, const char *why, const char *note,
                          const struct notice_phrases *p)
{
    snprintf(n->kicker, sizeof n->kicker, "%s", p->edition_fault);
    locale_fill(p->edition_fault_text, (const struct locale_value[]){{"file", name}, {"why", why}}, 2, n->text,
                sizeof n->text);
    snprintf(n->note, sizeof n->note, "%s", note);
}

/* What should be on the wall is not, for a reason: before another edition comes on, or for as long as there is none. */
static void say_passed_over(struct kiosk *k, const struct updating_fault *fault, const struct notice_phrases *p)
{
    if (fault->file[0] == '\0')
        return;
    fault_edition(k->edition != NULL ? &k->remark : &k->fault, fault->file, fault->why.text, p->edition_fault_note, p);
    if (k->edition != NULL)
        k->remark_until = loop_now() + REMARK_MS;
}

/* The edition that was named and no other; else the shelf's; else none, and the empty screen says what to do. */
static bool open_edition(struct kiosk *k, const char *named, const struct notice_phrases *p, struct error *e)
{
    const char *note = named != NULL ? p->named_fault_note : p->edition_fault_note;

    snprintf(k->fault.kicker, sizeof k->fault.kicker, "%s", p->no_edition);
    snprintf(k->fault.text, sizeof k->fault.text, "%s", p->plug_in);
    snprintf(k->fault.note, sizeof k->fault.note, "%s", p->plug_in_note);
    if (named == NULL) {
        k->updating = updating_create(k, access(FACTORY_EDITION, F_OK) == 0 ? FACTORY_EDITION : NULL);
        if (k->updating == NULL)
            return error_memory(e);
        struct updating_fault fault;
        k->edition = updating_first(k->updating, &fault);
        say_passed_over(k, &fault, p);
    } else {
        /* A wall with a key shows no edition that anybody could have made, whichever way it comes in. */
        struct keyring *keys = commands_keys(k->settings);
        if (keys == NULL)
            return error_memory(e);
        k->edition = edition_open(named, keys, e);
        keyring_destroy(keys);
    }
    if (k->edition != NULL) {
        /* Should not one of its articles be readable, this is what the screen says. */
        fault_edition(&k->fault, named != NULL ? base_name(named) : edition_facts(k->edition)->title, p->all_unreadable,
                      note, p);
    } else if (named != NULL) {
        fault_edition(&k->fault, base_name(named), e->text, note, p);
        error_prefix(e, "%s", named);
        event_error(&k->events, loop_now(), e->text);
    }
    return true;
}

static bool open_trace(struct kiosk *k, const char *path, struct error *e)
{
    k->events.start = loop_now();
    if (path == NULL)
        return true;
    k->events.trace = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
    if (k->events.trace == NULL)
        return error_set(e, "--trace: %s: %s", path, strerror(errno));
    return true;
}

static bool open_parts(struct kiosk *k, const struct kiosk_options *o, const struct notice_phrases *p, struct error *e)
{
    const struct settings *s = k->settings;
    const struct window_wish window = {.windowed = o->windowed || !s->display.fullscreen,
                                       .width = o->n_sizes > 0 ? o->sizes[0].width : 0,
                                       .height = o->n_sizes > 0 ? o->sizes[0].height : 0,
                                       .display = s->display.display,
                                       .title = "Standfirst"};

    if (!open_fonts(k, p, e))
        return false;
    if ((k->window = display_open(k, &window, e)) == NULL)
        return false;
    struct canvas canvas = window_canvas(k->window);
    remark_safe_area(k, &canvas, p);
    const struct stage_wish stage = {.theme = commands_theme(settings_theme(s, s->display.theme)),
                                     .rotation = s->display.rotation,
                                     .transition_ms = s->display.transition_ms,
                                     .panel_ms = s->display.transition == SETTINGS_CUT ? 0 : s->display.transition_ms,
                                     .page = kiosk_page,
                                     .user = k};
    k->cards = exchange_cards(k, k->edition);
    k->stage = stage_create(k->window, k->fonts, &stage);
    if (k->cards == NULL || k->stage == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(k->cards);
    if (!session_init(&k->session, s, &deck, &k->events, loop_now()))
        return error_memory(e);
    struct place place;
    if (k->edition != NULL && bookmark_take(&k->bookmark, edition_identity(k->edition), &place))
        (void)reader_change_deck(&k->session.reader, &deck, &place, loop_now());
    k->session.may_quit = window.windowed;
    return true;
}

int run_command(const struct kiosk_options *o)
{
    struct settings settings;
    struct settings_problems problems;
    struct kiosk k = {.settings = &settings, .events = {.journal = PROGRAM}};
    struct error e;
    int status = 1;

    signal(SIGPIPE, SIG_IGN); /* whoever reads the trace may go away; the wall stays */
    notify_open(&k.notify);
    bookmark_open(&k.bookmark);
    bool clean = commands_settings(o, false, &settings, &problems);
    const struct notice_phrases *p = &locale_for(settings.kiosk.language)->notices;
    if (!open_trace(&k, o->trace, &e)) {
        log_error(PROGRAM, "%s", e.text);
        bookmark_close(&k.bookmark);
        notify_close(&k.notify);
        return 1;
    }
    if (!clean || problems.n > 0)
        remark_settings(&k, &problems, p);
    const char *named = o->edition != NULL                 ? o->edition
                        : settings.edition.path[0] != '\0' ? settings.edition.path
                                                           : NULL;
    if (kiosk_start_loop(&k, &e) && open_edition(&k, named, p, &e) && open_parts(&k, o, p, &e)) {
        status = kiosk_run(&k);
    } else if (k.ending) {
        status = 0;
    } else {
        event_error(&k.events, loop_now(), e.text);
    }
    notify_close(&k.notify);
    bookmark_close(&k.bookmark);
    session_finish(&k.session);
    updating_destroy(k.updating);
    stage_destroy(k.stage);
    cards_destroy(k.cards);
    loop_destroy(k.loop);
    window_close(k.window);
    fonts_close(k.fonts);
    edition_close(k.edition);
    if (k.events.trace != NULL && ferror(k.events.trace))
        log_error(PROGRAM, "--trace: %s: could not be written to the end", o->trace);
    if (k.events.trace != NULL && k.events.trace != stdout)
        fclose(k.events.trace);
    return status;
}
