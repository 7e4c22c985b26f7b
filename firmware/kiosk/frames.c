/* SPDX-License-Identifier: MIT */
#include "kiosk/frames.h"

void frames_expect(struct frames *f, uint64_t shown)
{
    *f = (struct frames){.due = FRAMES_FIRST, .shown = shown};
}

void frames_tell(struct frames *f, const struct events *events, uint64_t shown, bool moving, uint64_t now)
{
    if (f->due == FRAMES_TOLD || (f->due == FRAMES_FIRST && shown == f->shown))
        return;
    if (f->due == FRAMES_FIRST || !moving)
        event(events, now, &(struct event){.kind = EVENT_FRAME, .on = moving});
    f->due = moving ? FRAMES_LAST : FRAMES_TOLD;
}
