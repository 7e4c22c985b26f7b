/* SPDX-License-Identifier: MIT */
/* The keys of a keyboard read without a window system, under the names that the settings know (SDL's, on a US layout:
 * the key right of P is "[", whatever is printed on it). */
#ifndef DEVICE_KEYS_H
#define DEVICE_KEYS_H

/* The name of a KEY_* code of linux/input-event-codes.h; NULL: nobody can ask for that key. */
const char *keys_name(unsigned code);

/* Codes are below this. */
enum { KEYS_CODES = 0x200 };

#endif
