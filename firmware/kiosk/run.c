/* SPDX-License-Identifier: MIT */
/* `standfirst run`: opens settings, fonts, edition and window, and never leaves the screen dark for want of one of
 * them. */
#include "base/log.h"
#include "kiosk/commands.h"
#include "kiosk/display.h"
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

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* Every mistake goes to the journal; the first one is shown for a while before the cards, since a wall is for visitors.
 */
static void remark_settings(struct kiosk *k, const struct settings_problems *problems, const struct notice_phrases *p)
{
    struct notices *n = &k->presenter.notices;

    for (size_t i = 0; i < problems->n; i++) {
        struct error e;
        settings_problem_say(problems, i, &e);
        if (problems->items[i].advice) {
            log_error(PROGRAM, "%s", e.text);
            continue;
        }
        event_error(&k->presenter.events, loop_now(), e.text);
        if (n->remark_until != 0)
            continue;
        const struct settings_problem *first = &problems->items[i];
        char line[16], text[sizeof n->remark.text];
        snprintf(line, sizeof line, "%u", first->line);
        const struct locale_value values[] = {
            {"line", line}, {"file", base_name(problems->path)}, {"what", first->text}};
        locale_fill(first->line > 0 ? p->settings_fault_line : p->settings_fault_file, values, 3, text, sizeof text);
        /* One that ends with a question ("did you mean 'name'?") ends the sentence. */
        size_t length = strlen(text);
        if (length >= 2 && strcmp(text + length - 2, "?.") == 0)
            text[length - 1] = '\0';
        notices_remark(n, p->settings_fault, text, p->settings_fault_note, loop_now());
    }
}

/* A safe area that leaves no room is not kept, which is said. */
static void remark_safe_area(struct kiosk *k, const struct canvas *canvas, const struct notice_phrases *p)
{
    struct sheet asked = commands_sheet(k->presenter.settings, canvas->width, canvas->height);
    struct error e;

    if (page_check_sheet(&asked, &e))
        return;
    error_prefix(&e, "display.safe_area");
    event_error(&k->presenter.events, loop_now(), e.text);
    notices_remark(&k->presenter.notices, p->settings_fault, e.text, p->settings_fault_note, loop_now());
}

/* Without its fonts the wall takes any there is, and says first what is missing. */
static bool open_fonts(struct kiosk *k, const struct notice_phrases *p, struct error *e)
{
    struct font_files files = commands_fonts(k->presenter.settings);
    struct spare_fonts spare;
    struct error second;

    k->presenter.fonts = fonts_open(&files, e);
    if (k->presenter.fonts != NULL || !spare_fonts_fill(&spare, &files))
        return k->presenter.fonts != NULL;
    k->presenter.fonts = fonts_open(&files, &second);
    if (k->presenter.fonts == NULL)
        return false;
    event_error(&k->presenter.events, loop_now(), e->text);
    notices_remark(&k->presenter.notices, p->fonts_fault, e->text, p->fonts_fault_note, loop_now());
    return true;
}

static void fault_edition(struct notice *n, const char *name, const char *why, const char *note,
                          const struct notice_phrases *p)
{
    char text[sizeof n->text];

    locale_fill(p->edition_fault_text, (const struct locale_value[]){{"file", name}, {"why", why}}, 2, text,
                sizeof text);
    notice_set(n, p->edition_fault, text, note);
}

/* What should be on the wall is not, for a reason: before another edition comes on, or for as long as there is none. */
static void say_passed_over(struct kiosk *k, const struct updating_fault *fault, const struct notice_phrases *p)
{
    if (fault->file[0] == '\0')
        return;
    fault_edition(k->presenter.edition != NULL ? &k->presenter.notices.remark : &k->presenter.notices.fault,
                  fault->file, fault->why.text, p->edition_fault_note, p);
    if (k->presenter.edition != NULL)
        k->presenter.notices.remark_until = loop_now() + NOTICES_REMARK_MS;
}

