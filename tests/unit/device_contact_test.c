/* SPDX-License-Identifier: MIT */
#include "device/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct log {
    char text[4096];
};

static void note(struct log *l, unsigned news, uint64_t at)
{
    static const char *const words[] = {"down", "up", "stuck", "freed", "noisy", "listen"};
    size_t used = strlen(l->text);

    for (size_t i = 0; i < 6; i++)
        if ((news & 1u << i) != 0)
            used +=
                (size_t)snprintf(l->text + used, sizeof l->text - used, "%s@%llu ", words[i], (unsigned long long)at);
}

static void run_to(struct contact *c, uint64_t now, struct log *l)
{
    uint64_t at = 0, last = 0;
    unsigned news;

    while ((news = contact_tick(c, now, &at)) != 0) {
        assert_true(at >= last && at <= now);
        last = at;
        note(l, news, at);
    }
    assert_true(contact_next_wake(c) > now);
}

static void edge(struct contact *c, bool down, uint64_t now, struct log *l)
{
    run_to(c, now, l);
    note(l, contact_edge(c, down, 1, now), now);
}

/* Edges at these times, down first, until 0. */
struct trace {
    const char *name;
    uint32_t debounce_ms, stuck_ms;
    bool down_at_start;
    uint64_t edges[12];
    uint64_t end;
    const char *news;
};

static const struct trace traces[] = {
    {"kernel debounce: each edge counts at once", 0, 0, false, {10, 60}, 1000, "down@10 up@60 "},
    {"a level counts when it has stood still", 5, 0, false, {10, 60}, 1000, "down@15 up@65 "},
    {"bounce at both ends", 5, 0, false, {10, 11, 12, 14, 15, 60, 62, 63}, 1000, "down@20 up@68 "},
    {"a bounce that ends open is nothing", 5, 0, false, {10, 11, 12, 14}, 1000, ""},
    {"a spike is nothing", 5, 0, false, {10, 14}, 1000, ""},
    {"down for exactly the debounce is a press", 5, 0, false, {10, 15}, 1000, "down@15 up@20 "},
    {"a gap while down is nothing", 5, 0, false, {10, 30, 34, 60}, 1000, "down@15 up@65 "},
    {"two presses", 5, 0, false, {10, 30, 40, 60}, 1000, "down@15 up@35 down@45 up@65 "},
    {"let go before it is stuck", 5, 500, false, {10, 510}, 5000, "down@15 up@515 "},
    {"stuck", 5, 500, false, {10, 700, 800, 850}, 5000, "down@15 up@515 stuck@515 freed@705 down@805 up@855 "},
    {"stuck is told once", 0, 500, false, {10}, 500000, "down@10 up@510 stuck@510 "},
    {"never stuck", 0, 0, false, {10}, 500000, "down@10 "},
    {"down at the start is nobody's press", 5, 500, true, {100, 200, 300}, 800, "down@205 up@305 "},
    {"down at the start for long is stuck",
     5,
     500,
     true,
     {600, 700, 750},
     1000,
     "stuck@500 freed@605 down@705 up@755 "},
};

static void edges_to_news(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof traces / sizeof traces[0]; i++) {
        const struct trace *t = &traces[i];
        struct contact c;
        struct log l = {""};
        bool down = t->down_at_start;
        contact_init(&c, t->debounce_ms, t->stuck_ms);
        contact_start(&c, down, 0);
        for (size_t k = 0; t->edges[k] != 0; k++)
            edge(&c, down = !down, t->edges[k], &l);
        run_to(&c, t->end, &l);
        if (strcmp(l.text, t->news) != 0)
            fail_msg("%s: expected '%s', got '%s'", t->name, t->news, l.text);
    }
}

/* However the metal bounces at each end, a press is one down and one up. */
static void a_million_bounces(void **state)
{
    uint64_t seed = 1, now = 1000;
    struct contact c;
    size_t downs = 0, ups = 0, presses = 0, edges = 0;

    (void)state;
    contact_init(&c, 5, 0);
    contact_start(&c, false, now);
    while (edges < 1000000) {
        for (unsigned end = 0; end < 2; end++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            unsigned n = 1 + 2 * (unsigned)(seed >> 33) % 16;
            bool down = end == 0;
            n |= 1;
            for (unsigned k = 0; k < n; k++) {
                bool level = k % 2 == 0 ? down : !down;
                seed = seed * 6364136223846793005U + 1442695040888963407U;
                now += (seed >> 40) % 5; /* never still for the debounce's 5 ms */
                uint64_t at;
                unsigned news = contact_tick(&c, now, &at);
                assert_int_equal(news, 0);
                assert_int_equal(contact_edge(&c, level, 1, now), 0);
                edges++;
            }
            now += 200; /* a hand; also keeps the edges below the limit of noise */
            uint64_t at;
            unsigned news;
            while ((news = contact_tick(&c, now, &at)) != 0) {
                downs += (news & CONTACT_DOWN) != 0;
                ups += (news & CONTACT_UP) != 0;
                assert_int_equal(news & ~(unsigned)(CONTACT_DOWN | CONTACT_UP), 0);
            }
        }
        presses++;
        assert_int_equal(downs, presses);
        assert_int_equal(ups, presses);
    }
}

static void noise_is_let_go(void **state)
{
    struct contact c;
    struct log l = {""};

    (void)state;
    contact_init(&c, 0, 0);
    contact_start(&c, false, 0);
    /* 200 edges within a second may be; the next one is too many. */
    for (unsigned i = 0; i < CONTACT_EDGES_MOST; i++)
        assert_int_equal(contact_edge(&c, i % 2 == 0, 1, 1000 + i) & CONTACT_NOISY, 0);
    assert_int_equal(contact_edge(&c, true, 1, 1999), CONTACT_NOISY);
    assert_int_equal(contact_edge(&c, false, 1, 2000), 0);
    run_to(&c, 2998, &l);
    assert_string_equal(l.text, "");
    run_to(&c, 2999, &l);
    assert_string_equal(l.text, "listen@2999 ");
    contact_start(&c, true, 2999);
    assert_int_equal(contact_edge(&c, false, 1, 3100), 0); /* nobody pressed it */
    assert_int_equal(contact_edge(&c, true, 1, 3200), CONTACT_DOWN);
}

static void just_not_noise(void **state)
{
    struct contact c;

    (void)state;
    contact_init(&c, 0, 0);
    contact_start(&c, false, 0);
    for (unsigned i = 0; i < 2000; i++)
        assert_int_equal(contact_edge(&c, i % 2 == 0, 1, 1000 + 5 * i) & CONTACT_NOISY, 0);
}

static void noise_lets_go_of_the_button(void **state)
{
    struct contact c;

    (void)state;
    contact_init(&c, 0, 0);
    contact_start(&c, false, 0);
    assert_int_equal(contact_edge(&c, true, 1, 10), CONTACT_DOWN);
    assert_int_equal(contact_edge(&c, false, 1000, 20), CONTACT_NOISY | CONTACT_UP); /* lost edges count */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_to_news),
        cmocka_unit_test(a_million_bounces),
        cmocka_unit_test(noise_is_let_go),
        cmocka_unit_test(just_not_noise),
        cmocka_unit_test(noise_lets_go_of_the_button),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
