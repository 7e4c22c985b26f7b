/* SPDX-License-Identifier: MIT */
#include "article/wording.h"
#include "base/arguments.h"
#include "base/nearest.h"
#include "desk/commands.h"

#include <stdlib.h>
#include <string.h>

const char command_line_help[] =
    "standfirst-pack turns articles into an edition file for the wall.\n"
    "\n"
    "  standfirst-pack build -o F [--key K] [--title T] [--publication P] [--sequence N] [--config F] SOURCE...\n"
    "  standfirst-pack read [--json] [--config F] SOURCE\n"
    "  standfirst-pack quotes [--json] [--explain] [--config F] [FILE...]\n"
    "  standfirst-pack show [--json] F\n"
    "  standfirst-pack verify [--key PUB] F\n"
    "  standfirst-pack keygen [-W] NAME\n"
    "  standfirst-pack manifest [-o NAME] F\n"
    "  standfirst-pack sign (--key K | --minisig S) F\n"
    "\n"
    "  build     packs the sources, in their order, and says of each what was found, dropped and doubted\n"
    "  read      the same for one source, nothing is written\n"
    "  quotes    the quotes of a page or of plain text and who says them; '-' or nothing is standard input\n"
    "  show      what an edition holds\n"
    "  verify    proves every byte of an edition and, with --key, who signed it\n"
    "  keygen    makes a pair of keys, NAME.key and NAME.pub, as minisign does; -W: without a password\n"
    "  manifest  writes the part of an edition that is signed, so that minisign can sign it elsewhere\n"
    "  sign      signs an edition with a key, or takes in a signature made by minisign\n"
    "\n"
    "  SOURCE is a newspaper's page saved as text, or Markdown (.md). Lines `key: value` at its top overrule what is\n"
    "  found: headline, standfirst, kicker, byline, place, published, corrected, language, speaker.N,\n"
    "  quotes.leave-out, quote.add. MAKING-EDITIONS.md explains them.\n"
    "\n"
    "  -o F             the file to write\n"
    "  --key K          build, sign: the secret key to sign with; verify: the public key to trust\n"
    "  --minisig S      the signature file that minisign made of the manifest\n"
    "  --title T        the edition's name; else its date in words\n"
    "  --publication P  the newspaper's name; else \"Standfirst\"\n"
    "  --sequence N     YYYYMMDDHHMMSS; else the clock's, UTC. A kiosk goes from a lower to a higher one only\n"
    "  --config F       the kiosk's config file: its fonts are searched for missing characters, and its quotes.risk\n"
    "                   says when a speaker is sure\n"
    "  --json           for programs\n"
    "  --explain        quotes: how each speaker was settled\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 done, 1 the input is at fault, 2 wrong use.\n";

#define BIT(command) (1u << (command))

