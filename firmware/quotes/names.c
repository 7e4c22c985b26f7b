/* SPDX-License-Identifier: MIT */
#include "quotes/names.h"

#include <string.h>

/* Words that finish an office after "of": "Secretary of State", so the name follows. */
static bool is_department(const struct quote_tokens *t, size_t i)
{
    return quote_token_among(t, i,
                             "state defense defence health education treasury energy labor labour commerce justice "
                             "staff commons lords transport security interior agriculture exchequer foreign");
}

/* After "of" in an office's name: where the name of its holder begins. */
static size_t after_department(const struct quote_tokens *t, size_t i, size_t end)
{
    while (i < end && !is_department(t, i) && !quote_token_is_given(&t->at[i]))
        i++;
    return i < end && !is_department(t, i) ? i : i + 1;
}

/* In the run of capitals [from, end): where it goes on after possessives and titles ("the Harbour Board's Chairman").
 */
static size_t after_titles(const struct quote_tokens *t, size_t from, size_t end, bool *titled)
{
    size_t start = from;
    for (size_t i = from; i + 1 < end; i++) {
        const struct quote_token *k = &t->at[i];
        bool address = (k->flags & (QW_MR | QW_MRS)) && i == start;
        if (k->shape & QS_POSSESSIVE) {
            start = i + 1;
        } else if ((k->flags & (QW_TITLE | QW_ROLE | QW_MR | QW_MRS)) && (address || !quote_token_is_given(k))) {
            start = i + 1;
            *titled = true;
            if (i + 2 < end && quote_token_is(t, i + 1, "of")) {
                start = after_department(t, i + 2, end);
                i = start - 1;
            }
        }
    }
    return start;
}

/* Where the first given name of a run stands that is not its last word; `end` if there is none. */
static size_t first_given(const struct quote_tokens *t, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end; i++) {
        /* "Jordan Tom Hale": a country. */
        bool nation = i == start && (t->at[i].flags & QW_NATION) && i + 2 < end && quote_token_is_given(&t->at[i + 1]);
        if (quote_token_is_given(&t->at[i]) && !nation)
            return i;
    }
    return end;
}

/* "Radio Tollan Ann Hale", "Ashford Liberal Tom Hale": what stands before the given name is no part of it. */
static bool stands_apart(const struct quote_tokens *t, size_t start, size_t given)
{
    for (size_t i = start; i < given; i++)
        if (t->at[i].shape & QS_INITIAL)
            return false;
    return given > start && (given - start >= 2 || (t->at[given - 1].flags & (QW_ORG | QW_NATION)));
}

/* Whether words without a given name, that no title stands before, are an organisation's or a place's. */
static bool is_organisation(const struct quote_tokens *t, size_t start, size_t end)
{
    return (t->at[end - 1].flags & (QW_ORG | QW_ROLE)) ||
           ((t->at[start].flags & (QW_ORG | QW_NATION)) && !quote_token_is_given(&t->at[start]));
}

/* In the run of capitals [from, end) that ends a phrase: where the person's own name begins; `end` if it names none. */
static size_t name_in_run(const struct quote_tokens *t, size_t from, size_t end)
{
    bool titled = false;
    size_t start = after_titles(t, from, end, &titled);
    if (start >= end)
        return end;
    /* "Grandmother-of-two Ann Hale": a capital only because the sentence begins there. */
    if ((t->at[start].shape & QS_FIRST) && !quote_token_is_given(&t->at[start]) && start + 2 < end &&
        quote_token_is_given(&t->at[start + 1]) && !titled)
        return start + 1;
    size_t given = first_given(t, start, end);
    if (given < end)
        return stands_apart(t, start, given) ? given : start;
    if (!titled && is_organisation(t, start, end))
        return end;
    for (size_t i = start; i < end; i++)
        if (quote_token_is(t, i, "of") || quote_token_is(t, i, "and") || quote_token_is(t, i, "the"))
            return end;
    return start;
}

bool quote_names_like_role(const struct quote_tokens *t, size_t i)
{
    static const char *const endings[] = {"ist",    "ian",    "man",     "woman",  "eer",   "warden",
                                          "smith",  "herd",   "wright",  "keeper", "maker", "owner",
                                          "holder", "grower", "breeder", "goer",   "tress"};
    const struct quote_token *k = &t->at[i];
    const char *word = t->text + k->start;
    if (k->kind == QT_WORD && (memmem(word, k->size, "-of-", 4) != NULL ||
                               (k->size > 5 && (memcmp(word, "ex-", 3) == 0 || memcmp(word, "then-", 5) == 0))))
        return true;
    if (k->kind != QT_WORD || k->flags != 0 || (k->shape & QS_POSSESSIVE) ||
        ((k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST)))
        return false;
    for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++)
        if (quote_token_base(t, i) > 4 && quote_token_ends(t, i, endings[e]))
            return true;
    return false;
}

