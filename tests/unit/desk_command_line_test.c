/* SPDX-License-Identifier: MIT */
#include "desk/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS_MOST = 16 };

/* Cuts `line` at its spaces, in place. */
static bool parse(char *line, struct desk_options *o, struct error *e)
{
    static char *argv[WORDS_MOST + 1];
    int argc = 0;
    for (char *word = strtok(line, " "); word != NULL && argc < WORDS_MOST; word = strtok(NULL, " "))
        argv[argc++] = word;
    argv[argc] = NULL;
    return command_line_parse(argv, o, e);
}

static const struct {
    const char *line, *why;
} wrong[] = {
    {"standfirst-pack", "--help"},
    {"standfirst-pack biuld", "did you mean 'build'"},
    {"standfirst-pack frobnicate", "unknown command"},
    {"standfirst-pack build a.txt", "-o F"},
    {"standfirst-pack build -o x", "at least one SOURCE"},
    {"standfirst-pack build -o", "-o wants a value"},
    {"standfirst-pack build --publicaton=P -o x a", "did you mean '--publication'"},
    {"standfirst-pack build --json -o x a", "unknown option '--json'"},
    {"standfirst-pack build --sequence 2021 -o x a", "--sequence"},
    {"standfirst-pack build --sequence 20210230000000 -o x a", "--sequence"},
    {"standfirst-pack read", "one SOURCE"},
    {"standfirst-pack read a b", "one SOURCE"},
    {"standfirst-pack read --json=yes a", "takes no value"},
    {"standfirst-pack sign a", "--key K or --minisig S"},
    {"standfirst-pack sign --key k --minisig s a", "--key K or --minisig S"},
    {"standfirst-pack keygen", "one NAME"},
};

static void wrong_use_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char line[200];
        struct desk_options o;
        struct error e = {.text = ""};
        strcpy(line, wrong[i].line);
        if (parse(line, &o, &e))
            fail_msg("'%s' is taken", wrong[i].line);
        if (strstr(e.text, wrong[i].why) == NULL)
            fail_msg("'%s' gives '%s'", wrong[i].line, e.text);
    }
}

static void options_and_files_may_mix(void **state)
{
    (void)state;
    char line[] = "standfirst-pack build a.txt -o x --title=T b.txt --sequence 20210303000000 --key k -- -c.txt";
    struct desk_options o;
    struct error e;
    assert_true(parse(line, &o, &e));
    assert_int_equal(o.command, COMMAND_BUILD);
    assert_string_equal(o.out, "x");
    assert_string_equal(o.title, "T");
    assert_string_equal(o.key, "k");
    assert_true(o.sequence == UINT64_C(20210303000000));
    assert_int_equal(o.n_files, 3);
    assert_string_equal(o.files[0], "a.txt");
    assert_string_equal(o.files[1], "b.txt");
    assert_string_equal(o.files[2], "-c.txt");
    assert_null(o.files[3]);
}

static void every_command_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum desk_command command;
    } good[] = {
        {"p --help", COMMAND_HELP},
        {"p -h", COMMAND_HELP},
        {"p build --help", COMMAND_HELP},
        {"p --version", COMMAND_VERSION},
        {"p read --json a", COMMAND_READ},
        {"p quotes", COMMAND_QUOTES},
        {"p quotes --explain - a", COMMAND_QUOTES},
        {"p show --json a", COMMAND_SHOW},
        {"p verify --key k a", COMMAND_VERIFY},
        {"p keygen -W desk", COMMAND_KEYGEN},
        {"p manifest -o m a", COMMAND_MANIFEST},
        {"p sign --minisig s a", COMMAND_SIGN},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char line[100];
        struct desk_options o;
        struct error e;
        strcpy(line, good[i].line);
        if (!parse(line, &o, &e))
            fail_msg("'%s': %s", good[i].line, e.text);
        assert_int_equal(o.command, good[i].command);
    }
}

static void an_empty_name_is_told_of_its_command(void **state)
{
    (void)state;
    const char *argv[] = {"standfirst-pack", "build", "a.txt", "", NULL};
    struct desk_options o;
    struct error e;
    assert_false(command_line_parse((char **)argv, &o, &e));
    assert_string_equal(e.text, "build: the name of a file is empty");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_use_is_told),
        cmocka_unit_test(options_and_files_may_mix),
        cmocka_unit_test(every_command_is_known),
        cmocka_unit_test(an_empty_name_is_told_of_its_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
