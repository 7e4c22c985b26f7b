/* SPDX-License-Identifier: MIT */
#include "base/arguments.h"
#include "kiosk/commands.h"

#include <stdio.h>
#include <string.h>

const char command_line_help[] =
    "standfirst shows an edition full screen and cycles its headlines, summaries and quotes.\n"
    "\n"
    "  standfirst [run] [--config F] [--edition F] [--windowed] [--size WxH] [--trace F]\n"
    "  standfirst check  [--config F]\n"
    "  standfirst probe  [--config F]\n"
    "  standfirst proof  --out DIR [--config F] [--size WxH]... [--theme NAME] EDITION\n"
    "  standfirst replay --edition F [--config F] [--size WxH] SCRIPT\n"
    "\n"
    "  run      the kiosk (what it does when nothing else is asked for)\n"
    "  check    tells every mistake in the config file, with its line and what was meant\n"
    "  probe    tells what displays, keyboards, touch panels, GPIO lines, fonts and sticks are there, and\n"
    "           whether the config fits them; on a terminal also what is pressed, until Ctrl-C\n"
    "  proof    draws every card of EDITION as a PNG into DIR, with an index.json\n"
    "  replay   plays SCRIPT in virtual time without a display and prints the trace\n"
    "\n"
    "  --config F     the config file; else $XDG_CONFIG_HOME/standfirst/standfirst.conf,\n"
    "                 else /etc/standfirst/standfirst.conf, else the defaults\n"
    "  --edition F    the edition to show\n"
    "  --windowed     in a window; Q or Escape quits\n"
    "  --size WxH     the window's or the picture's size in pixels, 480x320 to 3840x2160 either way up\n"
    "  --theme NAME   a theme of the config file, or night or paper\n"
    "  --trace F      writes what happens to F, one JSON object a line (- is standard output)\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 done, 1 the input or the device is at fault, 2 wrong use.\n";

enum {
    RUN = 1 << COMMAND_RUN,
    CHECK = 1 << COMMAND_CHECK,
    PROBE = 1 << COMMAND_PROBE,
    PROOF = 1 << COMMAND_PROOF,
    REPLAY = 1 << COMMAND_REPLAY
};

static const char *const names[] = {"run", "check", "probe", "proof", "replay"};

static bool command_named(const char *name, enum kiosk_command *out)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum kiosk_command)i;
            return true;
        }
    }
    return false;
}

static bool read_size(const char *text, void *place, struct error *e)
{
    struct kiosk_options *o = place;
    int w, h, used = 0;

    if (sscanf(text, "%5dx%5d%n", &w, &h, &used) != 2 || text[used] != '\0')
        return error_set(e, "--size: '%s' is not a size; write it as 1920x1080", text);
    int longer = w > h ? w : h, shorter = w > h ? h : w;
    if (shorter < 320 || longer < 480 || shorter > 2160 || longer > 3840)
        return error_set(e, "--size: %dx%d is out of range; 480x320 to 3840x2160, either way up", w, h);
    if (o->n_sizes == OPTIONS_SIZES_MOST)
        return error_set(e, "--size: more than %d sizes", OPTIONS_SIZES_MOST);
    o->sizes[o->n_sizes++] = (struct size){w, h};
    return true;
}

static const struct argument_option table[] = {
    {"--config", ARGUMENT_NAME, RUN | CHECK | PROBE | PROOF | REPLAY, offsetof(struct kiosk_options, config), NULL},
    {"--edition", ARGUMENT_NAME, RUN | REPLAY, offsetof(struct kiosk_options, edition), NULL},
    {"--trace", ARGUMENT_NAME, RUN, offsetof(struct kiosk_options, trace), NULL},
    {"--out", ARGUMENT_NAME, PROOF, offsetof(struct kiosk_options, out), NULL},
    {"--theme", ARGUMENT_NAME, PROOF, offsetof(struct kiosk_options, theme), NULL},
    {"--size", ARGUMENT_NAME, RUN | PROOF | REPLAY, 0, read_size},
    {"--windowed", ARGUMENT_FLAG, RUN, offsetof(struct kiosk_options, windowed), NULL},
};

/* What is no option: a file for proof and replay; for the others a command that is misplaced or misspelt. */
static bool take_file(const char *text, struct kiosk_options *o, struct error *e)
{
    enum kiosk_command command;

    if (o->command == COMMAND_RUN && command_named(text, &command))
        return error_set(e, "'%s' is a command and comes first: standfirst %s ...", text, text);
    if (o->command != COMMAND_PROOF && o->command != COMMAND_REPLAY)
        return error_set(e, "'%s' is not a command; see standfirst --help", text);
    if (o->argument != NULL)
        return error_set(e, "%s: '%s' is one file too many", names[o->command], text);
    if (*text == '\0')
        return error_set(e, "%s: the name of a file is empty", names[o->command]);
    o->argument = text;
    return true;
}

static bool complete(const struct kiosk_options *o, struct error *e)
{
    if (o->command == COMMAND_PROOF && o->out == NULL)
        return error_set(e, "proof: --out DIR is missing; it says where the pictures go");
    if (o->command == COMMAND_PROOF && o->argument == NULL)
        return error_set(e, "proof: which edition? Name a NAME.edition file");
    if (o->command == COMMAND_REPLAY && o->edition == NULL)
        return error_set(e, "replay: --edition F is missing");
    if (o->command == COMMAND_REPLAY && o->argument == NULL)
        return error_set(e, "replay: which script? Name a file");
    if (o->command != COMMAND_PROOF && o->n_sizes > 1)
        return error_set(e, "--size: only proof takes more than one");
    return true;
}

bool command_line_parse(char **argv, struct kiosk_options *o, struct error *e)
{
    struct arguments a = {
        .options = table, .n_options = sizeof table / sizeof table[0], .argv = argv + (argv[0] != NULL)};

    *o = (struct kiosk_options){.command = COMMAND_RUN};
    if (*a.argv != NULL && command_named(*a.argv, &o->command))
        a.argv++;
    a.command = 1u << o->command;
    for (;;) {
        switch (arguments_next(&a, o, e)) {
        case ARGUMENTS_END:
            if (o->n_sizes == 0 && o->command != COMMAND_RUN)
                o->sizes[o->n_sizes++] = (struct size){1920, 1080};
            return complete(o, e);
        case ARGUMENT_OPTION:
            break;
        case ARGUMENT_FILE:
            if (!take_file(a.text, o, e))
                return false;
            break;
        case ARGUMENT_HELP:
            o->command = COMMAND_HELP;
            return true;
        case ARGUMENT_VERSION:
            o->command = COMMAND_VERSION;
            return true;
        case ARGUMENT_UNKNOWN:
            return error_set(e, "%s: there is no such option; see standfirst --help", a.text);
        case ARGUMENT_ELSEWHERE:
            return error_set(e, "%s: %s does not take it; see standfirst --help", a.option->name, names[o->command]);
        case ARGUMENT_WITH_VALUE:
            return error_set(e, "%s: takes no value", a.option->name);
        case ARGUMENT_NO_VALUE:
            return error_set(e, "%s: its value is missing", a.option->name);
        case ARGUMENT_EMPTY_VALUE:
            return error_set(e, "%s: its value is empty", a.option->name);
        case ARGUMENT_BAD_VALUE:
            return false;
        }
    }
}
