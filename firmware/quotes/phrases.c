/* SPDX-License-Identifier: MIT */
#include "quotes/phrases.h"

#include "quotes/names.h"
#include "quotes/tongue_phrases.h"

#include <string.h>

enum { ROLE_MOST = 14 }; /* tokens of a role after a name */

/* A capital only because a sentence begins there, though no lexicon's small word. */
static bool only_opens_sentence(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (!(k->shape & QS_FIRST) || i + 1 >= t->n)
        return false;
    /* "Added Ann Hale:" */
    if ((k->flags & (QW_SAY | QW_SAYING)) && !(k->flags & (QW_MALE | QW_FEMALE)))
        return quote_token_is_capital(&t->at[i + 1]);
    /* "Appearing before the court": a participle, unless a verb follows ("Fleming said"). */
    return k->flags == 0 && k->size > 5 && memcmp(t->text + k->start + k->size - 3, "ing", 3) == 0 &&
           quote_token_has(t, i + 1, QW_PREP | QW_DET | QW_POSS);
}

/* Whether a small word with a capital ("Will", "May", "Fell") is part of a name where it stands. */
static bool names_as_small_word(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    bool more = i + 1 < t->n && quote_token_is_capital(&t->at[i + 1]) && !(t->at[i + 1].flags & QW_FUNCTION);
    /* "Fell Valley" */
    if (more && !(k->shape & (QS_FIRST | QS_CAPITALS)) &&
        !(k->flags & QW_FUNCTION & ~(uint32_t)(QW_VERB | QW_ADV | QW_OTHER)))
        return true;
    /* "Will Hale", "April Moss", "Mark Till" */
    if (k->flags & (QW_MALE | QW_FEMALE))
        return more || !(k->shape & QS_FIRST);
    /* "Mrs May", "Theresa May" */
    if (i > 0 && quote_token_is_capital(&t->at[i - 1]) && (t->at[i - 1].flags & (QW_MR | QW_MRS)))
        return !(k->flags & (QW_PREP | QW_CONJ | QW_DET));
    return !(k->shape & QS_FIRST) && i > 0 && quote_token_is_given(&t->at[i - 1]) &&
           !(k->flags & (QW_HE | QW_SHE | QW_I));
}

/* Whether the word at i can be part of a name. */
static bool names(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (!quote_token_is_capital(k))
        return false;
    /* "Beaumont, Tex.," */
    if ((k->shape & QS_DOTTED) && (k->flags & QW_DOTTED) && !(k->shape & QS_INITIAL) &&
        !(k->flags & (QW_TITLE | QW_MR | QW_MRS | QW_SUFFIX | QW_PARTICLE)))
        return false;
    if (only_opens_sentence(t, i))
        return false;
    if (!(k->flags & QW_FUNCTION) || ((k->shape & QS_CAPITALS) && quote_token_is(t, i, "us")))
        return true;
    return names_as_small_word(t, i);
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
    return i > start && !after_article && quote_token_ends(t, i, "ed") && i + 1 < t->n &&
           t->at[i + 1].kind != QT_COMMA && !(t->at[i + 1].kind == QT_WORD && (t->at[i + 1].flags & QW_ROLE)) &&
           !quote_token_ends(t, i - 1, "ly");
}

/* "Secretary of State", "Department for Work and Pensions": a small word between two parts of one name. */
static bool joins_names(const struct quote_tokens *t, size_t i, size_t run)
{
    bool of = quote_token_is(t, i, "of"), other = quote_token_is(t, i, "for") || quote_token_is(t, i, "on");
    if (i + 1 >= t->n || !quote_token_is_capital(&t->at[i - 1]) || (t->at[i - 1].shape & QS_POSSESSIVE))
        return false;
    size_t next = i + 1;
    if (of && quote_token_is(t, next, "the") && next + 1 < t->n)
        next++;
    if (!quote_token_is_capital(&t->at[next]) || (t->at[next].flags & QW_DAY))
        return false;
    if (quote_token_is(t, i, "and"))
        return i > run + 1 && t->at[i - 2].kind == QT_WORD && !(t->at[i - 2].shape & QS_CAPITAL) &&
               (t->at[run].flags & QW_ORG);
    return (of && (t->at[i - 1].flags & (QW_TITLE | QW_ROLE | QW_ORG))) ||
           (other && (t->at[i - 1].flags & QW_ORG) && !quote_token_is_given(&t->at[run]));
}

