/* SPDX-License-Identifier: MIT */
/* The lexicon: which words report speech, which are titles, roles, given names, and which never belong to a name. The
 * lists are plain text, one file for each language (words_LANGUAGE.c) and two for given names: words_names.c is kept by
 * hand, words_given.c is written by toolchain/given-names.mjs. They are hashed when a language first comes and never
 * changed after that. */
#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum quote_word {
    QW_SAY = 1u << 0,      /* a reporting verb with a subject of its own: "said", "writes" */
    QW_SAYING = 1u << 1,   /* its participle: "adding", whose subject is the main clause's */
    QW_SAY_BASE = 1u << 2, /* its bare form: "to say", "would add", "they say" */
    QW_WEAK = 1u << 3,     /* reports speech only right beside a quote: "continued", "laughed" */
    QW_PREP = 1u << 4,
    QW_CONJ = 1u << 5,
    QW_AUX = 1u << 6,  /* "has", "would", "did", "was" */
    QW_DET = 1u << 7,  /* begins a noun phrase: "the", "one", "several" */
    QW_POSS = 1u << 8, /* "his", "their" */
    QW_HE = 1u << 9,
    QW_SHE = 1u << 10,
    QW_THEY = 1u << 11, /* "they", "we", "others": a speaker, but nobody with a name */
    QW_I = 1u << 12,
    QW_REL = 1u << 13, /* "who", "which", "that" */
    QW_ADV = 1u << 14, /* may stand between a subject and its verb */
    QW_MR = 1u << 15,
    QW_MRS = 1u << 16,
    QW_TITLE = 1u << 17,    /* stands right before a name and is part of how people are called: "Dr", "Senator" */
    QW_ROLE = 1u << 18,     /* a noun for a person by what they do: "spokesman", "analyst" */
    QW_MALE = 1u << 19,     /* a man's first name, or a noun for a man together with QW_ROLE */
    QW_FEMALE = 1u << 20,   /* likewise for a woman; a first name may be both */
    QW_ORG = 1u << 21,      /* ends or heads the name of an organisation: "University", "Inc" */
    QW_DAY = 1u << 22,      /* a day, a month: never a name */
    QW_VERB = 1u << 23,     /* another verb: ends a noun phrase */
    QW_NAMING = 1u << 24,   /* what follows in marks is a name or a title: "called", "titled", "song" */
    QW_PARTICLE = 1u << 25, /* inside a name: "de", "van", "bin" */
    QW_SUFFIX = 1u << 26,   /* after a name: "Jr", "III" */
    QW_NATION = 1u << 27,   /* a capitalised adjective or place: "Russian", "Democratic", "York" */
    QW_OTHER = 1u << 28,    /* any other small word that ends a name or a noun phrase */
    QW_DOTTED = 1u << 29,   /* an abbreviation: the full stop after it does not end the sentence */
    QW_TEXT = 1u << 30,     /* a thing that speaks in writing: "statement", "report", "letter" */
};
/* The rarer verbs of speech ("croaked"): all three, which no other word has. */
enum { QW_RARE = QW_SAY | QW_WEAK | QW_OTHER };
/* Words that can be no part of a name even with a capital, as at the start of a sentence. */
enum {
    QW_FUNCTION = QW_PREP | QW_CONJ | QW_AUX | QW_DET | QW_POSS | QW_HE | QW_SHE | QW_THEY | QW_I | QW_REL | QW_ADV |
                  QW_DAY | QW_VERB | QW_OTHER
};
/* What a word near a quote can tell of whether its words were said at all (said.h). */
enum quote_unsaid_word {
    QU_NOT = 1u << 0,       /* "not", "never", "nobody" */
    QU_DENY = 1u << 1,      /* "denied", "refused", "without" saying */
    QU_CLAIM = 1u << 2,     /* is "alleged" to have said, "claims" that he said */
    QU_ALLEGEDLY = 1u << 3, /* "allegedly" said */
    QU_MIGHT = 1u << 4,     /* "would" */
    QU_WISH = 1u << 5,      /* "imagine" him saying */
    QU_HEAR = 1u << 6,      /* "heard" him say */
    QU_GET = 1u << 7,       /* "received" a letter saying */
    QU_CITE = 1u << 8,      /* "quoted" her as saying, "read" the letter */
    QU_QUOTING = 1u << 9,   /* "quoting" her */
    QU_FAKE = 1u << 10,     /* a "doctored" video */
    QU_PART = 1u << 11,     /* a "puppet" */
    QU_WORK = 1u << 12,     /* in the "play" */
    QU_ACT = 1u << 13,      /* "playing" the king */
    QU_SIGN = 1u << 14,     /* a "banner" */
    QU_FALSELY = 1u << 15,  /* "falsely" quoted */
    QU_RELAY = 1u << 16,    /* "relayed" her words */
    QU_NEARLY = 1u << 17,   /* "almost" said, "perhaps" */
    QU_INTEND = 1u << 18,   /* was "tempted" to say */
};
enum { QUOTE_WORD_MOST = 40 }; /* bytes of the longest word that is looked up */

struct quote_list {
    uint32_t flags;    /* enum quote_word, or enum quote_unsaid_word */
    const char *words; /* in small letters, one space between */
};

/* QUOTE_OTHER: none of the others; little is known of it, so hardly anybody is named. */
enum quote_language { QUOTE_ENGLISH, QUOTE_FRENCH, QUOTE_GERMAN, QUOTE_SPANISH, QUOTE_OTHER, QUOTE_LANGUAGES };
extern const struct quote_list quote_words_english[], quote_words_french[], quote_words_german[], quote_words_spanish[],
    quote_words_others[], quote_words_names[], quote_words_given[], quote_words_speech[],
    quote_words_unsaid_english[]; /* each ends with words == NULL */

struct quote_words;

/* The language's own list and the given names. NULL when out of memory. Ends with quote_words_destroy(). */
struct quote_words *quote_words_create(enum quote_language language);
void quote_words_destroy(struct quote_words *words);

/* The flags of a word in any case (capitals of ASCII and Latin-1 are made small); 0: not in a list. */
uint32_t quote_words_find(const struct quote_words *words, const char *word, size_t size);

/* What the ending of a word that is in no list tells: QW_ROLE and its gender, or 0. `capital`: it begins with one. */
uint32_t quote_words_by_ending(const struct quote_words *words, const char *word, size_t size, bool capital);

/* The same of enum quote_unsaid_word. */
uint32_t quote_words_find_unsaid(const struct quote_words *words, const char *word, size_t size);

/* Which language's list it is. */
enum quote_language quote_words_language_of(const struct quote_words *words);

/* Told from a text's commonest small words at its beginning; English where they are too few to tell. */
enum quote_language quote_words_language(const char *text, size_t size);

/* The language for a BCP 47 tag ("fr-CA"). */
enum quote_language quote_words_for_tag(const char *tag);
