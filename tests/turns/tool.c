/* SPDX-License-Identifier: MIT */
/*
 * tool EDITION SET PAINTED: turns cards as hands do, and says how much the process has grown by it. First SET turns for
 * which each card's page is set and thrown away; then PAINTED turns in a window, with their neighbours painted ahead
 * and transitions drawn step by step. Time is virtual. Exit 1 if it grew by more than 64 KiB in either, a warm-up left
 * out.
 */
#include "cards/cards.h"
#include "kiosk/commands.h"
#include "kiosk/session.h"
#include "kiosk/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    GROWTH_MOST = 64,
    STEPS = 4,
    TURN_MS = 1500,
    TRANSITION_MS = 240,
    READINGS = 12,
    READING_EVERY = 40,
    MESSAGE_EVERY = 100000
};

/* A sanitizer keeps what was freed for a while: then only leaks and wrong use are looked for. */
#ifdef __SANITIZE_ADDRESS__
static const bool is_sanitized = true;
#else
static const bool is_sanitized = false;
#endif

struct turns {
    struct settings settings;
    struct edition *edition;
    struct fonts *fonts;
    struct cards *cards;
    struct window *window; /* NULL: pages are only set */
    struct stage *stage;
    struct session session;
    struct events events;
    uint64_t now;
    uint32_t chance;
};

/* Memory that is resident now, KiB, exactly: statm's count lags behind. -1: unknown. */
static long resident(void)
{
    FILE *f = fopen("/proc/self/smaps_rollup", "re");
    char line[256];
    long kib = -1;

    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (sscanf(line, "Rss: %ld kB", &kib) == 1)
            break;
    if (f != NULL)
        fclose(f);
    return kib;
}

static struct page *page_of(void *user, const struct sight *sight, struct error *e)
{
    struct turns *t = user;

    return sight->kind == SIGHT_CONTENTS ? cards_contents(t->cards, sight->chosen, e)
           : sight->kind == SIGHT_INFO   ? cards_info(t->cards, e)
                                         : cards_page(t->cards, sight->place, e);
}

static struct sight wanted(const struct turns *t)
{
    const struct reader *r = &t->session.reader;

    if (r->view == VIEW_CONTENTS)
        return (struct sight){.kind = SIGHT_CONTENTS, .chosen = r->chosen};
    if (r->view == VIEW_INFO)
        return (struct sight){.kind = SIGHT_INFO};
    return (struct sight){.kind = SIGHT_CARD, .place = r->place};
}

/* Mostly a card on, and everything else a visitor does; now and then a press that completes the transition before. */
static enum action next_action(struct turns *t)
{
    static const enum action actions[] = {
        ACTION_NEXT_CARD, ACTION_NEXT_CARD, ACTION_NEXT_CARD,    ACTION_NEXT_CARD,        ACTION_NEXT_CARD,
        ACTION_NEXT_CARD, ACTION_NEXT_CARD, ACTION_NEXT_ARTICLE, ACTION_PREVIOUS_ARTICLE, ACTION_NEXT_QUOTE,
        ACTION_CONTENTS,  ACTION_INFO,      ACTION_NEXT_QUOTE,   ACTION_PREVIOUS_CARD};

    t->chance = t->chance * 1664525u + 1013904223u;
    return actions[(t->chance >> 16) % (sizeof actions / sizeof actions[0])];
}

/* Draws the picture that is wanted, step by step, and paints the neighbours. */
static bool draw(struct turns *t, const struct reader_change *c, struct error *e)
{
    struct sight want = wanted(t), ahead[4];
    struct place places[4];
    enum transition_kind kind = c->motion == MOTION_ARTICLE ? TRANSITION_SLIDE : TRANSITION_FADE;
    bool hurried = t->chance % 5 == 0;

    if (!stage_show(t->stage, &want, kind, c->direction < 0 ? -1 : 1, t->now, e))
        return false;
    for (int step = 0; step <= (hurried ? 1 : STEPS); step++)
        if (!stage_draw(t->stage, t->now + (uint64_t)(step * TRANSITION_MS / STEPS), e))
            return false;
    if (hurried || want.kind != SIGHT_CARD)
        return true;
    size_t n = reader_neighbours(&t->session.reader, places);
    for (size_t i = 0; i < n; i++)
        ahead[i] = (struct sight){.kind = SIGHT_CARD, .place = places[i]};
    stage_expect(t->stage, ahead, n);
    while (stage_prepare_one(t->stage))
        ;
    return true;
}

static bool turn(struct turns *t, enum action action, struct error *e)
{
    t->now += TURN_MS;
    struct reader_change c = session_action(&t->session, action, "test", t->now);
    if (t->now % 60000 == 0)
        cards_set_time(t->cards, (int)(t->now / 3600000 % 24), (int)(t->now / 60000 % 60), 20000);
    if (!c.shown)
        return true;
    if (t->stage != NULL)
        return draw(t, &c, e);
    struct sight want = wanted(t);
    struct page *page = page_of(t, &want, e);
    page_destroy(page);
    return page != NULL;
}

