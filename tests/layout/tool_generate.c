/* SPDX-License-Identifier: MIT */
#include "layout/tool_generate.h"

#include "article/wording.h"
#include "base/bytes.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* A way of writing: syllables to make words of, what is between words and sentences, how quotes are marked. */
struct writing {
    const char *language, *blank, *stop, *comma, *open, *close;
    const char *syllables[24];
};
static const struct writing writings[] = {
    {"en", " ", ".", ",", "“", "”", {"ha", "ven", "mor",  "ling", "qui", "st",  "or",   "del",
                                     "y",  "ash", "wick", "fj",   "ton", "pe",  "ri",   "W",
                                     "AV", "gy",  "’s",   "n",    "-by", "ele", "ough", "ix"}},
    {"fr",
     " ",
     ".",
     ",",
     "« ",
     " »",
     {"l’", "é", "qua", "ri", "vage", "ç", "ai", "œu", "mer", "ê", "ne", "d’", "ou", "À"}},
    {"de",
     " ",
     ".",
     ",",
     "„",
     "“",
     {"hafen", "meister", "schiff", "fahrts", "ge", "sell", "schaft", "über", "größ", "ß", "Ä", "ung", "en", "keit"}},
    {"vi", " ", ".", ",", "“", "”", {"Ẩ", "ng", "ượ", "ễ", "nh", "Ỡ", "ph", "ậ", "t", "Ố"}},
    {"ru", " ", ".", ",", "«", "»", {"га", "вань", "Щу", "кий", "ё", "мор", "ской", "вы", "ель", "Й", "ник"}},
    {"el", " ", ".", ",", "«", "»", {"λι", "μά", "νι", "θά", "λασ", "σα", "Ώ", "ΐ", "κό", "ψω"}},
    {"ar", " ", ".", "،", "«", "»", {"مي", "ناء", "ال", "بح", "رية", "لا", "ئ", "شّ", "ط", "كُ", "هـ"}},
    {"he", " ", ".", ",", "\"", "\"", {"נמ", "ל", "הים", "ספי", "נה", "שָׁ", "וּ", "ץ", "ם", "קר"}},
    {"hi", " ", "।", ",", "“", "”", {"बं", "दर", "गाह", "समु", "द्र", "क्षे", "त्री", "ज्ञ", "की"}},
    {"th", "", " ", " ", "“", "”", {"ท่า", "เรือ", "ทะ", "เล", "น้ำ", "ฝั่ง", "คลื่น", "ผู้"}},
    {"zh", "", "。", "，", "「", "」", {"港", "口", "海", "船", "的", "新", "聞", "議", "員", "說"}},
};
enum { WRITINGS = sizeof writings / sizeof writings[0] };

static const char *const odd[] = {"🚢",
                                  "👩‍🚀",
                                  "🇳🇴🇵🇹",
                                  "14 km",
                                  "2,500",
                                  "9.5 %",
                                  "twenty-one",
                                  "Mr",
                                  "a",
                                  "—",
                                  "…",
                                  "U-Bahn",
                                  "(then",
                                  "A/B",
                                  "§ 12",
                                  "O'Dell",
                                  "www.a-long-name-of-nothing.example/with/a/path?and=more",
                                  "№ 7",
                                  "1,000,000",
                                  "½"};
enum { ODD = sizeof odd / sizeof odd[0] };

struct chance {
    uint64_t state;
};

