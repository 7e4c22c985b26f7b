/* SPDX-License-Identifier: MIT */
/*
 * Times programs to the pixel: it looks at the frame buffer that Xvfb (-fbdir) keeps in a file, so looking costs the X
 * server nothing.
 *
 *   stopwatch start FRAMEBUFFER AREA ROUNDS COMMAND... [-- COMMAND...]
 *       from the moment each command is started to the moment its area shows what it shows in the end
 *   stopwatch key FRAMEBUFFER AREA ROUNDS KEY BACK COMMAND... [-- COMMAND...]
 *       from a press of KEY, and of BACK, to the moment the area shows the other picture, complete
 *   stopwatch press TIMES MS KEY BACK
 *       only presses, KEY and BACK in turn, one every so many milliseconds
 *
 * AREA is X,Y,WIDTH,HEIGHT. The commands take turns. A line per measurement: the command's number and nanoseconds; for
 * `start` first "same" or "differ" and the number, by whether a command ends in the first one's pixels. It ends with 1,
 * and says why, if a program does not come to show anything.
 */
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    COMMANDS_MOST = 4,
    LIMIT_MS = 10000,
    STILL_MS = 700, /* so long unchanged: this is what the program shows */
    REST_MS = 150,  /* between two presses: what is prepared ahead is ready */
    PRESSES = 5,    /* there and back, before it is the next command's turn */
};

struct area {
    size_t x, y, width, height;
};

struct screen {
    const uint8_t *pixels; /* changes under us */
    size_t pitch, width, height;
    struct area area;
};

struct image {
    uint32_t *pixels;
};

static pid_t child;

static void fail(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fputs("stopwatch: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    if (child > 0)
        kill(child, SIGKILL);
    exit(1);
}

static uint64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static void sleep_us(long us)
{
    nanosleep(&(struct timespec){us / 1000000, us % 1000000 * 1000}, NULL);
}

/* Xvfb's file has XWD's header: 25 numbers of four bytes, the highest first, then the window's name and the colours. */
static uint32_t number(const uint8_t *header, int index)
{
    const uint8_t *p = header + (size_t)index * 4;

    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static struct screen open_screen(const char *path, const char *area)
{
    struct screen s = {0};
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &st) != 0)
        fail("%s: %s", path, strerror(errno));
    const uint8_t *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (file == MAP_FAILED || st.st_size < 100)
        fail("%s: cannot be mapped", path);
    close(fd);
    if (number(file, 1) != 7 || number(file, 7) != 0 || number(file, 11) != 32)
        fail("%s: is not a frame buffer of 32 bits a pixel", path);
    s.width = number(file, 4);
    s.height = number(file, 5);
    s.pitch = number(file, 12);
    s.pixels = file + number(file, 0) + (size_t)12 * number(file, 19);
    struct area *a = &s.area;
    if (sscanf(area, "%zu,%zu,%zu,%zu", &a->x, &a->y, &a->width, &a->height) != 4 || a->x + a->width > s.width ||
        a->y + a->height > s.height || a->width == 0 || a->height == 0)
        fail("%s: is not an area of the screen", area);
    return s;
}

static const uint8_t *row_at(const struct screen *s, size_t y)
{
    return s->pixels + (s->area.y + y) * s->pitch + s->area.x * 4;
}

static void grab(const struct screen *s, struct image *image)
{
    size_t row = s->area.width * 4;

    if (image->pixels == NULL && (image->pixels = malloc(row * s->area.height)) == NULL)
        fail("out of memory");
    for (size_t y = 0; y < s->area.height; y++)
        memcpy((uint8_t *)image->pixels + y * row, row_at(s, y), row);
}

static bool shows(const struct screen *s, const struct image *image)
{
    size_t row = s->area.width * 4;

    for (size_t y = 0; y < s->area.height; y++)
        if (memcmp((const uint8_t *)image->pixels + y * row, row_at(s, y), row) != 0)
            return false;
    return true;
}

/* The fourth byte of a pixel is not seen. */
static bool same(const struct screen *s, const struct image *a, const struct image *b)
{
    for (size_t i = 0; i < s->area.width * s->area.height; i++)
        if (((a->pixels[i] ^ b->pixels[i]) & 0xffffff) != 0)
            return false;
    return true;
}

static void check_child(void)
{
    int status;

    if (child > 0 && waitpid(child, &status, WNOHANG) == child) {
        child = 0;
        fail("the program ended by itself (status %d)", status);
    }
}

static uint64_t wait_until_shown(const struct screen *s, const struct image *image, uint64_t since)
{
    unsigned looks = 0;

    while (!shows(s, image)) {
        sleep_us(20);
        if (++looks % 256 == 0)
            check_child();
        if (now_ns() - since > LIMIT_MS * UINT64_C(1000000))
            fail("the expected picture did not come");
    }
    return now_ns() - since;
}

/* Waits until the area shows something other than `before`, and that for a while, and keeps it. */
static void wait_until_still(const struct screen *s, const struct image *before, struct image *image)
{
    uint64_t start = now_ns(), still = start;

    grab(s, image);
    while (same(s, image, before) || now_ns() - still < STILL_MS * UINT64_C(1000000)) {
        sleep_us(2000);
        check_child();
        if (!shows(s, image)) {
            grab(s, image);
            still = now_ns();
        }
        if (now_ns() - start > LIMIT_MS * UINT64_C(1000000))
            fail("nothing is shown");
    }
}

