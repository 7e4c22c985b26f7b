/* SPDX-License-Identifier: MIT */
/*
 * tool FOLDER FIRST COUNT: generates articles FIRST to FIRST + COUNT - 1, packs them into an edition in FOLDER, and
 * lays every card of them out at five sizes with the real fonts and the c that the wall uses. Prints what is
 * wrong and how much was looked at; exit 1 if anything is.
 */
#include "cards/cards.h"
#include "cards/marks.h"
#include "edition/writer.h"
#include "kiosk/commands.h"

#include "layout/tool_generate.h"
#include "layout/tool_judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct sheet sheets[] = {
    {.width = 480, .height = 320},
    {.width = 800, .height = 480, .safe_top = 10, .safe_right = 24, .safe_bottom = 6, .safe_left = 16},
    {.width = 720, .height = 1280},
    {.width = 1920, .height = 1080, .safe_top = 20, .safe_right = 20, .safe_bottom = 20, .safe_left = 20},
    {.width = 3840, .height = 2160},
};
enum { SHEETS = sizeof sheets / sizeof sheets[0] };

static bool pack(const char *path, uint64_t first, size_t count, struct error *e)
{
    char publication[] = "Harbour Gazette", title[] = "Generated", date[] = "2026-04-14", language[] = "en";
    const struct edition_facts facts = {publication, title, date, language, UINT64_C(20260414081500)};
    struct writer *writer = writer_create(path, e);
    bool ok = writer != NULL;

    for (size_t i = 0; ok && i < count; i++) {
        struct article a;
        ok = generate_article(first + i, &a) || error_memory(e);
        if (ok && !writer_add(writer, &a, e))
            ok = error_prefix(e, "article %zu", i + 1);
        article_finish(&a);
    }
    ok = ok && writer_commit(writer, &facts, NULL, e);
    writer_destroy(writer);
    return ok;
}

/* What the cards of a text should show in all, as cards/article_cards.c makes it. NULL: not known (a summary made of
 * the body). */
static char *display(const struct article *a, const struct card *card)
{
    char *quote = card->kind == CARD_QUOTE ? article_quote_text(a, &a->quotes[card->quote]) : NULL;
    const char *text = quote != NULL                 ? quote
                       : card->kind == CARD_HEADLINE ? a->headline
                       : card->kind == CARD_SUMMARY  ? a->standfirst
                                                     : NULL;
    char *shown = text != NULL ? marks_set(text, a->language, quote != NULL) : NULL;

    free(quote);
    return shown;
}

static void article_fault(void *user, size_t article, const char *why)
{
    size_t *faults = user;
    ++*faults;
    printf("article %zu is passed over: %s\n", article + 1, why);
}

/* All cards of one article on one sheet; returns how many. */
static size_t lay_out(struct judge *j, struct cards *c, size_t index, const struct article *a, uint64_t number)
{
    struct deck deck = cards_deck(c);
    struct buffer shown = {0};
    char name[80];
    size_t n = 0;

    if (deck.cards(deck.user, index, &n) == NULL)
        return 0;
    for (size_t i = 0; i < n; i++) {
        size_t again;
        const struct card card = deck.cards(deck.user, index, &again)[i];
        struct error e;
        snprintf(name, sizeof name, "article %zu, card %zu", (size_t)number, i + 1);
        j->card = name;
        struct page *p = cards_page(c, (struct place){index, i}, &e);
        if (p == NULL) {
            printf("%s: %s\n", name, e.text);
            j->faults[FAULT_OVERFLOW]++;
            continue;
        }
        enum page_kind kind = card.kind == CARD_HEADLINE  ? PAGE_HEADLINE
                              : card.kind == CARD_SUMMARY ? PAGE_SUMMARY
                                                          : PAGE_QUOTE;
        char *text = display(a, &card);
        judge_page(j, p, kind, text != NULL ? text : "", kind == PAGE_QUOTE && a->quotes[card.quote].speaker != NULL);
        judge_collect(p, kind, &shown);
        page_destroy(p);
        if (card.part + 1 == card.parts) {
            if (text != NULL)
                judge_words(j, text, &shown);
            buffer_finish(&shown);
        }
        free(text);
    }
    return n;
}

static bool run(const char *folder, uint64_t first, size_t count, size_t *faults, struct error *e)
{
    static struct settings settings;
    struct timespec start, end;
    struct edition *edition = NULL;
    struct fonts *fonts = NULL;
    hb_buffer_t *buffer = hb_buffer_create();
    struct judge total = {0};
    char path[256];
    size_t cards = 0;
    bool ok = false;

    clock_gettime(CLOCK_MONOTONIC, &start);
    settings_defaults(&settings);
    struct font_files files = commands_fonts(&settings);
    snprintf(path, sizeof path, "%s/%zu.edition", folder, (size_t)first);
    if (!pack(path, first, count, e))
        goto out;
    if ((edition = edition_open(path, NULL, e)) == NULL || (fonts = fonts_open(&files, e)) == NULL)
        goto out;
    for (size_t s = 0; s < SHEETS; s++) {
        const struct cards_source source = commands_source(edition);
        const struct cards_wish wish = {.sheet = sheets[s], .language = "en", .name = "", .clock = CLOCK_24};
        struct cards *c = cards_create(&source, fonts_for_type(fonts), &wish, article_fault, faults);
        if (c == NULL) {
            error_memory(e);
            goto out;
        }
        cards_set_time(c, 12, 34, 20000);
        struct judge j = {.sheet = &sheets[s], .fonts = fonts, .buffer = buffer};
        for (size_t i = 0; i < count; i++) {
            struct article a;
            if (!generate_article(first + i, &a))
                continue;
            cards += lay_out(&j, c, i, &a, first + i);
            article_finish(&a);
        }
        for (size_t k = 0; k < FAULT_KINDS; k++)
            total.faults[k] += j.faults[k];
        cards_destroy(c);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%zu articles from %zu on, %zu cards at %d sizes in %.1f s:", count, (size_t)first, cards, SHEETS,
           (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec));
    for (size_t k = 0; k < FAULT_KINDS; k++) {
        printf("%s %zu %s", k > 0 ? "," : "", total.faults[k], fault_names[k]);
        *faults += total.faults[k];
    }
    putchar('\n');
    ok = cards > 0;
out:
    remove(path);
    hb_buffer_destroy(buffer);
    fonts_close(fonts);
    edition_close(edition);
    return ok;
}

int main(int argc, char **argv)
{
    struct error e = {"nothing was laid out"};
    size_t faults = 0;

    if (argc != 4) {
        fprintf(stderr, "usage: %s FOLDER FIRST COUNT\n", argv[0]);
        return 2;
    }
    if (!run(argv[1], strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10), &faults, &e)) {
        fprintf(stderr, "layout: %s\n", e.text);
        return 1;
    }
    return faults > 0;
}
