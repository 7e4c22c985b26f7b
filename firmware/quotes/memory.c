/* SPDX-License-Identifier: MIT */
#include "quotes/memory.h"

enum {
    LEAST = 0,        /* the score below which a pronoun means nobody near */
    UNFIT = -1000,    /* the score of who cannot be meant */
    NEAR = 2,         /* sentences within which two people who fit make a pronoun unclear */
    SAME_NOUN = 8,    /* sentences after which "the source" may be another one than "a source" was */
    OBJECT_REACH = 4, /* tokens from a subject to its verb\'s object */
};

void quote_memory_add(struct quote_memory *all, struct quote_mention mention)
{
    mention.sentence = all->sentence;
    mention.paragraph = all->paragraph;
    all->at[all->said++ % QUOTE_MEMORY] = mention;
}

/* Mention number k, counted back from the latest. */
static const struct quote_mention *mention_back(const struct quote_memory *all, size_t k)
{
    return &all->at[(all->said - 1 - k) % QUOTE_MEMORY];
}

bool quote_memory_is_near(const struct quote_memory *all, int64_t id)
{
    for (size_t k = 0; k < all->said && k < QUOTE_MEMORY; k++) {
        const struct quote_mention *m = mention_back(all, k);
        if (m->who.id > 0)
            return m->who.id == id && all->sentence - m->sentence <= NEAR;
    }
    return false;
}

static int pronoun_score(const struct quote_memory *all, const struct quote_mention *m, uint8_t gender)
{
    if (m->plural || (gender != 0 && m->who.gender != 0 && m->who.gender != gender))
        return UNFIT;
    static const int scores[] = {
        [QUOTE_MENTIONED] = 20, [QUOTE_LATER_SUBJECT] = 40, [QUOTE_SUBJECT] = 56, [QUOTE_SPEAKER] = 60};
    int score = scores[m->prominence] - m->doubt;
    size_t far = all->sentence - m->sentence;
    score -= (int)(far > 12 ? 12 : far) * 14;
    if (m->who.gender == 0)
        score -= m->who.id > 0 ? 6 : m->who.full ? 10 : 14;
    return score;
}

/* The mentions as they are looked through for one pronoun, the latest first. */
struct recall {
    const struct quote_memory *all;
    const struct quote_mention *back[QUOTE_MEMORY];
    int scores[QUOTE_MEMORY];
    size_t n;
};

/* The score of mention k with a little for each other one of the same person; UNFIT where another is to be taken for
 * the person: the latest of those that fit best. */
static int score_with_others(const struct recall *r, size_t k)
{
    int64_t id = r->back[k]->who.id;
    int again = 0;
    for (size_t j = 0; j < r->n; j++) {
        if (j == k || r->scores[j] == UNFIT || r->back[j]->who.id != id)
            continue;
        if (r->scores[j] > r->scores[k] || (r->scores[j] == r->scores[k] && j < k))
            return UNFIT;
        again += again < 6 ? 2 : 0;
    }
    return r->scores[k] + again;
}

/* Whether a mention can be of somebody else than the best one: "Clinton" is nobody else than "Hillary Clinton". */
static bool is_rival(const struct quote_mention *m, const struct quote_mention *best)
{
    const struct quote_who *a = &m->who, *b = &best->who;
    return a->id != b->id && !(a->family != 0 && a->family == b->family && (a->id < 0 || b->id < 0));
}

/* Somebody with a name, or by an office that is as good as one. */
static bool is_known(const struct quote_who *who)
{
    return (who->id > 0 || who->family != 0 || who->full) && !who->thin;
}

/* Whether somebody who fits too makes it unclear that the best one is meant. */
static bool is_confusing(const struct quote_mention *m, const struct quote_mention *best)
{
    if (best->prominence == QUOTE_MENTIONED || m->sentence > best->sentence)
        return true;
    if (best->prominence == QUOTE_SPEAKER)
        return false;
    /* A subject, but somebody else spoke last; "Hale met Moss": either may go on; "Hale's sister" is not Hale. */
    bool beside = m->sentence == best->sentence && m->at > best->at && m->at - best->at <= OBJECT_REACH;
    bool spoke_last = m->prominence == QUOTE_SPEAKER && m->paragraph == best->paragraph;
    return spoke_last || beside || !is_known(&best->who);
}

/* Whether the best one is whom the other one, who spoke, told about: "He said Hale sold it. Hale then left. "...," he
 * said." */
