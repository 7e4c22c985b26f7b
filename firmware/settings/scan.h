/* SPDX-License-Identifier: MIT */
/* The look at a config text before libconfig gets it. libconfig stops at the first mistake and says "syntax error",
 * reads 99999999999 as 1215752191, joins two texts where a comma is missing, would open what @include names, and calls
 * itself once for each bracket within another. So this walks the text first, says every mistake with its line, and
 * blanks the settings it is in, so that libconfig takes the rest. */
#pragma once

#include "settings/settings.h"

enum { SCAN_BYTES_MOST = 256 * 1024, SCAN_DEPTH_MOST = 8, SCAN_VALUES_MOST = 8192 };

struct scan {
    char *text;      /* for libconfig: a copy without what is wrong; free() it */
    unsigned *lines; /* of each value in the order of the text (groups, arrays and lists count, before what is in
                        them); free() it. libconfig's own are one late where a text is the last thing in its line */
    size_t n_lines;
};

/* True if `text` can go to libconfig, though *problems may have grown. False: something is wrong with the text as a
 * whole, *problems says what; *out is empty. */
MUST_CHECK bool scan_text(const void *data, size_t size, struct scan *out, struct settings_problems *problems);
void scan_finish(struct scan *s);
