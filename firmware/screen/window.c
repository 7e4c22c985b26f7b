/* SPDX-License-Identifier: MIT */
#include "screen/window.h"

#include "base/log.h"
#include "screen/bare.h"
#include "screen/connection.h"
#include "screen/displays.h"
#include "screen/frame.h"

#include <SDL.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    USUAL_WIDTH = 1280, /* of a window, if the display is not smaller */
    USUAL_HEIGHT = 720,
    LEAST_WIDTH = 480,
    LEAST_HEIGHT = 320,
    RECTS_MOST = 128, /* given to SDL at once, which may be a frame of its own */
};

struct window {
    struct window_wish wish;
    SDL_Window *sdl; /* NULL: it could not be opened */
    struct connection connection;
    struct canvas canvas; /* pixels NULL: to be asked for anew */
    SDL_Surface *surface; /* SDL's, valid while canvas.pixels is */
    uint32_t *own_pixels; /* the canvas if the surface has pixels of another form; else NULL */
    bool begun;           /* SDL's video is */
    bool bare;            /* no window system: input is not SDL's business */
    bool pressed;         /* the left mouse button */
    SDL_Keycode again;    /* the key that is to go down, its up having been told; SDLK_UNKNOWN: none */
    bool told_lost, told_closed;
    bool complained; /* SDL did, of the display's driver, while it presented */
    bool told_complaint;
    bool unshown;    /* what was presented last did not get to the display */
    uint64_t frames; /* that did */
};