/* Brings the wall to rest, always with the same articles and pictures at hand. */
static bool rest(struct turns *t, struct error *e)
{
    static const enum action way[] = {
        ACTION_HOME,         ACTION_HOME,         ACTION_NEXT_ARTICLE, ACTION_NEXT_ARTICLE, ACTION_NEXT_ARTICLE,
        ACTION_NEXT_ARTICLE, ACTION_NEXT_ARTICLE, ACTION_NEXT_ARTICLE, ACTION_NEXT_ARTICLE, ACTION_HOME};
    uint32_t chance = t->chance;

    t->chance = 1; /* no haste */
    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++)
        if (!turn(t, way[i], e))
            return false;
    t->chance = chance;
    return true;
}

/* Memory at rest, KiB; -1 and the reason on failure. */
static long at_rest(struct turns *t, struct error *e)
{
    return rest(t, e) ? resident() : -1;
}

static bool measure(struct turns *t, const char *what, size_t turns, size_t warm, struct error *e)
{
    struct timespec start, end;
    long before = 0, most = 0;

    /* Measuring brings in code of its own, 64 KiB at a time: let that be over before it counts. */
    (void)resident();
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < warm + turns; i++) {
        if (i == warm && (before = most = at_rest(t, e)) < 0)
            return false;
        if (!turn(t, next_action(t), e))
            return error_prefix(e, "turn %zu", i + 1);
        if (i > warm && (i - warm) % MESSAGE_EVERY == 0) {
            long now = at_rest(t, e);
            fprintf(stderr, "%zu turns: %ld KiB\n", i - warm, now);
            most = now > most ? now : most;
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    long after = at_rest(t, e);
    most = after > most ? after : most;
    printf("%zu turns with pages %s after %zu of warm-up, %.1f s: %ld KiB resident before, %ld after, %ld at most\n",
           turns, what, warm, (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec),
           before, after, most);
    if (!is_sanitized && (before <= 0 || after - before > GROWTH_MOST))
        return error_set(e, "it grew by %ld KiB, more than %d", after - before, GROWTH_MOST);
    return true;
}

/* The heap and the pages of the font files that are in use take some thousand turns to come to rest. */
static size_t warm_up(size_t turns, size_t least)
{
    return is_sanitized ? 0 : turns / 10 > least ? turns / 10 : least;
}

static bool begin(struct turns *t, const char *path, struct error *e)
{
    static const struct sheet sheet = {.width = 800, .height = 480};
    struct font_files files;

    settings_defaults(&t->settings);
    files = commands_fonts(&t->settings);
    const struct cards_wish wish = {.sheet = sheet, .language = "en", .name = "", .clock = CLOCK_24};
    if ((t->edition = edition_open(path, NULL, e)) == NULL)
        return error_prefix(e, "%s", path);
    if ((t->fonts = fonts_open(&files, e)) == NULL)
        return false;
    const struct cards_source source = commands_source(t->edition);
    if ((t->cards = cards_create(&source, fonts_for_type(t->fonts), &wish, NULL, NULL)) == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(t->cards);
    return session_init(&t->session, &t->settings, &deck, &t->events, 0) || error_memory(e);
}

static bool begin_painting(struct turns *t, struct error *e)
{
    const struct window_wish window = {.windowed = true, .width = 800, .height = 480, .title = "turns"};
    const struct stage_wish stage = {.theme = commands_theme(settings_theme(&t->settings, "night")),
                                     .transition_ms = TRANSITION_MS,
                                     .page = page_of,
                                     .user = t};

    if ((t->window = window_open(&window, e)) == NULL)
        return false;
    t->stage = stage_create(t->window, t->fonts, &stage);
    return t->stage != NULL || error_memory(e);
}

int main(int argc, char **argv)
{
    struct turns t = {.chance = 1};
    struct error e = {""};
    int status = 1;

    if (argc != 4) {
        fprintf(stderr, "usage: %s EDITION SET PAINTED\n", argv[0]);
        return 2;
    }
    size_t set = strtoull(argv[2], NULL, 10), painted = strtoull(argv[3], NULL, 10);
    if (begin(&t, argv[1], &e) && measure(&t, "set", set, warm_up(set, 10000), &e) && begin_painting(&t, &e) &&
        measure(&t, "painted", painted, warm_up(painted, 1500), &e))
        status = 0;
    if (status != 0)
        fprintf(stderr, "turns: %s\n", e.text);
    session_finish(&t.session);
    stage_destroy(t.stage);
    window_close(t.window);
    cards_destroy(t.cards);
    fonts_close(t.fonts);
    edition_close(t.edition);
    return status;
}
