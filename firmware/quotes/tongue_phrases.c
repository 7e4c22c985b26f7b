/* SPDX-License-Identifier: MIT */
#include "quotes/tongue_phrases.h"

#include "quotes/tongue_words.h"

#include <string.h>

enum {
    BEFORE_NAME = 6, /* words between the article and the name at most */
    OFFICE_MOST = 8, /* words of an office and what follows it */
    NAME_MOST = 6,   /* words of a name */
    ROLE_MOST = 12,  /* words of a role after a name */
};

/* Whether the word at i can begin or go on in a name. */
static bool may_name(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (!quote_tongue_is_capital(t, i) || (k->flags & QW_DAY))
        return false;
    if (k->shape & QS_INITIAL)
        return !(k->flags & (QW_MR | QW_MRS));
    if (k->flags & (QW_FUNCTION & ~(uint32_t)(QW_VERB | QW_OTHER)))
        return (k->flags & (QW_MALE | QW_FEMALE)) && !(k->shape & QS_FIRST);
    return !((k->flags & (QW_VERB | QW_OTHER | QW_SAY)) && (k->shape & QS_FIRST)) &&
           !(quote_tongue_is_german(t) && (k->flags & (QW_OTHER | QW_MR | QW_MRS)));
}

/* The genders of a given name; of "Jean-Luc" and "Anne-Marie" those of the second half, if the first is one too. */
static uint32_t genders_of(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    uint32_t own = k->flags & (QW_MALE | QW_FEMALE);
    const char *word = t->text + k->start, *hyphen = memchr(word, '-', k->size);
    if (own != 0 || hyphen == NULL || k->size > QUOTE_WORD_MOST)
        return own;
    size_t first = (size_t)(hyphen - word);
    own = quote_words_find(t->words, word, first) & (QW_MALE | QW_FEMALE);
    return own & quote_words_find(t->words, hyphen + 1, quote_token_base(t, i) - first - 1);
}

static bool is_given(const struct quote_tokens *t, size_t i)
{
    return may_name(t, i) && !(t->at[i].flags & QW_ROLE) && genders_of(t, i) != 0;
}

/* "J." */
static bool has_initial(const struct quote_tokens *t, size_t i)
{
    return (t->at[i].shape & QS_INITIAL) && !(t->at[i].flags & (QW_MR | QW_MRS));
}

/* A small word, or one with a capital, between a given name and the rest: "von der", "Le". Its end; i if it is none. */
static size_t skip_particles(const struct quote_tokens *t, size_t i, size_t limit)
{
    size_t k = i;
    while (k < limit && k < i + 3 && quote_token_has(t, k, QW_PARTICLE))
        k++;
    return k > i && k < limit && quote_tongue_is_capital(t, k) && !(t->at[k].flags & QW_DAY) ? k : i;
}

/* Whether a German name is complete before the token: its surname is one word, and no role ("Anna Meier Journalisten").
 */
static bool is_complete(const struct quote_tokens *t, size_t i, size_t words, size_t givens)
{
    if (!quote_tongue_is_german(t))
        return false;
    if (givens > 0)
        return words > givens;
    return words >= 2 || (words > 0 && quote_tongue_is_role(t, i));
}

/* Whether small words may go on the name: only behind given names, and in German behind one ("Jan Ludwig von der
 * Gewerkschaft": his surname is a given name too). */
static bool is_open(const struct quote_tokens *t, size_t i, size_t words, size_t givens)
{
    return words > 0 && words == givens &&
           !(quote_tongue_is_german(t) && (words > 1 || quote_token_among(t, i, "der den")));
}

/* One past the last word of the name that begins at i. `givens`: how many of its first words are given names. */
static size_t name_end(const struct quote_tokens *t, size_t i, size_t limit, size_t *givens)
{
    size_t end = i, words = 0;
    *givens = 0;
    while (end < limit && words < NAME_MOST) {
        size_t at = is_open(t, end, words, *givens) ? skip_particles(t, end, limit) : end;
        if ((at == end && !may_name(t, at)) || is_complete(t, at, words, *givens))
            break;
        *givens += at == end && words == *givens && (is_given(t, at) || (words > 0 && has_initial(t, at)));
        words++;
        end = at + 1;
    }
    /* "Jan Tom": the last word is the surname, whatever it is else. */
    if (*givens == words && words > 1)
        --*givens;
    return end;
}

