/* SPDX-License-Identifier: MIT */
#include "base/arguments.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { BUILD = 1, SHOW = 2 };

struct given {
    const char *out, *title;
    bool json;
    size_t length;
};

static bool read_length(const char *value, void *place, struct error *e)
{
    if (strlen(value) > 3)
        return error_set(e, "'%s' is long", value);
    *(size_t *)place = strlen(value);
    return true;
}

static const struct argument_option table[] = {
    {"-o", ARGUMENT_NAME, BUILD, offsetof(struct given, out), NULL},
    {"--title", ARGUMENT_TEXT, BUILD | SHOW, offsetof(struct given, title), NULL},
    {"--json", ARGUMENT_FLAG, SHOW, offsetof(struct given, json), NULL},
    {"--length", ARGUMENT_TEXT, SHOW, offsetof(struct given, length), read_length},
};

static struct arguments over(char **argv, unsigned command)
{
    return (struct arguments){
        .options = table, .n_options = sizeof table / sizeof table[0], .command = command, .argv = argv};
}

static void options_and_files_mix(void **state)
{
    const char *argv[] = {"a",        "--title", "T",  "-",      "--title=x=y", "--json", "",
                          "--length", "ab",      "--", "--json", "--",          NULL};
    static const char *const files[] = {"a", "-", "", "--json", "--"};
    struct arguments a = over((char **)argv, SHOW);
    struct given g = {0};
    struct error e;
    size_t n = 0;

    (void)state;
    for (;;) {
        enum argument met = arguments_next(&a, &g, &e);
        if (met == ARGUMENTS_END)
            break;
        if (met == ARGUMENT_OPTION)
            continue;
        assert_int_equal(met, ARGUMENT_FILE);
        assert_true(n < sizeof files / sizeof files[0]);
        assert_string_equal(a.text, files[n++]);
    }
    assert_int_equal(n, sizeof files / sizeof files[0]);
    assert_string_equal(g.title, "x=y");
    assert_true(g.json);
    assert_int_equal(g.length, 2);
    assert_int_equal(arguments_next(&a, &g, &e), ARGUMENTS_END);
}

static void what_is_wrong_is_found(void **state)
{
    static const struct {
        const char *first, *second;
        unsigned command;
        enum argument met;
        const char *option; /* NULL: none */
        size_t name_size;
    } cases[] = {
        {"--help", NULL, BUILD, ARGUMENT_HELP, NULL, 6},
        {"-h", NULL, BUILD, ARGUMENT_HELP, NULL, 2},
        {"--version", NULL, SHOW, ARGUMENT_VERSION, NULL, 9},
        {"--titles", "x", BUILD, ARGUMENT_UNKNOWN, NULL, 8},
        {"--titl=x", NULL, BUILD, ARGUMENT_UNKNOWN, NULL, 6},
        {"-o=x", NULL, BUILD, ARGUMENT_UNKNOWN, NULL, 4},
        {"-ox", NULL, BUILD, ARGUMENT_UNKNOWN, NULL, 3},
        {"--help=x", NULL, BUILD, ARGUMENT_UNKNOWN, NULL, 6},
        {"--json", NULL, BUILD, ARGUMENT_ELSEWHERE, "--json", 6},
        {"--json=yes", NULL, SHOW, ARGUMENT_WITH_VALUE, "--json", 6},
        {"--title", NULL, BUILD, ARGUMENT_NO_VALUE, "--title", 7},
        {"-o", "", BUILD, ARGUMENT_EMPTY_VALUE, "-o", 2},
        {"--length", "abcd", SHOW, ARGUMENT_BAD_VALUE, "--length", 8},
        {"--title", "", BUILD, ARGUMENT_OPTION, "--title", 7},
        {"--title=", NULL, BUILD, ARGUMENT_OPTION, "--title", 7},
        {"--title", "--help", BUILD, ARGUMENT_OPTION, "--title", 7},
        {"--title", "--", BUILD, ARGUMENT_OPTION, "--title", 7},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *argv[] = {cases[i].first, cases[i].second, NULL};
        struct arguments a = over((char **)argv, cases[i].command);
        struct given g = {0};
        struct error e = {.text = ""};
        enum argument met = arguments_next(&a, &g, &e);
        if (met != cases[i].met || a.name_size != cases[i].name_size)
            fail_msg("%s: %d, a name of %zu", cases[i].first, (int)met, a.name_size);
        assert_string_equal(a.text, cases[i].first);
        if (cases[i].option == NULL)
            assert_null(a.option);
        else
            assert_string_equal(a.option->name, cases[i].option);
        if (met == ARGUMENT_BAD_VALUE)
            assert_string_equal(e.text, "'abcd' is long");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_files_mix),
        cmocka_unit_test(what_is_wrong_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
