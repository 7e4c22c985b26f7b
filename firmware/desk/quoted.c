/* SPDX-License-Identifier: MIT */
#include "desk/quoted.h"

#include "base/utf8.h"
#include "desk/print.h"
#include "desk/reading.h"

#include <stdlib.h>
#include <string.h>

/* A name or role on one line; NULL if there is none, or it is too long to be one. *failed if out of memory. */
static char *one_line(const char *text, bool *failed)
{
    if (text == NULL || *text == '\0' || strlen(text) > ARTICLE_LINE_MOST)
        return NULL;
    char *copy = strdup(text);
    if (copy == NULL) {
        *failed = true;
        return NULL;
    }
    for (char *at = copy; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    return copy;
}

/* Appends [start, end) without the spaces at its ends, a span per paragraph. False: out of memory. */
static bool add_spans(struct quote *q, const char *body, size_t start, size_t end, bool stop)
{
    while (start < end) {
        const char *newline = memchr(body + start, '\n', end - start);
        size_t from = start, to = newline == NULL ? end : (size_t)(newline - body);
        start = newline == NULL ? end : to + 1;
        while (from < to && body[from] == ' ')
            from++;
        while (to > from && body[to - 1] == ' ')
            to--;
        if (from == to)
            continue;
        struct span *spans = realloc(q->spans, (q->n_spans + 1) * sizeof *spans);
        if (spans == NULL)
            return false;
        q->spans = spans;
        spans[q->n_spans++] = (struct span){.start = (uint32_t)from, .end = (uint32_t)to, .stop = stop && start >= end};
    }
    return true;
}

/* Puts the quote at its place in the order of the text. It is taken over whatever the outcome. */
static bool insert(struct article *a, struct report *r, struct quote *q, struct report_quote told, struct error *e)
{
    struct quote *quotes = array_grow(a->quotes, a->n_quotes, sizeof *quotes);
    a->quotes = quotes != NULL ? quotes : a->quotes;
    struct report_quote *all = array_grow(r->quotes, a->n_quotes, sizeof *all);
    r->quotes = all != NULL ? all : r->quotes;
    if (quotes == NULL || all == NULL) {
        quote_finish(q);
        return error_memory(e);
    }
    size_t at = a->n_quotes++;
    for (; at > 0 && quotes[at - 1].spans[0].start > q->spans[0].start; at--) {
        quotes[at] = quotes[at - 1];
        all[at] = all[at - 1];
    }
    quotes[at] = *q;
    all[at] = told;
    return true;
}

static void take_away(struct article *a, struct report *r, size_t at)
{
    quote_finish(&a->quotes[at]);
    a->n_quotes--;
    memmove(a->quotes + at, a->quotes + at + 1, (a->n_quotes - at) * sizeof *a->quotes);
    memmove(r->quotes + at, r->quotes + at + 1, (a->n_quotes - at) * sizeof *r->quotes);
}

void quoted_keep_sure(struct article *article, struct report *report)
{
    for (size_t i = article->n_quotes; i-- > 0;) {
        if (article->quotes[i].speaker == NULL)
            take_away(article, report, i);
    }
}

static const struct key_speaker *speaker_of(const struct keys *keys, size_t number)
{
    for (size_t i = 0; i < keys->n_speakers; i++) {
        if (keys->speakers[i].number == number)
            return &keys->speakers[i];
    }
    return NULL;
}

static bool is_left_out(const struct keys *keys, size_t number)
{
    for (size_t i = 0; i < keys->n_left_out; i++) {
        if (keys->left_out[i] == number)
            return true;
    }
    return false;
}

/* The first words of a quote, for a message: cut at a space. */
static int glimpse(const char *body, const struct span *s)
{
    enum { MOST = 50 };
    size_t n = s->end - s->start;
    if (n <= MOST)
        return (int)n;
    n = MOST;
    while (n > 20 && body[s->start + n] != ' ')
        n--;
    while (n > 0 && ((unsigned char)body[s->start + n] & 0xc0) == 0x80)
        n--;
    return (int)n;
}

/* False: out of memory. */
static bool doubt_speaker(const struct article *a, const struct quotes_quote *found, const struct quote *q,
                          size_t number, struct report *r)
{
    char *why = quotes_doubt(found);
    if (why == NULL)
        return false;
    bool known = why[0] != '\0'; /* not where the sub-editor took the speaker away */
    report_doubt(
        r, 0,
        "quote %zu (\"%.*s...\") has no sure speaker%s%s%s and stays off the wall; `speaker.%zu: Name, role` at "
        "the top would name one",
        number, glimpse(a->body, q->spans), a->body + q->spans[0].start, known ? " (" : "", why, known ? ")" : "",
        number);
    free(why);
    return true;
}

/* `body`: where the body begins in the text that the quote was found in. */
static bool add_found(struct article *a, const struct keys *keys, const struct quotes_quote *found, size_t body,
                      size_t number, struct report *r, struct error *e)
{
    const struct key_speaker *given = speaker_of(keys, number);
    struct quote q = {0};
    bool failed = false;

    q.speaker = one_line(given != NULL ? given->name : found->speaker, &failed);
    q.role = q.speaker == NULL ? NULL : one_line(given != NULL ? given->role : found->role, &failed);
    for (size_t i = 0; i < found->n_parts && !failed; i++) {
        const struct quotes_part *part = &found->parts[i];
        failed = !add_spans(&q, a->body, part->inner_start - body, part->inner_end - body, part->stop);
    }
    if (failed || q.n_spans == 0 || q.n_spans > ARTICLE_SPANS_MOST) {
        if (!failed && q.n_spans > ARTICLE_SPANS_MOST)
            report_doubt(r, 0, "quote %zu is in more than %d pieces and stays out", number, ARTICLE_SPANS_MOST);
        quote_finish(&q);
        return !failed || error_memory(e);
    }
    if (q.speaker == NULL && !doubt_speaker(a, found, &q, number, r)) {
        quote_finish(&q);
        return error_memory(e);
    }
    return insert(a, r, &q, (struct report_quote){.number = number, .by_hand = given != NULL}, e);
}

static uint32_t folded(const char **at, const char *end)
{
    uint32_t c = utf8_next(at, end);
    if (c == 0x2018 || c == 0x2019 || c == 0x201a)
        return '\'';
    if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb)
        return '"';
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    return c == '\n' ? ' ' : c;
}

