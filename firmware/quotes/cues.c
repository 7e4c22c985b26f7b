/* SPDX-License-Identifier: MIT */
#include "quotes/cues.h"
#include "quotes/clauses.h"

#include <string.h>

static struct quote_cue make(struct quote_phrase phrase, int score, enum quote_cue_kind kind, const char *why,
                             size_t verb, size_t end)
{
    return (struct quote_cue){
        .phrase = phrase, .score = score, .kind = (uint8_t)kind, .why = why, .verb = verb, .end = end};
}

static struct quote_cue after_inverted(const struct quote_tokens *t, size_t verb, size_t end)
{
    size_t i = quote_clause_skip_adverbs(t, verb + 1, end);
    struct quote_phrase p;
    if (i < end && quote_phrase_read(t, i, end, &p) && !p.possessive) {
        bool weak = (t->at[verb].flags & QW_WEAK) != 0;
        if (p.kind == QP_PRONOUN && !quote_token_is(t, i, "he") && !quote_token_is(t, i, "she"))
            return make(p, 10, QC_AFTER, "a verb and a pronoun that is not its subject", verb, end);
        p = quote_phrase_tail(t, quote_clause_pair(t, quote_clause_name(t, p, end), end), end, false);
        return make(p, weak ? 75 : 95, QC_AFTER, "reporting verb, then the speaker", verb, end);
    }
    struct quote_cue c = make((struct quote_phrase){0}, 0, QC_AFTER, "reporting verb without a subject", verb, end);
    c.elided = true;
    return c;
}

/* French: "explique-t-elle", "a-t-il dit": verb and pronoun are one token. */
static bool read_clitic(const struct quote_tokens *t, size_t i, struct quote_phrase *p)
{
    size_t size = quote_token_base(t, i);
    const char *end = t->text + t->at[i].start + size;
    bool he = size > 4 && memcmp(end - 3, "-il", 3) == 0, she = size > 6 && memcmp(end - 5, "-elle", 5) == 0;
    if (t->at[i].kind != QT_WORD || (!he && !she))
        return false;
    *p = (struct quote_phrase){.start = i, .end = i + 1, .name = i, .name_end = i, .role = i, .role_end = i};
    p->kind = QP_PRONOUN;
    p->gender = he ? QUOTE_MALE : QUOTE_FEMALE;
    return true;
}

