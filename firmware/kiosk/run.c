/* SPDX-License-Identifier: MIT */
/* `standfirst run`: opens settings, fonts, edition and window, and never leaves the screen dark for want of one. */
#include "base/log.h"
#include "kiosk/commands.h"
#include "kiosk/display.h"
#include "kiosk/kiosk.h"
#include "kiosk/updating.h"

#include <errno.h>
#include <fts.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FACTORY_EDITION "/usr/share/standfirst/factory.edition"

/* Of the search for any font at all. */
enum { FILES_MOST = 20000, DEEPEST = 6, FONT_PATH_ROOM = 512 };

/* What is too long is cut. */
static void notice_set(struct notice *n, const char *kicker, const char *text, const char *note)
{
    snprintf(n->kicker, sizeof n->kicker, "%s", kicker);
    snprintf(n->text, sizeof n->text, "%s", text);
    snprintf(n->note, sizeof n->note, "%s", note);
}

/* Sets the remark, in the place of an earlier one. */
static void notices_remark(struct notices *n, const char *kicker, const char *text, const char *note, uint64_t now)
{
    notice_set(&n->remark, kicker, text, note);
    n->remark_until = now + NOTICES_REMARK_MS;
}

static void remark(struct presenter *p, const char *kicker, const char *text, const char *note)
{
    event_error(&p->events, loop_now(), "%s", text);
    notices_remark(&p->notices, kicker, text, note, loop_now());
}

/* Every mistake goes to the journal; the first is shown for a while before the cards: a wall is for visitors. */
static void remark_settings(struct presenter *p, const struct settings_problems *problems,
                            const struct notice_phrases *words)
{
    struct notices *n = &p->notices;

    for (size_t i = 0; i < problems->n; i++) {
        struct error e;
        settings_problem_say(problems, i, &e);
        if (problems->items[i].advice) {
            log_error(PROGRAM, "%s", e.text);
            continue;
        }
        event_error(&p->events, loop_now(), "%s", e.text);
        if (n->remark_until != 0)
            continue;
        const struct settings_problem *first = &problems->items[i];
        char line[16], text[sizeof n->remark.text];
        snprintf(line, sizeof line, "%u", first->line);
        const struct locale_value values[] = {
            {"line", line}, {"file", basename(problems->path)}, {"what", first->text}};
        locale_fill(first->line > 0 ? words->settings_fault_line : words->settings_fault_file, values, 3, text,
                    sizeof text);
        /* One that ends with a question ("did you mean 'name'?") ends the sentence. */
        size_t length = strlen(text);
        if (length >= 2 && strcmp(text + length - 2, "?.") == 0)
            text[length - 1] = '\0';
        notices_remark(n, words->settings_fault, text, words->settings_fault_note, loop_now());
    }
}

/* A safe area that leaves no room is not kept, which is said. */
static void remark_safe_area(struct presenter *p, const struct notice_phrases *words)
{
    struct canvas canvas = window_canvas(p->window);
    struct sheet asked = commands_sheet_on(p->settings, canvas.width, canvas.height);
    struct error e;

    if (page_check_sheet(&asked, &e))
        return;
    error_prefix(&e, "display.safe_area");
    remark(p, words->settings_fault, e.text, words->settings_fault_note);
}

static bool is_font(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".otf") == 0);
}

/* Opening tells whether it really is a font, and one with outlines: the file alone fills every face. */
static bool can_be_opened(const char *path)
{
    struct font_files alone = {0};
    struct error e;

    for (size_t i = 0; i < FACE_COUNT; i++)
        alone.faces[i] = path;
    struct fonts *fonts = fonts_open(&alone, &e);
    fonts_close(fonts);
    return fonts != NULL;
}

