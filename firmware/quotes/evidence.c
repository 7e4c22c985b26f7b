/* SPDX-License-Identifier: MIT */
#include "quotes/evidence.h"

#include "quotes/names.h"

static bool is_person(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (quote_token_among(t, i, "narrator democrat republican conservative liberal tory"))
        return true;
    return k->kind == QT_WORD && ((k->flags & QW_ROLE) || ((k->flags & QW_TITLE) && !(k->flags & (QW_MR | QW_MRS))) ||
                                  quote_names_like_role(t, i));
}

/* Bodies that speak as one; "the company" is some company that the text has named. */
static bool is_body(const struct quote_tokens *t, size_t i)
{
    return quote_token_among(t, i,
                             "company board agency group campaign council committee government administration ministry "
                             "department court commission party union club association organisation organization "
                             "charity office bank firm newspaper magazine paper network coalition foundation trust "
                             "team jury police suit column survey poll leaflet flyer flier card pitch voice-over "
                             "voiceover university college school hospital museum embassy authority");
}

bool quote_evidence_is_unique(const struct quote_tokens *t, size_t i)
{
    return quote_token_among(t, i,
                             "president chancellor premier mayor minister secretary governor pope king queen "
                             "commissioner taoiseach ombudsman judge coroner");
}

/* Where what a preposition adds to a phrase begins: "of the trust". */
static size_t tail_of(const struct quote_tokens *t, const struct quote_phrase *p)
{
    size_t i = p->start + 1;
    while (i < p->end && !(quote_token_has(t, i, QW_PREP) && !(t->at[i].shape & QS_CAPITAL)))
        i++;
    return i;
}

/* The noun that a phrase is about: the last one for people before its tail ("a person close to"), else the last word.
 */
static size_t head_of(const struct quote_tokens *t, const struct quote_phrase *p, size_t tail)
{
    for (size_t i = tail; i-- > p->start;)
        if (is_person(t, i))
            return i;
    return tail - 1;
}

/* Whose: "the club's captain", but not "the keeper's friend". */
static bool is_owned(const struct quote_tokens *t, const struct quote_phrase *p, size_t head)
{
    for (size_t i = p->start; i < head; i++)
        if (t->at[i].shape & QS_POSSESSIVE)
            return (t->at[i].shape & QS_CAPITAL) || (t->at[i].flags & (QW_ORG | QW_TEXT)) || is_body(t, i);
    return false;
}

/* "the former secretary of state": many were. */
static bool is_former(const struct quote_tokens *t, const struct quote_phrase *p)
{
    for (size_t i = p->start; i < p->end; i++)
        if (quote_token_among(t, i, "former ex then late onetime"))
            return true;
    return false;
}

static bool suffices_common(const struct quote_tokens *t, const struct quote_phrase *p)
{
    if (quote_token_has(t, p->start, QW_POSS) && !(t->at[p->start].shape & QS_POSSESSIVE))
        return false;
    if (p->plural && p->person)
        return true; /* "officials", "Ann Hale and Tom Moss" */
    size_t tail = tail_of(t, p), head = head_of(t, p, tail);
    if (head == p->start && quote_token_has(t, head, QW_DET))
        return head + 2 < p->end && is_person(t, p->end - 1); /* "one of the residents" */
    if (quote_token_has(t, head, QW_TEXT) || is_body(t, head))
        return true;
    if (!is_person(t, head))
        return false;
    bool many = quote_token_ends(t, head, "s") || quote_token_among(t, head, "people men women children");
    return many || !quote_token_is(t, p->start, "the") || is_owned(t, p, head) ||
           (quote_evidence_is_unique(t, head) && !is_former(t, p)) || (head + 1 == tail && tail < p->end);
}

bool quote_evidence_is_native(const struct quote_tokens *t, const struct quote_phrase *p)
{
    static const char *const endings[] = {"man", "woman", "ian", "ean", "ese", "ish", "ard", "lander", "oner"};
    size_t last = p->end - 1;
    const struct quote_token *k = &t->at[last];
    if (p->end != p->start + 2 || !quote_token_has(t, p->start, QW_DET) || !quote_token_is_capital(k) ||
        (k->flags & (QW_ORG | QW_ROLE)) || (k->shape & QS_CAPITALS))
        return false;
    if ((k->flags & QW_NATION) ||
        quote_token_among(t, last,
                          "scot pole dane swede finn turk briton brit serb croat czech slovak "
                          "kurd arab aussie kiwi texan israeli iraqi iranian thai latvian"))
        return true;
    for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++)
        if (quote_token_ends(t, last, endings[e]))
            return true;
    return false;
}

bool quote_evidence_suffices(const struct quote_tokens *t, const struct quote_phrase *p)
{
    if (p->kind == QP_COMMON)
        return suffices_common(t, p);
    return !quote_evidence_is_native(t, p);
}

bool quote_evidence_is_member(const struct quote_tokens *t, const struct quote_phrase *p)
{
    return p->kind == QP_ORG && quote_token_among(t, p->start, "a an one another") &&
           quote_token_among(t, p->end - 1, "democrat republican conservative liberal");
}

bool quote_evidence_describes(const struct quote_tokens *t, const struct quote_phrase *p)
{
    if (p->kind != QP_COMMON || p->plural || !quote_token_is(t, p->start, "the"))
        return false;
    size_t tail = tail_of(t, p), head = head_of(t, p, tail);
    return tail == p->end && head + 1 == tail && is_person(t, head) && !is_owned(t, p, head) &&
           !quote_token_among(
               t, head,
               "source official person witness spokesman spokeswoman spokesperson resident voter caller "
               "insider neighbour neighbor aide adviser advisor host narrator announcer member employee "
               "supporter critic reporter interviewer moderator victim boss wife husband mother father son "
               "daughter friend colleague partner man woman boy girl "
               "guy lady gentleman child teenager");
}

bool quote_evidence_same_office(const struct quote_tokens *t, size_t title, size_t noun)
{
    static const char *const pairs[][2] = {{"sen", "senator"},       {"rep", "representative"}, {"rep", "congressman"},
                                           {"rep", "congresswoman"}, {"gov", "governor"},       {"gen", "general"},
                                           {"prof", "professor"},    {"col", "colonel"},        {"sgt", "sergeant"},
                                           {"capt", "captain"},      {"lt", "lieutenant"},      {"rev", "reverend"},
                                           {"insp", "inspector"},    {"supt", "superintendent"}};
    /* An office and its short form begin alike. */
    if ((t->text[t->at[title].start] | 32) != (t->text[t->at[noun].start] | 32))
        return false;
    if (quote_token_same(t, title, noun))
        return true;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (quote_token_is(t, title, pairs[i][0]) && quote_token_is(t, noun, pairs[i][1]))
            return true;
    return false;
}

bool quote_evidence_fits_role(const struct quote_tokens *t, size_t role, size_t role_end, size_t noun)
{
    for (size_t i = role; i < role_end; i++)
        if (t->at[i].kind == QT_WORD && quote_evidence_same_office(t, i, noun))
            return true;
    return role == role_end;
}