struct quote_cue quote_cue_after(const struct quote_tokens *t, size_t q, uint32_t inner_last)
{
    struct quote_cue none = {0};
    size_t end = quote_clause_end(t, q + 1), i = q + 1;
    bool comma = inner_last == ',', stopped = inner_last == '.', dash = false;
    if (i < end && t->at[i].kind == QT_COMMA) {
        comma = true;
        stopped = false;
        i++;
    } else if (i < end && (t->at[i].kind == QT_DASH || t->at[i].kind == QT_OPEN)) {
        dash = true;
        i++;
    } else if (i + 2 < t->n && t->at[i].kind == QT_LINE && t->at[i + 1].kind == QT_DASH) {
        dash = true; /* the name on a line of its own */
        i += 2;
        end = quote_clause_end(t, i);
    }
    if (i >= end || t->at[i].kind != QT_WORD)
        return none;
    bool small = !(t->at[i].shape & QS_CAPITAL);
    size_t first = i;
    if (quote_token_is(t, i, "according") && i + 2 < end && quote_token_is(t, i + 1, "to")) {
        struct quote_phrase p;
        if (quote_phrase_read(t, i + 2, end, &p) && !p.possessive)
            return make(quote_phrase_tail(t, quote_clause_name(t, p, end), end, false), 90, QC_AFTER, "according to", i,
                        end);
    }
    if (quote_token_has(t, i, QW_CONJ) || quote_token_is(t, i, "as") || quote_token_is(t, i, "is")) {
        if (quote_token_is(t, i, "and") || quote_token_is(t, i, "but") || quote_token_is(t, i, "or"))
            return none;
        i++;
    }
    i = quote_clause_skip_adverbs(t, i, end);
    if (i >= end)
        return none;
    if (stopped && small)
        stopped = false;
    struct quote_phrase p;
    if (small && read_clitic(t, i, &p))
        return make(p, 90, QC_AFTER, "a verb and its pronoun in one", i, end);
    /* French and German put the auxiliary first: "a déclaré Jeanne Morel". */
    if (small && quote_token_has(t, i, QW_AUX) && i + 1 < end && quote_clause_reports(t, i + 1, QW_SAY) &&
        t->at[i].size <= 3 && !quote_token_is(t, i, "is") && !quote_token_is(t, i, "was"))
        i++;
    if (quote_clause_reports(t, i, QW_SAY) && (!stopped || end - i <= 8) && !(t->at[i].shape & QS_CAPITAL))
        return after_inverted(t, i, end);
    /* An unknown verb in the past tense right after the marks, and a name: "croaked Hale". */
    if (small && !stopped && i == first && t->at[i].flags == 0 && t->at[i].size > 3 &&
        memcmp(t->text + t->at[i].start + t->at[i].size - 2, "ed", 2) == 0 && i + 1 < end &&
        quote_phrase_read(t, i + 1, end, &p) && p.kind == QP_NAME && !p.possessive)
        return make(p, 75, QC_AFTER, "a verb, then a name", i, end);
    if (!quote_phrase_read(t, i, end, &p) || p.possessive || p.bare)
        return none;
    p = quote_clause_pair(t, quote_clause_name(t, p, end), end);
    size_t verb = quote_clause_verb(t, p.end, end),
           near = quote_clause_skip_adverbs(t, quote_clause_skip_brackets(t, p.end, end), end);
    bool sentence = t->at[end].kind != QT_QUOTE;
    if (dash && p.kind == QP_NAME && i == first && verb >= end &&
        (near >= end || t->at[near].kind == QT_COMMA || t->at[near].kind == QT_CLOSE))
        return make(p, 80, QC_AFTER, "a dash and a name", 0, end);
    if (stopped) {
        /* The marks closed a sentence: only a bare "Hale said." can still belong to it. */
        if (verb == near && verb < end && end - verb <= 3 && sentence && !(t->at[verb].flags & QW_WEAK))
            return make(p, 55, QC_AFTER, "a short attribution after a full stop", verb, end);
        return none;
    }
    if (verb < end) {
        bool beside = verb == near, weak = (t->at[verb].flags & QW_WEAK) != 0;
        if (comma)
            return make(quote_phrase_tail(t, p, verb, true),
                        beside ? (weak ? 88 : 100)
                        : weak ? 70
                               : 92,
                        QC_AFTER, "the speaker, then a reporting verb", verb, end);
        if (inner_last == '?' || inner_last == '!' || inner_last == 0x2026 || inner_last == '-' || inner_last == 0x2014)
            return make(quote_phrase_tail(t, p, verb, true),
                        beside  ? (weak ? 60 : 95)
                        : small ? 80
                                : 60,
                        QC_AFTER, "the speaker, then a reporting verb", verb, end);
        return make(quote_phrase_tail(t, p, verb, true), beside ? (weak ? 45 : 80) : 35, QC_AFTER,
                    "the speaker, then a reporting verb, no comma before", verb, end);
    }
    if (comma && inner_last == ',')
        return make(quote_phrase_tail(t, p, end, false), p.kind == QP_PRONOUN || p.kind == QP_NAME ? 55 : 40, QC_AFTER,
                    "a comma, then a subject with another verb", 0, end);
    return none;
}

/* "Wait, it gets better:": one word with a capital that only its place gives it. */
static bool is_doubtful(const struct quote_tokens *t, const struct quote_phrase *p)
{
    return p->kind == QP_NAME && p->name_end - p->name == 1 && !p->courtesy && (t->at[p->name].shape & QS_FIRST) &&
           !quote_token_is_given(&t->at[p->name]) && !quote_token_has(t, p->end, QW_AUX | QW_VERB | QW_SAY);
}

