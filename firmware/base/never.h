// SPDX-License-Identifier: MIT
/* Times in ms of a clock that never goes back, and the one that never comes. */
#pragma once

#include <stdint.h>

#define NEVER UINT64_MAX

static inline uint64_t sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Near the end of the clock it is NEVER, so that it is not taken for a time that has passed. */
static inline uint64_t later(uint64_t now, uint64_t ms)
{
    return now > NEVER - ms ? NEVER : now + ms;
}
