/* SPDX-License-Identifier: MIT */
#include "quotes/cues.h"
#include "quotes/clauses.h"
#include "quotes/tongue_cues.h"

#include <string.h>

static struct quote_cue make(struct quote_phrase phrase, int score, enum quote_cue_kind kind, enum quote_reason why,
                             size_t verb, size_t end)
{
    return (struct quote_cue){
        .phrase = phrase, .score = score, .kind = (uint8_t)kind, .why = (uint8_t)why, .verb = verb, .end = end};
}

/* French: "explique-t-elle", "a-t-il dit": verb and pronoun are one token. */
static bool read_clitic(const struct quote_tokens *t, size_t i, struct quote_phrase *p)
{
    size_t size = quote_token_base(t, i);
    const char *end = t->text + t->at[i].start + size;
    bool he = size > 4 && memcmp(end - 3, "-il", 3) == 0, she = size > 6 && memcmp(end - 5, "-elle", 5) == 0;
    if (t->at[i].kind != QT_WORD || (!he && !she))
        return false;
    *p = quote_phrase_pronoun(i, he ? QUOTE_MALE : QUOTE_FEMALE);
    return true;
}

/* "according to Hale": whose words they are. */
static bool reads_according_to(const struct quote_tokens *t, size_t i, size_t end, struct quote_phrase *p)
{
    return quote_token_is(t, i, "according") && i + 2 < end && quote_token_is(t, i + 1, "to") &&
           quote_phrase_read(t, i + 2, end, p) && !p->possessive;
}

/* The narration right after a stretch, as far as it can say who spoke. */
struct attribution {
    const struct quote_tokens *t;
    size_t first, end;   /* its first word; the end of its clause */
    uint32_t inner_last; /* the last character of the speech */
    bool comma;          /* a comma parts it from the speech */
    bool stopped;        /* the speech ended with a full stop and this begins with a capital: another sentence */
    bool dash;           /* it stands after a dash or in brackets */
    bool small;          /* its first word has no capital */
};

static bool begin_attribution(const struct quote_tokens *t, size_t q, uint32_t inner_last, struct attribution *a)
{
    size_t i = q + 1, end = quote_clause_end(t, i);
    *a = (struct attribution){.t = t, .inner_last = inner_last, .comma = inner_last == ','};
    bool stopped = inner_last == '.';
    if (i < end && t->at[i].kind == QT_COMMA) {
        a->comma = true;
        stopped = false;
        i++;
    } else if (i < end && (t->at[i].kind == QT_DASH || t->at[i].kind == QT_OPEN)) {
        a->dash = true;
        i++;
    } else if (i + 2 < t->n && t->at[i].kind == QT_LINE && t->at[i + 1].kind == QT_DASH) {
        a->dash = true; /* the name on a line of its own */
        i += 2;
        end = quote_clause_end(t, i);
    }
    if (i >= end || t->at[i].kind != QT_WORD)
        return false;
    a->first = i;
    a->end = end;
    a->small = !(t->at[i].shape & QS_CAPITAL);
    a->stopped = stopped && !a->small;
    return true;
}

/* Over what may stand before an attribution's subject and verb: "as", "quickly"; its end where it is none. */
static size_t skip_connective(const struct attribution *a)
{
    const struct quote_tokens *t = a->t;
    size_t i = a->first;
    if (quote_token_has(t, i, QW_CONJ) || quote_token_among(t, i, "as is")) {
        if (quote_token_among(t, i, "and but or"))
            return a->end;
        i++;
    }
    return quote_clause_skip_adverbs(t, i, a->end);
}

