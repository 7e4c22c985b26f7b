/* SPDX-License-Identifier: MIT */
#include "quotes/phrases.h"

#include <string.h>

enum { ROLE_MOST = 14 }; /* tokens of a role after a name */

static bool is_capital(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->shape & QS_CAPITAL);
}

bool quote_phrase_is_given(const struct quote_token *k)
{
    return is_capital(k) && (k->flags & (QW_MALE | QW_FEMALE)) && !(k->flags & QW_ROLE);
}

/* Whether the word at i can be part of a name. A small word with a capital only can where it is no sentence's first. */
static bool names(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (!is_capital(k))
        return false;
    /* "Beaumont, Tex.," */
    if ((k->shape & QS_DOTTED) && (k->flags & QW_DOTTED) && !(k->shape & QS_INITIAL) &&
        !(k->flags & (QW_TITLE | QW_MR | QW_MRS | QW_SUFFIX | QW_PARTICLE)))
        return false;
    /* "Added Ann Hale:" */
    if ((k->shape & QS_FIRST) && (k->flags & (QW_SAY | QW_SAYING)) && !(k->flags & (QW_MALE | QW_FEMALE)) &&
        i + 1 < t->n && is_capital(&t->at[i + 1]))
        return false;
    /* "Appearing before the court": a participle, unless a verb follows ("Fleming said"). */
    if ((k->shape & QS_FIRST) && k->flags == 0 && k->size > 5 && i + 1 < t->n &&
        memcmp(t->text + k->start + k->size - 3, "ing", 3) == 0 &&
        (t->at[i + 1].flags & (QW_PREP | QW_DET | QW_POSS)) && t->at[i + 1].kind == QT_WORD)
        return false;
    if (!(k->flags & QW_FUNCTION) || ((k->shape & QS_CAPITALS) && quote_token_is(t, i, "us")))
        return true;
    /* "Fell Valley" */
    if (i + 1 < t->n && is_capital(&t->at[i + 1]) && !(t->at[i + 1].flags & QW_FUNCTION) &&
        !(k->shape & (QS_FIRST | QS_CAPITALS)) && !(k->flags & QW_FUNCTION & ~(uint32_t)(QW_VERB | QW_ADV | QW_OTHER)))
        return true;
    /* "Will Hale", "April Moss", "Mark Till" */
    bool more = i + 1 < t->n && is_capital(&t->at[i + 1]) && !(t->at[i + 1].flags & QW_FUNCTION);
    if (k->flags & (QW_MALE | QW_FEMALE))
        return more || !(k->shape & QS_FIRST);
    /* "Mrs May", "Theresa May" */
    if (i > 0 && is_capital(&t->at[i - 1]) && (t->at[i - 1].flags & (QW_MR | QW_MRS)))
        return !(k->flags & (QW_PREP | QW_CONJ | QW_DET));
    return !(k->shape & QS_FIRST) && i > 0 && quote_phrase_is_given(&t->at[i - 1]) &&
           !(k->flags & (QW_HE | QW_SHE | QW_I));
}

static bool ends_like(const struct quote_tokens *t, size_t i, const char *ending)
{
    size_t size = quote_token_base(t, i), n = strlen(ending);
    return size > n + 1 && memcmp(t->text + t->at[i].start + size - n, ending, n) == 0;
}

/* Whether a small-letter word at i ends the phrase begun at `start`. */
static bool ends_phrase(const struct quote_tokens *t, size_t start, size_t i)
{
    const struct quote_token *k = &t->at[i];
    uint32_t f = k->flags;
    bool after_article = i > start && (t->at[i - 1].flags & (QW_DET | QW_POSS)) && t->at[i - 1].kind == QT_WORD;
    if (f & (QW_PREP | QW_CONJ | QW_AUX | QW_HE | QW_SHE | QW_THEY | QW_I | QW_REL | QW_OTHER))
        return !(after_article && (f & QW_PREP) == 0 && (f & (QW_OTHER | QW_ROLE)));
    if (f & (QW_DET | QW_POSS))
        return i > start && !(t->at[i - 1].flags & QW_DET);
    if (f & QW_ROLE)
        return false;
    if (f & (QW_SAY | QW_VERB | QW_SAYING))
        return !after_article;
    if (f & QW_ADV)
        return !after_article;
    /* An unknown verb in the past tense; "the retired teacher", "a newly elected member" are none. */
    return i > start && !after_article && ends_like(t, i, "ed") && i + 1 < t->n && t->at[i + 1].kind != QT_COMMA &&
           !(t->at[i + 1].kind == QT_WORD && (t->at[i + 1].flags & QW_ROLE)) && !ends_like(t, i - 1, "ly");
}

