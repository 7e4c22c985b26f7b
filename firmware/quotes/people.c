/* SPDX-License-Identifier: MIT */
#include "quotes/people.h"

#include "quotes/clauses.h"
#include "quotes/evidence.h"
#include "quotes/memory.h"
#include "quotes/names.h"
#include "quotes/prominence.h"
#include "quotes/register.h"
#include "quotes/tongue_words.h"

#include <stdlib.h>
#include <string.h>

enum {
    SOMEBODY = -1,      /* the id of whom an open pronoun means; ids by wording are below */
    ALWAYS_IN_FULL = 8, /* mentions: a full name counts twice */
    OFFICES = 256,      /* people asked for the office that a phrase names */
};

struct quote_people {
    const struct quote_tokens *t;
    struct quote_register *named; /* everybody whom the narration names */
    struct quote_by by;
    const char *author; /* whom "I" means; NULL: nobody */
    size_t heard;
    size_t last_name_end; /* token after the last name that was heard; 0: another phrase was since */
    bool has_subject;     /* the sentence being heard */
    struct quote_memory memory;
};

struct quote_people *quote_people_create(const struct quote_tokens *t, struct quote_by by)
{
    struct quote_people *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->t = t;
    p->by = by;
    p->author = quote_by_narrator(by, t);
    p->named = quote_register_create(t);
    if (p->named == NULL) {
        free(p);
        return NULL;
    }
    return p;
}

void quote_people_destroy(struct quote_people *people)
{
    if (people == NULL)
        return;
    quote_register_destroy(people->named);
    free(people);
}

static uint32_t family_of(const struct quote_people *p, size_t name, size_t name_end)
{
    return (uint32_t)quote_register_slot(p->named, quote_names_surname(p->t, name, name_end)) + 1;
}

static struct quote_who as_person(const struct quote_people *p, const struct quote_person *x, enum quote_reason why)
{
    return (struct quote_who){.id = x - quote_register_at(p->named, 0) + 1,
                              .name = x->shown,
                              .given = x->given,
                              .name_end = x->name_end,
                              .role = x->role,
                              .role_end = x->role_end,
                              .gender = x->gender,
                              .full = x->name_end - x->name > 1 || x->given != SIZE_MAX,
                              .family = family_of(p, x->name, x->name_end),
                              .thin = !x->person && x->gender == 0,
                              .why = (uint8_t)why};
}

const struct quote_register *quote_people_register(const struct quote_people *people)
{
    return people->named;
}

struct quote_who quote_people_person(const struct quote_people *people, const struct quote_person *who,
                                     enum quote_reason why)
{
    return as_person(people, who, why);
}

struct quote_by quote_people_by(const struct quote_people *people)
{
    return people->by;
}

const char *quote_people_author(const struct quote_people *people)
{
    return people->author;
}

/* Ids of those who are not in the register come from their wording, so that "officials" twice are the same. */
static struct quote_who as_worded(const struct quote_people *p, const struct quote_phrase *ph, size_t from,
                                  enum quote_reason why)
{
    size_t last = ph->end - 1;
    return (struct quote_who){.id = -(int64_t)quote_register_slot(p->named, last) - 2,
                              .given = SIZE_MAX,
                              .name = from,
                              .name_end = ph->end,
                              .role = ph->role,
                              .role_end = ph->role_end,
                              .family = ph->kind == QP_NAME ? family_of(p, ph->name, ph->name_end) : 0,
                              .gender = ph->gender,
                              .why = (uint8_t)why};
}