/* What a token does to the phrase that is being read. */
enum part {
    PART_NONE,   /* it stands after the phrase's end */
    PART_NAME,   /* a word that can be part of a name */
    PART_INSIDE, /* joins two words of a name, or goes with either kind of word */
    PART_NOUN,   /* any other word: a name that stood before it was no person's own */
};

struct phrase_reading {
    const struct quote_tokens *t;
    size_t start, limit;
    size_t run; /* where the run of name's words that is being read began; SIZE_MAX: the last word was none */
};

/* A phrase in marks inside: Ed “Red” Hale, the “Moonrise” actor. */
static bool takes_insert(const struct phrase_reading *r, size_t i)
{
    const struct quote_tokens *t = r->t;
    if (i + 1 >= r->limit)
        return false;
    if (r->run != SIZE_MAX && t->at[i].size < 24 && names(t, i + 1))
        return true;
    return i > r->start && !(t->at[i].shape & QS_STOPS) && t->at[i + 1].kind == QT_WORD &&
           (t->at[i - 1].flags & QW_DET) && !ends_phrase(t, r->start, i + 1);
}

/* A small word inside a name: "van", "of", "for". */
static bool is_inside_name(const struct phrase_reading *r, size_t i)
{
    const struct quote_tokens *t = r->t;
    if (r->run == SIZE_MAX || i + 1 >= r->limit)
        return false;
    bool capital = quote_token_is_capital(&t->at[i + 1]);
    if ((t->at[i].flags & QW_PARTICLE) && !(t->at[i].flags & QW_DET) &&
        (capital ||
         (quote_token_has(t, i + 1, QW_PARTICLE) && i + 2 < r->limit && quote_token_is_capital(&t->at[i + 2]))))
        return true;
    return joins_names(t, i, r->run) || (capital && quote_token_is(t, i, "the") && quote_token_is(t, i - 1, "of"));
}

/* "gardener and broadcaster Ann Hale", "vicar the Rev Ann Hale": a second role before the name. */
static bool joins_roles(const struct phrase_reading *r, size_t i)
{
    const struct quote_tokens *t = r->t;
    if (i <= r->start || i + 2 >= r->limit || !(t->at[i - 1].flags & QW_ROLE))
        return false;
    const struct quote_token *next = &t->at[i + 1];
    if (quote_token_is(t, i, "and"))
        return next->kind == QT_WORD && (next->flags & QW_ROLE) && !(next->shape & QS_CAPITAL) && names(t, i + 2);
    return quote_token_is(t, i, "the") && quote_token_is_capital(next) && (next->flags & QW_TITLE) && names(t, i + 2);
}

/* "Ann Selby keep": after a name in full only a role goes on. */
static bool ends_full_name(const struct phrase_reading *r, size_t i)
{
    const struct quote_tokens *t = r->t;
    /* "Ann Selby and Ruth Pell chair the board" */
    bool is_verb = i + 1 < t->n && !(t->at[i].shape & QS_CAPITAL) && quote_token_has(t, i + 1, QW_DET | QW_POSS);
    return r->run != SIZE_MAX && i - r->run > 1 && quote_token_is_given(&t->at[r->run]) &&
           (!(t->at[i].flags & (QW_ROLE | QW_TITLE)) || is_verb) && !(t->at[i - 1].shape & QS_POSSESSIVE);
}

/* Whether a comma stands right before the closing mark of an insert. */
static bool ends_in_comma(const struct quote_tokens *t, size_t i)
{
    size_t end = quote_token_end(t, i);
    for (size_t k = 1; k <= 4 && k < t->at[i].size; k++)
        if (t->text[end - k] == ',')
            return true;
    return false;
}

