/* SPDX-License-Identifier: MIT */
#include "quotes/speakers.h"

#include "quotes/clauses.h"
#include "quotes/interviews.h"
#include "quotes/joins.h"
#include "quotes/said.h"
#include "quotes/tongue_cues.h"

#include <stdlib.h>

/* Scores of candidates that no cue names; from QUOTE_CUE_SURE on one settles the speaker. */
enum {
    CARRIED_ON = 64,     /* the same speech, nothing between */
    CARRIED_SAME = 58,   /* same paragraph, other narration between */
    CARRIED_NEXT = 60,   /* the next paragraph, nothing between */
    CARRIED_LATER = 38,  /* narration between */
    SUBJECT_AGREES = 15, /* added where the sentence before is about the one who spoke last */
    TURN_MOST = 100,     /* bytes of a turn in a dialogue */
    BLOCK_SURE = 85,     /* a reporting verb and a colon before a paragraph without marks */
    MARGIN = 6,          /* two candidates nearer than this and for different people: nobody is sure */
};

/* How many words of narration and how many paragraph ends lie between two stretches, counted up to the fourth end or
 * four times as far as a clause reaches. */
static size_t between(const struct quote_speakers *s, size_t a, size_t b, size_t *lines)
{
    size_t words = 0;
    *lines = 0;
    for (size_t i = s->token[a] + 1; i < s->token[b] && *lines <= 3 && i < s->token[a] + 4 * QUOTE_CLAUSE_REACH; i++) {
        words += s->tokens->at[i].kind == QT_WORD;
        *lines += s->tokens->at[i].kind == QT_LINE;
    }
    return words;
}

static bool is_foreign(const struct quote_speakers *s)
{
    return s->tokens->language != QUOTE_ENGLISH;
}

static void add_candidate(struct quote_choice *c, const struct quote_cue *cue, const struct quote_who *who)
{
    if (c->n < QUOTE_CANDIDATES && cue->score > 0)
        c->at[c->n++] = (struct quote_candidate){.cue = *cue, .who = *who};
}

/* "in a statement", "by e-mail", "in her opening statement": how somebody spoke. */
static bool is_medium(const struct quote_tokens *t, size_t word)
{
    for (size_t i = word;
         i > 0 && i + 4 > word && t->at[i - 1].kind == QT_WORD && !(t->at[i - 1].shape & QS_POSSESSIVE); i--)
        if (quote_token_among(t, i - 1, "in by via on"))
            return true;
    return false;
}

/* Whether the last quote's sentence has the same word: "she said in a statement". */
static bool was_written_there(const struct quote_speakers *s, size_t word)
{
    const struct quote_tokens *t = s->tokens;
    size_t q = s->token[s->last_stretch], end = quote_clause_end(t, q + 1);
    for (size_t i = quote_clause_start(t, q); i < end; i++)
        if (i != q && t->at[i].kind == QT_WORD && quote_token_same(t, i, word) && is_medium(t, i))
            return true;
    return false;
}

/* "It added: ...", "The statement went on: ...": whoever wrote what was quoted last. */
static bool means_last(const struct quote_speakers *s, const struct quote_phrase *p, size_t at)
{
    const struct quote_tokens *t = s->tokens;
    if (s->last_stretch == SIZE_MAX || s->last.id == 0 || at - s->token[s->last_stretch] > QUOTE_CLAUSE_REACH)
        return false;
    bool thing = s->last_phrase.kind == QP_ORG || (s->last_phrase.kind == QP_COMMON && !s->last_phrase.plural);
    if (p->kind == QP_PRONOUN)
        return thing && quote_token_is(t, p->start, "it");
    return p->kind == QP_COMMON && quote_token_is(t, p->start, "the") && p->end - p->start == 2 &&
           (t->at[p->end - 1].flags & QW_TEXT) && !quote_token_is(t, p->end - 1, "report") &&
           (thing || was_written_there(s, p->end - 1));
}