static struct quote_who resolve_surname(const struct quote_people *p, const struct quote_phrase *ph)
{
    size_t rivals, surname = quote_names_surname(p->t, ph->name, ph->name_end);
    uint32_t second;
    /* "Reed" alone is a surname here, whoever's given name it is elsewhere. */
    uint8_t gender = ph->name > ph->start ? ph->gender : 0;
    struct quote_person *x = quote_register_surname(p->named, surname, gender, &rivals, &second);
    if (rivals == 1)
        return as_person(p, x, QR_ONLY_SURNAME);
    if (rivals > 1) {
        bool latest = quote_register_is_latest(p->named, x, surname, gender);
        if (latest && gender != 0 && x->gender == gender)
            return as_person(p, x, QR_SURNAME_GENDER);
        /* Somebody who is named in full each time is not the one of that surname alone. */
        if (latest && x->mentions > second && x->mentions < ALWAYS_IN_FULL)
            return as_person(p, x, QR_SURNAME_LATEST);
        return as_worded(p, ph, ph->name, QR_SHARED_SURNAME);
    }
    /* "Boris", or "Mr Xi" where the surname stands first: the first word of a full name. */
    x = quote_register_given(p->named, ph->name);
    if (x != NULL)
        return as_person(p, x, ph->courtesy ? QR_FIRST_WORD : QR_GIVEN_NAME);
    struct quote_who who = as_worded(p, ph, ph->name, QR_NAMED_SO_ONLY);
    who.thin = !ph->courtesy && ph->gender == 0 && ph->role == ph->role_end;
    who.full = ph->name_end - ph->name > 1;
    return who;
}

/* "the president", "the mayor": whoever the article gives that very office, nobody else having it. */
static struct quote_who resolve_office(const struct quote_people *p, const struct quote_phrase *ph)
{
    const struct quote_tokens *t = p->t;
    struct quote_who nobody = {0};
    size_t head = ph->end - 1;
    bool definite = quote_token_is(t, ph->start, "the") || (t->at[head].shape & QS_CAPITAL);
    if (!definite || !(t->at[head].flags & (QW_TITLE | QW_ROLE)) || head - ph->start > 3)
        return nobody;
    const struct quote_person *holder = NULL;
    size_t words = head - ph->start - (quote_token_is(t, ph->start, "the") ? 1 : 0) + 1;
    for (size_t i = 0; i < quote_register_size(p->named) && i < OFFICES; i++) {
        const struct quote_person *x = quote_register_at(p->named, i);
        if (x->role_end - x->role < words || !quote_evidence_same_office(t, x->role_end - 1, head))
            continue;
        bool same = true;
        for (size_t k = 1; k < words; k++)
            same = same && quote_token_same(t, x->role_end - 1 - k, head - k);
        /* "Russian President" is not the one that is called "the president" alone. */
        if (!same || (x->role_end - x->role > words && (t->at[x->role_end - words - 1].flags & QW_NATION)))
            continue;
        if (holder != NULL)
            return nobody;
        holder = x;
    }
    if (holder == NULL)
        return nobody;
    struct quote_who who = as_person(p, holder, QR_ONLY_OFFICE);
    /* "the senator" may be another one than the only one who is called so. */
    if (words == 1 && !quote_evidence_is_unique(t, head) && !quote_memory_is_near(&p->memory, who.id)) {
        who.vague = true;
        who.why = QR_NO_EVIDENCE;
    }
    return who;
}

static struct quote_who resolve_pronoun(const struct quote_people *p, const struct quote_phrase *ph)
{
    struct quote_who nobody = {.why = QR_PRONOUN_NOBODY};
    if (p->author != NULL && quote_token_is(p->t, ph->start, "i"))
        return (struct quote_who){
            .id = QUOTE_AUTHOR, .name = ph->start, .name_end = ph->start, .given = SIZE_MAX, .why = QR_AUTHOR};
    if (ph->gender == 0 && ph->kind == QP_PRONOUN)
        return nobody;
    struct quote_who who = quote_memory_find(&p->memory, ph->gender, ph->start);
    if (who.id >= 0 || who.family == 0 || who.full)
        return who;
    /* "Hale ... she": one of two of that surname */
    size_t rivals;
    uint32_t second;
    const struct quote_person *x = quote_register_surname(p->named, who.name_end - 1, ph->gender, &rivals, &second);
    return rivals == 1 && x->gender == ph->gender ? as_person(p, x, (enum quote_reason)who.why) : who;
}

