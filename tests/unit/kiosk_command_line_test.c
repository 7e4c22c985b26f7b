/* SPDX-License-Identifier: MIT */
#include "kiosk/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Splits at blanks; command_line_parse() points into what is given, so it is static. */
static bool parse(const char *line, struct kiosk_options *o, struct error *e)
{
    static char text[512];
    char *argv[32] = {NULL};
    int argc = 0;

    strncpy(text, line, sizeof text - 1);
    for (char *word = strtok(text, " "); word != NULL; word = strtok(NULL, " "))
        argv[argc++] = word;
    return command_line_parse(argv, o, e);
}

static void good(void **state)
{
    struct kiosk_options o;
    struct error e;

    (void)state;
    assert_true(parse("standfirst", &o, &e));
    assert_int_equal(o.command, COMMAND_RUN);
    assert_false(o.windowed);
    assert_true(parse("standfirst --windowed --size 800x480 --edition a.edition --trace t --config c", &o, &e));
    assert_true(o.windowed);
    assert_int_equal(o.sizes[0].width, 800);
    assert_int_equal(o.sizes[0].height, 480);
    assert_string_equal(o.edition, "a.edition");
    assert_string_equal(o.trace, "t");
    assert_string_equal(o.config, "c");
    assert_true(parse("standfirst run --edition=a.edition", &o, &e));
    assert_string_equal(o.edition, "a.edition");
    assert_true(parse("standfirst proof a.edition --out d --size 480x320 --size=2160x3840 --theme paper", &o, &e));
    assert_int_equal(o.command, COMMAND_PROOF);
    assert_string_equal(o.argument, "a.edition");
    assert_int_equal(o.n_sizes, 2);
    assert_int_equal(o.sizes[1].height, 3840);
    assert_true(parse("standfirst proof --out d -- --size", &o, &e));
    assert_string_equal(o.argument, "--size");
    assert_true(parse("standfirst replay --edition a s", &o, &e));
    assert_int_equal(o.command, COMMAND_REPLAY);
    assert_true(parse("standfirst check", &o, &e));
    assert_int_equal(o.command, COMMAND_CHECK);
    assert_true(parse("standfirst probe --config c", &o, &e));
    assert_int_equal(o.command, COMMAND_PROBE);
    assert_true(parse("standfirst proof --help", &o, &e));
    assert_int_equal(o.command, COMMAND_HELP);
    assert_true(parse("standfirst --version", &o, &e));
    assert_int_equal(o.command, COMMAND_VERSION);
}

static void wrong_use_is_told(void **state)
{
    static const struct {
        const char *line, *names; /* a word that the message must have */
    } cases[] = {
        {"standfirst show", "'show'"},
        {"standfirst run a.edition", "'a.edition'"},
        {"standfirst --windowed check", "'check' is a command and comes first"},
        {"standfirst --config=", "--config: its value is empty"},
        {"standfirst --colour red", "--colour"},
        {"standfirst check --edition a", "check does not take it"},
        {"standfirst probe --edition a", "probe does not take it"},
        {"standfirst probe a", "'a'"},
        {"standfirst --edition", "value is missing"},
        {"standfirst --windowed=yes", "takes no value"},
        {"standfirst --size 800", "'800'"},
        {"standfirst --size 800x480x2", "'800x480x2'"},
        {"standfirst --size 479x320", "479x320"},
        {"standfirst --size 3841x2160", "3841x2160"},
        {"standfirst --size 800x480 --size 800x480", "only proof"},
        {"standfirst proof a", "--out"},
        {"standfirst proof --out d", "which edition"},
        {"standfirst proof --out d a b", "'b'"},
        {"standfirst replay s", "--edition"},
        {"standfirst replay --edition a", "which script"},
    };
    struct kiosk_options o;
    struct error e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(parse(cases[i].line, &o, &e));
        if (strstr(e.text, cases[i].names) == NULL)
            fail_msg("%s: \"%s\" does not say %s", cases[i].line, e.text, cases[i].names);
    }
}

static void too_many_sizes(void **state)
{
    struct kiosk_options o;
    struct error e;
    char line[512] = "standfirst proof --out d a";

    (void)state;
    for (int i = 0; i <= OPTIONS_SIZES_MOST; i++)
        strcat(line, " --size=800x480");
    assert_false(parse(line, &o, &e));
    assert_non_null(strstr(e.text, "more than"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good),
        cmocka_unit_test(wrong_use_is_told),
        cmocka_unit_test(too_many_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