/* Whether the verb stands beside the phrase: "Pell said", "said Pell", "Pell has also said". */
static bool is_beside(const struct quote_tokens *t, const struct quote_cue *cue)
{
    if (cue->verb == 0 || cue->verb < cue->phrase.start)
        return cue->verb != 0;
    for (size_t i = cue->phrase.end; i < cue->verb; i++)
        if (!quote_token_has(t, i, QW_ADV | QW_AUX))
            return false;
    return true;
}

/* "..." asked Hale. "..." said Moss. "..." he said: in a dialogue the turn may be either's. */
static bool is_either(const struct quote_speakers *s, const struct quote_cue *cue, const struct quote_who *who,
                      size_t from)
{
    size_t lines = 0;
    if (cue->phrase.kind != QP_PRONOUN || !s->dialogue || who->id != s->last.id ||
        (s->other.gender != 0 && who->gender != 0 && s->other.gender != who->gender))
        return false;
    const struct quote_stretch *last = &s->stretches->at[s->last_stretch], *turn = &s->stretches->at[from];
    return last->end - last->start <= TURN_MOST && turn->end - turn->start <= TURN_MOST &&
           between(s, s->last_stretch, from, &lines) <= 6 && lines == 1;
}

/* "the source said" after "a source close to Hale said": the one who spoke last, by the same noun. */
static bool names_last(const struct quote_speakers *s, const struct quote_phrase *p)
{
    const struct quote_tokens *t = s->tokens;
    const struct quote_phrase *last = &s->last_phrase;
    if (s->last_stretch == SIZE_MAX || s->last.id == 0 || last->kind != QP_COMMON || last->plural ||
        p->kind != QP_COMMON || p->end != p->start + 2 || !quote_token_among(t, p->start, "the that") ||
        p->start - s->token[s->last_stretch] > QUOTE_CLAUSE_REACH)
        return false;
    for (size_t i = last->start; i < last->end; i++)
        if (i != p->end - 1 && t->at[i].kind == QT_WORD && quote_token_same(t, i, p->end - 1))
            return true;
    return false;
}

static void add_cue(const struct quote_speakers *s, struct quote_choice *c, const struct quote_cue *cue, size_t from)
{
    if (cue->score <= 0)
        return;
    struct quote_who who = quote_people_resolve(s->people, &cue->phrase);
    if (is_either(s, cue, &who, from))
        who = (struct quote_who){.given = SIZE_MAX, .why = QR_PRONOUN_TWO};
    if (means_last(s, &cue->phrase, cue->phrase.start)) {
        who = s->last;
        who.why = QR_QUOTED_LAST;
    } else if (who.vague && names_last(s, &cue->phrase)) {
        who = s->last;
        who.why = who.vague ? who.why : QR_SAME_NOUN;
    }
    /* "... he said, and I could hear my father laugh. "...," he used to say.": a habit, and hardly of who has just
     * spoken. */
    if (cue->verb > 2 && cue->phrase.kind == QP_PRONOUN && quote_token_is(s->tokens, cue->verb - 1, "to") &&
        quote_token_is(s->tokens, cue->verb - 2, "used") && s->last.id != 0 && who.id == s->last.id)
        who = (struct quote_who){.given = SIZE_MAX, .why = QR_PRONOUN_TWO};
    /* "I lay there thinking: ..." */
    if (who.id == QUOTE_AUTHOR && cue->verb > 0 &&
        quote_token_among(s->tokens, cue->verb,
                          "thought thinking wondered wondering hoped hoping feared fearing felt "
                          "believed")) {
        who = (struct quote_who){.given = SIZE_MAX, .why = QR_HYPOTHETICAL};
    }
    if (who.thin && !who.full && !is_beside(s->tokens, cue)) {
        who.vague = true;
        who.why = QR_NO_EVIDENCE;
    }
    add_candidate(c, cue, &who);
}

