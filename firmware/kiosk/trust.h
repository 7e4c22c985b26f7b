/* SPDX-License-Identifier: MIT */
/* Whose editions are taken: the settings' group update and the keys in its folder. */
#ifndef KIOSK_TRUST_H
#define KIOSK_TRUST_H

#include "edition/keyring.h"
#include "kiosk/phrases.h"
#include "settings/settings.h"

/* The keys as they lie in their folder now, with the policy that the settings and they make; a key that cannot be read
 * is told and left out. NULL if out of memory. */
struct keyring *trust_read(const struct settings *s);

/* Which editions it takes, for the info card. */
const char *trust_words(const struct keyring *keys, const struct phrases *p);

#endif
