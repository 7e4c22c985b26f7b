/* SPDX-License-Identifier: MIT */
#include "kiosk/commands.h"

#include "base/log.h"
#include "locale/locale.h"
#include "reading/action.h"
#include "reading/schedule.h"
#include "screen/window.h"

#include <stdio.h>

static bool schedule_fits(const char *text, struct error *e)
{
    struct schedule schedule;
    return schedule_parse(text, &schedule, e);
}

bool commands_settings(const struct kiosk_options *o, bool look_for_fonts, struct settings *s,
                       struct settings_problems *problems)
{
    char room[SETTINGS_PATH_ROOM];
    const struct settings_names names = {.actions = action_names(),
                                         .languages = locale_languages(),
                                         .key_known = window_knows_key,
                                         .schedule_fits = schedule_fits,
                                         .look_for_fonts = look_for_fonts};
    return settings_load(settings_find(o->config, room), &names, s, problems);
}

bool commands_sound_settings(const struct kiosk_options *o, struct settings *s)
{
    struct settings_problems problems;
    struct error e;

    if (commands_settings(o, false, s, &problems))
        return true;
    settings_problem_say(&problems, 0, &e);
    log_error(PROGRAM, "%s", e.text);
    return false;
}

struct font_files commands_fonts(const struct settings *s)
{
    struct font_files files = {.faces = {[FACE_HEADLINE] = s->fonts.headline,
                                         [FACE_QUOTE] = s->fonts.quote,
                                         [FACE_TEXT] = s->fonts.text,
                                         [FACE_SANS] = s->fonts.sans,
                                         [FACE_SANS_BOLD] = s->fonts.sans_bold}};

    while (files.n_fallback < FONTS_FALLBACK_MOST && files.n_fallback < SETTINGS_FALLBACK_MOST &&
           s->fonts.fallback[files.n_fallback][0] != '\0') {
        files.fallback[files.n_fallback] = s->fonts.fallback[files.n_fallback];
        files.n_fallback++;
    }
    return files;
}

struct sheet commands_sheet(const struct settings *s, int width, int height)
{
    return (struct sheet){.width = width,
                          .height = height,
                          .safe_top = s->display.safe_area[0],
                          .safe_right = s->display.safe_area[1],
                          .safe_bottom = s->display.safe_area[2],
                          .safe_left = s->display.safe_area[3]};
}

struct sheet commands_sheet_on(const struct settings *s, int width, int height)
{
    bool turned = s->display.rotation % 180 != 0;

    return commands_sheet(s, turned ? height : width, turned ? width : height);
}

struct theme commands_theme(const struct settings_theme *t)
{
    return (struct theme){.paper = t->paper,
                          .inks = {[INK_TEXT] = t->ink,
                                   [INK_ACCENT] = t->accent,
                                   [INK_MUTED] = t->muted,
                                   [INK_RULE] = t->rule,
                                   [INK_PANEL] = t->panel}};
}

static bool read_article(void *user, size_t i, struct article *out, struct error *e)
{
    return edition_article(user, i, out, e);
}

struct cards_source commands_source(struct edition *edition)
{
    if (edition == NULL)
        return (struct cards_source){0};
    const struct edition_facts *facts = edition_facts(edition);
    return (struct cards_source){.articles = edition_count(edition),
                                 .edition = {.publication = facts->publication,
                                             .title = facts->title,
                                             .date = facts->date,
                                             .signer = edition_signer(edition)},
                                 .article = read_article,
                                 .user = edition};
}

struct cards_wish commands_cards(const struct settings *s, const struct sheet *sheet)
{
    return (struct cards_wish){.sheet = *sheet,
                               .language = s->kiosk.language,
                               .name = s->kiosk.name,
                               .dates = (enum date_style)s->display.date,
                               .clock = (enum clock_style)s->display.clock};
}

struct keyring *commands_keys(const struct settings *s)
{
    static const enum keyring_policy policies[] = {[SETTINGS_TRUST_AUTO] = KEYRING_AUTO,
                                                   [SETTINGS_TRUST_SIGNED] = KEYRING_SIGNED_ONLY,
                                                   [SETTINGS_TRUST_ANY] = KEYRING_UNSIGNED_TOO};
    struct error e;
    struct keyring *keys = keyring_read(policies[s->update.trust], s->update.keys, &e);

    if (keys != NULL && e.text[0] != '\0')
        log_error(PROGRAM, "%s: %s", s->update.keys, e.text);
    return keys;
}

int check_command(const struct kiosk_options *o)
{
    struct settings s;
    struct settings_problems problems;
    bool ok = commands_settings(o, true, &s, &problems);

    for (size_t i = 0; i < problems.n; i++) {
        struct error line;
        settings_problem_say(&problems, i, &line);
        puts(line.text);
    }
    if (problems.left_off > 0)
        printf("and %zu more\n", problems.left_off);
    if (problems.n == 0)
        printf("%s: nothing is wrong with it\n",
               problems.path[0] != '\0' ? problems.path : "no config file, the defaults");
    return ok ? 0 : 1;
}
