/* SPDX-License-Identifier: MIT */
#include "quotes/clauses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "unit/quotes_text.h"

/* The last token that is this word. */
static size_t find(const struct text *t, const char *word)
{
    size_t at = 0;
    for (size_t i = 0; i < t->tokens.n; i++)
        if (quote_token_is(&t->tokens, i, word))
            at = i;
    assert_true(at > 0);
    return at;
}

/* The name in the phrase, else the phrase; "" if there is none. */
static const char *phrase_text(const struct text *t, bool have, const struct quote_phrase *p, char out[200])
{
    out[0] = '\0';
    if (have) {
        bool named = p->name < p->name_end;
        size_t start = t->tokens.at[named ? p->name : p->start].start;
        size_t end = quote_token_end(&t->tokens, (named ? p->name_end : p->end) - 1);
        assert_true(end - start < 200);
        memcpy(out, t->tokens.text + start, end - start);
        out[end - start] = '\0';
    }
    return out;
}

static void test_subjects(void **state)
{
    (void)state;
    static const struct {
        const char *text, *verb, *last, *main;
    } rows[] = {
        {"Hale said it was late.", "said", "Hale", "Hale"},
        {"The chief executive, Jane Roe, said so.", "said", "Jane Roe", "Jane Roe"},
        {"Ann Moss and Peter Stone said so.", "said", "Ann Moss and Peter Stone", "Ann Moss and Peter Stone"},
        {"Tom Hale, head of the trust, said so.", "said", "Tom Hale", "Tom Hale"},
        {"Tom Hale, who had left, said so.", "said", "Tom Hale", "Tom Hale"},
        {"Tom Hale, 65, said so.", "said", "Tom Hale", "Tom Hale"},
        {"On the pier, the actor Ann Hale said so.", "said", "Ann Hale", "Ann Hale"},
        {"After Hale left the room, Moss said so.", "said", "Moss", "Moss"},
        {"Moss left before Hale said so.", "said", "Hale", "Moss"},
        {"In an interview Hale said so.", "said", "Hale", "Hale"},
        {"Hale's answer said so.", "said", "Hale's", "Hale's"},
        {"Later on the pier said so.", "said", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i].text);
        char last[200], main[200];
        size_t verb = find(&t, rows[i].verb);
        struct quote_subjects s = quote_clause_subjects(&t.tokens, quote_clause_start(&t.tokens, verb), verb);
        phrase_text(&t, s.have_last, &s.last, last);
        phrase_text(&t, s.have_main, &s.main, main);
        if (strcmp(last, rows[i].last) != 0 || strcmp(main, rows[i].main) != 0)
            fail_msg("'%s': last '%s', main '%s'", rows[i].text, last, main);
        text_close(&t);
    }
}

static void test_antecedent(void **state)
{
    (void)state;
    static const struct {
        const char *text, *verb;
        bool participle, found, thing;
        const char *phrase;
    } rows[] = {
        {"There came a word from Ann Hale, who said", "said", false, true, false, "Ann Hale"},
        {"He left with Tom Hale saying", "saying", true, true, false, "Tom Hale"},
        {"There stood a sign that said", "said", false, true, true, "a sign"},
        {"Hale released a statement saying", "saying", true, false, true, ""},
        {"Hale said", "said", false, false, false, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i].text);
        char words[200];
        struct quote_phrase p;
        bool thing = false;
        size_t verb = find(&t, rows[i].verb), from = quote_clause_start(&t.tokens, verb);
        bool found = quote_clause_antecedent(&t.tokens, from, verb, rows[i].participle, &p, &thing);
        if (found != rows[i].found || strcmp(phrase_text(&t, found, &p, words), rows[i].phrase) != 0)
            fail_msg("'%s': '%s'", rows[i].text, words);
        assert_int_equal(thing, rows[i].thing);
        text_close(&t);
    }
}

static void test_verbs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
        bool reports, passive, coordinate;
    } rows[] = {
        {"Hale said so", "said", true, false, false},
        {"He read the report today", "report", false, false, false},
        {"His claims were false", "claims", false, false, false},
        {"Hale was asked today", "asked", true, true, false},
        {"Hale asked today", "asked", true, false, false},
        {"Hale left and added more", "added", true, false, true},
        {"Hale left but later went on to add more", "add", false, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i].text);
        size_t word = find(&t, rows[i].word), from = quote_clause_start(&t.tokens, word);
        if (quote_clause_reports(&t.tokens, word, QW_SAY) != rows[i].reports ||
            quote_clause_passive(&t.tokens, from, word) != rows[i].passive ||
            quote_clause_coordinate(&t.tokens, from, word) != rows[i].coordinate)
            fail_msg("'%s': %s", rows[i].text, rows[i].word);
        text_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subjects),
        cmocka_unit_test(test_antecedent),
        cmocka_unit_test(test_verbs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
