/* SPDX-License-Identifier: MIT */
#include "quotes/register.h"

#include "base/bytes.h"
#include "quotes/clauses.h"
#include "quotes/names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SAME_SURNAME_MOST = 12 }; /* people looked at for one surname */

struct organisation {
    uint32_t name, name_end; /* equal: none */
};

struct quote_register {
    const struct quote_tokens *t;
    struct quote_person *people;
    size_t n;
    uint32_t *by_surname, *by_given; /* 1 + index of a person; 0 free */
    struct organisation *by_last_word;
    bool *known; /* by surname: named elsewhere than at the start of a sentence, or with a title */
    size_t mask;
};

/* "in Ashford", "from Ashford": most likely a place. */
bool quote_register_at_place(const struct quote_tokens *t, size_t i)
{
    return i > 0 && quote_token_among(t, i - 1, "in at from near into across outside");
}

static const char *word_of(const struct quote_tokens *t, size_t i, size_t *size)
{
    *size = quote_token_base(t, i);
    return t->text + t->at[i].start;
}

size_t quote_register_slot(const struct quote_register *r, size_t token)
{
    size_t size;
    const char *w = word_of(r->t, token, &size);
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < size; i++)
        h = (h ^ (uint32_t)((unsigned char)w[i] | 32)) * 16777619u;
    return (h ^ h >> 13) & r->mask;
}

/* Whether two given names can be one person's: equal, an initial, or a short form ("Ben", "Benjamin"). */
static bool same_given(const struct quote_tokens *t, size_t a, size_t b)
{
    size_t n, m;
    const char *x = word_of(t, a, &n), *y = word_of(t, b, &m);
    size_t least = n < m ? n : m;
    return strncasecmp(x, y, least) == 0 && (least == 1 || least >= 3 || n == m);
}

/* The "Jr" or "III" that ends a name; 0: none. */
static size_t generation(const struct quote_tokens *t, size_t name, size_t name_end)
{
    for (size_t i = quote_names_surname(t, name, name_end) + 1; i < name_end; i++)
        if (quote_token_among(t, i, "jr sr ii iii iv"))
            return i;
    return 0;
}

static bool same_person(const struct quote_tokens *t, const struct quote_person *x, size_t name, size_t name_end)
{
    if (x->name_end - x->name < 2 || name_end - name < 2)
        return false;
    size_t a = generation(t, x->name, x->name_end), b = generation(t, name, name_end);
    if (a != 0 && b != 0 && !quote_token_same(t, a, b))
        return false; /* father and son */
    return quote_token_same(t, quote_names_surname(t, x->name, x->name_end), quote_names_surname(t, name, name_end)) &&
           same_given(t, x->name, name);
}

struct quote_person *quote_register_find(const struct quote_register *r, size_t name, size_t name_end)
{
    size_t looked = 0;
    if (name_end - name < 2)
        return NULL;
    for (uint32_t i = r->by_surname[quote_register_slot(r, quote_names_surname(r->t, name, name_end))];
         i != 0 && looked < SAME_SURNAME_MOST; i = r->people[i - 1].next, looked++)
        if (same_person(r->t, &r->people[i - 1], name, name_end))
            return &r->people[i - 1];
    return NULL;
}

/* Whether a mention shows that the name is a person's. */
static bool shows_person(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    size_t verb = quote_clause_skip_adverbs(t, ph->end, t->n), role, role_end;
    return ph->courtesy || ph->gender != 0 || ph->role_end > ph->role || quote_token_is_given(&t->at[ph->name]) ||
           (verb < t->n && quote_token_reports(&t->at[verb])) ||
           (ph->start > 0 && quote_token_reports(&t->at[ph->start - 1])) ||
           (ph->end + 1 < t->n && t->at[ph->end].kind == QT_COMMA && quote_token_is(t, ph->end + 1, "who")) ||
           quote_phrase_apposition(t, ph->end, t->n, &role, &role_end);
}