static enum part part_of_phrase(const struct phrase_reading *r, size_t i)
{
    const struct quote_tokens *t = r->t;
    const struct quote_token *k = &t->at[i];
    /* “Growth and Opportunity,” giving: the comma inside the marks ends the phrase */
    if (i > r->start && t->at[i - 1].kind == QT_INSERT && ends_in_comma(t, i - 1))
        return PART_NONE;
    if (k->kind == QT_NUMBER)
        return PART_NOUN;
    if (k->kind == QT_OTHER)
        return i > r->start && t->text[k->start] == '&' && i + 1 < r->limit && quote_token_is_capital(&t->at[i + 1])
                   ? PART_INSIDE
                   : PART_NONE;
    if (k->kind == QT_INSERT)
        return takes_insert(r, i) ? PART_INSIDE : PART_NONE;
    if (k->kind != QT_WORD)
        return PART_NONE;
    if (names(t, i))
        return PART_NAME;
    if (is_inside_name(r, i))
        return PART_INSIDE;
    if (joins_roles(r, i))
        return PART_NOUN;
    if ((k->flags & QW_DAY) || ((k->shape & QS_CAPITAL) && (k->flags & QW_FUNCTION) && i > r->start))
        return PART_NONE;
    return ends_phrase(t, r->start, i) || ends_full_name(r, i) ? PART_NONE : PART_NOUN;
}

/* One past the phrase's last token; its start if there is none. */
static size_t read_extent(struct phrase_reading *r)
{
    const struct quote_tokens *t = r->t;
    size_t i = r->start;
    for (enum part part; i < r->limit && (part = part_of_phrase(r, i)) != PART_NONE; i++) {
        if (part == PART_NOUN)
            r->run = SIZE_MAX;
        else if (part == PART_NAME && (r->run == SIZE_MAX || (t->at[i - 1].shape & QS_POSSESSIVE)))
            r->run = i;
    }
    if (i > r->start && t->at[i - 1].kind == QT_INSERT)
        i--;
    /* ", Jr." */
    if (r->run != SIZE_MAX && i + 1 < r->limit && t->at[i].kind == QT_COMMA && (t->at[i + 1].flags & QW_SUFFIX) &&
        quote_token_is_capital(&t->at[i + 1]))
        i += 2;
    return i;
}

/* "one", "several", "many" stand alone as a speaker; "this", "the" do not, and "a few minutes" is nobody. */
static bool stands_alone(const struct quote_tokens *t, size_t start, size_t end)
{
    return end - start == 1 && (t->at[start].flags & QW_DET) && !quote_token_among(t, start, "the a an") &&
           !(end < t->n && (t->at[end].flags & QW_DAY));
}

/* "He Lin, a broker,": a surname that looks like a pronoun. */
static bool is_surname(const struct quote_tokens *t, size_t i)
{
    return i + 2 < t->n && quote_token_has(t, i, QW_HE) && quote_token_is_capital(&t->at[i]) &&
           t->at[i + 1].kind == QT_WORD && quote_token_is_capital(&t->at[i + 1]) && t->at[i + 2].kind == QT_COMMA &&
           !(t->at[i + 1].flags & (QW_SAY | QW_VERB | QW_AUX | QW_ADV | QW_DAY));
}

static bool read_pronoun(const struct quote_tokens *t, size_t i, struct quote_phrase *out)
{
    const struct quote_token *k = &t->at[i];
    if (!quote_token_has(t, i, QW_HE | QW_SHE | QW_THEY | QW_I) || (k->flags & QW_POSS) ||
        ((k->shape & QS_CAPITALS) && !(k->flags & QW_I)) || is_surname(t, i))
        return false;
    *out = quote_phrase_pronoun(i, (k->flags & QW_HE) ? QUOTE_MALE : (k->flags & QW_SHE) ? QUOTE_FEMALE : 0);
    out->plural = (k->flags & QW_THEY) != 0;
    return true;
}

