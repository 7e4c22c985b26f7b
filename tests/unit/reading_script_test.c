/* SPDX-License-Identifier: MIT */
#include "reading/script.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* "1:0 press next; 2:0-700 hold home; end 700" */
static void describe(const struct script *s, char *out, size_t room)
{
    static const char *const verbs[] = {"press", "hold", "tap", "swipe", "notice"};
    static const char *const ways[] = {"left", "right", "up", "down"};
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        const struct script_step *t = &s->steps[i];
        n += (size_t)snprintf(out + n, room - n, "%u:%" PRIu64, t->line, t->begins);
        if (t->ends != t->begins)
            n += (size_t)snprintf(out + n, room - n, "-%" PRIu64, t->ends);
        n += (size_t)snprintf(out + n, room - n, " %s", verbs[t->verb]);
        if (t->verb == SCRIPT_NOTICE)
            n += (size_t)snprintf(out + n, room - n, " %" PRIu64, t->notice_ms);
        else if (t->verb == SCRIPT_TAP)
            n += (size_t)snprintf(out + n, room - n, " %.3f %.3f", (double)t->x, (double)t->y);
        else
            n += (size_t)snprintf(out + n, room - n, " %s", t->verb == SCRIPT_SWIPE ? ways[t->way] : t->name);
        n += (size_t)snprintf(out + n, room - n, "; ");
    }
    snprintf(out + n, room - n, "end %" PRIu64, s->ends);
}

/* Parses an allocation of exactly that size, so that ASan sees a read past the end. */
static bool parse(const char *text, size_t size, struct script *s, struct error *e)
{
    char *copy = malloc(size > 0 ? size : 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    bool good = script_parse(copy, size, s, e);
    free(copy);
    return good;
}

#define E_ACUTE "\xc3\x89"

static void test_scripts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "end 0"},
        {"\n\n  \n# only words\n", "end 0"},
        {"at 1500 press next-card", "1:1500 press next-card; end 1500"},
        {"at 1500 press next-card\n", "1:1500 press next-card; end 1500"},
        {"at 1500 press next-card\r\nend\r\n", "1:1500 press next-card; end 1500"},
        {"\xef\xbb\xbf"
         "end",
         "end 0"},
        {"\xef\xbb\xbf", "end 0"},
        {"tap 0.9 0.19", "1:0 tap 0.900 0.190; end 0"},
        {"hold  a \t b   700", "1:0-700 hold a b; end 700"},
        {"press a\npress b", "1:0 press a; 2:0 press b; end 0"},
        {"at 5 press a # why\npress b#c", "1:5 press a; 2:5 press b; end 5"},
        {"\t at\t5   press  Page \t Down  ", "1:5 press Page Down; end 5"},
        {"press " E_ACUTE, "1:0 press " E_ACUTE "; end 0"},
        /* Right after what stands above has ended. */
        {"hold home 3000\npress a\nhold a 0\nswipe up\ntap 0 1\nend",
         "1:0-3000 hold home; 2:3000 press a; 3:3000 hold a; 4:3000-3100 swipe up; 5:3100 tap 0.000 1.000; end 3100"},
        {"at 100 hold Page Down 50\nat 100 tap .5 0.25", "1:100-150 hold Page Down; 2:100 tap 0.500 0.250; end 150"},
        {"hold 7 8", "1:0-8 hold 7; end 8"},
        {"at 5 notice 30000\npress a", "1:5 notice 30000; 2:5 press a; end 5"},
        {"at 0 swipe left\nswipe right\nswipe up\nat 300 swipe down",
         "1:0-100 swipe left; 2:100-200 swipe right; 3:200-300 swipe up; 4:300-400 swipe down; end 400"},
        /* A chord; what has no time waits for both. */
        {"at 10 hold a 500\nat 50 hold b 200\npress c", "1:10-510 hold a; 2:50-250 hold b; 3:510 press c; end 510"},
        {"at 10 hold a 500\nat 510 hold a 5", "1:10-510 hold a; 2:510-515 hold a; end 515"},
        {"at 10 hold a 500\nat 20 press b\nat 20 press b", "1:10-510 hold a; 2:20 press b; 3:20 press b; end 510"},
        {"at 0 hold a 500\nat 100 end", "1:0-500 hold a; end 100"},
        {"hold a 500\nend", "1:0-500 hold a; end 500"},
        {"press a\nat 60000 end # and out", "1:0 press a; end 60000"},
        {"end\n\n# nothing more\n", "end 0"},
        /* Numbers. */
        {"at 000000000000000000000007 press a", "1:7 press a; end 7"},
        {"at 1000000000000 press a", "1:1000000000000 press a; end 1000000000000"},
        {"hold a 86400000", "1:0-86400000 hold a; end 86400000"},
        {"tap 1. 000.50000", "1:0 tap 1.000 0.500; end 0"},
        {"# a replacement character \xef\xbf\xbd is one as well\nend", "end 0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct script s;
        struct error e = {""};
        char got[1000];
        if (!parse(rows[i].text, strlen(rows[i].text), &s, &e))
            fail_msg("row %zu: %s: %s", i, rows[i].text, e.text);
        describe(&s, got, sizeof got);
        assert_string_equal(got, rows[i].expected);
        script_finish(&s);
    }
}

