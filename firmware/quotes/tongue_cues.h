/* SPDX-License-Identifier: MIT */
/* What the narration around a stretch says about who speaks, in German, French, Spanish and languages that the reader
 * does not know. What cues.h is for English; it calls these for a text of another language. Only what is plain counts:
 * a known verb of speech with a subject beside it, "according to", a name and a colon. Denied, alleged and wished words
 * have no cue. */
#pragma once

#include "quotes/cues.h"

/* As quote_cue_after() and quote_cue_before(). */
struct quote_cue quote_tongue_cue_after(const struct quote_tokens *t, size_t q);
struct quote_cue quote_tongue_cue_before(const struct quote_tokens *t, size_t q);

/* Why the words of a quote without a speaker are nobody's, by the clause before it: QR_DENIED, QR_ALLEGED or QR_NONE.
 */
enum quote_reason quote_tongue_unsaid(const struct quote_tokens *t, size_t q);
