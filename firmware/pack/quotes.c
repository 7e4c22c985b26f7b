/* SPDX-License-Identifier: MIT */
#include "pack/quotes.h"

#include "base/utf8.h"
#include "pack/quote_clauses.h"
#include "pack/quote_cues.h"
#include "pack/quote_forms.h"
#include "pack/quote_people.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Scores of the guesses that no cue supports; QUOTE_CUE_SURE settles. */
enum {
    CARRIED_ON = 64,     /* the same speech, nothing between */
    CARRIED_SAME = 58,   /* same paragraph, other narration between */
    CARRIED_NEXT = 60,   /* the next paragraph, nothing between */
    CARRIED_LATER = 38,  /* narration between */
    SUBJECT_AGREES = 15, /* added where the sentence before is about the one who spoke last */
    MARGIN = 6,          /* two candidates nearer than this and for different people: nobody is sure */
};

struct state {
    const char *text;
    struct quote_stretches stretches;
    struct quote_stretch *inserts; /* the phrases that are no speech */
    size_t n_inserts;
    struct quote_tokens tokens;
    struct quote_people *people;
    size_t *token; /* of each stretch */
    bool explain;
    struct quote_who last; /* who spoke last */
    struct quote_phrase last_phrase;
    size_t last_stretch; /* of that speaker; SIZE_MAX: nobody yet */
    struct quotes_found *out;
    size_t room;
};

/* The stretches [from, to) of one quote. */
struct group {
    size_t from, to;
};

struct candidate {
    struct quote_cue cue;
    struct quote_who who;
};

enum { CANDIDATES = 8 };

struct choice {
    struct candidate at[CANDIDATES];
    size_t n;
    const struct candidate *winner; /* NULL: nobody sure */
    const char *why;
};

static uint32_t last_character(const struct state *s, size_t k)
{
    const struct quote_stretch *q = &s->stretches.at[k];
    const char *at = s->text + q->inner_end;
    uint32_t c = utf8_previous(&at, s->text + q->inner_start);
    /* A quote inside the quote may hold the stop: “He said ‘no.’” */
    while ((c == '\'' || c == '"' || c == 0x2019 || c == 0x201D) && at > s->text + q->inner_start)
        c = utf8_previous(&at, s->text + q->inner_start);
    return c;
}

static bool same_line(const struct state *s, size_t a, size_t b)
{
    for (size_t i = s->token[a]; i < s->token[b]; i++)
        if (s->tokens.at[i].kind == QT_LINE)
            return false;
    return true;
}

/* How many tokens of narration lie between two stretches that follow each other, and how many paragraph ends. */
static size_t between(const struct state *s, size_t a, size_t b, size_t *lines)
{
    size_t words = 0;
    *lines = 0;
    for (size_t i = s->token[a] + 1; i < s->token[b]; i++) {
        words += s->tokens.at[i].kind == QT_WORD;
        *lines += s->tokens.at[i].kind == QT_LINE;
    }
    return words;
}

static struct quote_cue after_of(const struct state *s, size_t k)
{
    return quote_cue_after(&s->tokens, s->token[k], last_character(s, k));
}

/* Whether stretch k belongs to the same quote as the one before it; `stop` as in struct quotes_part for that one. */
static bool joins(const struct state *s, size_t k, bool *stop)
{
    const struct quote_tokens *t = &s->tokens;
    *stop = false;
    if (s->stretches.at[k - 1].carries_on)
        return true;
    if (s->token[k] - s->token[k - 1] > QUOTE_CLAUSE_REACH || !same_line(s, k - 1, k))
        return false;
    struct quote_cue cue = after_of(s, k - 1);
    if (cue.score < QUOTE_CUE_SURE)
        return false;
    size_t end = cue.end;
    struct quote_cue own = after_of(s, k);
    if (end == s->token[k]) {
        struct quote_cue before = quote_cue_before(t, s->token[k]);
        /* "..., he said, adding: ..." is a quote of its own. */
        return before.verb == 0 || before.verb == cue.verb || before.score < QUOTE_CUE_SURE;
    }
    if (end + 1 == s->token[k] && quote_token_ends_sentence(t, end) && own.score < QUOTE_CUE_SURE) {
        *stop = true;
        return true;
    }
    return false;
}

