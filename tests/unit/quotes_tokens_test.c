/* SPDX-License-Identifier: MIT */
#include "quotes/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

/* One letter a token: w word, W with a capital, n number, . , : ; - ( ) Q and | for a line's end. */
static void spell(const struct quote_tokens *t, char out[80])
{
    static const char kinds[] = "wn,.:;-()QI|?";
    assert_true(t->n < 80);
    for (size_t i = 0; i < t->n; i++) {
        out[i] = kinds[t->at[i].kind];
        if (t->at[i].kind == QT_WORD && (t->at[i].shape & QS_CAPITAL))
            out[i] = 'W';
    }
    out[t->n] = '\0';
}

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *kinds;
    } rows[] = {
        {"", "||"},
        {"Hale left. She did not.", "|Ww.Www.|"},
        {"Mr. Hale met Sen. Ann B. Moor.", "|WWwWWWW.|"},
        {"He lives in Tollan, Pa., now.", "|WwwW,W,w.|"},
        {"Ann Moor (D-Nev.) left.", "|WW(W)w.|"},
        {"the U.S. envoy, 34,", "|wWw,n,|"},
        {"It cost 1,200.50 pounds", "|Wwnw|"},
        {"see harbour.example now", "|www|"},
        {"He said “no” to it", "|WwQww|"},
        {"One\n\n\nTwo", "|W|W|"},
        {"so -- and so – and", "|w-ww-w|"},
        {"Wait... what?!", "|W.w.|"},
        {"of Naples, Fla. “We saw it coming.”", "|wW,W.Q|"},
        {"the U.S. “It was late, and cold,” he said", "|wW.Qww|"},
        {"Sen. “We Saw It Coming.” Moor", "|WQW|"},
        {"the U.S. “Big Sky and River” plan", "|wWQw|"},
        {"O’Hara’s don’t", "|Ww|"},
        {"Élan vital", "|Ww|"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error e;
        struct quote_stretches s;
        struct quote_tokens t;
        char kinds[80];
        struct quote_words *words = quote_words_create(QUOTE_ENGLISH);
        assert_non_null(words);
        assert_true(quote_marks_find(rows[i].text, strlen(rows[i].text), &s, &e));
        assert_true(quote_tokens_read(rows[i].text, strlen(rows[i].text), &s, words, &t, &e));
        spell(&t, kinds);
        if (strcmp(kinds, rows[i].kinds) != 0)
            fail_msg("'%s': %s, wanted %s", rows[i].text, kinds, rows[i].kinds);
        quote_tokens_finish(&t);
        quote_marks_finish(&s);
        quote_words_destroy(words);
    }
}

static void test_words(void **state)
{
    (void)state;
    struct error e;
    struct quote_stretches s;
    struct quote_tokens t;
    struct quote_words *words = quote_words_create(QUOTE_ENGLISH);
    assert_non_null(words);
    const char *text = "Hale's O’Hara’s the boys' Sen. SAID cheerfully";
    assert_true(quote_marks_find(text, strlen(text), &s, &e));
    assert_true(quote_tokens_read(text, strlen(text), &s, words, &t, &e));
    static const size_t bases[] = {4, 8, 3, 4, 3, 4, 10};
    for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++)
        assert_int_equal(quote_token_base(&t, i + 1), bases[i]);
    assert_true(t.at[1].shape & QS_POSSESSIVE);
    assert_true(t.at[4].shape & QS_POSSESSIVE);
    assert_true(quote_token_is(&t, 1, "hale"));
    assert_false(quote_token_is(&t, 1, "hales"));
    assert_true(quote_token_is(&t, 5, "sen"));
    assert_true(quote_token_has(&t, 6, QW_SAY));
    assert_true(t.at[6].shape & QS_CAPITALS);
    assert_true(quote_token_has(&t, 7, QW_ADV));
    assert_true(quote_token_among(&t, 1, "moor hale"));
    assert_true(quote_token_among(&t, 3, "the a an"));
    assert_true(quote_token_among(&t, 4, "girls boys"));
    assert_false(quote_token_among(&t, 4, "boy boyscout"));
    assert_false(quote_token_among(&t, 0, "the a an"));
    assert_true(quote_token_ends(&t, 7, "ly"));
    assert_true(quote_token_ends(&t, 4, "s"));
    assert_false(quote_token_ends(&t, 3, "he"));
    assert_true(quote_token_same(&t, 1, 1));
    assert_false(quote_token_same(&t, 1, 2));
    quote_tokens_finish(&t);
    quote_marks_finish(&s);
    quote_words_destroy(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
