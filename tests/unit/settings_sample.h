/* SPDX-License-Identifier: MIT */
/* The two files that are made of the table of keys (settings/table.h): the commented config file, and its manual page.
 */
#ifndef UNIT_SETTINGS_SAMPLE_H
#define UNIT_SETTINGS_SAMPLE_H

#include "base/bytes.h"

/* Each appends the whole file, with every key's default; out->failed if out of memory. */
void settings_sample(struct buffer *out);
void settings_manual(struct buffer *out);

#endif
