/* SPDX-License-Identifier: MIT */
/* Texts with the quotes that the screen gets of them; after cmocka.h. */
#ifndef UNIT_QUOTES_ROWS_H
#define UNIT_QUOTES_ROWS_H

#include "quotes/quotes.h"

struct expected {
    const char *text, *speaker, *role;
};

struct row {
    const char *what, *language, *text;
    struct expected quotes[5]; /* what the screen gets; ends with text == NULL */
};

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Prints every difference and returns how many there are, so that one run shows them all. */
static size_t check(const struct row *row)
{
    size_t bad = 0;
    struct error e;
    struct quotes_found found;
    struct quotes_options options = {.language = row->language, .risk = QUOTES_RISK_ANY, .explain = true};
    assert_true(quotes_find(row->text, strlen(row->text), &options, &found, &e));
    size_t n = 0;
    for (size_t i = 0; i < found.n_quotes; i++) {
        const struct quotes_quote *q = &found.quotes[i];
        assert_non_null(q->explain);
        if (q->fragment)
            continue;
        const struct expected *want = &row->quotes[n];
        char *text = quotes_text(row->text, q);
        assert_non_null(text);
        if (want->text == NULL || strcmp(text, want->text) != 0) {
            bad++;
            print_error("%s: quote %zu is '%s', wanted '%s' (%s)\n", row->what, n + 1, text,
                        want->text ? want->text : "none", q->explain);
            free(text);
            break;
        }
        if (!same(q->speaker, want->speaker) || !same(q->role, want->role)) {
            bad++;
            print_error("%s: quote %zu: speaker '%s' (%s), wanted '%s' (%s) (%s)\n", row->what, n + 1,
                        q->speaker ? q->speaker : "none", q->role ? q->role : "none",
                        want->speaker ? want->speaker : "none", want->role ? want->role : "none", q->explain);
        }
        free(text);
        n++;
    }
    if (bad == 0 && row->quotes[n].text != NULL) {
        bad++;
        print_error("%s: '%s' was not found\n", row->what, row->quotes[n].text);
    }
    quotes_finish(&found);
    return bad;
}

static void check_all(const struct row *rows, size_t n)
{
    size_t bad = 0;
    for (size_t i = 0; i < n; i++)
        bad += check(&rows[i]);
    assert_int_equal(bad, 0);
}
#define CHECK(rows) check_all(rows, sizeof(rows) / sizeof((rows)[0]))

#endif
