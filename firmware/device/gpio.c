/* SPDX-License-Identifier: MIT */
#include "device/gpio.h"

#include "device/contact.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

enum {
    PARTS_MOST = GPIO_BUTTONS_MOST + GPIO_ENCODERS_MOST,
    EDGES_MOST = 512,
    NS_A_MS = 1000000,
    NOISE_TELL_MS = 60000,
    ENCODER_WINDOW_MS = 100,
    RETRY_GROWTH = 60
};

/* A button or an encoder. */
struct part {
    struct gpio *gpio;
    bool encoder;
    size_t index; /* in the wish */
    struct lines lines;
    bool open;
    struct contact contact; /* of an encoder it only counts edges */
    struct quadrature quadrature;
    unsigned levels;   /* of an encoder's lines */
    uint64_t retry_at; /* NEVER: it is open */
    uint32_t retry_ms;
    uint64_t noise_told;             /* 0: never */
    char told[sizeof(struct error)]; /* what was said last; "": all is well */
};

/* An edge and whose it is. */
struct news {
    struct lines_edge edge;
    struct part *part;
    size_t order;
};

struct gpio {
    struct loop *loop;
    struct loop_timer *timer;
    struct chip_watch *folder; /* of the chips; NULL if it cannot be watched */
    struct gpio_wish wish;
    struct gpio_listener listener;
    const struct gpio_calls *calls;
    struct part parts[PARTS_MOST];
    size_t n;
    struct news news[EDGES_MOST];
};

static void lines_ready(void *user, int fd, uint32_t events);
static void line_given_back(void *user, int fd, uint32_t events);

static struct error named(const struct part *p)
{
    struct error e;
    const struct gpio_wish *w = &p->gpio->wish;

    if (p->encoder)
        error_set(&e, "encoder %s", w->encoders[p->index].name);
    else
        error_set(&e, "button %s", w->buttons[p->index].name);
    return e;
}

static void tell(const struct part *p, bool wrong, const char *text)
{
    struct error e;

    error_set(&e, "%s: %s", named(p).text, text);
    p->gpio->listener.tell(p->gpio->listener.user, wrong, e.text);
}

/* Whether somebody will tell when to ask for the lines again. */
static bool is_awaited(struct part *p)
{
    const struct gpio *g = p->gpio;

    if (p->lines.help == LINES_HELP_LINE)
        return loop_watch(g->loop, p->lines.busy, EPOLLIN, line_given_back, p) == 0;
    return p->lines.help == LINES_HELP_FOLDER && g->folder != NULL;
}

/* The same trouble is told once. */
static void trouble(struct part *p, const struct error *e)
{
    if (strcmp(p->told, e->text) != 0) {
        tell(p, true, e->text);
        strcpy(p->told, e->text);
    }
    p->retry_at = loop_now() + GPIO_RETRY_LAST_MS;
    if (is_awaited(p))
        return;
    p->retry_ms = p->retry_ms == 0 ? GPIO_RETRY_FIRST_MS : p->retry_ms * RETRY_GROWTH;
    p->retry_ms = p->retry_ms < GPIO_RETRY_LAST_MS ? p->retry_ms : GPIO_RETRY_LAST_MS;
    p->retry_at = loop_now() + p->retry_ms;
}

/* A button that was down is up now, whatever happened to its line. */
static void let_go(struct part *p, uint64_t now)
{
    struct gpio *g = p->gpio;

    if (!p->encoder && p->contact.steady && !p->contact.ignored)
        g->listener.button(g->listener.user, p->index, false, now);
    contact_start(&p->contact, false, now);
}

static void shut(struct part *p)
{
    if (p->lines.fd >= 0)
        (void)loop_unwatch(p->gpio->loop, p->lines.fd);
    if (p->lines.busy >= 0)
        (void)loop_unwatch(p->gpio->loop, p->lines.busy);
    lines_close(&p->lines);
    p->open = false;
}

/* The line was there and fails. */
static void lose(struct part *p, uint64_t now)
{
    struct error e;

    error_set(&e, "the GPIO chip does not answer (%m)");
    shut(p);
    let_go(p, now);
    trouble(p, &e);
}

/* Listening begins with what the lines say now. */
static bool start(struct part *p)
{
    unsigned bits;

    if (lines_levels(&p->lines, &bits) != 0)
        return false;
    p->levels = bits;
    if (p->encoder)
        quadrature_init(&p->quadrature, p->gpio->wish.encoders[p->index].per_click, bits);
    contact_start(&p->contact, !p->encoder && (bits & 1) != 0, loop_now());
    return true;
}

