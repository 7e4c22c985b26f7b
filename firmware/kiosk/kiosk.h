/* SPDX-License-Identifier: MIT */
/*
 * The kiosk: owns the loop and what hangs on it, and wires hands to the session, the session to the stage. Everything
 * it shows comes from `state` (reader, notice, clock) in one place, before the loop sleeps.
 */
#ifndef KIOSK_KIOSK_H
#define KIOSK_KIOSK_H

#include "cards/cards.h"
#include "device/console.h"
#include "device/loop.h"
#include "device/notify.h"
#include "kiosk/bookmark.h"
#include "kiosk/session.h"
#include "kiosk/sleeper.h"
#include "kiosk/stage.h"

/* A card of the kiosk's own, in plain words. */
struct notice {
    char kicker[96], text[480], note[200];
};

struct kiosk {
    const struct settings *settings;
    struct events events;
    struct loop *loop;
    struct notify notify; /* fd -1: nobody to tell */
    struct console console;
    struct bookmark bookmark;
    struct window *window;
    struct fonts *fonts;
    struct edition *edition; /* NULL: none */
    struct cards *cards;
    struct session session;
    struct stage *stage;
    struct loop_timer *wake, *minute, *burn_in, *bedtime;
    struct hands *hands;
    struct display_watch *display; /* NULL: nothing is watched */
    struct updating *updating;     /* NULL: the edition is what the caller named */
    const char *trust;             /* which editions are taken, in words; NULL: none is */
    bool bad_article;              /* one was passed over since this was last looked at */
    struct sleeper sleeper;
    uint64_t began;
    uint64_t bedtime_at, bedtime_hand; /* when to ask the sleeper, besides its timer; the last hand it knows of */
    bool panel_off, no_power;          /* the panel's power is off; cannot be turned off */
    bool unplugged;                    /* there is no display: what is drawn need not get anywhere */
    bool ending;                       /* a signal asked for the end */
    enum { FRAME_TOLD, FRAME_FIRST, FRAME_LAST } frame_due; /* which frame the trace waits for */
    uint64_t frames;                                        /* shown when the trace was told */
    uint64_t drawn;                                         /* when the last drawing was done */
    struct notice fault;                                    /* shown while there is no card to show */
    struct notice remark;                                   /* shown first */
    uint64_t remark_until;                                  /* 0: no remark */
    struct sight on_stage;
    struct reader_change last; /* how the next sight comes on */
    bool turned;               /* another sight came on: its neighbours are to be found */
    bool ahead;                /* neighbours may still have to be painted */
    bool clock_late;           /* the minute changed while the screen was dark */
    bool shift_late;           /* the burn-in guard was due then */
    unsigned burn_in_step;
    int status;
};

/* The sheet of the window, upright: a picture rotated by 90 or 270 degrees has the window's sides exchanged. The safe
 * area is left out where it leaves no room for a page. */
struct sheet kiosk_sheet(const struct settings *s, const struct canvas *canvas);

/* The loop, and the signals that end it. The first thing a kiosk does. */
MUST_CHECK bool kiosk_start_loop(struct kiosk *k, struct error *e);

/* The window was opened anew (window_renew). */
void kiosk_renewed(struct kiosk *k);

/* Says what is wrong and ends the loop with status 1. */
void kiosk_fail(struct kiosk *k, const struct error *e);

/* An edition is shown from now on. */
void kiosk_tell_edition(const struct kiosk *k);

/* All the parts are there; runs until it is told to stop. Returns the exit status. */
int kiosk_run(struct kiosk *k);

/* The window's pages, for stage_wish.page; `user` is the kiosk. */
struct page *kiosk_page(void *user, const struct sight *sight, struct error *e);

#endif
