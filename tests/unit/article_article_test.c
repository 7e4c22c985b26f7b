/* SPDX-License-Identifier: MIT */
#include "article/article.h"

#include "edition_sample.h"

static char *repeat(char c, size_t n)
{
    char *text = malloc(n + 1);

    assert_non_null(text);
    memset(text, c, n);
    text[n] = '\0';
    return text;
}

static void set(char **text, char *value)
{
    free(*text);
    *text = value;
}

static void body(struct article *a, const char *text)
{
    set(&a->body, sample_copy(text));
    a->body_size = strlen(text);
}

static void spans(struct article *a, const struct span *s, size_t n)
{
    free(a->quotes[0].spans);
    a->quotes[0].spans = calloc(n, sizeof *s);
    assert_non_null(a->quotes[0].spans);
    memcpy(a->quotes[0].spans, s, n * sizeof *s);
    a->quotes[0].n_spans = n;
    free(a->quotes[1].spans);
    a->n_quotes = 1;
}

static void no_headline(struct article *a)
{
    set(&a->headline, NULL);
}
static void empty_headline(struct article *a)
{
    set(&a->headline, sample_copy(""));
}
static void long_headline(struct article *a)
{
    set(&a->headline, repeat('h', ARTICLE_LINE_MOST + 1));
}
static void headline_at_bound(struct article *a)
{
    set(&a->headline, repeat('h', ARTICLE_LINE_MOST));
}
static void long_standfirst(struct article *a)
{
    set(&a->standfirst, repeat('s', ARTICLE_STANDFIRST_MOST + 1));
}
static void kicker_with_control(struct article *a)
{
    set(&a->kicker, sample_copy("a\x1b"));
}
static void empty_kicker(struct article *a)
{
    set(&a->kicker, sample_copy(""));
}
static void missing_name(struct article *a)
{
    set(&a->byline[1], NULL);
}
static void many_names(struct article *a)
{
    char **names = calloc(ARTICLE_BYLINES_MOST + 1, sizeof *names);
    assert_non_null(names);
    for (size_t i = 0; i < a->n_byline; i++)
        free(a->byline[i]);
    free(a->byline);
    a->byline = names;
    a->n_byline = ARTICLE_BYLINES_MOST + 1;
    for (size_t i = 0; i < a->n_byline; i++)
        names[i] = sample_copy("n");
}
static void bad_published(struct article *a)
{
    set(&a->published, sample_copy("today"));
}
static void bad_corrected(struct article *a)
{
    set(&a->corrected, sample_copy("2026-02-30"));
}
static void bad_language(struct article *a)
{
    set(&a->language, sample_copy("en_GB"));
}
static void long_body(struct article *a)
{
    set(&a->body, repeat('b', ARTICLE_BODY_MOST + 1));
    a->body_size = ARTICLE_BODY_MOST + 1;
}
static void nul_in_body(struct article *a)
{
    a->body[3] = '\0';
}
static void override_in_body(struct article *a)
{
    body(a, "One two three \xe2\x80\xae four five six seven");
}
static void no_spans(struct article *a)
{
    a->quotes[0].n_spans = 0;
}
static void many_spans(struct article *a)
{
    struct span s[ARTICLE_SPANS_MOST + 1];
    for (uint32_t i = 0; i < ARTICLE_SPANS_MOST + 1; i++)
        s[i] = (struct span){2 * i, 2 * i + 1, false};
    set(&a->body, repeat('b', 1000));
    a->body_size = 1000;
    spans(a, s, ARTICLE_SPANS_MOST + 1);
}
static void many_quotes(struct article *a)
{
    a->quotes = realloc(a->quotes, (ARTICLE_QUOTES_MOST + 1) * sizeof a->quotes[0]);
    assert_non_null(a->quotes);
    while (a->n_quotes <= ARTICLE_QUOTES_MOST)
        a->quotes[a->n_quotes++] = (struct quote){0};
}
static void empty_span(struct article *a)
{
    spans(a, &(struct span){3, 3, false}, 1);
}
static void backward_span(struct article *a)
{
    spans(a, &(struct span){5, 3, false}, 1);
}
static void span_beyond(struct article *a)
{
    spans(a, &(struct span){1, (uint32_t)a->body_size + 1, false}, 1);
}
static void span_to_the_end(struct article *a)
{
    spans(a, &(struct span){28, (uint32_t)a->body_size, false}, 1);
}
static void span_far_beyond(struct article *a)
{
    spans(a, &(struct span){1, UINT32_MAX, false}, 1);
}
static void split_at_start(struct article *a)
{
    spans(a, &(struct span){23, 25, false}, 1);
}
static void split_at_end(struct article *a)
{
    spans(a, &(struct span){18, 23, false}, 1);
}
static void overlapping_spans(struct article *a)
{
    spans(a, (const struct span[]){{1, 4, false}, {3, 5, false}}, 2);
}
static void descending_spans(struct article *a)
{
    spans(a, (const struct span[]){{18, 22, false}, {1, 5, false}}, 2);
}
static void touching_spans(struct article *a)
{
    spans(a, (const struct span[]){{1, 4, false}, {4, 5, false}}, 2);
}
static void over_paragraph(struct article *a)
{
    spans(a, &(struct span){18, 34, false}, 1);
}
static void line_end_alone(struct article *a)
{
    spans(a, &(struct span){18, 27, false}, 1);
}
static void stop_after_full_stop(struct article *a)
{
    spans(a, &(struct span){18, 25, true}, 1);
}
static void quotes_out_of_order(struct article *a)
{
    struct quote q = a->quotes[0];
    a->quotes[0] = a->quotes[1];
    a->quotes[1] = q;
}
static void bad_speaker(struct article *a)
{
    set(&a->quotes[0].speaker, sample_copy("A\nB"));
}
static void long_role(struct article *a)
{
    set(&a->quotes[0].role, repeat('r', ARTICLE_LINE_MOST + 1));
}
static void nothing(struct article *a)
{
    (void)a;
}