/* "said Hale" */
static struct quote_cue inverted(const struct quote_tokens *t, size_t verb, size_t end)
{
    size_t i = quote_clause_skip_adverbs(t, verb + 1, end);
    struct quote_phrase p;
    if (i >= end || !quote_phrase_read(t, i, end, &p) || p.possessive) {
        struct quote_cue c = make((struct quote_phrase){0}, 0, QC_AFTER, QR_NO_SUBJECT, verb, end);
        c.elided = true;
        return c;
    }
    if (p.kind == QP_PRONOUN && !quote_token_among(t, i, "he she"))
        return make(p, 10, QC_AFTER, QR_OBJECT_PRONOUN, verb, end);
    p = quote_phrase_tail(t, quote_clause_pair(t, quote_clause_name(t, p, end), end), end, false);
    bool weak = (t->at[verb].flags & QW_WEAK) != 0;
    bool rare = quote_token_is_rare(&t->at[verb]);
    return make(p, weak ? 75 : 95, QC_AFTER, rare ? QR_RARE_VERB : QR_VERB_SPEAKER, verb, end);
}

/* French and German put the auxiliary first: "a déclaré Jeanne Morel". */
static bool is_auxiliary_first(const struct attribution *a, size_t i)
{
    const struct quote_tokens *t = a->t;
    return a->small && quote_token_has(t, i, QW_AUX) && i + 1 < a->end && quote_clause_reports(t, i + 1, QW_SAY) &&
           t->at[i].size <= 3 && !quote_token_among(t, i, "is was");
}

/* A word of no list in the past tense right after the marks, and a name: "croaked Hale". */
static bool reads_unknown_verb(const struct attribution *a, size_t i, struct quote_phrase *p)
{
    const struct quote_tokens *t = a->t;
    const struct quote_token *k = &t->at[i];
    return a->small && i == a->first && k->flags == 0 && k->size > 3 &&
           memcmp(t->text + k->start + k->size - 2, "ed", 2) == 0 && i + 1 < a->end &&
           quote_phrase_read(t, i + 1, a->end, p) && p->kind == QP_NAME && !p->possessive;
}

/* "came the reply from Hale", "was the answer of Hale": whose words they are. */
static bool reads_reply(const struct attribution *a, size_t i, struct quote_phrase *p)
{
    const struct quote_tokens *t = a->t;
    size_t noun = i + 2;
    return a->small && noun + 2 < a->end && quote_token_among(t, i, "came comes was is") &&
           quote_token_among(t, i + 1, "the a his her their") &&
           quote_token_among(t, noun, "reply answer response retort verdict message warning advice rejoinder") &&
           quote_token_among(t, noun + 1, "from of by") && quote_phrase_read(t, noun + 2, a->end, p) &&
           p->kind != QP_PRONOUN && !p->possessive;
}

/* An attribution whose verb stands at i, before the speaker. False if it is none. */
static bool verb_first(const struct attribution *a, size_t i, struct quote_cue *out)
{
    const struct quote_tokens *t = a->t;
    struct quote_phrase p;
    size_t verb = i + is_auxiliary_first(a, i);
    if (a->small && read_clitic(t, i, &p))
        *out = make(p, 90, QC_AFTER, QR_CLITIC, i, a->end);
    else if (reads_reply(a, i, &p))
        *out = make(quote_phrase_tail(t, quote_clause_name(t, p, a->end), a->end, false), 90, QC_AFTER, QR_VERB_SPEAKER,
                    i, a->end);
    else if (quote_clause_reports(t, verb, QW_SAY) && !(t->at[verb].shape & QS_CAPITAL) &&
             (!a->stopped || a->end - verb <= 8))
        *out = inverted(t, verb, a->end);
    else if (reads_unknown_verb(a, i, &p))
        *out = make(p, 75, QC_AFTER, QR_UNKNOWN_VERB, i, a->end);
    else
        return false;
    return true;
}

/* Whether the speech ends so that its attribution needs no comma: "Why?" she said. */
static bool breaks_off(const struct attribution *a)
{
    uint32_t c = a->inner_last;
    return c == '?' || c == '!' || c == 0x2026 || c == '-' || c == 0x2014;
}

/* How sure "Hale said" is by what stands before it. `beside`: the verb comes right after the subject. */
static int verb_score(const struct attribution *a, bool beside, bool weak)
{
    if (a->comma)
        return beside ? (weak ? 88 : 100) : (weak ? 70 : 92);
    if (breaks_off(a))
        return beside ? (weak ? 60 : 95) : (a->small ? 80 : 60);
    return beside ? (weak ? 45 : 80) : 35;
}

