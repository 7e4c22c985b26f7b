/* SPDX-License-Identifier: MIT */
/* Never sleeps: loop_now() is the test's clock (see the wrapper below), and the loop's timers are due at once when it
 * has moved past them. */
#include "device/gpio.h"

#include "device_fake_gpio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>

#include <cmocka.h>

static struct {
    uint64_t now; /* ms */
    int timer;    /* the gpio's; its time, 0: unset */
    uint64_t due;
} test_clock;

/* loop_now() asks this clock. */
int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (clock != CLOCK_MONOTONIC)
        return (int)syscall(SYS_clock_gettime, clock, now);
    *now = (struct timespec){.tv_sec = (time_t)(test_clock.now / 1000),
                             .tv_nsec = (long)(test_clock.now % 1000) * 1000000};
    return 0;
}

/* Timers stay unset in the kernel until the test's clock has passed them. */
static void arm(void)
{
    const struct itimerspec at_once = {.it_value = {.tv_nsec = 1}}, never = {.it_value = {0}};

    bool due = test_clock.due != 0 && test_clock.due <= test_clock.now;
    syscall(SYS_timerfd_settime, test_clock.timer, TFD_TIMER_ABSTIME, due ? &at_once : &never, NULL);
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new, struct itimerspec *old)
{
    (void)flags;
    (void)old;
    test_clock.timer = fd;
    test_clock.due = (uint64_t) new->it_value.tv_sec * 1000 + (uint64_t) new->it_value.tv_nsec / 1000000;
    arm();
    return 0;
}

struct ear {
    struct loop *loop;
    struct gpio *gpio;
    int rounds;
    char heard[8192], told[4096];
};

static void hear_button(void *user, size_t button, bool down, uint64_t ms)
{
    struct ear *ear = user;
    size_t used = strlen(ear->heard);

    snprintf(ear->heard + used, sizeof ear->heard - used, "%zu%s@%llu ", button, down ? "down" : "up",
             (unsigned long long)ms);
}

static void hear_encoder(void *user, size_t encoder, int way, uint64_t ms)
{
    struct ear *ear = user;
    size_t used = strlen(ear->heard);

    snprintf(ear->heard + used, sizeof ear->heard - used, "encoder%zu%+d@%llu ", encoder, way, (unsigned long long)ms);
}

static void hear_words(void *user, bool wrong, const char *text)
{
    struct ear *ear = user;
    size_t used = strlen(ear->told);

    snprintf(ear->told + used, sizeof ear->told - used, "%s %s\n", wrong ? "-" : "+", text);
}

/* One round of the loop: what is ready is handled, then it would sleep. */
static void before_sleep(void *user)
{
    struct ear *ear = user;

    if (++ear->rounds == 2)
        loop_stop(ear->loop);
}

static void nothing(void *user, int fd, uint32_t events)
{
    (void)user;
    (void)fd;
    (void)events;
}

static void turn(struct ear *ear)
{
    int ends[2];

    /* A byte that is always there, so that it does not sleep. */
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_int_equal(write(ends[1], "", 1), 1);
    assert_int_equal(loop_watch(ear->loop, ends[0], 1, nothing, NULL), 0);
    ear->rounds = 0;
    loop_before_sleep(ear->loop, before_sleep, ear);
    assert_int_equal(loop_run(ear->loop), 0);
    assert_int_equal(loop_unwatch(ear->loop, ends[0]), 0);
    close(ends[0]);
    close(ends[1]);
}

/* The clock moves on, and what is due by then happens. */
static void until(struct ear *ear, uint64_t now)
{
    test_clock.now = now;
    arm();
    turn(ear);
}

static const struct gpio_wish wish = {
    .buttons = {{"next", "board", "GPIO4", LINES_PULL_UP, true, 5},
                {"home", "expander", "2", LINES_PULL_NONE, false, 5}},
    .n_buttons = 2,
    .encoders = {{"dial", "board", "GPIO6", "GPIO7", LINES_PULL_UP, 4}},
    .n_encoders = 1,
    .stuck_ms = 20000,
};

