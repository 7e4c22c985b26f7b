/* SPDX-License-Identifier: MIT */
#include "quotes/clauses.h"

bool quote_clause_reports(const struct quote_tokens *t, size_t i, uint32_t flags)
{
    size_t before = i - (i > 0);
    const struct quote_token *k = &t->at[i], *prev = &t->at[before];
    if (k->kind != QT_WORD || !(k->flags & flags) || (k->shape & QS_POSSESSIVE))
        return false;
    if ((k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST))
        return false;
    bool owner = prev->kind == QT_WORD && (prev->flags & QW_POSS) && !(prev->flags & QW_SHE);
    /* "a note that read": no noun is a finite verb after it */
    bool relative = (k->flags & QW_SAY) && quote_token_is(t, before, "that");
    bool article = (prev->flags & QW_DET) && !relative &&
                   quote_token_among(t, before, "the a an this that these those no any another");
    bool object = prev->kind == QT_WORD && (prev->flags & QW_PREP) && (k->flags & QW_SAY);
    return !(owner || article || object) || quote_token_is(t, i, "said");
}

bool quote_clause_infinitive(const struct quote_tokens *t, size_t i)
{
    return quote_clause_reports(t, i, QW_SAY_BASE) && i > 0 &&
           (quote_token_is(t, i - 1, "to") || quote_token_has(t, i - 1, QW_AUX | QW_THEY | QW_I | QW_ADV | QW_ROLE));
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
    while (i < end && quote_token_has(t, i, QW_ADV))
        i++;
    return i;
}

/* The same towards the clause's beginning, over words with one of the flags. */
static size_t skip_back(const struct quote_tokens *t, size_t from, size_t i, uint32_t flags)
{
    while (i > from && quote_token_has(t, i - 1, flags))
        i--;
    return i;
}

size_t quote_clause_skip_brackets(const struct quote_tokens *t, size_t i, size_t end)
{
    if (i >= end || t->at[i].kind != QT_OPEN)
        return i;
    for (size_t k = i + 1; k < end && k < i + 24; k++)
        if (t->at[k].kind == QT_CLOSE)
            return k + 1;
    return i;
}

size_t quote_clause_verb(const struct quote_tokens *t, size_t i, size_t end)
{
    bool relative = false, quoted = false;
    for (; i < end; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind == QT_SEMI || k->kind == QT_COLON)
            return end;
        size_t after = quote_clause_skip_brackets(t, i, end);
        if (after > i) {
            i = after - 1;
            continue;
        }
        relative = k->kind != QT_COMMA && (relative || quote_token_has(t, i, QW_REL));
        quoted = quoted || quote_token_among(t, i, "quoted cited heard");
        if (quote_clause_reports(t, i, QW_SAY) && !quote_token_is(t, i, "quoted")) {
            /* "who said he was there, told": the relative clause's own verb is not it where another follows. */
            size_t later = relative ? quote_clause_verb(t, i + 1, end) : end;
            return later < end && !(t->at[later].flags & QW_WEAK) ? later : i;
        }
        if ((quoted && quote_clause_reports(t, i, QW_SAYING)) || quote_clause_infinitive(t, i))
            return i;
    }
    return end;
}

/* "chairman, chief executive and president Jane Roe": the offices without an article before one name. */
static bool reads_offices(const struct quote_tokens *t, struct quote_phrase first, size_t end, struct quote_phrase *out)
{
    struct quote_phrase p = first;
    while (p.kind == QP_COMMON && p.person && !p.plural && !p.possessive && p.end + 1 < end && p.end < first.end + 12 &&
           !quote_token_has(t, p.start, QW_DET | QW_POSS) &&
           (t->at[p.end].kind == QT_COMMA || quote_token_is(t, p.end, "and")))
        if (!quote_phrase_read(t, p.end + 1, end, &p))
            return false;
    if (p.start == first.start || p.kind != QP_NAME || p.possessive || p.role == p.role_end || p.name_end - p.name < 2)
        return false;
    *out = p;
    out->start = out->role = first.start;
    return true;
}