static void check(void **state)
{
    static const struct {
        void (*change)(struct article *a);
        const char *says; /* NULL: taken */
    } cases[] = {
        {nothing, NULL},
        {headline_at_bound, NULL},
        {span_to_the_end, NULL},
        {touching_spans, NULL},
        {no_headline, "there is no headline"},
        {empty_headline, "the headline is empty"},
        {long_headline, "the headline is 1001 bytes, more than the 1000 allowed"},
        {long_standfirst, "the standfirst is 4001 bytes, more than the 4000 allowed"},
        {kicker_with_control, "the kicker holds the control character U+001B (byte 2)"},
        {empty_kicker, "the kicker is empty"},
        {missing_name, "a name in the byline is missing"},
        {many_names, "the byline has 17 names"},
        {bad_published, "the published time is \"today\""},
        {bad_corrected, "the corrected time is"},
        {bad_language, "the language is \"en_GB\""},
        {long_body, "the body is 1048577 bytes"},
        {nul_in_body, "the body holds the control character U+0000 (byte 4)"},
        {override_in_body, "the body holds the invisible direction mark U+202E"},
        {many_quotes, "it has 257 quotes"},
        {no_spans, "quote 1 has no words"},
        {many_spans, "quote 1 has 65 spans"},
        {empty_span, "quote 1 has an empty span (1)"},
        {backward_span, "quote 1 has an empty span (1)"},
        {span_beyond, "quote 1 reaches beyond the body (span 1)"},
        {span_far_beyond, "quote 1 reaches beyond the body (span 1)"},
        {split_at_start, "quote 1 cuts a character in two (span 1)"},
        {split_at_end, "quote 1 cuts a character in two (span 1)"},
        {overlapping_spans, "quote 1 has spans out of order (span 2)"},
        {descending_spans, "quote 1 has spans out of order (span 2)"},
        {over_paragraph, "quote 1 runs over a paragraph's end (span 1)"},
        {line_end_alone, "quote 1 runs over a paragraph's end (span 1)"},
        {stop_after_full_stop, "quote 1 would show a full stop behind another mark (span 1)"},
        {quotes_out_of_order, "quote 2 is out of the text's order"},
        {bad_speaker, "quote 1: its speaker holds a line end"},
        {long_role, "quote 1: its role is 1001 bytes"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct article a = sample_article();
        struct buffer out = {0};
        struct error e = {""};
        cases[i].change(&a);
        bool taken = article_check(&a, &e);
        if (taken != (cases[i].says == NULL) || (cases[i].says != NULL && strstr(e.text, cases[i].says) == NULL))
            fail_msg("case %zu: %d '%s', expected '%s'", i, taken, e.text, cases[i].says);
        /* Nothing that is refused is written, not in part either. */
        assert_int_equal(article_encode(&a, &out, &e), taken);
        assert_int_equal(out.size > 0, taken);
        buffer_finish(&out);
        article_finish(&a);
    }
}

static void assert_text_equal(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a != NULL)
        assert_string_equal(a, b);
}

static void assert_article_equal(const struct article *a, const struct article *b)
{
    assert_text_equal(a->headline, b->headline);
    assert_text_equal(a->standfirst, b->standfirst);
    assert_text_equal(a->kicker, b->kicker);
    assert_int_equal(a->n_byline, b->n_byline);
    for (size_t i = 0; i < a->n_byline; i++)
        assert_text_equal(a->byline[i], b->byline[i]);
    assert_text_equal(a->place, b->place);
    assert_text_equal(a->published, b->published);
    assert_text_equal(a->corrected, b->corrected);
    assert_text_equal(a->language, b->language);
    assert_int_equal(a->body_size, b->body_size);
    assert_text_equal(a->body, b->body);
    assert_int_equal(a->n_quotes, b->n_quotes);
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *p = &a->quotes[i], *q = &b->quotes[i];
        assert_text_equal(p->speaker, q->speaker);
        assert_text_equal(p->role, q->role);
        assert_int_equal(p->n_spans, q->n_spans);
        for (size_t k = 0; k < p->n_spans; k++) {
            assert_int_equal(p->spans[k].start, q->spans[k].start);
            assert_int_equal(p->spans[k].end, q->spans[k].end);
            assert_int_equal(p->spans[k].stop, q->spans[k].stop);
        }
    }
}