static void begin(struct ear *ear)
{
    const struct gpio_listener listener = {hear_button, hear_encoder, hear_words, ear};

    memset(ear, 0, sizeof *ear);
    test_clock.now = 1000;
    test_clock.due = 0;
    ear->loop = loop_create();
    assert_non_null(ear->loop);
    ear->gpio = gpio_create(ear->loop, &wish, &listener, &fake_calls);
    assert_non_null(ear->gpio);
}

static void end(struct ear *ear)
{
    gpio_destroy(ear->gpio);
    loop_destroy(ear->loop);
}

static void press_and_release(void **state)
{
    struct ear ear;

    (void)state;
    begin(&ear);
    assert_int_equal(test_clock.due, 0); /* nothing is due while nothing happens */
    fake_edge(1, 4, true, 1100);
    fake_edge(1, 4, false, 1150);
    fake_edge(0, 2, true, 1200);
    until(&ear, 1200);
    assert_string_equal(ear.heard, "0down@1100 0up@1150 1down@1200 ");
    assert_int_equal(test_clock.due, 1200 + 20000); /* when it would be stuck */
    fake_edge(0, 2, false, 1300);
    until(&ear, 1300);
    assert_int_equal(test_clock.due, 0);
    assert_string_equal(ear.told, "");
    end(&ear);
}

static void in_the_order_of_the_hands(void **state)
{
    struct ear ear;

    (void)state;
    begin(&ear);
    fake_edge(1, 4, true, 1100);
    fake_edge(0, 2, true, 1170);
    fake_edge(1, 4, false, 1180);
    fake_edge(0, 2, false, 1190);
    until(&ear, 1400);
    assert_string_equal(ear.heard, "0down@1100 1down@1170 0up@1180 1up@1190 ");
    end(&ear);
}

static void debounces_where_the_kernel_does_not(void **state)
{
    struct ear ear;

    (void)state;
    fake.chips[1].no_debounce = true;
    begin(&ear);
    fake_edge(1, 4, true, 1100);
    fake_edge(1, 4, false, 1102);
    fake_edge(1, 4, true, 1103);
    until(&ear, 1104);
    assert_string_equal(ear.heard, "");
    assert_int_equal(test_clock.due, 1108);
    until(&ear, 1108);
    assert_string_equal(ear.heard, "0down@1108 ");
    /* Others keep their order although this one's time-out is handled late. */
    fake_edge(1, 4, false, 1200);
    fake_edge(0, 2, true, 1204);
    fake_edge(0, 2, false, 1206);
    until(&ear, 1300);
    assert_string_equal(ear.heard, "0down@1108 1down@1204 0up@1205 1up@1206 ");
    end(&ear);
}

static void a_busy_line_is_told_and_taken_when_it_is_given_back(void **state)
{
    struct ear ear;

    (void)state;
    fake.chips[1].lines[4].consumer = "spi0";
    begin(&ear);
    assert_string_equal(ear.told, "- button next: line GPIO4 is in use by spi0\n");
    fake_edge(0, 2, true, 1100);
    fake_edge(0, 2, false, 1110);
    until(&ear, 1110);
    assert_string_equal(ear.heard, "1down@1100 1up@1110 ");
    /* Nobody asks before something happens, or an hour has gone by. */
    unsigned asked = fake.requests;
    assert_int_equal(test_clock.due, 1000 + GPIO_RETRY_LAST_MS);
    until(&ear, 1000 + GPIO_RETRY_LAST_MS);
    assert_int_equal(fake.requests, asked + 1);
    assert_int_equal(test_clock.due, 1000 + 2 * (uint64_t)GPIO_RETRY_LAST_MS);
    fake_give_back(1, 4);
    uint64_t now = 2000 + GPIO_RETRY_LAST_MS;
    until(&ear, now);
    assert_string_equal(ear.told, "- button next: line GPIO4 is in use by spi0\n+ button next: it works now\n");
    assert_int_equal(test_clock.due, 0);
    fake_edge(1, 4, true, now + 10);
    fake_edge(1, 4, false, now + 20);
    until(&ear, now + 20);
    assert_non_null(strstr(ear.heard, "0down@3602010 0up@3602020 "));
    end(&ear);
}

