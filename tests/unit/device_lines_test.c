/* SPDX-License-Identifier: MIT */
#include "device/lines.h"

#include "device_fake_gpio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct lines_wish button = {
    .chip = "board", .line = {"GPIO4"}, .n = 1, .pull = LINES_PULL_UP, .active_low = true, .debounce_ms = 5};

static void asks_for_what_is_wished(void **state)
{
    const struct fake_line *f = &fake.chips[1].lines[4];
    struct lines l;
    struct error e;

    (void)state;
    assert_true(lines_open(&l, &fake_calls, &button, &e));
    assert_int_equal(f->flags, GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_ACTIVE_LOW | GPIO_V2_LINE_FLAG_BIAS_PULL_UP |
                                   GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING);
    assert_int_equal(f->debounce_us, 5000);
    assert_int_equal(l.debounce_us, 5000);
    lines_close(&l);
    lines_close(&l);
}

static void does_without_the_kernels_debounce(void **state)
{
    struct lines l;
    struct error e;

    (void)state;
    fake.chips[1].no_debounce = true;
    assert_true(lines_open(&l, &fake_calls, &button, &e));
    assert_int_equal(l.debounce_us, 0);
    assert_int_equal(fake.requests, 2);
    lines_close(&l);
}

struct refusal {
    int why;
    const char *consumer, *says;
};

static void says_why_not(void **state)
{
    static const struct refusal refusals[] = {
        {0, "spi0 CS0", "line GPIO4 is in use by spi0 CS0"},
        {EBUSY, NULL, "line GPIO4 is in use by something else"},
        {EACCES, NULL, "line GPIO4 may not be used: the user must be in the group gpio"},
        {ENXIO, NULL, "line GPIO4 cannot tell when it changes"},
        {EINVAL, NULL, "line GPIO4: the chip refuses it with a pull resistor"},
        {524, NULL, "try pull = \"none\""},
        {EIO, NULL, "line GPIO4: the chip refuses it (Input/output error)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        struct lines l;
        struct error e = {""};
        fake.chips[1].lines[4].refuse = refusals[i].why;
        fake.chips[1].lines[4].consumer = refusals[i].consumer;
        assert_false(lines_open(&l, &fake_calls, &button, &e));
        if (strstr(e.text, refusals[i].says) == NULL)
            fail_msg("expected '%s', got '%s'", refusals[i].says, e.text);
        assert_int_equal(l.fd, -1);
    }
}

static void edges_with_their_time_and_line(void **state)
{
    static const struct lines_wish encoder = {.chip = "board", .line = {"GPIO4", "GPIO6"}, .n = 2};
    struct lines_edge edges[8];
    struct lines l;
    struct error e;

    (void)state;
    assert_true(lines_open(&l, &fake_calls, &encoder, &e));
    assert_int_equal(lines_read(&l, edges, 8), 0);
    fake_edge(1, 4, true, 1000);
    fake_edge(1, 6, true, 1002);
    fake.chips[1].lines[4].edges += 3; /* that the kernel had no room for */
    fake_edge(1, 4, false, 1010);
    assert_int_equal(lines_read(&l, edges, 8), 3);
    assert_true(edges[0].ns == 1000000000 && edges[0].which == 0 && edges[0].on && edges[0].count == 1);
    assert_true(edges[1].ns == 1002000000 && edges[1].which == 1 && edges[1].on && edges[1].count == 1);
    assert_true(edges[2].which == 0 && !edges[2].on && edges[2].count == 4);
    unsigned bits = 0;
    assert_int_equal(lines_levels(&l, &bits), 0);
    assert_int_equal(bits, 2);
    lines_close(&l);
}

static void stops_and_resumes(void **state)
{
    const struct fake_line *f = &fake.chips[1].lines[4];
    struct lines_edge edges[8];
    struct lines l;
    struct error e;

    (void)state;
    assert_true(lines_open(&l, &fake_calls, &button, &e));
    uint64_t listening = f->flags;
    fake_edge(1, 4, true, 1000);
    assert_int_equal(lines_listen(&l, false), 0);
    assert_int_equal(f->flags & (GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING), 0);
    assert_int_equal(f->debounce_us, 0);
    assert_int_equal(lines_read(&l, edges, 8), 0); /* what waited is forgotten */
    assert_int_equal(lines_listen(&l, true), 0);
    assert_int_equal(f->flags, listening);
    assert_int_equal(f->debounce_us, 5000);
    fake.chips[1].gone = true;
    assert_int_equal(lines_listen(&l, true), -1);
    lines_close(&l);
}

static void a_chip_that_went_away(void **state)
{
    struct lines_edge edges[8];
    struct lines l;
    struct error e;

    (void)state;
    assert_true(lines_open(&l, &fake_calls, &button, &e));
    close(fake.chips[1].lines[4].in);
    fake.chips[1].lines[4].in = 0;
    assert_int_equal(lines_read(&l, edges, 8), -1);
    assert_int_equal(errno, ENODEV);
    lines_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(asks_for_what_is_wished, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(does_without_the_kernels_debounce, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(says_why_not, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(edges_with_their_time_and_line, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(stops_and_resumes, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_chip_that_went_away, fake_setup, fake_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