static bool is_fragment(const struct state *s, struct group g, const struct choice *c)
{
    const struct quote_stretch *first = &s->stretches.at[g.from];
    const struct quote_tokens *t = &s->tokens;
    size_t words = 0;
    for (size_t k = g.from; k < g.to && words < 5; k++)
        words += quote_form_words(s->text, s->stretches.at[k].inner_start, s->stretches.at[k].inner_end, 5);
    if (words < 5 || !quote_form_sentence(s->text, first->inner_start, first->inner_end))
        return true;
    bool cued = c->winner != NULL && (c->winner->cue.kind == QC_AFTER || c->winner->cue.kind == QC_BEFORE);
    const struct quote_token *before = &t->at[s->token[g.from] - 1];
    if (before->kind == QT_WORD && (before->flags & QW_NAMING) && !(before->flags & QW_TEXT))
        return true;
    if (!(cued && c->winner->cue.score >= 75) && quote_form_title(s->text, first->inner_start, first->inner_end))
        return true;
    /* In the middle of a sentence that reports nothing: a phrase somebody coined. */
    return !cued && (before->kind == QT_WORD || before->kind == QT_NUMBER || before->kind == QT_OPEN);
}

static void add_candidate(struct choice *c, const struct quote_cue *cue, const struct quote_who *who)
{
    if (c->n < CANDIDATES && cue->score > 0)
        c->at[c->n++] = (struct candidate){.cue = *cue, .who = *who};
}

/* "It added: ...", "The statement went on: ...": whoever wrote what was quoted last. */
static bool means_last(const struct state *s, const struct quote_phrase *p, size_t at)
{
    const struct quote_tokens *t = &s->tokens;
    if (s->last_stretch == SIZE_MAX || s->last.id == 0 || at - s->token[s->last_stretch] > QUOTE_CLAUSE_REACH)
        return false;
    bool thing = s->last_phrase.kind == QP_ORG || (s->last_phrase.kind == QP_COMMON && !s->last_phrase.plural);
    if (p->kind == QP_PRONOUN)
        return thing && quote_token_is(t, p->start, "it");
    return p->kind == QP_COMMON && quote_token_is(t, p->start, "the") && p->end - p->start == 2 &&
           (t->at[p->end - 1].flags & QW_TEXT) && !quote_token_is(t, p->end - 1, "report");
}

static void add_cue(const struct state *s, struct choice *c, const struct quote_cue *cue)
{
    if (cue->score <= 0)
        return;
    struct quote_who who = quote_people_resolve(s->people, &cue->phrase);
    if (means_last(s, &cue->phrase, cue->phrase.start)) {
        who = s->last;
        who.why = "who was quoted last";
    }
    add_candidate(c, cue, &who);
}

/* The one who spoke last may go on. */
static void add_carried(const struct state *s, struct choice *c, struct group g, bool elided)
{
    if (s->last_stretch == SIZE_MAX)
        return;
    size_t lines, words = between(s, s->last_stretch, g.from, &lines);
    struct quote_cue cue = {.phrase = s->last_phrase, .kind = QC_CARRIED, .why = "who spoke last goes on"};
    struct quote_who who = s->last;
    /* The words of the last attribution do not count as other narration. */
    size_t narration = words;
    if (s->last_stretch + 1 == g.from) {
        struct quote_cue after = after_of(s, s->last_stretch);
        if (after.score >= QUOTE_CUE_SURE)
            for (size_t i = s->token[s->last_stretch] + 1; i < after.end && i < s->token[g.from] && narration > 0; i++)
                narration -= s->tokens.at[i].kind == QT_WORD;
    }
    if (elided && lines == 0)
        cue.score = 90;
    else if (narration == 0)
        cue.score = lines == 0 ? CARRIED_ON : lines == 1 ? CARRIED_NEXT : CARRIED_LATER;
    else if (lines == 0)
        cue.score = CARRIED_SAME - (narration > 30 ? 10 : 0);
    else
        cue.score = lines == 1 ? CARRIED_LATER + 8 : lines == 2 ? CARRIED_LATER : CARRIED_LATER - 15;
    add_candidate(c, &cue, &who);
}

static void add_subject(const struct state *s, struct choice *c, struct group g)
{
    struct quote_cue cue = quote_cue_subject(&s->tokens, s->token[g.from]);
    if (cue.score == 0)
        return;
    struct quote_who who = quote_people_resolve(s->people, &cue.phrase);
    if (who.id == 0 || (who.id < 0 && cue.phrase.kind == QP_NAME && !who.full))
        return;
    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].cue.kind == QC_CARRIED && who.id != 0 && c->at[i].who.id == who.id) {
            c->at[i].cue.score += SUBJECT_AGREES;
            return;
        }
    if (s->stretches.at[g.from].opens_line)
        cue.score += 6;
    else
        cue.score += 14;
    add_candidate(c, &cue, &who);
}