bool quote_phrase_read(const struct quote_tokens *t, size_t i, size_t limit, struct quote_phrase *out)
{
    if (t->language != QUOTE_ENGLISH)
        return quote_tongue_phrase(t, i, limit, out);
    *out = (struct quote_phrase){.start = i};
    if (i >= limit || i >= t->n)
        return false;
    if (read_pronoun(t, i, out))
        return true;
    struct phrase_reading r = {.t = t, .start = i, .limit = limit < t->n ? limit : t->n, .run = SIZE_MAX};
    if (r.limit > i + QUOTE_PHRASE_MOST)
        r.limit = i + QUOTE_PHRASE_MOST;
    size_t end = read_extent(&r);
    if (end == i)
        return false;
    const struct quote_token *last = &t->at[end - 1];
    if (r.run == SIZE_MAX) {
        if (last->kind != QT_WORD && end - i == 1)
            return false;
        if ((last->flags & (QW_DET | QW_POSS)) && !(last->flags & QW_ROLE)) {
            if (!stands_alone(t, i, end))
                return false;
            out->plural = true;
        }
    }
    out->end = end;
    out->possessive = (last->shape & QS_POSSESSIVE) != 0;
    quote_names_classify(t, r.run == SIZE_MAX ? end : r.run, out);
    return true;
}

/* Whether the words at i, after a name and a comma, can be a role. */
static bool begins_role(const struct quote_tokens *t, size_t i, size_t limit)
{
    const struct quote_token *k = &t->at[i];
    /* "cited the harbour master's fears": a verb; "retired teacher" is one. */
    if (quote_token_ends(t, i, "ed") && !quote_token_is_capital(k) &&
        !(i + 1 < limit && quote_token_has(t, i + 1, QW_ROLE)))
        return false;
    if (quote_token_has(t, i,
                        QW_AUX | QW_REL | QW_CONJ | QW_HE | QW_SHE | QW_I | QW_SAY | QW_SAYING | QW_VERB | QW_PREP))
        return (k->flags & QW_ROLE) != 0;
    /* A personal name means a list, not a role. */
    return !(names(t, i) && quote_token_is_given(k));
}

/* Whether a role ends before token i. `noun`: a noun for a person was in it. */
static bool ends_role(const struct quote_tokens *t, size_t i, bool noun)
{
    const struct quote_token *k = &t->at[i];
    if (k->kind == QT_INSERT)
        return k->size >= 40;
    if (k->kind != QT_WORD)
        return k->kind != QT_NUMBER && k->kind != QT_OTHER;
    if (quote_token_is(t, i, "whose"))
        return true;
    if (k->shape & QS_CAPITAL)
        return false;
    return (k->flags & (QW_AUX | QW_REL | QW_HE | QW_SHE | QW_I)) ||
           ((k->flags & (QW_SAY | QW_SAYING)) && !(t->at[i - 1].flags & (QW_DET | QW_POSS)) && noun &&
            !(k->flags & (QW_ROLE | QW_WEAK)));
}

static bool is_role_noun(const struct quote_token *k)
{
    return k->kind == QT_WORD && ((k->flags & QW_ROLE) || ((k->flags & QW_TITLE) && !(k->flags & (QW_MR | QW_MRS))));
}

/* "roofer", "seamstress": a noun of no list that is most likely a trade, as it stands after "a". */
static bool like_trade(const struct quote_tokens *t, size_t i)
{
    static const char *const endings[] = {"er",  "or",  "ess", "eer",   "ant",  "aut",
                                          "ist", "ian", "man", "woman", "smith"};
    const struct quote_token *k = &t->at[i];
    if (k->kind != QT_WORD || k->flags != 0 || (k->shape & (QS_CAPITAL | QS_POSSESSIVE)) ||
        quote_token_among(
            t, i,
            "matter number letter paper manner corner dinner supper summer winter order offer error answer "
            "quarter computer chapter factor mirror motor door floor river tower water weather trailer "
            "newcomer reminder disaster danger ladder shoulder finger another rather neither mess process "
            "success business illness fitness access address warrant restaurant elephant peter"))
        return false;
    for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++)
        if (quote_token_base(t, i) > 4 && quote_token_ends(t, i, endings[e]))
            return true;
    return quote_token_among(t, i, "cook nanny nun maid spy thief vet");
}