/* Words in -ing that say what kind of an officer somebody is. */
static bool is_adjective(const struct quote_tokens *t, size_t i)
{
    return quote_token_among(t, i,
                             "managing acting visiting sitting leading founding marketing presiding reigning incoming "
                             "outgoing planning housing banking engineering training nursing teaching");
}

/* The gender that a noun for a person or a form of address tells; both bits if its list has it for both. */
static uint8_t gender_of(uint32_t flags, uint32_t male, uint32_t female)
{
    return (uint8_t)(((flags & male) ? QUOTE_MALE : 0) | ((flags & female) ? QUOTE_FEMALE : 0));
}

uint8_t quote_names_gender(const struct quote_token *given)
{
    uint8_t gender = gender_of(given->flags, QW_MALE, QW_FEMALE);
    return gender == (QUOTE_MALE | QUOTE_FEMALE) ? 0 : gender;
}

/* Neither an article nor a noun for people nor an owner: hardly a subject. */
static bool is_bare(const struct quote_tokens *t, size_t start, size_t end)
{
    const struct quote_token *first = &t->at[start];
    if (quote_token_ends(t, start, "ing"))
        return true;
    if (first->kind != QT_WORD || (first->flags & (QW_DET | QW_POSS)) || (first->shape & QS_CAPITAL))
        return false;
    for (size_t i = start; i < end; i++)
        if ((t->at[i].shape & QS_POSSESSIVE) || (t->at[i].flags & QW_ROLE))
            return false;
    return true;
}

static void classify_common(const struct quote_tokens *t, struct quote_phrase *p)
{
    uint32_t last = t->at[p->end - 1].flags;
    p->kind = QP_COMMON;
    p->person = (last & QW_ROLE) != 0;
    p->bare = is_bare(t, p->start, p->end);
    p->gender = p->person ? gender_of(last, QW_MALE, QW_FEMALE) : 0;
    p->plural = (quote_token_ends(t, p->end - 1, "s") && !quote_token_ends(t, p->end - 1, "ss") &&
                 !(last & (QW_MALE | QW_FEMALE))) ||
                quote_token_among(t, p->end - 1, "people men women children police");
}

static bool is_office(const struct quote_token *k)
{
    return (k->flags & (QW_ROLE | QW_TITLE)) && !(k->flags & QW_ORG);
}

/* A run of capitals that is nobody's name: an organisation, or an office ("the Prime Minister", "Bishop of Carrick").
 */
static void classify_organisation(const struct quote_tokens *t, size_t run, struct quote_phrase *p)
{
    bool office = is_office(&t->at[p->end - 1]);
    for (size_t i = run + 1; i < p->end; i++)
        office = office || (quote_token_is(t, i, "of") && is_office(&t->at[i - 1]));
    p->kind = office ? QP_COMMON : QP_ORG;
    p->person = office;
    p->name = office ? p->start : run;
    p->name_end = office ? p->start : p->end;
}

/* "denouncing candidate Tom Hale", "quotes former adviser Ann Hale": a verb, whose object the person is. */
static bool has_object(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (k->kind != QT_WORD || (k->shape & QS_CAPITAL) || (k->flags & QW_ROLE))
        return false;
    return (k->flags & (QW_SAY | QW_SAYING | QW_SAY_BASE | QW_VERB)) ||
           (k->flags == 0 && quote_token_ends(t, i, "ing") && !is_adjective(t, i));
}

/* Where the role before a name begins. */
static size_t role_start(const struct quote_tokens *t, size_t start, size_t name)
{
    size_t role = start;
    while (role < name && quote_token_has(t, role, QW_DET | QW_POSS))
        role++;
    for (size_t i = role; i + 1 < name; i++)
        if (has_object(t, i))
            role = i + 1;
    return role;
}

/* Where it ends: "his colleague Prof.", "vicar the Rev" and "chairman Mr" are as good without the title. */
static size_t role_end(const struct quote_tokens *t, size_t role, size_t name)
{
    size_t end = name;
    while (end > role && (t->at[end - 1].flags & (QW_MR | QW_MRS)) && (t->at[end - 1].shape & QS_CAPITAL))
        end--;
    while (end > role + 1 && (t->at[end - 1].flags & QW_TITLE) && quote_token_is_capital(&t->at[end - 1]) &&
           (t->at[end - 2].flags & QW_ROLE) && !quote_token_is_capital(&t->at[end - 2]))
        end--;
    for (size_t i = role + 1; i < end; i++)
        if (quote_token_is(t, i, "the"))
            end = i;
    return end;
}

