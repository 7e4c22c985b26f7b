/* SPDX-License-Identifier: MIT */
#include "pack/quote_people.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    SAME_SURNAME_MOST = 12, /* people looked at for one surname */
    MEMORY = 24,            /* mentions remembered */
};

struct person {
    size_t name, name_end, role, role_end;
    size_t shown;     /* where the name begins as it is shown: a surname alone keeps its "Mr" */
    size_t given;     /* as in struct quote_who */
    size_t last_full; /* token of the latest full mention read so far (while hearing) */
    size_t first;     /* token of the first mention */
    uint32_t mentions;
    uint32_t next; /* of the same hash, 1 + index; 0 ends */
    uint8_t gender;
    uint8_t he, she; /* pronouns that followed a mention, while the gender is not known */
    bool title_only;
};

struct mention {
    struct quote_who who;
    size_t at;       /* token */
    size_t sentence; /* counted while hearing */
    uint8_t weight;  /* 4 spoke, 3 the sentence's subject, 2 a later clause's, 1 any other */
    uint8_t doubt;   /* taken off its score */
    bool plural;
};

struct quote_people {
    const struct quote_tokens *t;
    struct person *people;
    size_t n, room;
    uint32_t *by_surname, *by_given; /* 1 + index of a person; 0 free */
    bool *known;                     /* by surname: named elsewhere than at the start of a sentence, or with a title */
    size_t mask;
    size_t heard, sentence;
    size_t last_name_end;          /* token after the last name that was heard; 0: another phrase was since */
    bool has_subject;              /* the sentence being heard */
    size_t main;                   /* 1 + index of the person the article is about; 0: nobody stands out */
    struct mention memory[MEMORY]; /* a ring, `said` counts all that went in */
    size_t said;
};

static bool is_given_name(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->shape & QS_CAPITAL) && (k->flags & (QW_MALE | QW_FEMALE)) && !(k->flags & QW_ROLE);
}

static bool reports(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->flags & QW_SAY) && !(k->flags & QW_WEAK) && !(k->shape & QS_CAPITAL);
}

/* "in Ashford", "from Ashford": most likely a place. */
static bool after_place_word(const struct quote_tokens *t, size_t i)
{
    static const char *const words[] = {"in", "at", "from", "near", "into", "across", "outside"};
    for (size_t k = 0; i > 0 && k < sizeof words / sizeof words[0]; k++)
        if (quote_token_is(t, i - 1, words[k]))
            return true;
    return false;
}

static const char *word_of(const struct quote_tokens *t, size_t i, size_t *size)
{
    *size = quote_token_base(t, i);
    return t->text + t->at[i].start;
}

static bool same_word(const struct quote_tokens *t, size_t a, size_t b)
{
    size_t n, m;
    const char *x = word_of(t, a, &n), *y = word_of(t, b, &m);
    return n == m && strncasecmp(x, y, n) == 0;
}

static size_t slot_of(const struct quote_people *p, size_t token)
{
    size_t size;
    const char *w = word_of(p->t, token, &size);
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < size; i++)
        h = (h ^ (uint32_t)((unsigned char)w[i] | 32)) * 16777619u;
    return (h ^ h >> 13) & p->mask;
}

/* Whether two given names can be one person's: equal, an initial of the other, or its short form ("Ben", "Benjamin").
 */
static bool same_given(const struct quote_tokens *t, size_t a, size_t b)
{
    size_t n, m;
    const char *x = word_of(t, a, &n), *y = word_of(t, b, &m);
    size_t least = n < m ? n : m;
    return strncasecmp(x, y, least) == 0 && (least == 1 || least >= 3 || n == m);
}

static bool same_person(const struct quote_tokens *t, const struct person *x, size_t name, size_t name_end)
{
    if (x->name_end - x->name < 2 || name_end - name < 2)
        return false;
    return same_word(t, quote_phrase_surname(t, x->name, x->name_end), quote_phrase_surname(t, name, name_end)) &&
           same_given(t, x->name, name);
}

static struct person *find_full(const struct quote_people *p, size_t name, size_t name_end)
{
    size_t looked = 0;
    for (uint32_t i = p->by_surname[slot_of(p, quote_phrase_surname(p->t, name, name_end))];
         i != 0 && looked < SAME_SURNAME_MOST; i = p->people[i - 1].next, looked++)
        if (same_person(p->t, &p->people[i - 1], name, name_end))
            return &p->people[i - 1];
    return NULL;
}