static struct quote_cue before_without_verb(const struct quote_tokens *t, size_t from, size_t end)
{
    struct quote_cue none = {0};
    enum quote_token_kind last = (enum quote_token_kind)t->at[end].kind;
    struct quote_phrase p;
    bool colon = last == QT_COLON;
    for (size_t i = from; (colon || last == QT_COMMA) && i + 2 < end; i++)
        if (quote_token_is(t, i, "according") && quote_token_is(t, i + 1, "to") &&
            quote_phrase_read(t, i + 2, end, &p) && !p.possessive)
            return make(quote_phrase_tail(t, p, end, false), 85, QC_BEFORE, "according to", i, end);
    if (colon && quote_phrase_read(t, from, end, &p) && p.end == end && !p.possessive)
        return make(p, p.kind == QP_NAME ? 85 : 50, QC_BEFORE, "a name and a colon", end, end);
    struct quote_subjects s = quote_clause_subjects(t, from, end);
    if (quote_token_has(t, from, QW_POSS) && (quote_token_is(t, from, "his") || quote_token_is(t, from, "her"))) {
        p = (struct quote_phrase){.start = from, .end = from + 1, .kind = QP_PRONOUN};
        p.name = p.name_end = p.role = p.role_end = from;
        p.gender = quote_token_is(t, from, "his") ? QUOTE_MALE : QUOTE_FEMALE;
        if (colon)
            return make(p, 52, QC_BEFORE, "his or her words, then a colon", end, end);
    }
    /* "Later that month on Radio Tollan:" */
    if (!s.have_main || (s.main.start > from && quote_token_has(t, s.main.start - 1, QW_PREP)))
        return none;
    if (colon)
        return make(s.main, (s.main.kind == QP_COMMON && !s.main.person) || is_doubtful(t, &s.main) ? 30 : 60,
                    QC_BEFORE, "a subject, then a colon", end, end);
    if (last == QT_COMMA && s.last.kind != QP_ORG)
        return make(s.last, 45, QC_BEFORE, "a subject with another verb, then a comma", end, end);
    return none;
}

