/* SPDX-License-Identifier: MIT */
/* The command line of `standfirst` and the commands behind it. */
#pragma once

#include "cards/cards.h"
#include "edition/edition.h"
#include "edition/keyring.h"
#include "screen/fonts.h"
#include "screen/picture.h"
#include "settings/settings.h"

#include <stddef.h>

#define PROGRAM "standfirst"

enum kiosk_command {
    COMMAND_RUN,
    COMMAND_CHECK,
    COMMAND_PROBE,
    COMMAND_PROOF,
    COMMAND_REPLAY,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum { OPTIONS_SIZES_MOST = 16 };

struct size {
    int width, height;
};

struct kiosk_options {
    enum kiosk_command command;
    const char *config, *edition, *trace, *out, *theme; /* NULL: not given; all point into argv */
    const char *argument;                               /* proof's EDITION, replay's SCRIPT */
    bool windowed;
    struct size
        sizes[OPTIONS_SIZES_MOST]; /* run: none if not given, and at most one; replay: one; proof: one or more */
    size_t n_sizes;
};

/* False: wrong use, in words. */
MUST_CHECK bool command_line_parse(char **argv, struct kiosk_options *out, struct error *e);

extern const char command_line_help[]; /* what --help prints */

/* Each returns the exit status, 0 or 1, having said what was wrong in one line. */
int run_command(const struct kiosk_options *o);
int check_command(const struct kiosk_options *o);
int probe_command(const struct kiosk_options *o);
int proof_command(const struct kiosk_options *o);
int replay_command(const struct kiosk_options *o);

/* The second part of `probe`: prints each event, until Ctrl-C or SIGTERM. False: nothing can be waited for. */
MUST_CHECK bool probe_live(const struct settings *s, struct error *e);

/* Shared by them. Loads the settings of --config or the usual places; mistakes go to *problems. */
MUST_CHECK bool commands_settings(const struct kiosk_options *o, bool look_for_fonts, struct settings *s,
                                  struct settings_problems *problems);

/* The same for commands that go on with sound settings only: else the first mistake is told. */
MUST_CHECK bool commands_sound_settings(const struct kiosk_options *o, struct settings *s);

/* The font files of the settings; points into *s. */
struct font_files commands_fonts(const struct settings *s);

/* An upright page of that size with the settings' safe area, and the same on a screen of that size, where it may be
 * turned. Whether the safe area leaves room is not looked at. */
struct sheet commands_sheet(const struct settings *s, int width, int height);
struct sheet commands_sheet_on(const struct settings *s, int width, int height);

struct theme commands_theme(const struct settings_theme *t);

/* Whose editions are taken: the keys as they lie in their folder now, with the policy that the settings and they make;
 * a key that cannot be read is told and left out. NULL if out of memory. */
struct keyring *commands_keys(const struct settings *s);

/* An edition (NULL: none) as cards take it; it is read, and outlives them. */
struct cards_source commands_source(struct edition *edition);

/* What the settings wish of cards on a sheet; the age of the news and the trust are left unsaid. */
struct cards_wish commands_cards(const struct settings *s, const struct sheet *sheet);