static void take_role(struct quote_people *p, struct person *x, const struct quote_phrase *ph)
{
    size_t role = ph->role, role_end = ph->role_end, limit = p->t->n;
    bool title_only = role_end - role == 1;
    if (role == role_end || title_only) {
        size_t from, to;
        if (!ph->possessive && quote_phrase_apposition(p->t, ph->end, limit, &from, &to)) {
            role = from;
            role_end = to;
            title_only = false;
        }
    }
    if (role == role_end || (x->role != x->role_end && (!x->title_only || title_only)))
        return;
    x->role = role;
    x->role_end = role_end;
    x->title_only = title_only;
}

/* "the board's chairman, Tom Hale": a role before a comma and the name. */
static void take_role_before(struct quote_people *p, struct person *x, const struct quote_phrase *role,
                             const struct quote_phrase *name)
{
    if (role->kind != QP_COMMON || !role->person || role->plural || role->possessive || role->end + 1 != name->start ||
        p->t->at[role->end].kind != QT_COMMA || (x->role != x->role_end && !x->title_only))
        return;
    const struct quote_token *k = &p->t->at[role->start];
    if (name->end < p->t->n && p->t->at[name->end].kind == QT_WORD && p->t->at[name->end].flags & QW_CONJ)
        return;
    x->role = role->start + ((k->flags & (QW_DET | QW_POSS)) != 0);
    x->role_end = role->end;
    x->title_only = false;
}

static bool add_person(struct quote_people *p, const struct quote_phrase *ph)
{
    if (p->n == p->room) {
        size_t room = p->room * 2 + 32;
        struct person *at = realloc(p->people, room * sizeof *at);
        if (at == NULL)
            return false;
        p->people = at;
        p->room = room;
    }
    size_t slot = slot_of(p, quote_phrase_surname(p->t, ph->name, ph->name_end)), given = slot_of(p, ph->name);
    p->people[p->n] = (struct person){.name = ph->name,
                                      .name_end = ph->name_end,
                                      .shown = ph->name,
                                      .given = SIZE_MAX,
                                      .gender = ph->gender,
                                      .first = ph->start,
                                      .next = p->by_surname[slot]};
    p->n++;
    p->by_surname[slot] = (uint32_t)p->n;
    if (p->by_given[given] == 0)
        p->by_given[given] = (uint32_t)p->n;
    return true;
}

/* "Sir", "Lady" are part of a name. Returns where it begins. */
static size_t with_rank(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    static const char *const ranks[] = {"sir", "dame", "lord", "lady", "baroness", "baron", "prince", "princess"};
    for (size_t k = 0; ph->name > ph->start && k < sizeof ranks / sizeof ranks[0]; k++)
        if (quote_token_is(t, ph->name - 1, ranks[k]))
            return ph->name - 1;
    return ph->name;
}

/* "Mark and Ann Hale": the one whose surname is said with the other's. */
static bool register_couple(struct quote_people *p, const struct quote_phrase *first, const struct quote_phrase *second)
{
    const struct quote_tokens *t = p->t;
    if (first->kind != QP_NAME || first->name_end - first->name != 1 || !is_given_name(&t->at[first->name]) ||
        first->possessive || first->end + 1 != second->start || !quote_token_is(t, first->end, "and") ||
        second->kind != QP_NAME || second->name_end - second->name != 2 || second->name != second->start ||
        !is_given_name(&t->at[second->name]))
        return true;
    struct quote_phrase ph = *second;
    ph.name = ph.start = second->name_end - 1;
    uint32_t f = t->at[first->name].flags & (QW_MALE | QW_FEMALE);
    ph.gender = f == QW_MALE ? QUOTE_MALE : f == QW_FEMALE ? QUOTE_FEMALE : 0;
    if (!add_person(p, &ph))
        return false;
    struct person *x = &p->people[p->n - 1];
    x->given = first->name;
    x->mentions = 2;
    x->last_full = ph.start;
    return true;
}