static uint8_t gender_of(uint32_t flags)
{
    uint8_t g = (uint8_t)(((flags & QW_MALE) ? QUOTE_MALE : 0) | ((flags & QW_FEMALE) ? QUOTE_FEMALE : 0));
    return g == (QUOTE_MALE | QUOTE_FEMALE) ? 0 : g;
}

/* The gender that an article or a noun tells: "la porte-parole", "Sprecherin". */
static uint8_t gender_by_noun(const struct quote_tokens *t, size_t start, size_t noun)
{
    const struct quote_token *k = &t->at[noun];
    if (k->flags & (QW_MR | QW_MRS))
        return (k->flags & QW_MR) ? QUOTE_MALE : QUOTE_FEMALE;
    if ((k->flags & QW_ROLE) && gender_of(k->flags) != 0)
        return gender_of(k->flags);
    if (quote_tongue_is_german(t))
        return quote_token_ends(t, noun, "in")   ? QUOTE_FEMALE
               : quote_token_is(t, start, "die") ? QUOTE_FEMALE
                                                 : QUOTE_MALE;
    if (start < noun && quote_token_among(t, start, "la una une"))
        return QUOTE_FEMALE;
    return start < noun && quote_token_among(t, start, "le el un") ? QUOTE_MALE : 0;
}

static bool read_pronoun(const struct quote_tokens *t, size_t i, struct quote_phrase *out)
{
    const struct quote_token *k = &t->at[i];
    if (!quote_token_has(t, i, QW_HE | QW_SHE | QW_THEY | QW_I) || (k->flags & QW_POSS) || (k->shape & QS_CAPITALS))
        return false;
    /* "Sie" in the middle of a sentence is "you". */
    if (quote_tongue_is_german(t) && (k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST))
        return false;
    *out = quote_phrase_pronoun(i, (k->flags & QW_HE) ? QUOTE_MALE : (k->flags & QW_SHE) ? QUOTE_FEMALE : 0);
    out->plural = (k->flags & QW_THEY) != 0;
    return true;
}

/* Whether a word may stand between an article and the noun or name that it belongs to. */
static bool may_stand_before(const struct quote_tokens *t, size_t i, bool article)
{
    const struct quote_token *k = &t->at[i];
    if (k->kind != QT_WORD || (k->flags & (QW_FUNCTION & ~(uint32_t)QW_VERB)) || (k->flags & QW_SAY))
        return quote_tongue_is_role(t, i);
    if (k->shape & QS_CAPITAL)
        return quote_tongue_is_german(t) || (k->flags & (QW_ROLE | QW_TITLE));
    if (k->flags & (QW_ROLE | QW_TITLE))
        return true;
    return article && !(k->flags & (QW_VERB | QW_NAMING | QW_TEXT)) &&
           (!quote_tongue_is_german(t) || quote_tongue_is_adjective(t, i));
}

struct reading {
    const struct quote_tokens *t;
    size_t start, first, limit; /* first: after the articles */
    bool definite, owned, article;
};

static size_t skip_articles(struct reading *r)
{
    const struct quote_tokens *t = r->t;
    size_t i = r->start;
    r->article = r->definite = i > 0 && quote_token_among(t, i - 1, "del du au al vom");
    while (i < r->limit && i < r->start + 2 && quote_token_has(t, i, QW_DET | QW_POSS)) {
        if ((t->at[i].shape & QS_CAPITAL) && !(t->at[i].shape & QS_FIRST))
            break;
        r->owned = r->owned || (t->at[i].flags & QW_POSS);
        r->definite = r->definite || quote_token_among(t, i, "le la les l el los las der die das");
        r->article = true;
        i++;
    }
    return i;
}

