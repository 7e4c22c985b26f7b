/* SPDX-License-Identifier: MIT */
#include "reading/reader.h"

#include <assert.h>
#include <string.h>

uint32_t reader_dwell(const struct reader_pace *pace, uint32_t words)
{
    assert(pace->words_per_minute > 0);
    uint64_t ms = (uint64_t)words * 60000 / pace->words_per_minute;

    if (ms > pace->dwell_most_ms)
        ms = pace->dwell_most_ms;
    if (ms < pace->dwell_least_ms)
        ms = pace->dwell_least_ms;
    return ms > 0 ? (uint32_t)ms : 1;
}

/* Sets when the cycle goes on: `fresh` where what is shown, or whether it cycles, has changed; not before `waited`,
 * where a press holds it up. Contents and info have nothing to dwell on, only the wait. */
static void plan(struct reader *r, bool fresh, uint64_t waited, uint64_t now)
{
    if (!r->pace.cycle || r->paused || r->empty || r->view == VIEW_ASLEEP) {
        r->dwell_ends = NEVER;
        return;
    }
    if (r->view != VIEW_CARD) {
        r->dwell_ends = later(now, READER_VIEW_LEAST_MS);
    } else if (fresh) {
        const struct card *card = deck_card(&r->deck, r->place);
        r->dwell_ends = later(now, reader_dwell(&r->pace, card != NULL ? card->words : 0));
    }
    if (r->dwell_ends < waited)
        r->dwell_ends = waited;
}

static void leave_to_idle(struct reader *r)
{
    r->home_at = NEVER;
    r->touched_at = NEVER;
}

void reader_init(struct reader *r, const struct reader_pace *pace, const struct deck *deck, uint64_t now)
{
    memset(r, 0, sizeof *r);
    r->pace = *pace;
    r->deck = *deck;
    r->empty = !deck_home(&r->deck, &r->place);
    leave_to_idle(r);
    plan(r, true, 0, now);
}

struct reader_change reader_change_deck(struct reader *r, const struct deck *deck, const struct place *keep,
                                        uint64_t now)
{
    struct reader_change change = {.shown = true};
    struct place chosen = {r->chosen, 0};

    r->deck = *deck;
    r->empty = keep != NULL ? !deck_settle(&r->deck, *keep, &r->place) : !deck_home(&r->deck, &r->place);
    if (keep == NULL || r->empty) {
        change.paused = r->paused;
        r->paused = false;
        if (r->view != VIEW_ASLEEP)
            r->view = VIEW_CARD;
        leave_to_idle(r);
    } else if (r->view == VIEW_CONTENTS) {
        deck_settle(&r->deck, chosen, &chosen);
        r->chosen = chosen.article;
    }
    plan(r, true, r->touched_at != NEVER ? later(r->touched_at, r->pace.wait_after_press_ms) : 0, now);
    return change;
}

static struct reader_change move_to(struct reader *r, struct place to, int direction)
{
    struct reader_change change = {.shown = true, .direction = direction};

    change.motion = to.article != r->place.article ? MOTION_ARTICLE : MOTION_CARD;
    r->place = to;
    return change;
}

static struct reader_change switch_view(struct reader *r, enum reader_view view)
{
    struct reader_change change = {.shown = true};

    if (r->view != VIEW_ASLEEP && view != VIEW_ASLEEP) {
        change.motion = MOTION_CARD;
        change.direction = view == VIEW_CARD ? -1 : 1;
    }
    if (view == VIEW_CONTENTS)
        r->chosen = r->place.article;
    r->view = view;
    return change;
}

static struct reader_change go_home(struct reader *r)
{
    struct place home;

    if (!deck_home(&r->deck, &home) || place_same(home, r->place))
        return (struct reader_change){0};
    return move_to(r, home, -1);
}

static struct reader_change open_article(struct reader *r, size_t article)
{
    struct place to = {article, 0};
    struct reader_change change = {0};

    if (deck_card(&r->deck, to) == NULL)
        return change;
    if (r->view != VIEW_CARD) {
        change = switch_view(r, VIEW_CARD);
        change.direction = 1;
        r->place = to;
    } else if (!place_same(to, r->place)) {
        change = move_to(r, to, to.article <= r->place.article ? -1 : 1);
    }
    return change;
}

/* Of a step; 0: the action is none. */
static int direction_of(enum action action)
{
    static const int directions[ACTION_COUNT] = {
        [ACTION_NEXT_CARD] = 1,      [ACTION_NEXT_ARTICLE] = 1,      [ACTION_NEXT_QUOTE] = 1,
        [ACTION_PREVIOUS_CARD] = -1, [ACTION_PREVIOUS_ARTICLE] = -1, [ACTION_PREVIOUS_QUOTE] = -1};

    return directions[action];
}

static struct reader_change step(struct reader *r, enum action action)
{
    int direction = direction_of(action);
    struct place to;
    bool found;

    if (action == ACTION_NEXT_CARD || action == ACTION_PREVIOUS_CARD)
        found = deck_step_card(&r->deck, r->place, direction, &to);
    else if (action == ACTION_NEXT_ARTICLE || action == ACTION_PREVIOUS_ARTICLE)
        found = deck_step_article(&r->deck, r->place, direction, &to);
    else
        found = deck_step_quote(&r->deck, r->place, direction, &to);
    return found ? move_to(r, to, direction) : (struct reader_change){0};
}