static struct lines_wish wish_of(const struct part *p)
{
    const struct gpio_wish *w = &p->gpio->wish;

    if (p->encoder) {
        const struct gpio_encoder_wish *k = &w->encoders[p->index];
        return (struct lines_wish){
            .chip = k->chip, .line = {k->a, k->b}, .n = 2, .pull = k->pull, .active_low = k->pull == LINES_PULL_UP};
    }
    const struct gpio_button_wish *b = &w->buttons[p->index];
    return (struct lines_wish){.chip = b->chip,
                               .line = {b->line},
                               .n = 1,
                               .pull = b->pull,
                               .active_low = b->active_low,
                               .debounce_ms = b->debounce_ms};
}

static void open_part(struct part *p)
{
    struct gpio *g = p->gpio;
    struct lines_wish wish = wish_of(p);
    struct error e;

    shut(p);
    p->retry_at = NEVER;
    if (!lines_open(&p->lines, g->calls, &wish, &e)) {
        trouble(p, &e);
        return;
    }
    contact_init(&p->contact, p->lines.debounce_us > 0 ? 0 : wish.debounce_ms, p->encoder ? 0 : g->wish.stuck_ms);
    if (p->encoder) /* a fast hand makes more edges here */
        p->contact.window_ms = ENCODER_WINDOW_MS;
    if (loop_watch(g->loop, p->lines.fd, EPOLLIN | EPOLLPRI, lines_ready, g) != 0) {
        error_set(&e, "it cannot be waited for: %m");
        lines_close(&p->lines);
        trouble(p, &e);
        return;
    }
    p->open = true;
    if (!start(p)) {
        lose(p, loop_now());
        return;
    }
    if (p->told[0] != '\0')
        tell(p, false, "it works now");
    p->told[0] = '\0';
    p->retry_ms = 0;
}

static void spread(struct part *p, unsigned news, uint64_t at)
{
    const struct gpio_listener *listener = &p->gpio->listener;
    struct error e;

    if ((news & CONTACT_DOWN) != 0)
        listener->button(listener->user, p->index, true, at);
    if ((news & CONTACT_UP) != 0)
        listener->button(listener->user, p->index, false, at);
    if ((news & CONTACT_STUCK) != 0) {
        error_set(&e, "it has been down for %u s: it is ignored until it is let go", p->gpio->wish.stuck_ms / 1000);
        tell(p, true, e.text);
    }
    if ((news & CONTACT_FREED) != 0)
        tell(p, false, "it was let go and works again");
    if ((news & CONTACT_NOISY) != 0) {
        if (p->noise_told == 0 || at - p->noise_told >= NOISE_TELL_MS) {
            tell(p, true, "its line changes too often for a hand (a loose wire?): it rests for a second");
            p->noise_told = at;
        }
        if (lines_listen(&p->lines, false) != 0)
            lose(p, at);
    }
    if ((news & CONTACT_LISTEN) != 0 && (lines_listen(&p->lines, true) != 0 || !start(p)))
        lose(p, at);
}

/* Time-outs up to this time, the earliest first, so that news keep their order. */
static void advance(struct gpio *g, uint64_t now)
{
    for (;;) {
        struct part *first = NULL;
        for (size_t i = 0; i < g->n; i++) {
            struct part *p = &g->parts[i];
            if (p->open && contact_next_wake(&p->contact) <= now &&
                (first == NULL || contact_next_wake(&p->contact) < contact_next_wake(&first->contact)))
                first = p;
        }
        uint64_t at = now;
        unsigned news = first != NULL ? contact_tick(&first->contact, now, &at) : 0;
        if (first == NULL)
            return;
        spread(first, news, at);
    }
}

