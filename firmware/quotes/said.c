/* SPDX-License-Identifier: MIT */
#include "quotes/said.h"

#include "quotes/clauses.h"
#include "quotes/voices.h"

/* A word that reports, also one that no other part of the reader takes for a verb: "had written", "cited the poet",
 * "heard him shout", "nor did Hale say". */
static bool speaks(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (quote_clause_reports(t, i, QW_SAY | QW_SAYING) || quote_clause_infinitive(t, i))
        return true;
    if ((quote_voices_word(t, i) & QU_CITE) || quote_token_is(t, i, "written"))
        return !quote_voices_owned(t, i);
    if (!quote_clause_reports(t, i, QW_SAY_BASE))
        return false;
    for (size_t k = c->from; k < i; k++)
        if ((quote_voices_word(t, k) & (QU_HEAR | QU_WISH)) || quote_token_among(t, k, "did does do") ||
            (k == c->from && quote_token_has(t, k, QW_AUX)))
            return true;
    return false;
}

/* "Hale did not write, as some have claimed, ...": the aside reports nothing. */
static void leave_aside(struct quote_narration *c, size_t cue_verb)
{
    size_t i = cue_verb;
    while (i > c->from + 1 && c->t->at[i].kind != QT_COMMA)
        i--;
    if (!c->after && cue_verb < c->end && i > c->from + 1 && quote_token_is(c->t, i + 1, "as") &&
        !quote_token_among(c->t, i + 2, "if though"))
        c->end = i;
}

static void find_verb(struct quote_narration *c, size_t cue_verb)
{
    const struct quote_tokens *t = c->t;
    leave_aside(c, cue_verb);
    c->verb = c->end;
    bool cued = cue_verb >= c->from && cue_verb < c->end && t->at[cue_verb].kind == QT_WORD;
    size_t least = cued ? cue_verb + 1 : c->from;
    for (size_t i = c->end; !c->after && i > least && c->verb == c->end; i--)
        if (speaks(c, i - 1) && !(cued && quote_clause_reports(t, i - 1, QW_SAY | QW_SAYING)))
            c->verb = i - 1;
    if (cued && c->verb == c->end)
        c->verb = cue_verb;
}

static void find_group(struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = c->verb;
    while (i > c->from && (quote_token_has(t, i - 1, QW_ADV | QW_AUX) || quote_token_is(t, i - 1, "to") ||
                           (quote_voices_word(t, i - 1) & (QU_MIGHT | QU_ALLEGEDLY | QU_NOT))))
        i--;
    c->group = i;
    c->have_subject = i > c->from && quote_clause_phrase_before(t, c->from, i, &c->subject) && !c->subject.possessive;
}

/* "did not say", "never wrote", "nor did she say"; not "not only said". */
static bool is_negated(const struct quote_narration *c)
{
    size_t no = quote_voices_find(c->t, c->group, c->verb, QU_NOT);
    return no < c->verb && !quote_token_among(c->t, no + 1, "only just merely");
}

/* Whether the verb's group has one of the words. */
static bool has_word(const struct quote_narration *c, const char *words)
{
    for (size_t i = c->group; i < c->verb; i++)
        if (quote_token_among(c->t, i, words))
            return true;
    return false;
}

/* "might say", "would have said"; not "would later say", "would often say". */
static bool is_possible(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = quote_voices_find(t, c->group, c->verb, QU_MIGHT);
    if (quote_voices_find(t, c->group, c->verb, QU_NEARLY) < c->verb || (quote_voices_word(t, c->from) & QU_NEARLY))
        return true;
    if (i >= c->verb)
        return false;
    bool habit = (quote_token_is(t, i, "could") && quote_token_is(t, i + 1, "only")) ||
                 has_word(c, "later always often sometimes usually regularly eventually go on");
    return has_word(c, "have") || quote_token_among(t, i, "might may should ought must") || !habit;
}

/* "accused of", "accused Hale of", before token `of` */
static bool is_accused(const struct quote_narration *c, size_t of)
{
    for (size_t i = c->from; i < of; i++)
        if (quote_token_among(c->t, i, "accused accuses accuse accusing suspected suspects guilty"))
            return true;
    return false;
}

