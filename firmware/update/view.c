/* SPDX-License-Identifier: MIT */
#include "update/view.h"

#include <stdio.h>

enum { LEAVE_MS = 1000 };

void view_begin(struct update_view *v, bool stick)
{
    struct update_view new = {.panel = UPDATE_WORKING, .stick = stick, .shown_at = v->shown_at, .hide_at = NEVER};

    if (!stick)
        view_edition(&new, v->title, v->size);
    *v = new;
}

void view_edition(struct update_view *v, const char *title, uint64_t size)
{
    snprintf(v->title, sizeof v->title, "%s", title);
    v->size = size;
}

/* Where each step begins on the bar, and the last ends: to copy and to check takes the longest. */
static double progress_of(enum message_step step, double part)
{
    static const double begin[MESSAGE_STEPS + 1] = {0, 0.03, 0.75, 0.93, 0.98};

    return begin[step] + (begin[step + 1] - begin[step]) * part;
}

void view_step(struct update_view *v, enum message_step step, double part)
{
    double p = progress_of(step, part);

    if (v->panel != UPDATE_WORKING)
        return;
    if (p > v->progress)
        v->progress = p;
    v->step = step;
}

void view_outcome(struct update_view *v, enum message_reason reason, const struct message *end, bool stick, bool out,
                  uint64_t now)
{
    bool well = reason == MESSAGE_DONE || reason == MESSAGE_UNSURE || reason == MESSAGE_SAME;

    v->panel = well ? UPDATE_ENDED_WELL : UPDATE_REFUSED;
    v->reason = reason;
    v->need = end != NULL ? end->need : 0;
    v->free = end != NULL ? end->free : 0;
    v->stick = stick;
    v->safe = stick && !out;
    if (well)
        v->progress = 1;
    v->shown_at = now;
    v->hide_at = now + (out ? UPDATE_READ_MS : well ? UPDATE_DONE_MS : UPDATE_REFUSED_MS);
}

void view_hide(struct update_view *v)
{
    v->panel = UPDATE_HIDDEN;
    v->hide_at = NEVER;
}

void view_pulled(struct update_view *v, uint64_t now)
{
    uint64_t read = v->shown_at + UPDATE_READ_MS, leave = read > now + LEAVE_MS ? read : now + LEAVE_MS;

    v->safe = false;
    if (v->hide_at != NEVER && leave < v->hide_at)
        v->hide_at = leave;
}
