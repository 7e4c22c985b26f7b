/* SPDX-License-Identifier: MIT */
#include "desk/telling.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 100 /* bytes of a dropped line that are shown */ };

void telling_text(const char *text, size_t size, FILE *to)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        putc(c < 0x20 || c == 0x7f ? '?' : c, to);
    }
}

static void field(const char *name, const char *text, FILE *to)
{
    fprintf(to, "  %-11s ", name);
    if (text == NULL)
        fputs("-", to);
    else
        telling_text(text, strlen(text), to);
    putc('\n', to);
}

static size_t count_words(const char *text)
{
    size_t n = 0;
    for (const char *at = text; *at != '\0';) {
        at += strspn(at, " \n");
        size_t size = strcspn(at, " \n");
        n += size > 0;
        at += size;
    }
    return n;
}

void telling_article(const struct article *a, const size_t *numbers, FILE *to)
{
    size_t paragraphs = a->body_size > 0;

    field("headline", a->headline, to);
    field("standfirst", a->standfirst, to);
    field("kicker", a->kicker, to);
    if (a->n_byline == 0)
        field("byline", NULL, to);
    for (size_t i = 0; i < a->n_byline; i++)
        field(i == 0 ? "byline" : "", a->byline[i], to);
    field("place", a->place, to);
    field("published", a->published, to);
    if (a->corrected != NULL)
        field("corrected", a->corrected, to);
    field("language", a->language, to);
    for (size_t i = 0; i < a->body_size; i++)
        paragraphs += a->body[i] == '\n';
    fprintf(to, "  %-11s %zu paragraph%s, %zu words\n", "text", paragraphs, paragraphs == 1 ? "" : "s",
            count_words(a->body));
    for (size_t i = 0; i < a->n_quotes; i++) {
        const struct quote *q = &a->quotes[i];
        char *text = article_quote_text(a, q);
        char name[24];
        if (numbers != NULL && numbers[i] == 0)
            snprintf(name, sizeof name, "quote added");
        else
            snprintf(name, sizeof name, "quote %zu", numbers != NULL ? numbers[i] : i + 1);
        field(name, text, to);
        free(text);
        fputs("              - ", to);
        const char *speaker = q->speaker == NULL ? "(nobody is sure who says it)" : q->speaker;
        telling_text(speaker, strlen(speaker), to);
        if (q->role != NULL) {
            fputs(", ", to);
            telling_text(q->role, strlen(q->role), to);
        }
        putc('\n', to);
    }
}

void telling_report(const struct report *r, FILE *to)
{
    for (size_t i = 0; i < r->n_dropped; i++) {
        const struct report_dropped *d = &r->dropped[i];
        size_t size = strlen(d->text), shown = size;
        if (size > LINE) {
            shown = LINE;
            while (shown > 0 && ((unsigned char)d->text[shown] & 0xc0) == 0x80)
                shown--;
        }
        fprintf(to, "  dropped line %zu: ", d->line);
        telling_text(d->text, shown, to);
        fprintf(to, "%s  (%s)\n", shown < size ? "..." : "", d->why);
    }
    for (size_t i = 0; i < r->n_doubts; i++) {
        fputs("  in doubt: ", to);
        if (r->doubts[i].line > 0)
            fprintf(to, "line %zu: ", r->doubts[i].line);
        telling_text(r->doubts[i].text, strlen(r->doubts[i].text), to);
        putc('\n', to);
    }
}
