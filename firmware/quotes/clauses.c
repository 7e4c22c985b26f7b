/* SPDX-License-Identifier: MIT */
#include "quotes/clauses.h"

/* A reporting verb as a verb: not "the report says", "a statement", "United States", "his claims". */
bool quote_clause_reports(const struct quote_tokens *t, size_t i, uint32_t flags)
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

size_t quote_clause_end(const struct quote_tokens *t, size_t i)
{
    size_t most = i + QUOTE_CLAUSE_REACH < t->n ? i + QUOTE_CLAUSE_REACH : t->n;
    while (i < most && !quote_token_ends_sentence(t, i) && t->at[i].kind != QT_QUOTE)
        i++;
    return i;
}

size_t quote_clause_start(const struct quote_tokens *t, size_t end)
{
    size_t least = end > QUOTE_CLAUSE_REACH ? end - QUOTE_CLAUSE_REACH : 1, i = end;
    while (i > least && !quote_token_ends_sentence(t, i - 1))
        i--;
    return i;
}

size_t quote_clause_skip_adverbs(const struct quote_tokens *t, size_t i, size_t end)
{
    while (i < end && t->at[i].kind == QT_WORD && (t->at[i].flags & QW_ADV) && !(t->at[i].flags & QW_SAY))
        i++;
    return i;
}

/* Over "(D-Nev.)" and the like. */
size_t quote_clause_skip_brackets(const struct quote_tokens *t, size_t i, size_t end)
{
    if (i >= end || t->at[i].kind != QT_OPEN)
        return i;
    for (size_t k = i + 1; k < end && k < i + 24; k++)
        if (t->at[k].kind == QT_CLOSE)
            return k + 1;
    return i;
}

/* From the end of a subject over what may stand before its verb; the verb's token, or `end`. */
size_t quote_clause_verb(const struct quote_tokens *t, size_t i, size_t end)
{
    bool relative = false, quoted = false;
    for (; i < end; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind == QT_SEMI || k->kind == QT_COLON)
            return end;
        if (k->kind == QT_OPEN && quote_clause_skip_brackets(t, i, end) > i) {
            i = quote_clause_skip_brackets(t, i, end) - 1;
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
        if (quote_clause_reports(t, i, QW_SAY) && !quote_token_is(t, i, "quoted")) {
            /* "who said he was there, told": the relative clause's own verb is not it where another follows. */
            if (relative) {
                size_t later = quote_clause_verb(t, i + 1, end);
                if (later < end && (t->at[later].flags & QW_WEAK) == 0)
                    return later;
            }
            return i;
        }
        if (quote_clause_reports(t, i, QW_SAYING) && quoted)
            return i;
        if (quote_clause_reports(t, i, QW_SAY_BASE) && i > 0 &&
            (quote_token_is(t, i - 1, "to") || quote_token_has(t, i - 1, QW_AUX) || quote_token_has(t, i - 1, QW_ADV) ||
             quote_token_has(t, i - 1, QW_THEY | QW_I | QW_ROLE)))
            return i;
    }
    return end;
}

/* "the chief executive, Jane Roe, said": the name says more than the office before it. */
struct quote_phrase quote_clause_name(const struct quote_tokens *t, struct quote_phrase p, size_t end)
{
    struct quote_phrase name;
    if (p.kind != QP_COMMON || p.plural || p.end + 1 >= end || t->at[p.end].kind != QT_COMMA ||
        !quote_phrase_read(t, p.end + 1, end, &name) || name.kind != QP_NAME || name.possessive ||
        (name.name_end - name.name < 2 && (!p.person || name.end >= end)))
        return p;
    if (name.end < end && t->at[name.end].kind != QT_COMMA)
        return p;
    if (name.role == name.role_end && !quote_token_has(t, p.start, QW_POSS)) {
        name.role = p.start;
        name.role_end = p.end;
        while (name.role < name.role_end && quote_token_has(t, name.role, QW_DET | QW_POSS))
            name.role++;
    }
    name.start = p.start;
    return name;
}

struct quote_phrase quote_clause_pair(const struct quote_tokens *t, struct quote_phrase p, size_t end)
{
    struct quote_phrase q;
    if ((p.kind != QP_NAME && p.kind != QP_COMMON) || p.possessive || p.end + 1 >= end ||
        !quote_token_is(t, p.end, "and") || !quote_phrase_read(t, p.end + 1, end, &q) || q.possessive ||
        (q.kind != QP_NAME && !(q.kind == QP_COMMON && q.person)))
        return p;
    if (q.end < end && t->at[q.end].kind == QT_WORD && !quote_clause_reports(t, q.end, QW_SAY | QW_SAY_BASE) &&
        !quote_token_has(t, q.end, QW_PREP | QW_ADV))
        return p;
    struct quote_phrase both = {.start = p.start, .end = q.end, .kind = QP_COMMON, .plural = true, .person = true};
    both.name = both.name_end = both.role = both.role_end = p.start;
    return both;
}

/* "Hale's answer", "the mayor's letter": whose words they are. */
struct quote_phrase quote_clause_owner(const struct quote_tokens *t, struct quote_phrase p)
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

