/* SPDX-License-Identifier: MIT */
#include "kiosk/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static void write_sample(struct json *j)
{
    json_open(j, NULL, '{');
    json_put_number(j, "t", -7);
    json_open(j, "size", '[');
    json_put_number(j, NULL, 1920);
    json_put_number(j, NULL, 1080);
    json_close(j, ']');
    json_open(j, "none", '[');
    json_close(j, ']');
    json_open(j, "runs", '[');
    json_open(j, NULL, '{');
    json_put_real(j, "tracking", -0.5);
    json_put_bool(j, "last", true);
    json_close(j, '}');
    json_close(j, ']');
    json_put_joined(j, "line", "half", "-");
    json_close(j, '}');
}

static char *written(bool indented, void (*write)(struct json *j))
{
    char *text = NULL;
    size_t size;
    struct json j = {.out = open_memstream(&text, &size), .indented = indented};

    assert_non_null(j.out);
    write(&j);
    assert_int_equal(fclose(j.out), 0);
    assert_int_equal(j.depth, 0);
    return text;
}

static void forms(void **state)
{
    char *line = written(false, write_sample), *page = written(true, write_sample);

    (void)state;
    assert_string_equal(line, "{\"t\": -7, \"size\": [1920, 1080], \"none\": [], "
                              "\"runs\": [{\"tracking\": -0.5, \"last\": true}], \"line\": \"half-\"}");
    assert_string_equal(page, "{\n \"t\": -7,\n \"size\": [\n  1920,\n  1080\n ],\n \"none\": [],\n"
                              " \"runs\": [\n  {\n   \"tracking\": -0.5,\n   \"last\": true\n  }\n ],\n"
                              " \"line\": \"half-\"\n}");
    free(line);
    free(page);
}

/* Whatever is in a file's name, the line stays one line of valid JSON in valid UTF-8. */
static void foreign_texts(void **state)
{
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"", "\"\""},
        {"été “漢字” 🙂", "\"été “漢字” 🙂\""},
        {"say \"no\" \\ /", "\"say \\\"no\\\" \\\\ /\""},
        {"a\nb\tc\r\b\f", "\"a\\nb\\tc\\r\\b\\f\""},
        {"\x01\x1f\x7f", "\"\\u0001\\u001F\x7f\""},
        {"\xff"
         "a\xc3",
         "\"\ufffda\ufffd\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = NULL;
        size_t size;
        struct json j = {.out = open_memstream(&text, &size)};
        json_put_text(&j, NULL, cases[i].text);
        fclose(j.out);
        assert_string_equal(text, cases[i].json);
        free(text);
    }
}

static void reals(void **state)
{
    static const struct {
        double number;
        const char *json;
    } cases[] = {{0, "0.0"},
                 {-2, "-2.0"},
                 {0.25, "0.25"},
                 {(double)-0.81F, "-0.81000000238418579"},
                 {1e-9, "1.0000000000000001e-09"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = NULL;
        size_t size;
        struct json j = {.out = open_memstream(&text, &size)};
        json_put_real(&j, NULL, cases[i].number);
        fclose(j.out);
        assert_string_equal(text, cases[i].json);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms), cmocka_unit_test(foreign_texts),
                                       cmocka_unit_test(reals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