/* Whether a person's name begins at i: a given name and more, or whatever follows a title or a role. Its end. */
static bool begins_name(const struct reading *r, size_t i, size_t *end)
{
    const struct quote_tokens *t = r->t;
    bool given = is_given(t, i), titled = i > r->first && quote_tongue_is_role(t, i - 1);
    size_t givens;
    if (!given && !titled)
        return false;
    *end = name_end(t, i, r->limit, &givens);
    if (given && (*end > i + 1 || (i > r->first && (t->at[i - 1].flags & (QW_MR | QW_MRS)))))
        return true;
    bool role_again = quote_tongue_is_role(t, i) && i + 1 < r->limit && quote_tongue_is_capital(t, i + 1);
    return titled && may_name(t, i) && !role_again && !(t->at[i].flags & (QW_ORG | QW_NATION));
}

/* "el diputado de Vox Ana Hale": where the name begins behind what belongs to the role at i; i if none does. */
static size_t name_behind(const struct reading *r, size_t i, size_t *end)
{
    const struct quote_tokens *t = r->t;
    size_t givens;
    if (quote_tongue_is_german(t) || !quote_tongue_is_role(t, i))
        return i;
    size_t tail = quote_tongue_tail(t, i + 1, r->limit);
    if (tail == i + 1 || tail >= r->limit || !is_given(t, tail))
        return i;
    *end = name_end(t, tail, r->limit, &givens);
    return *end > tail + 1 ? tail : i;
}

/* Where the name of a person begins, of the words from r->first on; r->limit if none does. */
static size_t find_name(const struct reading *r, size_t *end)
{
    const struct quote_tokens *t = r->t;
    size_t strange = 0;
    for (size_t i = r->first; i < r->limit && i <= r->first + BEFORE_NAME; i++) {
        if (begins_name(r, i, end))
            return i;
        size_t behind = name_behind(r, i, end);
        if (behind > i)
            return behind;
        /* "la Suédoise Anne Hale" */
        if (i == r->first && r->article && quote_tongue_is_capital(t, i) && i + 1 < r->limit && is_given(t, i + 1))
            continue;
        /* "une voix derrière Hugo Hale" */
        strange += !quote_tongue_is_role(t, i);
        if (!may_stand_before(t, i, r->article) || (strange > 1 && !quote_tongue_is_german(t)))
            break;
    }
    return r->limit;
}

static void as_name(const struct reading *r, size_t name, size_t end, struct quote_phrase *out)
{
    const struct quote_tokens *t = r->t;
    out->kind = QP_NAME;
    out->name = name;
    out->name_end = out->end = end;
    out->gender = is_given(t, name) ? gender_of(genders_of(t, name)) : 0;
    if (name > r->first && quote_tongue_is_role(t, name - 1) && out->gender == 0)
        out->gender = gender_by_noun(t, r->start, name - 1);
    out->courtesy = name > r->first && (t->at[name - 1].flags & (QW_MR | QW_MRS | QW_TITLE | QW_ROLE)) &&
                    !(t->at[name - 1].flags & QW_ORG) &&
                    (!r->article || !quote_tongue_is_german(t) || (t->at[name - 1].flags & (QW_MR | QW_MRS)));
    size_t role_end = name;
    while (role_end > r->first && (t->at[role_end - 1].flags & (QW_MR | QW_MRS)))
        role_end--;
    while (role_end > r->first && quote_token_among(t, role_end - 1, "dr prof dra"))
        role_end--;
    if (role_end > r->first && !r->owned) {
        out->role = r->first;
        out->role_end = role_end;
    }
}