/* "Hale snorted.", "she snorted at him": a verb in the past that no list has, right after the speaker. */
static bool is_past_verb(const struct quote_tokens *t, const struct quote_phrase *p, size_t i, size_t end)
{
    bool who = p->kind == QP_NAME || (p->kind == QP_PRONOUN && quote_token_among(t, p->start, "he she"));
    return who && i < end && t->at[i].kind == QT_WORD && (t->at[i].flags & ~(uint32_t)QW_VERB) == 0 &&
           !(t->at[i].shape & QS_CAPITAL) && quote_token_ends(t, i, "ed") &&
           (i + 1 >= end || t->at[i + 1].kind == QT_COMMA || quote_token_has(t, i + 1, QW_PREP | QW_CONJ | QW_ADV));
}

/* ...," and a subject with another verb, which may be one of speaking. */
static struct quote_cue comma_subject(const struct attribution *a, struct quote_phrase p, size_t near)
{
    const struct quote_tokens *t = a->t;
    if (is_past_verb(t, &p, near, a->end))
        return make(p, 75, QC_AFTER, QR_COMMA_VERB, near, a->end);
    bool somebody = p.kind == QP_PRONOUN || p.kind == QP_NAME;
    return make(quote_phrase_tail(t, p, a->end, false), somebody ? 55 : 40, QC_AFTER, QR_COMMA_SUBJECT, 0, a->end);
}

/* "Hale said": `near` is the first word after the subject that is no adverb. */
static struct quote_cue subject_verb(const struct attribution *a, struct quote_phrase p, size_t verb, size_t near)
{
    struct quote_cue none = {0};
    const struct quote_tokens *t = a->t;
    bool parted = a->comma || breaks_off(a), weak = t->at[verb].flags & QW_WEAK;
    if (quote_token_is_rare(&t->at[verb]))
        return verb == near && parted ? make(p, 80, QC_AFTER, QR_RARE_VERB, verb, a->end) : none;
    return make(quote_phrase_tail(t, p, verb, true), verb_score(a, verb == near, weak), QC_AFTER,
                parted ? QR_SPEAKER_VERB : QR_SPEAKER_VERB_BARE, verb, a->end);
}

/* An attribution whose subject stands at i, before any verb. */
static struct quote_cue subject_first(const struct attribution *a, size_t i)
{
    struct quote_cue none = {0};
    const struct quote_tokens *t = a->t;
    size_t end = a->end;
    struct quote_phrase p;
    if (!quote_phrase_read(t, i, end, &p) || p.possessive || p.bare)
        return none;
    p = quote_clause_pair(t, quote_clause_name(t, p, end), end);
    size_t verb = quote_clause_verb(t, p.end, end),
           near = quote_clause_skip_adverbs(t, quote_clause_skip_brackets(t, p.end, end), end);
    bool weak = verb < end && (t->at[verb].flags & QW_WEAK);
    if (a->dash && p.kind == QP_NAME && i == a->first && verb >= end &&
        (near >= end || t->at[near].kind == QT_COMMA || t->at[near].kind == QT_CLOSE))
        return make(p, 80, QC_AFTER, QR_DASH_NAME, 0, end);
    if (a->stopped) {
        /* Only a bare "Hale said." can still belong to the sentence that the marks closed. */
        bool bare = verb == near && verb < end && end - verb <= 3 && t->at[end].kind != QT_QUOTE && !weak;
        return bare ? make(p, 55, QC_AFTER, QR_SPEAKER_VERB_SHORT, verb, end) : none;
    }
    /* "Was he late?” The mayor admitted that he was. */
    if (verb < end && !a->comma && !a->small && quote_token_among(t, verb + 1, "that whether how"))
        return none;
    if (verb < end)
        return subject_verb(a, p, verb, near);
    if (a->inner_last == ',')
        return comma_subject(a, p, near);
    return none;
}

