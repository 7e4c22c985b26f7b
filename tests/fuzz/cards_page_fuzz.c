/* SPDX-License-Identifier: MIT */
/*
 * Any text in any language on any sheet. Input: 8 bytes (kind, language, width and height, safe area and fonts), then
 * texts parted by '\n': the main one, kicker, by-line or speaker, place or role, note, publication.
 */
#include "cards/marks.h"
#include "type/page.h"
#include "type/sentences.h"

#include "../unit/type_fake_fonts.h"
#include "../unit/type_page_dump.h"

#include <stdlib.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXTS = 6, PARTS_MOST = 8 };

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* Display texts are valid UTF-8 without control characters; everything else becomes '?'. */
static char *clean(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    size_t n = 0;

    must(text != NULL);
    while (n < size) {
        int unit = u8_mblen(data + n, size - n);
        if (unit <= 0) {
            text[n++] = '?';
            continue;
        }
        memcpy(text + n, data + n, (size_t)unit);
        if (unit == 1 && ((unsigned char)text[n] < 0x20 || text[n] == 0x7f))
            text[n] = '?';
        if (unit == 2 && (unsigned char)text[n] == 0xc2 && (unsigned char)text[n + 1] < 0xa0)
            text[n] = text[n + 1] = '?';
        n += (size_t)unit;
    }
    text[n] = '\0';
    return text;
}

static void check(const struct page *p)
{
    for (size_t i = 0; i < p->n_runs; i++) {
        must(u8_check((const uint8_t *)p->runs[i].text, strlen(p->runs[i].text)) == NULL);
        must(p->runs[i].size > 0);
    }
    for (size_t i = 0; i < p->n_boxes; i++)
        must(p->boxes[i].width > 0 && p->boxes[i].height > 0 && p->boxes[i].x >= 0 &&
             p->boxes[i].x + p->boxes[i].width <= p->width);
    for (size_t i = 1; i < p->n_missing; i++)
        must(p->missing[i - 1] < p->missing[i]);
    char *dump = page_dump(p);
    must(dump != NULL);
    free(dump);
}

static void set(const struct sheet *sheet, const struct type_fonts *fonts, const struct page_words *words)
{
    struct error e = {""};
    struct page *p = page_set(sheet, fonts, words, &e);

    must(p != NULL || e.text[0] != '\0');
    if (p != NULL)
        check(p);
    page_destroy(p);
}

static void split(const struct sheet *sheet, const struct type_fonts *fonts, struct page_words *words)
{
    struct part parts[PARTS_MOST];
    struct error e = {""};
    const char *text = words->text;
    size_t n = page_split(sheet, fonts, words, parts, PARTS_MOST, &words->size, &e), end = 0;

    must(n > 0 || e.text[0] != '\0');
    for (size_t i = 0; i < n; i++) {
        must(parts[i].start >= end && parts[i].end >= parts[i].start && parts[i].end <= strlen(text));
        end = parts[i].end;
        char *piece = clean((const uint8_t *)text + parts[i].start, parts[i].end - parts[i].start);
        words->text = piece;
        set(sheet, fonts, words);
        words->opening_mark = NULL;
        free(piece);
    }
    words->text = text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en", "fr", "de", "es", "nl", "sv", "ru", "ja", "ar", NULL};
    char *texts[TEXTS] = {NULL};

    if (size < 8 || size > 6000)
        return 0;
    struct type_fonts fonts = data[7] & 1 ? fake_typewriter() : fake_proportional();
    struct sheet sheet = {.width = data[2] << 4,
                          .height = data[3] << 4,
                          .safe_left = data[4],
                          .safe_top = data[5],
                          .safe_right = data[6]};
    size_t n = 0;
    for (size_t at = 8; at < size && n < TEXTS; n++) {
        const uint8_t *stop = memchr(data + at, '\n', size - at);
        size_t length = stop != NULL ? (size_t)(stop - data) - at : size - at;
        texts[n] = clean(data + at, length);
        at += length + 1;
    }
    const char *language = languages[data[1] % (sizeof languages / sizeof languages[0])];
    char *display = marks_set(texts[0] != NULL ? texts[0] : "", language, data[7] & 2);
    must(display != NULL);
    struct page_words words = {
        .kind = (enum page_kind)(data[0] % 7),
        .language = language,
        .text = display,
        .kicker = texts[1],
        .byline = texts[2],
        .speaker = texts[2],
        .place = texts[3],
        .role = texts[3],
        .published = texts[3],
        .note = texts[4],
        .opening_mark = data[7] & 4 ? marks_opening(language) : NULL,
        .items = (const char *const *)texts,
        .n_items = n,
        .chosen = data[7] % TEXTS,
        .first_number = 1,
        .progress = data[7] * 4 - 4,
        .foot = {.ticks = data[7],
                 .present = data[7] / 2u,
                 .left = texts[1],
                 .count = "1 / 2",
                 .publication = texts[5],
                 .clock = "07:42"},
    };
    set(&sheet, &fonts, &words);
    if (words.kind == PAGE_SUMMARY || words.kind == PAGE_QUOTE)
        split(&sheet, &fonts, &words);
    must(sentence_words(display, strlen(display)) <= strlen(display));
    free(display);
    for (size_t i = 0; i < TEXTS; i++)
        free(texts[i]);
    return 0;
}
