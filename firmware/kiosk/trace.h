/* SPDX-License-Identifier: MIT */
/*
 * What happened, for tests and scripts: one JSON object a line, written at once. "t" is milliseconds since the start;
 * cards and articles count from 1.
 */
#ifndef KIOSK_TRACE_H
#define KIOSK_TRACE_H

#include "reading/reader.h"
#include "update/update.h"

#include <stdio.h>

struct trace {
    FILE *out; /* NULL: nothing is traced */
    uint64_t start;
};

void trace_card(const struct trace *t, uint64_t now, const struct reader *r);
void trace_action(const struct trace *t, uint64_t now, const char *action, const char *from);
void trace_paused(const struct trace *t, uint64_t now, bool paused);
void trace_plain(const struct trace *t, uint64_t now, const char *event); /* "idle" */
/* {"event": EVENT, KEY: text} */
void trace_text(const struct trace *t, uint64_t now, const char *event, const char *key, const char *text);
void trace_edition(const struct trace *t, uint64_t now, const char *title, uint64_t sequence, size_t articles);
void trace_display(const struct trace *t, uint64_t now, const char *driver, int width, int height);

/* A picture has got to the display: the first of a new sight, and, where that moved, the one at rest. */
void trace_frame(const struct trace *t, uint64_t now, bool moving);

/* What the panel of an update says: {"event": "update", "panel": "hidden|working|well|refused", "step" or "reason"
 * (their names in update/message.h), "title", "safe"} */
void trace_update(const struct trace *t, uint64_t now, const struct update_view *v);

const char *card_kind_name(enum card_kind kind);

#endif
