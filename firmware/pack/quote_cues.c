/* SPDX-License-Identifier: MIT */
#include "pack/quote_cues.h"

#include <string.h>

static bool is_word(const struct quote_tokens *t, size_t i, uint32_t flags)
{
    return t->at[i].kind == QT_WORD && (t->at[i].flags & flags);
}

/* A reporting verb as a verb: not "the report says", "a statement", "United States", "his claims". */
static bool is_report(const struct quote_tokens *t, size_t i, uint32_t flags)
{
    const struct quote_token *k = &t->at[i], *prev = &t->at[i - (i > 0)];
    if (k->kind != QT_WORD || !(k->flags & flags) || (k->shape & QS_POSSESSIVE))
        return false;
    if ((k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST))
        return false;
    static const char *const articles[] = {"the", "a", "an", "this", "that", "these", "those", "no", "any", "another"};
    bool article = prev->kind == QT_WORD && (prev->flags & QW_POSS) && !(prev->flags & QW_SHE);
    for (size_t a = 0; a < sizeof articles / sizeof articles[0]; a++)
        article = article || ((prev->flags & QW_DET) && quote_token_is(t, i - (i > 0), articles[a]));
    if (article && !quote_token_is(t, i, "said"))
        return false;
    if (prev->kind == QT_WORD && (prev->flags & QW_PREP) && (k->flags & QW_SAY) && !quote_token_is(t, i, "said"))
        return false;
    return true;
}

static size_t sentence_end(const struct quote_tokens *t, size_t i)
{
    size_t most = i + QUOTE_CUE_REACH < t->n ? i + QUOTE_CUE_REACH : t->n;
    while (i < most && !quote_token_ends_sentence(t, i) && t->at[i].kind != QT_QUOTE)
        i++;
    return i;
}

size_t quote_cue_sentence_start(const struct quote_tokens *t, size_t end)
{
    size_t least = end > QUOTE_CUE_REACH ? end - QUOTE_CUE_REACH : 1, i = end;
    while (i > least && !quote_token_ends_sentence(t, i - 1))
        i--;
    return i;
}

static size_t skip_adverbs(const struct quote_tokens *t, size_t i, size_t end)
{
    while (i < end && t->at[i].kind == QT_WORD && (t->at[i].flags & QW_ADV) && !(t->at[i].flags & QW_SAY))
        i++;
    return i;
}

/* Over "(D-Nev.)" and the like. */
static size_t skip_brackets(const struct quote_tokens *t, size_t i, size_t end)
{
    if (i >= end || t->at[i].kind != QT_OPEN)
        return i;
    for (size_t k = i + 1; k < end && k < i + 24; k++)
        if (t->at[k].kind == QT_CLOSE)
            return k + 1;
    return i;
}

/* From the end of a subject over what may stand before its verb; the verb's token, or `end`. */
static size_t find_verb(const struct quote_tokens *t, size_t i, size_t end)
{
    bool relative = false, quoted = false;
    for (; i < end; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind == QT_SEMI || k->kind == QT_COLON)
            return end;
        if (k->kind == QT_OPEN && skip_brackets(t, i, end) > i) {
            i = skip_brackets(t, i, end) - 1;
            continue;
        }
        if (k->kind == QT_COMMA) {
            relative = false;
            continue;
        }
        if (k->kind != QT_WORD)
            continue;
        if (k->flags & QW_REL)
            relative = true;
        quoted =
            quoted || quote_token_is(t, i, "quoted") || quote_token_is(t, i, "cited") || quote_token_is(t, i, "heard");
        if (is_report(t, i, QW_SAY) && !quote_token_is(t, i, "quoted")) {
            /* "who said he was there, told": the relative clause's own verb is not it where another follows. */
            if (relative) {
                size_t later = find_verb(t, i + 1, end);
                if (later < end && (t->at[later].flags & QW_WEAK) == 0)
                    return later;
            }
            return i;
        }
        if (is_report(t, i, QW_SAYING) && quoted)
            return i;
        if (is_report(t, i, QW_SAY_BASE) && i > 0 &&
            (quote_token_is(t, i - 1, "to") || is_word(t, i - 1, QW_AUX) || is_word(t, i - 1, QW_ADV) ||
             is_word(t, i - 1, QW_THEY | QW_I | QW_ROLE)))
            return i;
    }
    return end;
}