static struct quote_who with_evidence(const struct quote_people *p, const struct quote_phrase *ph, struct quote_who who)
{
    who.vague = !quote_evidence_suffices(p->t, ph);
    /* "the prime minister" is as good as a name. */
    who.full = !who.vague && ph->kind == QP_COMMON && quote_token_is(p->t, ph->start, "the") &&
               quote_evidence_is_unique(p->t, ph->end - 1);
    if (who.vague)
        who.why = QR_NO_EVIDENCE;
    return who;
}

static struct quote_who resolve_organisation(const struct quote_people *p, const struct quote_phrase *ph)
{
    if (quote_evidence_is_member(p->t, ph))
        return as_worded(p, ph, ph->start, QR_AS_WORDED);
    struct quote_who who = with_evidence(p, ph, as_worded(p, ph, ph->name, QR_ORGANISATION));
    size_t name, name_end;
    if (!who.vague && ph->name_end - ph->name == 1 && quote_token_is(p->t, ph->start, "the") &&
        quote_register_organisation(p->named, ph->name, &name, &name_end)) {
        who.name = name;
        who.name_end = name_end;
    }
    return who;
}

/* "le maire", "der Trainer": the only one whom the article gives that office; NULL: nobody or several. */
static const struct quote_person *tongue_holder(const struct quote_people *p, const struct quote_phrase *ph)
{
    const struct quote_person *holder = NULL;
    for (size_t i = 0; i < quote_register_size(p->named) && i < OFFICES; i++) {
        const struct quote_person *x = quote_register_at(p->named, i);
        bool has = false;
        for (size_t k = x->role; k < x->role_end; k++)
            has = has || quote_token_same(p->t, k, ph->role);
        if (!has || (x->gender != 0 && ph->gender != 0 && x->gender != ph->gender))
            continue;
        if (holder != NULL)
            return NULL;
        holder = x;
    }
    return holder;
}

static struct quote_who resolve_tongue_office(const struct quote_people *p, const struct quote_phrase *ph)
{
    bool tail = ph->end > ph->role_end;
    const struct quote_person *holder = ph->bare || ph->plural || tail ? NULL : tongue_holder(p, ph);
    if (holder != NULL)
        return as_person(p, holder, QR_ONLY_OFFICE);
    struct quote_who who = as_worded(p, ph, ph->start, QR_AS_WORDED);
    size_t rivals = 0;
    uint32_t second;
    /* "sagte Richter": a surname. */
    const struct quote_person *x = ph->end == ph->start + 1 && quote_token_is_capital(&p->t->at[ph->start])
                                       ? quote_register_surname(p->named, ph->start, 0, &rivals, &second)
                                       : NULL;
    if (x != NULL && rivals == 1)
        return as_person(p, x, QR_ONLY_SURNAME);
    who.role = who.role_end = 0;
    who.vague = ph->plural || (ph->bare && !tail) || (!tail && !quote_tongue_is_unique(p->t, ph->role));
    if (who.vague)
        who.why = QR_NO_EVIDENCE;
    return who;
}

static struct quote_who resolve_tongue_name(const struct quote_people *p, const struct quote_phrase *ph)
{
    struct quote_who nobody = {.given = SIZE_MAX, .why = QR_NO_EVIDENCE};
    enum quote_reason why = QR_IN_FULL;
    size_t rivals = 1, surname = quote_names_surname(p->t, ph->name, ph->name_end);
    uint32_t second;
    struct quote_person *x = quote_register_find(p->named, ph->name, ph->name_end);
    if (x == NULL) {
        x = quote_register_surname(p->named, surname, ph->gender, &rivals, &second);
        why = QR_ONLY_SURNAME;
    }
    if (x == NULL && ph->name_end - ph->name == 1) {
        x = quote_register_given(p->named, ph->name);
        why = QR_GIVEN_NAME;
    }
    nobody.why = rivals > 1 ? QR_SHARED_SURNAME : QR_NO_EVIDENCE;
    if (x == NULL || rivals > 1)
        return nobody;
    struct quote_who who = as_person(p, x, why);
    if (who.role == who.role_end) {
        who.role = ph->role;
        who.role_end = ph->role_end;
    }
    return who;
}