/* How many words stand between the last quote with a speaker and this one, those of its attribution left out. */
static size_t narration_between(const struct quote_speakers *s, size_t k, size_t *lines)
{
    size_t narration = between(s, s->last_stretch, k, lines);
    if (s->last_stretch + 1 != k)
        return narration;
    struct quote_cue after = quote_joins_cue_after(s, s->last_stretch);
    if (after.score >= QUOTE_CUE_SURE)
        for (size_t i = s->token[s->last_stretch] + 1; i < after.end && i < s->token[k] && narration > 0; i++)
            narration -= s->tokens->at[i].kind == QT_WORD;
    return narration;
}

/* The cue of one who goes on after so many paragraphs' ends and words of narration. */
static void go_on(struct quote_cue *cue, size_t lines, size_t narration, bool whole)
{
    if (narration == 0) {
        static const int scores[] = {CARRIED_ON, CARRIED_NEXT, CARRIED_LATER};
        const uint8_t reasons[] = {QR_CARRIED_ON, whole ? QR_CARRIED_WHOLE : QR_CARRIED_NEXT, QR_CARRIED_LATER};
        size_t far = lines < 2 ? lines : 2;
        cue->score = scores[far];
        cue->why = reasons[far];
    } else if (lines == 0) {
        cue->score = CARRIED_SAME - (narration > 30 ? 10 : 0);
        cue->why = QR_CARRIED_SAME;
    } else {
        cue->score = lines == 1 ? CARRIED_LATER + 8 : lines == 2 ? CARRIED_LATER : CARRIED_LATER - 15;
        cue->why = QR_CARRIED_LATER;
    }
}

/* Whoever spoke last is a candidate: a speech may go on without a new attribution. */
static void add_carried(const struct quote_speakers *s, struct quote_choice *c, struct quote_group g, bool elided)
{
    if (s->last_stretch == SIZE_MAX)
        return;
    size_t lines, narration = narration_between(s, g.from, &lines);
    struct quote_cue cue = {.phrase = s->last_phrase, .kind = QC_CARRIED, .score = 90, .why = QR_CARRIED_ELIDED};
    bool plainly = elided && lines == 0;
    /* Elsewhere than in English only a speech that plainly goes on: "..., añadió." */
    if (is_foreign(s) && !(plainly && narration == 0))
        return;
    /* A turn of a dialogue, or an answer: somebody else's. */
    if (!elided && narration == 0 &&
        ((s->dialogue && lines > 0) || quote_joins_last_character(s, s->last_stretch) == '?'))
        return;
    if (!plainly)
        go_on(&cue, lines, narration, s->stretches->at[g.from].opens_line && s->stretches->at[g.to - 1].ends_line);
    add_candidate(c, &cue, &s->last);
}

static void add_subject(const struct quote_speakers *s, struct quote_choice *c, struct quote_group g)
{
    if (is_foreign(s))
        return;
    struct quote_cue cue = quote_cue_subject(s->tokens, s->token[g.from]);
    if (cue.score == 0)
        return;
    struct quote_who who = quote_people_resolve(s->people, &cue.phrase);
    if (who.id == 0 || who.thin || (who.id < 0 && cue.phrase.kind == QP_NAME && !who.full))
        return;
    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].cue.kind == QC_CARRIED && who.id != 0 && c->at[i].who.id == who.id) {
            c->at[i].cue.score += SUBJECT_AGREES;
            return;
        }
    if (s->stretches->at[g.from].opens_line)
        cue.score += 6;
    else
        cue.score += 14;
    add_candidate(c, &cue, &who);
}