static bool register_name(struct quote_people *p, const struct quote_phrase *ph, const struct quote_phrase *before)
{
    if (ph->kind != QP_NAME)
        return true;
    if (ph->name_end - ph->name < 2) {
        /* A courtesy title tells the gender of the only one with that surname. */
        return true;
    }
    struct person *x = find_full(p, ph->name, ph->name_end);
    if (x == NULL) {
        if (!add_person(p, ph))
            return false;
        x = &p->people[p->n - 1];
    }
    x->mentions += 2;
    if (x->gender == 0)
        x->gender = ph->gender;
    /* The fullest form: the most words, then the longest given name. */
    size_t n = ph->name_end - ph->name, m = x->given != SIZE_MAX ? 0 : x->name_end - x->name;
    if (n > m || (n == m && quote_token_base(p->t, ph->name) > quote_token_base(p->t, x->name))) {
        x->name = ph->name;
        x->name_end = ph->name_end;
        x->given = SIZE_MAX;
        x->shown = ph->name;
    }
    if (x->name == ph->name)
        x->shown = with_rank(p->t, ph);
    take_role(p, x, ph);
    if (before != NULL)
        take_role_before(p, x, before, ph);
    return true;
}

/* The only person with this surname whose gender can fit; NULL if none. `rivals` counts those that fit. */
static struct person *find_surname(const struct quote_people *p, size_t token, uint8_t gender, size_t *rivals)
{
    struct person *best = NULL;
    size_t looked = 0;
    *rivals = 0;
    for (uint32_t i = p->by_surname[slot_of(p, token)]; i != 0 && looked < SAME_SURNAME_MOST;
         i = p->people[i - 1].next, looked++) {
        struct person *x = &p->people[i - 1];
        if (!same_word(p->t, quote_phrase_surname(p->t, x->name, x->name_end), token) ||
            (gender != 0 && x->gender != 0 && gender != x->gender))
            continue;
        ++*rivals;
        if (best == NULL || x->mentions > best->mentions)
            best = x;
    }
    return best;
}

static bool make_tables(struct quote_people *p)
{
    size_t slots = 4096;
    while (slots < p->t->n / 16 && slots < (size_t)1 << 20)
        slots *= 2;
    p->mask = slots - 1;
    p->by_surname = calloc(slots, sizeof *p->by_surname);
    p->by_given = calloc(slots, sizeof *p->by_given);
    p->known = calloc(slots, sizeof *p->known);
    return p->by_surname != NULL && p->by_given != NULL && p->known != NULL;
}

/* Where the next phrase might start: over marks and small words. */
static size_t skip_small(const struct quote_tokens *t, size_t i, size_t end)
{
    while (i < end &&
           (t->at[i].kind != QT_WORD || ((t->at[i].flags & QW_FUNCTION) && !(t->at[i].shape & QS_CAPITAL) &&
                                         !(t->at[i].flags & (QW_HE | QW_SHE | QW_THEY | QW_I | QW_DET | QW_POSS)))))
        i++;
    return i;
}

/* The article's main person, for a bare "the president": named most, and nobody who is named often comes first. */
static size_t main_person(const struct quote_people *p)
{
    size_t best = 0, first = 0;
    uint32_t second = 0;
    for (size_t i = 1; i <= p->n; i++) {
        const struct person *x = &p->people[i - 1];
        if (first == 0 && x->mentions >= 4)
            first = i;
        if (best == 0 || x->mentions > p->people[best - 1].mentions) {
            second = best == 0 ? 0 : p->people[best - 1].mentions;
            best = i;
        } else if (x->mentions > second) {
            second = x->mentions;
        }
    }
    return best > 0 && best == first && p->people[best - 1].mentions > second ? best : 0;
}

/* Somebody whom the article never names in full. */
static bool register_surname(struct quote_people *p, const struct quote_phrase *ph)
{
    const struct quote_tokens *t = p->t;
    uint32_t given = p->by_given[slot_of(p, ph->name)];
    bool titled = ph->courtesy && (ph->name == 0 || !(t->at[ph->name - 1].shape & QS_POSSESSIVE));
    if (given != 0 && same_word(t, p->people[given - 1].name, ph->name))
        return true; /* a given name of somebody */
    size_t verb = ph->end;
    while (verb < t->n && t->at[verb].kind == QT_WORD && (t->at[verb].flags & QW_ADV))
        verb++;
    if (!titled && !p->known[slot_of(p, ph->name)] && (verb >= t->n || !reports(&t->at[verb])))
        return true;
    if (!titled && after_place_word(t, ph->start))
        return true;
    if (!add_person(p, ph))
        return false;
    struct person *x = &p->people[p->n - 1];
    x->mentions = 1;
    while (x->shown > ph->start && t->at[x->shown - 1].kind == QT_WORD && (t->at[x->shown - 1].shape & QS_CAPITAL) &&
           ((t->at[x->shown - 1].flags & (QW_MR | QW_MRS)) || quote_token_is(t, x->shown - 1, "dr")))
        x->shown--;
    take_role(p, x, ph);
    return true;
}

