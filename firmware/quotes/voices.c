/* SPDX-License-Identifier: MIT */
#include "quotes/voices.h"

#include "quotes/clauses.h"

uint32_t quote_voices_word(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    bool first = (k->shape & QS_FIRST) || (i > 0 && t->at[i - 1].kind == QT_QUOTE);
    if (k->kind != QT_WORD || ((k->shape & QS_CAPITAL) && !first))
        return 0;
    return quote_words_find_unsaid(t->words, t->text + k->start, quote_token_base(t, i));
}

size_t quote_voices_find(const struct quote_tokens *t, size_t from, size_t end, uint32_t bits)
{
    while (from < end && !(quote_voices_word(t, from) & bits))
        from++;
    return from;
}

bool quote_voices_owned(const struct quote_tokens *t, size_t i)
{
    return i > 0 && t->at[i - 1].kind == QT_WORD &&
           ((t->at[i - 1].flags & (QW_DET | QW_POSS)) || (t->at[i - 1].shape & QS_POSSESSIVE));
}

static bool is_document(const struct quote_tokens *t, const struct quote_phrase *p)
{
    return p->end > p->start &&
           (p->kind == QP_ORG || (p->kind == QP_COMMON && !p->person && !(quote_voices_word(t, p->end - 1) & QU_SIGN)));
}

/* "reading from a prepared statement": his own, where nobody else's name follows. */
static bool reads_own(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    bool own = false;
    for (; i < c->end && t->at[i].kind == QT_WORD; i++) {
        own = own || quote_token_among(t, i, "statement speech notes script teleprompter");
        if (quote_token_is_capital(&t->at[i]))
            return false;
    }
    return own;
}

/* "quoting Hale", "reading from the letter"; not "reading glasses". */
static bool is_quoting(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (!(quote_voices_word(t, i) & QU_QUOTING))
        return false;
    if (!quote_token_is(t, i, "reading"))
        return true;
    return i + 1 < c->end && !reads_own(c, i + 1) &&
           (quote_token_among(t, i + 1, "from out aloud") || quote_token_has(t, i + 1, QW_DET | QW_POSS));
}

bool quote_voices_passive(const struct quote_narration *c, size_t i)
{
    while (i > c->from && quote_token_has(c->t, i - 1, QW_ADV))
        i--;
    return i > c->from && quote_token_among(c->t, i - 1, "was were is are be been being");
}

/* "quoted Hale as saying", "cited the poet", "read out a letter", "reminded her of her own words"; not "was quoted as
 * saying", nor "the letter read". */
/* "distanced himself from the words": they are somebody's, but hardly his. */
static bool has_words(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    if (c->after || c->verb < c->end || c->end < c->from + 2 || !quote_token_is(t, c->end - 2, "words") ||
        t->at[c->end - 1].kind != QT_COLON)
        return false;
    for (size_t i = c->from; i < c->end; i++)
        if (quote_token_among(t, i, "used uses chose added ended ends began begins closed spoke offered") ||
            (quote_token_among(t, i, "had has") && quote_token_has(t, i + 1, QW_DET)))
            return false;
    return true;
}

/* "relayed Hale's answer", "shared a message from Hale", "retweeted Hale": the words are those of whom it names. */
static bool relays(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    struct quote_phrase p;
    if (c->after || quote_token_has(t, c->verb, QW_SAYING))
        return false;
    for (size_t i = quote_voices_find(t, c->from, c->end, QU_RELAY) + 1; i < c->end; i++) {
        bool name = quote_token_is_capital(&t->at[i]);
        if (name && (t->at[i].shape & QS_POSSESSIVE))
            return true;
        if (name && (quote_token_among(t, i - 1, "from by for of") || (quote_voices_word(t, i - 1) & QU_RELAY)) &&
            quote_phrase_read(t, i, c->end, &p) && p.kind == QP_NAME)
            return true;
    }
    return false;
}

bool quote_voices_cited(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t end = c->verb < c->end ? c->verb + 1 : c->end;
    for (size_t i = c->from; (i = quote_voices_find(t, i, c->end, QU_QUOTING)) < c->end; i++)
        if (!quote_voices_owned(t, i) && is_quoting(c, i))
            return true;
    for (size_t i = c->from; (i = quote_voices_find(t, i, end, QU_CITE)) < end; i++) {
        bool governs = i == c->verb || quote_token_has(t, c->verb, QW_SAYING);
        bool reads = quote_token_among(t, i, "read reads") && i == c->verb &&
                     (is_document(t, c->phrase) || (c->have_subject && is_document(t, &c->subject)));
        if (governs && !reads && !quote_voices_owned(t, i) && !quote_voices_passive(c, i))
            return true;
    }
    if (c->verb + 2 < c->end && quote_token_among(t, c->verb, "reminded reminds") &&
        (quote_token_is(t, c->end - 1, "words") || quote_token_is(t, c->end - 2, "words")))
        return true;
    return relays(c) || has_words(c);
}

bool quote_voices_received(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t end = c->verb < c->end ? c->verb : c->end;
    if (end < c->end && !quote_token_has(t, c->verb, QW_SAYING) &&
        !(c->group > c->from && quote_token_among(t, c->group - 1, "that which")))
        return false;
    for (size_t i = c->from; (i = quote_voices_find(t, i, end, QU_GET)) < end; i++) {
        /* "sent a letter" is its writer's, "was sent a letter" its reader's. */
        bool passive = i > c->from && quote_token_among(t, i - 1, "was were been is are being");
        if (!passive && quote_token_among(t, i, "sent given handed shown left passed forwarded read"))
            continue;
        for (size_t k = i + 1; k < end && k < i + 5 && t->at[k].kind == QT_WORD && !quote_token_has(t, k, QW_PREP); k++)
            if ((t->at[k].flags & QW_TEXT) || quote_token_among(t, k, "message messages voicemail call calls note"))
                return true;
    }
    return false;
}

