/* SPDX-License-Identifier: MIT */
/*
 * kiosk_tool EDITION GOLDEN FAILED [--write]: sets and paints every kind of card of EDITION, at three sizes in both
 * themes, and compares each with its picture in the folder GOLDEN, channel by channel, with a tolerance of 2 (other
 * processors round differently). A missing picture fails. What differs is written to the folder FAILED; --write writes
 * GOLDEN anew.
 */
#include "cards/cards.h"
#include "kiosk/commands.h"
#include "kiosk/overlay.h"
#include "kiosk/panel.h"
#include "screen/picture.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOLERANCE = 2 };

struct bench {
    const char *golden, *failed;
    bool write;
    struct fonts *fonts;
    struct painter *painter;
    struct theme theme;
    const char *theme_name;
    struct canvas canvas;
    unsigned passes, failures;
};

static void die(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

/* How far the picture is from the golden one: the largest difference of a channel; -1 if there is none of its size. */
static int difference(const struct canvas *c, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    int most = 0;

    if (png_image_begin_read_from_file(&image, path) == 0)
        return -1;
    image.format = PNG_FORMAT_RGB;
    uint8_t *rgb = malloc(PNG_IMAGE_SIZE(image));
    if (rgb == NULL || png_image_finish_read(&image, NULL, rgb, 0, NULL) == 0 || (int)image.width != c->width ||
        (int)image.height != c->height) {
        free(rgb);
        png_image_free(&image);
        return -1;
    }
    for (int y = 0; y < c->height; y++) {
        for (int x = 0; x < c->width; x++) {
            uint32_t pixel = c->pixels[(size_t)y * (size_t)c->pitch + (size_t)x];
            const uint8_t *g = rgb + ((size_t)y * (size_t)c->width + (size_t)x) * 3;
            for (int i = 0; i < 3; i++) {
                int d = abs((int)(pixel >> (16 - 8 * i) & 0xff) - (int)g[i]);
                most = d > most ? d : most;
            }
        }
    }
    free(rgb);
    return most;
}

/* Compares what is on the canvas; `whole`: nothing of the page was left out. */
static void compare(struct bench *b, bool whole, const char *name)
{
    char file[128], path[512];
    struct error e;

    snprintf(file, sizeof file, "%dx%d-%s-%s.png", b->canvas.width, b->canvas.height, b->theme_name, name);
    snprintf(path, sizeof path, "%s/%s", b->golden, file);
    int off = b->write ? (canvas_write_png(&b->canvas, path, &e) ? 0 : -1) : difference(&b->canvas, path);
    if (off >= 0 && off <= TOLERANCE && whole) {
        b->passes++;
        return;
    }
    b->failures++;
    snprintf(path, sizeof path, "%s/%s", b->failed, file);
    if (!canvas_write_png(&b->canvas, path, &e))
        fprintf(stderr, "%s: %s\n", path, e.text);
    printf("FAIL %s: %s (now in %s)\n", file,
           off < 0           ? "there is no picture of its size to compare with"
           : off > TOLERANCE ? "differs"
                             : "overflows or lacks a character",
           path);
}

static bool show(struct bench *b, struct page *page, const char *name, struct error *e)
{
    if (page == NULL)
        die(name, e->text);
    struct picture *picture = painter_paint(b->painter, page, &b->theme, e);
    if (picture == NULL)
        die(name, e->text);
    picture_show(picture, &b->canvas, 0, 0);
    bool whole = !page->overflow && page->n_missing == 0;
    picture_destroy(picture);
    page_destroy(page);
    return whole;
}

static void judge(struct bench *b, struct page *page, const char *name, struct error *e)
{
    compare(b, show(b, page, name, e), name);
}

/* The panel of an update over the first card, as the stage puts it there. */
static void judge_panel(struct bench *b, struct cards *c, const struct update_view *view, const char *name)
{
    struct panel_words words;
    struct area areas[8], uncovered;
    struct error e;

    panel_words(locale_for("en"), view, &words);
    struct page *page = cards_panel(c, words.title, words.detail, words.progress, &e);
    struct overlay *overlay = overlay_create(b->fonts, &b->theme, 0, 0);
    if (page == NULL || overlay == NULL || !overlay_set(overlay, page, &e))
        die(name, page == NULL ? e.text : "out of memory");
    show(b, cards_page(c, (struct place){0, 0}, &e), name, &e);
    overlay_step(overlay, &b->canvas, 0, 0, 1000, areas, 8, &uncovered);
    compare(b, !page->overflow && page->n_missing == 0, name);
    page_destroy(page);
    overlay_destroy(overlay);
}

static void judge_panels(struct bench *b, struct cards *c)
{
    static const struct {
        const char *name;
        struct update_view view;
    } cases[] = {
        {"panel-copying",
         {.panel = UPDATE_WORKING,
          .step = MESSAGE_COPY,
          .progress = 0.64,
          .title = "Wednesday, late edition",
          .size = 9600000,
          .stick = true}},
        {"panel-done",
         {.panel = UPDATE_ENDED_WELL,
          .reason = MESSAGE_DONE,
          .title = "Wednesday, late edition",
          .stick = true,
          .safe = true}},
        {"panel-stranger", {.panel = UPDATE_REFUSED, .reason = MESSAGE_UNKNOWN_SIGNER, .stick = true, .safe = true}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        judge_panel(b, c, &cases[i].view, cases[i].name);
}

/* Every card of the deck, and the kiosk's own. */
static void judge_all(struct bench *b, struct cards *c)
{
    struct deck deck = cards_deck(c);
    struct error e;
    char name[64];

    for (size_t a = 0; a < deck.articles; a++) {
        size_t n = 0;
        if (deck.cards(deck.user, a, &n) == NULL)
            die("deck", "an article cannot be shown");
        for (size_t i = 0; i < n; i++) {
            enum card_kind kind = deck.cards(deck.user, a, &n)[i].kind;
            snprintf(name, sizeof name, "%zu-%zu-%s", a + 1, i + 1, card_kind_name(kind));
            judge(b, cards_page(c, (struct place){a, i}, &e), name, &e);
        }
    }
    judge(b, cards_contents(c, 1, &e), "contents", &e);
    judge(b, cards_info(c, &e), "info", &e);
    const struct notice_phrases *p = &locale_for("en")->notices;
    judge(b, cards_notice(c, p->no_edition, p->plug_in, p->plug_in_note, &e), "empty", &e);
    judge(b,
          cards_notice(c, p->edition_fault, "“tuesday.edition” is cut short: 1200 of 4096 bytes.",
                       p->edition_fault_note, &e),
          "fault", &e);
    judge_panels(b, c);
}

int main(int argc, char **argv)
{
    static const struct size sizes[] = {{1920, 1080}, {800, 480}, {720, 1280}};
    static const char *const themes[] = {"night", "paper"};
    struct settings settings;
    struct error e;

    if (argc < 4)
        die("usage", "kiosk_tool EDITION GOLDEN FAILED [--write]");
    struct bench b = {.golden = argv[2], .failed = argv[3], .write = argc > 4};
    settings_defaults(&settings);
    struct font_files files = commands_fonts(&settings);
    struct fonts *fonts = fonts_open(&files, &e);
    if (fonts == NULL)
        die("fonts", e.text);
    struct edition *edition = edition_open(argv[1], NULL, &e);
    if (edition == NULL)
        die(argv[1], e.text);
    b.fonts = fonts;
    b.painter = painter_create(fonts);
    if (b.painter == NULL)
        die("painter", "out of memory");
    const struct cards_source source = commands_source(edition);
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        const struct cards_wish wish = {.sheet = {.width = sizes[s].width, .height = sizes[s].height},
                                        .language = "en",
                                        .name = "lobby-2",
                                        .trust = locale_for("en")->notices.trust_signed};
        struct cards *c = cards_create(&source, fonts_for_type(fonts), &wish, NULL, NULL);
        uint32_t *pixels = malloc((size_t)sizes[s].width * (size_t)sizes[s].height * sizeof *pixels);
        if (c == NULL || pixels == NULL)
            die("cards", "out of memory");
        cards_set_time(c, 7, 42, 0);
        b.canvas = (struct canvas){pixels, sizes[s].width, sizes[s].height, sizes[s].width};
        for (size_t t = 0; t < sizeof themes / sizeof themes[0]; t++) {
            b.theme_name = themes[t];
            b.theme = commands_theme(settings_theme(&settings, themes[t]));
            judge_all(&b, c);
        }
        cards_destroy(c);
        free(pixels);
    }
    painter_destroy(b.painter);
    edition_close(edition);
    fonts_close(fonts);
    printf("%u passed, %u failed\n", b.passes, b.failures);
    return b.failures > 0;
}
