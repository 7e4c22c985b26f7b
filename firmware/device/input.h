/* SPDX-License-Identifier: MIT */
/* Keyboards and touch panels without a window system: the kernel's own event devices, through the one loop. Mice are
 * not read. A device is grabbed (EVIOCGRAB) unless it is to be shared, so that the console behind the picture gets no
 * keys. One that has nothing but a power or sleep key is left to the system.
 *
 * Which devices there are, input_find() finds out; tests plug in their own. */
#pragma once

#include "base/error.h"
#include "device/loop.h"
#include "device/touch.h"

enum { INPUT_NAME_ROOM = 96, INPUT_DEVICES_MOST = 32 };

struct input_wish {
    struct touch_axis x, y; /* least == most: what the panel says of itself */
    struct touch_matrix matrix;
    bool shared; /* not grabbed: others read the devices as well */
};

/* Times are ms of CLOCK_MONOTONIC, from the kernel. They may not destroy the input. */
struct input_listener {
    /* The key's name as the settings know it; no repeats. Valid for ever. */
    void (*key)(void *user, const char *key, bool down, uint64_t ms);
    /* 0 to 1 over the panel; a finger's number is its own from down to up, over all panels. */
    void (*touch)(void *user, enum touch_kind kind, int64_t finger, float x, float y, uint64_t ms);
    /* "touch panel ft5x06 is there", or (wrong) what keeps a device from working */
    void (*tell)(void *user, bool wrong, const char *text);
    void *user;
};

struct input;
struct input *input_create(struct loop *l, const struct input_wish *wish,
                           const struct input_listener *listener); /* NULL, errno */
void input_destroy(struct input *in);                              /* takes NULL */

/* From now on plugs in what is in /dev/input and what comes there, and unplugs what goes. If the kernel does not tell,
 * the listener is told so. Once. */
void input_find(struct input *in);

/* A device node appeared, or was there from the start; a node that is in use already, or of no use, is passed over. */
void input_plug(struct input *in, const char *path);
/* It went away; what was held on it is let go. A device also goes when reading says so. */
void input_unplug(struct input *in, const char *path);

/* What a node is, for `probe`. */
struct input_facts {
    char name[INPUT_NAME_ROOM];
    bool keyboard, touch, multi;
    struct touch_axis x, y;
};
MUST_CHECK bool input_look(const char *path, struct input_facts *out, struct error *e);

/* The keys of a keyboard read without a window system, under the names that the settings know (SDL's, on a US layout:
 * the key right of P is "[", whatever is printed on it). */
/* The name of a KEY_* code of linux/input-event-codes.h; NULL: nobody can ask for that key. */
const char *keys_name(unsigned code);

/* Codes are below this. */
enum { KEYS_CODES = 0x200 };
