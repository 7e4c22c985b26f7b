/* SPDX-License-Identifier: MIT */
/*
 * tool ONE TWO SWAPS: the kiosk shows the editions ONE and TWO by turns, each opened anew, exchanged as an update does
 * it, led over to step by step and turned a card further. Says how much the process has grown by it, a warm-up left
 * out. Time is virtual. Exit 1 if that is more than 64 KiB, or any descriptor.
 */
#include "kiosk/commands.h"
#include "kiosk/presenter.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { GROWTH_MOST = 64, WARM_UP = 300, STEP_MS = 80, STEPS = 4 };

/* A sanitizer keeps what was freed for a while: then only leaks and wrong use are looked for. */
#ifdef __SANITIZE_ADDRESS__
static const bool is_sanitized = true;
#else
static const bool is_sanitized = false;
#endif

/* Memory that is resident now, KiB; -1: unknown. */
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

/* Open descriptors, those of this look among them. */
static int descriptors(void)
{
    DIR *stream = opendir("/proc/self/fd");
    int n = 0;

    while (stream != NULL && readdir(stream) != NULL)
        n++;
    if (stream != NULL)
        closedir(stream);
    return n;
}

/* The card of the reader's place, led over to until it stands still. */
static bool show(struct presenter *p, uint64_t *now, struct error *e)
{
    const struct sight sight = {.kind = SIGHT_CARD, .place = p->session.reader.place};

    if (!stage_show(p->stage, &sight, TRANSITION_FADE, 1, *now, e))
        return false;
    for (int i = 0; i <= STEPS; i++, *now += STEP_MS)
        if (!stage_draw(p->stage, *now, e))
            return false;
    return true;
}

static bool swap(struct presenter *p, const char *path, uint64_t *now, struct error *e)
{
    struct edition *edition = edition_open(path, NULL, e);

    if (edition == NULL)
        return error_prefix(e, "%s", path);
    if (!presenter_exchange(p, edition, e)) {
        edition_close(edition);
        return false;
    }
    if (!show(p, now, e))
        return false;
    struct reader_change c = session_action(&p->session, ACTION_NEXT_CARD, "test", *now);
    return !c.shown || show(p, now, e);
}

static bool begin(struct presenter *p, struct settings *settings, struct error *e)
{
    const struct window_wish window = {.windowed = true, .width = 800, .height = 480, .title = "swaps"};
    struct font_files files;

    settings_defaults(settings);
    p->settings = settings;
    files = commands_fonts(settings);
    if ((p->fonts = fonts_open(&files, e)) == NULL || (p->window = window_open(&window, e)) == NULL)
        return false;
    const struct stage_wish stage = {.theme = commands_theme(settings_theme(settings, "night")),
                                     .transition_ms = STEP_MS * STEPS,
                                     .page = presenter_page,
                                     .user = p};
    if ((p->stage = stage_create(p->window, p->fonts, &stage)) == NULL || (p->cards = presenter_cards(p, NULL)) == NULL)
        return error_memory(e);
    struct deck deck = cards_deck(p->cards);
    return session_init(&p->session, settings, &deck, &p->events, 0) || error_memory(e);
}

static bool measure(struct presenter *p, char *const paths[2], size_t swaps, struct error *e)
{
    const size_t warm_up = is_sanitized ? 0 : WARM_UP;
    long before = 0, grown;
    int open = 0, more;
    uint64_t now = 0;

    (void)resident(); /* brings in code of its own */
    for (size_t i = 0; i < warm_up + swaps; i++) {
        if (i == warm_up) {
            before = resident();
            open = descriptors();
        }
        if (!swap(p, paths[i % 2], &now, e))
            return error_prefix(e, "swap %zu", i + 1);
    }
    grown = resident() - before;
    more = descriptors() - open;
    printf("%zu editions exchanged on the wall after %zu of warm-up: %ld KiB and %d descriptors more than %ld KiB and "
           "%d\n",
           swaps, warm_up, grown, more, before, open);
    if (before > 0 && (is_sanitized || (grown <= GROWTH_MOST && more == 0)))
        return true;
    return error_set(e, "it grew by more than %d KiB, or by a descriptor", GROWTH_MOST);
}

int main(int argc, char **argv)
{
    struct presenter p = {.settings = NULL};
    struct settings settings;
    struct error e = {""};

    if (argc != 4) {
        fprintf(stderr, "usage: %s ONE TWO SWAPS\n", argv[0]);
        return 2;
    }
    bool ok = begin(&p, &settings, &e) && measure(&p, argv + 1, strtoull(argv[3], NULL, 10), &e);
    if (!ok)
        fprintf(stderr, "swaps: %s\n", e.text);
    session_finish(&p.session);
    stage_destroy(p.stage);
    window_close(p.window);
    cards_destroy(p.cards);
    fonts_close(p.fonts);
    edition_close(p.edition);
    return ok ? 0 : 1;
}