static bool search(char found[FONT_PATH_ROOM])
{
    char top[] = "/usr/share/fonts";
    char *const tops[] = {top, NULL};
    FTS *tree = fts_open(tops, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    size_t seen = 0;

    if (tree == NULL)
        return false;
    for (FTSENT *entry; found[0] == '\0' && seen < FILES_MOST && (entry = fts_read(tree)) != NULL; seen++) {
        if (entry->fts_level > DEEPEST)
            fts_set(tree, entry, FTS_SKIP);
        else if (entry->fts_info == FTS_F && is_font(entry->fts_name) && entry->fts_pathlen < FONT_PATH_ROOM &&
                 can_be_opened(entry->fts_path))
            memcpy(found, entry->fts_path, entry->fts_pathlen + 1u);
    }
    fts_close(tree);
    return found[0] != '\0';
}

/* Puts a readable file in the place of each face that is not: another face, one of the fallback list, or else the first
 * font found under /usr/share/fonts, whose path is then `found`. False if there is no font at all. Proofs never do
 * this: what is proofed is what is shown. */
static bool take_spare_fonts(char found[FONT_PATH_ROOM], struct font_files *files)
{
    const char *spare = NULL;

    found[0] = '\0';
    for (size_t i = 0; spare == NULL && i < FACE_COUNT; i++)
        if (can_be_opened(files->faces[i]))
            spare = files->faces[i];
    for (size_t i = 0; spare == NULL && i < files->n_fallback; i++)
        if (can_be_opened(files->fallback[i]))
            spare = files->fallback[i];
    if (spare == NULL && search(found))
        spare = found;
    if (spare == NULL)
        return false;
    for (size_t i = 0; i < FACE_COUNT; i++)
        if (!can_be_opened(files->faces[i]))
            files->faces[i] = spare;
    return true;
}

/* Without its fonts the wall takes any there is, and says first what is missing. */
static bool open_fonts(struct presenter *p, const struct notice_phrases *words, struct error *e)
{
    struct font_files files = commands_fonts(p->settings);
    char found[FONT_PATH_ROOM];
    struct error second;

    p->fonts = fonts_open(&files, e);
    if (p->fonts != NULL || !take_spare_fonts(found, &files))
        return p->fonts != NULL;
    p->fonts = fonts_open(&files, &second);
    if (p->fonts != NULL)
        remark(p, words->fonts_fault, e->text, words->fonts_fault_note);
    return p->fonts != NULL;
}

static void fault_edition(struct notice *n, const char *name, const char *why, const char *note,
                          const struct notice_phrases *words)
{
    char text[sizeof n->text];

    locale_fill(words->edition_fault_text, (const struct locale_value[]){{"file", name}, {"why", why}}, 2, text,
                sizeof text);
    notice_set(n, words->edition_fault, text, note);
}

/* What should be on the wall is not, for a reason: before another edition comes on, or for as long as there is none. */
static void say_passed_over(struct presenter *p, const struct updating_fault *fault, const struct notice_phrases *words)
{
    if (fault->file[0] == '\0')
        return;
    fault_edition(p->edition != NULL ? &p->notices.remark : &p->notices.fault, fault->file, fault->why.text,
                  words->edition_fault_note, words);
    if (p->edition != NULL)
        p->notices.remark_until = loop_now() + NOTICES_REMARK_MS;
}

/* The edition that was named and no other; else the shelf's; else none, and the empty screen says what to do. */
static bool open_edition(struct kiosk *k, const char *named, const struct notice_phrases *words, struct error *e)
{
    struct presenter *p = &k->presenter;
    const char *note = named != NULL ? words->named_fault_note : words->edition_fault_note;

    notice_set(&p->notices.fault, words->no_edition, words->plug_in, words->plug_in_note);
    if (named == NULL) {
        k->updating = updating_create(k->loop, p, access(FACTORY_EDITION, F_OK) == 0 ? FACTORY_EDITION : NULL);
        if (k->updating == NULL)
            return error_memory(e);
        struct updating_fault fault;
        p->edition = updating_first(k->updating, &fault);
        say_passed_over(p, &fault, words);
    } else {
        /* A wall with a key shows no edition that anybody could have made, whichever way it comes in. */
        struct keyring *keys = commands_keys(p->settings);
        if (keys == NULL)
            return error_memory(e);
        p->edition = edition_open(named, keys, e);
        keyring_destroy(keys);
    }
    if (p->edition != NULL) {
        /* Should not one of its articles be readable, this is what the screen says. */
        fault_edition(&p->notices.fault, named != NULL ? basename(named) : edition_facts(p->edition)->title,
                      words->all_unreadable, note, words);
    } else if (named != NULL) {
        fault_edition(&p->notices.fault, basename(named), e->text, note, words);
        error_prefix(e, "%s", named);
        event_error(&p->events, loop_now(), "%s", e->text);
    }
    return true;
}

static bool open_trace(struct events *events, const char *path, struct error *e)
{
    events->start = loop_now();
    if (path == NULL)
        return true;
    events->trace = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
    if (events->trace == NULL)
        return error_set(e, "--trace: %s: %s", path, strerror(errno));
    return true;
}

static bool open_parts(struct kiosk *k, const struct kiosk_options *o, const struct notice_phrases *words,
                       struct error *e)
{
    struct presenter *p = &k->presenter;
    const struct settings *s = p->settings;
    const struct window_wish window = {.windowed = o->windowed || !s->display.fullscreen,
                                       .width = o->n_sizes > 0 ? o->sizes[0].width : 0,
                                       .height = o->n_sizes > 0 ? o->sizes[0].height : 0,
                                       .display = s->display.display,
                                       .title = "Standfirst"};

    if (!open_fonts(p, words, e))
        return false;
    const struct display_wish display = {k->loop, &k->notify, &p->events, &window, &k->ending};
    if ((p->window = display_open(&display, e)) == NULL)
        return false;
    remark_safe_area(p, words);
    const struct stage_wish stage = {.theme = commands_theme(settings_theme(s, s->display.theme)),
                                     .rotation = s->display.rotation,
                                     .transition_ms = s->display.transition_ms,
                                     .panel_ms = s->display.transition == SETTINGS_CUT ? 0 : s->display.transition_ms,
                                     .page = presenter_page,
                                     .user = p};
    p->cards = presenter_cards(p, p->edition);
    p->stage = stage_create(p->window, p->fonts, &stage);
    if (p->cards == NULL || p->stage == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(p->cards);
    if (!session_init(&p->session, s, &deck, &p->events, loop_now()))
        return error_memory(e);
    struct place place;
    if (p->edition != NULL && bookmark_take(&k->bookmark, edition_identity(p->edition), &place))
        (void)reader_change_deck(&p->session.reader, &deck, &place, loop_now());
    p->session.may_quit = window.windowed;
    return true;
}

int run_command(const struct kiosk_options *o)
{
    struct settings settings;
    struct settings_problems problems;
    struct kiosk k = {.presenter = {.settings = &settings, .events = {.journal = PROGRAM}}};
    struct events *events = &k.presenter.events;
    struct error e;
    int status = 1;

    signal(SIGPIPE, SIG_IGN); /* whoever reads the trace may go away; the wall stays */
    notify_open(&k.notify);
    bookmark_open(&k.bookmark);
    bool clean = commands_settings(o, false, &settings, &problems);
    const struct notice_phrases *words = &locale_for(settings.kiosk.language)->notices;
    bool open = open_trace(events, o->trace, &e);
    if (open && (!clean || problems.n > 0))
        remark_settings(&k.presenter, &problems, words);
    const char *named = o->edition != NULL                 ? o->edition
                        : settings.edition.path[0] != '\0' ? settings.edition.path
                                                           : NULL;
    if (open && kiosk_start_loop(&k, &e) && open_edition(&k, named, words, &e) && open_parts(&k, o, words, &e)) {
        status = kiosk_run(&k);
    } else if (k.ending) {
        status = 0;
    } else {
        event_error(events, loop_now(), "%s", e.text);
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
    if (events->trace != NULL && ferror(events->trace))
        log_error(PROGRAM, "--trace: %s: could not be written to the end", o->trace);
    if (events->trace != NULL && events->trace != stdout)
        fclose(events->trace);
    return status;
}
