/* SPDX-License-Identifier: MIT */
#include "quotes/phrases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "unit/quotes_text.h"

/* The words of tokens [from, to); "" if there are none. */
static const char *words(const struct text *t, size_t from, size_t to, char out[200])
{
    out[0] = '\0';
    if (from < to) {
        size_t start = t->tokens.at[from].start, end = quote_token_end(&t->tokens, to - 1);
        assert_true(end - start < 200);
        memcpy(out, t->tokens.text + start, end - start);
        out[end - start] = '\0';
    }
    return out;
}

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* the phrase is at its beginning */
        const char *whole, *name, *role;
        int kind, gender;
    } rows[] = {
        {"he said", "he", "", "", QP_PRONOUN, QUOTE_MALE},
        {"Tom Hale said", "Tom Hale", "Tom Hale", "", QP_NAME, QUOTE_MALE},
        {"Mrs Hale said", "Mrs Hale", "Hale", "", QP_NAME, QUOTE_FEMALE},
        {"Dr. Ann B. Hale-Moor, who", "Dr. Ann B. Hale-Moor", "Ann B. Hale-Moor", "", QP_NAME, QUOTE_FEMALE},
        {"Harbour Board spokesman Tom Hale said", "Harbour Board spokesman Tom Hale", "Tom Hale",
         "Harbour Board spokesman", QP_NAME, QUOTE_MALE},
        {"Secretary of State Joan Hale said", "Secretary of State Joan Hale", "Joan Hale", "Secretary of State",
         QP_NAME, QUOTE_FEMALE},
        {"the board’s chairman Tom Hale said", "the board’s chairman Tom Hale", "Tom Hale", "board’s chairman", QP_NAME,
         QUOTE_MALE},
        {"Sen. Joan Hale (R-Tollan) said", "Sen. Joan Hale", "Joan Hale", "Sen.", QP_NAME, QUOTE_FEMALE},
        {"gardener and broadcaster Tilly Marsh said", "gardener and broadcaster Tilly Marsh", "Tilly Marsh",
         "gardener and broadcaster", QP_NAME, QUOTE_FEMALE},
        {"vicar the Rev Hannah Pym said", "vicar the Rev Hannah Pym", "Hannah Pym", "vicar", QP_NAME, QUOTE_FEMALE},
        {"churchwarden Olive Dent said", "churchwarden Olive Dent", "Olive Dent", "churchwarden", QP_NAME,
         QUOTE_FEMALE},
        {"his wife Sue said", "his wife Sue", "Sue", "", QP_NAME, QUOTE_FEMALE},
        {"Karin van der Berg said", "Karin van der Berg", "Karin van der Berg", "", QP_NAME, QUOTE_FEMALE},
        {"Ed “Red” Hale said", "Ed “Red” Hale", "Ed “Red” Hale", "", QP_NAME, 0},
        {"Ann Hale keeps the inn", "Ann Hale", "Ann Hale", "", QP_NAME, QUOTE_FEMALE},
        {"the Department for Work and Pensions said", "the Department for Work and Pensions",
         "Department for Work and Pensions", "", QP_ORG, 0},
        {"the Tollan Gazette reported", "the Tollan Gazette", "Tollan Gazette", "", QP_ORG, 0},
        {"the minister said", "the minister", "", "", QP_COMMON, 0},
        {"one resident said", "one resident", "", "", QP_COMMON, 0},
        {"the retired teacher said", "the retired teacher", "", "", QP_COMMON, 0},
        {"officials said", "officials", "", "", QP_COMMON, 0},
        {"her mother said", "her mother", "", "", QP_COMMON, QUOTE_FEMALE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i].text);
        struct quote_phrase p;
        char a[200], b[200], c[200];
        /* A nickname's marks are a stretch; here it is made the insert it would become. */
        for (size_t k = 0; k < t.tokens.n; k++)
            if (t.tokens.at[k].kind == QT_QUOTE)
                t.tokens.at[k].kind = QT_INSERT;
        if (!quote_phrase_read(&t.tokens, 1, t.tokens.n, &p))
            fail_msg("'%s': no phrase", rows[i].text);
        if (strcmp(words(&t, p.start, p.end, a), rows[i].whole) != 0 ||
            strcmp(words(&t, p.name, p.name_end, b), rows[i].name) != 0 ||
            strcmp(words(&t, p.role, p.role_end, c), rows[i].role) != 0 || p.kind != rows[i].kind)
            fail_msg("'%s': '%s', name '%s', role '%s', kind %d", rows[i].text, a, b, c, p.kind);
        if (rows[i].gender != p.gender && rows[i].gender != 0)
            fail_msg("'%s': gender %d", rows[i].text, p.gender);
        text_close(&t);
    }
}

static void test_none(void **state)
{
    (void)state;
    static const char *const rows[] = {"and so on", "said Hale", "of the board", ", he",
                                       "the",       "“so”",      "a few minutes"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i]);
        struct quote_phrase p;
        if (quote_phrase_read(&t.tokens, 1, t.tokens.n, &p))
            fail_msg("'%s' is read as a phrase of %zu tokens", rows[i], p.end - p.start);
        text_close(&t);
    }
}

static void test_apposition(void **state)
{
    (void)state;
    static const struct {
        const char *text, *role;
    } rows[] = {
        {", head of the trust, said", "head of the trust"},
        {", 43, a fisherman from Quay Street, said", "fisherman from Quay Street"},
        {", a retired teacher whose house fell down", "retired teacher"},
        {", who was there, said", ""},
        {", Tom Hale and others", ""},
        {", in a statement", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text t = text_open(rows[i].text);
        size_t role = 0, role_end = 0;
        char a[200];
        bool found = quote_phrase_apposition(&t.tokens, 1, t.tokens.n, &role, &role_end);
        if (found != (rows[i].role[0] != '\0') || (found && strcmp(words(&t, role, role_end, a), rows[i].role) != 0))
            fail_msg("'%s': '%s'", rows[i].text, found ? a : "none");
        text_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_apposition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