struct quote_phrase quote_clause_name(const struct quote_tokens *t, struct quote_phrase p, size_t end)
{
    struct quote_phrase name;
    if (p.kind == QP_COMMON && reads_offices(t, p, end, &name))
        return name;
    /* "the head of the trust, Jane Roe" */
    struct quote_phrase whole = p.kind == QP_COMMON && p.person ? quote_phrase_tail(t, p, end, true) : p;
    if (whole.end + 1 < end && t->at[whole.end].kind == QT_COMMA)
        p.end = whole.end;
    if (p.kind != QP_COMMON || p.plural || p.end + 1 >= end || t->at[p.end].kind != QT_COMMA ||
        !quote_phrase_read(t, p.end + 1, end, &name) || name.kind != QP_NAME || name.possessive ||
        (name.name_end - name.name < 2 && (!p.person || name.end >= end)))
        return p;
    if (name.end < end && t->at[name.end].kind != QT_COMMA)
        return p;
    if (name.role == name.role_end &&
        (!quote_token_has(t, p.start, QW_POSS) || quote_token_among(t, p.start, "its their"))) {
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
        (q.kind == QP_COMMON && !q.person) || q.kind == QP_ORG)
        return p;
    if (q.end < end && t->at[q.end].kind == QT_WORD && !quote_clause_reports(t, q.end, QW_SAY | QW_SAY_BASE) &&
        !quote_token_has(t, q.end, QW_PREP | QW_ADV))
        return p;
    if (q.kind == QP_PRONOUN) {
        /* "Ann Moss and I": nobody who can be shown. */
        struct quote_phrase they = quote_phrase_pronoun(p.start, 0);
        they.end = q.end;
        they.plural = true;
        return they;
    }
    /* "shopkeeper and lifelong fan Jo Flint": one person with two roles */
    if (p.kind == QP_COMMON && !p.plural && !quote_token_has(t, p.start, QW_DET | QW_POSS) && q.kind == QP_NAME &&
        q.name > q.start) {
        q.start = q.role = p.start;
        q.role_end = q.name;
        return q;
    }
    struct quote_phrase both = {.start = p.start, .end = q.end, .kind = QP_COMMON, .plural = true, .person = true};
    both.name = both.name_end = both.role = both.role_end = p.start;
    /* "farmers Jo and Ann Flint" */
    if (p.kind == QP_NAME && p.name > p.start && t->at[p.name - 1].kind == QT_WORD &&
        !(t->at[p.name - 1].shape & QS_CAPITAL)) {
        both.role = p.start + ((t->at[p.start].flags & QW_DET) != 0);
        both.role_end = both.name = p.name;
        both.name_end = q.end;
    }
    return both;
}

/* "Hale's answer", "the mayor's letter": whose words they are; else the phrase itself. */
static struct quote_phrase owner_of(const struct quote_tokens *t, struct quote_phrase p)
{
    bool speaks = (t->at[p.end - 1].flags & QW_TEXT) ||
                  quote_token_among(t, p.end - 1, "response answer reply words advice warning argument reaction");
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
    return quote_token_among(t, i,
                             "when while as after before if because since though although until once asked where "
                             "despite whereas");
}

/* "On the pier, the actor Ann Hale said": a name that runs up to the verb is its subject and no aside. */
static bool names_subject(const struct quote_tokens *t, size_t i, size_t verb)
{
    struct quote_phrase p;
    return i < verb && quote_phrase_read(t, i, verb, &p) && p.kind == QP_NAME && p.end == verb && !p.possessive;
}

/* A clause that is read for its subjects, from left to right up to its verb. */
struct subject_reading {
    const struct quote_tokens *t;
    size_t from, verb;
    struct quote_subjects found;
    bool main_to_come; /* a subordinate clause or a participle stands first */
    bool governed;     /* a noun phrase here is no subject: a verb or a preposition stands before it, or a subject */
    struct quote_phrase beside; /* a governed name right before the verb */
    bool have_beside;
    size_t governed_end; /* of the latest governed name; 0: none */
};

/* Whatever stands between the subject and its verb, set off by two commas or dashes: its end; `comma` if it is none. */
static size_t after_parenthesis(const struct subject_reading *r, size_t comma)
{
    const struct quote_tokens *t = r->t;
    size_t end = skip_back(t, comma + 1, r->verb, QW_ADV | QW_AUX);
    return quote_clause_skip_brackets(t, r->found.last.end, r->verb) == comma && end > comma + 2 &&
                   (t->at[end - 1].kind == QT_COMMA || t->at[end - 1].kind == QT_DASH)
               ? end
               : comma;
}

