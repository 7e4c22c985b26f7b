/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include "article/article.h"
#include "base/utf8.h"
#include "quotes/dashes.h"
#include "quotes/incises.h"
#include "quotes/joins.h"
#include "quotes/speakers.h"
#include "quotes/turns.h"
#include "quotes/wording.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum {
    WORDS_LEAST = 5,   /* of a quote that is shown */
    WORDS_COINED = 12, /* of a coined phrase at most */
    PIECE = 4 << 20,   /* bytes that are read as one text: more than any article has */
    PIECE_MORE = 64 << 10,
};

struct state {
    const char *text;
    enum quote_language language;
    struct quote_by by;
    struct quote_stretches stretches;
    struct quote_stretch *inserts; /* the phrases that are no speech */
    size_t n_inserts;
    struct quote_tokens tokens;
    struct quote_speakers speakers;
    bool explain;
    unsigned risk;      /* the most that a quote with a speaker has */
    bool singles_stray; /* the text's speech is in double marks: single ones are headlines' and titles' */
    struct quotes_found *out;
};

/* How many words a stretch holds, counted up to `most`. */
static size_t count_words(const char *text, const struct quote_stretch *q, size_t most)
{
    size_t words = 0;
    bool inside = false;
    for (size_t i = q->inner_start; i < q->inner_end && words < most; i++) {
        unsigned char c = (unsigned char)text[i];
        bool letter = (c >= '0' && c <= '9') || (c | 32u) - 'a' < 26u || c >= 0xC3 || (c & 0xC0) == 0x80 || c == '\'';
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

/* Whether most of the longer words have a capital: the title of something. */
static bool is_title(const char *text, const struct quote_stretch *q)
{
    size_t capitals = 0, small = 0;
    for (size_t i = q->inner_start; i < q->inner_end;) {
        while (i < q->inner_end && (unsigned char)text[i] <= ' ')
            i++;
        size_t from = i;
        while (i < q->inner_end && (unsigned char)text[i] > ' ')
            i++;
        if (i - from < 4)
            continue;
        capitals += text[from] >= 'A' && text[from] <= 'Z';
        small += text[from] >= 'a' && text[from] <= 'z';
        if (small > 4)
            return false;
    }
    return capitals >= 3 && capitals > 2 * small;
}

/* Whether its first letter is a capital or a digit. */
static bool begins_sentence(const char *text, const struct quote_stretch *q)
{
    for (const char *at = text + q->inner_start, *end = text + q->inner_end; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if ((c >= '0' && c <= '9') || uc_is_upper(c))
            return true;
        if (uc_is_alpha(c))
            return false;
    }
    return false;
}

/* Whether the stretch of token i is a phrase in the middle of a sentence: a title, a name, a coined word. */
static bool is_insert(const struct quote_tokens *t, size_t i, const struct quote_stretch *q)
{
    const struct quote_token *before = &t->at[i - 1];
    size_t words = count_words(t->text, q, WORDS_COINED + 1);
    if (before->kind == QT_NUMBER)
        return words <= 4;
    /* In her second book, "Make Your Boat a Home," */
    if (before->kind == QT_COMMA && i > 1 && quote_token_has(t, i - 2, QW_NAMING) && words <= WORDS_COINED)
        return is_title(t->text, q);
    if (before->kind != QT_WORD || words > WORDS_COINED || i + 1 >= t->n)
        return false;
    bool verb = (before->flags & (QW_SAY | QW_SAYING | QW_SAY_BASE)) &&
                !(before->shape & (QS_CAPITAL | QS_POSSESSIVE)) && !(before->flags & QW_WEAK);
    if (verb)
        return false;
    return (before->flags & QW_NAMING) || words <= 4 || is_title(t->text, q) ||
           ((before->shape & QS_POSSESSIVE) && words <= 6);
}

/* Takes the inserts out of the stretches; their tokens become QT_INSERT, and the other tokens' numbers follow. */
static void part_inserts(struct state *s)
{
    struct quote_tokens *t = &s->tokens;
    size_t kept = 0;
    for (size_t i = 1; i < t->n; i++) {
        struct quote_token *k = &t->at[i], *next = &t->at[i + (i + 1 < t->n)];
        if (k->kind != QT_QUOTE)
            continue;
        struct quote_stretch q = s->stretches.at[k->flags];
        if (!is_insert(t, i, &q)) {
            k->flags = (uint32_t)kept;
            s->stretches.at[kept++] = q;
            continue;
        }
        s->inserts[s->n_inserts++] = q;
        k->kind = QT_INSERT;
        k->flags = 0;
        char last = t->text[q.inner_end - 1];
        if ((last == '.' || last == '!' || last == '?') && (next->kind != QT_WORD || (next->shape & QS_CAPITAL)) &&
            next->kind != QT_COMMA && next->kind != QT_STOP) {
            k->shape |= QS_STOPS;
            next->shape |= QS_FIRST;
        }
    }
    s->stretches.n = kept;
}

/* Whether a turn (turns.h) is not for the screen: the interviewer's, or of a page that is no interview after all. */
static bool is_aside(const struct state *s, const struct quote_stretch *turn, const struct quote_candidate *winner)
{
    const struct quote_token *label = &s->tokens.at[winner->cue.phrase.start];
    /* "Quiz: how much do you know?" */
    bool nobody = winner->who.why == QR_LABEL_NOBODY && turn->turn == QUOTE_TURN_NAME &&
                  !(s->speakers.has_named_turns && (label->shape & QS_CAPITALS));
    return nobody || (turn->turn == QUOTE_TURN_BLOCK && !quote_who_is_sure(&winner->who)) ||
           winner->who.why == QR_INTERVIEWER;
}

static bool is_fragment(const struct state *s, struct quote_group g, const struct quote_choice *c)
{
    const struct quote_stretch *first = &s->stretches.at[g.from];
    const struct quote_tokens *t = &s->tokens;
    size_t words = 0;
    for (size_t k = g.from; k < g.to && words < WORDS_LEAST; k++)
        words += count_words(s->text, &s->stretches.at[k], WORDS_LEAST);
    if (words < WORDS_LEAST || !begins_sentence(s->text, first))
        return true;
    if (first->turn != QUOTE_TURN_NONE)
        return is_aside(s, first, c->winner);
    bool cued = c->winner != NULL && (c->winner->cue.kind == QC_AFTER || c->winner->cue.kind == QC_BEFORE);
    bool verb = cued && c->winner->cue.verb > 0 && t->at[c->winner->cue.verb].kind == QT_WORD;
    if (first->single && s->singles_stray && !verb)
        return true;
    const struct quote_token *before = &t->at[s->speakers.token[g.from] - 1];
    if (before->kind == QT_WORD && (before->flags & QW_NAMING) && !(before->flags & QW_TEXT))
        return true;
    /* In his book, “A Life at Sea,” he said */
    const struct quote_token *named = before->kind == QT_COMMA ? before - 1 : before;
    bool names = named->kind == QT_WORD && (named->flags & QW_NAMING);
    if ((names || !(cued && c->winner->cue.score >= 75)) && is_title(s->text, first))
        return true;
    /* In the middle of a sentence that reports nothing: a phrase somebody coined. */
    return !cued && (before->kind == QT_WORD || before->kind == QT_NUMBER || before->kind == QT_OPEN);
}

/* The name to show. */
static char *name_of(const struct state *s, const struct quote_who *who)
{
    return who->id == QUOTE_AUTHOR ? strdup(quote_people_author(s->speakers.people))
                                   : quote_wording_name(&s->tokens, who);
}

static void explain_candidates(const struct state *s, const struct quote_choice *c, struct buffer *b)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct quote_candidate *k = &c->at[i];
        char *phrase = k->cue.phrase.end > k->cue.phrase.start
                           ? quote_wording(&s->tokens, k->cue.phrase.start, k->cue.phrase.end, true)
                           : NULL;
        char *name = k->who.id != 0 && k->who.name_end > k->who.name ? name_of(s, &k->who) : NULL;
        buffer_printf(b, "%s%d \"%s\"", i == 0 ? "" : "; ", k->cue.score, phrase == NULL ? "?" : phrase);
        if (name != NULL && (phrase == NULL || strcmp(name, phrase) != 0))
            buffer_printf(b, " = %s", name);
        buffer_printf(b, " (%s%s%s)", quote_reason_words(k->cue.why), k->who.why == QR_NONE ? "" : "; ",
                      k->who.why == QR_NONE ? "" : quote_reason_words(k->who.why));
        free(phrase);
        free(name);
    }
}

