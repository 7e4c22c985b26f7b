/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the others above first */
#include <cmocka.h>

static const char about[] = "Nora Pell and Ivo Marsh have quarrelled over the weir for years.\n\n";

struct row {
    const char *text;
    enum quote_reason why; /* QR_NONE: it has a speaker */
    const char *speaker;
};

/* Prints what differs and returns how many quotes do. */
static size_t check(const struct row *row)
{
    char text[600];
    struct error e;
    struct quotes_found found;
    struct quotes_options options = {.language = "en", .risk = QUOTES_RISK_ANY, .explain = true};
    snprintf(text, sizeof text, "%s%s\n", about, row->text);
    assert_true(quotes_find(text, strlen(text), &options, &found, &e));
    bool ok = found.n_quotes == 1 && !found.quotes[0].fragment;
    if (ok) {
        const struct quotes_quote *q = &found.quotes[0];
        bool named = q->speaker != NULL && row->speaker != NULL && strcmp(q->speaker, row->speaker) == 0;
        ok = row->why == QR_NONE ? named
                                 : q->speaker == NULL && strstr(q->explain, quote_reason_words(row->why)) != NULL;
        if (!ok)
            print_error("%s\n  is %s's: %s\n", row->text, q->speaker == NULL ? "nobody" : q->speaker, q->explain);
    } else {
        print_error("%s\n  has %zu quotes\n", row->text, found.n_quotes);
    }
    quotes_finish(&found);
    return !ok;
}

static void check_all(const struct row *rows, size_t n)
{
    size_t bad = 0;
    for (size_t i = 0; i < n; i++)
        bad += check(&rows[i]);
    assert_int_equal(bad, 0);
}
#define CHECK(rows) check_all(rows, sizeof(rows) / sizeof((rows)[0]))

static void test_denied(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ivo Marsh did not say: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh never told the board, \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh denies having said: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh denied that he wrote: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh stopped short of saying: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"It is not true that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Nor did Ivo Marsh say: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh denied saying.", QR_DENIED, NULL},
        {"\"The weir will be gone by the spring,\" is not what Ivo Marsh said.", QR_DENIED, NULL},
        {"\"I was never near the weir that night,\" Ivo Marsh said.", QR_NONE, "Ivo Marsh"},
        {"Ivo Marsh did not say when but told the board: \"The weir will be gone by the spring.\"", QR_NONE,
         "Ivo Marsh"},
        {"Ivo Marsh, who never wrote to them, said: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Ivo Marsh has always denied ever having told anyone: \"The weir will be gone by the spring.\"", QR_DENIED,
         NULL},
        {"There is no record of Ivo Marsh ever saying: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Neither Nora Pell nor Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh did not write, as some have claimed, \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh refused to go, saying: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Ivo Marsh denied the charge, telling the board: \"The weir will be gone by the spring.\"", QR_NONE,
         "Ivo Marsh"},
        {"It was not Ivo Marsh who said: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh has yet to say: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh stopped himself from saying: \"The weir will be gone by the spring.\"", QR_DENIED, NULL},
        {"Ivo Marsh called it a lie that he had told the board: \"The weir will be gone by the spring.\"", QR_DENIED,
         NULL},
        {"Ivo Marsh flatly denied to the board that he had said: \"The weir will be gone by the spring.\"", QR_DENIED,
         NULL},
    };
    CHECK(rows);
}

static void test_alleged(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ivo Marsh is alleged to have said: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"Ivo Marsh allegedly shouted: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh shouted, prosecutors allege.", QR_ALLEGED, NULL},
        {"Nora Pell accused Ivo Marsh of saying: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"Nora Pell claims that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"A post falsely claims Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"Rumour has it that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"Ivo Marsh was falsely quoted as saying: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"Ivo Marsh was quoted as saying: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Accused of lying, Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Some say that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"It was reported that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_ALLEGED, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh is said to have told friends.", QR_ALLEGED, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh is accused of saying.", QR_ALLEGED, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh is quoted as saying.", QR_NONE, "Ivo Marsh"},
        {"There was talk that Ivo Marsh had said: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"It was on Tuesday that Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
    };
    CHECK(rows);
}