static struct quote_cue make(struct quote_phrase phrase, int score, enum quote_cue_kind kind, const char *why,
                             size_t verb, size_t end)
{
    return (struct quote_cue){
        .phrase = phrase, .score = score, .kind = (uint8_t)kind, .why = why, .verb = verb, .end = end};
}

/* "the chief executive, Jane Roe, said": the name says more than the office before it. */
static struct quote_phrase prefer_name(const struct quote_tokens *t, struct quote_phrase p, size_t end)
{
    struct quote_phrase name;
    if (p.kind != QP_COMMON || p.plural || p.end + 1 >= end || t->at[p.end].kind != QT_COMMA ||
        !quote_phrase_read(t, p.end + 1, end, &name) || name.kind != QP_NAME || name.possessive ||
        (name.name_end - name.name < 2 && (!p.person || name.end >= end)))
        return p;
    if (name.end < end && t->at[name.end].kind != QT_COMMA)
        return p;
    if (name.role == name.role_end) {
        name.role = p.start;
        name.role_end = p.end;
        while (name.role < name.role_end && is_word(t, name.role, QW_DET | QW_POSS))
            name.role++;
    }
    name.start = p.start;
    return name;
}

/* "Hale's answer", "the mayor's letter": whose words they are. */
static struct quote_phrase owner(const struct quote_tokens *t, struct quote_phrase p)
{
    static const char *const words[] = {"response", "answer",  "reply",    "words",
                                        "advice",   "warning", "argument", "reaction"};
    bool speaks = t->at[p.end - 1].flags & QW_TEXT;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        speaks = speaks || quote_token_is(t, p.end - 1, words[k]);
    if (p.kind != QP_COMMON || p.person || !speaks)
        return p;
    struct quote_phrase whose;
    for (size_t i = p.end - 1; i > p.start; i--)
        if ((t->at[i - 1].shape & QS_POSSESSIVE) && quote_phrase_read(t, p.start, i, &whose) && whose.end == i &&
            whose.kind != QP_PRONOUN) {
            whose.possessive = false;
            return whose;
        }
    return p;
}