static void choose(struct quote_choice *c)
{
    const struct quote_candidate *best = NULL;
    for (size_t i = 0; i < c->n; i++)
        if (best == NULL || c->at[i].cue.score > best->cue.score)
            best = &c->at[i];
    c->winner = NULL;
    if (best == NULL) {
        c->why = QR_NOTHING_SAYS;
        return;
    }
    if (best->cue.score < QUOTE_CUE_SURE) {
        c->why = QR_NOT_SURE;
        return;
    }
    for (size_t i = 0; i < c->n; i++)
        if (&c->at[i] != best && best->cue.score - c->at[i].cue.score < MARGIN && c->at[i].who.id != best->who.id &&
            best->cue.score < 90) {
            c->why = QR_TOO_NEAR;
            return;
        }
    c->winner = best;
    c->why = best->cue.why;
}

/* Takes the name from a winner who is not plainly the one that said the words. */
static void drop_unsaid(const struct quote_speakers *s, struct quote_choice *c, struct quote_group g)
{
    const struct quote_cue none = {0}, *cue = c->winner == NULL ? &none : &c->winner->cue;
    enum quote_reason why;
    if (!is_foreign(s))
        why = quote_said_doubt(s->tokens, s->token[g.from], s->token[g.to - 1], cue);
    else /* such words have no cue there */
        why = c->winner == NULL ? quote_tongue_unsaid(s->tokens, s->token[g.from]) : QR_NONE;
    if (why == QR_NONE)
        return;
    if (c->winner == NULL)
        c->why = (uint8_t)why;
    else
        c->at[c->winner - c->at].who = (struct quote_who){.given = SIZE_MAX, .why = (uint8_t)why};
}

/* The speaker of an answer or of a turn, which no words of the narration name. */
static void choose_turn(struct quote_speakers *s, const struct quote_stretch *q, size_t token, struct quote_choice *c)
{
    const struct quote_tokens *t = s->tokens;
    size_t label, end;
    quote_interviews_label(t, q, token, &label, &end);
    struct quote_cue cue = {.score = 95, .kind = QC_BEFORE, .why = QR_TURN_NAME, .end = token};
    struct quote_who who;
    cue.phrase = (struct quote_phrase){label, end, label, end, label, label, .kind = QP_NAME};
    if (q->turn == QUOTE_TURN_NAME) {
        who = quote_interviews_named(s->people, t, label, end);
    } else if (q->turn == QUOTE_TURN_BLOCK) {
        cue = quote_cue_before(t, token);
        cue.why = QR_TURN_BLOCK;
        bool sure = cue.score >= BLOCK_SURE && (cue.phrase.kind != QP_COMMON || cue.phrase.courtesy);
        who = sure ? quote_people_resolve(s->people, &cue.phrase) : (struct quote_who){.why = QR_LABEL_NOBODY};
        cue.score = BLOCK_SURE;
        if (!sure)
            cue.phrase = (struct quote_phrase){token - 1, token, .kind = QP_COMMON};
    } else if (q->turn == QUOTE_TURN_INITIALS) {
        who = quote_interviews_initials(s->people, t, label);
        cue.why = QR_TURN_INITIALS;
    } else {
        who = s->answers;
        cue.why = QR_TURN_ANSWER;
        if (who.id != 0 && q->label == q->label_end)
            cue.phrase = (struct quote_phrase){who.name, who.name_end, .kind = QP_NAME};
    }
    add_candidate(c, &cue, &who);
    c->winner = &c->at[0];
    c->why = cue.why;
}

/* Who goes on is as sure as it was that it is their speech which goes on, and that it was theirs. */
static unsigned risk_of(const struct quote_speakers *s, const struct quote_choice *c)
{
    if (c->winner == NULL)
        return 0;
    unsigned cue = quote_reason_risk((enum quote_reason)c->winner->cue.why);
    return cue + (c->winner->cue.kind == QC_CARRIED ? s->last_risk
                                                    : quote_reason_risk((enum quote_reason)c->winner->who.why));
}