/* "Secretary of State", "Department for Work and Pensions": a small word between two parts of one name. */
static bool joins(const struct quote_tokens *t, size_t i, size_t run)
{
    bool of = quote_token_is(t, i, "of"), other = quote_token_is(t, i, "for") || quote_token_is(t, i, "on");
    if (i + 1 >= t->n || !is_capital(&t->at[i - 1]) || (t->at[i - 1].shape & QS_POSSESSIVE))
        return false;
    size_t next = i + 1;
    if (of && quote_token_is(t, next, "the") && next + 1 < t->n)
        next++;
    if (!is_capital(&t->at[next]) || (t->at[next].flags & QW_DAY))
        return false;
    if (quote_token_is(t, i, "and"))
        return i > run + 1 && t->at[i - 2].kind == QT_WORD && !(t->at[i - 2].shape & QS_CAPITAL) &&
               (t->at[run].flags & QW_ORG);
    return (of && (t->at[i - 1].flags & (QW_TITLE | QW_ROLE | QW_ORG))) ||
           (other && (t->at[i - 1].flags & QW_ORG) && !quote_phrase_is_given(&t->at[run]));
}

/* Words that finish an office after "of": "Secretary of State", so the name follows. */
static bool is_department(const struct quote_tokens *t, size_t i)
{
    static const char *const words[] = {"state",    "defense",  "defence",     "health",    "education",
                                        "treasury", "energy",   "labor",       "labour",    "commerce",
                                        "justice",  "staff",    "commons",     "lords",     "transport",
                                        "security", "interior", "agriculture", "exchequer", "foreign"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (quote_token_is(t, i, words[k]))
            return true;
    return false;
}

/* In the run of capitals [from, end) that ends a phrase: where the person's own name begins; `end` if it names none. */
static size_t name_in_run(const struct quote_tokens *t, size_t from, size_t end)
{
    size_t start = from;
    bool titled = false;
    for (size_t i = from; i + 1 < end; i++) {
        uint32_t f = t->at[i].flags;
        bool given = quote_phrase_is_given(&t->at[i]) && i > start;
        if (t->at[i].shape & QS_POSSESSIVE) {
            start = i + 1;
        } else if ((f & (QW_TITLE | QW_ROLE | QW_MR | QW_MRS)) && !given &&
                   (!quote_phrase_is_given(&t->at[i]) || (f & (QW_MR | QW_MRS)))) {
            start = i + 1;
            titled = true;
            if (i + 2 < end && quote_token_is(t, i + 1, "of")) {
                i += 2;
                while (i < end && !is_department(t, i) && !quote_phrase_is_given(&t->at[i]))
                    i++;
                start = i < end && !is_department(t, i) ? i : i + 1;
                i = start > 0 ? start - 1 : i;
            }
        }
    }
    if (start >= end)
        return end;
    /* "Grandmother-of-two Ann Hale": a capital only because the sentence begins there. */
    if ((t->at[start].shape & QS_FIRST) && !quote_phrase_is_given(&t->at[start]) && start + 2 < end &&
        quote_phrase_is_given(&t->at[start + 1]) && !titled)
        return start + 1;
    /* "Radio Tollan Ann Hale", "Ashford Liberal Tom Hale": what stands before the given name is no part of it. */
    for (size_t i = start; i + 1 < end; i++) {
        if (!quote_phrase_is_given(&t->at[i]))
            continue;
        if (i == start && (t->at[i].flags & QW_NATION) && i + 2 < end && quote_phrase_is_given(&t->at[i + 1]))
            continue;
        bool before = i > start;
        for (size_t k = start; k < i; k++)
            before = before && !(t->at[k].shape & QS_INITIAL);
        if (i == start)
            return start;
        if (before && (t->at[i - 1].flags & (QW_ORG | QW_NATION)))
            return i;
        if (before && i - start >= 2)
            return i;
        return start;
    }
    uint32_t last = t->at[end - 1].flags;
    if (!titled && (last & (QW_ORG | QW_ROLE)))
        return end;
    if (!titled && (t->at[start].flags & (QW_ORG | QW_NATION)) && !quote_phrase_is_given(&t->at[start]))
        return end;
    for (size_t i = start; i < end; i++)
        if (quote_token_is(t, i, "of") || quote_token_is(t, i, "and") || quote_token_is(t, i, "the"))
            return end;
    return start;
}

/* "churchwarden", "ferrywoman": not in a list, but like the nouns that are. */
static bool like_role(const struct quote_tokens *t, size_t i)
{
    static const char *const endings[] = {"ist",    "ian",    "man",   "woman", "eer",    "warden", "smith",   "herd",
                                          "wright", "keeper", "maker", "owner", "holder", "grower", "breeder", "goer"};
    if (t->at[i].kind == QT_WORD && memmem(t->text + t->at[i].start, t->at[i].size, "-of-", 4) != NULL)
        return true;
    if (t->at[i].kind != QT_WORD || t->at[i].flags != 0 || (t->at[i].shape & QS_POSSESSIVE) ||
        ((t->at[i].shape & QS_CAPITAL) && !(t->at[i].shape & QS_FIRST)))
        return false;
    for (size_t k = 0; k < sizeof endings / sizeof endings[0]; k++)
        if (quote_token_base(t, i) > 4 && ends_like(t, i, endings[k]))
            return true;
    return false;
}

/* Titles that say nothing about what somebody does. */
static bool is_honorific(const struct quote_tokens *t, size_t i)
{
    return quote_token_is(t, i, "dr") || quote_token_is(t, i, "rev") || quote_token_is(t, i, "rt") ||
           quote_token_is(t, i, "hon");
}

/* Words in -ing that say what kind of an officer somebody is. */
static bool is_adjective(const struct quote_tokens *t, size_t i)
{
    static const char *const words[] = {"managing",  "acting",    "visiting",    "sitting",  "leading",  "founding",
                                        "marketing", "presiding", "reigning",    "incoming", "outgoing", "planning",
                                        "housing",   "banking",   "engineering", "training", "nursing",  "teaching"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (quote_token_is(t, i, words[k]))
            return true;
    return false;
}

static void classify(const struct quote_tokens *t, size_t run, struct quote_phrase *p)
{
    uint32_t all = 0;
    for (size_t i = p->start; i < p->end; i++)
        all |= t->at[i].kind == QT_WORD ? t->at[i].flags & (QW_MR | QW_MRS) : 0;
    p->name = p->name_end = p->role = p->role_end = p->start;
    /* "Officials said": a capital only because the sentence begins there. */
    if (run + 1 == p->end && (t->at[run].shape & QS_FIRST) && (t->at[run].flags & QW_ROLE) &&
        !quote_phrase_is_given(&t->at[run]))
        run = p->end;
    if (run >= p->end) {
        uint32_t last = t->at[p->end - 1].flags;
        const struct quote_token *first = &t->at[p->start];
        p->kind = QP_COMMON;
        p->person = (last & QW_ROLE) != 0;
        p->bare = !p->person && !(first->flags & (QW_DET | QW_POSS)) && !(first->shape & QS_CAPITAL) &&
                  first->kind == QT_WORD;
        for (size_t i = p->start; i < p->end; i++)
            p->bare = p->bare && !(t->at[i].shape & QS_POSSESSIVE) && !(t->at[i].flags & QW_ROLE);
        p->bare = p->bare || ends_like(t, p->start, "ing");
        p->gender = (last & QW_ROLE)
                        ? (uint8_t)(((last & QW_MALE) ? QUOTE_MALE : 0) | ((last & QW_FEMALE) ? QUOTE_FEMALE : 0))
                        : 0;
        p->plural = ends_like(t, p->end - 1, "s") && !(last & (QW_MALE | QW_FEMALE));
        return;
    }
    size_t name = name_in_run(t, run, p->end);
    bool article = run > p->start && (t->at[run - 1].flags & QW_DET) && name == run;
    const struct quote_token *last = &t->at[p->end - 1];
    if (name < p->end && name + 1 == p->end && name == run &&
        ((last->flags & (QW_NATION | QW_ORG)) || (last->shape & QS_CAPITALS)) && !quote_phrase_is_given(last))
        name = p->end;
    if (name >= p->end || (article && !quote_phrase_is_given(&t->at[run]) && p->end - run > 1)) {
        bool office = (last->flags & QW_ROLE) && !(last->flags & QW_ORG);
        for (size_t i = run + 1; i < p->end; i++) /* "Bishop of Carrick" */
            office = office || (quote_token_is(t, i, "of") && (t->at[i - 1].flags & (QW_ROLE | QW_TITLE)) &&
                                !(t->at[i - 1].flags & QW_ORG));
        p->kind = office || ((last->flags & QW_TITLE) && !(last->flags & QW_ORG)) ? QP_COMMON : QP_ORG;
        p->person = p->kind == QP_COMMON;
        p->name = p->kind == QP_ORG ? run : p->start;
        p->name_end = p->kind == QP_ORG ? p->end : p->start;
        return;
    }
    p->kind = QP_NAME;
    p->name = name;
    p->name_end = p->end;
    size_t role = p->start;
    /* "his wife Sue": his, but whose is not said beside it. */
    bool whose = (t->at[role].flags & QW_POSS) != 0;
    while (role < name && t->at[role].kind == QT_WORD && (t->at[role].flags & (QW_DET | QW_POSS)))
        role++;
    /* "quotes former adviser Ann Hale", "a speech denouncing candidate Tom Hale" */
    for (size_t i = role; i + 1 < name; i++)
        if (!is_capital(&t->at[i]) && t->at[i].kind == QT_WORD && !(t->at[i].flags & QW_ROLE) &&
            ((t->at[i].flags & (QW_SAY | QW_SAYING | QW_SAY_BASE | QW_VERB)) ||
             (t->at[i].flags == 0 && ends_like(t, i, "ing") && !is_adjective(t, i))))
            role = i + 1;
    bool is_role = false;
    for (size_t i = role; i < name; i++) {
        uint32_t f = t->at[i].flags;
        bool beside = i + 1 == name, capital = is_capital(&t->at[i]);
        bool title = (f & QW_TITLE) && (beside || capital) && !((f & (QW_MR | QW_MRS)) && capital);
        is_role = is_role || (beside && like_role(t, i)) ||
                  ((((f & QW_ROLE) && !((f & (QW_MR | QW_MRS)) && capital)) || title) && !is_honorific(t, i));
        p->courtesy = p->courtesy || ((f & (QW_TITLE | QW_MR | QW_MRS)) && (beside || capital));
        if (f & QW_ROLE)
            p->gender |= (uint8_t)(((f & QW_MALE) ? QUOTE_MALE : 0) | ((f & QW_FEMALE) ? QUOTE_FEMALE : 0));
    }
    bool rival =
        quote_token_is(t, name - (name > p->start), "rival") || quote_token_is(t, name - (name > p->start), "opponent");
    if (is_role && !whose && !rival) {
        p->role = role;
        p->role_end = name;
        while (p->role_end > p->role && (t->at[p->role_end - 1].flags & (QW_MR | QW_MRS)) &&
               (t->at[p->role_end - 1].shape & QS_CAPITAL))
            p->role_end--;
    }
    if (all & (QW_MR | QW_MRS))
        p->gender = (uint8_t)(((all & QW_MR) ? QUOTE_MALE : 0) | ((all & QW_MRS) ? QUOTE_FEMALE : 0));
    if (p->gender == 0 && quote_phrase_is_given(&t->at[name]) && (p->name_end - name > 1 || !p->courtesy)) {
        uint32_t f = t->at[name].flags & (QW_MALE | QW_FEMALE);
        p->gender = f == QW_MALE ? QUOTE_MALE : f == QW_FEMALE ? QUOTE_FEMALE : 0;
    }
    /* "his colleague Prof. Ann Hale" */
    while (p->role_end > p->role + 1 && (t->at[p->role_end - 1].flags & QW_TITLE) &&
           is_capital(&t->at[p->role_end - 1]) && (t->at[p->role_end - 2].flags & QW_ROLE) &&
           !is_capital(&t->at[p->role_end - 2]))
        p->role_end--;
    for (size_t i = p->role + 1; i < p->role_end; i++)
        if (quote_token_is(t, i, "the"))
            p->role_end = i; /* "vicar the Rev" */
    if (p->gender == (QUOTE_MALE | QUOTE_FEMALE))
        p->gender = 0;
}

bool quote_phrase_read(const struct quote_tokens *t, size_t i, size_t limit, struct quote_phrase *out)
{
    *out = (struct quote_phrase){.start = i};
    if (i >= limit || i >= t->n)
        return false;
    const struct quote_token *k = &t->at[i];
    if (k->kind == QT_WORD && (k->flags & (QW_HE | QW_SHE | QW_THEY | QW_I)) &&
        !((k->shape & QS_CAPITALS) && !(k->flags & QW_I)) && !(k->flags & QW_POSS)) {
        out->end = i + 1;
        out->kind = QP_PRONOUN;
        out->name = out->name_end = out->role = out->role_end = i;
        out->gender = (k->flags & QW_HE) ? QUOTE_MALE : (k->flags & QW_SHE) ? QUOTE_FEMALE : 0;
        out->plural = (k->flags & QW_THEY) != 0;
        return true;
    }
    if (limit > i + QUOTE_PHRASE_MOST)
        limit = i + QUOTE_PHRASE_MOST;
    size_t j = i, run = SIZE_MAX;
    for (; j < limit && j < t->n; j++) {
        const struct quote_token *w = &t->at[j];
        if (w->kind == QT_NUMBER) {
            run = SIZE_MAX;
            continue;
        }
        if (w->kind == QT_OTHER && j > i && t->text[w->start] == '&' && j + 1 < limit && is_capital(&t->at[j + 1]))
            continue;
        /* A nickname: Ed “Red” Hale. */
        if (w->kind == QT_INSERT && run != SIZE_MAX && w->size < 24 && j + 1 < limit && names(t, j + 1))
            continue;
        /* the “Moonrise” actor */
        if (w->kind == QT_INSERT && j > i && !(w->shape & QS_STOPS) && j + 1 < limit && t->at[j + 1].kind == QT_WORD &&
            (t->at[j - 1].flags & QW_DET) && !ends_phrase(t, i, j + 1))
            continue;
        if (w->kind != QT_WORD)
            break;
        if (names(t, j)) {
            if (run == SIZE_MAX || (t->at[j - 1].shape & QS_POSSESSIVE))
                run = j;
            continue;
        }
        if (run != SIZE_MAX && j + 1 < limit) {
            if ((w->flags & QW_PARTICLE) &&
                (is_capital(&t->at[j + 1]) ||
                 (quote_token_has(t, j + 1, QW_PARTICLE) && j + 2 < limit && is_capital(&t->at[j + 2]))) &&
                !(w->flags & QW_DET & ~(uint32_t)QW_PARTICLE))
                continue;
            if (joins(t, j, run))
                continue;
            if (quote_token_is(t, j, "the") && quote_token_is(t, j - 1, "of") && is_capital(&t->at[j + 1]))
                continue;
        }
        /* "gardener and broadcaster Ann Hale" */
        if (j > i && j + 2 < limit && quote_token_is(t, j, "and") && (t->at[j - 1].flags & QW_ROLE) &&
            t->at[j + 1].kind == QT_WORD && (t->at[j + 1].flags & QW_ROLE) && !(t->at[j + 1].shape & QS_CAPITAL) &&
            names(t, j + 2)) {
            run = SIZE_MAX;
            continue;
        }
        /* "vicar the Rev Ann Hale" */
        if (j > i && j + 2 < limit && quote_token_is(t, j, "the") && (t->at[j - 1].flags & QW_ROLE) &&
            is_capital(&t->at[j + 1]) && (t->at[j + 1].flags & QW_TITLE) && names(t, j + 2)) {
            run = SIZE_MAX;
            continue;
        }
        if ((w->flags & QW_DAY) || ((w->shape & QS_CAPITAL) && (w->flags & QW_FUNCTION) && j > i))
            break;
        if (ends_phrase(t, i, j))
            break;
        /* "Ann Selby keep": after a name in full only a role goes on. */
        if (run != SIZE_MAX && j - run > 1 && quote_phrase_is_given(&t->at[run]) &&
            !(w->flags & (QW_ROLE | QW_TITLE)) && !(t->at[j - 1].shape & QS_POSSESSIVE))
            break;
        run = SIZE_MAX;
    }
    if (j > i && t->at[j - 1].kind == QT_INSERT)
        j--;
    /* ", Jr." */
    if (run != SIZE_MAX && j + 1 < limit && t->at[j].kind == QT_COMMA && (t->at[j + 1].flags & QW_SUFFIX) &&
        is_capital(&t->at[j + 1]))
        j += 2;
    if (j == i)
        return false;
    const struct quote_token *last = &t->at[j - 1];
    out->end = j;
    if (last->kind != QT_WORD && run == SIZE_MAX && j - i == 1)
        return false;
    if (run == SIZE_MAX && (last->flags & (QW_DET | QW_POSS)) && !(last->flags & QW_ROLE)) {
        /* "this", "another": they stand alone only as "one", "several", "many"; "a few minutes" is nobody. */
        if (j - i > 1 || (j < t->n && (t->at[j].flags & QW_DAY)) || !(last->flags & QW_DET) ||
            quote_token_is(t, i, "the") || quote_token_is(t, i, "a") || quote_token_is(t, i, "an"))
            return false;
        out->plural = true;
    }
    out->possessive = (last->shape & QS_POSSESSIVE) != 0;
    classify(t, run == SIZE_MAX ? j : run, out);
    return true;
}

bool quote_phrase_apposition(const struct quote_tokens *t, size_t i, size_t limit, size_t *role, size_t *role_end)
{
    if (i + 1 >= limit || t->at[i].kind != QT_COMMA)
        return false;
    size_t from = i + 1, most = from + 2 * QUOTE_PHRASE_MOST < limit ? from + 2 * QUOTE_PHRASE_MOST : limit;
    /* An age first: "Roy Hale, 65, a retired teacher, said". */
    if (t->at[from].kind == QT_NUMBER && from + 1 < most && t->at[from + 1].kind == QT_COMMA)
        from += 2;
    /* "cited the harbour master's fears": a verb, not a role; "retired teacher" is one. */
    if (ends_like(t, from, "ed") && !is_capital(&t->at[from]) &&
        !(from + 1 < most && quote_token_has(t, from + 1, QW_ROLE)))
        return false;
    bool noun = false;
    size_t j = from;
    for (; j < most; j++) {
        const struct quote_token *k = &t->at[j];
        if (k->kind == QT_INSERT && k->size < 40)
            continue;
        if ((k->kind != QT_WORD && k->kind != QT_NUMBER && k->kind != QT_OTHER) || quote_token_is(t, j, "whose"))
            break;
        if (k->kind != QT_WORD)
            continue;
        if (j == from &&
            (k->flags & (QW_AUX | QW_REL | QW_CONJ | QW_HE | QW_SHE | QW_I | QW_SAY | QW_SAYING | QW_VERB | QW_PREP)) &&
            !(k->flags & QW_ROLE))
            return false;
        if ((k->flags & QW_ROLE) || ((k->flags & QW_TITLE) && !(k->flags & (QW_MR | QW_MRS))))
            noun = true;
        if ((k->flags & (QW_AUX | QW_REL | QW_HE | QW_SHE | QW_I)) && !(k->shape & QS_CAPITAL))
            break;
        if ((k->flags & (QW_SAY | QW_SAYING)) && !(k->shape & QS_CAPITAL) &&
            !(t->at[j - 1].flags & (QW_DET | QW_POSS)) && noun && !(k->flags & (QW_ROLE | QW_WEAK)))
            break;
        /* A personal name first means a list, not a role. */
        if (j == from && names(t, j) && quote_phrase_is_given(k))
            return false;
    }
    if (!noun || j == from)
        return false;
    /* Too long for a role as it stands: up to a preposition. */
    for (size_t k = j; j - from > ROLE_MOST && k > from + 4; k--)
        if (quote_token_has(t, k - 1, QW_PREP | QW_CONJ) && k - 1 - from <= ROLE_MOST)
            j = k - 1;
    while (from < j && t->at[from].kind == QT_WORD && quote_token_is(t, from, "the"))
        from++;
    if (from < j && (quote_token_is(t, from, "a") || quote_token_is(t, from, "an")))
        from++;
    *role = from;
    *role_end = j;
    return from < j;
}

size_t quote_phrase_surname(const struct quote_tokens *t, size_t name, size_t name_end)
{
    size_t last = name_end - 1;
    while (last > name && (t->at[last].kind != QT_WORD || (t->at[last].flags & QW_SUFFIX)))
        last--;
    return last;
}

struct quote_phrase quote_phrase_tail(const struct quote_tokens *t, struct quote_phrase p, size_t end, bool place)
{
    static const char *const joins[] = {"of", "for", "at", "from", "to", "with", "in", "on"};
    if (p.kind != QP_COMMON || p.possessive)
        return p;
    struct quote_phrase more;
    for (int times = 0; times < 2 && p.end + 1 < end; times++) {
        bool joined = false;
        for (size_t k = 0; k < (place ? 8u : 6u); k++)
            joined = joined || quote_token_is(t, p.end, joins[k]);
        if (!joined || !quote_phrase_read(t, p.end + 1, end, &more) || more.kind == QP_PRONOUN)
            break;
        p.end = more.end;
    }
    return p;
}

bool quote_phrase_reports(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->flags & QW_SAY) && !(k->flags & QW_WEAK) && !(k->shape & QS_CAPITAL);
}