#define NAME_63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"pres next-card", "line 1: 'pres' is not a step; did you mean 'press'?"},
        {"\n\nswpie left", "line 3: 'swpie' is not a step; did you mean 'swipe'?"},
        {"Hold a 5", "line 1: 'Hold' is not a step; did you mean 'hold'?"},
        {"edn", "line 1: 'edn' is not a step; did you mean 'end'?"},
        {"tapp 0 0", "line 1: 'tapp' is not a step; did you mean 'tap'?"},
        {"At 5 end", "line 1: 'At' is not a step; did you mean 'at'?"},
        {"previous-quote", "line 1: 'previous-quote' is not a step; did you mean 'press previous-quote'?"},
        {"1500 press a", "line 1: '1500' is not a step; did you mean 'at 1500 ...'?"},
        {"hond a 5", "line 1: 'hond' is not a step; did you mean 'hold'?"},
        {"tp 0 0", "line 1: 'tp' is not a step; did you mean 'tap'?"},
        {"att 5 end", "line 1: 'att' is not a step; did you mean 'at'?"},
        {"what", "line 1: 'what' is not a step; it is one of press, hold, tap, swipe, notice, end"},
        {NAME_63 "c", "line 1: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbb' is not a step; it is one of press, hold, "
                      "tap, swipe, notice, end"},
        {"jump 3", "line 1: 'jump' is not a step; it is one of press, hold, tap, swipe, notice, end"},
        {"at 5 x", "line 1: 'x' is not a step; it is one of press, hold, tap, swipe, notice, end"},
        {"extraordinarily",
         "line 1: 'extraordinarily' is not a step; it is one of press, hold, tap, swipe, notice, end"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" E_ACUTE "b",
         "line 1: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is not a step; it is one of press, hold, tap, swipe, "
         "notice, end"},
        {"at", "line 1: 'at' is written 'at 1500 press next-card'"},
        {"at 5", "line 1: 'at' is written 'at 1500 press next-card'"},
        {"at 5 # press a", "line 1: 'at' is written 'at 1500 press next-card'"},
        {"at 5 at 6 end", "line 1: 'at' stands twice"},
        {"at soon end", "line 1: 'soon' is not a whole number of milliseconds"},
        {"at 1.5 end", "line 1: '1.5' is not a whole number of milliseconds"},
        {"at -1 end", "line 1: '-1' is not a whole number of milliseconds"},
        {"at 1000000000001 end", "line 1: '1000000000001' is too many milliseconds; at most 1000000000000"},
        {"at 99999999999999999999999 end",
         "line 1: '99999999999999999999999' is too many milliseconds; at most 1000000000000"},
        {"at 5 press a\nat 4 press b", "line 2: 4 is before the step above, which begins at 5"},
        {"at 5 press a\nat 4 end", "line 2: 4 is before the step above, which begins at 5"},
        {"press", "line 1: 'press' is written 'press next-card'"},
        {"hold", "line 1: 'hold' is written 'hold home 3000'"},
        {"hold home", "line 1: 'hold' is written 'hold home 3000'"},
        {"hold home 3s", "line 1: '3s' is not a whole number of milliseconds"},
        {"hold home 86400001", "line 1: '86400001' is too many milliseconds; at most 86400000"},
        {"hold home 864000000", "line 1: '864000000' is too many milliseconds; at most 86400000"},
        {"press " NAME_63 "c", "line 1: the name is longer than 63 bytes"},
        {"press a " NAME_63, "line 1: the name is longer than 63 bytes"},
        {"tap", "line 1: 'tap' is written 'tap 0.9 0.5'"},
        {"tap 0.5", "line 1: 'tap' is written 'tap 0.9 0.5'"},
        {"tap 0.5 0.5 0.5", "line 1: 'tap' is written 'tap 0.9 0.5'"},
        {"tap 1.01 0.5", "line 1: X is '1.01'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap 0 -0.1", "line 1: Y is '-0.1'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap . 0", "line 1: X is '.'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap 0 0,5", "line 1: Y is '0,5'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap 0 1e-3", "line 1: Y is '1e-3'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap nan 0", "line 1: X is 'nan'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap 0.5.5 0", "line 1: X is '0.5.5'; it must be a number from 0 to 1, a share of the upright picture"},
        {"tap 960 540", "line 1: X is '960'; it must be a number from 0 to 1, a share of the upright picture"},
        {"swipe", "line 1: 'swipe' is written 'swipe left'"},
        {"notice", "line 1: 'notice' is written 'notice 30000'"},
        {"notice 5 ms", "line 1: 'notice' is written 'notice 30000'"},
        {"notice soon", "line 1: 'soon' is not a whole number of milliseconds"},
        {"swipe left right", "line 1: 'swipe' is written 'swipe left'"},
        {"swipe rigth", "line 1: 'rigth' is not a way to swipe; did you mean 'right'?"},
        {"swipe north", "line 1: 'north' is not a way to swipe; it is one of left, right, up, down"},
        {"end now", "line 1: 'end' stands alone; to end at a time write 'at 60000 end'"},
        {"end\npress a", "line 2: nothing comes after the 'end' of line 1"},
        {"end\nend", "line 2: nothing comes after the 'end' of line 1"},
        {"at 0 hold a 500\nat 499 hold a 5", "line 2: 'a' is still held, by line 1, until 500"},
        {"at 0 hold a 500\nat 499 press a", "line 2: 'a' is still held, by line 1, until 500"},
        {"at 0 swipe up\n\nat 99 tap 0 0", "line 3: the swipe of line 1 ends at 100; there is one finger only"},
        {"at 0 swipe up\nat 99 swipe up", "line 2: the swipe of line 1 ends at 100; there is one finger only"},
        {"press a\001", "line 1: a control character (byte 0x01) does not belong in a script"},
        {"end\n# \x7f", "line 2: a control character (byte 0x7f) does not belong in a script"},
        {"press\ra", "line 1: a control character (byte 0x0d) does not belong in a script"},
        {"press \xc3(", "line 1: byte 0xc3 is not UTF-8"},
        {"# \xff", "line 1: byte 0xff is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct script s = {.n = 7};
        struct error e = {""};
        if (parse(rows[i].text, strlen(rows[i].text), &s, &e))
            fail_msg("row %zu: taken: %s", i, rows[i].text);
        assert_string_equal(e.text, rows[i].expected);
        assert_null(s.steps);
        assert_int_equal(s.n, 0);
    }
    struct script s;
    struct error e;
    assert_false(parse("press a\0b", 9, &s, &e));
    assert_string_equal(e.text, "line 1: a control character (byte 0x00) does not belong in a script");
    assert_true(parse("press " NAME_63, 6 + 63, &s, &e));
    assert_string_equal(s.steps[0].name, NAME_63);
    script_finish(&s);
}

