/* SPDX-License-Identifier: MIT */
/* Standard input, output and error of a program. */
#ifndef BASE_STANDARD_H
#define BASE_STANDARD_H

/* To be called first in main(). Where one of the three is closed, the next file that is opened would be taken for it,
 * and what is said would go into that file: such a one is opened so that reading or writing it fails. A limit on
 * the size of files becomes an error too. */
void standard_open(void);

/* Whether all of standard output was taken: `status` if so, else 1, having said why on standard error. */
int standard_end(const char *program, int status);

#endif