static void test_from_another(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Nora Pell heard Ivo Marsh shout: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Nora Pell heard a passer-by holler: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Nora Pell woke to Ivo Marsh shouting: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Police said Ivo Marsh shouted: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"According to Nora Pell, Ivo Marsh told the board: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Nora Pell got a text from Ivo Marsh saying: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Nora Pell opened a letter that began: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"\"The weir will be gone by the spring,\" prosecutors say Ivo Marsh told her.", QR_HEARD, NULL},
        {"Nora Pell read out a letter from Ivo Marsh: \"The weir will be gone by the spring.\"", QR_CITED, NULL},
        {"Nora Pell quoted Ivo Marsh as saying: \"The weir will be gone by the spring.\"", QR_CITED, NULL},
        {"Nora Pell, quoting her father, told the board: \"The weir will be gone by the spring.\"", QR_CITED, NULL},
        {"Nora Pell sent a letter to the board saying: \"The weir will be gone by the spring.\"", QR_NONE, "Nora Pell"},
        {"Nora Pell said she told the board: \"The weir will be gone by the spring.\"", QR_NONE, "Nora Pell"},
        {"Nora Pell, reading glasses in hand, said: \"The weir will be gone by the spring.\"", QR_NONE, "Nora Pell"},
        {"Nora Pell listened to Ivo Marsh say: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"Nora Pell relayed Ivo Marsh's answer: \"The weir will be gone by the spring.\"", QR_CITED, NULL},
        {"Nora Pell shared a message from Ivo Marsh: \"The weir will be gone by the spring.\"", QR_CITED, NULL},
        {"\"The weir will be gone by the spring,\" Nora Pell recalled Ivo Marsh saying.", QR_HEARD, NULL},
        {"\"The weir will be gone by the spring,\" Nora Pell said, quoting Ivo Marsh.", QR_CITED, NULL},
        {"Ivo Marsh can be heard saying: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Video shows Ivo Marsh telling the crowd: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Ivo Marsh had received the letter when he said: \"The weir will be gone by the spring.\"", QR_NONE,
         "Ivo Marsh"},
        {"\"The weir will be gone by the spring,\" according to Nora Pell, Ivo Marsh said.", QR_HEARD, NULL},
        {"\"The weir will be gone by the spring,\" Nora Pell said her father used to say.", QR_HEARD, NULL},
        {"Nora Pell met a man who said: \"The weir will be gone by the spring.\"", QR_HEARD, NULL},
        {"\"The weir will be gone by the spring,\" Ivo Marsh said, reading from a prepared statement.", QR_NONE,
         "Ivo Marsh"},
        {"\"The weir will be gone by the spring,\" Nora Pell said, reading from a letter that Ivo Marsh sent.",
         QR_CITED, NULL},
    };
    CHECK(rows);
}

static void test_no_speech(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ivo Marsh might say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Ivo Marsh would have said: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"One can imagine Ivo Marsh saying: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Ivo Marsh looked up as if to say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Walkers want Ivo Marsh to say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Ivo Marsh would later say: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Ivo Marsh could only say: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"In the sketch, an actor playing Ivo Marsh says: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"In the second act Ivo Marsh says: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"A puppet of Ivo Marsh told the crowd: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"Nora Pell sings: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"A banner above the bridge said: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"Nora Pell, who plays the miller, said: \"The weir will be gone by the spring.\"", QR_NONE, "Nora Pell"},
        {"Did Ivo Marsh say: \"The weir will be gone by the spring?\"", QR_ASKED, NULL},
        {"\"Will the weir be gone by the spring?\" Ivo Marsh was asked.", QR_ASKED, NULL},
        {"Perhaps Ivo Marsh will say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Ivo Marsh was tempted to say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"Unless Ivo Marsh says \"The weir will be gone by the spring.\" nobody will listen.", QR_HYPOTHETICAL, NULL},
        {"On stage, Ivo Marsh as Macbeth says: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"If you ask Ivo Marsh, he says: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"It sounded as though Ivo Marsh was saying: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"\"The weir will be gone by the spring,\" says the headline.", QR_ACTED, NULL},
        {"The play ends with Ivo Marsh shouting: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"Ivo Marsh played the miller, shouting: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"A hoaxer posing as Ivo Marsh wrote: \"The weir will be gone by the spring.\"", QR_ACTED, NULL},
        {"In an interview about his novel, Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_NONE,
         "Ivo Marsh"},
        {"Playing down the row, Ivo Marsh said: \"The weir will be gone by the spring.\"", QR_NONE, "Ivo Marsh"},
        {"Nora Pell made Ivo Marsh say: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
        {"If only Ivo Marsh had said: \"The weir will be gone by the spring.\"", QR_HYPOTHETICAL, NULL},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_denied),
        cmocka_unit_test(test_alleged),
        cmocka_unit_test(test_from_another),
        cmocka_unit_test(test_no_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
