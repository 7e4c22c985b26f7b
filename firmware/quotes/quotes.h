/* SPDX-License-Identifier: MIT */
/* The quotes of a body text with their speakers, found without any mark-up. Works on UTF-8 as it stands; offsets are
 * bytes of it. Where no candidate is clearly ahead there is no speaker rather than a wrong one. An archive of several
 * megabytes is read in pieces, so that the memory needed does not grow with the text, but for its quotes.
 *
 * Three passes. marks.h: quotation marks to quoted stretches. cues.h: the narration around a stretch to candidates with
 * scores; it is read as tokens (tokens.h, with the lexicon of words.h), noun phrases (phrases.h, names.h) and clauses
 * (clauses.h). people.h: a candidate to a person with a full name and a role, out of all whom the narration names
 * (register.h). speakers.h puts them together. Languages other than English have cues and phrases of their own
 * (tongue_cues.h, tongue_phrases.h). */
#pragma once

#include "base/bytes.h"
#include "quotes/reasons.h"

#include <stddef.h>
#include <stdint.h>

struct quotes_part {
    size_t start, end;             /* quotation marks included */
    size_t inner_start, inner_end; /* without them */
    bool stop; /* the attribution ended the sentence: shown with a full stop, in the place of a comma at its end */
};

struct quotes_quote {
    struct quotes_part *parts; /* one per stretch; a quote over paragraphs has one per paragraph */
    size_t n_parts;
    char *speaker; /* fullest name, organisation or role as worded; NULL: not sure */
    char *role;    /* NULL: not said */
    /* The mention that settled it, in bytes of the text; both 0 if there is none. With speaker NULL it is the words
     * that speak ("she", "Reed" where two have the name) without it being sure who is meant. */
    size_t speaker_start, speaker_end;
    bool fragment; /* fewer than five words, or neither a sentence nor the beginning of one: not for the screen */
    /* Why it has that speaker, or none: where the name was found, and how it was resolved (QR_NONE: not asked). */
    uint8_t cue, who; /* enum quote_reason */
    unsigned risk;    /* of the two together: of 1,000 such quotes so many are false; at most 1,000 */
    char *likely;     /* who would be the speaker but for the risk; else NULL */
    char *explain;    /* with quotes_options.explain: cue, candidates with scores, why the winner won; else NULL */
};

struct quotes_found {
    struct quotes_quote *quotes; /* in the order of the text */
    size_t n_quotes;
    size_t odd_marks; /* openers without a closer */
};

/* Keeps what quotes_find() would otherwise make anew for each text. For one thread; destroy takes NULL. */
struct quotes_reader;
struct quotes_reader *quotes_reader_create(void); /* NULL: out of memory */
void quotes_reader_destroy(struct quotes_reader *r);

struct quotes_options {
    struct quotes_reader *reader; /* NULL: one for this call */
    const char *language;         /* BCP 47; NULL: told from the text's marks and common words */
    unsigned risk; /* a quote of more than this has no speaker, 1 to QUOTES_RISK_ANY (no limit); 0: QUOTES_RISK_USUAL */
    bool explain;
    char *const *by; /* the by-line's names, without "By"; "I" in the narration is the only one of them */
    size_t n_by;
};

enum { QUOTES_RISK_USUAL = 100, QUOTES_RISK_ANY = 1000 }; /* false ones of 1,000 */

MUST_CHECK bool quotes_find(const char *text, size_t size, const struct quotes_options *options,
                            struct quotes_found *out, struct error *e);
void quotes_finish(struct quotes_found *q);

/* Why the quote has no speaker, in words without a full stop; "" if it has one. The caller frees it; NULL if out of
 * memory. */
char *quotes_doubt(const struct quotes_quote *q);

/* A quote as the screen shows it: parts' insides joined by one space, `stop` applied. The caller frees it; NULL if out
 * of memory. */
char *quotes_text(const char *text, const struct quotes_quote *q);
