/* SPDX-License-Identifier: MIT */
/* `standfirst probe`: what hardware and files are there, and whether the config fits them, in plain text. Nothing is
 * taken away from anybody: lines and devices are only asked what they are. */
#include "base/file.h"
#include "base/log.h"
#include "device/chip.h"
#include "device/input.h"
#include "device/mounts.h"
#include "kiosk/commands.h"
#include "screen/displays.h"

#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void heading(const char *words)
{
    printf("\n%s\n", words);
}

/* Returns how many mistakes there are. */
static size_t tell_config(const struct settings_problems *problems)
{
    heading("Config");
    if (problems->path[0] == '\0')
        puts("  no config file: the defaults");
    else
        printf("  %s\n", problems->path);
    size_t wrong = 0;
    for (size_t i = 0; i < problems->n; i++) {
        struct error line;
        settings_problem_say(problems, i, &line);
        printf("  %s\n", line.text);
        wrong += !problems->items[i].advice;
    }
    return wrong + problems->left_off;
}

static void tell_font(const char *what, const char *path)
{
    bool there = access(path, R_OK) == 0;
    printf("  %-10s %s: %s\n", what, path, there ? "there" : strerror(errno));
}

static void tell_fonts(const struct settings *s)
{
    size_t found = 0, named = 0;

    heading("Fonts");
    tell_font("headline", s->fonts.headline);
    tell_font("quote", s->fonts.quote);
    tell_font("text", s->fonts.text);
    tell_font("sans", s->fonts.sans);
    tell_font("sans_bold", s->fonts.sans_bold);
    for (; named < SETTINGS_FALLBACK_MOST && s->fonts.fallback[named][0] != '\0'; named++)
        found += access(s->fonts.fallback[named], R_OK) == 0;
    printf("  %-10s %zu of %zu are there\n", "fallback", found, named);
    for (size_t i = 0; i < named; i++)
        if (access(s->fonts.fallback[i], R_OK) != 0)
            tell_font("  missing", s->fonts.fallback[i]);
}

static void tell_modes(const struct display *d)
{
    for (size_t i = 0; i < d->n_modes; i++)
        printf("%s%dx%d@%d%s", i % 6 == 0 ? "\n      " : ", ", d->modes[i].width, d->modes[i].height,
               d->modes[i].refresh, d->modes[i].preferred ? " (its own)" : "");
    putchar('\n');
}

static void tell_displays(void)
{
    struct display displays[DISPLAYS_MOST];
    const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    size_t n = displays_list(displays);

    heading("Displays");
    if (wayland != NULL && wayland[0] != '\0')
        printf("  window system: Wayland, %s\n", wayland);
    else if (x11 != NULL && x11[0] != '\0')
        printf("  window system: X11, %s\n", x11);
    else
        puts("  no window system: the kiosk draws on the bare display");
    if (n == 0)
        puts("  no display device (/dev/dri/card*)");
    for (size_t i = 0; i < n; i++) {
        const struct display *d = &displays[i];
        if (d->why != 0) {
            printf("  %s: %s\n", d->card, strerror(d->why));
            continue;
        }
        printf("  %s (driver %s): ", d->card, d->driver[0] != '\0' ? d->driver : "unknown");
        if (d->connector[0] == '\0') {
            puts("no connectors, so it cannot show anything");
            continue;
        }
        printf("%s, %s", d->connector, d->connected ? "connected" : "nothing connected");
        tell_modes(d);
    }
}

static int events_only(const struct dirent *entry)
{
    return strncmp(entry->d_name, "event", 5) == 0;
}

static void tell_input(void)
{
    struct dirent **entries = NULL;
    int n = scandir("/dev/input", &entries, events_only, versionsort), useful = 0;

    heading("Keyboards and touch panels");
    for (int i = 0; i < n; i++) {
        struct input_facts f;
        struct error e;
        char path[300];
        snprintf(path, sizeof path, "/dev/input/%s", entries[i]->d_name);
        free(entries[i]);
        if (!input_look(path, &f, &e)) {
            printf("  %s\n", e.text);
            useful++;
        } else if (f.touch) {
            printf("  %s: %s, touch panel, %s, %d to %d across, %d to %d down\n", path, f.name,
                   f.multi ? "several fingers" : "one finger", f.x.least, f.x.most, f.y.least, f.y.most);
            useful++;
        } else if (f.keyboard) {
            printf("  %s: %s, keyboard\n", path, f.name);
            useful++;
        }
    }
    free(entries);
    if (useful == 0)
        puts("  none");
}

static void tell_chip(const struct chip *c)
{
    if (c->why != 0) {
        printf("  %s: %s\n", c->path, strerror(c->why));
        return;
    }
    printf("  %s (%s), %s, %u lines\n", c->label, c->name, c->path, c->n_lines);
    int fd = gpio_kernel.open(c->path, 0);
    for (unsigned i = 0; fd >= 0 && i < c->n_lines; i++) {
        struct chip_line line;
        if (chip_line(&gpio_kernel, fd, i, &line) != 0)
            continue;
        bool used = (line.flags & GPIO_V2_LINE_FLAG_USED) != 0;
        if (line.name[0] == '\0' && !used)
            continue;
        printf("    %3u %-20s %s", i, line.name, (line.flags & GPIO_V2_LINE_FLAG_OUTPUT) != 0 ? "output" : "input");
        if (used)
            printf(", in use by %s", line.consumer[0] != '\0' ? line.consumer : "something");
        putchar('\n');
    }
    if (fd >= 0)
        close(fd);
}