static void start(char **command)
{
    extern char **environ;

    int error = posix_spawnp(&child, command[0], NULL, NULL, command, environ);
    if (error != 0) {
        child = 0;
        fail("%s: %s", command[0], strerror(error));
    }
}

static void stop(const struct screen *s, const struct image *empty)
{
    int status;

    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    child = 0;
    wait_until_shown(s, empty, now_ns());
    sleep_us(20000);
}

static void time_starts(const struct screen *s, char ***commands, size_t n, int rounds)
{
    struct image empty = {0}, shown[COMMANDS_MOST] = {0};

    grab(s, &empty);
    for (size_t i = 0; i < n; i++) { /* warms up as well */
        start(commands[i]);
        wait_until_still(s, &empty, &shown[i]);
        stop(s, &empty);
        printf("%s %zu\n", same(s, &shown[i], &shown[0]) ? "same" : "differ", i);
    }
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < n; i++) {
            uint64_t since = now_ns();
            start(commands[i]);
            printf("%zu %llu\n", i, (unsigned long long)wait_until_shown(s, &shown[i], since));
            stop(s, &empty);
        }
    }
}

struct keys {
    Display *display;
    KeyCode codes[2];
};

static struct keys open_keys(char **names)
{
    struct keys k = {.display = XOpenDisplay(NULL)};
    int unused;

    if (k.display == NULL || !XTestQueryExtension(k.display, &unused, &unused, &unused, &unused))
        fail("there is no X server with XTEST");
    for (int i = 0; i < 2; i++)
        if ((k.codes[i] = XKeysymToKeycode(k.display, XStringToKeysym(names[i]))) == 0)
            fail("%s: there is no such key", names[i]);
    return k;
}

static void send(const struct keys *k, int which, bool down)
{
    XTestFakeKeyEvent(k->display, k->codes[which], down, 0);
    XFlush(k->display);
}

static void press_and_settle(const struct screen *s, const struct keys *k, int which, const struct image *before,
                             struct image *after)
{
    send(k, which, true);
    send(k, which, false); /* at once, or the server would repeat the key */
    wait_until_still(s, before, after);
}

static void time_presses(const struct screen *s, const struct keys *k, char **command, size_t index, int presses)
{
    struct image empty = {0}, shown[2] = {0};

    grab(s, &empty);
    start(command);
    wait_until_still(s, &empty, &shown[0]);
    press_and_settle(s, k, 0, &shown[0], &shown[1]);
    press_and_settle(s, k, 1, &shown[1], &shown[0]);
    for (int i = 0; i < 2 * presses; i++) {
        int which = i % 2;
        sleep_us(REST_MS * 1000);
        uint64_t since = now_ns();
        send(k, which, true);
        printf("%zu %llu\n", index, (unsigned long long)wait_until_shown(s, &shown[1 - which], since));
        send(k, which, false);
        XSync(k->display, False);
    }
    stop(s, &empty);
    free(empty.pixels);
    free(shown[0].pixels);
    free(shown[1].pixels);
}

static void press_only(const struct keys *k, int times, int ms)
{
    for (int i = 0; i < times; i++) {
        send(k, i % 2, true);
        send(k, i % 2, false);
        sleep_us(ms * 1000L);
    }
}

static size_t split(char **arguments, char ***commands)
{
    size_t n = 0;

    commands[n++] = arguments;
    for (; *arguments != NULL; arguments++) {
        if (strcmp(*arguments, "--") != 0)
            continue;
        *arguments = NULL;
        if (n == COMMANDS_MOST)
            fail("too many commands");
        commands[n++] = arguments + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (commands[i][0] == NULL)
            fail("a command is empty");
    return n;
}

int main(int argc, char **argv)
{
    char **commands[COMMANDS_MOST];
    if (argc == 6 && strcmp(argv[1], "press") == 0) {
        struct keys hands = open_keys(argv + 4);
        press_only(&hands, atoi(argv[2]), atoi(argv[3]));
        XCloseDisplay(hands.display);
        return 0;
    }
    bool keys = argc > 7 && strcmp(argv[1], "key") == 0;

    if (!keys && !(argc > 5 && strcmp(argv[1], "start") == 0))
        fail("see its source for how to use it");
    setvbuf(stdout, NULL, _IOLBF, 0);
    prctl(PR_SET_TIMERSLACK, 1);
    struct screen s = open_screen(argv[2], argv[3]);
    int rounds = atoi(argv[4]);
    size_t n = split(argv + (keys ? 7 : 5), commands);
    if (!keys) {
        time_starts(&s, commands, n, rounds);
        return 0;
    }
    struct keys k = open_keys(argv + 5);
    for (int left = rounds; left > 0; left -= 2 * PRESSES)
        for (size_t i = 0; i < n; i++)
            time_presses(&s, &k, commands[i], i, left < 2 * PRESSES ? (left + 1) / 2 : PRESSES);
    XCloseDisplay(k.display);
    return 0;
}