/* "le ministre russe de la Défense", "die Sprecherin der Stadt". */
static bool as_office(const struct reading *r, struct quote_phrase *out)
{
    const struct quote_tokens *t = r->t;
    size_t noun = r->limit;
    for (size_t i = r->first; i < r->limit && i <= r->first + BEFORE_NAME; i++) {
        if (quote_tongue_is_role(t, i)) {
            noun = i;
            break;
        }
        if (quote_tongue_is_capital(t, i) || !may_stand_before(t, i, r->article))
            break;
    }
    while (noun + 1 < r->limit && !quote_tongue_is_german(t) && quote_tongue_is_role(t, noun + 1) &&
           !quote_tongue_is_capital(t, noun + 1))
        noun++; /* "premier ministre" */
    if (noun == r->limit || (!r->article && !quote_tongue_is_capital(t, noun)) ||
        (t->at[noun].flags & (QW_MR | QW_MRS)))
        return false;
    out->kind = QP_COMMON;
    out->person = true;
    out->role = noun;
    out->role_end = noun + 1;
    out->gender = gender_by_noun(t, r->start, noun);
    out->plural = quote_token_among(t, r->start, "les los las des plusieurs varios varias") ||
                  (!quote_tongue_is_german(t) && quote_token_ends(t, noun, "s"));
    out->bare = r->owned || !r->definite;

    /* "esta vecina": whom the text has just spoken of, and not who that is. */
    bool shown = quote_token_among(t, r->start, "este esta ese esa aquel aquella ce cet cette dieser diese");
    out->end = shown ? noun + 1 : quote_tongue_tail(t, noun + 1, r->limit);
    return true;
}

/* "la Fiscalía", "le parquet de Montferrol", "UGT", "das Gericht". */
static bool as_body(const struct reading *r, struct quote_phrase *out)
{
    const struct quote_tokens *t = r->t;
    size_t i = r->first;
    if (i >= r->limit || r->owned || (r->article && !r->definite))
        return false;
    while (quote_tongue_is_german(t) && r->article && i + 1 < r->limit && i < r->first + 2 &&
           !quote_tongue_is_capital(t, i) && may_stand_before(t, i, true))
        i++;
    bool letters = quote_tongue_is_capital(t, i) && (t->at[i].shape & QS_CAPITALS) && t->at[i].size > 1 &&
                   t->at[i].size < 8 && !(t->at[i].flags & (QW_FUNCTION | QW_NATION | QW_SUFFIX));
    if (!letters && !(r->article && quote_tongue_is_body(t, i)))
        return false;
    out->kind = QP_ORG;
    size_t noun = i;
    /* "le groupe Talos" */
    while (!quote_tongue_is_german(t) && i + 1 < r->limit && i < noun + 3 && quote_tongue_is_capital(t, i + 1) &&
           !(t->at[i + 1].flags & QW_DAY))
        i++;
    out->end = quote_tongue_tail(t, i + 1, r->limit);
    i = noun;
    out->name = quote_tongue_is_capital(t, i) ? i : r->start;
    out->name_end = out->end;
    return true;
}

/* "la directrice du musée, Hale": whether an office and a comma stand before token i. */
static bool follows_role(const struct quote_tokens *t, size_t i)
{
    if (i < 2 || t->at[i - 1].kind != QT_COMMA)
        return false;
    for (size_t k = i - 1; k-- > 0 && k + OFFICE_MOST > i && t->at[k].kind == QT_WORD;)
        if (quote_tongue_is_role(t, k))
            return true;
    return false;
}

/* Two words with a capital right after a reporting verb, or one: somebody, whoever it is. */
static bool as_guess(const struct reading *r, struct quote_phrase *out)
{
    const struct quote_tokens *t = r->t;
    size_t i = r->start, givens;
    if (r->article || !may_name(t, i) || quote_tongue_is_role(t, i) || (t->at[i].flags & (QW_MR | QW_MRS)))
        return false;
    size_t end = name_end(t, i, r->limit, &givens);
    /* "Suédoise Anne Hale" */
    for (size_t k = i + 1; k + 1 < end; k++)
        if (givens == 0 && is_given(t, k))
            end = k;
    bool first = (t->at[i].shape & QS_FIRST) != 0;
    bool told =
        (i > 0 && quote_tongue_says(t, i - 1)) || follows_role(t, i) ||
        (end < t->n && (quote_tongue_says(t, end) || (!quote_tongue_is_german(t) && t->at[end].kind == QT_COMMA)));
    bool known =
        told && !(first && quote_tongue_is_german(t)) && end > i + 1 && !(t->at[i].flags & (QW_NATION | QW_ORG));
    if (!known)
        end = i + 1;
    out->kind = QP_NAME;
    out->name = i;
    out->name_end = out->end = end;
    out->gender = 0;
    return true;
}