struct quote_cue quote_cue_after(const struct quote_tokens *t, size_t q, uint32_t inner_last)
{
    struct quote_cue c = {0};
    struct attribution a;
    struct quote_phrase p;
    if (t->language != QUOTE_ENGLISH)
        return quote_tongue_cue_after(t, q);
    if (!begin_attribution(t, q, inner_last, &a))
        return c;
    if (reads_according_to(t, a.first, a.end, &p))
        return make(quote_phrase_tail(t, quote_clause_name(t, p, a.end), a.end, false), 90, QC_AFTER,
                    QR_ACCORDING_AFTER, a.first, a.end);
    size_t i = skip_connective(&a);
    if (i >= a.end || verb_first(&a, i, &c))
        return c;
    return subject_first(&a, i);
}

/* "Wait, it gets better:": one word with a capital that only its place gives it. */
static bool is_doubtful(const struct quote_tokens *t, const struct quote_phrase *p)
{
    return p->kind == QP_NAME && p->name_end - p->name == 1 && !p->courtesy && (t->at[p->name].shape & QS_FIRST) &&
           !quote_token_is_given(&t->at[p->name]) && !quote_token_has(t, p->end, QW_AUX | QW_VERB | QW_SAY);
}

/* The narration right before a stretch. */
struct lead {
    const struct quote_tokens *t;
    size_t from;                /* where its sentence begins */
    size_t clause;              /* the same after an earlier stretch in it, whose attribution may follow it */
    size_t stop;                /* one past its last word */
    size_t end;                 /* one past the mark after that, if there is one */
    bool pause;                 /* there is one */
    enum quote_token_kind mark; /* at `stop`: QT_COLON, QT_COMMA or any other */
};

static bool begin_lead(const struct quote_tokens *t, size_t q, struct lead *l)
{
    size_t end = q;
    if (end > 1 && t->at[end - 1].kind == QT_LINE && t->at[end - 2].kind == QT_COLON)
        end--;
    if (end == 0 || quote_token_ends_sentence(t, end - 1) || t->at[end - 1].kind == QT_QUOTE)
        return false;
    uint8_t last = t->at[end - 1].kind;
    *l = (struct lead){.t = t, .from = quote_clause_start(t, end), .end = end};
    l->pause = last == QT_COMMA || last == QT_COLON || last == QT_DASH;
    l->stop = end - l->pause;
    l->mark = (enum quote_token_kind)t->at[l->stop].kind;
    l->clause = l->from;
    for (size_t i = l->from; i < l->stop; i++)
        if (t->at[i].kind == QT_QUOTE)
            l->clause = i + 1;
    return true;
}

/* The verb that reports the stretch: the last one before it; a weak one gives way to a strong one of its clause.
 * l->stop if there is none. */
static size_t reporting_verb(const struct lead *l)
{
    const struct quote_tokens *t = l->t;
    size_t verb = l->stop;
    for (size_t i = l->stop; i-- > l->clause;) {
        if (verb < l->stop && t->at[i].kind == QT_COMMA) {
            if (!quote_clause_subordinate(t, i + 1))
                break;      /* what stands before it belongs to another clause */
            verb = l->stop; /* "..., when the story broke" */
        }
        if (!quote_clause_reports(t, i, QW_SAY | QW_SAYING) && !quote_clause_infinitive(t, i))
            continue;
        if (!(t->at[i].flags & QW_WEAK))
            return i;
        if (quote_token_is_rare(&t->at[i]) && l->mark != QT_COLON)
            continue;
        if (verb == l->stop && l->pause)
            verb = i;
    }
    return verb;
}

/* "according to Hale:" */
static bool leads_according_to(const struct lead *l, size_t *at, struct quote_phrase *p)
{
    for (size_t i = l->clause; (l->mark == QT_COLON || l->mark == QT_COMMA) && i + 2 < l->stop; i++)
        if (reads_according_to(l->t, i, l->stop, p)) {
            *at = i;
            return true;
        }
    return false;
}

/* "His answer:" */
static bool leads_possessive(const struct lead *l, struct quote_phrase *p)
{
    size_t i = l->clause;
    if (l->mark != QT_COLON || !quote_token_has(l->t, i, QW_POSS) || !quote_token_among(l->t, i, "his her"))
        return false;
    *p = quote_phrase_pronoun(i, quote_token_is(l->t, i, "his") ? QUOTE_MALE : QUOTE_FEMALE);
    return true;
}