static const struct {
    const char *name;
    size_t least, most; /* arguments */
    const char *wants;
} commands[] = {
    [COMMAND_BUILD] = {"build", 1, SIZE_MAX, "at least one SOURCE"},
    [COMMAND_READ] = {"read", 1, 1, "one SOURCE"},
    [COMMAND_QUOTES] = {"quotes", 0, SIZE_MAX, "files"},
    [COMMAND_SHOW] = {"show", 1, 1, "one edition file"},
    [COMMAND_VERIFY] = {"verify", 1, 1, "one edition file"},
    [COMMAND_KEYGEN] = {"keygen", 1, 1, "one NAME"},
    [COMMAND_MANIFEST] = {"manifest", 1, 1, "one edition file"},
    [COMMAND_SIGN] = {"sign", 1, 1, "one edition file"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static bool read_sequence(const char *value, void *place, struct error *e)
{
    size_t n = strspn(value, "0123456789");
    unsigned long long number = n == 14 && value[n] == '\0' ? strtoull(value, NULL, 10) : 0;
    if (!wording_is_sequence(number))
        return error_set(e, "--sequence: '%s' is no time such as 20260722063000 (YYYYMMDDHHMMSS, UTC)", value);
    *(uint64_t *)place = number;
    return true;
}

#define PLACE(field) offsetof(struct desk_options, field)

static const struct argument_option table[] = {
    {"-o", ARGUMENT_NAME, BIT(COMMAND_BUILD) | BIT(COMMAND_MANIFEST), PLACE(out), NULL},
    {"--key", ARGUMENT_NAME, BIT(COMMAND_BUILD) | BIT(COMMAND_VERIFY) | BIT(COMMAND_SIGN), PLACE(key), NULL},
    {"--minisig", ARGUMENT_NAME, BIT(COMMAND_SIGN), PLACE(minisig), NULL},
    {"--title", ARGUMENT_TEXT, BIT(COMMAND_BUILD), PLACE(title), NULL},
    {"--publication", ARGUMENT_TEXT, BIT(COMMAND_BUILD), PLACE(publication), NULL},
    {"--config", ARGUMENT_NAME, BIT(COMMAND_BUILD) | BIT(COMMAND_READ) | BIT(COMMAND_QUOTES), PLACE(config), NULL},
    {"--sequence", ARGUMENT_TEXT, BIT(COMMAND_BUILD), PLACE(sequence), read_sequence},
    {"--json", ARGUMENT_FLAG, BIT(COMMAND_READ) | BIT(COMMAND_QUOTES) | BIT(COMMAND_SHOW), PLACE(json), NULL},
    {"--explain", ARGUMENT_FLAG, BIT(COMMAND_QUOTES), PLACE(explain), NULL},
    {"-W", ARGUMENT_FLAG, BIT(COMMAND_KEYGEN), PLACE(no_password), NULL},
};
enum { OPTIONS = sizeof table / sizeof *table };

static bool unknown_option(const char *name, unsigned command, struct error *e)
{
    struct nearest near = {.given = name, .exact = true, .most = 3};

    for (size_t i = 0; i < OPTIONS; i++) {
        if ((table[i].commands & BIT(command)) != 0 && strlen(table[i].name) > 2)
            nearest_try(&near, table[i].name);
    }
    if (near.best != NULL)
        return error_set(e, "%s: unknown option '%s'; did you mean '%s'?", commands[command].name, name, near.best);
    return error_set(e, "%s: unknown option '%s'; %s --help lists them", commands[command].name, name, PROGRAM);
}

static bool command_named(const char *name, enum desk_command *out, struct error *e)
{
    struct nearest near = {.given = name, .exact = true, .most = 2};

    for (unsigned i = 0; i < COMMANDS; i++) {
        if (strcmp(name, commands[i].name) == 0) {
            *out = (enum desk_command)i;
            return true;
        }
        nearest_try(&near, commands[i].name);
    }
    if (near.best != NULL)
        return error_set(e, "unknown command '%s'; did you mean '%s'?", name, near.best);
    return error_set(e, "unknown command '%s'; %s --help lists them", name, PROGRAM);
}

static bool complete(const struct desk_options *o, struct error *e)
{
    const char *name = commands[o->command].name;
    if (o->n_files < commands[o->command].least || o->n_files > commands[o->command].most)
        return error_set(e, "%s wants %s", name, commands[o->command].wants);
    if (o->command == COMMAND_BUILD && o->out == NULL)
        return error_set(e, "build wants -o F, the edition file to write");
    if (o->command == COMMAND_SIGN && (o->key == NULL) == (o->minisig == NULL))
        return error_set(e, "sign wants either --key K or --minisig S");
    return true;
}

/* --help and --version are heard anywhere before "--", so that they help whatever else is wrong. */
static bool asks_for_help(char **argv, enum desk_command *out)
{
    for (int i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++) {
        bool help = strcmp(argv[i], "--help") == 0 || (i == 1 && strcmp(argv[i], "-h") == 0);
        if (help || strcmp(argv[i], "--version") == 0) {
            *out = help ? COMMAND_HELP : COMMAND_VERSION;
            return true;
        }
    }
    return false;
}

bool command_line_parse(char **argv, struct desk_options *out, struct error *e)
{
    *out = (struct desk_options){0};
    if (argv[0] == NULL || argv[1] == NULL)
        return error_set(e, "what is to be done? %s --help tells", PROGRAM);
    if (asks_for_help(argv, &out->command))
        return true;
    if (!command_named(argv[1], &out->command, e))
        return false;
    struct arguments a = {.options = table, .n_options = OPTIONS, .command = BIT(out->command), .argv = argv + 2};
    const char *command = commands[out->command].name;
    out->files = argv + 1;
    for (;;) {
        switch (arguments_next(&a, out, e)) {
        case ARGUMENTS_END:
            out->files[out->n_files] = NULL;
            return complete(out, e);
        case ARGUMENT_OPTION:
            break;
        case ARGUMENT_FILE:
            if (*a.text == '\0')
                return error_set(e, "%s: the name of a file is empty", command);
            out->files[out->n_files++] = a.text;
            break;
        case ARGUMENT_HELP: /* "-h", which is none behind a command */
        case ARGUMENT_VERSION:
        case ARGUMENT_UNKNOWN:
        case ARGUMENT_ELSEWHERE:
            a.text[a.name_size] = '\0';
            return unknown_option(a.text, out->command, e);
        case ARGUMENT_WITH_VALUE:
            return error_set(e, "%s takes no value", a.option->name);
        case ARGUMENT_NO_VALUE:
            return error_set(e, "%s wants a value", a.option->name);
        case ARGUMENT_EMPTY_VALUE:
            return error_set(e, "%s: its value is empty", a.option->name);
        case ARGUMENT_BAD_VALUE:
            return false;
        }
    }
}
