/* SPDX-License-Identifier: MIT */
/* One edition gives way to another between two frames. */
#ifndef KIOSK_EXCHANGE_H
#define KIOSK_EXCHANGE_H

#include "kiosk/kiosk.h"

/* The cards of an edition (or of none, NULL) as the settings want it, for the kiosk's window. NULL if out of memory.
 */
struct cards *exchange_cards(struct kiosk *k, struct edition *edition);

/*
 * Lays out the first card of `edition`, and only if that succeeds shows it: the deck, the reader and the stage are the
 * new edition's, the old one is closed. The next frame is the first that differs. On failure nothing has changed and
 * `edition` stays the caller's.
 */
MUST_CHECK bool exchange_edition(struct kiosk *k, struct edition *edition, struct error *e);

#endif