static struct reader_change act_on_card(struct reader *r, enum action action)
{
    if (direction_of(action) != 0)
        return step(r, action);
    switch (action) {
    case ACTION_HOME:
        return go_home(r);
    case ACTION_PAUSE:
        r->paused = !r->paused;
        return (struct reader_change){.paused = true};
    case ACTION_CONTENTS:
        return switch_view(r, VIEW_CONTENTS);
    case ACTION_INFO:
        return switch_view(r, VIEW_INFO);
    default:
        return (struct reader_change){0};
    }
}

static struct reader_change act_in_contents(struct reader *r, enum action action)
{
    if (direction_of(action) != 0) {
        struct place to;
        deck_step_article(&r->deck, (struct place){r->chosen, 0}, direction_of(action), &to);
        bool moved = to.article != r->chosen;
        r->chosen = to.article;
        return (struct reader_change){.shown = moved};
    }
    switch (action) {
    case ACTION_PAUSE:
        return open_article(r, r->chosen);
    case ACTION_INFO:
        return switch_view(r, VIEW_INFO);
    case ACTION_HOME:
    case ACTION_CONTENTS:
        return switch_view(r, VIEW_CARD);
    default:
        return (struct reader_change){0};
    }
}

/* What every press does, once it has done its own: the wall is the visitor's now. */
static void touch(struct reader *r, const struct reader_change *change, uint64_t now)
{
    r->touched_at = now;
    r->home_at = NEVER;
    if (r->view != VIEW_ASLEEP && !r->empty && r->pace.home_after_ms > 0)
        r->home_at = later(now, r->pace.home_after_ms);
    plan(r, change->shown || change->paused, later(now, r->pace.wait_after_press_ms), now);
}

struct reader_change reader_act(struct reader *r, enum action action, uint64_t now)
{
    struct reader_change change = {0};

    assert((unsigned)action < ACTION_COUNT);
    if (action == ACTION_NONE)
        return change;
    if (r->view == VIEW_ASLEEP)
        change = switch_view(r, VIEW_CARD);
    else if (action == ACTION_QUIT)
        change.quit = true;
    else if (action == ACTION_UNDO_UPDATE)
        change.undo = true;
    else if (action == ACTION_SLEEP)
        change = switch_view(r, VIEW_ASLEEP);
    else if (r->empty)
        ;
    else if (r->view == VIEW_CONTENTS)
        change = act_in_contents(r, action);
    else if (r->view == VIEW_INFO)
        change = switch_view(r, action == ACTION_CONTENTS ? VIEW_CONTENTS : VIEW_CARD);
    else
        change = act_on_card(r, action);
    touch(r, &change, now);
    return change;
}

struct reader_change reader_act_hold(struct reader *r, enum action action, uint64_t now)
{
    if (r->view == VIEW_CONTENTS && direction_of(action) != 0)
        return reader_open_article(r, r->chosen, now);
    return reader_act(r, action, now);
}

struct reader_change reader_open_article(struct reader *r, size_t article, uint64_t now)
{
    struct reader_change change = {0};

    assert(article < r->deck.articles);
    if (r->view == VIEW_ASLEEP)
        change = switch_view(r, VIEW_CARD);
    else if (!r->empty)
        change = open_article(r, article);
    touch(r, &change, now);
    return change;
}

struct reader_change reader_sleep(struct reader *r, bool asleep, uint64_t now)
{
    struct reader_change change = {0};

    if (asleep == (r->view == VIEW_ASLEEP))
        return change;
    change = switch_view(r, asleep ? VIEW_ASLEEP : VIEW_CARD);
    if (!asleep) {
        change.paused = r->paused;
        r->paused = false;
        if (!r->empty && !deck_home(&r->deck, &r->place))
            r->empty = true;
    }
    leave_to_idle(r);
    plan(r, true, 0, now);
    return change;
}

/* Nobody has touched it for home_after. */
static struct reader_change be_idle(struct reader *r, uint64_t now)
{
    struct reader_change change = {0};
    bool was_paused = r->paused, cycling = r->dwell_ends != NEVER;

    if (r->view != VIEW_CARD)
        change = switch_view(r, VIEW_CARD);
    struct reader_change home = go_home(r);
    if (home.shown)
        change = home;
    r->paused = false;
    leave_to_idle(r);
    change.idle = true;
    change.paused = was_paused;
    /* At home already: its dwell goes on, unless that is over as well. */
    plan(r, change.shown || was_paused || !cycling || r->dwell_ends <= now, 0, now);
    return change;
}

struct reader_change reader_tick(struct reader *r, uint64_t now)
{
    struct reader_change change = {0};

    if (r->home_at != NEVER && now >= r->home_at)
        return be_idle(r, now);
    if (r->dwell_ends == NEVER || now < r->dwell_ends)
        return change;
    if (r->view != VIEW_CARD) {
        change = switch_view(r, VIEW_CARD);
    } else {
        change = step(r, ACTION_NEXT_CARD);
        if (!change.shown) {
            /* The only card there is: nothing to wake up for. */
            r->dwell_ends = NEVER;
            return change;
        }
    }
    plan(r, true, 0, now);
    return change;
}

uint64_t reader_next_wake(const struct reader *r)
{
    return sooner(r->dwell_ends, r->home_at);
}

size_t reader_neighbours(const struct reader *r, struct place out[4])
{
    size_t n = 0;

    if (r->empty)
        return 0;
    for (int i = 0; i < 4; i++) {
        struct place to;
        int direction = i % 2 == 0 ? 1 : -1;
        bool fresh = i < 2 ? deck_step_card(&r->deck, r->place, direction, &to)
                           : deck_step_article(&r->deck, r->place, direction, &to);
        for (size_t k = 0; fresh && k < n; k++)
            fresh = !place_same(out[k], to);
        if (fresh && !place_same(to, r->place))
            out[n++] = to;
    }
    return n;
}