/* "a seamstress who left", "the club's groundsman", "roofer": whether a trade begins at `from`, after a name; `aged`:
 * behind somebody's age any noun is one. */
static bool reads_trade(const struct quote_tokens *t, size_t from, size_t most, bool aged)
{
    enum { WORDS = 5 };
    bool article = quote_token_among(t, from, "a an"), owned = false;
    size_t i = from;
    while (i < most && i <= from + WORDS && t->at[i].kind == QT_WORD &&
           (i == from ||
            !(t->at[i].flags & (QW_PREP | QW_REL | QW_CONJ | QW_AUX | QW_DAY | QW_OTHER | QW_DET | QW_POSS)))) {
        owned = owned || (t->at[i].shape & QS_POSSESSIVE);
        i++;
    }
    if (i > from + WORDS || (i < most && quote_token_has(t, i, QW_DAY)))
        return false;
    bool trade = like_trade(t, i - 1) || quote_names_like_role(t, i - 1);
    if (i == from + 1 && !article)
        return trade && (i >= t->n || t->at[i].kind != QT_WORD || quote_token_among(t, i, "of at from in for"));
    if (i == from + 1 || !(article || (owned && quote_token_is(t, from, "the"))))
        return false;
    return trade || (aged && !(t->at[i - 1].shape & QS_CAPITAL) && t->at[i - 1].flags == 0);
}

bool quote_phrase_apposition(const struct quote_tokens *t, size_t i, size_t limit, size_t *role, size_t *role_end)
{
    if (t->language != QUOTE_ENGLISH)
        return quote_tongue_apposition(t, i, limit, role, role_end);
    if (i + 1 >= limit || t->at[i].kind != QT_COMMA)
        return false;
    size_t from = i + 1, most = from + 2 * QUOTE_PHRASE_MOST < limit ? from + 2 * QUOTE_PHRASE_MOST : limit;
    /* An age first: "Roy Hale, 65, a retired teacher, said". */
    bool aged = t->at[from].kind == QT_NUMBER && from + 1 < most && t->at[from + 1].kind == QT_COMMA;
    if (aged)
        from += 2;
    if (!begins_role(t, from, most))
        return false;
    bool noun = reads_trade(t, from, most, aged);
    size_t end = from;
    for (; end < most; end++) {
        noun = noun || is_role_noun(&t->at[end]);
        if (ends_role(t, end, noun))
            break;
    }
    if (!noun || end == from)
        return false;
    /* Too long for a role as it stands: up to a preposition. */
    for (size_t k = end; end - from > ROLE_MOST && k > from + 4; k--)
        if (quote_token_has(t, k - 1, QW_PREP | QW_CONJ) && k - 1 - from <= ROLE_MOST)
            end = k - 1;
    while (from < end && quote_token_is(t, from, "the"))
        from++;
    if (from < end && quote_token_among(t, from, "a an"))
        from++;
    *role = from;
    *role_end = end;
    return from < end;
}

struct quote_phrase quote_phrase_tail(const struct quote_tokens *t, struct quote_phrase p, size_t end, bool place)
{
    if (p.kind != QP_COMMON || p.possessive)
        return p;
    const char *joints = place ? "of for at from to with in on" : "of for at from to with";
    struct quote_phrase more;
    for (int times = 0; times < 2 && p.end + 1 < end; times++) {
        if (!quote_token_among(t, p.end, joints) || !quote_phrase_read(t, p.end + 1, end, &more) ||
            more.kind == QP_PRONOUN)
            break;
        /* "a source familiar with Hale's plans": not without what is whose */
        if (more.possessive && more.end < end && t->at[more.end].kind == QT_WORD)
            more.end++;
        p.end = more.end;
    }
    return p;
}
