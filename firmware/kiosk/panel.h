/* SPDX-License-Identifier: MIT */
/* What an update has to say: on the panel over the card, in the kiosk's words, and to journal and trace (EVENT_UPDATE).
 */
#pragma once

#include "kiosk/presenter.h"
#include "locale/locale.h"

/* --- the words, pure ---------------------------------------------------------------------------------------------- */

/* Compared as a whole: bytes after a text's NUL are zero. */
struct panel_words {
    char title[320], detail[480];
    int progress; /* in whole percent of PANEL_WHOLE, or PANEL_NO_BAR */
};

/* The view is not hidden. */
void panel_words(const struct locale *l, const struct update_view *v, struct panel_words *out);

/* A panel of the kiosk's own: {title} is the edition's. */
void panel_plain(const struct panel_phrases *p, const char *edition, struct panel_words *out);

/* How long a painting stands, ms, before the bar and the step are painted anew under the same title; `cost` is what it
 * took. */
uint64_t panel_pause(uint64_t cost);

/* "12 MB" of decimal megabytes, "740 kB" below one; rounded up. */
void panel_bytes(const struct update_phrases *p, uint64_t bytes, char *out, size_t room);

/* --- the panel ---------------------------------------------------------------------------------------------------- */

struct panel {
    struct presenter *presenter;
    struct update_view told; /* as journal and trace know it */
    struct panel_words set;  /* what it was last set from */
    bool up, fresh;          /* fresh: set, and not yet drawn */
    uint64_t painted, pause; /* when it was set, and how long it stands under one title, ms */
    struct panel_words own;  /* a message of the kiosk's own, until `own_until` */
    uint64_t own_until;
    struct update_view over; /* an outcome that the message came after: it is not shown again; HIDDEN: none */
};

/* Brings everything to what the update says now. Returns when to look again, NEVER if not by itself. */
uint64_t panel_refresh(struct panel *p, const struct update_view *v, uint64_t now);

/* A message of the kiosk's own: for a while, unless the update goes on. {title} in the texts is the shown edition's. */
void panel_put(struct panel *p, const struct update_view *v, const struct panel_phrases *message, uint64_t now);

/* The window has another size. */
void panel_resized(struct panel *p);
