/* SPDX-License-Identifier: MIT */
/*
 * The connection to the window system under SDL's window: what to wait on, and to learn that it is gone instead of
 * being ended by it (Xlib calls exit() when the X server goes away, unless told otherwise).
 *
 * Xlib and libwayland-client are not linked: SDL loads the one it uses, and this asks that one.
 */
#ifndef SCREEN_CONNECTION_H
#define SCREEN_CONNECTION_H

#include <SDL.h>
#include <stdbool.h>

struct connection {
    int fd;        /* readable when events may have come; -1: there is none to wait on */
    bool lost;     /* it broke: nothing more can be shown */
    void *wayland; /* the wl_display, or NULL */
    int (*wayland_error)(void *display);
};

/* Finds the window's connection and guards it. *c must stay where it is until the window is closed. */
void connection_find(struct connection *c, SDL_Window *window);

/*
 * Marks a window that is not shown yet as one that fills the display, in the way window managers understand (EWMH,
 * _NET_WM_STATE), and shows it. False if the window system is not X11 or that cannot be done: nothing has happened
 * then.
 */
bool connection_show_full_screen(SDL_Window *window);

/* Whether it broke, asked anew. */
bool connection_lost(struct connection *c);

#endif
