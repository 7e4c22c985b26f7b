/* SPDX-License-Identifier: MIT */
/* The system's console calls are this test's: a terminal is a number, and what is not one refuses. */
#include "device/console.h"

#include <errno.h>
#include <linux/kd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>

#include <cmocka.h>

enum { OURS = 100, THEIRS, A_PIPE };

static int mode;

int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;

    va_start(rest, request);
    int *out = request == KDGETMODE ? va_arg(rest, int *) : NULL;
    int in = request == KDSETMODE ? va_arg(rest, int) : 0;
    va_end(rest);
    errno = fd == A_PIPE ? ENOTTY : EPERM;
    if (fd == A_PIPE || (fd == THEIRS && request == KDSETMODE))
        return -1;
    if (out != NULL)
        *out = mode;
    else
        mode = in;
    return 0;
}

static void takes_it_and_gives_it_back(void **state)
{
    struct console c;

    (void)state;
    mode = KD_TEXT;
    assert_true(console_take(&c, OURS));
    assert_int_equal(mode, KD_GRAPHICS);
    console_give_back(&c);
    assert_int_equal(mode, KD_TEXT);
    console_give_back(&c);
    /* After a crash it is in graphics mode already. */
    mode = KD_GRAPHICS;
    assert_true(console_take(&c, OURS));
    console_give_back(&c);
    assert_int_equal(mode, KD_GRAPHICS);
}

static void leaves_what_is_not_ours(void **state)
{
    struct console c;

    (void)state;
    mode = KD_TEXT;
    assert_false(console_take(&c, A_PIPE));
    console_give_back(&c);
    assert_false(console_take(&c, THEIRS));
    console_give_back(&c);
    assert_int_equal(mode, KD_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_it_and_gives_it_back),
        cmocka_unit_test(leaves_what_is_not_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
