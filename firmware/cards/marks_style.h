/* SPDX-License-Identifier: MIT */
/* Which marks a language writes. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct marks_style {
    const char *languages;      /* BCP 47, with blanks between */
    uint32_t open[2], close[2]; /* outer, inner quotation marks */
    bool spaced;                /* guillemets keep a thin space on their inner side */
    bool spaced_punctuation;    /* and so do ; ! ? */
    bool spaced_colon;
    uint32_t dash; /* between blanks */
};

/* The style for a BCP 47 tag (NULL or unknown: English). Never NULL. */
const struct marks_style *marks_style_for(const char *language);