void quote_speakers_choose(struct quote_speakers *s, struct quote_group g, struct quote_choice *c)
{
    const struct quote_tokens *t = s->tokens;
    bool elided = false;
    *c = (struct quote_choice){0};
    quote_people_hear(s->people, s->token[g.from]);
    if (s->stretches->at[g.from].turn != QUOTE_TURN_NONE) {
        choose_turn(s, &s->stretches->at[g.from], s->token[g.from], c);
        if (s->stretches->at[g.from].turn == QUOTE_TURN_BLOCK)
            drop_unsaid(s, c, g);
        c->risk = risk_of(s, c);
        return;
    }
    struct quote_cue before = quote_cue_before(t, s->token[g.from]);
    elided = before.elided;
    struct quote_cue best_after = {0};
    for (size_t k = g.from; k < g.to && k < g.from + 4; k++) {
        struct quote_cue after = quote_joins_cue_after(s, k);
        if (after.score > best_after.score) {
            best_after = after;
        }
        elided = elided || (after.elided && before.score == 0);
    }
    if (g.to > g.from + 4) {
        struct quote_cue after = quote_joins_cue_after(s, g.to - 1);
        if (after.score > best_after.score)
            best_after = after;
    }
    /* He asked: "Why?" Hale replied: "..." The second clause belongs to what follows. */
    uint32_t last = quote_joins_last_character(s, g.to - 1);
    if (before.score >= 70 && best_after.score > 0 && last != ',' && t->at[best_after.end].kind == QT_QUOTE)
        best_after.score = 0;
    if (before.score >= 85 && best_after.score > 0 && last != ',')
        best_after.score -= 20;
    add_cue(s, c, &before, g.from);
    if (best_after.score > 0) {
        quote_people_hear(s->people, best_after.phrase.start);
        add_cue(s, c, &best_after, g.from);
    }
    int best = before.score > best_after.score ? before.score : best_after.score;
    if (best < 75) {
        add_carried(s, c, g, elided);
        if (!elided)
            add_subject(s, c, g);
    }
    choose(c);
    drop_unsaid(s, c, g);
    c->risk = risk_of(s, c);
}

void quote_speakers_spoke(struct quote_speakers *s, struct quote_group g, const struct quote_choice *c)
{
    /* What follows a turn and is none is somebody else's. */
    if (s->stretches->at[g.from].turn != QUOTE_TURN_NONE) {
        s->last_stretch = SIZE_MAX;
        return;
    }
    size_t lines = 0;
    s->dialogue = s->last_stretch != SIZE_MAX && s->last.id != c->winner->who.id &&
                  between(s, s->last_stretch, g.from, &lines) < QUOTE_CLAUSE_REACH / 4 && lines <= 2;
    if (c->winner->cue.kind != QC_CARRIED)
        s->last_risk = c->risk;
    s->other = s->last;
    s->last = c->winner->who;
    s->last_phrase = c->winner->cue.phrase;
    s->last_stretch = g.to - 1;
    quote_people_spoke(s->people, &c->winner->who, s->token[g.to - 1]);
}

bool quote_speakers_init(struct quote_speakers *s, const struct quote_tokens *tokens,
                         const struct quote_stretches *stretches, struct quote_by by)
{
    *s = (struct quote_speakers){
        .text = tokens->text, .tokens = tokens, .stretches = stretches, .last_stretch = SIZE_MAX};
    s->token = calloc(stretches->n + 1, sizeof *s->token);
    s->people = quote_people_create(tokens, by);
    if (s->token == NULL || s->people == NULL) {
        quote_speakers_finish(s);
        return false;
    }
    for (size_t i = 0; i < tokens->n; i++)
        if (tokens->at[i].kind == QT_QUOTE)
            s->token[tokens->at[i].flags] = i;
    if (stretches->talk != SIZE_MAX) {
        s->answers = quote_interviews_answers(s->people, tokens, stretches->talk);
        s->has_named_turns = quote_interviews_has_names(s->people, tokens, stretches, s->token);
    }
    return true;
}

void quote_speakers_finish(struct quote_speakers *s)
{
    quote_people_destroy(s->people);
    free(s->token);
    *s = (struct quote_speakers){0};
}
