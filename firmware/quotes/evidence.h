/* SPDX-License-Identifier: MIT */
/* Whether the words of a phrase are enough to show it as a speaker: "a spokesman for the trust", "officials" and "the
 * prime minister" are; "the principles", "the lawyer", "his boss", "one of them" and "the German" say of nobody who it
 * is. */
#pragma once

#include "quotes/phrases.h"

/* Of a phrase that is nobody's name: common or an organisation's. */
bool quote_evidence_suffices(const struct quote_tokens *t, const struct quote_phrase *p);

/* Whether a noun is an office that one person holds at a time, so that the office alone says who: "the mayor". */
bool quote_evidence_is_unique(const struct quote_tokens *t, size_t i);

/* Whether a definite phrase describes somebody who was named: "the senator", "the retired surgeon", but not "the
 * source", who has no name. */
bool quote_evidence_describes(const struct quote_tokens *t, const struct quote_phrase *p);

/* "the Frenchman", "a Scot", "the German": a people's name behind an article says nobody's. */
bool quote_evidence_is_native(const struct quote_tokens *t, const struct quote_phrase *p);

/* Whether a title and a noun are one office: the same word, or "Sen." and "senator". */
bool quote_evidence_same_office(const struct quote_tokens *t, size_t title, size_t noun);

/* Whether somebody's role, if it is known, has that noun: a nurse is not "the lawyer". */
bool quote_evidence_fits_role(const struct quote_tokens *t, size_t role, size_t role_end, size_t noun);

/* "one New Hampshire Democrat", "a senior Republican": a person by party, where the capitals alone name a party. */
bool quote_evidence_is_member(const struct quote_tokens *t, const struct quote_phrase *p);