/* Finds the words in the body; what a keyboard lacks is taken for what it has. */
static bool find_words(const struct article *a, const char *words, size_t *start, size_t *end)
{
    const char *stop = a->body + a->body_size, *words_end = words + strlen(words);

    for (const char *from = a->body; from < stop; from++) {
        if (((unsigned char)*from & 0xc0) == 0x80)
            continue;
        const char *at = from, *w = words;
        while (w < words_end && at < stop) {
            const char *next_w = w, *next = at;
            if (folded(&next_w, words_end) != folded(&next, stop))
                break;
            w = next_w;
            at = next;
        }
        if (w == words_end) {
            *start = (size_t)(from - a->body);
            *end = (size_t)(at - a->body);
            return true;
        }
    }
    return false;
}

static bool add_by_hand(struct article *a, const struct key_added *added, struct report *r, struct error *e)
{
    size_t start, end;
    struct quote q = {0};
    bool failed = false;

    if (!find_words(a, added->words, &start, &end))
        return error_set(e, "line %zu: quote.add: these words are not in the text: \"%.60s%s\"", added->line,
                         added->words, strlen(added->words) > 60 ? "..." : "");
    q.speaker = one_line(added->name, &failed);
    q.role = one_line(added->role, &failed);
    failed = failed || !add_spans(&q, a->body, start, end, quote_ends_in_comma(a->body + start, end - start));
    if (failed || q.n_spans == 0 || q.n_spans > ARTICLE_SPANS_MOST) {
        quote_finish(&q);
        return failed ? error_memory(e) : error_set(e, "line %zu: quote.add: too many paragraphs", added->line);
    }
    for (size_t i = a->n_quotes; i-- > 0;) {
        const struct quote *other = &a->quotes[i];
        if (other->spans[0].start < q.spans[q.n_spans - 1].end &&
            other->spans[other->n_spans - 1].end > q.spans[0].start) {
            if (r->quotes[i].number != 0)
                report_doubt(r, added->line, "the quote added here takes the place of quote %zu", r->quotes[i].number);
            take_away(a, r, i);
        }
    }
    return insert(a, r, &q, (struct report_quote){.by_hand = true}, e);
}

static bool numbers_exist(const struct keys *keys, size_t most, struct error *e)
{
    for (size_t i = 0; i < keys->n_speakers; i++) {
        if (keys->speakers[i].number > most)
            return error_set(e, "line %zu: speaker.%zu: there %s only %zu quote%s", keys->speakers[i].line,
                             keys->speakers[i].number, most == 1 ? "is" : "are", most, most == 1 ? "" : "s");
    }
    for (size_t i = 0; i < keys->n_left_out; i++) {
        if (keys->left_out[i] > most)
            return error_set(e, "line %zu: quotes.leave-out: there is no quote %zu, only %zu", keys->left_out_line,
                             keys->left_out[i], most);
    }
    return true;
}

bool quoted_find(struct article *a, const struct keys *keys, struct report *r, const struct quotes_options *how,
                 struct error *e)
{
    struct reading reading;
    size_t number = 0, beyond = 0;
    bool ok = reading_make(a, how, &reading, e);