bool quote_tongue_phrase(const struct quote_tokens *t, size_t i, size_t limit, struct quote_phrase *out)
{
    *out = (struct quote_phrase){.start = i};
    if (i >= limit || i >= t->n || t->at[i].kind != QT_WORD)
        return false;
    if (read_pronoun(t, i, out))
        return true;
    struct reading r = {.t = t, .start = i, .limit = limit < t->n ? limit : t->n};
    if (r.limit > i + QUOTE_PHRASE_MOST)
        r.limit = i + QUOTE_PHRASE_MOST;
    r.first = skip_articles(&r);
    out->name = out->name_end = out->role = out->role_end = i;
    size_t end, name = find_name(&r, &end);
    if (name < r.limit) {
        as_name(&r, name, end, out);
        /* "Anna Meiers Sohn" */
        out->possessive = quote_tongue_is_german(t) && end < t->n &&
                          (quote_token_ends(t, end - 1, "s") && end < limit) && quote_tongue_is_capital(t, end) &&
                          !quote_tongue_is_role(t, end) && !(t->at[end].flags & QW_DAY);
        return true;
    }
    return as_office(&r, out) || as_body(&r, out) || as_guess(&r, out);
}

bool quote_tongue_apposition(const struct quote_tokens *t, size_t i, size_t limit, size_t *role, size_t *role_end)
{
    if (i + 1 >= limit || t->at[i].kind != QT_COMMA)
        return false;
    size_t from = i + 1, most = from + 2 * ROLE_MOST < limit ? from + 2 * ROLE_MOST : limit;
    if (t->at[from].kind == QT_NUMBER && from + 1 < most && t->at[from + 1].kind == QT_COMMA)
        from += 2;
    while (from < most && quote_token_among(t, from, "le la l el der die das un une una ein eine"))
        from++;
    size_t noun = from, end;
    while (noun < most && noun < from + 3 && t->at[noun].kind == QT_WORD && !quote_tongue_is_role(t, noun) &&
           !quote_tongue_is_capital(t, noun) && !(t->at[noun].flags & (QW_FUNCTION & ~(uint32_t)QW_VERB)))
        noun++;
    if (noun >= most || !quote_tongue_is_role(t, noun))
        return false;
    for (end = noun + 1; end < most && end - from < ROLE_MOST; end++) {
        const struct quote_token *k = &t->at[end];
        if ((k->kind != QT_WORD && k->kind != QT_NUMBER && k->kind != QT_INSERT) || (k->flags & (QW_AUX | QW_REL)) ||
            quote_tongue_says(t, end))
            break;
    }
    /* Too long for a role as it stands. */
    if (end - from >= ROLE_MOST)
        end = quote_tongue_tail(t, noun + 1, end);
    *role = from;
    *role_end = end;
    return true;
}

struct quote_phrase quote_tongue_name(const struct quote_tokens *t, struct quote_phrase p, size_t end)
{
    struct quote_phrase name;
    if (p.kind != QP_COMMON || p.plural || p.end + 1 >= end || t->at[p.end].kind != QT_COMMA ||
        !quote_tongue_phrase(t, p.end + 1, end, &name) || name.kind != QP_NAME || name.possessive ||
        name.name_end - name.name < 2)
        return p;
    if (name.end < end && t->at[name.end].kind != QT_COMMA && t->at[name.end].kind != QT_OPEN)
        return p;
    name.start = p.start;
    if (!quote_token_has(t, p.start, QW_POSS)) {
        name.role = p.start + quote_token_has(t, p.start, QW_DET);
        name.role_end = p.end;
    }
    if (name.gender == 0)
        name.gender = p.gender;
    return name;
}
