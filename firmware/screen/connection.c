/* SPDX-License-Identifier: MIT */
#include "screen/connection.h"

#include <SDL_syswm.h>
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

static void find_x11(struct connection *c, Display *display)
{
    void (*set_exit)(Display *, XIOErrorExitHandler, void *);
    XIOErrorHandler (*set_io_error)(XIOErrorHandler);
    XErrorHandler (*set_error)(XErrorHandler);

    Bool (*get_repeat)(Display *, Bool *);
    Bool supported = False;

    c->fd = ConnectionNumber(display);
    c->x11 = display;
    /* SDL has asked for it. Without it a repeat is a release and a press, which nobody can tell from a finger's. */
    c->hears_keys =
        look_up("libX11.so.6", "XkbGetDetectableAutoRepeat", &get_repeat) && get_repeat(display, &supported);
    if (c->hears_keys)
        SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    if (look_up("libX11.so.6", "XSetErrorHandler", &set_error))
        set_error(on_x11_error);
    if (look_up("libX11.so.6", "XSetIOErrorExitHandler", &set_exit)) /* since libX11 1.7 */
        set_exit(display, on_x11_lost, c);
    else
        return;
    if (look_up("libX11.so.6", "XSetIOErrorHandler", &set_io_error))
        set_io_error(on_x11_io_error);
}

/* A window manager leaves its mark on the root window (Extended Window Manager Hints, _NET_SUPPORTING_WM_CHECK). */
static bool has_x11_manager(Display *display)
{
    Atom (*intern)(Display *, const char *, Bool);
    Window (*root)(Display *);
    int (*get)(Display *, Window, Atom, long, long, Bool, Atom, Atom *, int *, unsigned long *, unsigned long *,
               unsigned char **);
    int (*release)(void *);
    Atom type = None;
    int format;
    unsigned long count = 0, left;
    unsigned char *value = NULL;

    if (!look_up("libX11.so.6", "XInternAtom", &intern) || !look_up("libX11.so.6", "XDefaultRootWindow", &root) ||
        !look_up("libX11.so.6", "XGetWindowProperty", &get) || !look_up("libX11.so.6", "XFree", &release))
        return true;
    Atom mark = intern(display, "_NET_SUPPORTING_WM_CHECK", True);
    if (mark == None)
        return false;
    get(display, root(display), mark, 0, 1, False, AnyPropertyType, &type, &format, &count, &left, &value);
    if (value != NULL)
        release(value);
    return type != None && count > 0;
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

bool connection_has_manager(const struct connection *c)
{
#ifdef SDL_VIDEO_DRIVER_X11
    if (c->x11 != NULL)
        return has_x11_manager(c->x11);
#endif
    return true;
}

void connection_hear(struct connection *c, const struct SDL_SysWMmsg *message)
{
#ifdef SDL_VIDEO_DRIVER_X11
    if (!c->hears_keys || message->subsystem != SDL_SYSWM_X11)
        return;
    const XEvent *event = &message->msg.x11.event;
    unsigned char *keys = &c->down[event->xkey.keycode / 8 % sizeof c->down];
    unsigned char key = (unsigned char)(1U << event->xkey.keycode % 8);
    if (event->type == KeyPress) {
        c->pressed_anew = (*keys & key) == 0;
        *keys |= key;
    } else if (event->type == KeyRelease) {
        *keys &= (unsigned char)~key;
    } else if (event->type == FocusOut) {
        memset(c->down, 0, sizeof c->down); /* the releases go elsewhere */
    }
#endif
}

bool connection_lost(struct connection *c)
{
    if (c->wayland != NULL && c->wayland_error(c->wayland) != 0)
        c->lost = true;
    return c->lost;
}