/* Looks at the next few words for the first "he" or "she". */
static void count_pronouns(const struct quote_people *p, struct person *x, size_t from)
{
    const struct quote_tokens *t = p->t;
    size_t end = from + 30 < t->n ? from + 30 : t->n;
    for (size_t i = from; i < end; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind != QT_WORD)
            continue;
        if (i > from && is_given_name(k))
            return; /* somebody else */
        bool he = (k->flags & QW_HE) || quote_token_is(t, i, "his");
        bool she = (k->flags & QW_SHE) || quote_token_is(t, i, "her");
        if (he && x->he < UINT8_MAX)
            x->he++;
        if (she && x->she < UINT8_MAX)
            x->she++;
        if (he || she)
            return;
    }
}

static void settle_gender(struct person *x)
{
    if (x->gender == 0 && x->he >= 2 && x->he >= 4 * x->she)
        x->gender = QUOTE_MALE;
    if (x->gender == 0 && x->she >= 2 && x->she >= 4 * x->he)
        x->gender = QUOTE_FEMALE;
}

struct quote_people *quote_people_create(const struct quote_tokens *t)
{
    struct quote_people *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->t = t;
    bool ok = make_tables(p);
    struct quote_phrase ph, last = {0};
    bool have_last = false;
    for (size_t i = 0; ok && (i = skip_small(t, i, t->n)) < t->n;) {
        if (!quote_phrase_read(t, i, t->n, &ph)) {
            i++;
            have_last = false;
            continue;
        }
        ok = register_name(p, &ph, have_last ? &last : NULL) && (!have_last || register_couple(p, &last, &ph));
        if (ph.kind == QP_NAME &&
            (ph.courtesy || !((t->at[ph.name].shape & QS_FIRST) || after_place_word(t, ph.start))))
            p->known[slot_of(p, ph.name_end - 1)] = true;
        last = ph;
        have_last = true;
        i = ph.end;
    }
    for (size_t i = 0; ok && (i = skip_small(t, i, t->n)) < t->n;) {
        if (!quote_phrase_read(t, i, t->n, &ph)) {
            i++;
            continue;
        }
        size_t rivals;
        struct person *x =
            ph.kind == QP_NAME && ph.name_end - ph.name == 1 ? find_surname(p, ph.name, ph.gender, &rivals) : NULL;
        if (x != NULL && rivals == 1) {
            x->mentions++;
            if (x->gender == 0)
                x->gender = ph.gender;
        } else if (ph.kind == QP_NAME && ph.name_end - ph.name > 1) {
            x = find_full(p, ph.name, ph.name_end);
        }
        if (x != NULL && x->gender == 0)
            count_pronouns(p, x, ph.end);
        if (x == NULL && ph.kind == QP_NAME && ph.name_end - ph.name == 1)
            ok = register_surname(p, &ph);
        i = ph.end;
    }
    for (size_t i = 0; i < p->n; i++)
        settle_gender(&p->people[i]);
    if (!ok) {
        quote_people_destroy(p);
        return NULL;
    }
    p->main = main_person(p);
    return p;
}

void quote_people_destroy(struct quote_people *people)
{
    if (people == NULL)
        return;
    free(people->people);
    free(people->by_surname);
    free(people->by_given);
    free(people->known);
    free(people);
}

static struct quote_who as_person(const struct quote_people *p, const struct person *x, const char *why)
{
    return (struct quote_who){.id = x - p->people + 1,
                              .name = x->shown,
                              .given = x->given,
                              .name_end = x->name_end,
                              .role = x->role,
                              .role_end = x->role_end,
                              .gender = x->gender,
                              .full = x->name_end - x->name > 1 || x->given != SIZE_MAX,
                              .why = why};
}

/* Ids of those who are not in the register come from their wording, so that "officials" twice are the same. */
static struct quote_who as_worded(const struct quote_people *p, const struct quote_phrase *ph, size_t from,
                                  const char *why)
{
    size_t last = ph->end - 1;
    return (struct quote_who){.id = -(int64_t)slot_of(p, last) - 2,
                              .given = SIZE_MAX,
                              .name = from,
                              .name_end = ph->end,
                              .role = ph->role,
                              .role_end = ph->role_end,
                              .gender = ph->gender,
                              .why = why};
}

