/* SPDX-License-Identifier: MIT */
/* The clauses of the narration (all the text outside the marks), as far as speech is concerned: where a sentence begins
 * and ends, which verb reports speech, and what its subject is. Nothing here reads further than QUOTE_CLAUSE_REACH
 * tokens. Token ranges are half open. */
#pragma once

#include "quotes/phrases.h"

enum { QUOTE_CLAUSE_REACH = 96 };

/* The end of the sentence that i is in: the token that ends it, or a quoted stretch. */
size_t quote_clause_end(const struct quote_tokens *t, size_t i);

/* Where the sentence that ends right before token `end` begins. */
size_t quote_clause_start(const struct quote_tokens *t, size_t end);

size_t quote_clause_skip_adverbs(const struct quote_tokens *t, size_t i, size_t end);

/* Over "(D-Nev.)" and the like; i if no bracket opens there. */
size_t quote_clause_skip_brackets(const struct quote_tokens *t, size_t i, size_t end);

/* Whether the word has one of the QW_SAY flags and is a verb here: not "the report", "his claims", "United States". */
bool quote_clause_reports(const struct quote_tokens *t, size_t i, uint32_t flags);

/* Whether the word is a bare form with what makes it a finite verb before it: "to say", "would add", "they say". */
bool quote_clause_infinitive(const struct quote_tokens *t, size_t i);

/* From the end of a subject over what may stand before its reporting verb; the verb's token, or `end`. */
size_t quote_clause_verb(const struct quote_tokens *t, size_t i, size_t end);

/* "the chief executive, Jane Roe, said": the name says more than the office before it. */
struct quote_phrase quote_clause_name(const struct quote_tokens *t, struct quote_phrase p, size_t end);

/* "Ann Moss and Peter Stone said": both, as worded; else the phrase itself. */
struct quote_phrase quote_clause_pair(const struct quote_tokens *t, struct quote_phrase p, size_t end);

/* Whether the word begins a subordinate clause: "when", "as", "asked". */
bool quote_clause_subordinate(const struct quote_tokens *t, size_t i);

/* The subjects in [from, verb): the last one, which the verb right after it takes, and the main clause's, which a
 * participle and a coordinate verb take. */
struct quote_subjects {
    struct quote_phrase last, main;
    bool have_last, have_main;
};
struct quote_subjects quote_clause_subjects(const struct quote_tokens *t, size_t from, size_t verb);

/* The phrase that ends right before token `end`, of those in [from, end) read one after the other. */
bool quote_clause_phrase_before(const struct quote_tokens *t, size_t from, size_t end, struct quote_phrase *out);

/* The phrase before a relative pronoun or a participle, which is the verb's subject: "from Ann Hale, who said", "with
 * Tom Hale saying". False for "a statement saying": there the main clause's subject speaks. `thing` is set to whether
 * the phrase is no person's ("a sign that said"). */
bool quote_clause_antecedent(const struct quote_tokens *t, size_t from, size_t verb, bool participle,
                             struct quote_phrase *out, bool *thing);

/* "and added", "but went on to say": the verb is coordinate with another and shares the main clause's subject. */
bool quote_clause_coordinate(const struct quote_tokens *t, size_t from, size_t verb);

/* "was asked", "were told": the subject hears and does not speak. */
bool quote_clause_passive(const struct quote_tokens *t, size_t from, size_t verb);
