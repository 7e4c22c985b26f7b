/* SPDX-License-Identifier: MIT */
/* What an update has to say, and where: on the panel over the card, in the trace and in the journal. */
#ifndef KIOSK_NOTICES_H
#define KIOSK_NOTICES_H

#include "kiosk/kiosk.h"
#include "kiosk/panel.h"

struct notices {
    struct kiosk *kiosk;
    struct update_view told;  /* as journal and trace know it */
    struct panel_words panel; /* as it was last set */
    bool up, fresh;           /* fresh: set, and not yet drawn */
    uint64_t painted, pause;  /* when it was set, and how long it stands under one title, ms */
    struct panel_words own;   /* a notice of the kiosk's own, until `own_until` */
    uint64_t own_until;
    struct update_view over; /* an outcome that the notice came after: it is not shown again; HIDDEN: none */
};

/* Brings everything to what the update says now. Returns when it is to be looked at again, LOOP_NEVER if not by itself.
 */
uint64_t notices_refresh(struct notices *n, const struct update_view *v, uint64_t now);

/* A notice of the kiosk's own: for a while, unless the update goes on. {title} in the texts is the edition's that is
 * showing. */
void notices_put(struct notices *n, const struct update_view *v, const char *title, const char *detail, uint64_t now);

/* The window has another size. */
void notices_resized(struct notices *n);

#endif