bool quote_names_is_judge(const struct quote_tokens *t, size_t i)
{
    return i > 0 && quote_token_is(t, i, "justice") && quote_token_is_capital(&t->at[i - 1]) &&
           (t->at[i - 1].flags & (QW_MR | QW_MRS));
}

/* Whether the word before a name says what its bearer does. "Mr" and "Dr" do not. */
static bool tells_role(const struct quote_tokens *t, size_t i, bool beside)
{
    const struct quote_token *k = &t->at[i];
    if (beside && quote_names_like_role(t, i))
        return true;
    if (quote_names_is_judge(t, i))
        return false;
    bool capital = quote_token_is_capital(k), title = (k->flags & QW_TITLE) && (beside || capital);
    if ((!(k->flags & QW_ROLE) && !title) || ((k->flags & (QW_MR | QW_MRS)) && capital))
        return false;
    return !quote_token_among(t, i, "dr rev rt hon");
}

/* The gender of a person by name: of the titles, else of the nouns beside it, else of the given name. */
static uint8_t gender_of_person(const struct quote_tokens *t, const struct quote_phrase *p, uint8_t nouns)
{
    uint32_t titles = 0;
    for (size_t i = p->start; i < p->end; i++)
        titles |= t->at[i].kind == QT_WORD ? t->at[i].flags & (QW_MR | QW_MRS) : 0;
    uint8_t gender = titles != 0 ? gender_of(titles, QW_MR, QW_MRS) : nouns;
    /* "spokesman Ann Hale" */
    uint8_t given =
        quote_token_is_given(&t->at[p->name]) && p->name_end - p->name > 1 ? quote_names_gender(&t->at[p->name]) : 0;
    if (titles == 0 && given != 0)
        gender = given;
    if (gender == 0 && quote_token_is_given(&t->at[p->name]) && (p->name_end - p->name > 1 || !p->courtesy))
        return quote_names_gender(&t->at[p->name]);
    return gender == (QUOTE_MALE | QUOTE_FEMALE) ? 0 : gender;
}

static void classify_person(const struct quote_tokens *t, size_t name, struct quote_phrase *p)
{
    p->kind = QP_NAME;
    p->name = name;
    p->name_end = p->end;
    size_t role = role_start(t, p->start, name);
    bool told = false;
    uint8_t nouns = 0;
    for (size_t i = role; i < name; i++) {
        const struct quote_token *k = &t->at[i];
        bool beside = i + 1 == name;
        told = told || tells_role(t, i, beside);
        p->courtesy =
            p->courtesy || ((k->flags & (QW_TITLE | QW_MR | QW_MRS)) && (beside || quote_token_is_capital(k)));
        if (k->flags & QW_ROLE)
            nouns |= gender_of(k->flags, QW_MALE, QW_FEMALE);
    }
    p->gender = gender_of_person(t, p, nouns);
    /* "his wife Sue", "Hale's rival Tom Moss": not said beside it whose. */
    bool whose = quote_token_has(t, p->start, QW_POSS) && !quote_token_among(t, p->start, "its their");
    if (!told || whose || (name > p->start && quote_token_among(t, name - 1, "rival opponent")))
        return;
    p->role = role;
    p->role_end = role_end(t, role, name);
}

/* Whether what name_in_run() took for a name is an organisation's or a place's: "Moscow", "the BBC", "the Harbour
 * Board". */
static bool names_nobody(const struct quote_tokens *t, size_t run, size_t name, const struct quote_phrase *p)
{
    const struct quote_token *first = &t->at[run];
    if (name >= p->end)
        return true;
    if (name != run || quote_token_is_given(first))
        return false;
    if (run + 1 == p->end)
        return (first->flags & (QW_NATION | QW_ORG)) || (first->shape & QS_CAPITALS);
    return run > p->start && (t->at[run - 1].flags & QW_DET);
}

void quote_names_classify(const struct quote_tokens *t, size_t run, struct quote_phrase *p)
{
    p->name = p->name_end = p->role = p->role_end = p->start;
    /* "Officials said": a capital only because the sentence begins there. */
    if (run + 1 == p->end && (t->at[run].shape & QS_FIRST) && (t->at[run].flags & QW_ROLE) &&
        !quote_token_is_given(&t->at[run]))
        run = p->end;
    if (run >= p->end) {
        classify_common(t, p);
        return;
    }
    size_t name = name_in_run(t, run, p->end);
    if (names_nobody(t, run, name, p))
        classify_organisation(t, run, p);
    else
        classify_person(t, name, p);
}

size_t quote_names_surname(const struct quote_tokens *t, size_t name, size_t name_end)
{
    size_t last = name_end - 1;
    while (last > name && (t->at[last].kind != QT_WORD || (t->at[last].flags & QW_SUFFIX)))
        last--;
    return last;
}
