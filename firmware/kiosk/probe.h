/* SPDX-License-Identifier: MIT */
/* The parts of `standfirst probe` that main does not need to know. */
#ifndef KIOSK_PROBE_H
#define KIOSK_PROBE_H

#include "settings/settings.h"

/* Prints each event as it comes, until Ctrl-C or SIGTERM. False if nothing can be waited for. */
MUST_CHECK bool probe_live(const struct settings *s, struct error *e);

#endif
