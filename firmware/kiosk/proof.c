/* SPDX-License-Identifier: MIT */
/* `standfirst proof`: every card of an edition as a PNG, set and painted by the code that runs on the wall. */
#include "base/file.h"
#include "base/log.h"
#include "cards/cards.h"
#include "kiosk/commands.h"
#include "kiosk/json.h"
#include "screen/picture.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct proof {
    const struct kiosk_options *options;
    struct settings settings;
    struct fonts *fonts;
    struct edition *edition;
    struct painter *painter;
    struct theme theme;
    struct json index; /* written as the cards are drawn, into index_text */
    char *index_path, *index_text;
    size_t index_size;
    struct canvas canvas;
    size_t drawn, faulty;
    bool terminal, failed;
};

static void article_fault(void *user, size_t article, const char *why)
{
    struct proof *p = user;
    log_error(PROGRAM, "%s: article %zu: %s", p->options->argument, article + 1, why);
    p->failed = true;
}

static void put_colour(struct json *j, const char *key, uint32_t rgb)
{
    char name[8];

    snprintf(name, sizeof name, "#%06" PRIx32, rgb & 0xffffff);
    json_put_text(j, key, name);
}

static void put_line(struct json *j, const char *key, const struct page_line *l)
{
    json_put_joined(j, key, l->text, l->hyphen ? "-" : "");
}