static struct quote_cue after_inverted(const struct quote_tokens *t, size_t verb, size_t end)
{
    size_t i = skip_adverbs(t, verb + 1, end);
    struct quote_phrase p;
    if (i < end && quote_phrase_read(t, i, end, &p) && !p.possessive) {
        bool weak = (t->at[verb].flags & QW_WEAK) != 0;
        if (p.kind == QP_PRONOUN && !quote_token_is(t, i, "he") && !quote_token_is(t, i, "she"))
            return make(p, 10, QC_AFTER, "a verb and a pronoun that is not its subject", verb, end);
        p = quote_phrase_tail(t, prefer_name(t, p, end), end, false);
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
    size_t end = sentence_end(t, q + 1), i = q + 1;
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
        end = sentence_end(t, i);
    }
    if (i >= end || t->at[i].kind != QT_WORD)
        return none;
    bool small = !(t->at[i].shape & QS_CAPITAL);
    size_t first = i;
    if (quote_token_is(t, i, "according") && i + 2 < end && quote_token_is(t, i + 1, "to")) {
        struct quote_phrase p;
        if (quote_phrase_read(t, i + 2, end, &p) && !p.possessive)
            return make(quote_phrase_tail(t, prefer_name(t, p, end), end, false), 90, QC_AFTER, "according to", i, end);
    }
    if (is_word(t, i, QW_CONJ) || quote_token_is(t, i, "as") || quote_token_is(t, i, "is")) {
        if (quote_token_is(t, i, "and") || quote_token_is(t, i, "but") || quote_token_is(t, i, "or"))
            return none;
        i++;
    }
    i = skip_adverbs(t, i, end);
    if (i >= end)
        return none;
    if (stopped && small)
        stopped = false;
    struct quote_phrase p;
    if (small && read_clitic(t, i, &p))
        return make(p, 90, QC_AFTER, "a verb and its pronoun in one", i, end);
    /* French and German put the auxiliary first: "a déclaré Jeanne Morel". */
    if (small && is_word(t, i, QW_AUX) && i + 1 < end && is_report(t, i + 1, QW_SAY) && t->at[i].size <= 3 &&
        !quote_token_is(t, i, "is") && !quote_token_is(t, i, "was"))
        i++;
    if (is_report(t, i, QW_SAY) && (!stopped || end - i <= 8) && !(t->at[i].shape & QS_CAPITAL))
        return after_inverted(t, i, end);
    /* An unknown verb in the past tense right after the marks, and a name: "croaked Hale". */
    if (small && !stopped && i == first && t->at[i].flags == 0 && t->at[i].size > 3 &&
        memcmp(t->text + t->at[i].start + t->at[i].size - 2, "ed", 2) == 0 && i + 1 < end &&
        quote_phrase_read(t, i + 1, end, &p) && p.kind == QP_NAME && !p.possessive)
        return make(p, 75, QC_AFTER, "a verb, then a name", i, end);
    if (!quote_phrase_read(t, i, end, &p) || p.possessive || p.bare)
        return none;
    p = prefer_name(t, p, end);
    size_t verb = find_verb(t, p.end, end), near = skip_adverbs(t, skip_brackets(t, p.end, end), end);
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

/* A subject reader for the narration [from, verb): the last phrase that can be the subject of what comes at `verb`. */
struct subjects {
    struct quote_phrase last, main;
    bool have_last, have_main;
};

static bool is_subordinate(const struct quote_tokens *t, size_t i)
{
    static const char *const words[] = {"when",    "while", "as",      "after",    "before", "if",
                                        "because", "since", "though",  "although", "until",  "once",
                                        "asked",   "where", "despite", "whereas"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (quote_token_is(t, i, words[k]))
            return true;
    return false;
}

static struct subjects find_subjects(const struct quote_tokens *t, size_t from, size_t verb)
{
    struct subjects s = {0};
    bool waiting = is_subordinate(t, from) || is_word(t, from, QW_SAYING), object = false;
    struct quote_phrase aside = {0};
    bool have_aside = false;
    for (size_t i = from; i < verb;) {
        const struct quote_token *k = &t->at[i];
        if (k->kind == QT_COMMA || (k->kind == QT_DASH && s.have_last && s.last.end == i)) {
            size_t role, role_end, later;
            object = false;
            waiting = false;
            /* Whatever stands between the subject and its verb, set off by two commas or dashes. */
            size_t apart = verb;
            while (apart > i + 1 && (is_word(t, apart - 1, QW_ADV | QW_AUX) && !is_word(t, apart - 1, QW_SAY)))
                apart--;
            if (s.have_last && skip_brackets(t, s.last.end, verb) == i && apart > i + 2 &&
                (t->at[apart - 1].kind == QT_COMMA || t->at[apart - 1].kind == QT_DASH)) {
                i = apart;
                continue;
            }
            /* ", head of the trust," and ", who was there," leave the subject as it is. */
            if (s.have_last && s.last.end == i && quote_phrase_apposition(t, i, verb, &role, &role_end) &&
                (role_end >= verb || t->at[role_end].kind != QT_WORD || !is_word(t, role_end, QW_CONJ))) {
                i = role_end;
                continue;
            }
            if (i + 1 < verb && (is_word(t, i + 1, QW_REL) ||
                                 (t->at[i + 1].kind == QT_NUMBER && i + 2 < verb && t->at[i + 2].kind == QT_COMMA))) {
                for (later = i + 1; later < verb && t->at[later].kind != QT_COMMA; later++)
                    ;
                i = later;
                continue;
            }
            i++;
            continue;
        }
        if (k->kind == QT_OPEN && skip_brackets(t, i, verb) > i) {
            i = skip_brackets(t, i, verb);
            continue;
        }
        if (k->kind == QT_QUOTE || k->kind == QT_COLON || k->kind == QT_SEMI || k->kind == QT_DASH ||
            k->kind == QT_OPEN || k->kind == QT_CLOSE) {
            object = false;
            i++;
            continue;
        }
        if (k->kind != QT_WORD) {
            i++;
            continue;
        }
        bool preposition = (k->flags & QW_PREP) && !(k->shape & QS_CAPITAL && !(k->shape & QS_FIRST));
        if (preposition || quote_token_is(t, i, "to")) {
            object = !(i == from && is_subordinate(t, i));
            i++;
            continue;
        }
        if (k->flags & (QW_REL | QW_CONJ) || quote_token_is(t, i, "that")) {
            object = false;
            i++;
            continue;
        }
        struct quote_phrase p;
        bool verb_here =
            is_report(t, i, QW_SAY | QW_SAYING) || ((k->flags & (QW_VERB | QW_AUX)) && !(k->shape & QS_CAPITAL));
        if (verb_here || !quote_phrase_read(t, i, verb, &p)) {
            if (verb_here)
                object = true;
            i++;
            continue;
        }
        if (p.bare) {
            if (i == from)
                waiting = true;
            object = true;
        } else if (!object && !p.possessive) {
            p = owner(t, prefer_name(t, p, verb));
            s.last = p;
            s.have_last = true;
            if (!waiting && !s.have_main) {
                s.main = p;
                s.have_main = true;
            }
            object = true;
        } else if (!p.possessive && p.kind != QP_COMMON && p.end >= verb) {
            aside = p;
            have_aside = true;
        }
        i = p.end > i ? p.end : i + 1;
    }
    /* "In an interview Hale said": the phrase right before the verb, if the clause has no subject of its own. */
    if (!s.have_last && have_aside) {
        s.last = aside;
        s.have_last = true;
    }
    if (!s.have_main) {
        s.main = s.last;
        s.have_main = s.have_last;
    }
    return s;
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
    struct subjects s = find_subjects(t, from, end);
    if (is_word(t, from, QW_POSS) && (quote_token_is(t, from, "his") || quote_token_is(t, from, "her"))) {
        p = (struct quote_phrase){.start = from, .end = from + 1, .kind = QP_PRONOUN};
        p.name = p.name_end = p.role = p.role_end = from;
        p.gender = quote_token_is(t, from, "his") ? QUOTE_MALE : QUOTE_FEMALE;
        if (colon)
            return make(p, 52, QC_BEFORE, "his or her words, then a colon", end, end);
    }
    if (!s.have_main)
        return none;
    if (colon)
        return make(s.main, s.main.kind == QP_COMMON && !s.main.person ? 30 : 60, QC_BEFORE, "a subject, then a colon",
                    end, end);
    if (last == QT_COMMA && s.last.kind != QP_ORG)
        return make(s.last, 45, QC_BEFORE, "a subject with another verb, then a comma", end, end);
    return none;
}

/*
 * The phrase right before the verb where grammar wants just that one: "from Ann Hale, who said", "with Tom Hale
 * saying". Not "a statement saying": there the main clause's subject speaks. `thing`: it is none for people ("a sign
 * that said").
 */
static bool beside_subject(const struct quote_tokens *t, size_t from, size_t verb, bool participle,
                           struct quote_phrase *out, bool *thing)
{
    size_t i = verb;
    while (i > from && is_word(t, i - 1, QW_ADV | QW_AUX) && !is_word(t, i - 1, QW_SAY))
        i--;
    bool relative = i > from && (quote_token_is(t, i - 1, "who") || quote_token_is(t, i - 1, "which") ||
                                 quote_token_is(t, i - 1, "that"));
    if (!relative && !participle)
        return false;
    i -= relative;
    if (relative && i > from && t->at[i - 1].kind == QT_COMMA)
        i--;
    struct quote_phrase p;
    for (size_t k = from; k < i;) {
        if (t->at[k].kind != QT_WORD || is_report(t, k, QW_SAY | QW_SAYING | QW_VERB) ||
            !quote_phrase_read(t, k, i, &p)) {
            k++;
            continue;
        }
        if (p.end == i && !p.possessive && !p.bare && p.kind != QP_PRONOUN) {
            bool place = p.start > 0 && is_word(t, p.start - 1, QW_PREP) && !quote_token_is(t, p.start - 1, "with") &&
                         !quote_token_is(t, p.start - 1, "of");
            *thing = p.kind == QP_ORG || (p.kind == QP_COMMON && !p.person);
            *out = p;
            /* "released a statement saying", "wrote on Facebook saying" */
            return relative || !(place || p.kind == QP_ORG || is_word(t, p.end - 1, QW_TEXT) ||
                                 (*thing && !is_word(t, p.end - 1, QW_NAMING)));
        }
        k = p.end;
    }
    return false;
}

/* "and added", "but went on to say": the clause takes its subject from the main one. */
static bool is_coordinate(const struct quote_tokens *t, size_t from, size_t verb)
{
    size_t i = verb;
    while (i > from && (is_word(t, i - 1, QW_ADV | QW_AUX) || quote_token_is(t, i - 1, "went") ||
                        quote_token_is(t, i - 1, "on") || quote_token_is(t, i - 1, "to")))
        i--;
    return i > from &&
           (quote_token_is(t, i - 1, "and") || quote_token_is(t, i - 1, "but") || quote_token_is(t, i - 1, "then"));
}

/* "was asked", "were told": the subject hears and does not speak. */
static bool is_passive(const struct quote_tokens *t, size_t from, size_t verb)
{
    static const char *const heard[] = {"asked",    "told",   "reminded", "advised",
                                        "informed", "warned", "assured",  "urged"};
    bool hears = false;
    for (size_t k = 0; k < sizeof heard / sizeof heard[0]; k++)
        hears = hears || quote_token_is(t, verb, heard[k]);
    size_t i = verb;
    while (i > from && is_word(t, i - 1, QW_ADV))
        i--;
    return hears && i > from &&
           (quote_token_is(t, i - 1, "was") || quote_token_is(t, i - 1, "were") || quote_token_is(t, i - 1, "been") ||
            quote_token_is(t, i - 1, "is") || quote_token_is(t, i - 1, "are") || quote_token_is(t, i - 1, "when"));
}

struct quote_cue quote_cue_before(const struct quote_tokens *t, size_t q)
{
    struct quote_cue none = {0};
    size_t end = q;
    if (end > 1 && t->at[end - 1].kind == QT_LINE && t->at[end - 2].kind == QT_COLON)
        end--;
    if (end == 0 || quote_token_ends_sentence(t, end - 1) || t->at[end - 1].kind == QT_QUOTE)
        return none;
    size_t from = quote_cue_sentence_start(t, end);
    enum quote_token_kind last = (enum quote_token_kind)t->at[end - 1].kind;
    bool pause = last == QT_COMMA || last == QT_COLON || last == QT_DASH;
    size_t stop = pause ? end - 1 : end, clause = from;
    /* An earlier stretch's own attribution: what comes after it is this one's. */
    for (size_t i = from; i < stop; i++)
        if (t->at[i].kind == QT_QUOTE)
            clause = i + 1;
    size_t verb = stop;
    for (size_t i = stop; i > clause; i--) {
        if (verb < stop && t->at[i - 1].kind == QT_COMMA && (t->at[verb].flags & QW_WEAK) && is_subordinate(t, i)) {
            verb = stop; /* "..., when the story broke" */
            continue;
        }
        if (verb < stop && t->at[i - 1].kind == QT_COMMA)
            break; /* what stands before it belongs to another clause */
        bool base = is_report(t, i - 1, QW_SAY_BASE) && i >= 2 &&
                    (quote_token_is(t, i - 2, "to") || is_word(t, i - 2, QW_AUX | QW_THEY | QW_I | QW_ADV | QW_ROLE));
        if (is_report(t, i - 1, QW_SAY | QW_SAYING) || base) {
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
    size_t lead = skip_adverbs(t, clause, stop);
    if (verb == lead && is_report(t, verb, QW_SAY) && quote_phrase_read(t, verb + 1, stop, &p) && !p.possessive &&
        clause == from)
        return make(prefer_name(t, p, stop), score, QC_BEFORE, "reporting verb, then the speaker", verb, end);
    bool participle = is_word(t, verb, QW_SAYING) && !is_word(t, verb, QW_SAY);
    bool thing = false;
    if (is_passive(t, clause, verb))
        return none;
    if (beside_subject(t, clause, verb, participle, &p, &thing))
        return make(p, thing ? 40 : score - 5, QC_BEFORE,
                    participle ? "a participle right after the speaker" : "the one who ... said", verb, end);
    struct subjects s = find_subjects(t, clause, verb);
    bool main = participle || (s.have_main && is_coordinate(t, clause, verb));
    if (s.have_main)
        return make(quote_phrase_tail(t, main ? s.main : s.last, verb, true), score - (participle ? 5 : 0), QC_BEFORE,
                    participle ? "the main clause's subject, then a participle" : "the speaker, then a reporting verb",
                    verb, end);
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
    size_t from = quote_cue_sentence_start(t, end - 1);
    for (size_t i = from; i < end; i++)
        if (t->at[i].kind == QT_QUOTE)
            return none;
    struct subjects s = find_subjects(t, from, end - 1);
    bool wrote = false;
    for (size_t i = from; i < end; i++)
        wrote = wrote || is_word(t, i, QW_TEXT);
    if (!s.have_main || (s.main.kind == QP_COMMON && !s.main.person) || (s.main.kind == QP_ORG && !wrote) ||
        (s.main.kind == QP_PRONOUN && s.main.gender == 0))
        return none;
    return make(s.main, 45, QC_SUBJECT, "whom the sentence before is about", 0, end);
}