static char *explain(const struct state *s, const struct quote_choice *c, const struct quotes_quote *q)
{
    struct buffer b = {0};
    if (c->winner != NULL && c->winner->cue.verb != 0 && s->tokens.at[c->winner->cue.verb].kind == QT_WORD) {
        char *verb = quote_wording(&s->tokens, c->winner->cue.verb, c->winner->cue.verb + 1, false);
        buffer_printf(&b, "cue \"%s\". ", verb == NULL ? "" : verb);
        free(verb);
    }
    if (c->n > 0) {
        buffer_text(&b, "Candidates: ");
        explain_candidates(s, c, &b);
        buffer_text(&b, ". ");
    }
    char *doubt = quotes_doubt(q);
    if (q->speaker == NULL)
        buffer_printf(&b, "No speaker: %s.", doubt == NULL ? "" : doubt);
    else
        buffer_printf(&b, "Chosen: %s (risk %u).", quote_reason_words(c->why), q->risk);
    free(doubt);
    char *text = buffer_take_text(&b);
    buffer_finish(&b);
    return text;
}

static bool fill_speaker(struct state *s, const struct quote_choice *c, struct quotes_quote *q)
{
    q->cue = c->why;
    if (c->winner == NULL)
        return true;
    q->who = c->winner->who.why;
    const struct quote_who *who = &c->winner->who;
    const struct quote_phrase *p = &c->winner->cue.phrase;
    q->speaker_start = s->tokens.at[p->start].start;
    q->speaker_end = quote_token_end(&s->tokens, p->end - 1);
    if (!quote_who_is_sure(who))
        return true;
    q->risk = c->risk < QUOTES_RISK_ANY ? c->risk : QUOTES_RISK_ANY;
    char *name = name_of(s, who);
    if (name == NULL)
        return false;
    if (q->risk > s->risk) {
        q->likely = name;
        return true;
    }
    q->speaker = name;
    if (who->role_end > who->role) {
        q->role = quote_wording_role(&s->tokens, who);
        if (q->role == NULL)
            return false;
    }
    return true;
}

