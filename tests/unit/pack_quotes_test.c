/* SPDX-License-Identifier: MIT */
#include "pack/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

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
    struct quotes_options options = {.language = row->language, .explain = true};
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

static void test_sentences(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"subject, then verb",
         "en",
         "Harbour master Nora Pell opened the gates at dawn.\n“We had never seen the water that high before,” Pell "
         "said.",
         {{"We had never seen the water that high before.", "Nora Pell", "Harbour master"}}},
        {"verb, then subject with a role",
         "en",
         "\"The bridge will be shut until the spring,\" said Ivo Marsh, chief engineer at Tollan Council.",
         {{"The bridge will be shut until the spring.", "Ivo Marsh", "chief engineer at Tollan Council"}}},
        {"split by he said",
         "en",
         "Tom Arkwright runs the ferry. “We will sail on Monday,” he said, “whatever the harbour board decides.”",
         {{"We will sail on Monday, whatever the harbour board decides.", "Tom Arkwright", NULL}}},
        {"the attribution ends the sentence",
         "en",
         "“We lost the whole crop,” said Alice Dunmore. “It will not come back this year.”",
         {{"We lost the whole crop. It will not come back this year.", "Alice Dunmore", NULL}}},
        {"single marks and a colon",
         "en",
         "Mrs Joan Tibbs, head of Wexcombe Primary, said: ‘The children’s garden was their own idea from the start.’",
         {{"The children’s garden was their own idea from the start.", "Joan Tibbs", "head of Wexcombe Primary"}}},
        {"several paragraphs of one speech",
         "en",
         "Mayor Lena Frost told the meeting:\n“This town has waited long enough.\n“We shall start in March.”",
         {{"This town has waited long enough. We shall start in March.", "Lena Frost", "Mayor"}}},
        {"a fragment is none for the screen",
         "en",
         "Councillor Roy Hale called the plan “a waste of money” and left.",
         {{NULL, NULL, NULL}}},
        {"a pronoun",
         "en",
         "Ruth Callow met Peter Stone on the quay. She was not pleased.\n“Nobody asked the people who live here,” she "
         "said.",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"a couple with one surname",
         "en",
         "Mark Selby and Ann Selby keep the inn. “The roof went first and then the barn,” Mrs Selby said.",
         {{"The roof went first and then the barn.", "Ann Selby", NULL}}},
        {"nobody named",
         "en",
         "“There is nothing left of the old mill now.”",
         {{"There is nothing left of the old mill now.", NULL, NULL}}},
        {"told somebody",
         "en",
         "“The lamps were lit at four every day,” Edith Moor told the Tollan Gazette.",
         {{"The lamps were lit at four every day.", "Edith Moor", NULL}}},
        {"French",
         "fr",
         "« Nous avons ouvert les portes à six heures », a déclaré Jeanne Morel, directrice du musée.",
         {{"Nous avons ouvert les portes à six heures", "Jeanne Morel", "directrice du musée"}}},
        {"German",
         "de",
         "„Wir haben die Brücke heute früh gesperrt“, sagte Karin Albers.",
         {{"Wir haben die Brücke heute früh gesperrt", "Karin Albers", NULL}}},
    };
    size_t bad = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        bad += check(&rows[i]);
    assert_int_equal(bad, 0);
}

static void test_empty(void **state)
{
    (void)state;
    struct error e;
    struct quotes_found found;
    assert_true(quotes_find("", 0, NULL, &found, &e));
    assert_int_equal(found.n_quotes, 0);
    quotes_finish(&found);
    assert_true(quotes_find("\n\n\n", 3, NULL, &found, &e));
    assert_int_equal(found.n_quotes, 0);
    quotes_finish(&found);
}

static void test_odd_marks(void **state)
{
    (void)state;
    struct error e;
    struct quotes_found found;
    const char *text = "“The gate was never closed at night.\nThe board denies it.";
    assert_true(quotes_find(text, strlen(text), NULL, &found, &e));
    assert_int_equal(found.odd_marks, 1);
    assert_int_equal(found.n_quotes, 1);
    quotes_finish(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_odd_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