/* What the word before the verb's group makes of it: "denied saying", "accused of saying", "alleged to have said", "as
 * if to say". */
static enum quote_reason governed(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    if (c->group == c->from)
        return QR_NONE;
    size_t i = c->group - 1;
    bool to = has_word(c, "to"), participle = quote_token_has(t, c->verb, QW_SAYING) || has_word(c, "having");
    uint32_t word = quote_voices_word(t, i);
    if (quote_token_is(t, i, "of") && i > c->from) {
        if (quote_token_is(t, i - 1, "short"))
            return QR_DENIED;
        if (quote_voices_word(t, i - 1) & QU_WISH)
            return QR_HYPOTHETICAL;
        return is_accused(c, i) ? QR_ALLEGED : QR_NONE;
    }
    bool not_yet = (to && quote_token_is(t, i, "yet")) || (participle && quote_token_is(t, i, "from"));
    if (((word & (QU_DENY | QU_NOT)) && (to || participle)) || not_yet)
        return QR_DENIED;
    if ((word & QU_CLAIM) && to && c->verb > c->group + 1)
        return QR_ALLEGED;
    if (to && ((word & (QU_INTEND | QU_WISH)) || quote_token_among(t, i, "if though")))
        return QR_HYPOTHETICAL;
    return (word & QU_HEAR) && !to && !quote_voices_passive(c, i) ? QR_HEARD : QR_NONE; /* "heard shouts of" */
}

/* "denied saying": the verb that was taken for the reporting one governs another. */
static bool denies_next(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = c->verb + 1;
    if (!(quote_voices_word(t, c->verb) & QU_DENY) || i >= c->end)
        return false;
    i = quote_clause_skip_adverbs(t, i, c->end);
    return i < c->end && (quote_token_among(t, i, "having that it this") || quote_token_has(t, i, QW_SAYING));
}

/* "is said to have told", "is accused of saying", behind the quote: the verb that was taken for the reporting one. */
static bool alleges_next(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = c->verb + 1;
    return c->after && i + 1 < c->end && quote_voices_passive(c, c->verb) &&
           (quote_voices_word(t, c->verb) & QU_CLAIM) &&
           (quote_token_is(t, i, "of") || (quote_token_is(t, i, "to") && quote_token_is(t, i + 1, "have")));
}

/* "did Hale say": the auxiliary before the subject. */
static enum quote_reason inverted(const struct quote_narration *c, size_t aux)
{
    const struct quote_tokens *t = c->t;
    if (!quote_token_has(t, aux, QW_AUX) || c->verb == c->from)
        return QR_NONE;
    for (size_t i = c->from; i < aux; i++)
        if (quote_token_among(t, i, "only until so"))
            return QR_NONE;
    if (quote_voices_find(t, c->from, aux, QU_NOT) < aux)
        return QR_DENIED;
    return aux == c->from ? QR_ASKED : QR_NONE;
}

/* Whether anything before token `end` makes the clause's subject one who speaks or writes. */
static bool any_reports(const struct quote_narration *c, size_t end)
{
    for (size_t i = c->from; i < end; i++)
        if (quote_clause_reports(c->t, i, QW_SAY | QW_SAYING) ||
            quote_token_among(c->t, i, "sent sends issued issues released handed turned turns"))
            return true;
    return false;
}

/* What stands before the verb's own subject, "that" left out; `from` if nothing does. A phrase takes a word of no list
 * for a part of itself: "imagine Ann Hale". */
static size_t governor(const struct quote_narration *c, bool *that)
{
    const struct quote_tokens *t = c->t;
    const struct quote_phrase *p = &c->subject;
    size_t start = p->start;
    size_t end = p->kind == QP_NAME ? p->name : p->start + 1;
    for (size_t i = p->start; i < end; i++)
        if ((quote_voices_word(t, i) & (QU_HEAR | QU_WISH | QU_CLAIM | QU_DENY)) || quote_clause_infinitive(t, i))
            start = i + 1;
    *that = quote_token_is(t, start, "that");
    if (start > c->from && quote_token_is(t, start - 1, "that")) {
        *that = true;
        start--;
    }
    if (start > c->from && quote_token_among(t, start - 1, "even only"))
        start--;
    return start > c->from ? start - 1 : c->from;
}