/* The bounds: so many steps, so many held at once, and no slower than linear on the way there. */
static void test_bounds(void **state)
{
    (void)state;
    static const char line[] = "at 1 press a\n";
    size_t size = sizeof line - 1, n = SCRIPT_STEPS_MOST;
    char *text = malloc((n + 1) * size), held[SCRIPT_DOWN_MOST * 32 + 32] = "";
    struct script s;
    struct error e;

    assert_non_null(text);
    for (size_t i = 0; i <= n; i++)
        memcpy(text + i * size, line, size);
    assert_true(script_parse(text, n * size, &s, &e));
    assert_int_equal(s.n, n);
    script_finish(&s);
    assert_false(script_parse(text, (n + 1) * size, &s, &e));
    assert_string_equal(e.text, "line 100001: a script has at most 100000 steps");
    free(text);

    size = 0;
    for (int i = 0; i < SCRIPT_DOWN_MOST; i++)
        size += (size_t)snprintf(held + size, sizeof held - size, "at 5 hold b%d 10\n", i);
    assert_true(script_parse(held, size, &s, &e));
    script_finish(&s);
    size_t more = size + (size_t)snprintf(held + size, sizeof held - size, "at 14 hold c 1\n");
    assert_false(script_parse(held, more, &s, &e));
    assert_string_equal(e.text, "line 65: more than 64 are held at once");
    more = size + (size_t)snprintf(held + size, sizeof held - size, "at 15 hold c 1\n");
    assert_true(script_parse(held, more, &s, &e));
    script_finish(&s);
    more = size + (size_t)snprintf(held + size, sizeof held - size, "at 14 press c\n");
    assert_true(script_parse(held, more, &s, &e));
    script_finish(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
