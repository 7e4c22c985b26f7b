/* SPDX-License-Identifier: MIT */
/* A text as an array of tokens with what the lexicon says of each word. A quoted stretch is one token, so that nothing
 * said inside it is taken for narration. Read once, 12 bytes a token. */
#pragma once

#include "quotes/marks.h"
#include "quotes/words.h"

enum quote_token_kind {
    QT_WORD,
    QT_NUMBER,
    QT_COMMA,
    QT_STOP, /* . ? ! … at the end of a sentence */
    QT_COLON,
    QT_SEMI,
    QT_DASH, /* between words */
    QT_OPEN, /* ( [ */
    QT_CLOSE,
    QT_QUOTE,  /* flags: the stretch's number */
    QT_INSERT, /* a stretch that is no speech but part of its sentence: a title, a coined phrase */
    QT_LINE,   /* a paragraph's end; also the first and the last token */
    QT_OTHER,
};

enum quote_token_shape {
    QS_CAPITAL = 1,    /* begins with one */
    QS_CAPITALS = 2,   /* has no small letter and more than one letter */
    QS_POSSESSIVE = 4, /* 's or s' at its end, not counted in the looked-up word */
    QS_INITIAL = 8,    /* "J." */
    QS_DOTTED = 16,    /* the token includes its full stop */
    QS_FIRST = 32,     /* first word of a sentence, or of a quote's narration */
    QS_STOPS = 64,     /* an insert that ends its sentence */
};

struct quote_token {
    uint32_t start; /* byte of the text */
    uint16_t size;  /* bytes, 65535 at most; a longer one is cut */
    uint8_t kind, shape;
    uint32_t flags; /* enum quote_word, or the stretch */
};

struct quote_tokens {
    const char *text;                /* borrowed */
    const struct quote_words *words; /* borrowed */
    struct quote_token *at;
    size_t n;
    enum quote_language language; /* of the words that they were looked up in */
};

/* False and zeroed when out of memory. Size is below 4 GiB. It borrows the text and the words. The caller ends it with
 * quote_tokens_finish(). */
MUST_CHECK bool quote_tokens_read(const char *text, size_t size, const struct quote_stretches *stretches,
                                  const struct quote_words *words, struct quote_tokens *out, struct error *e);
void quote_tokens_finish(struct quote_tokens *t);

/* The bytes of the word that were looked up: without possessive ending and abbreviation's stop. */
size_t quote_token_base(const struct quote_tokens *t, size_t i);

/* Whether the token's word is this one (small ASCII letters), in any case. */
bool quote_token_spells(const struct quote_tokens *t, size_t i, const char *word);
static inline bool quote_token_is(const struct quote_tokens *t, size_t i, const char *word)
{
    /* Most words differ in their first letter already. */
    return t->at[i].kind == QT_WORD && (t->text[t->at[i].start] | 32) == word[0] && quote_token_spells(t, i, word);
}

/* Whether it is a word with one of the flags (enum quote_word). */
static inline bool quote_token_has(const struct quote_tokens *t, size_t i, uint32_t flags)
{
    return t->at[i].kind == QT_WORD && (t->at[i].flags & flags) != 0;
}

/* Whether it is one of these words: small ASCII letters, one space between. */
bool quote_token_among(const struct quote_tokens *t, size_t i, const char *words);

/* Whether the word has this ending and at least two letters before it. */
bool quote_token_ends(const struct quote_tokens *t, size_t i, const char *ending);

/* Whether two tokens are the same word, in any case. */
bool quote_token_same(const struct quote_tokens *t, size_t a, size_t b);

static inline bool quote_token_is_capital(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->shape & QS_CAPITAL);
}

/* Whether it is somebody's given name. */
static inline bool quote_token_is_given(const struct quote_token *k)
{
    return quote_token_is_capital(k) && (k->flags & (QW_MALE | QW_FEMALE)) && !(k->flags & QW_ROLE);
}

/* Whether it is a verb that reports speech by itself: "said", not "laughed". */
static inline bool quote_token_reports(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->flags & QW_SAY) && !(k->flags & QW_WEAK) && !(k->shape & QS_CAPITAL);
}

/* Whether it is one of the rarer verbs of speech. */
static inline bool quote_token_is_rare(const struct quote_token *k)
{
    return k->kind == QT_WORD && (k->flags & QW_RARE) == QW_RARE && !(k->shape & QS_CAPITAL);
}

/* Whether a sentence ends with this token. */
static inline bool quote_token_ends_sentence(const struct quote_tokens *t, size_t i)
{
    return t->at[i].kind == QT_STOP || t->at[i].kind == QT_LINE ||
           (t->at[i].kind == QT_INSERT && (t->at[i].shape & QS_STOPS));
}

/* One past the token's last byte. */
size_t quote_token_end(const struct quote_tokens *t, size_t i);
