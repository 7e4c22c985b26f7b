/* SPDX-License-Identifier: MIT */
/* What the panel says of an update, in the kiosk's words. Pure. */
#ifndef KIOSK_PANEL_H
#define KIOSK_PANEL_H

#include "locale/locale.h"
#include "update/update.h"

/* Compared as a whole: bytes after a text's NUL are zero. */
struct panel_words {
    char title[320], detail[480];
    int progress; /* in whole percent of PANEL_WHOLE, or PANEL_NO_BAR */
};

/* The view is not hidden. */
void panel_words(const struct locale *l, const struct update_view *v, struct panel_words *out);

/* A panel of the kiosk's own: {title} is the edition's. */
void panel_plain(const char *title_pattern, const char *detail_pattern, const char *edition, struct panel_words *out);

/* How long a painting stands, ms, before the bar and the step are painted anew under the same title; `cost` is what it
 * took. */
uint64_t panel_pause(uint64_t cost);

/* "12 MB" of decimal megabytes, "740 kB" below one; rounded up. */
void panel_bytes(const struct update_phrases *p, uint64_t bytes, char *out, size_t room);

#endif
