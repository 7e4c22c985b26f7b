/* SPDX-License-Identifier: MIT */
/* Scripts of characters as ISO 15924 tags. */
#ifndef TYPE_SCRIPT_H
#define TYPE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

enum { SCRIPT_LATIN = 0x4c61746e, SCRIPT_UNKNOWN = 0x5a7a7a7a };

/* 0 for characters that belong to no script of their own (common, inherited): they take their neighbour's. */
uint32_t script_of(uint32_t character);

/* Whether letters may be moved apart or together. Joined scripts fall to pieces, and many others stack their letters.
 */
bool script_tracks(uint32_t script);

#endif
