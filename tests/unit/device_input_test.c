/* SPDX-License-Identifier: MIT */
/*
 * FIFOs stand in for the event devices. The stand-ins below make libevdev's view of one (a keyboard, a panel, ...) out
 * of its file's name, and its events out of what the test writes into it.
 */
#include "device/input.h"

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { FAKES = 8 };

static struct {
    struct libevdev *evdev[FAKES];
    int fd[FAKES];
    int n, grabs, clocks, refuse_grab;
    bool syncing;
} fake;

static void enable(struct libevdev *d, unsigned type, unsigned code, int most)
{
    const struct input_absinfo info = {.maximum = most};

    assert_int_equal(libevdev_enable_event_code(d, type, code, type == EV_ABS ? &info : NULL), 0);
}

static void make(struct libevdev *d, const char *kind)
{
    bool panel = strstr(kind, "panel") != NULL, pad = strstr(kind, "pad") != NULL;

    libevdev_set_name(d, kind);
    if (strstr(kind, "keyboard") != NULL) {
        enable(d, EV_KEY, KEY_RIGHT, 0);
        enable(d, EV_KEY, KEY_A, 0);
    }
    if (strstr(kind, "power") != NULL)
        enable(d, EV_KEY, KEY_POWER, 0);
    if (strstr(kind, "mouse") != NULL) {
        enable(d, EV_KEY, BTN_LEFT, 0);
        enable(d, EV_REL, REL_X, 0);
    }
    if (panel || pad) {
        enable(d, EV_KEY, BTN_TOUCH, 0);
        enable(d, EV_ABS, ABS_X, 1000);
        enable(d, EV_ABS, ABS_Y, 500);
    }
    if (pad)
        enable(d, EV_KEY, BTN_TOOL_FINGER, 0);
    if (strstr(kind, "multi") != NULL) {
        libevdev_enable_property(d, INPUT_PROP_DIRECT);
        enable(d, EV_ABS, ABS_MT_SLOT, 9);
        enable(d, EV_ABS, ABS_MT_TRACKING_ID, 65535);
        enable(d, EV_ABS, ABS_MT_POSITION_X, 1000);
        enable(d, EV_ABS, ABS_MT_POSITION_Y, 500);
    }
}

int libevdev_new_from_fd(int fd, struct libevdev **out)
{
    char link[64], path[128];

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    assert_true(n > 0);
    path[n] = '\0';
    if (strstr(path, "broken") != NULL)
        return -EINVAL;
    *out = libevdev_new();
    make(*out, strrchr(path, '/') + 1);
    fake.evdev[fake.n] = *out;
    fake.fd[fake.n++] = fd;
    return 0;
}

int libevdev_next_event(struct libevdev *d, unsigned flags, struct input_event *ev)
{
    int i = 0;

    while (fake.evdev[i] != d)
        i++;
    /* In the sync after an overrun comes what it led to; the byte that ends it is a SYN_CONFIG. */
    if (fake.syncing)
        assert_int_equal(flags, LIBEVDEV_READ_FLAG_SYNC);
    else
        assert_int_equal(flags, LIBEVDEV_READ_FLAG_NORMAL);
    ssize_t n = read(fake.fd[i], ev, sizeof *ev);
    if (n == 0)
        return -ENODEV;
    if (n < 0)
        return -errno;
    if (ev->type == EV_SYN && ev->code == SYN_CONFIG) {
        fake.syncing = false;
        return -EAGAIN;
    }
    if (ev->type == EV_KEY)
        libevdev_set_event_value(d, ev->type, ev->code, ev->value);
    fake.syncing |= ev->type == EV_SYN && ev->code == SYN_DROPPED;
    return fake.syncing ? LIBEVDEV_READ_STATUS_SYNC : LIBEVDEV_READ_STATUS_SUCCESS;
}

int libevdev_grab(struct libevdev *d, enum libevdev_grab_mode mode)
{
    (void)d;
    assert_int_equal(mode, LIBEVDEV_GRAB);
    fake.grabs++;
    return fake.refuse_grab;
}

int libevdev_set_clock_id(struct libevdev *d, int clock)
{
    (void)d;
    assert_int_equal(clock, 1); /* CLOCK_MONOTONIC */
    fake.clocks++;
    return 0;
}

/* --- the test's side ------------------------------------------------------------------------------------------------
 */

struct scene {
    struct loop *loop;
    struct input *input;
    int rounds;
    char folder[40], paths[FAKES][96], heard[2048], told[2048];
    int in[FAKES];
    int n;
};

static void hear_key(void *user, const char *key, bool down, uint64_t ms)
{
    struct scene *s = user;
    size_t used = strlen(s->heard);
    snprintf(s->heard + used, sizeof s->heard - used, "%s %s@%llu ", key, down ? "down" : "up",
             ms > 1000000 ? 0ULL : (unsigned long long)ms);
}