static void choose(const struct state *s, struct choice *c)
{
    const struct candidate *best = NULL;
    (void)s;
    for (size_t i = 0; i < c->n; i++)
        if (best == NULL || c->at[i].cue.score > best->cue.score)
            best = &c->at[i];
    c->winner = NULL;
    if (best == NULL) {
        c->why = "nothing says who speaks";
        return;
    }
    if (best->cue.score < QUOTE_CUE_SURE) {
        c->why = "no candidate is sure enough";
        return;
    }
    for (size_t i = 0; i < c->n; i++)
        if (&c->at[i] != best && best->cue.score - c->at[i].cue.score < MARGIN && c->at[i].who.id != best->who.id &&
            best->cue.score < 90) {
            c->why = "two candidates are too near each other";
            return;
        }
    c->winner = best;
    c->why = best->cue.why;
}

/* All candidates of a quote, and the winner. */
static void find_speaker(struct state *s, struct group g, struct choice *c)
{
    const struct quote_tokens *t = &s->tokens;
    bool elided = false;
    *c = (struct choice){0};
    quote_people_hear(s->people, s->token[g.from]);
    struct quote_cue before = quote_cue_before(t, s->token[g.from]);
    elided = before.elided;
    struct quote_cue best_after = {0};
    for (size_t k = g.from; k < g.to && k < g.from + 4; k++) {
        struct quote_cue after = after_of(s, k);
        if (after.score > best_after.score) {
            best_after = after;
        }
        elided = elided || (after.elided && before.score == 0);
    }
    if (g.to > g.from + 4) {
        struct quote_cue after = after_of(s, g.to - 1);
        if (after.score > best_after.score)
            best_after = after;
    }
    /* He asked: "Why?" Hale replied: "..." The second clause belongs to what follows. */
    uint32_t last = last_character(s, g.to - 1);
    if (before.score >= 70 && best_after.score > 0 && last != ',' && t->at[best_after.end].kind == QT_QUOTE)
        best_after.score = 0;
    if (before.score >= 85 && best_after.score > 0 && last != ',')
        best_after.score -= 20;
    add_cue(s, c, &before);
    if (best_after.score > 0) {
        quote_people_hear(s->people, best_after.phrase.start);
        add_cue(s, c, &best_after);
    }
    int best = before.score > best_after.score ? before.score : best_after.score;
    if (best < 75) {
        add_carried(s, c, g, elided);
        if (!elided)
            add_subject(s, c, g);
    }
    choose(s, c);
}

static char *copy(const char *text, size_t start, size_t end)
{
    char *out = malloc(end - start + 1);
    if (out == NULL)
        return NULL;
    memcpy(out, text + start, end - start);
    out[end - start] = '\0';
    return out;
}

/* The words of the tokens [from, to) as the text has them, on one line. */
static char *words_of(const struct state *s, size_t from, size_t to, bool name)
{
    size_t end = name && (s->tokens.at[to - 1].shape & QS_POSSESSIVE)
                     ? s->tokens.at[to - 1].start + quote_token_base(&s->tokens, to - 1)
                     : quote_token_end(&s->tokens, to - 1);
    char *out = copy(s->text, s->tokens.at[from].start, end);
    for (char *at = out; at != NULL && *at != '\0'; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return out;
}

/* The name to show; a given name that stands apart goes in front. */
static char *name_of(const struct state *s, const struct quote_who *who)
{
    char *name = words_of(s, who->name, who->name_end, true);
    if (name == NULL || who->given == SIZE_MAX)
        return name;
    struct buffer b = {0};
    buffer_add(&b, s->text + s->tokens.at[who->given].start, quote_token_base(&s->tokens, who->given));
    buffer_text(&b, " ");
    buffer_text(&b, name);
    free(name);
    name = buffer_take_text(&b);
    buffer_finish(&b);
    return name;
}

static void explain_candidates(const struct state *s, const struct choice *c, struct buffer *b)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct candidate *k = &c->at[i];
        char *phrase =
            k->cue.phrase.end > k->cue.phrase.start ? words_of(s, k->cue.phrase.start, k->cue.phrase.end, true) : NULL;
        char *name = k->who.id != 0 && k->who.name_end > k->who.name ? name_of(s, &k->who) : NULL;
        buffer_printf(b, "%s%d \"%s\"", i == 0 ? "" : "; ", k->cue.score, phrase == NULL ? "?" : phrase);
        if (name != NULL && (phrase == NULL || strcmp(name, phrase) != 0))
            buffer_printf(b, " = %s", name);
        buffer_printf(b, " (%s%s%s)", k->cue.why, k->who.why == NULL ? "" : "; ", k->who.why == NULL ? "" : k->who.why);
        free(phrase);
        free(name);
    }
}