/* splitmix64, public domain: https://prng.di.unimi.it/splitmix64.c */
static uint64_t next(struct chance *c)
{
    uint64_t z = (c->state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static size_t below(struct chance *c, size_t n)
{
    return (size_t)(next(c) % n);
}

/* Once in so many. */
static bool seldom(struct chance *c, size_t n)
{
    return below(c, n) == 0;
}

static void put_word(struct buffer *b, struct chance *c, const struct writing *w, bool nasty)
{
    size_t syllables = 1 + below(c, 4), kinds = 0;

    while (kinds < sizeof w->syllables / sizeof w->syllables[0] && w->syllables[kinds] != NULL)
        kinds++;
    if (nasty && seldom(c, 24)) {
        buffer_text(b, odd[below(c, ODD)]);
        return;
    }
    if (nasty && seldom(c, 60))
        syllables = 100; /* a word of some 300 letters */
    for (size_t i = 0; i < syllables; i++)
        buffer_text(b, w->syllables[below(c, kinds)]);
    if (nasty && seldom(c, 60)) {
        for (size_t marks = 1 + below(c, WORDING_MARKS_MOST - 2); marks > 0; marks--)
            buffer_text(b, marks % 2 != 0 ? "\u0323" : "\u0301");
    }
}

/* The text in composed form, without characters that would join what is around it into more than is allowed. */
static char *composed(struct buffer *b)
{
    size_t n = 0;
    char *text = NULL;
    uint8_t *normal = b->failed ? NULL : u8_normalize(UNINORM_NFC, b->data, b->size, NULL, &n);

    if (normal != NULL && (text = malloc(n + 1)) != NULL) {
        memcpy(text, normal, n);
        text[n] = '\0';
    }
    free(normal);
    buffer_finish(b);
    return text;
}

/* Sentences of about `size` bytes, never more than `most`. NULL if out of memory. */
static char *put_text(struct chance *c, const struct writing *w, size_t size, size_t most, bool nasty)
{
    struct buffer b = {0}, word = {0};
    size_t in_sentence = 0;

    most -= most / 4; /* composing may make a text longer */
    while (!b.failed && (b.size == 0 || b.size < size)) {
        const struct writing *of = nasty && seldom(c, 30) ? &writings[below(c, WRITINGS)] : w;
        put_word(&word, c, of, nasty);
        if (word.failed)
            break;
        if (b.size + word.size + 8 > most) {
            buffer_finish(&word);
            if (b.size > 0)
                break;
            continue;
        }
        if (b.size > 0)
            buffer_text(&b, w->blank);
        buffer_add(&b, word.data, word.size);
        buffer_finish(&word);
        if (++in_sentence > 4 && seldom(c, 12)) {
            buffer_text(&b, w->stop);
            in_sentence = 0;
        } else if (seldom(c, 9)) {
            buffer_text(&b, w->comma);
        }
    }
    b.failed |= word.failed;
    buffer_finish(&word);
    return composed(&b);
}

/* One line of an article: mostly `usual` bytes or fewer, once in `rarely` as long as it may be. */
static char *put_line(struct chance *c, const struct writing *w, size_t usual, size_t most, size_t rarely, bool nasty)
{
    return put_text(c, w, seldom(c, rarely) ? most : 1 + below(c, usual), most, nasty);
}

/* The quotes and the body they stand in, a paragraph each, or two for one with an attribution in the middle. */
static bool put_body(struct article *a, struct chance *c, const struct writing *w, size_t quotes, bool nasty)
{
    struct buffer body = {0};
    bool ok = true;

    a->quotes = calloc(quotes + 1, sizeof *a->quotes);
    ok = a->quotes != NULL;
    for (size_t i = 0; ok && i < quotes; i++) {
        struct quote *q = &a->quotes[a->n_quotes++];
        size_t parts = 1 + seldom(c, 5);
        q->spans = calloc(parts, sizeof *q->spans);
        ok = q->spans != NULL;
        for (size_t k = 0; ok && k < parts; k++) {
            size_t size = seldom(c, 100) ? 6000 : seldom(c, 12) ? 900 : 20 + below(c, 260);
            char *text = put_text(c, w, size, 8000, nasty);
            ok = text != NULL;
            buffer_text(&body, body.size > 0 ? "\n" : "");
            buffer_text(&body, w->open);
            q->spans[k].start = (uint32_t)body.size;
            buffer_text(&body, ok ? text : "");
            q->spans[k].end = (uint32_t)body.size;
            buffer_text(&body, w->close);
            q->n_spans++;
            free(text);
        }
        if (ok && !seldom(c, 20))
            ok = (q->speaker = put_line(c, w, 30, ARTICLE_LINE_MOST, 80, nasty)) != NULL;
        if (ok && q->speaker != NULL && !seldom(c, 5))
            ok = (q->role = put_line(c, w, 70, ARTICLE_LINE_MOST, 80, nasty)) != NULL;
    }
    if (ok && quotes == 0) {
        char *text = put_text(c, w, 400, 4000, nasty);
        buffer_text(&body, text != NULL ? text : "");
        ok = text != NULL;
        free(text);
    }
    a->body_size = body.size;
    a->body = buffer_take_text(&body);
    return ok && a->body != NULL;
}

bool generate_article(uint64_t number, struct article *a)
{
    struct chance c = {number * UINT64_C(0xd1342543de82ef95) + 1};
    const struct writing *w = &writings[seldom(&c, 2) ? 0 : below(&c, WRITINGS)];
    bool nasty = seldom(&c, 3);
    size_t quotes = seldom(&c, 150) ? 60 : below(&c, 6);
    size_t names = seldom(&c, 100) ? ARTICLE_BYLINES_MOST : below(&c, 4);

    *a = (struct article){0};
    a->headline = put_line(&c, w, 120, ARTICLE_LINE_MOST, 25, nasty);
    a->language = strdup(w->language);
    bool ok = a->headline != NULL && a->language != NULL;
    if (ok && !seldom(&c, 8))
        ok = (a->standfirst = put_line(&c, w, 320, ARTICLE_STANDFIRST_MOST, 40, nasty)) != NULL;
    if (ok && !seldom(&c, 4))
        ok = (a->kicker = put_line(&c, w, 24, ARTICLE_LINE_MOST, 80, nasty)) != NULL;
    if (ok && !seldom(&c, 3))
        ok = (a->place = put_line(&c, w, 20, ARTICLE_LINE_MOST, 100, nasty)) != NULL;
    if (ok && !seldom(&c, 3))
        ok = (a->published = strdup(seldom(&c, 3) ? "2026-04-14" : "2026-04-14T07:40:00+01:00")) != NULL;
    if (ok && seldom(&c, 12))
        ok = (a->corrected = strdup("2026-04-15T09:00:00Z")) != NULL;
    if (ok)
        ok = (a->byline = calloc(names + 1, sizeof *a->byline)) != NULL;
    for (size_t i = 0; ok && i < names; i++, a->n_byline += ok)
        ok = (a->byline[i] = put_line(&c, w, 24, ARTICLE_LINE_MOST, 200, nasty)) != NULL;
    ok = ok && put_body(a, &c, w, quotes, nasty);
    if (!ok)
        article_finish(a);
    return ok;
}