static void hear_touch(void *user, enum touch_kind kind, int64_t finger, float x, float y, uint64_t ms)
{
    static const char *const kinds[] = {"down", "move", "up", "cancel"};
    struct scene *s = user;
    size_t used = strlen(s->heard);
    (void)ms;
    snprintf(s->heard + used, sizeof s->heard - used, "%lld %s(%.0f,%.0f) ", (long long)finger, kinds[kind],
             (double)x * 100, (double)y * 100);
}

static void hear_words(void *user, bool wrong, const char *text)
{
    struct scene *s = user;
    size_t used = strlen(s->told);
    snprintf(s->told + used, sizeof s->told - used, "%s%s\n", wrong ? "- " : "+ ", text);
}

static void begin(struct scene *s)
{
    const struct input_wish wish = {.matrix = TOUCH_AS_IT_IS};
    const struct input_listener listener = {hear_key, hear_touch, hear_words, s};

    memset(s, 0, sizeof *s);
    memset(&fake, 0, sizeof fake);
    strcpy(s->folder, "/tmp/standfirst-input-XXXXXX");
    assert_non_null(mkdtemp(s->folder));
    s->loop = loop_create();
    s->input = input_create(s->loop, &wish, &listener);
    assert_non_null(s->input);
}

static void end(struct scene *s)
{
    input_destroy(s->input);
    loop_destroy(s->loop);
    for (int i = 0; i < s->n; i++) {
        if (s->in[i] >= 0)
            close(s->in[i]);
        unlink(s->paths[i]);
    }
    rmdir(s->folder);
}

/* Plugs in a device of a kind; its number. */
static int plug(struct scene *s, const char *kind)
{
    int i = s->n++;

    snprintf(s->paths[i], sizeof s->paths[i], "%s/%d-%s", s->folder, i, kind);
    assert_int_equal(mkfifo(s->paths[i], 0600), 0);
    s->in[i] = open(s->paths[i], O_RDWR | O_CLOEXEC);
    assert_true(s->in[i] >= 0);
    input_plug(s->input, s->paths[i]);
    return i;
}

static void put(struct scene *s, int device, unsigned type, unsigned code, int value, long ms)
{
    const struct input_event ev = {.input_event_sec = ms / 1000,
                                   .input_event_usec = ms % 1000 * 1000,
                                   .type = (uint16_t)type,
                                   .code = (uint16_t)code,
                                   .value = value};
    assert_int_equal(write(s->in[device], &ev, sizeof ev), sizeof ev);
}

static void before_sleep(void *user)
{
    struct scene *s = user;

    if (++s->rounds == 2)
        loop_stop(s->loop);
}

/* One round; something must be ready. */
static void turn(struct scene *s)
{
    s->rounds = 0;
    loop_before_sleep(s->loop, before_sleep, s);
    assert_int_equal(loop_run(s->loop), 0);
}

static void keys(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    int k = plug(&s, "keyboard");
    assert_string_equal(s.told, "+ keyboard 0-keyboard is there\n");
    assert_int_equal(fake.grabs, 1);
    assert_int_equal(fake.clocks, 1);
    put(&s, k, EV_KEY, KEY_RIGHT, 1, 5000);
    put(&s, k, EV_KEY, KEY_RIGHT, 2, 5250);
    put(&s, k, EV_KEY, KEY_RIGHT, 2, 5280);
    put(&s, k, EV_KEY, KEY_RIGHT, 0, 5300);
    put(&s, k, EV_KEY, KEY_A, 1, 5999);
    put(&s, k, EV_KEY, BTN_LEFT, 1, 5999);
    turn(&s);
    assert_string_equal(s.heard, "Right down@5000 Right up@5300 A down@5999 ");
    end(&s);
}

static void what_is_taken_and_what_not(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    plug(&s, "power");
    plug(&s, "mouse");
    plug(&s, "pad");
    assert_string_equal(s.told, "");
    assert_int_equal(fake.grabs, 0);
    plug(&s, "panel");
    plug(&s, "multi-panel");
    assert_string_equal(s.told, "+ touch panel 3-panel is there\n+ touch panel 4-multi-panel is there\n");
    input_plug(s.input, s.paths[4]); /* told twice by udev */
    assert_int_equal(fake.grabs, 2);
    plug(&s, "broken");
    assert_non_null(strstr(s.told, "-broken: Invalid argument\n"));
    input_plug(s.input, "/nonexistent/event0"); /* was gone before we looked */
    assert_null(strstr(s.told, "nonexistent"));
    end(&s);
}

