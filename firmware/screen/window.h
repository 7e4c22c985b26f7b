/* SPDX-License-Identifier: MIT */
/* The one window, full screen or not, on X11, Wayland or the bare display. Its pixels are a canvas; what was painted is
 * presented by area. It never waits: the loop watches window_fd() and calls window_poll(). */
#pragma once

#include "screen/picture.h"

struct window_wish {
    bool windowed;
    int width, height; /* windowed: the size; 0: a sensible one */
    int display;       /* index */
    const char *title; /* outlives the window */
};

enum window_event_kind {
    WINDOW_KEY_DOWN,
    WINDOW_KEY_UP, /* key: SDL's key name: "Right", "PageDown", "C" */
    WINDOW_POINTER_DOWN,
    WINDOW_POINTER_MOVE,
    WINDOW_POINTER_UP, /* mouse is finger -1; x, y from 0 to 1 */
    WINDOW_RESIZED,    /* the canvas changed: paint all anew */
    WINDOW_EXPOSED,    /* the window system lost pixels: present all again */
    WINDOW_FOCUS_LOST,
    WINDOW_CLOSED,
    WINDOW_LOST /* the connection to the display is gone */
};
struct window_event {
    enum window_event_kind kind;
    const char *key; /* valid until the next call */
    int64_t finger;
    float x, y;
};

struct window;
MUST_CHECK struct window *window_open(const struct window_wish *wish, struct error *e);
void window_close(struct window *w); /* takes NULL */

/* Opens it anew, as on another display that was plugged in: what was presented is gone, and the canvas may have another
 * size. Only on the bare display, where input is for others to read. False: there is no window any more; close it. */
MUST_CHECK bool window_renew(struct window *w, struct error *e);

/* A number for what is plugged in at the bare display's connectors, and with what modes: another number, another
 * display. `ask`: the displays are asked anew, which takes some 100 ms; else it is what the kernel knows. *connected:
 * there is any. 0 and true where that cannot be known. */
uint64_t window_plugged(const struct window *w, bool ask, bool *connected);

struct canvas window_canvas(struct window *w); /* valid until a WINDOW_RESIZED */
MUST_CHECK bool window_present(struct window *w, const struct area *areas, size_t n, struct error *e);
/* Did all that was presented last get as far as the display's driver? False while a new size or a lost connection is
 * still to be dealt with, where window_present() has nothing to complain of. */
bool window_shown(const struct window *w);
uint64_t window_frames(const struct window *w); /* so many were shown */

/* The panel's power; only on the bare display. Off, nothing may be presented. */
MUST_CHECK bool window_power(struct window *w, bool on, struct error *e);

int window_fd(const struct window *w); /* readable when events may have come; -1 on the bare display */
bool window_poll(struct window *w, struct window_event *out); /* false: no more for now. Also flushes requests */
bool window_is_bare(const struct window *w);                  /* no window system: input is for others to read */
const char *window_driver(const struct window *w);            /* "x11", "wayland", "KMSDRM", "offscreen" */

bool window_knows_key(const char *name); /* is there such a key on a keyboard? "PageDown" */
