/* SPDX-License-Identifier: MIT */
#include "device/input.h"

#include "device/hotplug.h"

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { PATH_ROOM = 64, FINGERS_A_DEVICE = 1000 };

struct device {
    struct input *input;
    int fd; /* -1: a free place */
    struct libevdev *evdev;
    char path[PATH_ROOM];
    struct input_facts facts;
    struct touch touch;
    int64_t number; /* of its own since the start */
};

struct input {
    struct loop *loop;
    struct hotplug *hotplug; /* NULL: devices are plugged in by hand */
    struct input_wish wish;
    struct input_listener listener;
    struct device devices[INPUT_DEVICES_MOST];
    int64_t plugged;    /* so many so far */
    bool told_no_right; /* once for all of them */
};

struct input *input_create(struct loop *l, const struct input_wish *wish, const struct input_listener *listener)
{
    struct input *in = calloc(1, sizeof *in);

    if (in == NULL)
        return NULL;
    in->loop = l;
    in->wish = *wish;
    in->listener = *listener;
    for (size_t i = 0; i < INPUT_DEVICES_MOST; i++)
        in->devices[i].fd = -1;
    return in;
}

/* A key somebody may have bound; the system's own keys are no reason to take a device away from it. */
static bool is_hand_key(unsigned code)
{
    return keys_name(code) != NULL && code != KEY_POWER && code != KEY_SLEEP;
}

static bool is_keyboard(const struct libevdev *evdev)
{
    for (unsigned code = 1; code < KEYS_CODES; code++)
        if (is_hand_key(code) && libevdev_has_event_code(evdev, EV_KEY, code))
            return true;
    return false;
}

/* A panel over a picture, not a pad beside it nor a drawing board. */
static bool is_touch(const struct libevdev *evdev, bool multi)
{
    bool places =
        multi || (libevdev_has_event_code(evdev, EV_ABS, ABS_X) && libevdev_has_event_code(evdev, EV_ABS, ABS_Y) &&
                  libevdev_has_event_code(evdev, EV_KEY, BTN_TOUCH));

    if (!places || libevdev_has_property(evdev, INPUT_PROP_POINTER))
        return false;
    return libevdev_has_property(evdev, INPUT_PROP_DIRECT) ||
           (!libevdev_has_event_code(evdev, EV_KEY, BTN_TOOL_FINGER) &&
            !libevdev_has_event_code(evdev, EV_KEY, BTN_TOOL_PEN));
}

static void look(const struct libevdev *evdev, struct input_facts *out)
{
    const char *name = libevdev_get_name(evdev);
    struct error clean;

    *out = (struct input_facts){.multi = libevdev_has_event_code(evdev, EV_ABS, ABS_MT_POSITION_X) &&
                                         libevdev_has_event_code(evdev, EV_ABS, ABS_MT_POSITION_Y) &&
                                         libevdev_has_event_code(evdev, EV_ABS, ABS_MT_SLOT)};
    /* A name comes from whatever was plugged in. */
    error_set(&clean, "%s", name != NULL && name[0] != '\0' ? name : "without a name");
    snprintf(out->name, sizeof out->name, "%s", clean.text);
    out->keyboard = is_keyboard(evdev);
    out->touch = is_touch(evdev, out->multi);
    if (!out->touch)
        return;
    const struct input_absinfo *x = libevdev_get_abs_info(evdev, out->multi ? ABS_MT_POSITION_X : ABS_X);
    const struct input_absinfo *y = libevdev_get_abs_info(evdev, out->multi ? ABS_MT_POSITION_Y : ABS_Y);
    if (x != NULL && y != NULL) {
        out->x = (struct touch_axis){x->minimum, x->maximum};
        out->y = (struct touch_axis){y->minimum, y->maximum};
    }
}

/* Leaves errno as what went wrong. */
static bool open_device(const char *path, int *fd, struct libevdev **evdev, struct error *e)
{
    *fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    int why = *fd < 0 ? errno : -libevdev_new_from_fd(*fd, evdev);

    if (why <= 0)
        return true;
    if (*fd >= 0)
        close(*fd);
    if (why == EACCES || why == EPERM)
        error_set(e, "%s may not be read: the user must be in the group input", path);
    else
        error_set(e, "%s: %s", path, strerror(why));
    errno = why;
    return false;
}

bool input_look(const char *path, struct input_facts *out, struct error *e)
{
    struct libevdev *evdev;
    int fd;

    if (!open_device(path, &fd, &evdev, e))
        return false;
    look(evdev, out);
    libevdev_free(evdev);
    close(fd);
    return true;
}

static void tell(const struct input *in, bool wrong, const struct error *e)
{
    in->listener.tell(in->listener.user, wrong, e->text);
}

static void say_points(const struct device *d, const struct touch_point *points, size_t n, uint64_t ms)
{
    const struct input_listener *listener = &d->input->listener;

    for (size_t i = 0; i < n; i++)
        listener->touch(listener->user, points[i].kind, d->number * FINGERS_A_DEVICE + points[i].slot, points[i].x,
                        points[i].y, ms);
}

static void take(struct device *d, const struct input_event *ev)
{
    const struct input_listener *listener = &d->input->listener;
    uint64_t ms = (uint64_t)ev->input_event_sec * 1000 + (uint64_t)ev->input_event_usec / 1000;
    struct touch_point points[TOUCH_POINTS_MOST];

    if (d->facts.touch)
        say_points(d, points, touch_event(&d->touch, ev->type, ev->code, ev->value, points), ms);
    if (d->facts.keyboard && ev->type == EV_KEY && ev->value != 2 && keys_name(ev->code) != NULL)
        listener->key(listener->user, keys_name(ev->code), ev->value != 0, ms);
}

