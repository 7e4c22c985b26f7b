/* SPDX-License-Identifier: MIT */
/* The part of the table that is about hands: touch, keys, buttons, encoders, chords. Only settings/table.c needs it. */
#ifndef SETTINGS_TABLE_HANDS_H
#define SETTINGS_TABLE_HANDS_H

#include "settings/table.h"

extern const struct row rows_touch[12], rows_keys[5], rows_gpio[2], rows_buttons[13], rows_encoders[8], rows_chords[3];
extern const struct row_list list_buttons, list_encoders, list_chords;

#endif
