/* SPDX-License-Identifier: MIT */
#include "quotes/joins.h"

#include "base/utf8.h"
#include "quotes/clauses.h"

uint32_t quote_joins_last_character(const struct quote_speakers *s, size_t k)
{
    const struct quote_stretch *q = &s->stretches->at[k];
    const char *at = s->text + q->inner_end;
    uint32_t c = utf8_previous(&at, s->text + q->inner_start);
    /* A quote inside the quote may hold the stop: “He said ‘no.’” */
    while ((c == '\'' || c == '"' || c == 0x2019 || c == 0x201D) && at > s->text + q->inner_start)
        c = utf8_previous(&at, s->text + q->inner_start);
    return c;
}

static bool same_line(const struct quote_speakers *s, size_t a, size_t b)
{
    for (size_t i = s->token[a]; i < s->token[b]; i++)
        if (s->tokens->at[i].kind == QT_LINE)
            return false;
    return true;
}

struct quote_cue quote_joins_cue_after(const struct quote_speakers *s, size_t k)
{
    return quote_cue_after(s->tokens, s->token[k], quote_joins_last_character(s, k));
}

/* Whether two cues are sure and name two people. */
static bool names_another(const struct quote_speakers *s, const struct quote_cue *a, const struct quote_cue *b)
{
    return a->score >= 90 && b->score >= 90 && a->phrase.kind == QP_NAME && b->phrase.kind == QP_NAME &&
           !quote_token_same(s->tokens, a->phrase.name_end - 1, b->phrase.name_end - 1);
}

/* "...,” said Hale. “... / “...,” added Reed: a closing mark is missing, and the next paragraph is somebody else's. So
 * too where Hale said: “... */
static bool other_speaks(const struct quote_speakers *s, size_t k)
{
    struct quote_cue next = quote_joins_cue_after(s, k), before = quote_cue_before(s->tokens, s->token[k - 1]);
    if (names_another(s, &before, &next))
        return true;
    for (size_t i = k; i-- > 0 && i + 4 > k;) {
        struct quote_cue cue = quote_joins_cue_after(s, i);
        if (cue.score >= 90 && cue.phrase.kind == QP_NAME)
            return names_another(s, &cue, &next);
        if (i > 0 && !s->stretches->at[i - 1].carries_on && !same_line(s, i - 1, i))
            break;
    }
    return false;
}

/* "..." Hale said, and Moss: "..." */
static bool hands_over(const struct quote_tokens *t, const struct quote_cue *cue, size_t end)
{
    struct quote_phrase p;
    return t->at[end - 1].kind == QT_COLON && quote_clause_phrase_before(t, cue->phrase.end, end - 1, &p) &&
           p.kind == QP_NAME && p.start > cue->verb;
}

bool quote_joins_are_one(const struct quote_speakers *s, size_t k, bool *stop)
{
    const struct quote_tokens *t = s->tokens;
    *stop = false;
    if (s->stretches->at[k - 1].carries_on)
        return !other_speaks(s, k);
    if (s->token[k] - s->token[k - 1] > QUOTE_CLAUSE_REACH || !same_line(s, k - 1, k))
        return false;
    struct quote_cue cue = quote_joins_cue_after(s, k - 1);
    if (cue.score < QUOTE_CUE_SURE)
        return false;
    size_t end = cue.end;
    /* He asked: "Why?" Hale replied: "..." */
    if (t->at[end].kind == QT_QUOTE && quote_joins_last_character(s, k - 1) != ',' &&
        quote_cue_before(t, s->token[k - 1]).score >= 70)
        return false;
    if (end == s->token[k] && t->language != QUOTE_ENGLISH && t->at[end - 1].kind == QT_COLON)
        return false;
    if (end == s->token[k]) {
        /* "..., said Hale, who thinks they "should go"": another sentence's part, not the rest of the speech. */
        const struct quote_token *last = &t->at[end - 1];
        if ((last->kind == QT_WORD && end - 1 != cue.verb && end != cue.phrase.end) || hands_over(t, &cue, end))
            return false;
        struct quote_cue before = quote_cue_before(t, s->token[k]);
        /* "..., he said, adding: ..." is a quote of its own. */
        return before.verb == 0 || before.verb == cue.verb || before.score < QUOTE_CUE_SURE;
    }
    *stop = end + 1 == s->token[k] && quote_token_ends_sentence(t, end) &&
            quote_joins_cue_after(s, k).score < QUOTE_CUE_SURE;
    return *stop;
}
