/* SPDX-License-Identifier: MIT */
/* The commands behind main(): each returns the exit status, 0 or 1, having said what was wrong in one line. */
#ifndef KIOSK_COMMANDS_H
#define KIOSK_COMMANDS_H

#include "cards/cards.h"
#include "edition/edition.h"
#include "edition/keyring.h"
#include "kiosk/options.h"
#include "screen/fonts.h"
#include "screen/picture.h"
#include "settings/settings.h"

#define PROGRAM "standfirst"

int run_command(const struct options *o);
int check_command(const struct options *o);
int probe_command(const struct options *o);
int proof_command(const struct options *o);
int replay_command(const struct options *o);

/* Shared by them. Loads the settings of --config or the usual places; mistakes go to *problems. */
MUST_CHECK bool commands_settings(const struct options *o, bool look_for_fonts, struct settings *s,
                                  struct settings_problems *problems);

/* The font files of the settings; points into *s. */
struct font_files commands_fonts(const struct settings *s);

/* The upright page on a screen of that size, with the settings' safe area; whether that leaves room is not looked at.
 */
struct sheet commands_sheet(const struct settings *s, int width, int height);

struct theme commands_theme(const struct settings_theme *t);

/* Whose editions are taken: the keys as they lie in their folder now, with the policy that the settings and they make;
 * a key that cannot be read is told and left out. NULL if out of memory. */
struct keyring *commands_keys(const struct settings *s);

/* An edition (NULL: none) as cards take it; it is read, and outlives them. */
struct cards_source commands_source(struct edition *edition);

/* The cards as the settings want them, for a sheet; `language` and what follows it. */
struct cards_wish commands_cards(const struct settings *s, const struct sheet *sheet);

#endif