static char *explain(const struct state *s, const struct choice *c)
{
    struct buffer b = {0};
    if (c->winner != NULL && c->winner->cue.verb != 0 && s->tokens.at[c->winner->cue.verb].kind == QT_WORD) {
        char *verb = words_of(s, c->winner->cue.verb, c->winner->cue.verb + 1, false);
        buffer_printf(&b, "cue \"%s\". ", verb == NULL ? "" : verb);
        free(verb);
    }
    if (c->n > 0) {
        buffer_text(&b, "Candidates: ");
        explain_candidates(s, c, &b);
        buffer_text(&b, ". ");
    }
    if (c->winner == NULL)
        buffer_printf(&b, "No speaker: %s.", c->why);
    else if (c->winner->who.id == 0)
        buffer_printf(&b, "No speaker: %s.", c->winner->who.why == NULL ? "not resolved" : c->winner->who.why);
    else
        buffer_printf(&b, "Chosen: %s.", c->why);
    char *text = buffer_take_text(&b);
    buffer_finish(&b);
    return text;
}

static bool fill_speaker(struct state *s, const struct choice *c, struct quotes_quote *q)
{
    if (c->winner == NULL)
        return true;
    const struct quote_who *who = &c->winner->who;
    const struct quote_phrase *p = &c->winner->cue.phrase;
    q->speaker_start = s->tokens.at[p->start].start;
    q->speaker_end = quote_token_end(&s->tokens, p->end - 1);
    if (who->id == 0)
        return true;
    q->speaker = name_of(s, who);
    if (q->speaker == NULL)
        return false;
    if (who->role_end > who->role) {
        q->role = words_of(s, who->role, who->role_end, false);
        if (q->role == NULL)
            return false;
    }
    return true;
}

/* A new quote with its parts still to be filled in; NULL when out of memory. */
static struct quotes_quote *new_quote(struct state *s, size_t n_parts)
{
    if (s->out->n_quotes == s->room) {
        size_t room = s->room * 2 + 16;
        struct quotes_quote *at = realloc(s->out->quotes, room * sizeof *at);
        if (at == NULL)
            return NULL;
        s->out->quotes = at;
        s->room = room;
    }
    struct quotes_quote *q = &s->out->quotes[s->out->n_quotes];
    *q = (struct quotes_quote){.n_parts = n_parts, .parts = calloc(n_parts, sizeof *q->parts)};
    if (q->parts == NULL)
        return NULL;
    s->out->n_quotes++;
    return q;
}

static struct quotes_part as_part(const struct quote_stretch *from)
{
    return (struct quotes_part){
        .start = from->start, .end = from->end, .inner_start = from->inner_start, .inner_end = from->inner_end};
}

static bool add_insert(struct state *s, const struct quote_stretch *from)
{
    struct quotes_quote *q = new_quote(s, 1);
    if (q == NULL)
        return false;
    q->parts[0] = as_part(from);
    q->fragment = true;
    return !s->explain || (q->explain = strdup("A phrase in the middle of a sentence: no speech.")) != NULL;
}

/* A part that ends with a sentence's mark needs no full stop: it has one, or asks, or cries out. */
static bool has_mark_before(const char *text, size_t end)
{
    return strchr(".!?:;", text[end - 1]) != NULL || (end >= 3 && memcmp(text + end - 3, "\xe2\x80\xa6", 3) == 0);
}