static const char *kind_of(const struct input_facts *f)
{
    return f->touch ? "touch panel" : "keyboard";
}

static void close_device(struct device *d)
{
    libevdev_free(d->evdev);
    loop_close(d->input->loop, &d->fd);
}

static void drop(struct device *d)
{
    const struct input_listener *listener = &d->input->listener;
    struct touch_point points[TOUCH_POINTS_MOST];
    uint64_t now = loop_now();
    struct error e;

    (void)loop_unwatch(d->input->loop, d->fd);
    say_points(d, points, touch_cancel(&d->touch, points), now);
    for (unsigned code = 1; d->facts.keyboard && code < KEYS_CODES; code++)
        if (keys_name(code) != NULL && libevdev_get_event_value(d->evdev, EV_KEY, code) != 0)
            listener->key(listener->user, keys_name(code), false, now);
    error_set(&e, "%s %s is gone", kind_of(&d->facts), d->facts.name);
    close_device(d);
    tell(d->input, false, &e);
}

/* After an overrun libevdev makes up the events that lead from what was known to what is. */
static void device_ready(void *user, int fd, uint32_t events)
{
    struct device *d = user;
    unsigned flag = LIBEVDEV_READ_FLAG_NORMAL;
    struct input_event ev;

    (void)fd;
    for (;;) {
        int status = libevdev_next_event(d->evdev, flag, &ev);
        if (status == -EAGAIN && flag == LIBEVDEV_READ_FLAG_SYNC) {
            flag = LIBEVDEV_READ_FLAG_NORMAL;
            continue;
        }
        if (status < 0) {
            if ((status != -EAGAIN && status != -EINTR) || ((events & EPOLLHUP) != 0 && status == -EAGAIN))
                drop(d);
            return;
        }
        if (status == LIBEVDEV_READ_STATUS_SYNC)
            flag = LIBEVDEV_READ_FLAG_SYNC;
        take(d, &ev);
    }
}

static struct device *find(struct input *in, const char *path)
{
    for (size_t i = 0; i < INPUT_DEVICES_MOST; i++)
        if (in->devices[i].fd >= 0 && strcmp(in->devices[i].path, path) == 0)
            return &in->devices[i];
    return NULL;
}

static struct device *free_place(struct input *in)
{
    for (size_t i = 0; i < INPUT_DEVICES_MOST; i++)
        if (in->devices[i].fd < 0)
            return &in->devices[i];
    return NULL;
}

static void begin(struct device *d)
{
    const struct input_wish *w = &d->input->wish;
    const struct input_facts *f = &d->facts;

    touch_init(&d->touch, f->multi, w->x.least != w->x.most ? w->x : f->x, w->y.least != w->y.most ? w->y : f->y,
               w->matrix, f->multi ? libevdev_get_current_slot(d->evdev) : 0);
    (void)libevdev_set_clock_id(d->evdev, CLOCK_MONOTONIC);
}

void input_plug(struct input *in, const char *path)
{
    struct device *d = free_place(in);
    struct device made = {.input = in, .fd = -1};
    struct error e;

    if (find(in, path) != NULL || strlen(path) >= sizeof made.path)
        return;
    if (!open_device(path, &made.fd, &made.evdev, &e)) {
        bool no_right = errno == EACCES || errno == EPERM;
        /* What went away again meanwhile is nobody's trouble. */
        if (errno != ENOENT && errno != ENODEV && !(no_right && in->told_no_right))
            tell(in, true, &e);
        in->told_no_right |= no_right;
        return;
    }
    look(made.evdev, &made.facts);
    if (d == NULL || (!made.facts.keyboard && !made.facts.touch)) {
        close_device(&made);
        return;
    }
    strcpy(made.path, path);
    made.number = ++in->plugged;
    *d = made;
    begin(d);
    if (loop_watch(in->loop, d->fd, EPOLLIN, device_ready, d) != 0) {
        error_set(&e, "%s cannot be waited for: %m", path);
        close_device(d);
        tell(in, true, &e);
        return;
    }
    if (!in->wish.shared && libevdev_grab(d->evdev, LIBEVDEV_GRAB) != 0) {
        error_set(&e, "%s %s is also read by another program", kind_of(&d->facts), d->facts.name);
        tell(in, true, &e);
    }
    error_set(&e, "%s %s is there", kind_of(&d->facts), d->facts.name);
    tell(in, false, &e);
}

void input_unplug(struct input *in, const char *path)
{
    struct device *d = find(in, path);

    if (d != NULL)
        drop(d);
}

static void came(void *user, const char *path)
{
    input_plug(user, path);
}

static void went(void *user, const char *path)
{
    input_unplug(user, path);
}

void input_find(struct input *in)
{
    in->hotplug = hotplug_create(in->loop, "/dev/input", "event", came, went, in);
    if (in->hotplug == NULL)
        in->listener.tell(in->listener.user, true,
                          "keyboards and touch panels cannot be found: the kernel does not tell");
}

void input_destroy(struct input *in)
{
    if (in == NULL)
        return;
    hotplug_destroy(in->hotplug);
    for (size_t i = 0; i < INPUT_DEVICES_MOST; i++)
        if (in->devices[i].fd >= 0)
            close_device(&in->devices[i]);
    free(in);
}