/* ", head of the trust,": the end of what a comma after the subject adds to it; `comma` if it adds nothing. */
static size_t after_apposition(const struct subject_reading *r, size_t comma)
{
    size_t role, end;
    return r->found.last.end == comma && !names_subject(r->t, comma + 1, r->verb) &&
                   quote_phrase_apposition(r->t, comma, r->verb, &role, &end) &&
                   (end >= r->verb || !quote_token_has(r->t, end, QW_CONJ))
               ? end
               : comma;
}

/* ", who was there," and ", 65,": the comma after it; `comma` if there is no such aside. */
static size_t after_relative_clause(const struct subject_reading *r, size_t comma)
{
    const struct quote_tokens *t = r->t;
    size_t i = comma + 1;
    if (i >= r->verb || !(quote_token_has(t, i, QW_REL) ||
                          (t->at[i].kind == QT_NUMBER && i + 1 < r->verb && t->at[i + 1].kind == QT_COMMA)))
        return comma;
    while (i < r->verb && t->at[i].kind != QT_COMMA)
        i++;
    return i;
}

/* "A letter to Ann Hale, the commissioner, said": what the second comma closes is hers; `comma` if it is not so. */
static size_t after_addressee(const struct subject_reading *r, size_t comma)
{
    size_t role, end;
    return r->governed_end == comma && quote_phrase_apposition(r->t, comma, r->verb, &role, &end) &&
                   end + 1 == r->verb && r->t->at[end].kind == QT_COMMA
               ? end + 1
               : comma;
}

/* Asides leave the subject as it is; any other comma begins something new. Returns where to read on. */
static size_t read_comma(struct subject_reading *r, size_t comma)
{
    size_t end = comma;
    r->governed = false;
    r->main_to_come = false;
    if (r->found.have_last)
        end = after_parenthesis(r, comma);
    if (r->found.have_last && end == comma)
        end = after_apposition(r, comma);
    if (r->found.have_last && end == comma)
        end = after_addressee(r, comma);
    if (end == comma)
        end = after_relative_clause(r, comma);
    return end > comma ? end : comma + 1;
}

/* "after Hale left" begins a clause, "after the vote" does not. */
static bool begins_clause(const struct subject_reading *r, size_t i)
{
    struct quote_phrase next;
    return quote_clause_subordinate(r->t, i) &&
           (i == r->from || (quote_phrase_read(r->t, i + 1, r->verb, &next) && !next.possessive &&
                             (next.kind == QP_NAME || next.kind == QP_PRONOUN)));
}

static void take_subject(struct subject_reading *r, struct quote_phrase p)
{
    r->found.last = p;
    r->found.have_last = true;
    if (!r->main_to_come && !r->found.have_main) {
        r->found.main = p;
        r->found.have_main = true;
    }
}

/* A noun phrase that begins at i, or else one word. Returns where to read on. */
static size_t read_noun(struct subject_reading *r, size_t i)
{
    struct quote_phrase p;
    if (!quote_phrase_read(r->t, i, r->verb, &p))
        return i + 1;
    if (p.bare) {
        r->main_to_come = r->main_to_come || i == r->from;
        r->governed = true;
    } else if (!r->governed && !p.possessive) {
        p = quote_clause_name(r->t, p, r->verb);
        p = quote_clause_pair(r->t, owner_of(r->t, p), r->verb + 1);
        take_subject(r, p);
        r->governed = true;
    } else if (!p.possessive && p.kind == QP_NAME && p.end < r->verb) {
        r->governed_end = p.end;
    } else if (!p.possessive && p.kind != QP_COMMON && p.end >= r->verb) {
        r->beside = p;
        r->have_beside = true;
    }
    return p.end;
}

static size_t read_word(struct subject_reading *r, size_t i)
{
    const struct quote_token *k = &r->t->at[i];
    bool name = (k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST) && i != r->from;
    if (((k->flags & QW_PREP) && !name) || quote_token_is(r->t, i, "to")) {
        r->governed = !begins_clause(r, i);
        return i + 1;
    }
    if ((k->flags & (QW_REL | QW_CONJ)) || quote_token_is(r->t, i, "that")) {
        r->governed = false;
        return i + 1;
    }
    if (quote_clause_reports(r->t, i, QW_SAY | QW_SAYING) ||
        ((k->flags & (QW_VERB | QW_AUX)) && !(k->shape & QS_CAPITAL))) {
        r->governed = true;
        return i + 1;
    }
    return read_noun(r, i);
}