/* Another line of the chip is somebody else's business, and the next one to have ours is waited for as well. */
static void a_line_that_goes_from_hand_to_hand(void **state)
{
    struct ear ear;

    (void)state;
    fake.chips[1].lines[6].consumer = "spi0";
    begin(&ear);
    assert_string_equal(ear.told, "- encoder dial: line GPIO6 is in use by spi0\n");
    fake_give_back(1, 6);
    fake.chips[1].lines[6].consumer = "i2c-gpio";
    until(&ear, 1100);
    assert_non_null(strstr(ear.told, "- encoder dial: line GPIO6 is in use by i2c-gpio\n"));
    assert_int_equal(test_clock.due, 1100 + GPIO_RETRY_LAST_MS);
    fake_give_back(1, 6);
    until(&ear, 1200);
    assert_non_null(strstr(ear.told, "+ encoder dial: it works now\n"));
    assert_int_equal(test_clock.due, 0);
    end(&ear);
}

static void a_line_that_is_given_back_between_two_questions(void **state)
{
    struct ear ear;

    (void)state;
    fake.chips[1].lines[4].consumer = "spi0";
    fake.chips[1].given_back_late = true;
    begin(&ear);
    assert_string_equal(ear.told, "");
    assert_int_equal(test_clock.due, 0);
    end(&ear);
}

/* Where nobody tells, it is asked less and less often. */
static void what_nobody_tells_is_asked_for(void **state)
{
    static const uint64_t tries[] = {2000, 62000, 3662000, 7262000};
    struct ear ear;

    (void)state;
    fake.chips[1].lines[4].consumer = "spi0";
    fake.chips[1].no_watch = true;
    begin(&ear);
    assert_int_equal(test_clock.due, tries[0]);
    for (size_t i = 0; i + 1 < sizeof tries / sizeof tries[0]; i++) {
        unsigned asked = fake.requests;
        until(&ear, tries[i]);
        assert_int_equal(fake.requests, asked + 1);
        assert_int_equal(test_clock.due, tries[i + 1]);
    }
    assert_string_equal(ear.told, "- button next: line GPIO4 is in use by spi0\n");
    end(&ear);
}

static void a_chip_that_may_not_be_opened_yet(void **state)
{
    struct ear ear;
    char path[64];

    (void)state;
    fake.chips[1].why = EACCES;
    begin(&ear);
    assert_non_null(strstr(ear.told, "- button next: "));
    assert_non_null(strstr(ear.told, "the user must be in the group gpio"));
    assert_int_equal(test_clock.due, 1000 + GPIO_RETRY_LAST_MS);
    fake.chips[1].why = 0;
    fake_path(1, path);
    assert_int_equal(chmod(path, 0660), 0);
    until(&ear, 1100);
    assert_non_null(strstr(ear.told, "+ button next: it works now\n"));
    assert_non_null(strstr(ear.told, "+ encoder dial: it works now\n"));
    assert_int_equal(test_clock.due, 0);
    end(&ear);
}

static void a_chip_that_comes_later(void **state)
{
    struct ear ear;
    char path[64];

    (void)state;
    fake_path(1, path);
    assert_int_equal(unlink(path), 0);
    begin(&ear);
    assert_non_null(strstr(ear.told, "- button next: "));
    assert_int_equal(test_clock.due, 1000 + GPIO_RETRY_LAST_MS);
    assert_int_equal(mkfifo(path, 0600), 0);
    until(&ear, 1100);
    assert_non_null(strstr(ear.told, "+ button next: it works now\n"));
    assert_int_equal(test_clock.due, 0);
    fake_edge(1, 4, true, 1200);
    until(&ear, 1200);
    assert_string_equal(ear.heard, "0down@1200 ");
    end(&ear);
}

