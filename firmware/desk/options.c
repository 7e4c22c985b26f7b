/* SPDX-License-Identifier: MIT */
#include "desk/options.h"

#include "article/wording.h"
#include "base/nearest.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

const char options_help[] =
    "standfirst-pack turns articles into an edition file for the wall.\n"
    "\n"
    "  standfirst-pack build -o F [--key K] [--title T] [--publication P] [--sequence N] [--config F] SOURCE...\n"
    "  standfirst-pack read [--json] SOURCE\n"
    "  standfirst-pack quotes [--json] [--explain] [FILE...]\n"
    "  standfirst-pack show [--json] F\n"
    "  standfirst-pack verify [--key PUB] F\n"
    "  standfirst-pack keygen [-W] NAME\n"
    "  standfirst-pack manifest [-o NAME] F\n"
    "  standfirst-pack sign (--key K | --minisig S) F\n"
    "\n"
    "  build     packs the sources, in their order, and says of each what was found, dropped and doubted\n"
    "  read      the same for one source, nothing is written\n"
    "  quotes    the quotes of a plain text and who says them; '-' or nothing is standard input\n"
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
    "  --config F       the kiosk's config file, whose fonts are searched for missing characters\n"
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

/* An option, the commands that know it, and where its value goes. */
static const struct option {
    const char *name;
    unsigned commands;
    size_t offset;
    enum { TEXT, NAME, FLAG, SEQUENCE } kind; /* NAME: of a file */
} table[] = {
    {"-o", BIT(COMMAND_BUILD) | BIT(COMMAND_MANIFEST), offsetof(struct options, out), NAME},
    {"--key", BIT(COMMAND_BUILD) | BIT(COMMAND_VERIFY) | BIT(COMMAND_SIGN), offsetof(struct options, key), NAME},
    {"--minisig", BIT(COMMAND_SIGN), offsetof(struct options, minisig), NAME},
    {"--title", BIT(COMMAND_BUILD), offsetof(struct options, title), TEXT},
    {"--publication", BIT(COMMAND_BUILD), offsetof(struct options, publication), TEXT},
    {"--config", BIT(COMMAND_BUILD) | BIT(COMMAND_READ), offsetof(struct options, config), NAME},
    {"--sequence", BIT(COMMAND_BUILD), offsetof(struct options, sequence), SEQUENCE},
    {"--json", BIT(COMMAND_READ) | BIT(COMMAND_QUOTES) | BIT(COMMAND_SHOW), offsetof(struct options, json), FLAG},
    {"--explain", BIT(COMMAND_QUOTES), offsetof(struct options, explain), FLAG},
    {"-W", BIT(COMMAND_KEYGEN), offsetof(struct options, no_password), FLAG},
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

static bool take_sequence(const char *value, uint64_t *out, struct error *e)
{
    size_t n = strspn(value, "0123456789");
    unsigned long long number = n == 14 && value[n] == '\0' ? strtoull(value, NULL, 10) : 0;
    if (!wording_is_sequence(number))
        return error_set(e, "--sequence: '%s' is no time such as 20260722063000 (YYYYMMDDHHMMSS, UTC)", value);
    *out = number;
    return true;
}

/* Takes argv[*at]; `--name=value` is taken too. */
static bool take_option(struct options *o, char **argv, int argc, int *at, struct error *e)
{
    char *name = argv[*at], *equals = strncmp(name, "--", 2) == 0 ? strchr(name, '=') : NULL;
    const char *value = NULL;

    if (equals != NULL) {
        *equals = '\0';
        value = equals + 1;
    }
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &table[i];
        if (strcmp(name, option->name) != 0 || (option->commands & BIT(o->command)) == 0)
            continue;
        void *field = (char *)o + option->offset;
        if (option->kind == FLAG) {
            *(bool *)field = true;
            return value == NULL || error_set(e, "%s takes no value", name);
        }
        if (value == NULL && *at + 1 < argc)
            value = argv[++*at];
        if (value == NULL)
            return error_set(e, "%s wants a value", name);
        if (option->kind == SEQUENCE)
            return take_sequence(value, field, e);
        if (*value == '\0' && option->kind == NAME)
            return error_set(e, "%s: its value is empty", name);
        *(const char **)field = value;
        return true;
    }
    return unknown_option(name, o->command, e);
}

static bool command_named(const char *name, enum command *out, struct error *e)
{
    struct nearest near = {.given = name, .exact = true, .most = 2};

    for (unsigned i = 0; i < COMMANDS; i++) {
        if (strcmp(name, commands[i].name) == 0) {
            *out = (enum command)i;
            return true;
        }
        nearest_try(&near, commands[i].name);
    }
    if (near.best != NULL)
        return error_set(e, "unknown command '%s'; did you mean '%s'?", name, near.best);
    return error_set(e, "unknown command '%s'; %s --help lists them", name, PROGRAM);
}

static bool complete(const struct options *o, struct error *e)
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

bool options_parse(int argc, char **argv, struct options *out, struct error *e)
{
    bool only_files = false;
    int kept = 0;

    *out = (struct options){0};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            break;
        bool help = strcmp(argv[i], "--help") == 0 || (i == 1 && strcmp(argv[i], "-h") == 0);
        if (help || strcmp(argv[i], "--version") == 0) {
            out->command = help ? COMMAND_HELP : COMMAND_VERSION;
            return true;
        }
    }
    if (argc < 2)
        return error_set(e, "what is to be done? %s --help tells", PROGRAM);
    if (!command_named(argv[1], &out->command, e))
        return false;
    out->files = argv + 1;
    for (int i = 2; i < argc; i++) {
        if (!only_files && strcmp(argv[i], "--") == 0) {
            only_files = true;
        } else if (!only_files && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!take_option(out, argv, argc, &i, e))
                return false;
        } else {
            if (argv[i][0] == '\0')
                return error_set(e, "%s: the name of a file is empty", argv[1]);
            out->files[kept++] = argv[i];
        }
    }
    out->files[kept] = NULL;
    out->n_files = (size_t)kept;
    return complete(out, e);
}