static struct quote_who resolve_tongue(const struct quote_people *p, const struct quote_phrase *ph)
{
    switch (ph->kind) {
    case QP_PRONOUN:
        return quote_memory_find_alone(&p->memory, ph->plural ? 0 : ph->gender, ph->start);
    case QP_NAME:
        return resolve_tongue_name(p, ph);
    case QP_ORG: {
        struct quote_who who = as_worded(p, ph, ph->name, QR_ORGANISATION);
        who.role = who.role_end = 0;
        return who;
    }
    default:
        return resolve_tongue_office(p, ph);
    }
}

/* "Cuban said", "England said", "Cook said": a place, a people or an office, but for a person of that surname; "Hale
 * departs the town" is a name and a verb that is not known. */
static struct quote_phrase as_surname(const struct quote_people *p, struct quote_phrase ph)
{
    size_t rivals = 0, at = ph.start;
    uint32_t second;
    const struct quote_token *k = &p->t->at[at];
    bool other = (ph.kind == QP_ORG && (k->flags & QW_NATION)) || (ph.kind == QP_COMMON && (k->shape & QS_CAPITAL));
    bool verb = ph.end == at + 2 && !ph.person && ph.end < p->t->n && !quote_token_is_capital(&p->t->at[at + 1]) &&
                quote_token_ends(p->t, at + 1, "s") && quote_token_has(p->t, ph.end, QW_DET | QW_POSS);
    if (!other || (ph.end != at + 1 && !verb))
        return ph;
    const struct quote_person *x = quote_register_surname(p->named, at, 0, &rivals, &second);
    if (x != NULL && rivals == 1 && x->person && (verb || x->gender != 0))
        ph = (struct quote_phrase){at, at + 1, at, at + 1, at, at, .kind = QP_NAME, .possessive = ph.possessive};
    return ph;
}

/* "the senator", "the source": who was named near, or brought in by the same noun; else it stays as vague as it is. */
static struct quote_who resolve_description(const struct quote_people *p, const struct quote_phrase *ph,
                                            struct quote_who vague)
{
    if (quote_evidence_describes(p->t, ph)) {
        struct quote_who named = quote_memory_only(&p->memory, ph->gender, ph->start);
        if (named.id != 0 && quote_evidence_fits_role(p->t, named.role, named.role_end, ph->end - 1))
            return named;
    }
    bool definite = !ph->plural && !ph->possessive && quote_token_is(p->t, ph->start, "the");
    struct quote_who known = definite ? quote_memory_same_noun(&p->memory, p->t, ph) : vague;
    return known.id != 0 ? known : vague;
}