static void a_chip_that_goes_away_and_comes_back(void **state)
{
    struct ear ear;

    (void)state;
    begin(&ear);
    fake_edge(1, 4, true, 1100);
    until(&ear, 1100);
    int in = fake.chips[1].lines[4].in;
    fake.chips[1].lines[4].in = 0;
    close(in);
    until(&ear, 1200);
    assert_string_equal(ear.heard, "0down@1100 0up@1200 ");
    assert_string_equal(ear.told, "- button next: the GPIO chip does not answer (No such device)\n");
    fake.chips[1].lines[4].level = false;
    until(&ear, 2200);
    assert_non_null(strstr(ear.told, "+ button next: it works now\n"));
    fake_edge(1, 4, true, 2300);
    until(&ear, 2300);
    assert_string_equal(ear.heard, "0down@1100 0up@1200 0down@2300 ");
    end(&ear);
}

static void stuck_is_told_once_and_ignored(void **state)
{
    struct ear ear;

    (void)state;
    begin(&ear);
    fake_edge(1, 4, true, 1100);
    until(&ear, 1100);
    until(&ear, 21100);
    assert_string_equal(ear.heard, "0down@1100 0up@21100 ");
    assert_string_equal(ear.told, "- button next: it has been down for 20 s: it is ignored until it is let go\n");
    assert_int_equal(test_clock.due, 0);
    fake_edge(1, 4, false, 30000);
    fake_edge(1, 4, true, 30100);
    until(&ear, 30100);
    assert_string_equal(ear.heard, "0down@1100 0up@21100 0down@30100 ");
    assert_non_null(strstr(ear.told, "+ button next: it was let go and works again\n"));
    end(&ear);
}

static void down_at_the_start_is_no_press(void **state)
{
    struct ear ear;

    (void)state;
    fake.chips[1].lines[4].level = true;
    begin(&ear);
    fake_edge(1, 4, false, 1100);
    fake_edge(1, 4, true, 1200);
    until(&ear, 1200);
    assert_string_equal(ear.heard, "0down@1200 ");
    end(&ear);
}

static void noise_is_not_listened_to(void **state)
{
    struct fake_line *f = &fake.chips[1].lines[4];
    struct ear ear;

    (void)state;
    begin(&ear);
    for (unsigned i = 0; i < 202; i++) {
        fake_edge(1, 4, i % 2 == 0, 1100 + i);
        if (i % 16 == 15)
            until(&ear, 1100 + i);
    }
    until(&ear, 1302);
    assert_non_null(strstr(ear.told, "- button next: its line changes too often"));
    assert_int_equal(f->configured, 1);
    assert_int_equal(f->flags & (GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING), 0);
    assert_int_equal(test_clock.due, 1300 + 1000);
    f->level = false;
    until(&ear, 2300);
    assert_int_equal(f->configured, 2);
    assert_true((f->flags & GPIO_V2_LINE_FLAG_EDGE_RISING) != 0);
    ear.heard[0] = '\0';
    fake_edge(1, 4, true, 2400);
    until(&ear, 2400);
    assert_string_equal(ear.heard, "0down@2400 ");
    end(&ear);
}

static void a_knob_turns(void **state)
{
    struct ear ear;

    (void)state;
    begin(&ear);
    fake_edge(1, 6, true, 1100); /* A first */
    fake_edge(1, 7, true, 1110);
    fake_edge(1, 6, false, 1120);
    fake_edge(1, 7, false, 1130);
    fake_edge(1, 7, true, 1200); /* and back */
    fake_edge(1, 6, true, 1210);
    fake_edge(1, 7, false, 1220);
    fake_edge(1, 6, false, 1230);
    until(&ear, 1230);
    assert_string_equal(ear.heard, "encoder0+1@1130 encoder0-1@1230 ");
    assert_int_equal(test_clock.due, 0);
    end(&ear);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(press_and_release, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(in_the_order_of_the_hands, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(debounces_where_the_kernel_does_not, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_busy_line_is_told_and_taken_when_it_is_given_back, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_line_that_goes_from_hand_to_hand, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_line_that_is_given_back_between_two_questions, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(what_nobody_tells_is_asked_for, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_chip_that_may_not_be_opened_yet, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_chip_that_comes_later, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_chip_that_goes_away_and_comes_back, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(stuck_is_told_once_and_ignored, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(down_at_the_start_is_no_press, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(noise_is_not_listened_to, fake_setup, fake_teardown),
        cmocka_unit_test_setup_teardown(a_knob_turns, fake_setup, fake_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
