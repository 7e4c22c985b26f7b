/* SPDX-License-Identifier: MIT */
/* A speaker's name and role as they are printed: as the text has them, on one line, without the capitals of a line or
 * of a sentence's beginning. The caller frees what is returned; NULL when out of memory. */
#pragma once

#include "quotes/people.h"

/* The words of the tokens [from, to), from < to. `name`: without a possessive ending. */
char *quote_wording(const struct quote_tokens *t, size_t from, size_t to, bool name);

/* The name; "WINIFRED HALE" becomes "Winifred Hale". */
char *quote_wording_name(const struct quote_tokens *t, const struct quote_who *who);

/* The role, which is not empty: "Retired teacher" at a sentence's beginning becomes "retired teacher", and so does
 * "Chief Executive of Tollan Council" behind a name. */
char *quote_wording_role(const struct quote_tokens *t, const struct quote_who *who);