struct quote_who quote_people_resolve(const struct quote_people *p, const struct quote_phrase *given)
{
    struct quote_phrase as_name = as_surname(p, *given);
    const struct quote_phrase *phrase = &as_name;
    if (p->t->language != QUOTE_ENGLISH)
        return resolve_tongue(p, phrase);
    switch (phrase->kind) {
    case QP_PRONOUN:
        return resolve_pronoun(p, phrase);
    case QP_NAME: {
        if (quote_evidence_is_native(p->t, phrase))
            return with_evidence(p, phrase, as_worded(p, phrase, phrase->name, QR_NAMED_SO_ONLY));
        struct quote_person *x = quote_register_find(p->named, phrase->name, phrase->name_end);
        struct quote_who who = x == NULL ? resolve_surname(p, phrase) : as_person(p, x, QR_IN_FULL);
        /* A role in the cue itself says best who is speaking. */
        if (who.id != 0 && (x != NULL || who.role == who.role_end) && phrase->role_end - phrase->role > 1) {
            who.role = phrase->role;
            who.role_end = phrase->role_end;
        }
        return who;
    }
    case QP_ORG:
        return resolve_organisation(p, phrase);
    default: {
        /* "the 29-year-old" is somebody just named. */
        size_t size = quote_token_base(p->t, phrase->end - 1);
        const char *last = p->t->text + p->t->at[phrase->end - 1].start;
        if (quote_token_is(p->t, phrase->start, "the") && size > 9 && memcmp(last + size - 9, "-year-old", 9) == 0) {
            struct quote_who named = resolve_pronoun(p, phrase);
            if (named.id > 0)
                return named;
        }
        size_t from = phrase->name_end > phrase->name ? phrase->name : phrase->start; /* two people by name */
        struct quote_who who = resolve_office(p, phrase);
        if (who.id == 0)
            who = with_evidence(p, phrase, as_worded(p, phrase, from, QR_AS_WORDED));
        return who.vague ? resolve_description(p, phrase, who) : who;
    }
    }
}

/* "the host" is most likely somebody who was named; a name without a given name may be no person's. */
static uint8_t doubt_of(const struct quote_people *p, const struct quote_phrase *ph, const struct quote_who *who)
{
    if (ph->kind == QP_COMMON && who->id < 0 && who->full)
        return 0;
    if (ph->kind == QP_COMMON && who->id < 0)
        return quote_token_is(p->t, ph->start, "the") ? 15 : 6;
    if (ph->kind == QP_NAME && who->id < 0 && who->gender == 0 && !ph->courtesy && ph->role == ph->role_end &&
        !quote_token_is_given(&p->t->at[who->name]))
        return ph->end < p->t->n && p->t->at[ph->end].kind == QT_COMMA ? 0 : 8;
    return 0;
}

/* A capital at the start of a sentence that stands nowhere else: most likely no name. */
static bool is_doubtful(const struct quote_people *p, const struct quote_phrase *ph, const struct quote_who *who)
{
    return ph->kind == QP_NAME && who->id < 0 && ph->name_end - ph->name == 1 && !ph->courtesy &&
           (p->t->at[ph->name].shape & QS_FIRST) && !quote_register_knows(p->named, ph->name) &&
           !quote_token_is_given(&p->t->at[ph->name]);
}

/* "FULL TEXT": in a line of capitals. */
static bool is_heading(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    bool capitals = ph->kind == QP_NAME && ph->name_end - ph->name > 1;
    for (size_t i = ph->name; i < ph->name_end; i++)
        capitals = capitals && (t->at[i].shape & QS_CAPITALS);
    for (size_t i = ph->name_end; capitals && i < t->n && !quote_token_ends_sentence(t, i); i++)
        if (t->at[i].kind == QT_WORD && !(t->at[i].shape & QS_CAPITAL))
            return false;
    return capitals;
}

/* "the minister, Ann Hale,": one person, by name; else the phrase itself. */
static struct quote_phrase named_office(const struct quote_tokens *t, struct quote_phrase ph)
{
    struct quote_phrase name;
    if (ph.kind == QP_COMMON && ph.person)
        ph = quote_phrase_tail(t, ph, t->n, true);
    if (ph.kind != QP_COMMON || !ph.person || ph.plural || ph.possessive || ph.end + 1 >= t->n ||
        t->at[ph.end].kind != QT_COMMA || !quote_phrase_read(t, ph.end + 1, t->n, &name) || name.kind != QP_NAME ||
        name.possessive || t->at[name.end].kind != QT_COMMA)
        return ph;
    name.start = ph.start;
    return name;
}

