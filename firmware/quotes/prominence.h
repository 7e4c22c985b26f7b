/* SPDX-License-Identifier: MIT */
/* What a mention is to its sentence, and so how likely a pronoun after it means it. */
#pragma once

#include "quotes/phrases.h"

enum quote_prominence { QUOTE_MENTIONED, QUOTE_LATER_SUBJECT, QUOTE_SUBJECT, QUOTE_SPEAKER };

/* `has_subject`: the sentence has one before the phrase. */
enum quote_prominence quote_prominence_of(const struct quote_tokens *t, const struct quote_phrase *ph,
                                          bool has_subject);