/* A new quote with its parts still to be filled in; NULL when out of memory. */
static struct quotes_quote *new_quote(struct state *s, size_t n_parts)
{
    struct quotes_quote *at = array_grow(s->out->quotes, s->out->n_quotes, sizeof *at);
    if (at == NULL)
        return NULL;
    s->out->quotes = at;
    struct quotes_quote *q = &at[s->out->n_quotes];
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

static bool add_quote(struct state *s, struct quote_group g, const bool *stops)
{
    struct quotes_quote *q = new_quote(s, g.to - g.from);
    if (q == NULL)
        return false;
    for (size_t k = g.from; k < g.to; k++)
        q->parts[k - g.from] = as_part(&s->stretches.at[k]);
    struct quote_choice c;
    quote_speakers_choose(&s->speakers, g, &c);
    q->fragment = is_fragment(s, g, &c);
    for (size_t k = 0; k < q->n_parts; k++) {
        struct quotes_part *p = &q->parts[k];
        const char *words = s->text + p->inner_start;
        size_t size = p->inner_end - p->inner_start;
        p->stop = k + 1 < q->n_parts ? stops[g.from + k + 1] && !quote_ends_in_mark(words, size)
                                     : quote_ends_in_comma(words, size);
    }
    if (!fill_speaker(s, &c, q))
        return false;
    if (s->explain && (q->explain = explain(s, &c, q)) == NULL)
        return false;
    if (c.winner != NULL && (c.winner->cue.kind == QC_AFTER || c.winner->cue.kind == QC_BEFORE || !q->fragment))
        quote_speakers_spoke(&s->speakers, g, &c);
    return true;
}

static bool find_all(struct state *s)
{
    size_t n = s->stretches.n, insert = 0, singles = 0;
    for (size_t i = 0; i < n; i++)
        singles += s->stretches.at[i].single;
    s->singles_stray = n - singles > 2 * singles;
    bool *stops = calloc(n + 1, sizeof *stops), ok = stops != NULL;
    for (size_t from = 0, to; ok && from < n; from = to) {
        for (to = from + 1; to < n && quote_joins_are_one(&s->speakers, to, &stops[to]); to++)
            ;
        while (ok && insert < s->n_inserts && s->inserts[insert].start < s->stretches.at[from].start)
            ok = add_insert(s, &s->inserts[insert++]);
        ok = ok && add_quote(s, (struct quote_group){from, to}, stops);
    }
    while (ok && insert < s->n_inserts)
        ok = add_insert(s, &s->inserts[insert++]);
    free(stops);
    return ok;
}

/* Piece by piece: all that a quote points to lies `by` bytes further on. */
static void move_quote(struct quotes_quote *q, size_t by)
{
    for (size_t k = 0; k < q->n_parts; k++) {
        struct quotes_part *p = &q->parts[k];
        p->start += by;
        p->end += by;
        p->inner_start += by;
        p->inner_end += by;
    }
    if (q->speaker_end > 0) {
        q->speaker_start += by;
        q->speaker_end += by;
    }
}

struct quotes_reader {
    struct quote_words *words[QUOTE_LANGUAGES]; /* each made when its language first comes */
};

struct quotes_reader *quotes_reader_create(void)
{
    return calloc(1, sizeof(struct quotes_reader));
}

void quotes_reader_destroy(struct quotes_reader *r)
{
    if (r == NULL)
        return;
    for (size_t i = 0; i < QUOTE_LANGUAGES; i++)
        quote_words_destroy(r->words[i]);
    free(r);
}

static const struct quote_words *reader_words(struct quotes_reader *r, enum quote_language language)
{
    if (r->words[language] == NULL)
        r->words[language] = quote_words_create(language);
    return r->words[language];
}

/* Finds the quotes of one piece of the text, `size` bytes from `from` on, and adds them. */
static bool find_in_piece(const struct state *s, size_t from, size_t size, const struct quote_words *words,
                          struct error *e)
{
    const char *piece = s->text + from;
    size_t first = s->out->n_quotes;
    struct state p = *s; /* nothing of the text is read in it yet */
    p.text = piece;
    bool ok = quote_marks_find(piece, size, &p.stretches, e) &&
              quote_incises_part(piece, words, s->language == QUOTE_FRENCH, &p.stretches, e) &&
              (s->language != QUOTE_ENGLISH || quote_turns_find(piece, size, &p.stretches, e)) &&
              ((s->language != QUOTE_FRENCH && s->language != QUOTE_SPANISH) ||
               quote_dashes_find(piece, size, words, &p.stretches, e)) &&
              quote_tokens_read(piece, size, &p.stretches, words, &p.tokens, e);