static struct quote_who resolve_surname(const struct quote_people *p, const struct quote_phrase *ph)
{
    size_t rivals, surname = quote_phrase_surname(p->t, ph->name, ph->name_end);
    struct person *x = find_surname(p, surname, ph->gender, &rivals);
    if (rivals == 1)
        return as_person(p, x, "the only one of that surname");
    if (rivals > 1) {
        /* Whoever was last named in full, if nobody else of that surname was named since, or is named far more. */
        struct person *recent = NULL;
        size_t looked = 0;
        uint32_t most = 0, second = 0;
        for (uint32_t i = p->by_surname[slot_of(p, surname)]; i != 0 && looked < SAME_SURNAME_MOST;
             i = p->people[i - 1].next, looked++) {
            struct person *y = &p->people[i - 1];
            if (!same_word(p->t, quote_phrase_surname(p->t, y->name, y->name_end), surname) ||
                (ph->gender != 0 && y->gender != 0 && ph->gender != y->gender))
                continue;
            if (y->last_full > 0 && (recent == NULL || y->last_full > recent->last_full))
                recent = y;
            if (y->mentions > most) {
                second = most;
                most = y->mentions;
            } else if (y->mentions > second) {
                second = y->mentions;
            }
        }
        if (ph->gender != 0 && x->gender == ph->gender && recent == x)
            return as_person(p, x, "that surname and gender");
        if (x->mentions >= 3 * second && x->last_full > 0)
            return as_person(p, x, "that surname, named far more than the other");
        if (recent != NULL && recent == x)
            return as_person(p, x, "that surname, last named in full and named most");
        struct quote_who who = as_worded(p, ph, ph->name, "a surname that several share");
        who.full = false;
        return who;
    }
    /* "Boris" or "Xi": a given name of somebody named in full. */
    uint32_t given = p->by_given[slot_of(p, ph->name)];
    if (given != 0 && !ph->courtesy && same_word(p->t, p->people[given - 1].name, ph->name))
        return as_person(p, &p->people[given - 1], "a given name");
    if (given != 0 && ph->courtesy && same_word(p->t, p->people[given - 1].name, ph->name))
        return as_person(p, &p->people[given - 1], "a surname that stands first");
    struct quote_who who = as_worded(p, ph, ph->name, "named so only");
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
    const struct person *holder = NULL;
    size_t words = head - ph->start - (quote_token_is(t, ph->start, "the") ? 1 : 0) + 1;
    for (size_t i = 0; i < p->n && i < 256; i++) {
        const struct person *x = &p->people[i];
        if (x->role_end - x->role < words || !same_word(t, x->role_end - 1, head))
            continue;
        bool same = true;
        for (size_t k = 1; k < words; k++)
            same = same && same_word(t, x->role_end - 1 - k, head - k);
        /* "Russian President" is not the one that is called "the president" alone. */
        if (!same || (x->role_end - x->role > words && (t->at[x->role_end - words - 1].flags & QW_NATION)))
            continue;
        if (holder != NULL)
            return nobody;
        holder = x;
    }
    if (holder != NULL)
        return as_person(p, holder, "the only one given that office");
    if (words == 1 && (quote_token_is(t, head, "president") || quote_token_is(t, head, "chancellor"))) {
        const struct person *x = p->main > 0 ? &p->people[p->main - 1] : NULL;
        if (x != NULL && x->role == x->role_end)
            return as_person(p, x, "that office, and the person the article is about");
    }
    return nobody;
}

static int pronoun_score(const struct quote_people *p, const struct mention *m, uint8_t gender)
{
    if (m->plural || (gender != 0 && m->who.gender != 0 && m->who.gender != gender))
        return -1000;
    static const int weights[] = {0, 20, 40, 56, 60};
    int score = weights[m->weight] - m->doubt;
    size_t far = p->sentence - m->sentence;
    score -= (int)(far > 12 ? 12 : far) * 14;
    if (m->who.gender == 0)
        score -= m->who.id > 0 || m->who.full ? 10 : 14;
    return score;
}

