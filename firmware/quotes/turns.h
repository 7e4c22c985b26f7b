/* SPDX-License-Identifier: MIT */
/* What is said without quotation marks of its own: the answers of an interview ("A: ...", "AH: ...", the paragraph
 * after a question that is a paragraph of its own) and the turns of a transcript ("HALE: ..."). Each answer or turn
 * becomes a stretch like those that marks.h finds, with its label outside it; marks inside it are part of what is said.
 * Questions of an interview become no stretch.
 *
 * Only a page that as a whole is an interview or a transcript has any: its lines speak of "you" and "I", and their
 * labels come back. A paragraph that could as well be the reporter's is left out. English only. Linear in the text. */
#pragma once

#include "quotes/marks.h"

/* Adds them to the stretches of the text, in order. False when out of memory: the stretches are as they were. */
MUST_CHECK bool quote_turns_find(const char *text, size_t size, struct quote_stretches *stretches, struct error *e);