/* "Hale said she told him": the one who tells of it is most likely the one who said it. */
static bool tells_of_self(const struct quote_narration *c, size_t said)
{
    struct quote_phrase p;
    return c->subject.kind == QP_PRONOUN && c->subject.gender != 0 && c->phrase->kind != QP_COMMON &&
           quote_token_among(c->t, said, "said says wrote writes recalled recalls added adds") &&
           quote_clause_phrase_before(c->t, c->from, said, &p) && !p.possessive &&
           (p.kind == QP_NAME || p.kind == QP_PRONOUN) && (p.gender == 0 || p.gender == c->subject.gender);
}

/* What token i, which stands before the verb's own subject, makes of the words: "claims that Hale said", "imagine Hale
 * saying", "if Hale said". */
static enum quote_reason doubt_of_governor(const struct quote_narration *c, size_t i, bool that)
{
    const struct quote_tokens *t = c->t;
    uint32_t word = quote_voices_word(t, i);
    if (quote_token_is(t, i, "whether"))
        return QR_ASKED;
    bool as_though = quote_token_is(t, i, "though") && i > c->from && quote_token_is(t, i - 1, "as");
    if (quote_token_among(t, i, "if unless lest") || as_though)
        return i > c->from && quote_token_has(t, i - 1, QW_SAY | QW_SAYING) ? QR_ASKED : QR_HYPOTHETICAL;
    /* "no record of Hale saying", "no proof that Hale said", "neither Moss nor Hale said" */
    bool none = (that || quote_token_is(t, i, "of")) && i > c->from + 1 && quote_voices_find(t, i - 2, i, QU_NOT) < i;
    if ((word & (QU_DENY | QU_NOT)) || none || (that && quote_token_among(t, i, "true case")))
        return QR_DENIED;
    if (word & QU_WISH)
        return QR_HYPOTHETICAL;
    bool listens = quote_token_is(t, i, "to") && i > c->from && (quote_voices_word(t, i - 1) & QU_HEAR);
    if (((word & QU_HEAR) && !that) || listens)
        return QR_HEARD;
    bool has_it = that && quote_token_is(t, i, "it");
    return has_it || ((word & QU_CLAIM) && !quote_token_is(t, i, "said")) ? QR_ALLEGED : QR_NONE;
}

/* "woke to Hale shouting" */
static bool meets_speaker(const struct quote_narration *c, size_t i)
{
    bool person = c->subject.kind == QP_NAME || (c->subject.kind == QP_COMMON && c->subject.person);
    return person && quote_token_among(c->t, i, "to at by over") && quote_token_has(c->t, c->verb, QW_SAYING) &&
           c->group == c->verb && !any_reports(c, i);
}

/* "Moss said that on the night Hale told him": before token i another verb says all of it. */
static bool told_before(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (t->at[i].kind != QT_WORD || quote_token_has(t, i, QW_CONJ))
        return false;
    for (size_t k = c->from + 1; k < i; k++)
        if (quote_token_is(t, k, "that") && quote_clause_reports(t, k - 1, QW_SAY | QW_SAYING | QW_SAY_BASE))
            return true;
    return false;
}

/* "The talk was that Hale said", "denied to the board that he said"; not "it was then that Hale said". */
static enum quote_reason doubt_of_content(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (quote_token_is(t, c->from, "it") || quote_token_has(t, i, QW_ADV | QW_CONJ))
        return quote_voices_find(t, c->from, i, QU_CLAIM | QU_DENY) < i ? QR_ALLEGED : QR_NONE;
    if (quote_voices_find(t, c->from, i, QU_DENY) < i)
        return QR_DENIED;
    for (size_t k = i; k > c->from; k--)
        if (quote_clause_reports(t, k, QW_SAY | QW_SAYING) && tells_of_self(c, k))
            return QR_NONE;
    return QR_HEARD;
}