/* Whether a phrase is headed by something that nobody speaks with: "a sign in the window", "the song". */
static bool is_sign(const struct quote_tokens *t, const struct quote_phrase *p)
{
    size_t head = p->start;
    while (head + 1 < p->end && !quote_token_has(t, head + 1, QW_PREP))
        head++;
    return p->end > p->start && !p->possessive && (p->kind == QP_COMMON || p->kind == QP_ORG) && !p->person &&
           (quote_voices_word(t, head) & QU_SIGN);
}

/* "The headline says", "The film ends with Hale saying" */
static bool opens_with_sign(const struct quote_narration *c)
{
    struct quote_phrase p;
    bool first = quote_phrase_read(c->t, c->from, c->end, &p);
    bool work = !c->after && quote_token_has(c->t, c->from, QW_DET) && c->from + 2 < c->end &&
                (quote_voices_word(c->t, c->from + 1) & QU_WORK) &&
                quote_token_among(c->t, c->from + 2, "ends begins opens closes starts has shows features");
    return (first && is_sign(c->t, &p)) || work || is_sign(c->t, c->phrase) ||
           (c->verb < c->end && c->have_subject && is_sign(c->t, &c->subject));
}

bool quote_voices_names(const struct quote_tokens *t, size_t q)
{
    struct quote_phrase p;
    size_t from = quote_clause_start(t, q);
    return q > from + 1 && t->at[q - 1].kind == QT_COMMA && quote_phrase_read(t, from, q, &p) && is_sign(t, &p);
}

/* "a placard that read" */
static bool antecedent_is_sign(const struct quote_narration *c)
{
    struct quote_phrase p;
    bool thing = false;
    bool participle = c->verb < c->end && quote_token_has(c->t, c->verb, QW_SAYING);
    return c->verb < c->end && quote_clause_antecedent(c->t, c->from, c->verb, participle, &p, &thing) &&
           is_sign(c->t, &p);
}

/* "In the play, ..." */
static bool opens_with_work(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    size_t i = c->from;
    if (!quote_token_among(t, i, "in during from") || i + 2 >= c->end)
        return false;
    for (size_t k = i + 1; k < c->end && k < i + 7; k++) {
        if (t->at[k].kind != QT_WORD || (k > i + 1 && quote_token_has(t, k, QW_PREP | QW_AUX | QW_SAY)))
            return false;
        bool ends = k + 1 >= c->end || t->at[k + 1].kind != QT_WORD || quote_token_is_capital(&t->at[k + 1]) ||
                    quote_token_has(t, k + 1, QW_PREP | QW_DET | QW_POSS | QW_HE | QW_SHE | QW_THEY | QW_REL);
        if (ends && ((quote_voices_word(t, k) & QU_WORK) ||
                     (quote_token_is(t, k, "game") && quote_token_among(t, k - 1, "video computer"))))
            return true;
    }
    return false;
}

/* "playing the king", "dressed as the king", "in the voice of the king". */
static bool plays_part(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (i + 1 >= c->end)
        return false;
    bool part = quote_token_has(t, i + 1, QW_DET | QW_POSS) || quote_token_is_capital(&t->at[i + 1]) ||
                quote_token_among(t, i + 1, "himself herself");
    if (quote_voices_word(t, i) & QU_ACT)
        return part;
    /* "Hale played the captain, shouting" */
    if (quote_token_among(t, i, "played plays"))
        return part && i < c->verb && quote_token_has(t, c->verb, QW_SAYING);
    if (quote_token_among(t, i, "dressed disguised posing masquerading"))
        return quote_token_is(t, i + 1, "as");
    if (quote_token_is(t, i, "pretending"))
        return quote_token_is(t, i + 1, "to");
    return i + 3 < c->end && quote_token_is(t, i, "in") && quote_token_among(t, i + 1, "the") &&
           quote_token_among(t, i + 2, "voice style role guise character") && quote_token_is(t, i + 3, "of");
}

/* "Hale, as the wife, replies", "Hale as Macbeth says" */
static bool stands_for(const struct quote_narration *c, size_t i)
{
    const struct quote_tokens *t = c->t;
    if (i > c->from && i + 2 == c->verb && quote_token_is(t, i, "as") && quote_token_is_capital(&t->at[i + 1]) &&
        quote_token_is_capital(&t->at[i - 1]))
        return true;
    return i + 3 < c->end && t->at[i].kind == QT_COMMA && quote_token_is(t, i + 1, "as") &&
           quote_token_has(t, i + 2, QW_DET | QW_POSS) && c->verb < c->end && quote_token_ends(t, c->verb, "s");
}

bool quote_voices_acted(const struct quote_narration *c)
{
    const struct quote_tokens *t = c->t;
    if (opens_with_sign(c) || antecedent_is_sign(c))
        return true;
    if (c->verb < c->end && quote_token_among(t, c->verb, "sing sings sang singing sung raps rapped croons crooned"))
        return true;
    if (!c->after && opens_with_work(c))
        return true;
    for (size_t i = c->from; i < c->end; i++) {
        if (plays_part(c, i) || stands_for(c, i))
            return true;
        uint32_t word = i < c->verb ? quote_voices_word(t, i) : 0;
        bool medium = i + 1 < c->end && !quote_token_among(t, i + 1, "news") && t->at[i + 1].kind == QT_WORD &&
                      quote_voices_owned(t, i);
        if ((word & QU_PART) || ((word & QU_FAKE) && medium))
            return true;
    }
    return false;
}
