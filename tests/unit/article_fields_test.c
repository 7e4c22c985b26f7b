/* SPDX-License-Identifier: MIT */
#include "article/fields.h"

#include "edition_sample.h"

/* A value that no other field has. */
static char *value(const struct field *f)
{
    char text[64];

    if (f->kind == FIELD_KIND_LANGUAGE)
        return sample_copy("en-GB");
    if (f->kind == FIELD_KIND_MOMENT)
        snprintf(text, sizeof text, "2026-07-%02u", (unsigned)f->tag);
    else
        snprintf(text, sizeof text, "the %s's value", f->name);
    return sample_copy(text);
}

static void fill(struct article *a)
{
    *a = (struct article){.body = sample_copy("One.\nTwo."), .body_size = 9};
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (field_is_text(f)) {
            *field_text(a, f) = value(f);
        } else if (f->kind == FIELD_KIND_NAMES) {
            size_t *n;
            char ***names = field_names(a, f, &n);
            *names = calloc(2, sizeof **names);
            assert_non_null(*names);
            *n = 2;
            (*names)[0] = value(f);
            (*names)[1] = value(f);
        }
    }
}

/* The field has fill()'s value, or none. */
static void assert_has(const struct article *a, const struct field *f, bool filled)
{
    char *want = field_is_key(f) ? value(f) : NULL;

    if (field_is_text(f) && filled) {
        assert_string_equal(*field_text(a, f), want);
    } else if (field_is_text(f)) {
        assert_null(*field_text(a, f));
    } else if (f->kind == FIELD_KIND_NAMES) {
        size_t *n;
        char ***names = field_names(a, f, &n);
        assert_int_equal(*n, filled ? 2 : 0);
        for (size_t i = 0; i < *n; i++)
            assert_string_equal((*names)[i], want);
    }
    free(want);
}

/* What a row gets wrong by a slip of the hand: a name, a tag or a member that another row has. */
static void rows_do_not_collide(void **state)
{
    (void)state;
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        assert_non_null(f->name);
        assert_non_null(f->label);
        assert_in_range(f->since, 1, ARTICLE_FORMAT);
        assert_ptr_equal(field_named(f->name, false), f);
        assert_ptr_equal(field_named(f->name, true), f);
        if (f == article_fields)
            continue;
        assert_true(f->tag > f[-1].tag);
        for (const struct field *g = article_fields; g < f && field_is_key(f); g++)
            assert_true(!field_is_key(g) || g->at != f->at);
    }
}

static void ids_are_the_rows(void **state)
{
    static const char *const names[FIELDS] = {
        [FIELD_HEADLINE] = "headline",   [FIELD_STANDFIRST] = "standfirst", [FIELD_KICKER] = "kicker",
        [FIELD_BYLINE] = "byline",       [FIELD_PLACE] = "place",           [FIELD_PUBLISHED] = "published",
        [FIELD_CORRECTED] = "corrected", [FIELD_LANGUAGE] = "language",     [FIELD_BODY] = "body",
        [FIELD_QUOTES] = "quotes"};

    (void)state;
    for (size_t i = 0; i < FIELDS; i++)
        assert_string_equal(article_fields[i].name, names[i]);
}

static void other_names_count_only_where_asked(void **state)
{
    (void)state;
    assert_null(field_named("summary", false));
    assert_ptr_equal(field_named("summary", true), &article_fields[FIELD_STANDFIRST]);
    assert_ptr_equal(field_named("Excerpt", true), &article_fields[FIELD_STANDFIRST]);
    assert_ptr_equal(field_named("HEADLINE", false), &article_fields[FIELD_HEADLINE]);
    assert_null(field_named("summ", true));
    assert_null(field_named("summary|subtitle", true));
    assert_null(field_named("", true));
}

static void every_field_survives_the_file(void **state)
{
    struct article a, b;
    struct buffer bytes = {0};
    struct error e;

    (void)state;
    fill(&a);
    if (!article_encode(&a, &bytes, &e) || !article_decode(ARTICLE_FORMAT, bytes.data, bytes.size, &b, &e))
        fail_msg("%s", e.text);
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++)
        assert_has(&b, f, true);
    assert_string_equal(b.body, "One.\nTwo.");
    buffer_finish(&bytes);
    article_finish(&a);
    article_finish(&b);
}

static void a_value_moves_whole(void **state)
{
    struct article from, to;

    (void)state;
    fill(&from);
    fill(&to);
    for (const struct field *f = article_fields; f < article_fields + FIELDS; f++) {
        if (!field_is_key(f))
            continue;
        field_move(&to, &from, f);
        assert_has(&to, f, true);
        assert_has(&from, f, false);
        field_move(&to, &from, f);
        assert_has(&to, f, false);
    }
    article_finish(&from);
    article_finish(&to);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_do_not_collide),
        cmocka_unit_test(ids_are_the_rows),
        cmocka_unit_test(other_names_count_only_where_asked),
        cmocka_unit_test(every_field_survives_the_file),
        cmocka_unit_test(a_value_moves_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