static void fingers_on_two_panels(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    int a = plug(&s, "multi-panel"), b = plug(&s, "panel");
    put(&s, a, EV_ABS, ABS_MT_TRACKING_ID, 1, 0);
    put(&s, a, EV_ABS, ABS_MT_POSITION_X, 250, 0);
    put(&s, a, EV_ABS, ABS_MT_POSITION_Y, 250, 0);
    put(&s, a, EV_KEY, BTN_TOUCH, 1, 0);
    put(&s, a, EV_ABS, ABS_X, 250, 0);
    put(&s, a, EV_SYN, SYN_REPORT, 0, 0);
    turn(&s);
    assert_string_equal(s.heard, "1000 down(25,50) ");
    s.heard[0] = '\0';
    put(&s, b, EV_KEY, BTN_TOUCH, 1, 0);
    put(&s, b, EV_ABS, ABS_X, 1000, 0);
    put(&s, b, EV_SYN, SYN_REPORT, 0, 0);
    turn(&s);
    assert_string_equal(s.heard, "2000 down(100,0) ");
    end(&s);
}

static void unplugged_lets_go(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    int k = plug(&s, "keyboard"), p = plug(&s, "multi-panel");
    put(&s, k, EV_KEY, KEY_A, 1, 100);
    put(&s, p, EV_ABS, ABS_MT_TRACKING_ID, 1, 0);
    put(&s, p, EV_SYN, SYN_REPORT, 0, 0);
    turn(&s);
    s.heard[0] = s.told[0] = '\0';
    input_unplug(s.input, s.paths[k]);
    assert_string_equal(s.told, "+ keyboard 0-keyboard is gone\n");
    assert_int_equal(strncmp(s.heard, "A up@", 5), 0);
    s.heard[0] = s.told[0] = '\0';
    close(s.in[p]); /* reading fails before udev tells */
    s.in[p] = -1;
    turn(&s);
    assert_string_equal(s.told, "+ touch panel 1-multi-panel is gone\n");
    assert_string_equal(s.heard, "2000 cancel(0,0) ");
    input_unplug(s.input, s.paths[p]);
    assert_string_equal(s.told, "+ touch panel 1-multi-panel is gone\n");
    end(&s);
}

static void an_overrun_is_made_good(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    int k = plug(&s, "keyboard");
    put(&s, k, EV_KEY, KEY_A, 1, 100);
    put(&s, k, EV_SYN, SYN_DROPPED, 0, 200);
    put(&s, k, EV_KEY, KEY_A, 0, 200); /* as libevdev makes it up */
    put(&s, k, EV_SYN, SYN_CONFIG, 0, 200);
    put(&s, k, EV_KEY, KEY_RIGHT, 1, 300);
    turn(&s);
    assert_string_equal(s.heard, "A down@100 A up@200 Right down@300 ");
    end(&s);
}

static void somebody_else_reads_it_too(void **state)
{
    struct scene s;

    (void)state;
    begin(&s);
    fake.refuse_grab = -EBUSY;
    int k = plug(&s, "keyboard");
    assert_non_null(strstr(s.told, "- keyboard 0-keyboard is also read by another program\n"));
    put(&s, k, EV_KEY, KEY_A, 1, 100);
    turn(&s);
    assert_string_equal(s.heard, "A down@100 ");
    end(&s);
}

static void not_permitted_is_told_once(void **state)
{
    struct scene s;

    (void)state;
    if (geteuid() == 0)
        skip(); /* root may read everything */
    begin(&s);
    for (int i = 0; i < 2; i++) {
        snprintf(s.paths[i], sizeof s.paths[i], "%s/%d-keyboard", s.folder, i);
        assert_int_equal(mkfifo(s.paths[i], 0), 0);
        s.in[i] = -1;
        s.n++;
        input_plug(s.input, s.paths[i]);
    }
    assert_non_null(strstr(s.told, "0-keyboard may not be read: the user must be in the group input\n"));
    assert_null(strstr(s.told, "1-keyboard"));
    end(&s);
}

static void looks(void **state)
{
    struct input_facts facts;
    struct error e;
    struct scene s;

    (void)state;
    begin(&s);
    int p = plug(&s, "multi-panel");
    assert_true(input_look(s.paths[p], &facts, &e));
    assert_true(facts.touch && facts.multi && !facts.keyboard);
    assert_int_equal(facts.x.most, 1000);
    assert_string_equal(facts.name, "0-multi-panel");
    assert_false(input_look("/nonexistent/event0", &facts, &e));
    assert_string_equal(e.text, "/nonexistent/event0: No such file or directory");
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(what_is_taken_and_what_not),
        cmocka_unit_test(fingers_on_two_panels),
        cmocka_unit_test(unplugged_lets_go),
        cmocka_unit_test(an_overrun_is_made_good),
        cmocka_unit_test(somebody_else_reads_it_too),
        cmocka_unit_test(not_permitted_is_told_once),
        cmocka_unit_test(looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