static bool is_told_of(const struct recall *r, const struct quote_mention *m, const struct quote_mention *best)
{
    if (m->prominence != QUOTE_SPEAKER || best->prominence == QUOTE_SPEAKER)
        return false;
    for (size_t k = 0; k < r->n; k++) {
        const struct quote_mention *b = r->back[k];
        if (b->who.id == best->who.id && b->sentence == m->sentence && b->at > m->at)
            return true;
    }
    return false;
}

/* Whether somebody else who fits stands near, `least` as prominent as that. */
static bool has_rival(const struct recall *r, const struct quote_mention *best, enum quote_prominence least)
{
    for (size_t k = 0; k < r->n; k++) {
        const struct quote_mention *m = r->back[k];
        if (r->scores[k] != UNFIT && is_rival(m, best) && is_known(&m->who) && m->prominence >= least &&
            r->all->sentence - m->sentence <= NEAR)
            return true;
    }
    return false;
}

/* Whether the one who fits best is nobody to give words to: a name that nothing shows to be a person's, or somebody
 * beside another who fits. */
static bool is_unclear(const struct recall *r, const struct quote_mention *best)
{
    bool alone = !has_rival(r, best, QUOTE_MENTIONED);
    bool near = r->all->sentence - best->sentence <= 1 && best->prominence >= (alone ? QUOTE_SUBJECT : QUOTE_SPEAKER);
    if (best->who.gender == 0 && best->who.id > 0 && (best->who.thin || (!best->who.full && !near)))
        return true;
    for (size_t k = 0; k < r->n; k++) {
        const struct quote_mention *m = r->back[k];
        if (r->scores[k] != UNFIT && is_rival(m, best) && is_known(&m->who) && r->all->sentence - m->sentence <= NEAR &&
            (is_confusing(m, best) || is_told_of(r, m, best)))
            return true;
    }
    return false;
}

/* Whether a mention is known by another one to be of the other gender: "one voter ... she ... he". */
static bool is_other_gender(const struct recall *r, const struct quote_mention *m, uint8_t gender)
{
    for (size_t k = 0; k < r->n && m->who.gender == 0; k++) {
        const struct quote_who *who = &r->back[k]->who;
        if (who->id == m->who.id && who->gender != 0 && who->gender != gender)
            return true;
    }
    return false;
}

/* Why the one who fits best is taken for the one who is meant. */
static enum quote_reason reason_for(const struct quote_mention *best, bool rival, bool spoke)
{
    if (best->prominence == QUOTE_SPEAKER)
        return rival ? QR_LAST_SPEAKER_OF_TWO : QR_LAST_SPEAKER;
    if (best->prominence >= QUOTE_LATER_SUBJECT)
        return spoke ? QR_SUBJECT_AFTER_SPEAKER : rival ? QR_LAST_SUBJECT_OF_TWO : QR_LAST_SUBJECT;
    return QR_LAST_NAMED;
}

static void begin_recall(struct recall *r, const struct quote_memory *all, uint8_t gender, size_t at)
{
    r->all = all;
    r->n = all->said < QUOTE_MEMORY ? all->said : QUOTE_MEMORY;
    for (size_t k = 0; k < r->n; k++)
        r->back[k] = mention_back(all, k);
    for (size_t k = 0; k < r->n; k++) {
        r->scores[k] = r->back[k]->at < at ? pronoun_score(all, r->back[k], gender) : UNFIT;
        if (r->scores[k] != UNFIT && is_other_gender(r, r->back[k], gender))
            r->scores[k] = UNFIT;
    }
}

struct quote_who quote_memory_find(const struct quote_memory *all, uint8_t gender, size_t at)
{
    struct quote_who nobody = {.why = QR_PRONOUN_NOBODY};
    const struct quote_mention *best = NULL, *second = NULL;
    int top = UNFIT, next = UNFIT;
    struct recall r;
    begin_recall(&r, all, gender, at);
    for (size_t k = 0; k < r.n; k++) {
        int score = r.scores[k] == UNFIT ? UNFIT : score_with_others(&r, k);
        if (score > top) {
            if (best == NULL || is_rival(r.back[k], best)) {
                next = top;
                second = best;
            }
            top = score;
            best = r.back[k];
        } else if (score > next && is_rival(r.back[k], best)) {
            next = score;
            second = r.back[k];
        }
    }
    if (best == NULL || top < LEAST)
        return nobody;
    bool spoke_last = best->prominence == QUOTE_SPEAKER && second != NULL && second->sentence < best->sentence;
    if ((top - next < 4 && !spoke_last) || is_unclear(&r, best)) {
        nobody.why = QR_PRONOUN_TWO;
        return nobody;
    }
    struct quote_who who = best->who;
    if (who.gender == 0 && who.id < 0)
        who.gender = gender;
    if (!who.vague)
        who.why = (uint8_t)reason_for(best, has_rival(&r, best, QUOTE_MENTIONED), has_rival(&r, best, QUOTE_SPEAKER));
    return who;
}