static int by_time(const void *a, const void *b)
{
    const struct news *x = a, *y = b;

    if (x->edge.ns != y->edge.ns)
        return x->edge.ns < y->edge.ns ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* All that waits, of all lines. */
static size_t collect(struct gpio *g)
{
    struct lines_edge edges[16];
    size_t n = 0;

    for (size_t i = 0; i < g->n; i++) {
        struct part *p = &g->parts[i];
        ssize_t got = 0;
        while (p->open && n + sizeof edges / sizeof edges[0] <= EDGES_MOST &&
               (got = lines_read(&p->lines, edges, sizeof edges / sizeof edges[0])) > 0) {
            for (ssize_t k = 0; k < got; k++, n++)
                g->news[n] = (struct news){.edge = edges[k], .part = p, .order = n};
        }
        if (got < 0)
            lose(p, loop_now());
    }
    return n;
}

static void take(struct part *p, const struct lines_edge *edge)
{
    struct gpio *g = p->gpio;
    uint64_t ms = edge->ns / NS_A_MS;

    advance(g, ms);
    if (!p->open)
        return;
    if (!p->encoder) {
        spread(p, contact_edge(&p->contact, edge->on, edge->count, ms), ms);
        return;
    }
    spread(p, contact_edge(&p->contact, false, edge->count, ms), ms);
    if (!p->open || p->contact.resting)
        return;
    unsigned bit = 1u << edge->which;
    p->levels = edge->on ? p->levels | bit : p->levels & ~bit;
    int way = quadrature_turn(&p->quadrature, p->levels);
    if (way != 0)
        g->listener.encoder(g->listener.user, p->index, way, ms);
}

static void set_timer(struct gpio *g)
{
    uint64_t next = NEVER;

    for (size_t i = 0; i < g->n; i++) {
        const struct part *p = &g->parts[i];
        next = sooner(next, sooner(p->retry_at, p->open ? contact_next_wake(&p->contact) : NEVER));
    }
    (void)loop_timer_set(g->timer, next);
}

static void lines_ready(void *user, int fd, uint32_t events)
{
    struct gpio *g = user;

    (void)fd;
    for (size_t i = 0; i < g->n && (events & (EPOLLERR | EPOLLHUP)) != 0; i++) {
        struct part *p = &g->parts[i];
        if (p->open && p->lines.fd == fd && (events & EPOLLIN) == 0) {
            errno = ENODEV;
            lose(p, loop_now());
        }
    }
    size_t n = collect(g);
    qsort(g->news, n, sizeof g->news[0], by_time);
    for (size_t i = 0; i < n; i++)
        take(g->news[i].part, &g->news[i].edge);
    set_timer(g);
}

static void timer_due(void *user)
{
    struct gpio *g = user;
    uint64_t now = loop_now();

    /* What has happened on the lines before this moment comes first. */
    lines_ready(g, -1, 0);
    advance(g, now);
    for (size_t i = 0; i < g->n; i++)
        if (g->parts[i].retry_at <= now)
            open_part(&g->parts[i]);
    set_timer(g);
}

static void line_given_back(void *user, int fd, uint32_t events)
{
    struct part *p = user;

    (void)fd;
    (void)events;
    open_part(p);
    set_timer(p->gpio);
}

static void folder_changed(void *user)
{
    struct gpio *g = user;

    for (size_t i = 0; i < g->n; i++)
        if (!g->parts[i].open)
            open_part(&g->parts[i]);
    set_timer(g);
}

static void add(struct gpio *g, bool encoder, size_t index)
{
    struct part *p = &g->parts[g->n++];

    *p = (struct part){
        .gpio = g, .encoder = encoder, .index = index, .lines = {.fd = -1, .busy = -1}, .retry_at = NEVER};
    contact_init(&p->contact, 0, 0);
}

struct gpio *gpio_create(struct loop *l, const struct gpio_wish *wish, const struct gpio_listener *listener,
                         const struct gpio_calls *calls)
{
    struct gpio *g = calloc(1, sizeof *g);

    assert(wish->n_buttons <= GPIO_BUTTONS_MOST && wish->n_encoders <= GPIO_ENCODERS_MOST);
    if (g == NULL)
        return NULL;
    g->loop = l;
    g->wish = *wish;
    g->listener = *listener;
    g->calls = calls != NULL ? calls : &gpio_kernel;
    g->timer = loop_timer_create(l, false, timer_due, g);
    if (g->timer == NULL) {
        free(g);
        return NULL;
    }
    /* Before the first look: what comes between is told. */
    g->folder = chip_watch_create(l, g->calls, folder_changed, g);
    for (size_t i = 0; i < wish->n_buttons; i++)
        add(g, false, i);
    for (size_t i = 0; i < wish->n_encoders; i++)
        add(g, true, i);
    for (size_t i = 0; i < g->n; i++)
        open_part(&g->parts[i]);
    set_timer(g);
    return g;
}

void gpio_destroy(struct gpio *g)
{
    if (g == NULL)
        return;
    for (size_t i = 0; i < g->n; i++)
        shut(&g->parts[i]);
    chip_watch_destroy(g->folder);
    loop_timer_destroy(g->timer);
    free(g);
}