/* What governs the clause of the verb's own subject: "heard Hale say", "did Hale say", "Moss said Hale told him". */
static enum quote_reason embedded(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    bool that = false;
    if (!c->have_subject)
        return QR_NONE;
    size_t i = governor(c, &that);
    if (i == c->from && c->subject.start == c->from && !(quote_voices_word(t, i) & (QU_HEAR | QU_WISH)))
        return QR_NONE;
    enum quote_reason why = inverted(c, i);
    if (why == QR_NONE)
        why = doubt_of_governor(c, i, that);
    if (why != QR_NONE)
        return why;
    if (quote_clause_reports(t, i, QW_SAY | QW_SAYING | QW_SAY_BASE))
        return tells_of_self(c, i) ? QR_NONE : QR_HEARD;
    if (that || told_before(c, i))
        return doubt_of_content(c, i);
    return meets_speaker(c, i) ? QR_HEARD : QR_NONE;
}

/* "prosecutors say Hale told his brother", after the quote: another reporting verb right behind the first one. */
static bool reports_report(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    struct quote_phrase p;
    size_t i = c->verb + 1;
    if (!c->after || i >= c->end)
        return false;
    i += quote_token_is(t, i, "that");
    if (i >= c->end || !quote_phrase_read(t, i, c->end, &p) || p.possessive || p.bare || p.end >= c->end)
        return false;
    i = p.end;
    while (i < c->end && (quote_token_has(t, i, QW_ADV | QW_AUX) || quote_token_among(t, i, "used to")))
        i++;
    bool hears = i < c->end && (quote_voices_word(t, c->verb) & QU_HEAR) &&
                 quote_clause_reports(t, i, QW_SAYING | QW_SAY_BASE); /* "Moss recalled Hale saying" */
    return hears || (i < c->end && (quote_token_reports(&t->at[i]) || quote_clause_infinitive(t, i)));
}

/* "..., prosecutors allege." */
static bool alleged_aside(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    bool comma = false;
    for (size_t i = c->verb; c->after && i < c->end; i++) {
        comma = comma || t->at[i].kind == QT_COMMA;
        if (comma && quote_token_among(t, i, "allege alleges alleged allegedly"))
            return true;
    }
    return false;
}

/* "falsely quoted", "falsely claims": the adverb beside a verb. */
static bool says_falsely(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t end = c->verb < c->end ? c->verb + 1 : c->end;
    for (size_t i = c->from; (i = quote_voices_find(t, i, end, QU_FALSELY | QU_ALLEGEDLY)) < end; i++)
        if (i + 1 < c->end && ((quote_voices_word(t, i + 1) & QU_CITE) ||
                               quote_token_among(t, i + 1, "attributes attributed credits credited")))
            return true;
    return false;
}

/* "Hale was asked", after the quote */
static bool is_passive(const struct quote_narration *c)
{
    return c->after && c->verb < c->end && quote_clause_passive(c->t, c->from, c->verb);
}

/* "Moss met a man who said": the relative clause is said of somebody else than the cue names. */
static bool is_of_another(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    struct quote_phrase p;
    size_t i = c->group;
    if (c->after || c->phrase->end == c->phrase->start || i < c->from + 2 || !quote_token_is(t, i - 1, "who"))
        return false;
    i -= 1 + (t->at[i - 2].kind == QT_COMMA);
    return quote_clause_phrase_before(t, c->from, i, &p) && p.kind != QP_PRONOUN &&
           (p.end <= c->phrase->start || p.start >= c->phrase->end);
}

/* "According to Bell, Hale told the board" */
static bool according_to_another(const struct quote_narration *c)
{
    struct quote_phrase p;
    size_t i = c->phrase->end;
    if (c->after && quote_token_is(c->t, c->verb, "according"))
        return i + 1 < c->end && c->t->at[i].kind == QT_COMMA && quote_phrase_read(c->t, i + 1, c->end, &p) &&
               p.end < c->end && quote_token_reports(&c->t->at[p.end]);
    return !c->after && quote_token_is(c->t, c->from, "according") && c->t->at[c->verb].kind == QT_WORD &&
           c->verb > c->from;
}

