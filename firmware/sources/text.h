/* SPDX-License-Identifier: MIT */
/* Small questions about a line of clean text (encoding.h): words, case, how it ends. Lines are NUL-terminated. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TEXT_FOLDED_MOST = 640 };

/* The line with ASCII letters made small, curly quotation marks and apostrophes made straight, and every dash made '-',
 * for comparing. Returns false, and "", if the line is longer than fits: such a line is no furniture of a page. */
bool text_fold(const char *line, char out[TEXT_FOLDED_MOST]);

size_t text_words(const char *line); /* stretches between spaces */

/* These compare ASCII letters without regard to case. */
bool text_starts(const char *line, const char *with);
bool text_same(const char *a, const char *b);

/* Whether the line is in the list, words separated by '|', compared as text_same() does. */
bool text_in(const char *list, const char *at, size_t size);

/* The next item of such a list, which is moved behind it; NULL: there is none. */
const char *text_item(const char **list, size_t *size);

/* With which letters the items of such a list begin, a bit each, and one more for all that are no letters: a quick test
 * that most texts fail. In any case. */
uint32_t text_letters(const char *list);
uint32_t text_letter(char c);

/* The bytes of the first item of such a list that `at` begins with, in any case; 0: none. begins_word() also wants a
 * word to end there. */
size_t text_begins(const char *list, const char *at);
size_t text_begins_word(const char *list, const char *at);

/* Copies `size` bytes and a NUL to `out`, which has that much room. False if they do not fit: nothing is copied. */
bool text_copy(char *out, size_t room, const char *at, size_t size);

/* The line ends as a sentence does: . ! ? ... : or a closing quotation mark after (or before) one. */
bool text_ends_sentence(const char *line);

/* The character at `at` is a capital letter (or of a script without case). */
bool text_capital(const char *at);

/* Every letter is a capital, and there is at least one. */
bool text_all_capitals(const char *line);

/* Words all in capitals as they are otherwise written: "PORT HAVEN" -> "Port Haven", "O'NEIL" -> "O'Neil", "MCLEOD" ->
 * "McLeod"; words of one letter or with full stops ("J.K.", "U.S.") and short words that are alone ("UN") stay. Changes
 * the text in place; does nothing if it has a small letter. */
void text_lower_capitals(char *text);

/* The same for a place up to its comma, and behind it for words of more than two letters: "ALDER POINT, Mich." */
void text_lower_place(char *text);

/* A bullet in front: its bytes with the space after it; 0: none. */
size_t text_bullet(const char *line);