static struct quote_who resolve_pronoun(const struct quote_people *p, const struct quote_phrase *ph)
{
    struct quote_who nobody = {.why = "a pronoun that fits nobody near"};
    if (ph->gender == 0)
        return nobody;
    const struct mention *best = NULL;
    int top = -1000, next = -1000;
    size_t n = p->said < MEMORY ? p->said : MEMORY;
    for (size_t k = 0; k < n; k++) {
        const struct mention *m = &p->memory[(p->said - 1 - k) % MEMORY];
        int score = m->at < ph->start ? pronoun_score(p, m, ph->gender) : -1000, again = 0;
        if (score <= -1000)
            continue;
        /* One who is mentioned again and again is a little surer; each is scored at the latest mention that fits best.
         */
        bool later = false;
        for (size_t j = 0; j < n; j++) {
            const struct mention *other = &p->memory[(p->said - 1 - j) % MEMORY];
            if (j == k || other->who.id != m->who.id || other->at >= ph->start)
                continue;
            int theirs = pronoun_score(p, other, ph->gender);
            later = later || theirs > score || (theirs == score && j < k);
            again += again < 6 ? 2 : 0;
        }
        if (later)
            continue;
        score += again;
        if (score > top) {
            next = top;
            top = score;
            best = m;
        } else if (score > next) {
            next = score;
        }
    }
    if (best == NULL || top < -20)
        return nobody;
    if (top - next < 4) {
        nobody.why = "a pronoun that fits two people";
        return nobody;
    }
    struct quote_who who = best->who;
    who.why = best->weight == 4   ? "the last to speak of that gender"
              : best->weight >= 2 ? "the last subject of that gender"
                                  : "the last named of that gender";
    return who;
}

struct quote_who quote_people_resolve(const struct quote_people *people, const struct quote_phrase *phrase)
{
    const struct quote_people *p = people;
    switch (phrase->kind) {
    case QP_PRONOUN:
        return resolve_pronoun(p, phrase);
    case QP_NAME: {
        struct person *x = phrase->name_end - phrase->name > 1 ? find_full(p, phrase->name, phrase->name_end) : NULL;
        if (x == NULL)
            return resolve_surname(p, phrase);
        struct quote_who who = as_person(p, x, "named in full");
        /* A role in the cue itself says best who is speaking. */
        if (phrase->role_end - phrase->role > 1) {
            who.role = phrase->role;
            who.role_end = phrase->role_end;
        }
        return who;
    }
    case QP_ORG:
        return as_worded(p, phrase, phrase->name, "an organisation");
    default: {
        struct quote_who who = resolve_office(p, phrase);
        return who.id != 0 ? who : as_worded(p, phrase, phrase->start, "as worded");
    }
    }
}

/* "the host" is most likely somebody who was named; a name without a given name may be no person's. */
static uint8_t doubt_of(const struct quote_people *p, const struct quote_phrase *ph, const struct quote_who *who)
{
    if (ph->kind == QP_COMMON && who->id < 0)
        return quote_token_is(p->t, ph->start, "the") ? 15 : 6;
    if (ph->kind == QP_NAME && who->gender == 0 && !ph->courtesy && ph->role == ph->role_end &&
        !is_given_name(&p->t->at[who->name]))
        return ph->end < p->t->n && p->t->at[ph->end].kind == QT_COMMA ? 0 : 8;
    return 0;
}

static void remember(struct quote_people *p, const struct quote_who *who, size_t at, uint8_t weight,
                     const struct quote_phrase *ph)
{
    p->memory[p->said++ % MEMORY] = (struct mention){.who = *who,
                                                     .at = at,
                                                     .sentence = p->sentence,
                                                     .weight = weight,
                                                     .plural = ph != NULL && ph->plural,
                                                     .doubt = ph != NULL ? doubt_of(p, ph, who) : 0};
}

/* "Hale, head of the trust, said": whether the aside after a subject ends in a reporting verb. */
static bool reports_later(const struct quote_tokens *t, size_t i)
{
    size_t end = i + 28 < t->n ? i + 28 : t->n;
    if (i >= end || (t->at[i].kind != QT_COMMA && t->at[i].kind != QT_OPEN))
        return false;
    for (; i + 1 < end && !quote_token_ends_sentence(t, i) && t->at[i].kind != QT_QUOTE; i++)
        if ((t->at[i].kind == QT_COMMA || t->at[i].kind == QT_CLOSE) && reports(&t->at[i + 1]))
            return true;
    return false;
}

