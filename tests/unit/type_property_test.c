/* SPDX-License-Identifier: MIT */
/* What holds for every page: generated articles, set at five sizes. */
#include "type/page.h"

#include "type/paragraph.h"
#include "unit/type_fake_fonts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define N(array) (sizeof(array) / sizeof(array)[0])
enum { ROUNDS = 2000, TEXT_MOST = 4000, PARTS_MOST = 64 };

static const struct sheet sheets[] = {
    {.width = 1920, .height = 1080},
    {.width = 800, .height = 480},
    {.width = 720, .height = 1280, .safe_top = 24, .safe_right = 24, .safe_bottom = 24, .safe_left = 24},
    {.width = 480, .height = 320},
    {.width = 3840, .height = 2160},
};

static uint32_t next_random(uint32_t *state)
{
    return (*state = *state * 1664525u + 1013904223u) >> 8;
}

/* Words as in a newspaper: short ones often, marks now and then, a very long one or another script rarely. */
static void generate(uint32_t *seed, char *out, size_t most, bool plain)
{
    static const char *const short_words[] = {"the", "a", "of", "to", "in", "and", "is", "was", "it", "we", "no", "at"};
    static const char *const odd[] = {"茶", "עיר",   "é\u0301", "🚀",    "—",     "–",        "3.5",
                                      "14", "April", "Mr",      "“we”", "l’eau", "sea-wall", "\ue000"};
    size_t size = 0, length = 1 + next_random(seed) % most;

    while (size + 130 < length || size == 0) {
        uint32_t kind = next_random(seed) % 100;
        if (size > 0)
            out[size++] = ' ';
        if (kind < 40) {
            size += (size_t)sprintf(out + size, "%s", short_words[next_random(seed) % N(short_words)]);
        } else if (!plain && kind < 46) {
            size += (size_t)sprintf(out + size, "%s", odd[next_random(seed) % N(odd)]);
        } else {
            size_t letters = !plain && kind == 99 ? 20 + next_random(seed) % 100 : 3 + next_random(seed) % 9;
            bool capital = kind % 8 == 0;
            for (size_t i = 0; i < letters; i++)
                out[size++] = (char)((capital && i == 0 ? 'A' : 'a') + next_random(seed) % 26);
        }
        if (kind % 9 == 0)
            out[size++] = kind % 2 ? ',' : '.';
    }
    out[size] = '\0';
}

static bool is_block(const struct page_line *l, const char *name)
{
    return strcmp(l->block, name) == 0;
}

static void check_inside(const struct page *p, const struct sheet *s)
{
    float u = (float)(s->width < s->height ? s->width : s->height) / 100;

    for (size_t i = 0; i < p->n_runs; i++) {
        const struct run *r = &p->runs[i];
        assert_true(r->size > 0 && r->width >= 0);
        assert_true(r->x >= s->safe_left + (int)u);
        if (r->x + r->width > s->width - s->safe_right - (int)(5 * u))
            fail_msg("'%s' at %d, %d px wide, leaves the %d px of the page", r->text, r->x, r->width, s->width);
        assert_true((float)r->baseline - 0.7f * (float)r->size >= (float)s->safe_top);
        assert_true((float)r->baseline + 0.25f * (float)r->size <= (float)(s->height - s->safe_bottom));
    }
    for (size_t i = 0; i < p->n_boxes; i++) {
        const struct box *b = &p->boxes[i];
        assert_true(b->width > 0 && b->height > 0 && b->radius >= 0);
        assert_true(b->x >= s->safe_left && b->x + b->width <= s->width - s->safe_right);
        assert_true(b->y >= s->safe_top && b->y + b->height <= s->height - s->safe_bottom);
    }
}