static bool add_quote(struct state *s, struct group g, const bool *stops)
{
    struct quotes_quote *q = new_quote(s, g.to - g.from);
    if (q == NULL)
        return false;
    for (size_t k = g.from; k < g.to; k++)
        q->parts[k - g.from] = as_part(&s->stretches.at[k]);
    struct choice c;
    find_speaker(s, g, &c);
    q->fragment = is_fragment(s, g, &c);
    for (size_t k = 0; k < q->n_parts; k++)
        q->parts[k].stop = k + 1 < q->n_parts
                               ? stops[g.from + k + 1] && !has_mark_before(s->text, q->parts[k].inner_end)
                               : s->text[q->parts[k].inner_end - 1] == ',';
    if (!fill_speaker(s, &c, q))
        return false;
    if (s->explain && (q->explain = explain(s, &c)) == NULL)
        return false;
    if (c.winner != NULL && (c.winner->cue.kind == QC_AFTER || c.winner->cue.kind == QC_BEFORE || !q->fragment)) {
        s->last = c.winner->who;
        s->last_phrase = c.winner->cue.phrase;
        s->last_stretch = g.to - 1;
        quote_people_spoke(s->people, &c.winner->who, s->token[g.to - 1]);
    }
    return true;
}

static bool find_all(struct state *s)
{
    size_t n = s->stretches.n, insert = 0;
    bool *stops = calloc(n + 1, sizeof *stops), ok = stops != NULL;
    for (size_t from = 0, to; ok && from < n; from = to) {
        for (to = from + 1; to < n && joins(s, to, &stops[to]); to++)
            ;
        while (ok && insert < s->n_inserts && s->inserts[insert].start < s->stretches.at[from].start)
            ok = add_insert(s, &s->inserts[insert++]);
        ok = ok && add_quote(s, (struct group){from, to}, stops);
    }
    while (ok && insert < s->n_inserts)
        ok = add_insert(s, &s->inserts[insert++]);
    free(stops);
    return ok;
}

bool quotes_find(const char *text, size_t size, const struct quotes_options *options, struct quotes_found *out,
                 struct error *e)
{
    *out = (struct quotes_found){0};
    if (size >= UINT32_MAX)
        return error_set(e, "the text is larger than 4 GB");
    struct state s = {
        .text = text, .out = out, .last_stretch = SIZE_MAX, .explain = options != NULL && options->explain};
    enum quote_language language = options != NULL && options->language != NULL ? quote_words_for_tag(options->language)
                                                                                : quote_words_language(text, size);
    struct quote_words *words = quote_words_create(language);
    bool ok = words != NULL && quote_marks_find(text, size, &s.stretches, e);
    if (words == NULL)
        error_memory(e);
    if (!ok)
        goto out;
    out->odd_marks = s.stretches.odd_marks;
    ok = quote_tokens_read(text, size, &s.stretches, words, &s.tokens, e);
    if (!ok || s.stretches.n == 0)
        goto out;
    s.token = calloc(s.stretches.n, sizeof *s.token);
    s.inserts = calloc(s.stretches.n, sizeof *s.inserts);
    if (s.inserts != NULL)
        s.n_inserts = quote_forms_part(&s.tokens, &s.stretches, s.inserts);
    s.people = quote_people_create(&s.tokens);
    ok = s.token != NULL && s.inserts != NULL && s.people != NULL;
    for (size_t i = 0; ok && i < s.tokens.n; i++)
        if (s.tokens.at[i].kind == QT_QUOTE)
            s.token[s.tokens.at[i].flags] = i;
    ok = ok && find_all(&s);
    if (!ok)
        error_memory(e);
out:
    quote_people_destroy(s.people);
    free(s.token);
    free(s.inserts);
    quote_tokens_finish(&s.tokens);
    quote_marks_finish(&s.stretches);
    quote_words_destroy(words);
    if (!ok)
        quotes_finish(out);
    return ok;
}

void quotes_finish(struct quotes_found *q)
{
    for (size_t i = 0; i < q->n_quotes; i++) {
        free(q->quotes[i].parts);
        free(q->quotes[i].speaker);
        free(q->quotes[i].role);
        free(q->quotes[i].explain);
    }
    free(q->quotes);
    *q = (struct quotes_found){0};
}

char *quotes_text(const char *text, const struct quotes_quote *q)
{
    struct buffer b = {0};
    for (size_t i = 0; i < q->n_parts; i++) {
        const struct quotes_part *p = &q->parts[i];
        if (i > 0)
            buffer_text(&b, " ");
        bool comma = p->stop && text[p->inner_end - 1] == ',';
        buffer_add(&b, text + p->inner_start, p->inner_end - p->inner_start - comma);
        if (p->stop)
            buffer_text(&b, ".");
    }
    char *out = buffer_take_text(&b);
    buffer_finish(&b);
    return out;
}