static void tell_gpio(void)
{
    struct chip chips[CHIPS_MOST];
    size_t n = chip_list(&gpio_kernel, chips);

    heading("GPIO chips");
    for (size_t i = 0; i < n; i++)
        tell_chip(&chips[i]);
    if (n == 0)
        puts("  none");
}

/* Is this line there, and free but for a kiosk that runs? 1: no. */
static size_t tell_line(const char *what, const char *name, const char *chip, const char *line)
{
    unsigned offsets[CHIP_LINES_MOST];
    struct error e;
    int fd;

    printf("  %s %s: ", what, name);
    if (!chip_find(&gpio_kernel, chip, &line, 1, &fd, offsets, &e)) {
        puts(e.text);
        return 1;
    }
    struct chip_line facts = {.flags = 0};
    (void)chip_line(&gpio_kernel, fd, offsets[0], &facts);
    close(fd);
    if ((facts.flags & GPIO_V2_LINE_FLAG_USED) == 0 || strcmp(facts.consumer, PROGRAM) == 0) {
        printf("line %s is there%s\n", line, (facts.flags & GPIO_V2_LINE_FLAG_USED) != 0 ? ", the kiosk has it" : "");
        return 0;
    }
    printf("line %s is in use by %s\n", line, facts.consumer[0] != '\0' ? facts.consumer : "something else");
    return 1;
}

/* Returns how many lines of the config cannot be had. */
static size_t tell_buttons(const struct settings *s)
{
    size_t wrong = 0;

    if (s->n_buttons + s->n_encoders == 0)
        return 0;
    heading("Buttons of the config");
    for (size_t i = 0; i < s->n_buttons; i++) {
        const struct settings_button *b = &s->buttons[i];
        wrong += tell_line("button", b->name, b->chip, b->line);
        if (b->lamp[0] != '\0')
            wrong += tell_line("lamp of button", b->name, b->chip, b->lamp);
    }
    for (size_t i = 0; i < s->n_encoders; i++) {
        wrong += tell_line("encoder", s->encoders[i].name, s->encoders[i].chip, s->encoders[i].a);
        wrong += tell_line("encoder", s->encoders[i].name, s->encoders[i].chip, s->encoders[i].b);
    }
    return wrong;
}

/* What the kiosk's user must belong to without a window system; others have other names for it, or none. */
static void tell_groups(void)
{
    static const struct {
        const char *name, *what;
    } wanted[] = {{"video", "the display"},
                  {"render", "drawing on it"},
                  {"input", "keyboards and touch panels"},
                  {"gpio", "GPIO buttons"}};
    gid_t mine[64];
    int n = getgroups(64, mine);

    heading("Groups");
    if (geteuid() == 0) {
        puts("  root may do everything; the kiosk needs no root");
        return;
    }
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        const struct group *g = getgrnam(wanted[i].name);
        bool in = g != NULL && g->gr_gid == getegid();
        for (int k = 0; g != NULL && k < n; k++)
            in = in || mine[k] == g->gr_gid;
        printf("  %-6s %s: %s\n", wanted[i].name, wanted[i].what,
               g == NULL ? "there is no such group"
               : in      ? "yes"
                         : "this user is not in it");
    }
}

static void tell_stick(const char *place)
{
    struct mounts_list list = {.n = 0};
    struct bytes text;
    struct error e;

    heading("USB stick");
    if (!file_read("/proc/self/mountinfo", 1 << 20, &text, &e)) {
        printf("  %s\n", e.text);
        return;
    }
    mounts_take(&list, place, (const char *)text.data, text.size);
    bytes_finish(&text);
    for (size_t i = 0; i < list.n; i++)
        printf("  plugged in at %s\n", list.items[i].path);
    if (place[0] == '\0')
        puts("  none is looked at (update.sticks)");
    else if (list.n == 0)
        printf("  none is plugged in (%s)\n", place);
}

int probe_command(const struct kiosk_options *o)
{
    static struct settings s;
    struct settings_problems problems;
    struct error e;

    bool clean = commands_settings(o, true, &s, &problems);
    printf("%s %s\n", PROGRAM, STANDFIRST_VERSION);
    size_t wrong = tell_config(&problems);
    tell_fonts(&s);
    tell_displays();
    tell_input();
    tell_gpio();
    wrong += tell_buttons(&s);
    tell_stick(s.update.sticks);
    tell_groups();
    heading(clean && wrong == 0 ? "The config fits this machine." : "The config does not fit this machine: see above.");
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !probe_live(&s, &e)) {
        log_error(PROGRAM, "%s", e.text);
        return 1;
    }
    return clean && wrong == 0 ? 0 : 1;
}
