/* SPDX-License-Identifier: MIT */
/* Who speaks the turns of an interview or a transcript (turns.h): the person whom a label names, the only one with its
 * initials, or the one who is interviewed, who is named in full before the first question. Nobody where two could be.
 */
#pragma once

#include "quotes/people.h"

/* Who is interviewed: the only one named in full before byte `begins` of the text who did not write the article, or the
 * one of them of whom it says so ("we asked Ann Hale"). id 0: nobody sure. */
struct quote_who quote_interviews_answers(const struct quote_people *people, const struct quote_tokens *t,
                                          size_t begins);

/* The only person with the initials that are token `label` ("AH"); id 0: nobody, or several, or (QR_INTERVIEWER) the
 * one who wrote the article. */
struct quote_who quote_interviews_initials(const struct quote_people *people, const struct quote_tokens *t,
                                           size_t label);

/* The person with the name, or the only one with the surname, that is the label [label, end); id 0: nobody sure. */
struct quote_who quote_interviews_named(const struct quote_people *people, const struct quote_tokens *t, size_t label,
                                        size_t end);

/* The label [*label, *end) of the turn that is token `token`. */
void quote_interviews_label(const struct quote_tokens *t, const struct quote_stretch *turn, size_t token, size_t *label,
                            size_t *end);

/* Whether the label of any turn names somebody. `token`: of each stretch. */
bool quote_interviews_has_names(const struct quote_people *people, const struct quote_tokens *t,
                                const struct quote_stretches *stretches, const size_t token[]);