/* From the capitals' tops to the descenders, lines above one another keep apart. */
static void check_apart(const struct page *p)
{
    for (size_t i = 0; i < p->n_lines; i++) {
        for (size_t k = 0; k < i; k++) {
            const struct page_line *a = &p->lines[i], *b = &p->lines[k];
            if (is_block(a, "mark") || is_block(b, "mark"))
                continue;
            if (a->x >= b->x + b->width || b->x >= a->x + a->width)
                continue;
            if (a->baseline < b->baseline) {
                const struct page_line *swap = a;
                a = b;
                b = swap;
            }
            /* b is above a; 1 px for rounding */
            float free = (float)(a->baseline - b->baseline) - 0.7f * (float)a->size - 0.25f * (float)b->size;
            if (free < -1)
                fail_msg("%s '%s' at %d touches %s '%s' at %d", a->block, a->text, a->baseline, b->block, b->text,
                         b->baseline);
        }
    }
}

static size_t words_in(const char *text)
{
    size_t n = *text != '\0';

    for (; *text != '\0'; text++)
        n += *text == ' ';
    return n;
}

static float width_of(const struct type_fonts *fonts, const char *text, int size)
{
    return fonts->advance(fonts->user, FACE_TEXT, 0, false, text, strlen(text)) * (float)size;
}

/* A last line of one word, though the line above could spare one: it would be no wider than a line that there is. */
static void check_widow(const struct page *p, const struct type_fonts *fonts, const char *block)
{
    const struct page_line *last = NULL, *above = NULL;
    int widest = 0;

    for (size_t i = 0; i < p->n_lines; i++) {
        if (!is_block(&p->lines[i], block))
            continue;
        above = last;
        last = &p->lines[i];
        if (last->width > widest)
            widest = last->width;
    }
    if (above == NULL || words_in(last->text) > 1 || words_in(above->text) < 2)
        return;
    char text[TEXT_MOST];
    snprintf(text, sizeof text, "%s %s", strrchr(above->text, ' ') + 1, last->text);
    if (width_of(fonts, text, last->size) < (float)widest - 1)
        fail_msg("'%s' stands alone under '%s'", last->text, above->text);
}

/* The block's lines are the text, blanks at the line ends left out. */
static void check_words(const struct page *p, const char *block, const char *text)
{
    for (size_t i = 0; i < p->n_lines; i++) {
        const struct page_line *l = &p->lines[i];
        if (!is_block(l, block))
            continue;
        while (*text == ' ')
            text++;
        if (strncmp(text, l->text, strlen(l->text)) != 0)
            fail_msg("line '%s' is not what follows: '%s'", l->text, text);
        text += strlen(l->text);
    }
    while (*text == ' ')
        text++;
    assert_string_equal(text, "");
}

static const char *name_of(enum page_kind kind)
{
    return kind == PAGE_HEADLINE ? "headline" : kind == PAGE_SUMMARY ? "summary" : "quote";
}

static void check_page(const struct sheet *sheet, const struct type_fonts *fonts, const struct page_words *words,
                       bool plain)
{
    struct error e;
    struct page *p = page_set(sheet, fonts, words, &e);

    assert_non_null(p);
    assert_false(p->overflow);
    check_inside(p, sheet);
    check_apart(p);
    check_words(p, name_of(words->kind), words->text);
    if (plain)
        check_widow(p, fonts, name_of(words->kind));
    for (size_t i = 0; i < p->n_lines && words->size > 0; i++)
        if (is_block(&p->lines[i], name_of(words->kind)) && p->lines[i].size != words->size)
            fail_msg("%d px, not the common %d: '%s' of %s", p->lines[i].size, words->size, words->text,
                     words->speaker);
    page_destroy(p);
}

static void check_parts(const struct sheet *sheet, const struct type_fonts *fonts, struct page_words *words, bool plain)
{
    struct part parts[PARTS_MOST];
    struct error e;
    const char *text = words->text;
    char piece[TEXT_MOST + 1];
    size_t at = 0;
    size_t n = page_split(sheet, fonts, words, parts, PARTS_MOST, &words->size, &e);

    assert_in_range(n, 1, PARTS_MOST - 1);
    for (size_t i = 0; i < n; i++) {
        while (at < parts[i].start)
            assert_int_equal(text[at++], ' ');
        assert_true(parts[i].end > parts[i].start);
        at = parts[i].end;
        memcpy(piece, text + parts[i].start, parts[i].end - parts[i].start);
        piece[parts[i].end - parts[i].start] = '\0';
        words->text = piece;
        check_page(sheet, fonts, words, plain);
        words->opening_mark = NULL;
    }
    assert_int_equal(at, strlen(text));
    words->text = text;
}

