/* SPDX-License-Identifier: MIT */
#include "quotes/prominence.h"

#include "quotes/clauses.h"

/* "Hale, head of the trust, said": whether the aside after a subject ends in a reporting verb. */
static bool reports_later(const struct quote_tokens *t, size_t i)
{
    size_t end = i + 60 < t->n ? i + 60 : t->n;
    if (i >= end || (t->at[i].kind != QT_COMMA && t->at[i].kind != QT_OPEN))
        return false;
    for (; i + 1 < end && !quote_token_ends_sentence(t, i) && t->at[i].kind != QT_QUOTE; i++)
        if ((t->at[i].kind == QT_COMMA || t->at[i].kind == QT_CLOSE) && quote_token_reports(&t->at[i + 1]))
            return true;
    return false;
}

/* "said Ann Hale, a baker", "Hale openly said it was late", "it was late Hale said.": the subject of a reporting verb.
 * `opens`: nothing of its clause stands before it. */
static bool speaks(const struct quote_tokens *t, const struct quote_phrase *ph, size_t verb, bool opens,
                   bool has_subject)
{
    bool inverted = quote_token_reports(&t->at[ph->start - 1]) && ph->start > 1 && t->at[ph->start - 2].kind != QT_WORD;
    bool says = quote_token_reports(&t->at[verb]);
    return inverted || (says && verb + 1 < t->n && quote_token_ends_sentence(t, verb + 1)) ||
           (opens && (says || (!has_subject && reports_later(t, ph->end))));
}

/* "asked Hale whether", "pressed the mayor": the one who is asked speaks next. */
static bool asks_somebody(const struct quote_tokens *t, size_t verb)
{
    struct quote_phrase whom;
    return quote_token_among(t, verb, "asked asks questioned pressed quizzed") &&
           quote_phrase_read(t, verb + 1, t->n, &whom) && whom.kind == QP_NAME && !whom.possessive;
}

/* "To the gardener Ann Hale, it was a relief", "for Hale, ...": whose view the sentence is. */
static bool is_topic(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    bool as_for = ph->start > 2 && quote_token_is(t, ph->start - 1, "for") && quote_token_is(t, ph->start - 2, "as");
    return ph->kind == QP_NAME && ph->start > 1 && quote_token_among(t, ph->start - 1, "to for") &&
           (t->at[ph->start - 1 - as_for].shape & QS_FIRST) && t->at[ph->end].kind == QT_COMMA;
}

/* "was backed by Hale, who said it was late" */
static bool says_in_clause(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    size_t end = ph->end + 20 < t->n ? ph->end + 20 : t->n;
    if (ph->kind != QP_NAME || ph->end >= end || t->at[ph->end].kind != QT_COMMA)
        return false;
    for (size_t i = ph->end + 1; i + 1 < end && !quote_token_ends_sentence(t, i) && t->at[i].kind != QT_QUOTE; i++)
        if (quote_token_is(t, i, "who") && t->at[i - 1].kind == QT_COMMA)
            return quote_token_reports(&t->at[quote_clause_skip_adverbs(t, i + 1, t->n - 1)]);
    return false;
}

/* "a fitter named Hale has nothing but praise" */
static bool is_named(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    return ph->kind == QP_NAME && ph->name > 1 && quote_token_among(t, ph->name - 1, "named called");
}

/* "Moss asked Hale whether": the one who is asked. */
static bool is_asked(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    return ph->kind == QP_NAME && ph->start > 1 &&
           quote_token_among(t, ph->start - 1, "asked asks questioned pressed quizzed") &&
           t->at[ph->start - 2].kind == QT_WORD;
}

/* Listed with others, in brackets, or set off by commas: no subject. `but`: a conjunction opens the sentence. */
static bool stands_aside(const struct quote_tokens *t, const struct quote_phrase *ph, bool but, bool has_subject)
{
    const struct quote_token *before = &t->at[ph->start - 1];
    size_t verb = quote_clause_skip_adverbs(t, ph->end, t->n - 1);
    struct quote_phrase other;
    /* "Ann Moss and Ruth Pell came": neither more than the other */
    if (ph->end + 1 < t->n && quote_token_is(t, ph->end, "and") && quote_phrase_read(t, ph->end + 1, t->n, &other) &&
        other.kind == QP_NAME)
        return true;
    bool listed = quote_token_among(t, ph->start - 1, "and or") && !but;
    if (before->kind == QT_OPEN || (listed && !quote_token_has(t, verb, QW_AUX | QW_VERB | QW_SAY)))
        return true;
    if (ph->end >= t->n)
        return false;
    /* "Ann Hale / Tollan Pictures" */
    if (t->at[ph->end].kind == QT_OTHER && t->text[t->at[ph->end].start] == '/')
        return true;
    return before->kind == QT_COMMA && has_subject &&
           (t->at[ph->end].kind == QT_COMMA || quote_token_ends_sentence(t, ph->end));
}

/* "asked if Hale was late, he said", "I ask whether Hale": somebody else is asked. */
static bool is_asked_about(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    if (ph->start < 4 || !quote_token_among(t, ph->start - 1, "if whether"))
        return false;
    static const char asks[] = "ask asks asked asking wonder wonders wondered";
    return quote_token_among(t, ph->start - 2, asks) || quote_token_among(t, ph->start - 3, asks);
}

enum quote_prominence quote_prominence_of(const struct quote_tokens *t, const struct quote_phrase *ph, bool has_subject)
{
    bool first = t->at[ph->start].shape & QS_FIRST;
    if (ph->start == 0)
        return QUOTE_MENTIONED;
    if (ph->possessive) /* "Hale's luck had turned, and she" */
        return first ? QUOTE_LATER_SUBJECT : QUOTE_MENTIONED;
    if (is_asked_about(t, ph))
        return QUOTE_MENTIONED;
    if (says_in_clause(t, ph))
        return QUOTE_SPEAKER;
    if (is_topic(t, ph) || is_asked(t, ph) || is_named(t, ph))
        return QUOTE_SUBJECT;
    const struct quote_token *before = &t->at[ph->start - 1];
    size_t verb = quote_clause_skip_adverbs(t, ph->end, t->n - 1);
    bool but = (before->shape & QS_FIRST) && (before->flags & QW_CONJ); /* "But Hale said" */
    if (speaks(t, ph, verb, but || before->kind != QT_WORD, has_subject))
        return asks_somebody(t, verb) ? QUOTE_MENTIONED : QUOTE_SPEAKER;
    if (stands_aside(t, ph, but, has_subject) ||
        !(first || before->kind != QT_WORD || (before->flags & (QW_CONJ | QW_DAY | QW_ADV))))
        return QUOTE_MENTIONED;
    return has_subject ? QUOTE_LATER_SUBJECT : QUOTE_SUBJECT;
}
