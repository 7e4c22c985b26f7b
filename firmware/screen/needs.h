/* SPDX-License-Identifier: MIT */
/*
 * What drawing on a bare display needs besides SDL, which loads it by name at run time: so no linker misses it, and
 * SDL's own words for it help nobody.
 */
#ifndef SCREEN_NEEDS_H
#define SCREEN_NEEDS_H

/* Debian's name of the first package that is missing, a constant; NULL if all are there. */
const char *needs_missing(void);

#endif
