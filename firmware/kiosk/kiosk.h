/* SPDX-License-Identifier: MIT */
/* The kiosk: owns the loop and what hangs on it (inputs, display, updates, the clocks), lets the presenter draw in one
 * place, before the loop sleeps, and tells the service manager that all is well. */
#pragma once

#include "device/console.h"
#include "device/notify.h"
#include "kiosk/bookmark.h"
#include "kiosk/presenter.h"

struct kiosk {
    struct presenter presenter;
    struct loop *loop;
    struct notify notify; /* fd -1: nobody to tell */
    struct console console;
    struct bookmark bookmark;
    struct loop_timer *wake;
    struct inputs *inputs;
    struct display_watch *display; /* NULL: nothing is watched */
    struct updating *updating;     /* NULL: the edition is what the caller named */
    bool unplugged;                /* there is no display: what is drawn need not get anywhere */
    bool ending;                   /* a signal asked for the end */
    int status;
};

/* The loop, and the signals that end it. The first thing a kiosk does. */
MUST_CHECK bool kiosk_start_loop(struct kiosk *k, struct error *e);

/* All the parts are there; runs until it is told to stop. Returns the exit status. */
int kiosk_run(struct kiosk *k);
