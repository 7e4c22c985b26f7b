/* SPDX-License-Identifier: MIT */
/* The language of a text, told by its commonest words. */
#ifndef PAGE_LANGUAGE_GUESS_H
#define PAGE_LANGUAGE_GUESS_H

#include <stddef.h>

/* A BCP 47 tag, static; NULL if the text is too short or too strange to tell. Looks at the first few kilobytes. */
const char *language_guess(const char *text, size_t size);

#endif
