/* SPDX-License-Identifier: MIT */
/* UTF-8, one character at a time. Validity of whole texts is libunistring's u8_check(). */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The character at *at, which moves past it; `end` is one past the text's last byte and *at < end. The text must be
 * valid UTF-8; a byte that is not is returned as U+FFFD and passed over alone, so a loop always ends. */
uint32_t utf8_next(const char **at, const char *end);

/* The character that ends right before *at, which moves back to its start; `start` is the text's first byte, *at >
 * start. */
uint32_t utf8_previous(const char **at, const char *start);

/* Writes the character's 1 to 4 bytes, no NUL; returns how many. `c` is a Unicode scalar value. */
size_t utf8_put(char out[4], uint32_t c);
