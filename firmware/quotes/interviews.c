/* SPDX-License-Identifier: MIT */
#include "quotes/interviews.h"

#include "quotes/names.h"
#include "quotes/register.h"

enum { PEOPLE_MOST = 256 }; /* where more are named, initials name nobody */

/* The token that begins at byte `at` of the text, or the first after it. */
static size_t token_at(const struct quote_tokens *t, size_t at)
{
    size_t from = 1, to = t->n - 1; /* the first token is the text's beginning */
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (t->at[middle].start < at)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* "By Ann Hale", "Interview by Ann Hale", "Words: Ann Hale": a line that credits somebody with the article. */
static bool is_credit(const struct quote_tokens *t, size_t name)
{
    if (name == 0 || !(quote_token_is(t, name - 1, "by") || t->at[name - 1].kind == QT_COLON))
        return false;
    for (size_t i = name - 1; i > 0 && name - i <= 4; i--)
        if (t->at[i - 1].kind == QT_LINE)
            return t->at[name - 1].kind != QT_COLON ||
                   quote_token_among(t, i, "words interview interviewer text report photography photographs pictures");
    return false;
}

/* "we asked Ann Hale", "an interview with Ann Hale", "sat down with Ann Hale" */
static bool is_asked(const struct quote_tokens *t, size_t name)
{
    if (name < 3)
        return false;
    if (quote_token_among(t, name - 1, "interviewed asked interviews asks"))
        return true;
    if (!quote_token_is(t, name - 1, "with"))
        return false;
    for (size_t i = name - 2; i > 0 && name - i <= 5; i--)
        if (quote_token_among(t, i, "interview conversation chat sat caught q") && t->at[i].kind == QT_WORD)
            return true;
    return false;
}

struct quote_who quote_interviews_answers(const struct quote_people *people, const struct quote_tokens *t,
                                          size_t begins)
{
    size_t talk = token_at(t, begins);
    const struct quote_register *r = quote_people_register(people);
    const struct quote_person *only = NULL, *asked = NULL;
    bool several = false, several_asked = false;
    struct quote_phrase ph;
    for (size_t i = 0; (i = quote_register_skip(t, i, talk)) < talk;) {
        if (!quote_phrase_read(t, i, talk, &ph)) {
            i++;
            continue;
        }
        i = ph.end;
        const struct quote_person *x =
            ph.kind == QP_NAME ? quote_register_find(r, ph.name, ph.name_end) : NULL; /* named in full */
        bool place = quote_register_at_place(t, ph.start) ||
                     (ph.start > 0 && quote_token_among(t, ph.start - 1, "on off") && !is_asked(t, ph.start));
        if (x == NULL || place || is_credit(t, ph.start) || quote_by_has(quote_people_by(people), t, x))
            continue;
        several = several || (only != NULL && only != x);
        only = x;
        if (is_asked(t, ph.start)) {
            several_asked = several_asked || (asked != NULL && asked != x);
            asked = x;
        }
    }
    if (only == NULL || (several && (asked == NULL || several_asked)))
        return (struct quote_who){.why = QR_LABEL_NOBODY};
    return quote_people_person(people, several ? asked : only, QR_INTERVIEWED);
}

/* Whether the letters of the label are those of the name: of its first and last word, or of all. */
static bool has_initials(const struct quote_tokens *t, const struct quote_person *x, const struct quote_token *label)
{
    size_t words = x->name_end - x->name, letters = label->size;
    const char *text = t->text, *own = text + label->start;
    if (words < 2 || (letters != 2 && letters != words))
        return false;
    for (size_t k = 0; k < letters; k++) {
        size_t word = letters == 2 && k == 1 ? quote_names_surname(t, x->name, x->name_end) : x->name + k;
        if ((text[t->at[word].start] & ~32) != own[k])
            return false;
    }
    return true;
}

struct quote_who quote_interviews_initials(const struct quote_people *people, const struct quote_tokens *t,
                                           size_t label)
{
    const struct quote_register *r = quote_people_register(people);
    const struct quote_person *found = NULL;
    struct quote_who nobody = {.why = QR_LABEL_NOBODY};
    size_t n = quote_register_size(r);
    if (quote_by_has_initials(quote_people_by(people), t, label)) {
        nobody.why = QR_INTERVIEWER;
        return nobody;
    }
    for (size_t i = 0; i < n && n <= PEOPLE_MOST; i++) {
        const struct quote_person *x = quote_register_at(r, i);
        if (!has_initials(t, x, &t->at[label]))
            continue;
        if (found != NULL)
            return nobody;
        found = x;
    }
    if (found == NULL)
        return nobody;
    if (is_credit(t, found->name) || quote_by_has(quote_people_by(people), t, found))
        nobody.why = QR_INTERVIEWER;
    return nobody.why == QR_INTERVIEWER ? nobody : quote_people_person(people, found, QR_INITIALS);
}

struct quote_who quote_interviews_named(const struct quote_people *people, const struct quote_tokens *t, size_t label,
                                        size_t end)
{
    struct quote_who nobody = {.why = QR_LABEL_NOBODY};
    const struct quote_register *r = quote_people_register(people);
    uint8_t gender = 0;
    /* "THE MAYOR:" is whoever the article gives that office, if only one has it. */
    struct quote_phrase office;
    if (quote_token_is(t, label, "the") && quote_phrase_read(t, label, end, &office) && office.end == end &&
        office.kind == QP_COMMON && office.person) {
        struct quote_who who = quote_people_resolve(people, &office);
        return who.why == QR_ONLY_OFFICE && who.full && quote_who_is_sure(&who) ? who : nobody;
    }
    while (label + 1 < end && quote_token_has(t, label, QW_TITLE | QW_MR | QW_MRS) &&
           !quote_token_is_given(&t->at[label])) {
        gender = quote_token_has(t, label, QW_MR) ? QUOTE_MALE : quote_token_has(t, label, QW_MRS) ? QUOTE_FEMALE : 0;
        label++;
    }
    if (label >= end || t->at[label].kind != QT_WORD || (t->at[label].flags & QW_ORG))
        return nobody;
    const struct quote_person *x = quote_register_find(r, label, end);
    size_t rivals = 0;
    uint32_t second;
    if (x == NULL && end - label == 1)
        x = quote_register_surname(r, label, gender, &rivals, &second);
    /* Somebody who is named in full somewhere: not "VIDEO:". */
    if (x == NULL || rivals > 1 || x->name_end - x->name < 2)
        return nobody;
    return quote_people_person(people, x, rivals == 1 ? QR_ONLY_SURNAME : QR_IN_FULL);
}

void quote_interviews_label(const struct quote_tokens *t, const struct quote_stretch *q, size_t token, size_t *label,
                            size_t *end)
{
    *label = token_at(t, q->label);
    *end = *label + 1;
    while (*end < token && t->at[*end].start < q->label_end)
        ++*end;
}

bool quote_interviews_has_names(const struct quote_people *people, const struct quote_tokens *t,
                                const struct quote_stretches *stretches, const size_t token[])
{
    for (size_t k = 0; k < stretches->n; k++) {
        const struct quote_stretch *q = &stretches->at[k];
        size_t label, end;
        if (q->turn != QUOTE_TURN_NAME || q->label == q->label_end)
            continue;
        quote_interviews_label(t, q, token[k], &label, &end);
        if (quote_interviews_named(people, t, label, end).id != 0)
            return true;
    }
    return false;
}