/* "The court held:", "Judge Hale ruled:", "the jury found:" */
static bool is_judging(const struct quote_tokens *t, const struct quote_phrase *p, size_t stop)
{
    bool court = false;
    for (size_t i = p->start; i < p->end; i++)
        court = court || quote_token_among(t, i,
                                           "court courts tribunal judge judges justice justices jury magistrate "
                                           "magistrates coroner panel majority j lj");
    return court && stop > 0 && quote_clause_skip_adverbs(t, p->end, stop) + 1 == stop &&
           quote_token_among(t, stop - 1, "held ruled found");
}

static struct quote_cue without_verb(const struct lead *l)
{
    struct quote_cue none = {0};
    const struct quote_tokens *t = l->t;
    size_t from = l->clause, stop = l->stop, at;
    struct quote_phrase p;
    bool colon = l->mark == QT_COLON;
    if (leads_according_to(l, &at, &p))
        return make(quote_phrase_tail(t, p, stop, false), 85, QC_BEFORE, QR_ACCORDING_BEFORE, at, stop);
    if (colon && quote_phrase_read(t, from, stop, &p) && p.end == stop && !p.possessive)
        return make(p, p.kind == QP_NAME ? 85 : 50, QC_BEFORE, QR_NAME_COLON, stop, stop);
    if (leads_possessive(l, &p))
        return make(p, 52, QC_BEFORE, QR_OWNER_COLON, stop, stop);
    struct quote_subjects s = quote_clause_subjects(t, from, stop);
    if (colon && s.have_last && is_judging(t, &s.last, stop))
        return make(s.last, 85, QC_BEFORE, QR_BEFORE_COURT, stop - 1, stop);
    /* "Later that month on Radio Tollan:" */
    if (!s.have_main || (s.main.start > from && quote_token_has(t, s.main.start - 1, QW_PREP)))
        return none;
    if (colon) {
        bool doubtful = (s.main.kind == QP_COMMON && !s.main.person) || is_doubtful(t, &s.main);
        return make(s.main, doubtful ? 30 : 60, QC_BEFORE, QR_SUBJECT_COLON, stop, stop);
    }
    if (l->mark == QT_COMMA && s.last.kind != QP_ORG)
        return make(s.last, 45, QC_BEFORE, QR_SUBJECT_COMMA, stop, stop);
    return none;
}

/* How sure a verb before the stretch is, by the mark and the words between them. */
static int lead_score(const struct lead *l, size_t verb)
{
    size_t gap = l->stop - verb - 1;
    bool weak = (l->t->at[verb].flags & QW_WEAK) != 0;
    if (l->mark == QT_COLON)
        return weak ? 75 : 95;
    if (weak && gap > 14) /* "believes that the crowd will rise and shout," */
        return 40;
    int score = l->mark == QT_COMMA ? (gap <= 14 ? 90 : 70) : gap == 0 ? 75 : gap <= 8 ? 55 : 40;
    return weak ? score - 15 : score;
}

/* "Added Jones:" */
static bool leads_inverted(const struct lead *l, size_t verb, struct quote_phrase *p)
{
    return l->clause == l->from && verb == quote_clause_skip_adverbs(l->t, l->clause, l->stop) &&
           quote_clause_reports(l->t, verb, QW_SAY) && quote_phrase_read(l->t, verb + 1, l->stop, p) && !p->possessive;
}

/* "The rivals hit back, with one of them tweeting it and asking": the participle is not the main clause's. */
static bool has_other_subject(const struct quote_tokens *t, size_t from, size_t verb)
{
    for (size_t i = from; i + 1 < verb; i++)
        if (t->at[i].kind == QT_COMMA && quote_token_is(t, i + 1, "with"))
            return true;
    return false;
}