/* What stands at i. Returns where to read on. */
static size_t read_part(struct subject_reading *r, size_t i)
{
    size_t after;
    switch (r->t->at[i].kind) {
    case QT_WORD:
        return read_word(r, i);
    case QT_COMMA:
        return read_comma(r, i);
    case QT_OPEN:
        after = quote_clause_skip_brackets(r->t, i, r->verb);
        if (after > i)
            return after;
        break;
    case QT_DASH:
        if (r->found.have_last && r->found.last.end == i)
            return read_comma(r, i);
        break;
    case QT_QUOTE:
    case QT_COLON:
    case QT_SEMI:
    case QT_CLOSE:
        break;
    default:
        return i + 1;
    }
    r->governed = false;
    return i + 1;
}

struct quote_subjects quote_clause_subjects(const struct quote_tokens *t, size_t from, size_t verb)
{
    struct subject_reading r = {.t = t, .from = from, .verb = verb};
    r.main_to_come = quote_clause_subordinate(t, from) || quote_token_has(t, from, QW_SAYING);
    for (size_t i = from; i < verb;)
        i = read_part(&r, i);
    /* "In an interview Hale said": the name right before the verb, if the clause has no subject of its own. */
    if (!r.found.have_last && r.have_beside) {
        r.found.last = r.beside;
        r.found.have_last = true;
    }
    if (!r.found.have_main) {
        r.found.main = r.found.last;
        r.found.have_main = r.found.have_last;
    }
    return r.found;
}

bool quote_clause_phrase_before(const struct quote_tokens *t, size_t from, size_t end, struct quote_phrase *out)
{
    for (size_t i = from; i < end;) {
        if (t->at[i].kind != QT_WORD || quote_clause_reports(t, i, QW_SAY | QW_SAYING | QW_VERB) ||
            !quote_phrase_read(t, i, end, out)) {
            i++;
            continue;
        }
        if (out->end == end)
            return true;
        i = out->end;
    }
    return false;
}

/* "released a statement saying", "wrote on Facebook saying": the participle is not said of that phrase. */
static bool is_medium(const struct quote_tokens *t, const struct quote_phrase *p, bool thing)
{
    bool governed =
        p->start > 0 && quote_token_has(t, p->start - 1, QW_PREP) && !quote_token_among(t, p->start - 1, "with of");
    return governed || p->kind == QP_ORG || quote_token_has(t, p->end - 1, QW_TEXT) ||
           (thing && !quote_token_has(t, p->end - 1, QW_NAMING));
}

bool quote_clause_antecedent(const struct quote_tokens *t, size_t from, size_t verb, bool participle,
                             struct quote_phrase *out, bool *thing)
{
    size_t end = skip_back(t, from, verb, QW_ADV | QW_AUX);
    bool relative = end > from && quote_token_among(t, end - 1, "who which that");
    if (!relative && !participle)
        return false;
    end -= relative;
    if (relative && end > from && t->at[end - 1].kind == QT_COMMA)
        end--;
    struct quote_phrase p;
    if (!quote_clause_phrase_before(t, from, end, &p) || p.possessive || p.bare || p.kind == QP_PRONOUN)
        return false;
    *thing = p.kind == QP_ORG || (p.kind == QP_COMMON && !p.person);
    *out = p;
    return relative || !is_medium(t, &p, *thing);
}

bool quote_clause_coordinate(const struct quote_tokens *t, size_t from, size_t verb)
{
    size_t i = verb;
    while (i > from && (quote_token_has(t, i - 1, QW_ADV | QW_AUX) || quote_token_among(t, i - 1, "went on to")))
        i--;
    return i > from && quote_token_among(t, i - 1, "and but then");
}

bool quote_clause_passive(const struct quote_tokens *t, size_t from, size_t verb)
{
    size_t i = skip_back(t, from, verb, QW_ADV);
    return i > from && quote_token_among(t, verb, "asked told reminded advised informed warned assured urged") &&
           quote_token_among(t, i - 1, "was were been is are when");
}
