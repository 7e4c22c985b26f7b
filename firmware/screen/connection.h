/* SPDX-License-Identifier: MIT */
/* The connection to the window system under SDL's window: what to wait on, and to learn that it is gone instead of
 * being ended by it (Xlib calls exit() when the X server goes away, unless told otherwise).
 *
 * Xlib and libwayland-client are not linked: SDL loads the one it uses, and this asks that one. */
#pragma once

#include <SDL.h>
#include <stdbool.h>

struct connection {
    int fd;        /* readable when events may have come; -1: there is none to wait on */
    bool lost;     /* it broke: nothing more can be shown, and SDL must not be asked to close the window either */
    void *x11;     /* the Display, or NULL */
    void *wayland; /* the wl_display, or NULL */
    int (*wayland_error)(void *display);
    bool hears_keys;        /* X11, which then sends no release for a key that it repeats */
    bool pressed_anew;      /* the latest press heard is a finger's, not a repeat */
    unsigned char down[32]; /* keys, a bit each by X11's code */
};

/* Finds the window's connection and guards it. *c must stay where it is until the window is closed. */
void connection_find(struct connection *c, SDL_Window *window);

/* Whether it broke, asked anew. */
bool connection_lost(struct connection *c);

/* Whether somebody is there to grant a wish for the full screen: on X11 a window manager, elsewhere always. */
bool connection_has_manager(const struct connection *c);

/* Hears the messages of SDL_SYSWMEVENT, each of which comes before what SDL makes of it. SDL takes a release for the
 * server's repeating of a held key if a press of that key came within 2 ms of it: it keeps the release to itself and
 * calls the press a repeat. `pressed_anew` knows better. */
void connection_hear(struct connection *c, const struct SDL_SysWMmsg *message);