bool quote_clause_subordinate(const struct quote_tokens *t, size_t i)
{
    static const char *const words[] = {"when",    "while", "as",      "after",    "before", "if",
                                        "because", "since", "though",  "although", "until",  "once",
                                        "asked",   "where", "despite", "whereas"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (quote_token_is(t, i, words[k]))
            return true;
    return false;
}

/* "On the pier, the actor Ann Hale said": a name that runs up to the verb is its subject and no aside. */
static bool names_subject(const struct quote_tokens *t, size_t i, size_t verb)
{
    struct quote_phrase p;
    return i < verb && quote_phrase_read(t, i, verb, &p) && p.kind == QP_NAME && p.end == verb && !p.possessive;
}

struct quote_subjects quote_clause_subjects(const struct quote_tokens *t, size_t from, size_t verb)
{
    struct quote_subjects s = {0};
    bool waiting = quote_clause_subordinate(t, from) || quote_token_has(t, from, QW_SAYING), object = false;
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
            while (apart > i + 1 &&
                   (quote_token_has(t, apart - 1, QW_ADV | QW_AUX) && !quote_token_has(t, apart - 1, QW_SAY)))
                apart--;
            if (s.have_last && quote_clause_skip_brackets(t, s.last.end, verb) == i && apart > i + 2 &&
                (t->at[apart - 1].kind == QT_COMMA || t->at[apart - 1].kind == QT_DASH)) {
                i = apart;
                continue;
            }
            /* ", head of the trust," and ", who was there," leave the subject as it is. */
            if (s.have_last && s.last.end == i && !names_subject(t, i + 1, verb) &&
                quote_phrase_apposition(t, i, verb, &role, &role_end) &&
                (role_end >= verb || t->at[role_end].kind != QT_WORD || !quote_token_has(t, role_end, QW_CONJ))) {
                i = role_end;
                continue;
            }
            if (i + 1 < verb && (quote_token_has(t, i + 1, QW_REL) ||
                                 (t->at[i + 1].kind == QT_NUMBER && i + 2 < verb && t->at[i + 2].kind == QT_COMMA))) {
                for (later = i + 1; later < verb && t->at[later].kind != QT_COMMA; later++)
                    ;
                i = later;
                continue;
            }
            i++;
            continue;
        }
        if (k->kind == QT_OPEN && quote_clause_skip_brackets(t, i, verb) > i) {
            i = quote_clause_skip_brackets(t, i, verb);
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
            /* "after Hale left" begins a clause, "after the vote" does not. */
            struct quote_phrase next;
            object = !(quote_clause_subordinate(t, i) &&
                       (i == from || (quote_phrase_read(t, i + 1, verb, &next) && !next.possessive &&
                                      (next.kind == QP_NAME || next.kind == QP_PRONOUN))));
            i++;
            continue;
        }
        if (k->flags & (QW_REL | QW_CONJ) || quote_token_is(t, i, "that")) {
            object = false;
            i++;
            continue;
        }
        struct quote_phrase p;
        bool verb_here = quote_clause_reports(t, i, QW_SAY | QW_SAYING) ||
                         ((k->flags & (QW_VERB | QW_AUX)) && !(k->shape & QS_CAPITAL));
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
            p = quote_clause_pair(t, quote_clause_owner(t, quote_clause_name(t, p, verb)), verb + 1);
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

/*
 * The phrase right before the verb where grammar wants just that one: "from Ann Hale, who said", "with Tom Hale
 * saying". Not "a statement saying": there the main clause's subject speaks. `thing`: it is none for people ("a sign
 * that said").
 */
bool quote_clause_beside(const struct quote_tokens *t, size_t from, size_t verb, bool participle,
                         struct quote_phrase *out, bool *thing)
{
    size_t i = verb;
    while (i > from && quote_token_has(t, i - 1, QW_ADV | QW_AUX) && !quote_token_has(t, i - 1, QW_SAY))
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
        if (t->at[k].kind != QT_WORD || quote_clause_reports(t, k, QW_SAY | QW_SAYING | QW_VERB) ||
            !quote_phrase_read(t, k, i, &p)) {
            k++;
            continue;
        }
        if (p.end == i && !p.possessive && !p.bare && p.kind != QP_PRONOUN) {
            bool place = p.start > 0 && quote_token_has(t, p.start - 1, QW_PREP) &&
                         !quote_token_is(t, p.start - 1, "with") && !quote_token_is(t, p.start - 1, "of");
            *thing = p.kind == QP_ORG || (p.kind == QP_COMMON && !p.person);
            *out = p;
            /* "released a statement saying", "wrote on Facebook saying" */
            return relative || !(place || p.kind == QP_ORG || quote_token_has(t, p.end - 1, QW_TEXT) ||
                                 (*thing && !quote_token_has(t, p.end - 1, QW_NAMING)));
        }
        k = p.end;
    }
    return false;
}

/* "and added", "but went on to say": the clause takes its subject from the main one. */
bool quote_clause_coordinate(const struct quote_tokens *t, size_t from, size_t verb)
{
    size_t i = verb;
    while (i > from && (quote_token_has(t, i - 1, QW_ADV | QW_AUX) || quote_token_is(t, i - 1, "went") ||
                        quote_token_is(t, i - 1, "on") || quote_token_is(t, i - 1, "to")))
        i--;
    return i > from &&
           (quote_token_is(t, i - 1, "and") || quote_token_is(t, i - 1, "but") || quote_token_is(t, i - 1, "then"));
}

/* "was asked", "were told": the subject hears and does not speak. */
bool quote_clause_passive(const struct quote_tokens *t, size_t from, size_t verb)
{
    static const char *const heard[] = {"asked",    "told",   "reminded", "advised",
                                        "informed", "warned", "assured",  "urged"};
    bool hears = false;
    for (size_t k = 0; k < sizeof heard / sizeof heard[0]; k++)
        hears = hears || quote_token_is(t, verb, heard[k]);
    size_t i = verb;
    while (i > from && quote_token_has(t, i - 1, QW_ADV))
        i--;
    return hears && i > from &&
           (quote_token_is(t, i - 1, "was") || quote_token_is(t, i - 1, "were") || quote_token_is(t, i - 1, "been") ||
            quote_token_is(t, i - 1, "is") || quote_token_is(t, i - 1, "are") || quote_token_is(t, i - 1, "when"));
}