struct quote_cue quote_cue_before(const struct quote_tokens *t, size_t q)
{
    struct quote_cue none = {0};
    size_t end = q;
    if (end > 1 && t->at[end - 1].kind == QT_LINE && t->at[end - 2].kind == QT_COLON)
        end--;
    if (end == 0 || quote_token_ends_sentence(t, end - 1) || t->at[end - 1].kind == QT_QUOTE)
        return none;
    size_t from = quote_clause_start(t, end);
    enum quote_token_kind last = (enum quote_token_kind)t->at[end - 1].kind;
    bool pause = last == QT_COMMA || last == QT_COLON || last == QT_DASH;
    size_t stop = pause ? end - 1 : end, clause = from;
    /* An earlier stretch's own attribution: what comes after it is this one's. */
    for (size_t i = from; i < stop; i++)
        if (t->at[i].kind == QT_QUOTE)
            clause = i + 1;
    size_t verb = stop;
    for (size_t i = stop; i > clause; i--) {
        if (verb < stop && t->at[i - 1].kind == QT_COMMA && (t->at[verb].flags & QW_WEAK) &&
            quote_clause_subordinate(t, i)) {
            verb = stop; /* "..., when the story broke" */
            continue;
        }
        if (verb < stop && t->at[i - 1].kind == QT_COMMA)
            break; /* what stands before it belongs to another clause */
        bool base =
            quote_clause_reports(t, i - 1, QW_SAY_BASE) && i >= 2 &&
            (quote_token_is(t, i - 2, "to") || quote_token_has(t, i - 2, QW_AUX | QW_THEY | QW_I | QW_ADV | QW_ROLE));
        if (quote_clause_reports(t, i - 1, QW_SAY | QW_SAYING) || base) {
            bool weak = (t->at[i - 1].flags & QW_WEAK) != 0;
            if (weak && verb == stop && !pause)
                continue;
            /* A weak verb far from the marks gives way to a strong one before it. */
            if (verb == stop || (t->at[verb].flags & QW_WEAK))
                if (verb == stop || !weak)
                    verb = i - 1;
            if (!weak)
                break;
        }
    }
    if (verb == stop)
        return before_without_verb(t, clause, stop);
    size_t gap = stop - verb - 1;
    bool weak = (t->at[verb].flags & QW_WEAK) != 0;
    int score = last == QT_COLON   ? (weak ? 75 : 95)
                : last == QT_COMMA ? (gap <= 14 ? 90 : 70)
                : gap == 0         ? 75
                : gap <= 8         ? 55
                                   : 40;
    if (weak && last != QT_COLON)
        score -= 15;
    /* "Added Jones:" */
    struct quote_phrase p;
    size_t lead = quote_clause_skip_adverbs(t, clause, stop);
    if (verb == lead && quote_clause_reports(t, verb, QW_SAY) && quote_phrase_read(t, verb + 1, stop, &p) &&
        !p.possessive && clause == from)
        return make(quote_clause_name(t, p, stop), score, QC_BEFORE, "reporting verb, then the speaker", verb, end);
    bool participle = quote_token_has(t, verb, QW_SAYING) && !quote_token_has(t, verb, QW_SAY);
    bool thing = false;
    if (quote_clause_passive(t, clause, verb))
        return none;
    if (quote_clause_beside(t, clause, verb, participle, &p, &thing))
        return make(p, thing ? 40 : score - 5, QC_BEFORE,
                    participle ? "a participle right after the speaker" : "the one who ... said", verb, end);
    struct quote_subjects s = quote_clause_subjects(t, clause, verb);
    bool main = participle || (s.have_main && quote_clause_coordinate(t, clause, verb));
    if (s.have_main)
        return make(quote_phrase_tail(t, main ? s.main : s.last, verb, true), score - (participle ? 5 : 0), QC_BEFORE,
                    participle ? "the main clause's subject, then a participle" : "the speaker, then a reporting verb",
                    verb, end);
    /* Hale called it “a shame for us all”, adding: “...” The subject stands before the earlier stretch. */
    s = quote_clause_subjects(t, from, verb);
    if (clause > from && s.have_main)
        return make(s.main, score - 10, QC_BEFORE, "the subject before the other quote of the sentence", verb, end);
    struct quote_cue c = make((struct quote_phrase){0}, 0, QC_BEFORE, "reporting verb without a subject", verb, end);
    c.elided = clause > from;
    return c.elided ? c : none;
}

struct quote_cue quote_cue_subject(const struct quote_tokens *t, size_t end)
{
    struct quote_cue none = {0};
    if (end > 0 && t->at[end - 1].kind == QT_LINE)
        end--;
    if (end == 0 || t->at[end - 1].kind == QT_LINE || !quote_token_ends_sentence(t, end - 1))
        return none;
    size_t from = quote_clause_start(t, end - 1);
    for (size_t i = from; i < end; i++)
        if (t->at[i].kind == QT_QUOTE)
            return none;
    struct quote_subjects s = quote_clause_subjects(t, from, end - 1);
    bool wrote = false;
    for (size_t i = from; i < end; i++)
        wrote = wrote || quote_token_has(t, i, QW_TEXT);
    if (!s.have_main || (s.main.kind == QP_COMMON && (!s.main.person || s.main.plural)) ||
        (s.main.kind == QP_ORG && !wrote) || (s.main.kind == QP_PRONOUN && s.main.gender == 0))
        return none;
    return make(s.main, 45, QC_SUBJECT, "whom the sentence before is about", 0, end);
}
