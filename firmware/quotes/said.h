/* SPDX-License-Identifier: MIT */
/* "Was it said?" before "who said it?": what the clause around a quote says of its words. Words that are denied,
 * alleged, heard, read out, quoted from another, imagined, acted or asked about are no quote of the clause's subject.
 */
#pragma once

#include "quotes/cues.h"

/* QR_NONE: nothing speaks against the words being said by whom the cue names. Else one of QR_DENIED to QR_ASKED.
 * `first` and `last` are the tokens of the quote's first and last stretch; the cue is the one that was chosen for it;
 * QC_NONE if none was. */
enum quote_reason quote_said_doubt(const struct quote_tokens *t, size_t first, size_t last,
                                   const struct quote_cue *cue);