static void round_trip(void **state)
{
    struct article full = sample_article(), least = {0};

    (void)state;
    least.headline = sample_copy("h");
    least.body = sample_copy("");
    for (size_t i = 0; i < 2; i++) {
        struct article *a = i == 0 ? &full : &least, back;
        struct buffer first = {0}, second = {0};
        struct error e = {""};
        assert_true(article_encode(a, &first, &e));
        assert_true(article_decode(ARTICLE_FORMAT, first.data, first.size, &back, &e));
        assert_article_equal(a, &back);
        assert_true(article_encode(&back, &second, &e));
        assert_int_equal(first.size, second.size);
        assert_memory_equal(first.data, second.data, first.size);
        buffer_finish(&first);
        buffer_finish(&second);
        article_finish(&back);
        article_finish(a);
    }
}

/* Encoding appends, and a body that is NULL is an empty one. */
static void encode_appends(void **state)
{
    struct article a = {.headline = sample_copy("h")};
    struct buffer out = {0};
    struct error e = {""};
    static const uint8_t expected[] = {'x', 1, 0, 'h', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    (void)state;
    buffer_text(&out, "x");
    assert_true(article_encode(&a, &out, &e));
    assert_int_equal(out.size, sizeof expected);
    assert_memory_equal(out.data, expected, sizeof expected);
    buffer_finish(&out);
    article_finish(&a);
}

/* Cut anywhere, or with one bit changed, it is refused or is another article: never the same, never a crash. */
static void cuts_and_flips(void **state)
{
    struct article a = sample_article();
    struct buffer out = {0}, again = {0};
    struct error e = {""};

    (void)state;
    assert_true(article_encode(&a, &out, &e));
    article_finish(&a);
    for (size_t size = 0; size < out.size; size++) {
        uint8_t *exact = malloc(size + 1);
        assert_non_null(exact);
        memcpy(exact, out.data, size);
        assert_false(article_decode(ARTICLE_FORMAT, exact, size, &a, &e));
        assert_null(a.headline);
        assert_int_equal(a.n_quotes, 0);
        free(exact);
    }
    for (size_t bit = 0; bit < 8 * out.size; bit++) {
        out.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
        if (article_decode(ARTICLE_FORMAT, out.data, out.size, &a, &e)) {
            assert_true(article_encode(&a, &again, &e));
            assert_int_equal(again.size, out.size);
            assert_memory_equal(again.data, out.data, out.size);
            article_finish(&a);
            buffer_finish(&again);
        }
        out.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    buffer_u8(&out, 0);
    assert_false(article_decode(ARTICLE_FORMAT, out.data, out.size, &a, &e));
    assert_says(e, "1 bytes follow its end");
    buffer_finish(&out);
}

static void quote_text(void **state)
{
    static const struct {
        const char *body;
        struct span spans[3];
        size_t n;
        const char *shown;
    } cases[] = {
        {"One, two.", {{0, 4, false}}, 1, "One,"},
        {"One, two.", {{0, 4, true}}, 1, "One."},
        {"One two", {{0, 3, true}, {4, 7, false}}, 2, "One. two"},
        {"One, two.", {{0, 4, true}, {5, 9, false}}, 2, "One. two."},
        {"One, two.", {{0, 3, false}, {5, 8, false}, {8, 9, false}}, 3, "One two ."},
        {",", {{0, 1, true}}, 1, "."},
        {"One ‘two,’ three", {{0, 14, true}}, 1, "One ‘two.’"},
        {"One \"two,\"", {{0, 10, true}}, 1, "One \"two.\""},
        {"One ‘two?’", {{0, 14, true}}, 1, "One ‘two?’"},
        {"One ‘two’", {{0, 13, true}}, 1, "One ‘two’."},
        {"\xd8\xa7\xd8\x8c", {{0, 4, true}}, 1, "\xd8\xa7."},
        {"\xe5\xaf\x92\xef\xbc\x8c", {{0, 6, true}}, 1, "\xe5\xaf\x92\xe3\x80\x82"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct article a = sample_article();
        struct error e = {""};
        body(&a, cases[i].body);
        spans(&a, cases[i].spans, cases[i].n);
        assert_true(article_check(&a, &e));
        char *shown = article_quote_text(&a, &a.quotes[0]);
        assert_string_equal(shown, cases[i].shown);
        free(shown);
        article_finish(&a);
    }
}

static void finish(void **state)
{
    struct article a = {0};

    (void)state;
    article_finish(&a);
    a = sample_article();
    article_finish(&a);
    assert_null(a.headline);
    assert_null(a.quotes);
    article_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check),          cmocka_unit_test(round_trip), cmocka_unit_test(encode_appends),
        cmocka_unit_test(cuts_and_flips), cmocka_unit_test(quote_text), cmocka_unit_test(finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