/* The edition that was named and no other; else the shelf's; else none, and the empty screen says what to do. */
static bool open_edition(struct kiosk *k, const char *named, const struct notice_phrases *p, struct error *e)
{
    const char *note = named != NULL ? p->named_fault_note : p->edition_fault_note;

    notice_set(&k->presenter.notices.fault, p->no_edition, p->plug_in, p->plug_in_note);
    if (named == NULL) {
        k->updating =
            updating_create(k->loop, &k->presenter, access(FACTORY_EDITION, F_OK) == 0 ? FACTORY_EDITION : NULL);
        if (k->updating == NULL)
            return error_memory(e);
        struct updating_fault fault;
        k->presenter.edition = updating_first(k->updating, &fault);
        say_passed_over(k, &fault, p);
    } else {
        /* A wall with a key shows no edition that anybody could have made, whichever way it comes in. */
        struct keyring *keys = commands_keys(k->presenter.settings);
        if (keys == NULL)
            return error_memory(e);
        k->presenter.edition = edition_open(named, keys, e);
        keyring_destroy(keys);
    }
    if (k->presenter.edition != NULL) {
        /* Should not one of its articles be readable, this is what the screen says. */
        fault_edition(&k->presenter.notices.fault,
                      named != NULL ? base_name(named) : edition_facts(k->presenter.edition)->title, p->all_unreadable,
                      note, p);
    } else if (named != NULL) {
        fault_edition(&k->presenter.notices.fault, base_name(named), e->text, note, p);
        error_prefix(e, "%s", named);
        event_error(&k->presenter.events, loop_now(), e->text);
    }
    return true;
}

static bool open_trace(struct kiosk *k, const char *path, struct error *e)
{
    k->presenter.events.start = loop_now();
    if (path == NULL)
        return true;
    k->presenter.events.trace = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
    if (k->presenter.events.trace == NULL)
        return error_set(e, "--trace: %s: %s", path, strerror(errno));
    return true;
}

static bool open_parts(struct kiosk *k, const struct kiosk_options *o, const struct notice_phrases *p, struct error *e)
{
    const struct settings *s = k->presenter.settings;
    const struct window_wish window = {.windowed = o->windowed || !s->display.fullscreen,
                                       .width = o->n_sizes > 0 ? o->sizes[0].width : 0,
                                       .height = o->n_sizes > 0 ? o->sizes[0].height : 0,
                                       .display = s->display.display,
                                       .title = "Standfirst"};

    if (!open_fonts(k, p, e))
        return false;
    const struct display_wish display = {k->loop, &k->notify, &k->presenter.events, &window, &k->ending};
    if ((k->presenter.window = display_open(&display, e)) == NULL)
        return false;
    struct canvas canvas = window_canvas(k->presenter.window);
    remark_safe_area(k, &canvas, p);
    const struct stage_wish stage = {.theme = commands_theme(settings_theme(s, s->display.theme)),
                                     .rotation = s->display.rotation,
                                     .transition_ms = s->display.transition_ms,
                                     .panel_ms = s->display.transition == SETTINGS_CUT ? 0 : s->display.transition_ms,
                                     .page = presenter_page,
                                     .user = &k->presenter};
    k->presenter.cards = presenter_cards(&k->presenter, k->presenter.edition);
    k->presenter.stage = stage_create(k->presenter.window, k->presenter.fonts, &stage);
    if (k->presenter.cards == NULL || k->presenter.stage == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(k->presenter.cards);
    if (!session_init(&k->presenter.session, s, &deck, &k->presenter.events, loop_now()))
        return error_memory(e);
    struct place place;
    if (k->presenter.edition != NULL && bookmark_take(&k->bookmark, edition_identity(k->presenter.edition), &place))
        (void)reader_change_deck(&k->presenter.session.reader, &deck, &place, loop_now());
    k->presenter.session.may_quit = window.windowed;
    return true;
}

int run_command(const struct kiosk_options *o)
{
    struct settings settings;
    struct settings_problems problems;
    struct kiosk k = {.presenter = {.settings = &settings, .events = {.journal = PROGRAM}}};
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
        event_error(&k.presenter.events, loop_now(), e.text);
    }
    notify_close(&k.notify);
    bookmark_close(&k.bookmark);
    session_finish(&k.presenter.session);
    updating_destroy(k.updating);
    stage_destroy(k.presenter.stage);
    cards_destroy(k.presenter.cards);
    loop_destroy(k.loop);
    window_close(k.presenter.window);
    fonts_close(k.presenter.fonts);
    edition_close(k.presenter.edition);
    if (k.presenter.events.trace != NULL && ferror(k.presenter.events.trace))
        log_error(PROGRAM, "--trace: %s: could not be written to the end", o->trace);
    if (k.presenter.events.trace != NULL && k.presenter.events.trace != stdout)
        fclose(k.presenter.events.trace);
    return status;
}