static void take_role(struct quote_register *r, struct quote_person *x, const struct quote_phrase *ph)
{
    size_t role = ph->role, role_end = ph->role_end, limit = r->t->n;
    bool title_only = role_end > role;
    for (size_t i = role; i < role_end; i++)
        title_only = title_only && quote_token_has(r->t, i, QW_TITLE | QW_MR | QW_MRS);
    title_only = title_only || role_end - role == 1;
    if (role == role_end || title_only) {
        size_t from, to;
        size_t comma = quote_clause_skip_brackets(r->t, ph->end, limit); /* "Ann Hale (58), a roofer" */
        if (!ph->possessive && quote_phrase_apposition(r->t, comma, limit, &from, &to)) {
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
static void take_role_before(struct quote_register *r, struct quote_person *x, const struct quote_phrase *role,
                             const struct quote_phrase *name)
{
    if (role->kind != QP_COMMON || !role->person || role->plural || role->possessive || role->end + 1 != name->start ||
        r->t->at[role->end].kind != QT_COMMA || (x->role != x->role_end && !x->title_only))
        return;
    const struct quote_token *k = &r->t->at[role->start];
    if (name->end < r->t->n && r->t->at[name->end].kind == QT_WORD && r->t->at[name->end].flags & QW_CONJ)
        return;
    if ((k->flags & QW_POSS) && !(k->shape & QS_POSSESSIVE))
        return; /* "his daughter, Ann Hale": whose is not said beside it */
    x->role = role->start + ((k->flags & QW_DET) != 0);
    x->role_end = role->end;
    x->title_only = false;
}

static bool add_person(struct quote_register *r, const struct quote_phrase *ph)
{
    struct quote_person *people = array_grow(r->people, r->n, sizeof *people);
    if (people == NULL)
        return false;
    r->people = people;
    size_t slot = quote_register_slot(r, quote_names_surname(r->t, ph->name, ph->name_end)),
           given = quote_register_slot(r, ph->name);
    r->people[r->n] = (struct quote_person){.name = ph->name,
                                            .name_end = ph->name_end,
                                            .shown = ph->name,
                                            .given = SIZE_MAX,
                                            .gender = ph->gender,
                                            .next = r->by_surname[slot]};
    r->n++;
    r->by_surname[slot] = (uint32_t)r->n;
    if (r->by_given[given] == 0)
        r->by_given[given] = (uint32_t)r->n;
    return true;
}

/* "Sir", "Lady" are part of a name. Returns where it begins. */
static size_t with_rank(const struct quote_tokens *t, const struct quote_phrase *ph)
{
    if (ph->name > ph->start + 1 && quote_names_is_judge(t, ph->name - 1))
        return ph->name - 2;
    bool rank =
        ph->name > ph->start && quote_token_among(t, ph->name - 1, "sir dame lord lady baroness baron prince princess");
    return ph->name - rank;
}

/* "Mark and Ann Hale": the first one, whose surname stands with the second. */
static bool register_couple(struct quote_register *r, const struct quote_phrase *first,
                            const struct quote_phrase *second)
{
    const struct quote_tokens *t = r->t;
    if (first->kind != QP_NAME || first->name_end - first->name != 1 || !quote_token_is_given(&t->at[first->name]) ||
        first->possessive || first->end + 1 != second->start || !quote_token_is(t, first->end, "and") ||
        second->kind != QP_NAME || second->name_end - second->name != 2 || second->name != second->start ||
        !quote_token_is_given(&t->at[second->name]))
        return true;
    struct quote_phrase ph = *second;
    ph.name = ph.start = second->name_end - 1;
    ph.gender = quote_names_gender(&t->at[first->name]);
    if (!add_person(r, &ph))
        return false;
    struct quote_person *x = &r->people[r->n - 1];
    x->given = first->name;
    x->mentions = 2;
    x->last_full = ph.start;
    return true;
}

static bool register_name(struct quote_register *r, const struct quote_phrase *ph, const struct quote_phrase *before)
{
    if (ph->kind != QP_NAME || ph->name_end - ph->name < 2)
        return true;
    struct quote_person *x = quote_register_find(r, ph->name, ph->name_end);
    if (x == NULL) {
        if (!add_person(r, ph))
            return false;
        x = &r->people[r->n - 1];
    }
    x->mentions += 2;
    x->person = x->person || shows_person(r->t, ph);
    if (x->gender == 0)
        x->gender = ph->gender;
    /* The fullest form: the most words, then the longest given name. */
    size_t n = ph->name_end - ph->name, m = x->given != SIZE_MAX ? 0 : x->name_end - x->name;
    if (n > m || (n == m && quote_token_base(r->t, ph->name) > quote_token_base(r->t, x->name))) {
        x->name = ph->name;
        x->name_end = ph->name_end;
        x->given = SIZE_MAX;
        x->shown = ph->name;
    }
    if (x->name == ph->name)
        x->shown = with_rank(r->t, ph);
    take_role(r, x, ph);
    if (before != NULL)
        take_role_before(r, x, before, ph);
    return true;
}

static bool fits(const struct quote_register *r, const struct quote_person *x, size_t token, uint8_t gender)
{
    return quote_token_same(r->t, quote_names_surname(r->t, x->name, x->name_end), token) &&
           (gender == 0 || x->gender == 0 || gender == x->gender);
}

struct quote_person *quote_register_surname(const struct quote_register *r, size_t token, uint8_t gender,
                                            size_t *rivals, uint32_t *second)
{
    struct quote_person *best = NULL;
    size_t looked = 0;
    *rivals = 0;
    *second = 0;
    for (uint32_t i = r->by_surname[quote_register_slot(r, token)]; i != 0 && looked < SAME_SURNAME_MOST;
         i = r->people[i - 1].next, looked++) {
        struct quote_person *x = &r->people[i - 1];
        if (!fits(r, x, token, gender))
            continue;
        ++*rivals;
        if (best == NULL || x->mentions > best->mentions) {
            *second = best == NULL ? 0 : best->mentions;
            best = x;
        } else if (x->mentions > *second) {
            *second = x->mentions;
        }
    }
    return best;
}

bool quote_register_is_latest(const struct quote_register *r, const struct quote_person *who, size_t token,
                              uint8_t gender)
{
    size_t looked = 0;
    for (uint32_t i = r->by_surname[quote_register_slot(r, token)]; i != 0 && looked < SAME_SURNAME_MOST;
         i = r->people[i - 1].next, looked++) {
        const struct quote_person *x = &r->people[i - 1];
        if (x != who && fits(r, x, token, gender) && x->last_full > who->last_full)
            return false;
    }
    return who->last_full > 0;
}

struct quote_person *quote_register_given(const struct quote_register *r, size_t token)
{
    uint32_t i = r->by_given[quote_register_slot(r, token)];
    return i != 0 && quote_token_same(r->t, r->people[i - 1].name, token) ? &r->people[i - 1] : NULL;
}

bool quote_register_knows(const struct quote_register *r, size_t token)
{
    return r->known[quote_register_slot(r, token)];
}

size_t quote_register_size(const struct quote_register *r)
{
    return r->n;
}

struct quote_person *quote_register_at(const struct quote_register *r, size_t i)
{
    return &r->people[i];
}

bool quote_register_organisation(const struct quote_register *r, size_t token, size_t *name, size_t *name_end)
{
    const struct organisation *o = &r->by_last_word[quote_register_slot(r, token)];
    *name = o->name;
    *name_end = o->name_end;
    return o->name_end > o->name && quote_token_same(r->t, o->name_end - 1, token);
}

static void register_organisation(struct quote_register *r, const struct quote_phrase *ph)
{
    struct organisation *o = &r->by_last_word[quote_register_slot(r, ph->name_end - 1)];
    if (ph->name_end - ph->name > 1 && o->name_end == o->name && !ph->possessive)
        *o = (struct organisation){.name = (uint32_t)ph->name, .name_end = (uint32_t)ph->name_end};
}

static bool make_tables(struct quote_register *r)
{
    size_t slots = 1024;
    while (slots < r->t->n / 2 && slots < (size_t)1 << 20)
        slots *= 2;
    r->mask = slots - 1;
    r->by_surname = calloc(slots, sizeof *r->by_surname);
    r->by_given = calloc(slots, sizeof *r->by_given);
    r->known = calloc(slots, sizeof *r->known);
    r->by_last_word = calloc(slots, sizeof *r->by_last_word);
    return r->by_surname != NULL && r->by_given != NULL && r->known != NULL && r->by_last_word != NULL;
}

/* Where the next phrase might start: over marks and small words. */
size_t quote_register_skip(const struct quote_tokens *t, size_t i, size_t end)
{
    while (i < end &&
           (t->at[i].kind != QT_WORD || ((t->at[i].flags & QW_FUNCTION) && !(t->at[i].shape & QS_CAPITAL) &&
                                         !(t->at[i].flags & (QW_HE | QW_SHE | QW_THEY | QW_I | QW_DET | QW_POSS)))))
        i++;
    return i;
}

/* Somebody whom the article never names in full. */
static bool register_surname(struct quote_register *r, const struct quote_phrase *ph)
{
    const struct quote_tokens *t = r->t;
    bool titled = ph->courtesy && (ph->name == 0 || !(t->at[ph->name - 1].shape & QS_POSSESSIVE));
    if (t->language != QUOTE_ENGLISH && !ph->courtesy)
        return true;
    if (quote_register_given(r, ph->name) != NULL)
        return true; /* a given name of somebody */
    size_t verb = quote_clause_skip_adverbs(t, ph->end, t->n);
    if (!titled && !r->known[quote_register_slot(r, ph->name)] && (verb >= t->n || !quote_token_reports(&t->at[verb])))
        return true;
    if (!titled && quote_register_at_place(t, ph->start))
        return true;
    if (!add_person(r, ph))
        return false;
    struct quote_person *x = &r->people[r->n - 1];
    x->mentions = 1;
    x->person = shows_person(t, ph);
    if (with_rank(t, ph) + 2 == ph->name)
        x->shown = ph->name - 2;
    while (x->shown > ph->start && t->at[x->shown - 1].kind == QT_WORD && (t->at[x->shown - 1].shape & QS_CAPITAL) &&
           ((t->at[x->shown - 1].flags & (QW_MR | QW_MRS)) || quote_token_is(t, x->shown - 1, "dr")))
        x->shown--;
    take_role(r, x, ph);
    return true;
}

/* Looks at the next few words for the first "he" or "she". */
static void count_pronouns(const struct quote_register *r, struct quote_person *x, size_t from)
{
    const struct quote_tokens *t = r->t;
    size_t end = from + 30 < t->n ? from + 30 : t->n;
    for (size_t i = from; i < end; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind != QT_WORD)
            continue;
        if (i > from && quote_token_is_given(k))
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

static void settle_gender(struct quote_person *x)
{
    if (x->gender == 0 && x->he >= 2 && x->he >= 4 * x->she)
        x->gender = QUOTE_MALE;
    if (x->gender == 0 && x->she >= 2 && x->she >= 4 * x->he)
        x->gender = QUOTE_FEMALE;
}

/* The tokens where names begin, which are all that the second reading looks at. */
struct places {
    uint32_t *at;
    size_t n;
};

static bool add_place(struct places *p, size_t token)
{
    uint32_t *at = array_grow(p->at, p->n, sizeof *at);
    if (at == NULL)
        return false;
    p->at = at;
    at[p->n++] = (uint32_t)token;
    return true;
}

/* The first reading: everybody who is named in full. */
static bool read_full_names(struct quote_register *r, struct places *places)
{
    const struct quote_tokens *t = r->t;
    struct quote_phrase ph, last = {0}, office = {0};
    bool have_last = false, have_office = false;
    for (size_t i = 0; (i = quote_register_skip(t, i, t->n)) < t->n;) {
        if (!quote_phrase_read(t, i, t->n, &ph)) {
            i++;
            have_last = false;
            continue;
        }
        if (ph.kind == QP_NAME) {
            if (!add_place(places, i) || !register_name(r, &ph, have_office ? &office : NULL) ||
                (have_last && !register_couple(r, &last, &ph)))
                return false;
            if (ph.courtesy || !((t->at[ph.name].shape & QS_FIRST) || quote_register_at_place(t, ph.start)))
                r->known[quote_register_slot(r, ph.name_end - 1)] = true;
        }
        if (ph.kind == QP_ORG)
            register_organisation(r, &ph);
        /* "the member for Tollan, Ann Hale" */
        if (ph.kind == QP_COMMON && ph.person) {
            office = quote_phrase_tail(t, ph, t->n, false);
            have_office = true;
        }
        last = ph;
        have_last = true;
        i = ph.end;
    }
    return true;
}

/* The second reading: whose a surname alone is, who is named by a surname only, and what pronouns tell of genders. */
static bool read_surnames(struct quote_register *r, const struct places *places)
{
    struct quote_phrase ph;
    for (size_t k = 0; k < places->n; k++) {
        if (!quote_phrase_read(r->t, places->at[k], r->t->n, &ph))
            continue;
        size_t rivals = 0;
        uint32_t second;
        bool alone = ph.name_end - ph.name == 1;
        /* "Brandt" alone may be somebody's given name elsewhere: it tells no gender. */
        uint8_t gender = ph.name > ph.start ? ph.gender : 0;
        struct quote_person *x = alone ? quote_register_surname(r, ph.name, gender, &rivals, &second)
                                       : quote_register_find(r, ph.name, ph.name_end);
        if (alone && rivals == 1) {
            x->mentions++;
            x->person = x->person || shows_person(r->t, &ph);
            if (x->gender == 0)
                x->gender = gender;
        }
        if (x != NULL && x->gender == 0)
            count_pronouns(r, x, ph.end);
        if (x == NULL && alone && !register_surname(r, &ph))
            return false;
    }
    return true;
}

struct quote_register *quote_register_create(const struct quote_tokens *t)
{
    struct quote_register *r = calloc(1, sizeof *r);
    if (r == NULL)
        return NULL;
    r->t = t;
    struct places places = {0};
    bool ok = make_tables(r) && read_full_names(r, &places) && read_surnames(r, &places);
    free(places.at);
    if (!ok) {
        quote_register_destroy(r);
        return NULL;
    }
    for (size_t i = 0; i < r->n; i++)
        settle_gender(&r->people[i]);
    return r;
}

void quote_register_destroy(struct quote_register *people)
{
    if (people == NULL)
        return;
    free(people->people);
    free(people->by_surname);
    free(people->by_given);
    free(people->known);
    free(people->by_last_word);
    free(people);
}