struct quote_who quote_memory_find_alone(const struct quote_memory *all, uint8_t gender, size_t at)
{
    struct quote_who who = {.why = QR_PRONOUN_NOBODY};
    const struct quote_mention *found = NULL;
    size_t n = all->said < QUOTE_MEMORY ? all->said : QUOTE_MEMORY;
    for (size_t k = 0; gender != 0 && k < n; k++) {
        const struct quote_mention *m = mention_back(all, k);
        bool near = m->at < at && all->sentence - m->sentence <= 1;
        if (!near || m->plural || (m->who.gender != 0 && m->who.gender != gender))
            continue;
        if (found == NULL || m->who.id == found->who.id) {
            found = found != NULL && found->prominence > m->prominence ? found : m;
            continue;
        }
        who.why = QR_PRONOUN_TWO;
        return who;
    }
    if (found == NULL || found->who.id <= 0 || found->who.gender != gender || found->prominence < QUOTE_LATER_SUBJECT)
        return who;
    who = found->who;
    who.why = found->prominence == QUOTE_SPEAKER ? QR_LAST_SPEAKER : QR_LAST_SUBJECT;
    return who;
}

struct quote_who quote_memory_only(const struct quote_memory *all, uint8_t gender, size_t at)
{
    struct quote_who only = {.why = QR_PRONOUN_NOBODY};
    for (size_t k = 0; k < all->said && k < QUOTE_MEMORY; k++) {
        const struct quote_mention *m = mention_back(all, k);
        bool fits = m->who.gender == 0 || gender == 0 || m->who.gender == gender;
        if (m->at >= at || m->who.id <= 0 || m->who.thin || !fits || all->sentence - m->sentence > NEAR)
            continue;
        if (only.id != 0 && only.id != m->who.id)
            return (struct quote_who){.why = QR_PRONOUN_TWO};
        only = m->who;
    }
    /* Only a gender that is known shows that a name is a person's. */
    if (only.gender == 0)
        return (struct quote_who){.why = QR_PRONOUN_NOBODY};
    only.why = QR_ONLY_NEAR;
    return only;
}

/* Whether a mention's words ("a senior party adviser") bring in somebody without a name whom the phrase means by the
 * same noun ("the adviser", "the party adviser"), adding nothing that was not said. */
static bool brings_in(const struct quote_tokens *t, const struct quote_who *who, const struct quote_phrase *p)
{
    size_t end = who->name + 1, found = 0;
    if (who->id >= 0 || who->vague || !quote_token_among(t, who->name, "a an one another"))
        return false;
    while (end < who->name_end && t->at[end].kind == QT_WORD && !quote_token_has(t, end, QW_PREP))
        end++;
    for (size_t k = p->start + 1; k < p->end; k++) {
        found = who->name + 1;
        while (found < end && ((t->at[found].shape & QS_POSSESSIVE) || !quote_token_same(t, found, k)))
            found++;
        if (found == end)
            return false;
    }
    return found > who->name;
}

struct quote_who quote_memory_same_noun(const struct quote_memory *all, const struct quote_tokens *t,
                                        const struct quote_phrase *p)
{
    struct quote_who nobody = {.given = SIZE_MAX, .why = QR_NO_EVIDENCE}, who = nobody;
    /* Whether somebody with a name came since, who may be meant as well; but hardly by "the senior party adviser". */
    bool named = false, told_apart = p->end - p->start > 2;
    if (quote_token_is(t, p->end - 1, "person"))
        return nobody; /* anybody at all */
    for (size_t k = 0; k < all->said && k < QUOTE_MEMORY; k++) {
        const struct quote_mention *m = mention_back(all, k);
        bool fits = p->gender == 0 || m->who.gender == 0 || m->who.gender == p->gender;
        if (m->at >= p->start || m->plural || !fits)
            continue;
        named = named || (who.id == 0 && m->who.id > 0 && m->prominence >= QUOTE_LATER_SUBJECT);
        if (!brings_in(t, &m->who, p) || (who.id != 0 && m->who.name == who.name))
            continue;
        if (who.id != 0 || (!told_apart && (named || all->sentence - m->sentence > SAME_NOUN)))
            return nobody;
        who = m->who;
        who.why = QR_SAME_NOUN;
    }
    return who;
}
