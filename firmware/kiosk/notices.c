/* SPDX-License-Identifier: MIT */
#include "kiosk/notices.h"

#include <stdio.h>

void notice_set(struct notice *n, const char *kicker, const char *text, const char *note)
{
    snprintf(n->kicker, sizeof n->kicker, "%s", kicker);
    snprintf(n->text, sizeof n->text, "%s", text);
    snprintf(n->note, sizeof n->note, "%s", note);
}

void notices_remark(struct notices *n, const char *kicker, const char *text, const char *note, uint64_t now)
{
    notice_set(&n->remark, kicker, text, note);
    n->remark_until = now + NOTICES_REMARK_MS;
}
