/* SPDX-License-Identifier: MIT */
/*
 * panel WIDTH HEIGHT: a touch panel made with uinput, multi-touch protocol B, as the kernel's documentation tells it
 * (input/multi-touch-protocol). It reads lines from its standard input:
 *
 *   down FINGER X Y    move FINGER X Y    up FINGER    wait MS    unplug    plug
 *
 * The waiting is done here, by the guest's clock, so that a slow emulator does not turn a tap into a hold.
 */
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { FINGERS = 10 };

struct panel {
    int fd, width, height, tracking, down;
};

static void send(const struct panel *p, int type, int code, int value)
{
    struct input_event e = {.type = (__u16)type, .code = (__u16)code, .value = value};
    if (write(p->fd, &e, sizeof e) != sizeof e)
        perror("panel: write");
}

static void axis(const struct panel *p, int code, int most)
{
    struct uinput_abs_setup a = {.code = (__u16)code, .absinfo = {.maximum = most}};
    if (ioctl(p->fd, UI_ABS_SETUP, &a) != 0)
        perror("panel: axis");
}

static int plug(struct panel *p)
{
    struct uinput_setup setup = {.id = {.bustype = BUS_VIRTUAL}, .name = "lab panel"};

    p->fd = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    if (p->fd < 0 || ioctl(p->fd, UI_SET_EVBIT, EV_KEY) != 0 || ioctl(p->fd, UI_SET_EVBIT, EV_ABS) != 0 ||
        ioctl(p->fd, UI_SET_KEYBIT, BTN_TOUCH) != 0 || ioctl(p->fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT) != 0)
        return -1;
    axis(p, ABS_X, p->width - 1);
    axis(p, ABS_Y, p->height - 1);
    axis(p, ABS_MT_SLOT, FINGERS - 1);
    axis(p, ABS_MT_POSITION_X, p->width - 1);
    axis(p, ABS_MT_POSITION_Y, p->height - 1);
    axis(p, ABS_MT_TRACKING_ID, 65535);
    p->down = 0;
    return ioctl(p->fd, UI_DEV_SETUP, &setup) != 0 ? -1 : ioctl(p->fd, UI_DEV_CREATE);
}

static void place(const struct panel *p, int x, int y)
{
    send(p, EV_ABS, ABS_MT_POSITION_X, x);
    send(p, EV_ABS, ABS_MT_POSITION_Y, y);
    send(p, EV_ABS, ABS_X, x);
    send(p, EV_ABS, ABS_Y, y);
}

static int obey(struct panel *p, const char *line)
{
    int finger, x, y, ms;

    if (sscanf(line, "wait %d", &ms) == 1) {
        struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
        return nanosleep(&t, NULL);
    }
    if (strncmp(line, "unplug", 6) == 0)
        return close(p->fd);
    if (strncmp(line, "plug", 4) == 0)
        return plug(p);
    if (sscanf(line, "down %d %d %d", &finger, &x, &y) == 3) {
        send(p, EV_ABS, ABS_MT_SLOT, finger);
        send(p, EV_ABS, ABS_MT_TRACKING_ID, p->tracking++ & 0xffff);
        place(p, x, y);
        if (p->down++ == 0)
            send(p, EV_KEY, BTN_TOUCH, 1);
    } else if (sscanf(line, "move %d %d %d", &finger, &x, &y) == 3) {
        send(p, EV_ABS, ABS_MT_SLOT, finger);
        place(p, x, y);
    } else if (sscanf(line, "up %d", &finger) == 1) {
        send(p, EV_ABS, ABS_MT_SLOT, finger);
        send(p, EV_ABS, ABS_MT_TRACKING_ID, -1);
        if (--p->down == 0)
            send(p, EV_KEY, BTN_TOUCH, 0);
    } else {
        fprintf(stderr, "panel: what is '%s'?\n", line);
        return 0;
    }
    send(p, EV_SYN, SYN_REPORT, 0);
    return 0;
}

int main(int argc, char **argv)
{
    struct panel p = {.fd = -1};
    char line[128];

    if (argc != 3)
        return 2;
    p.width = atoi(argv[1]);
    p.height = atoi(argv[2]);
    if (plug(&p) != 0) {
        perror("panel: /dev/uinput");
        return 1;
    }
    while (fgets(line, sizeof line, stdin) != NULL)
        if (obey(&p, line) != 0)
            perror("panel");
    return 0;
}
