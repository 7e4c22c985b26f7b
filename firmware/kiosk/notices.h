/* SPDX-License-Identifier: MIT */
/* Notices: cards of the kiosk's own, in plain words, for a wall that has something wrong with it. */
#ifndef KIOSK_NOTICES_H
#define KIOSK_NOTICES_H

#include <stdint.h>

/* One sentence between a kicker and a smaller line under it. What is too long is cut. */
struct notice {
    char kicker[96], text[480], note[200];
};

enum { NOTICES_REMARK_MS = 30000 };

struct notices {
    struct notice fault;   /* shown while there is no card to show */
    struct notice remark;  /* shown before the cards for NOTICES_REMARK_MS, unless something comes down (session.h) */
    uint64_t remark_until; /* loop_now()'s; 0: there is no remark */
};

void notice_set(struct notice *n, const char *kicker, const char *text, const char *note);

/* Sets the remark, in the place of an earlier one. */
void notices_remark(struct notices *n, const char *kicker, const char *text, const char *note, uint64_t now);

#endif
