/* SPDX-License-Identifier: MIT */
#include "screen/connection.h"

#include <SDL_syswm.h>
#ifdef SDL_VIDEO_DRIVER_X11
#include <X11/Xatom.h>
#endif
#include <dlfcn.h>
#include <string.h>

/* A function of a library that SDL has loaded; NULL if it has not, or the library is older than the function. */
static bool look_up(const char *library, const char *name, void *function)
{
    void *handle = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);

    if (handle == NULL)
        return false;
    /* SDL keeps the library loaded; this only undoes the count of dlopen(). */
    void *found = dlsym(handle, name);
    dlclose(handle);
    if (found == NULL)
        return false;
    /* ISO C has no cast from an object's address to a function's; POSIX says they are alike. */
    memcpy(function, &found, sizeof found);
    return true;
}

#ifdef SDL_VIDEO_DRIVER_X11
static void on_x11_lost(Display *display, void *user)
{
    struct connection *c = user;

    (void)display;
    c->lost = true;
}

static int on_x11_io_error(Display *display)
{
    (void)display;
    return 0;
}

/* A request that came too late (for a window that has just gone) is no reason to end, as Xlib thinks. */
static int on_x11_error(Display *display, XErrorEvent *event)
{
    (void)display;
    (void)event;
    return 0;
}

static bool mark_full_screen(Display *display, Window window)
{
    Atom (*intern)(Display *, const char *, Bool);
    int (*change)(Display *, Window, Atom, Atom, int, int, const unsigned char *, int);

    if (!look_up("libX11.so.6", "XInternAtom", &intern) || !look_up("libX11.so.6", "XChangeProperty", &change))
        return false;
    const Atom state = intern(display, "_NET_WM_STATE", False),
               full = intern(display, "_NET_WM_STATE_FULLSCREEN", False);
    change(display, window, state, XA_ATOM, 32, PropModeReplace, (const unsigned char *)&full, 1);
    return true;
}

static void find_x11(struct connection *c, Display *display)
{
    void (*set_exit)(Display *, XIOErrorExitHandler, void *);
    XIOErrorHandler (*set_io_error)(XIOErrorHandler);
    XErrorHandler (*set_error)(XErrorHandler);

    c->fd = ConnectionNumber(display);
    if (look_up("libX11.so.6", "XSetErrorHandler", &set_error))
        set_error(on_x11_error);
    if (look_up("libX11.so.6", "XSetIOErrorExitHandler", &set_exit)) /* since libX11 1.7 */
        set_exit(display, on_x11_lost, c);
    else
        return;
    if (look_up("libX11.so.6", "XSetIOErrorHandler", &set_io_error))
        set_io_error(on_x11_io_error);
}
#endif

#ifdef SDL_VIDEO_DRIVER_WAYLAND
static void find_wayland(struct connection *c, void *display)
{
    int (*get_fd)(void *);

    if (look_up("libwayland-client.so.0", "wl_display_get_fd", &get_fd))
        c->fd = get_fd(display);
    if (look_up("libwayland-client.so.0", "wl_display_get_error", &c->wayland_error))
        c->wayland = display;
}
#endif

void connection_find(struct connection *c, SDL_Window *window)
{
    SDL_SysWMinfo info;

    *c = (struct connection){.fd = -1};
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info))
        return;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info.subsystem == SDL_SYSWM_X11)
        find_x11(c, info.info.x11.display);
#endif
#ifdef SDL_VIDEO_DRIVER_WAYLAND
    if (info.subsystem == SDL_SYSWM_WAYLAND)
        find_wayland(c, info.info.wl.display);
#endif
}

bool connection_show_full_screen(SDL_Window *window)
{
    SDL_SysWMinfo info;

    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info))
        return false;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info.subsystem == SDL_SYSWM_X11 && mark_full_screen(info.info.x11.display, info.info.x11.window)) {
        SDL_ShowWindow(window);
        return true;
    }
#endif
    return false;
}

bool connection_lost(struct connection *c)
{
    if (c->wayland != NULL && c->wayland_error(c->wayland) != 0)
        c->lost = true;
    return c->lost;
}
