/* SPDX-License-Identifier: MIT */
/* Which frames are told (EVENT_FRAME): of a new sight the first that shows something of it, and the one at rest. */
#ifndef KIOSK_FRAMES_H
#define KIOSK_FRAMES_H

#include "kiosk/events.h"

struct frames {
    enum { FRAMES_TOLD, FRAMES_FIRST, FRAMES_LAST } due; /* which one is waited for */
    uint64_t shown;                                      /* how many there were before the sight */
};

/* Another sight is on the stage. `shown`: window_frames(). */
void frames_expect(struct frames *f, uint64_t shown);

/* After drawing. `moving`: the picture is not at rest yet. */
void frames_tell(struct frames *f, const struct events *events, uint64_t shown, bool moving, uint64_t now);

#endif
