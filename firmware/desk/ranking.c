/* SPDX-License-Identifier: MIT */
#include "desk/ranking.h"

#include "desk/print.h"
#include "desk/quoted.h"
#include "sources/report.h"

#include <stdlib.h>
#include <string.h>

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
    size_t n = strlen(text);

    while (n > 0) {
        if (strchr(".!?", text[n - 1]) != NULL)
            return true;
        if (n >= 3 && memcmp(text + n - 3, "\xe2\x80\xa6", 3) == 0) /* an ellipsis */
            return true;
        if (text[n - 1] == '\'' || text[n - 1] == '"')
            n--;
        else if (n >= 3 && memcmp(text + n - 3, "\xe2\x80", 2) == 0) /* a curly mark */
            n -= 3;
        else
            return false;
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

int ranking_score(const struct article *a, size_t index)
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

void ranking_limit(struct article *a, struct report *report, size_t most)
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
        scores[i] = ranking_score(a, i) + (report->quotes[i].by_hand ? 1000 : 0);
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
            quoted_remove(a, report, i);
out:
    free(scores);
    free(keep);
}
