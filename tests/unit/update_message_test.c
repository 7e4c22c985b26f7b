/* SPDX-License-Identifier: MIT */
#include "update/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void a_line_comes_back(void **state)
{
    static const struct {
        struct message report;
        const char *line;
    } cases[] = {
        {{.kind = MESSAGE_IS_STEP, .step = MESSAGE_KEEP}, "step\tkeep\n"},
        {{.kind = MESSAGE_IS_EDITION, .size = 12, .text = "Tuesday, 14 April"}, "edition\t12\tTuesday, 14 April\n"},
        {{.kind = MESSAGE_IS_EDITION, .size = 1}, "edition\t1\t\n"},
        {{.kind = MESSAGE_IS_DONE, .done = 0, .all = UINT64_MAX / 10 - 1}, "done\t0\t1844674407370955160\n"},
        {{.kind = MESSAGE_IS_NOTE, .text = "x.edition: \xc3\xa9"}, "note\tx.edition: \xc3\xa9\n"},
        {{.kind = MESSAGE_IS_END, .reason = MESSAGE_FULL, .need = 5, .free = 3, .text = "no room"},
         "end\tfull\t5\t3\tno room\n"},
        {{.kind = MESSAGE_IS_END, .reason = MESSAGE_NOT_EDITION}, "end\tnot-edition\t0\t0\t\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer out = {0};
        struct message back;
        message_put(&out, &cases[i].report);
        assert_string_equal(out.data, cases[i].line);
        assert_true(message_take((const char *)out.data, out.size - 1, &back));
        assert_memory_equal(&back, &cases[i].report, sizeof back);
        buffer_finish(&out);
    }
}

static void every_reason_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < MESSAGE_REASONS; i++) {
        const char *name = message_reason_name((enum message_reason)i);
        char line[80];
        struct message r;
        assert_true(name[0] != '\0');
        int n = snprintf(line, sizeof line, "end\t%s\t0\t0\t", name);
        /* The kiosk alone finds out that a stick is not mounted, and that an edition cannot be shown. */
        bool said = i != MESSAGE_FORMAT && i != MESSAGE_UNSHOWABLE;
        assert_int_equal(message_take(line, (size_t)n, &r), said);
        if (said)
            assert_int_equal(r.reason, i);
    }
}

static void other_lines_are_refused(void **state)
{
    static const char *const lines[] = {
        "",
        "\t",
        "step",
        "step\t",
        "step\tfly",
        "step\tcopy\t",
        "step\tcopy\tx",
        "Step\tcopy",
        "step copy",
        "edition",
        "edition\t",
        "edition\tx\tT",
        "edition\t-1\tT",
        "edition\t\tT",
        "edition\t1\ta\tb",
        "edition\t1\t\x1b[2J",
        "edition\t1\t\xff",
        "edition\t1\ta\xe2\x80\xae"
        "b",
        "edition\t99999999999999999999\tT",
        "done",
        "done\t1",
        "done\t2\t1",
        "done\t1\t2\t3",
        "done\t1\t",
        "note\ta\tb",
        "note\t\x07",
        "end\tdone",
        "end\tdone\t0",
        "end\tdone\t0\tx\t",
        "end\tglory\t0\t0\t",
        "end\tunshowable\t0\t0\tx",
        "finish",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct message r;
        if (message_take(lines[i], strlen(lines[i]), &r))
            fail_msg("taken: %s", lines[i]);
    }
    struct message r;
    char longest[MESSAGE_LINE_MOST + 1];
    memset(longest, 'x', sizeof longest);
    memcpy(longest, "note\t", 5);
    assert_false(message_take(longest, sizeof longest, &r));
    assert_false(message_take(longest, 600, &r));
    assert_true(message_take(longest, 400, &r));
    assert_false(message_take("note\ta\0b", 8, &r));
}

static void foreign_text_stays_on_its_line(void **state)
{
    struct buffer out = {0};
    struct message back, r = {.kind = MESSAGE_IS_END, .reason = MESSAGE_DAMAGED};

    (void)state;
    memset(r.text, 'a', sizeof r.text - 1);
    memcpy(r.text, "x\ny\tz\xff", 6);
    message_put(&out, &r);
    assert_true(out.size <= MESSAGE_LINE_MOST);
    assert_ptr_equal(memchr(out.data, '\n', out.size), out.data + out.size - 1);
    assert_true(message_take((const char *)out.data, out.size - 1, &back));
    assert_memory_equal(back.text, "x?y?z?", 6);
    buffer_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_comes_back),
        cmocka_unit_test(every_reason_has_a_name_of_its_own),
        cmocka_unit_test(other_lines_are_refused),
        cmocka_unit_test(foreign_text_stays_on_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
