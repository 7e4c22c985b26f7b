/* SPDX-License-Identifier: MIT */
#include "kiosk/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char options_help[] =
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

/* An option, the commands that know it, and where its value goes (NULL: it has none, or is handled apart). */
struct option {
    const char *name;
    unsigned commands;
    size_t offset;
    bool value;
};
static const struct option table[] = {
    {"--config", RUN | CHECK | PROBE | PROOF | REPLAY, offsetof(struct options, config), true},
    {"--edition", RUN | REPLAY, offsetof(struct options, edition), true},
    {"--trace", RUN, offsetof(struct options, trace), true},
    {"--out", PROOF, offsetof(struct options, out), true},
    {"--theme", PROOF, offsetof(struct options, theme), true},
    {"--size", RUN | PROOF | REPLAY, 0, true},
    {"--windowed", RUN, 0, false},
};

static bool parse_size(const char *text, struct options *o, struct error *e)
{
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

static bool take(const struct option *known, const char *value, struct options *o, struct error *e)
{
    if (strcmp(known->name, "--size") == 0)
        return parse_size(value, o, e);
    if (!known->value) {
        o->windowed = true;
        return true;
    }
    *(const char **)((char *)o + known->offset) = value;
    return true;
}

static bool complete(const struct options *o, struct error *e)
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

bool options_parse(int argc, char **argv, struct options *o, struct error *e)
{
    int i = 1;

    *o = (struct options){.command = COMMAND_RUN};
    for (size_t k = 0; i < argc && k < sizeof names / sizeof names[0]; k++) {
        if (strcmp(argv[i], names[k]) == 0) {
            o->command = (enum command)k;
            i++;
            break;
        }
    }
    for (; i < argc; i++) {
        const char *arg = argv[i];
        if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
            o->command = COMMAND_HELP;
            return true;
        }
        if (strcmp(arg, "--version") == 0) {
            o->command = COMMAND_VERSION;
            return true;
        }
        if (arg[0] != '-' || arg[1] == '\0') {
            for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
                if (i > 1 && strcmp(arg, names[k]) == 0 && o->argument == NULL && o->command == COMMAND_RUN)
                    return error_set(e, "'%s' is a command and comes first: standfirst %s ...", arg, arg);
            if (o->command != COMMAND_PROOF && o->command != COMMAND_REPLAY)
                return error_set(e, "'%s' is not a command; see standfirst --help", arg);
            if (o->argument != NULL)
                return error_set(e, "%s: '%s' is one file too many", names[o->command], arg);
            if (*arg == '\0')
                return error_set(e, "%s: the name of a file is empty", names[o->command]);
            o->argument = arg;
            continue;
        }
        const struct option *known = NULL;
        const char *value = strchr(arg, '=');
        size_t size = value != NULL ? (size_t)(value - arg) : strlen(arg);
        for (size_t k = 0; k < sizeof table / sizeof table[0]; k++)
            if (strlen(table[k].name) == size && strncmp(table[k].name, arg, size) == 0)
                known = &table[k];
        if (known == NULL)
            return error_set(e, "%s: there is no such option; see standfirst --help", arg);
        if ((known->commands & (1u << o->command)) == 0)
            return error_set(e, "%s: %s does not take it; see standfirst --help", known->name, names[o->command]);
        if (!known->value && value != NULL)
            return error_set(e, "%s: takes no value", known->name);
        if (known->value && value == NULL && i + 1 == argc)
            return error_set(e, "%s: its value is missing", known->name);
        const char *given = value != NULL ? value + 1 : known->value ? argv[++i] : NULL;
        if (given != NULL && *given == '\0')
            return error_set(e, "%s: its value is empty", known->name);
        if (!take(known, given, o, e))
            return false;
    }
    return complete(o, e);
}
