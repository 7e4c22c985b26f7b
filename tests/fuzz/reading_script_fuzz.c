/* SPDX-License-Identifier: MIT */
/* Any bytes as a replay script: taken whole with its promises kept, or refused with a line and nothing left. */
#include "reading/script.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct script s;
    struct error e = {""};
    uint64_t latest = 0;

    if (!script_parse((const char *)data, size, &s, &e)) {
        require(s.steps == NULL && s.n == 0);
        require(strncmp(e.text, "line ", 5) == 0 && strlen(e.text) > 8);
        return 0;
    }
    for (size_t i = 0; i < s.n; i++) {
        const struct script_step *t = &s.steps[i];
        bool named = t->verb == SCRIPT_PRESS || t->verb == SCRIPT_HOLD;
        require(t->begins >= latest && t->ends >= t->begins && t->begins <= s.ends);
        require(t->ends - t->begins <= SCRIPT_HOLD_MOST);
        require(memchr(t->name, '\0', sizeof t->name) != NULL && (t->name[0] != '\0') == named);
        require(t->x >= 0 && t->x <= 1 && t->y >= 0 && t->y <= 1);
        require(t->line > (i > 0 ? s.steps[i - 1].line : 0));
        latest = t->begins;
    }
    require(s.n <= SCRIPT_STEPS_MOST);
    script_finish(&s);
    return 0;
}