static void run(bool plain)
{
    static char text[TEXT_MOST + 200], byline[1200], role[1200], note[1200];
    uint32_t seed = plain ? 1 : 2;

    for (int round = 0; round < ROUNDS; round++) {
        struct type_fonts fonts = round % 3 ? fake_proportional() : fake_typewriter();
        const struct sheet *sheet = &sheets[(size_t)round % N(sheets)];
        enum page_kind kind = (enum page_kind)(round / 5 % 3);
        /* Mostly as long as in a newspaper, now and then as long as an article may have it. */
        size_t most = round % 16 == 0 ? (kind == PAGE_HEADLINE ? 990 : 3990) : kind == PAGE_HEADLINE ? 220 : 500;
        generate(&seed, text, most, plain);
        generate(&seed, byline, round % 32 == 5 ? 990 : 170, plain);
        generate(&seed, role, round % 32 == 9 ? 990 : 200, plain);
        generate(&seed, note, round % 32 == 3 ? 990 : 150, plain);
        struct page_words words = {
            .kind = kind, .text = text, .kicker = round % 7 ? "Transport" : role, .note = round % 4 ? NULL : note};
        words.foot = (struct foot){.ticks = 1 + (unsigned)round % 70,
                                   .count = "2 / 12",
                                   .publication = round % 5 ? "Gazette" : byline,
                                   .clock = "07:42"};
        words.foot.present = (unsigned)round % words.foot.ticks;
        if (kind == PAGE_HEADLINE) {
            words.byline = byline;
            words.place = "Port Haven";
            words.published = "Tuesday 14 April 2026, 07:40";
            check_page(sheet, &fonts, &words, plain);
        } else {
            words.speaker = kind == PAGE_QUOTE ? byline : NULL;
            words.role = kind == PAGE_QUOTE ? role : NULL;
            words.opening_mark = kind == PAGE_QUOTE ? "“" : NULL;
            check_parts(sheet, &fonts, &words, plain);
        }
    }
}

static void test_plain(void **state)
{
    (void)state;
    run(true);
}

static void test_odd(void **state)
{
    (void)state;
    run(false);
}

/* Parts end with sentences, are of one size, and none is a leftover. */
static void test_parts(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "We asked for a boat and were offered a study. ",
        "So we bought one, and for three winters we rowed the nurses home ourselves, whatever the weather was. ",
        "Nobody asked. ",
        "Then the harbour master, who had seen it all before and said so, wrote a letter to the council. ",
    };
    struct type_fonts fonts = fake_proportional();

    for (size_t k = 0; k < N(sheets); k++) {
        for (size_t n = 4; n < 60; n++) {
            char text[8000] = "";
            for (size_t i = 0; i < n; i++)
                strcat(text, sentences[i * 7 % N(sentences)]);
            struct part parts[PARTS_MOST];
            struct error e;
            int size;
            struct page_words words = {
                .kind = PAGE_QUOTE, .text = text, .speaker = "Ruth Adeyemi", .role = "leader", .opening_mark = "“"};
            size_t cards = page_split(&sheets[k], &fonts, &words, parts, PARTS_MOST, &size, &e);
            size_t longest = 0, shortest = SIZE_MAX;
            assert_in_range(cards, 1, PARTS_MOST);
            for (size_t i = 0; i < cards; i++) {
                size_t length = parts[i].end - parts[i].start;
                assert_int_equal(text[parts[i].end - 1], '.');
                assert_true(text[parts[i].start] >= 'A' && text[parts[i].start] <= 'Z');
                assert_true(parts[i].words > 0);
                longest = length > longest ? length : longest;
                shortest = length < shortest ? length : shortest;
            }
            /* The longest sentence is what evenness can be off by. */
            assert_true(longest - shortest <= 2 * 105);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_odd),
        cmocka_unit_test(test_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