/* What has to be said before SDL starts. */
static void set_hints(const struct window_wish *wish)
{
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    /* Title bars are drawn by a library of their own, which looks for its plug-ins and complains. */
    if (!wish->windowed)
        SDL_SetHint(SDL_HINT_VIDEO_WAYLAND_ALLOW_LIBDECOR, "0");
    /* Xlib would parse its whole table of compose sequences at start, and SDL has it read the locale's tables for
     * keyboard input; nobody writes text here. */
    if (getenv("DISPLAY") != NULL) {
        setenv("XCOMPOSEFILE", "/dev/null", 1);
        setenv("LC_ALL", "C", 1);
    }
    /* Mesa would write the few shaders there are to the user's cache folder. Nothing is written where nobody asks. */
    setenv("MESA_SHADER_CACHE_DISABLE", "true", 0);
    setenv("MESA_GLSL_CACHE_DISABLE", "true", 0); /* its name up to Mesa 21 */
    /* Without a session bus libdbus, which SDL asks to hold the screen saver off, would start one. */
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

/* On the bare display SDL presents without a word of success: that the kernel refused a frame is in its log only. */
static void hear_log(void *user, int category, SDL_LogPriority priority, const char *message)
{
    struct window *w = user;

    w->complained |= category == SDL_LOG_CATEGORY_VIDEO && priority >= SDL_LOG_PRIORITY_ERROR;
    /* Once for as long as it goes on: what is not shown is tried again and again. */
    if (priority >= SDL_LOG_PRIORITY_ERROR && !w->told_complaint)
        log_error("standfirst", "SDL: %s", message);
    w->told_complaint |= w->complained;
}

/* What depends on the driver that SDL chose. X11 takes pixels from shared memory; elsewhere a window's surface is a
 * texture, and the renderer that SDL would try first shows nothing on a bare display without libGL. */
static void set_driver_hints(const char *driver)
{
    bool textures = strcmp(driver, "KMSDRM") == 0 || strcmp(driver, "wayland") == 0;

    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, textures ? "opengles2" : "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
}

/* Events nobody here asks for: not queued at all. */
static void ignore_events(bool bare)
{
    static const uint32_t never[] = {SDL_TEXTINPUT,  SDL_TEXTEDITING,     SDL_KEYMAPCHANGED,    SDL_MOUSEWHEEL,
                                     SDL_SYSWMEVENT, SDL_CLIPBOARDUPDATE, SDL_AUDIODEVICEADDED, SDL_DROPFILE,
                                     SDL_DROPTEXT,   SDL_DROPBEGIN,       SDL_DROPCOMPLETE,     SDL_MULTIGESTURE};
    static const uint32_t input[] = {SDL_KEYDOWN,       SDL_KEYUP,      SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN,
                                     SDL_MOUSEBUTTONUP, SDL_FINGERDOWN, SDL_FINGERUP,    SDL_FINGERMOTION};

    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        SDL_EventState(never[i], SDL_IGNORE);
    for (size_t i = 0; bare && i < sizeof input / sizeof *input; i++)
        SDL_EventState(input[i], SDL_IGNORE);
    SDL_StopTextInput();
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static SDL_Window *create_window(const struct window_wish *wish)
{
    int display = wish->display >= 0 && wish->display < SDL_GetNumVideoDisplays() ? wish->display : 0;
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display);
    uint32_t flags = SDL_WINDOW_ALLOW_HIGHDPI;
    int width = wish->width, height = wish->height;
    SDL_Rect room = {.w = USUAL_WIDTH, .h = USUAL_HEIGHT};

    if (wish->windowed) {
        SDL_GetDisplayUsableBounds(display, &room);
        width = width > 0 ? width : least(USUAL_WIDTH, room.w);
        height = height > 0 ? height : least(USUAL_HEIGHT, room.h);
        flags |= SDL_WINDOW_RESIZABLE;
    } else {
        SDL_GetDisplayBounds(display, &room);
        width = room.w;
        height = room.h;
        flags |= SDL_WINDOW_BORDERLESS;
    }
    SDL_Window *window = SDL_CreateWindow(wish->title, at, at, width, height, flags);
    if (window != NULL && wish->windowed)
        SDL_SetWindowMinimumSize(window, least(LEAST_WIDTH, width), least(LEAST_HEIGHT, height));
    return window;
}

/* Why nothing can be drawn, in words that help where it is for want of a package. */
static bool cannot_draw(const struct window *w, const char *what, struct error *e)
{
    const char *driver = SDL_GetCurrentVideoDriver(), *package = w->bare ? bare_missing_package() : NULL;

    if (package != NULL)
        return error_set(e, "%s on the bare display: the package %s is missing, install it", what, package);
    return error_set(e, "%s on %s: %s", what, driver, SDL_GetError());
}

static bool begin(struct window *w, struct error *e)
{
    const struct window_wish *wish = &w->wish;

    set_hints(wish);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return error_set(e, "there is no display to draw on: %s", SDL_GetError());
    w->begun = true;
    const char *driver = SDL_GetCurrentVideoDriver();
    if (strcmp(driver, "offscreen") == 0 && getenv("SDL_VIDEODRIVER") == NULL) {
        /* SDL's last resort draws where nobody sees it. */
        return error_set(e, "there is no display to draw on: no X11, no Wayland and no DRM device answers");
    }
    w->bare = strcmp(driver, "KMSDRM") == 0;
    set_driver_hints(driver);
    ignore_events(w->bare);
    if (w->bare)
        SDL_LogSetOutputFunction(hear_log, w);
    w->sdl = create_window(wish);
    if (w->sdl == NULL)
        return cannot_draw(w, "no window can be opened", e);
    connection_find(&w->connection, w->sdl);
    /* The borderless window covers the display already. Without a window manager SDL would wait 100 ms for one; on a
     * bare display it would make the surfaces anew while the first frame is presented, which would be black. */
    if (!wish->windowed && !w->bare && connection_has_manager(&w->connection))
        SDL_SetWindowFullscreen(w->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_ShowCursor(wish->windowed ? SDL_ENABLE : SDL_DISABLE);
    return window_canvas(w).pixels != NULL || cannot_draw(w, "nothing can be drawn", e);
}

static void finish(struct window *w)
{
    free(w->own_pixels);
    w->own_pixels = NULL;
    w->canvas = (struct canvas){0};
    if (w->bare)
        SDL_LogSetOutputFunction(NULL, NULL);
    /* Over a broken connection SDL would wait for ever for the window to go; the process is about to end anyway. */
    if (!connection_lost(&w->connection)) {
        if (w->sdl != NULL)
            SDL_DestroyWindow(w->sdl);
        if (w->begun)
            SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    w->sdl = NULL;
    w->begun = false;
}

struct window *window_open(const struct window_wish *wish, struct error *e)
{
    struct window *w = calloc(1, sizeof *w);

    if (w == NULL) {
        error_memory(e);
        return NULL;
    }
    w->wish = *wish;
    if (begin(w, e))
        return w;
    window_close(w);
    return NULL;
}

bool window_renew(struct window *w, struct error *e)
{
    finish(w);
    w->unshown = true; /* whatever was */
    if (begin(w, e))
        return true;
    finish(w);
    return false;
}

void window_close(struct window *w)
{
    if (w == NULL)
        return;
    finish(w);
    free(w);
}

uint64_t window_plugged(const struct window *w, bool ask, bool *connected)
{
    int card = w->bare ? bare_drm(w->sdl) : -1;

    *connected = true;
    return card < 0 ? 0 : displays_plugged(card, ask, connected);
}

/* The pixel forms a canvas is painted in; the fourth byte is not looked at. */
static bool is_canvas_form(const SDL_PixelFormat *f)
{
    return f->format == SDL_PIXELFORMAT_RGB888 || f->format == SDL_PIXELFORMAT_ARGB8888;
}

struct canvas window_canvas(struct window *w)
{
    if (w->canvas.pixels != NULL)
        return w->canvas;
    free(w->own_pixels);
    w->own_pixels = NULL;
    w->surface = SDL_GetWindowSurface(w->sdl);
    if (w->surface == NULL)
        return w->canvas;
    frame_bring_in(w->surface->pixels, (size_t)w->surface->pitch * (size_t)w->surface->h);
    if (is_canvas_form(w->surface->format)) {
        w->canvas = (struct canvas){w->surface->pixels, w->surface->w, w->surface->h,
                                    w->surface->pitch / (int)sizeof(uint32_t)};
    } else {
        w->own_pixels = calloc((size_t)w->surface->w * (size_t)w->surface->h, sizeof *w->own_pixels);
        if (w->own_pixels == NULL)
            SDL_OutOfMemory();
        else
            w->canvas = (struct canvas){w->own_pixels, w->surface->w, w->surface->h, w->surface->w};
    }
    return w->canvas;
}

/* Brings an area of the canvas into the surface's pixel form. */
static void convert(struct window *w, const SDL_Rect *r)
{
    int bytes = w->surface->format->BytesPerPixel;
    const uint32_t *from = w->own_pixels + (size_t)r->y * (size_t)w->canvas.pitch + r->x;
    uint8_t *to = (uint8_t *)w->surface->pixels + (size_t)r->y * (size_t)w->surface->pitch + (size_t)(r->x * bytes);

    SDL_ConvertPixels(r->w, r->h, SDL_PIXELFORMAT_ARGB8888, from, w->canvas.pitch * (int)sizeof *from,
                      w->surface->format->format, to, w->surface->pitch);
}

bool window_present(struct window *w, const struct area *areas, size_t n, struct error *e)
{
    SDL_Rect rects[RECTS_MOST];

    w->unshown = n > 0;
    w->complained = false;
    if (window_canvas(w).pixels == NULL)
        return connection_lost(&w->connection) || error_set(e, "nothing can be drawn: %s", SDL_GetError());
    bool some = n > 0;
    while (n > 0) {
        int count = 0;
        for (; n > 0 && count < RECTS_MOST; n--, areas++) {
            SDL_Rect r = {areas->x, areas->y, areas->width, areas->height};
            assert(r.x >= 0 && r.y >= 0 && r.x + r.w <= w->canvas.width && r.y + r.h <= w->canvas.height);
            if (w->own_pixels != NULL)
                convert(w, &r);
            rects[count++] = r;
        }
        if (SDL_UpdateWindowSurfaceRects(w->sdl, rects, count) == 0)
            continue;
        /* SDL gives up its surface when it hears of a new size; the event that says so is then still in its queue. */
        if (connection_lost(&w->connection) || SDL_HasEvent(SDL_WINDOWEVENT))
            return true;
        return error_set(e, "the picture cannot be shown: %s", SDL_GetError());
    }
    w->unshown = w->complained;
    w->told_complaint &= w->complained;
    w->frames += some && !w->complained;
    return true;
}

bool window_shown(const struct window *w)
{
    return !w->unshown;
}

uint64_t window_frames(const struct window *w)
{
    return w->frames;
}

bool window_power(struct window *w, bool on, struct error *e)
{
    return bare_power(w->sdl, on, e);
}

bool window_is_bare(const struct window *w)
{
    return w->bare;
}

static float clamp(float v)
{
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

static bool pointer(struct window_event *out, enum window_event_kind kind, int64_t finger, float x, float y)
{
    *out = (struct window_event){.kind = kind, .finger = finger, .x = clamp(x), .y = clamp(y)};
    return true;
}

/* The mouse in SDL's window coordinates, which on a dense display are not pixels. */
static bool mouse(struct window *w, struct window_event *out, enum window_event_kind kind, int x, int y)
{
    int width = 1, height = 1;

    SDL_GetWindowSize(w->sdl, &width, &height);
    return pointer(out, kind, -1, ((float)x + 0.5F) / (float)width, ((float)y + 0.5F) / (float)height);
}

static bool from_window_event(struct window *w, const SDL_WindowEvent *in, struct window_event *out)
{
    switch (in->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        w->canvas = (struct canvas){0};
        out->kind = WINDOW_RESIZED;
        return true;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_SHOWN:
        out->kind = WINDOW_EXPOSED;
        return true;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        out->kind = WINDOW_FOCUS_LOST;
        return true;
    case SDL_WINDOWEVENT_CLOSE:
        out->kind = WINDOW_CLOSED;
        w->told_closed = true;
        return true;
    default:
        return false;
    }
}

static bool from_key_event(struct window *w, const SDL_KeyboardEvent *in, struct window_event *out)
{
    /* A held key is down until it is up; two fast presses are two. */
    if (in->repeat != 0 && !w->connection.pressed_anew)
        return false;
    if (in->repeat != 0)
        w->again = in->keysym.sym;
    out->kind = in->type == SDL_KEYDOWN && in->repeat == 0 ? WINDOW_KEY_DOWN : WINDOW_KEY_UP;
    out->key = SDL_GetKeyName(in->keysym.sym);
    return true;
}

/* False if the event is none that anybody here asks for. */
static bool translate(struct window *w, const SDL_Event *in, struct window_event *out)
{
    *out = (struct window_event){0};
    switch (in->type) {
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return from_key_event(w, &in->key, out);
    case SDL_SYSWMEVENT: /* SDL queues it before the event it makes of it, if it makes one */
        connection_hear(&w->connection, in->syswm.msg);
        return false;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (in->button.which == SDL_TOUCH_MOUSEID || in->button.button != SDL_BUTTON_LEFT)
            return false;
        w->pressed = in->type == SDL_MOUSEBUTTONDOWN;
        return mouse(w, out, w->pressed ? WINDOW_POINTER_DOWN : WINDOW_POINTER_UP, in->button.x, in->button.y);
    case SDL_MOUSEMOTION:
        if (in->motion.which == SDL_TOUCH_MOUSEID || !w->pressed)
            return false;
        return mouse(w, out, WINDOW_POINTER_MOVE, in->motion.x, in->motion.y);
    case SDL_FINGERDOWN:
        return pointer(out, WINDOW_POINTER_DOWN, in->tfinger.fingerId, in->tfinger.x, in->tfinger.y);
    case SDL_FINGERMOTION:
        return pointer(out, WINDOW_POINTER_MOVE, in->tfinger.fingerId, in->tfinger.x, in->tfinger.y);
    case SDL_FINGERUP:
        return pointer(out, WINDOW_POINTER_UP, in->tfinger.fingerId, in->tfinger.x, in->tfinger.y);
    case SDL_WINDOWEVENT:
        return from_window_event(w, &in->window, out);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        out->kind = WINDOW_EXPOSED;
        return true;
    case SDL_QUIT: /* SDL also says so after the last window's close */
        if (w->told_closed || connection_lost(&w->connection))
            return false;
        w->told_closed = true;
        out->kind = WINDOW_CLOSED;
        return true;
    default:
        return false;
    }
}

/* SDL_PollEvent() is not used: it puts marks into its queue and may say "no more" while more is there. */
bool window_poll(struct window *w, struct window_event *out)
{
    SDL_Event event;
    bool pumped = false;

    if (w->again != SDLK_UNKNOWN) {
        *out = (struct window_event){.kind = WINDOW_KEY_DOWN, .key = SDL_GetKeyName(w->again)};
        w->again = SDLK_UNKNOWN;
        return true;
    }
    for (;;) {
        while (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1)
            if (translate(w, &event, out))
                return true;
        if (pumped)
            break;
        SDL_PumpEvents();
        pumped = true;
    }
    if (connection_lost(&w->connection) && !w->told_lost) {
        w->told_lost = true;
        *out = (struct window_event){.kind = WINDOW_LOST};
        return true;
    }
    return false;
}

int window_fd(const struct window *w)
{
    return w->connection.fd;
}

const char *window_driver(const struct window *w)
{
    (void)w;
    return SDL_GetCurrentVideoDriver();
}

bool window_knows_key(const char *name)
{
    return SDL_GetKeyFromName(name) != SDLK_UNKNOWN;
}