    s->out->odd_marks += p.stretches.odd_marks;
    if (!ok || p.stretches.n == 0)
        goto out;
    p.inserts = calloc(p.stretches.n, sizeof *p.inserts);
    ok = p.inserts != NULL;
    if (ok)
        part_inserts(&p);
    ok = ok && quote_speakers_init(&p.speakers, &p.tokens, &p.stretches, s->by);
    ok = ok && find_all(&p);
    if (!ok)
        error_memory(e);
    for (size_t i = first; i < s->out->n_quotes; i++)
        move_quote(&s->out->quotes[i], from);
out:
    quote_speakers_finish(&p.speakers);
    free(p.inserts);
    quote_tokens_finish(&p.tokens);
    quote_marks_finish(&p.stretches);
    return ok;
}

/* Where the piece that begins at `from` ends: the text's end, or after PIECE bytes or a little more between two
 * paragraphs, or lines, or words. */
static size_t piece_end(const char *text, size_t from, size_t size)
{
    if (size - from <= PIECE + PIECE_MORE)
        return size;
    const char *at = text + from + PIECE, *paragraph = memmem(at, PIECE_MORE, "\n\n", 2),
               *line = memchr(at, '\n', PIECE_MORE), *word = memchr(at, ' ', PIECE_MORE);
    if (paragraph != NULL)
        return (size_t)(paragraph + 2 - text);
    if (line != NULL || word != NULL)
        return (size_t)((line != NULL ? line : word) + 1 - text);
    while (((unsigned char)*at & 0xC0) == 0x80)
        at++;
    return (size_t)(at - text);
}

bool quotes_find(const char *text, size_t size, const struct quotes_options *options, struct quotes_found *out,
                 struct error *e)
{
    static const struct quotes_options usual;
    const struct quotes_options *how = options != NULL ? options : &usual;
    enum quote_language language =
        how->language != NULL ? quote_words_for_tag(how->language) : quote_words_language(text, size);
    struct quotes_reader own = {{NULL}};
    struct state s = {.text = text,
                      .language = language,
                      .by = {how->by, how->n_by},
                      .explain = how->explain,
                      .risk = how->risk != 0 ? how->risk : QUOTES_RISK_USUAL,
                      .out = out};

    *out = (struct quotes_found){0};
    const struct quote_words *words = reader_words(how->reader != NULL ? how->reader : &own, language);
    bool ok = words != NULL || error_memory(e);
    for (size_t from = 0, end; ok && from < size; from = end) {
        end = piece_end(text, from, size);
        ok = find_in_piece(&s, from, end - from, words, e);
    }
    quote_words_destroy(own.words[language]);
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
        free(q->quotes[i].likely);
        free(q->quotes[i].explain);
    }
    free(q->quotes);
    *q = (struct quotes_found){0};
}

char *quotes_doubt(const struct quotes_quote *q)
{
    struct buffer b = {0};
    const char *cue = quote_reason_words((enum quote_reason)q->cue),
               *who = quote_reason_words((enum quote_reason)q->who);

    if (q->speaker == NULL && q->likely != NULL)
        buffer_printf(&b, "likely %s, but of 1,000 such %u are false (%s; %s)", q->likely, q->risk, cue, who);
    else if (q->speaker == NULL)
        buffer_text(&b, q->who != QR_NONE ? who : cue);
    char *text = buffer_take_text(&b);
    buffer_finish(&b);
    return text;
}

char *quotes_text(const char *text, const struct quotes_quote *q)
{
    struct buffer b = {0};

    for (size_t i = 0; i < q->n_parts; i++) {
        const struct quotes_part *p = &q->parts[i];
        quote_add_text(&b, text + p->inner_start, p->inner_end - p->inner_start, p->stop);
    }
    return buffer_take_text(&b);
}