    for (size_t i = 0; ok && i < reading.found.n_quotes; i++) {
        const struct quotes_quote *q = &reading.found.quotes[i];
        if (q->fragment || q->parts[0].start < reading.body)
            continue;
        number++;
        if (is_left_out(keys, number))
            continue;
        if (a->n_quotes + keys->n_added >= ARTICLE_QUOTES_MOST)
            beyond++;
        else
            ok = add_found(a, keys, q, reading.body, number, r, e);
    }
    if (beyond > 0)
        report_doubt(r, 0, "%zu quotes beyond the %d that an article may have stay out", beyond, ARTICLE_QUOTES_MOST);
    if (reading.found.odd_marks > 0)
        report_doubt(r, 0, "%zu quotation mark%s opened and not closed", reading.found.odd_marks,
                     reading.found.odd_marks == 1 ? " is" : "s are");
    ok = ok && numbers_exist(keys, number, e);
    for (size_t i = 0; ok && i < keys->n_added; i++)
        ok = add_by_hand(a, &keys->added[i], r, e);
    reading_finish(&reading);
    return ok;
}

enum {
    /* Words that make one card of comfortable size. */
    WORDS_LEAST = 8,
    WORDS_MOST = 45,
    FOR_LENGTH = 40,
    FOR_WHOLE = 15, /* begins and ends as a sentence */
    FOR_NAME = 15,  /* a first and a last name */
    FOR_ROLE = 10,
    FOR_PLACE = 20,    /* the first quote; less with each further one */
    HEARD_BEFORE = 25, /* taken off for each quote of the same speaker that ranks above */
};

static int length_score(size_t words)
{
    if (words >= WORDS_LEAST && words <= WORDS_MOST)
        return FOR_LENGTH;
    if (words < WORDS_LEAST)
        return FOR_LENGTH * (int)words / WORDS_LEAST;
    size_t beyond = words - WORDS_MOST;
    return beyond >= 80 ? 0 : FOR_LENGTH - FOR_LENGTH * (int)beyond / 80;
}

/* A sentence's mark at the end, whatever closing mark stands behind it. */
static bool ends_whole(const char *text)
{
    for (size_t n = strlen(text); n > 0;) {
        bool curly = n >= 3 && memcmp(text + n - 3, "\xe2\x80", 2) == 0;
        if (strchr(".!?", text[n - 1]) != NULL || (curly && text[n - 1] == '\xa6')) /* an ellipsis */
            return true;
        if (!curly && text[n - 1] != '\'' && text[n - 1] != '"')
            return false;
        n -= curly ? 3 : 1;
    }
    return false;
}

/* "Ann Lee", not "Ms Lee", "a spokesman" or "the council". */
static bool is_full_name(const char *speaker)
{
    static const char *const titles[] = {"Mr ", "Mrs ", "Ms ", "Dr ", "Miss ", "Mr. ", "Mrs. ", "Ms. ", "Dr. "};

    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (strncmp(speaker, titles[i], strlen(titles[i])) == 0)
            return false;
    return !(speaker[0] >= 'a' && speaker[0] <= 'z') && strchr(speaker, ' ') != NULL;
}

int quoted_score(const struct article *a, size_t index)
{
    const struct quote *q = &a->quotes[index];
    char *text = article_quote_text(a, q);
    int score = FOR_PLACE - FOR_PLACE * (int)index / (int)a->n_quotes;

    if (text == NULL)
        return score;
    score += length_score(print_count_words(text));
    if (ends_whole(text) && !(text[0] >= 'a' && text[0] <= 'z'))
        score += FOR_WHOLE;
    if (q->speaker != NULL && is_full_name(q->speaker))
        score += FOR_NAME;
    if (q->role != NULL)
        score += FOR_ROLE;
    free(text);
    return score;
}

static bool same_speaker(const struct quote *a, const struct quote *b)
{
    return a->speaker != NULL && b->speaker != NULL && strcmp(a->speaker, b->speaker) == 0;
}

void quoted_limit(struct article *a, struct report *report, size_t most)
{
    size_t n = a->n_quotes, kept = 0;

    if (most == 0 || n <= most)
        return;
    int *scores = calloc(n, sizeof *scores);
    bool *keep = calloc(n, sizeof *keep);
    if (scores == NULL || keep == NULL) {
        report->failed = true;
        goto out;
    }
    for (size_t i = 0; i < n; i++)
        scores[i] = quoted_score(a, i) + (report->quotes[i].by_hand ? 1000 : 0);
    /* The best one, then the best of what is left, where who has been heard counts for less. */
    for (; kept < most; kept++) {
        size_t best = n;
        for (size_t i = 0; i < n; i++)
            if (!keep[i] && (best == n || scores[i] > scores[best]))
                best = i;
        keep[best] = true;
        for (size_t i = 0; i < n; i++)
            if (!keep[i] && same_speaker(&a->quotes[i], &a->quotes[best]))
                scores[i] -= HEARD_BEFORE;
    }
    for (size_t i = 0; i < n; i++)
        if (!keep[i])
            report_doubt(report, 0,
                         "quote %zu stays off the wall: the config keeps the best %zu of %zu (edition.quotes_most); "
                         "`speaker.%zu: Name, role` at the top would keep it",
                         report->quotes[i].number, most, n, report->quotes[i].number);
    for (size_t i = n; i-- > 0;)
        if (!keep[i])
            take_away(a, report, i);
out:
    free(scores);
    free(keep);
}