/* "It was not Hale who said", "it will not be", "says he was misquoted" */
static bool is_disowned(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = c->from;
    if (c->after)
        return false;
    if (quote_token_is(t, i, "it") && i + 2 < c->end &&
        quote_token_among(t, i + 1, "was is wasn't isn't wasn’t isn’t") &&
        ((quote_voices_word(t, i + 1) | quote_voices_word(t, i + 2)) & QU_NOT) && c->group > c->from &&
        quote_token_among(t, c->group - 1, "who that"))
        return true;
    if (c->end > c->from + 2 && quote_token_is(t, c->end - 2, "be") && (quote_voices_word(t, c->end - 3) & QU_NOT))
        return true;
    for (; i < c->end; i++)
        if (quote_token_is(t, i, "misquoted"))
            return true;
    return false;
}

/* "If you ask Hale, she says", "ask Hale and she will say" */
static bool is_general(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    return !c->after && c->from + 1 < c->end &&
           (quote_token_is(t, c->from, "ask") ||
            (quote_token_is(t, c->from, "if") && quote_token_among(t, c->from + 1, "you anyone anybody we one")));
}

static enum quote_reason doubt_of_verb(const struct quote_narration *c)
{
    /* "heard a docker mutter": a verb of no list */
    if (c->verb >= c->end)
        return quote_voices_find(c->t, c->from, c->end, QU_HEAR) < c->end ? QR_HEARD : QR_NONE;
    if (according_to_another(c) || is_of_another(c))
        return QR_HEARD;
    if (is_negated(c) || denies_next(c) || is_disowned(c))
        return QR_DENIED;
    if (is_general(c))
        return QR_HYPOTHETICAL;
    if (alleged_aside(c) || alleges_next(c) || quote_voices_find(c->t, c->group, c->verb, QU_ALLEGEDLY) < c->verb)
        return QR_ALLEGED;
    if (is_passive(c))
        return QR_ASKED;
    enum quote_reason why = governed(c);
    if (why == QR_NONE)
        why = embedded(c);
    if (why != QR_NONE)
        return why;
    if (is_possible(c))
        return QR_HYPOTHETICAL;
    return reports_report(c) ? QR_HEARD : QR_NONE;
}

static enum quote_reason doubt_of(struct quote_narration *c, size_t cue_verb)
{
    find_verb(c, cue_verb);
    if (c->verb < c->end)
        find_group(c);
    enum quote_reason why = doubt_of_verb(c);
    if (why != QR_NONE)
        return why;
    if (says_falsely(c))
        return QR_ALLEGED;
    if (quote_voices_acted(c))
        return QR_ACTED;
    if (quote_voices_cited(c))
        return QR_CITED;
    return !c->after && quote_voices_received(c) ? QR_HEARD : QR_NONE;
}

/* "...", is not what Hale said. */
static bool denied_after(const struct quote_tokens *t, size_t last)
{
    size_t i = last + 1;
    i += i < t->n && t->at[i].kind == QT_COMMA;
    return i + 1 < t->n && quote_token_among(t, i, "is was were are isn't wasn't isn’t wasn’t") &&
           ((quote_voices_word(t, i) | quote_voices_word(t, i + 1)) & QU_NOT);
}

enum quote_reason quote_said_doubt(const struct quote_tokens *t, size_t first, size_t last, const struct quote_cue *cue)
{
    struct quote_narration c = {.t = t};
    c.phrase = &cue->phrase;
    if (denied_after(t, last))
        return QR_DENIED;
    if (cue->kind == QC_AFTER) {
        if (quote_voices_names(t, first))
            return QR_ACTED;
        c.after = true;
        c.end = cue->end;
        c.from = cue->phrase.start;
        while (c.from > first + 1 && t->at[c.from - 1].kind != QT_QUOTE)
            c.from--;
    } else {
        c.end = first;
        c.from = quote_clause_start(t, first - (first > 1 && t->at[first - 1].kind == QT_LINE));
        for (size_t i = c.from; i < c.end; i++)
            if (t->at[i].kind == QT_QUOTE)
                c.from = i + 1;
    }
    if (c.from < c.end && t->at[c.from].kind == QT_COMMA)
        c.from++;
    return c.from < c.end ? doubt_of(&c, cue->verb) : QR_NONE;
}