/* "Ann Hale, a minister,": the phrase adds to the name before it and is nobody else. */
static bool adds_to_name(const struct quote_people *p, const struct quote_phrase *ph)
{
    return ph->kind == QP_COMMON && !ph->plural && p->last_name_end > 0 && p->last_name_end + 1 == ph->start &&
           p->t->at[ph->start - 1].kind == QT_COMMA;
}

/* `joint`: the second of "Ann Hale and Tom Moss", who is as likely as the first to be meant. */
static void hear_person(struct quote_people *p, const struct quote_phrase *ph, bool joint)
{
    struct quote_who who = quote_people_resolve(p, ph);
    enum quote_prominence prominence = quote_prominence_of(p->t, ph, p->has_subject);
    /* A pronoun that is left open: the next one may well mean the same person, whoever that is. */
    if (who.id == 0 && ph->kind == QP_PRONOUN)
        who =
            (struct quote_who){.id = SOMEBODY, .gender = ph->gender, .vague = true, .given = SIZE_MAX, .why = who.why};
    if (joint && p->memory.said > 0)
        prominence = (enum quote_prominence)p->memory.at[(p->memory.said - 1) % QUOTE_MEMORY].prominence;
    bool place = ph->kind == QP_NAME && who.id < 0 && !ph->courtesy && quote_register_at_place(p->t, ph->start);
    if (who.id != 0 && !is_heading(p->t, ph) && !is_doubtful(p, ph, &who) && !place)
        quote_memory_add(&p->memory, (struct quote_mention){.who = who,
                                                            .at = ph->start,
                                                            .prominence = (uint8_t)prominence,
                                                            .plural = ph->plural,
                                                            .doubt = doubt_of(p, ph, &who)});
    p->has_subject = p->has_subject || prominence >= QUOTE_LATER_SUBJECT;
}

/* Returns where to hear on. */
static size_t hear_phrase(struct quote_people *p, struct quote_phrase ph)
{
    if (ph.kind == QP_NAME && ph.name_end - ph.name > 1) {
        struct quote_person *x = quote_register_find(p->named, ph.name, ph.name_end);
        if (x != NULL)
            x->last_full = ph.start;
    }
    ph = named_office(p->t, as_surname(p, ph));
    if (adds_to_name(p, &ph))
        return ph.end;
    if (ph.kind == QP_COMMON && ph.person)
        ph = quote_phrase_tail(p->t, ph, p->t->n, false);
    bool joint = ph.kind == QP_NAME && p->last_name_end > 0 && p->last_name_end + 1 == ph.start &&
                 quote_token_is(p->t, p->last_name_end, "and");
    p->last_name_end = ph.kind == QP_NAME && !ph.possessive ? ph.end : 0;
    if (ph.kind == QP_NAME || (ph.kind == QP_COMMON && ph.person) || (ph.kind == QP_PRONOUN && ph.gender))
        hear_person(p, &ph, joint);
    return ph.end;
}

void quote_people_hear(struct quote_people *p, size_t end)
{
    const struct quote_tokens *t = p->t;
    struct quote_phrase ph;
    while (p->heard < end) {
        size_t i = p->heard;
        if (quote_token_ends_sentence(t, i)) {
            p->memory.sentence += t->at[i].kind != QT_LINE || (i > 0 && !quote_token_ends_sentence(t, i - 1));
            p->memory.paragraph += t->at[i].kind == QT_LINE;
            p->has_subject = false;
        }
        bool phrase = quote_register_skip(t, i, i + 1) == i && quote_phrase_read(t, i, t->n, &ph);
        p->heard = phrase ? hear_phrase(p, ph) : i + 1;
    }
}

void quote_people_spoke(struct quote_people *p, const struct quote_who *who, size_t at)
{
    if (who->id != 0 && who->id != QUOTE_AUTHOR)
        quote_memory_add(
            &p->memory,
            (struct quote_mention){.who = *who, .at = at, .prominence = QUOTE_SPEAKER, .doubt = who->id < 0 ? 12 : 0});
}
