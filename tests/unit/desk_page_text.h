/* SPDX-License-Identifier: MIT */
#ifndef UNIT_DESK_PAGE_TEXT_H
#define UNIT_DESK_PAGE_TEXT_H

/* Three paragraphs of running text. */
#define P1 "The harbour board voted on Monday night to keep the old swing bridge open for another two winters."
#define P2 "Engineers had asked for more time to inspect the bearings, which were last replaced in 1961."
#define P3 "A second vote on the cost is due before the end of the spring, the board\xe2\x80\x99s minutes show."
#define BODY P1 "\n\n" P2 "\n\n" P3 "\n"
#define ALL P1 "\n" P2 "\n" P3

#endif