/* How likely a pronoun after this mention means it, as in struct mention. */
static uint8_t weight_of(const struct quote_people *p, const struct quote_phrase *ph)
{
    const struct quote_tokens *t = p->t;
    if (ph->possessive || ph->start == 0)
        return 1;
    const struct quote_token *before = &t->at[ph->start - 1];
    /* "said Ann Hale, a baker" and "Hale said it was late" */
    bool inverted = reports(before) && ph->start > 1 && t->at[ph->start - 2].kind != QT_WORD;
    if (inverted || (before->kind != QT_WORD && ph->end < t->n &&
                     (reports(&t->at[ph->end]) || (!p->has_subject && reports_later(t, ph->end)))))
        return 4;
    bool subject =
        before->kind != QT_WORD || (before->flags & (QW_CONJ | QW_DAY | QW_ADV)) || (t->at[ph->start].shape & QS_FIRST);
    if (subject && before->kind == QT_COMMA && p->has_subject && ph->end < t->n && t->at[ph->end].kind == QT_COMMA)
        return 1; /* set off by commas: an aside */
    if (before->kind == QT_OPEN)
        return 1;
    return subject ? p->has_subject ? 2 : 3 : 1;
}

/* A capital at the start of a sentence that stands nowhere else: most likely no name. */
static bool is_doubtful(const struct quote_people *p, const struct quote_phrase *ph, const struct quote_who *who)
{
    return ph->kind == QP_NAME && who->id < 0 && ph->name_end - ph->name == 1 && !ph->courtesy &&
           (p->t->at[ph->name].shape & QS_FIRST) && !p->known[slot_of(p, ph->name)] &&
           !is_given_name(&p->t->at[ph->name]);
}

void quote_people_hear(struct quote_people *people, size_t end)
{
    struct quote_people *p = people;
    const struct quote_tokens *t = p->t;
    struct quote_phrase ph;
    while (p->heard < end) {
        const struct quote_token *k = &t->at[p->heard];
        if (quote_token_ends_sentence(t, p->heard)) {
            p->sentence += k->kind != QT_LINE || (p->heard > 0 && !quote_token_ends_sentence(t, p->heard - 1));
            p->has_subject = false;
        }
        if (k->kind != QT_WORD || skip_small(t, p->heard, p->heard + 1) > p->heard ||
            !quote_phrase_read(t, p->heard, t->n, &ph)) {
            p->heard++;
            continue;
        }
        if (ph.kind == QP_NAME && ph.name_end - ph.name > 1) {
            struct person *x = find_full(p, ph.name, ph.name_end);
            if (x != NULL)
                x->last_full = ph.start;
        }
        /* "the minister, Ann Hale," and "Ann Hale, a minister,": one person, by name. */
        struct quote_phrase name;
        size_t start = ph.start;
        if (ph.kind == QP_COMMON && ph.person && !ph.plural && !ph.possessive && ph.end + 1 < t->n &&
            t->at[ph.end].kind == QT_COMMA && quote_phrase_read(t, ph.end + 1, t->n, &name) && name.kind == QP_NAME &&
            !name.possessive && t->at[name.end].kind == QT_COMMA)
            ph = name, ph.start = start;
        if (ph.kind == QP_COMMON && p->last_name_end > 0 && p->last_name_end + 1 == ph.start &&
            t->at[ph.start - 1].kind == QT_COMMA && (t->at[ph.start].flags & QW_DET)) {
            p->heard = ph.end;
            continue;
        }
        if (ph.kind == QP_COMMON && ph.person)
            ph = quote_phrase_tail(t, ph, t->n, false);
        p->last_name_end = ph.kind == QP_NAME && !ph.possessive ? ph.end : 0;
        bool person = ph.kind == QP_NAME || (ph.kind == QP_COMMON && ph.person) || (ph.kind == QP_PRONOUN && ph.gender);
        if (person) {
            struct quote_who who = quote_people_resolve(p, &ph);
            uint8_t weight = weight_of(p, &ph);
            if (who.id != 0 && !is_doubtful(p, &ph, &who) &&
                !(ph.kind == QP_NAME && who.id < 0 && !ph.courtesy && after_place_word(t, ph.start)))
                remember(p, &who, ph.start, weight, &ph);
            p->has_subject = p->has_subject || weight >= 2;
        }
        p->heard = ph.end;
    }
}

void quote_people_spoke(struct quote_people *people, const struct quote_who *who, size_t at)
{
    if (who->id != 0)
        remember(people, who, at, 4, NULL);
}