/* "the man whom Hale met said": Hale is the subject of the relative clause's own verb. */
static bool is_in_relative(const struct quote_tokens *t, const struct quote_phrase *p, size_t verb)
{
    size_t own = p->end;
    while (own < verb && quote_token_has(t, own, QW_ADV | QW_AUX))
        own++;
    return own < verb && t->at[own].kind == QT_WORD && quote_token_among(t, p->start - 1, "who whom which");
}

static struct quote_cue with_verb(const struct lead *l, size_t verb)
{
    struct quote_cue none = {0};
    const struct quote_tokens *t = l->t;
    int score = lead_score(l, verb);
    bool participle = quote_token_has(t, verb, QW_SAYING) && !quote_token_has(t, verb, QW_SAY), thing = false;
    struct quote_phrase p;
    if (leads_inverted(l, verb, &p))
        return make(quote_clause_name(t, p, l->stop), score, QC_BEFORE, QR_BEFORE_VERB_SPEAKER, verb, l->end);
    if (quote_clause_passive(t, l->clause, verb))
        return none;
    if (quote_clause_antecedent(t, l->clause, verb, participle, &p, &thing) &&
        (p.kind == QP_NAME || thing || participle))
        return make(p, thing ? 40 : score - 5, QC_BEFORE, participle ? QR_BEFORE_PARTICIPLE : QR_BEFORE_RELATIVE, verb,
                    l->end);
    struct quote_subjects s = quote_clause_subjects(t, l->clause, verb);
    if (participle && s.have_main && has_other_subject(t, s.main.end, verb))
        return none;
    if (s.have_main && participle)
        return make(quote_phrase_tail(t, s.main, verb, true), score - 5, QC_BEFORE, QR_BEFORE_MAIN, verb, l->end);
    if (s.have_main) {
        p = quote_clause_coordinate(t, l->clause, verb) || is_in_relative(t, &s.last, verb) ? s.main : s.last;
        return make(quote_phrase_tail(t, p, verb, true), score, QC_BEFORE, QR_BEFORE_SPEAKER_VERB, verb, l->end);
    }
    if (l->clause == l->from)
        return none;
    /* Hale called it “a shame for us all”, adding: “...” The subject stands before the earlier stretch. */
    s = quote_clause_subjects(t, l->from, verb);
    if (s.have_main)
        return make(s.main, score - 10, QC_BEFORE, QR_BEFORE_OTHER, verb, l->end);
    struct quote_cue c = make((struct quote_phrase){0}, 0, QC_BEFORE, QR_BEFORE_NO_SUBJECT, verb, l->end);
    c.elided = true;
    return c;
}

/* Hale said "...", and Moss: the verb is Hale's. */
static bool ends_in_name(const struct lead *l, size_t verb, struct quote_phrase *p)
{
    return l->mark == QT_COLON && verb + 2 < l->stop && quote_clause_phrase_before(l->t, verb + 1, l->stop, p) &&
           p->kind == QP_NAME && !p->possessive && quote_token_among(l->t, p->start - 1, "and while but");
}

struct quote_cue quote_cue_before(const struct quote_tokens *t, size_t q)
{
    struct lead l;
    if (t->language != QUOTE_ENGLISH)
        return quote_tongue_cue_before(t, q);
    if (!begin_lead(t, q, &l))
        return (struct quote_cue){0};
    size_t verb = reporting_verb(&l);
    if (verb >= l.stop)
        return without_verb(&l);
    struct quote_phrase p;
    if (ends_in_name(&l, verb, &p))
        return make(p, 85, QC_BEFORE, QR_NAME_COLON, l.stop, l.stop);
    struct quote_cue c = with_verb(&l, verb);
    if (quote_token_is_rare(&t->at[verb]))
        c.why = QR_BEFORE_RARE_VERB;
    return c;
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
    size_t verb = quote_clause_skip_adverbs(t, quote_clause_skip_brackets(t, s.main.end, end), end);
    bool says = verb < end && quote_clause_reports(t, verb, QW_SAY) && !(t->at[verb].flags & QW_WEAK);
    return make(s.main, 45, QC_SUBJECT, says ? QR_SUBJECT_SAYS : QR_SUBJECT_BEFORE, 0, end);
}