/* The size of each block by its name: that of its last line. */
static void describe_fonts(struct json *j, const struct page *page)
{
    json_open(j, "fonts", '{');
    for (size_t i = 0; i < page->n_lines; i++) {
        size_t last = i;
        bool first = true;
        for (size_t k = 0; k < page->n_lines; k++) {
            bool same = strcmp(page->lines[k].block, page->lines[i].block) == 0;
            first &= !same || k >= i;
            last = same ? k : last;
        }
        if (first)
            json_put_number(j, page->lines[i].block, page->lines[last].size);
    }
    json_close(j, '}');
}
/* What is painted and where, so that another program can set the same card. */
static void describe_painting(const struct proof *p, struct json *j, const struct page *page)
{
    put_colour(j, "paper", p->theme.paper);
    json_open(j, "boxes", '[');
    for (size_t i = 0; i < page->n_boxes; i++) {
        const struct box *b = &page->boxes[i];
        json_open(j, NULL, '{');
        json_put_number(j, "x", b->x);
        json_put_number(j, "y", b->y);
        json_put_number(j, "width", b->width);
        json_put_number(j, "height", b->height);
        put_colour(j, "ink", p->theme.inks[b->ink]);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_open(j, "runs", '[');
    for (size_t i = 0; i < page->n_runs; i++) {
        const struct run *r = &page->runs[i];
        json_open(j, NULL, '{');
        json_put_text(j, "text", r->text);
        json_put_text(j, "font", fonts_path(p->fonts, r->font));
        json_put_number(j, "px", r->size);
        json_put_number(j, "x", r->x);
        json_put_number(j, "baseline", r->baseline);
        json_put_real(j, "tracking", (double)r->tracking);
        put_colour(j, "ink", p->theme.inks[r->ink]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void describe(struct proof *p, const struct page *page, struct place place, enum card_kind kind,
                     const char *file)
{
    struct json *j = &p->index;

    json_open(j, NULL, '{');
    json_put_number(j, "article", (int64_t)place.article + 1);
    json_put_number(j, "card", (int64_t)place.card + 1);
    json_put_text(j, "kind", card_kind_name(kind));
    json_put_text(j, "file", file);
    json_open(j, "size", '[');
    json_put_number(j, NULL, page->width);
    json_put_number(j, NULL, page->height);
    json_close(j, ']');
    describe_fonts(j, page);
    /* The card's own block has the name of its kind. */
    json_open(j, "lines", '[');
    for (size_t i = 0; i < page->n_lines; i++)
        if (strcmp(page->lines[i].block, card_kind_name(kind)) == 0)
            put_line(j, NULL, &page->lines[i]);
    json_close(j, ']');
    json_open(j, "blocks", '[');
    for (size_t i = 0; i < page->n_lines; i++) {
        const struct page_line *l = &page->lines[i];
        json_open(j, NULL, '{');
        json_put_text(j, "block", l->block);
        put_line(j, "text", l);
        json_put_number(j, "x", l->x);
        json_put_number(j, "baseline", l->baseline);
        json_put_number(j, "width", l->width);
        json_put_number(j, "px", l->size);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_put_bool(j, "overflow", page->overflow);
    json_open(j, "missing", '[');
    for (size_t i = 0; i < page->n_missing; i++) {
        char name[16];
        snprintf(name, sizeof name, "U+%04" PRIX32, page->missing[i]);
        json_put_text(j, NULL, name);
    }
    json_close(j, ']');
    describe_painting(p, j, page);
    json_close(j, '}');
}

static bool prove_card(struct proof *p, struct cards *cards, struct place place, enum card_kind kind, struct error *e)
{
    char file[96], *path = NULL;
    bool ok = false;
    struct picture *picture = NULL;
    struct page *page = cards_page(cards, place, e);

    if (page == NULL)
        return false;
    snprintf(file, sizeof file, "%dx%d-%03zu-%02zu-%s.png", page->width, page->height, place.article + 1,
             place.card + 1, card_kind_name(kind));
    if ((picture = painter_paint(p->painter, page, &p->theme, e)) == NULL)
        goto out;
    picture_show(picture, &p->canvas, 0, 0);
    if (asprintf(&path, "%s/%s", p->options->out, file) < 0) {
        path = NULL;
        error_memory(e);
        goto out;
    }
    if (!canvas_write_png(&p->canvas, path, e)) {
        error_prefix(e, "%s", path);
        goto out;
    }
    if (page->overflow || page->n_missing > 0) {
        p->faulty++;
        log_error(PROGRAM, "%s: %s", file,
                  page->overflow ? "the text does not fit" : "the fonts lack characters; index.json names them");
    }
    describe(p, page, place, kind, file);
    ok = true;
    p->drawn++;
    if (p->terminal)
        fprintf(stderr, "\r%zu cards", p->drawn);
out:
    free(path);
    picture_destroy(picture);
    page_destroy(page);
    return ok;
}

static bool prove_size(struct proof *p, struct size size, struct error *e)
{
    const struct edition_facts *facts = edition_facts(p->edition);
    const struct cards_source source = commands_source(p->edition);
    const struct sheet sheet = commands_sheet(&p->settings, size.width, size.height);
    const struct cards_wish wish = commands_cards(&p->settings, &sheet);
    bool ok = true;
    if (!page_check_sheet(&sheet, e))
        return error_prefix(e, "display.safe_area");
    struct cards *cards = cards_create(&source, fonts_for_type(p->fonts), &wish, article_fault, p);
    uint32_t *pixels = calloc((size_t)size.width * (size_t)size.height, sizeof *pixels);
    if (cards == NULL || pixels == NULL) {
        free(pixels);
        cards_destroy(cards);
        return error_memory(e);
    }
    p->canvas = (struct canvas){.pixels = pixels, .width = size.width, .height = size.height, .pitch = size.width};
    /* The edition's own minute stands in for the clock, so that two proofs of one edition are the same. */
    cards_set_time(cards, (int)(facts->sequence / 10000 % 100), (int)(facts->sequence / 100 % 100), 0);
    struct deck deck = cards_deck(cards);
    for (size_t a = 0; ok && a < deck.articles; a++) {
        size_t n;
        if (deck.cards(deck.user, a, &n) == NULL)
            continue;
        for (size_t i = 0; ok && i < n; i++) {
            size_t again;
            const struct card *all = deck.cards(deck.user, a, &again);
            ok = prove_card(p, cards, (struct place){a, i}, all[i].kind, e);
        }
    }
    cards_destroy(cards);
    free(pixels);
    p->canvas = (struct canvas){0};
    return ok;
}

/* The index of an earlier proof would tell of pictures that are about to be others. */
static bool begin_index(struct proof *p, struct error *e)
{
    if (asprintf(&p->index_path, "%s/index.json", p->options->out) < 0) {
        p->index_path = NULL;
        return error_memory(e);
    }
    if (unlink(p->index_path) != 0 && errno != ENOENT)
        return error_set(e, "%s: cannot be removed: %s", p->index_path, strerror(errno));
    p->index = (struct json){.out = open_memstream(&p->index_text, &p->index_size), .indented = true};
    if (p->index.out == NULL)
        return error_memory(e);
    json_open(&p->index, NULL, '{');
    json_put_text(&p->index, "edition", p->options->argument);
    json_open(&p->index, "cards", '[');
    return true;
}

static bool write_index(struct proof *p, struct error *e)
{
    json_close(&p->index, ']');
    json_close(&p->index, '}');
    bool whole = ferror(p->index.out) == 0;
    whole &= fclose(p->index.out) == 0;
    p->index.out = NULL;
    if (!whole)
        return error_memory(e);
    return file_replace(p->index_path, p->index_text, p->index_size, e) || error_prefix(e, "%s", p->index_path);
}

static bool make_folder(const char *path, struct error *e)
{
    struct stat st;

    if (mkdir(path, 0777) == 0)
        return true;
    if (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return true;
    return error_set(e, "%s: cannot be made a folder: %s", path, strerror(errno));
}

static bool prove(struct proof *p, struct error *e)
{
    const struct kiosk_options *o = p->options;
    const struct settings_theme *theme =
        settings_theme(&p->settings, o->theme != NULL ? o->theme : p->settings.display.theme);

    if (theme == NULL)
        return error_set(e, "--theme: there is no theme '%s'", o->theme);
    p->theme = commands_theme(theme);
    p->edition = edition_open(o->argument, NULL, e);
    if (p->edition == NULL)
        return error_prefix(e, "%s", o->argument);
    struct font_files files = commands_fonts(&p->settings);
    p->fonts = fonts_open(&files, e);
    if (p->fonts == NULL)
        return false;
    p->painter = painter_create(p->fonts);
    if (p->painter == NULL)
        return error_memory(e);
    if (!make_folder(o->out, e) || !begin_index(p, e))
        return false;
    for (size_t i = 0; i < o->n_sizes; i++)
        if (!prove_size(p, o->sizes[i], e))
            return false;
    return write_index(p, e);
}

int proof_command(const struct kiosk_options *o)
{
    struct proof p = {.options = o, .terminal = isatty(STDERR_FILENO) == 1};
    struct error e;

    if (!commands_sound_settings(o, &p.settings))
        return 1;
    bool ok = prove(&p, &e);
    if (p.terminal && p.drawn > 0)
        fputs("\r", stderr);
    if (!ok)
        log_error(PROGRAM, "%s", e.text);
    else
        printf("%zu cards in %s\n", p.drawn, o->out);
    if (p.index.out != NULL)
        fclose(p.index.out);
    free(p.index_path);
    free(p.index_text);
    painter_destroy(p.painter);
    fonts_close(p.fonts);
    edition_close(p.edition);
    return ok && !p.failed && p.faulty == 0 ? 0 : 1;
}
