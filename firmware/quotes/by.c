/* SPDX-License-Identifier: MIT */
#include "quotes/by.h"

#include "quotes/names.h"
#include "quotes/register.h"

#include <string.h>
#include <strings.h>

/* "As told to Ann Hale": "I" is not who wrote it down. */
static bool was_told(const struct quote_tokens *t)
{
    for (size_t i = 1; i + 2 < t->n; i++)
        if (quote_token_is(t, i, "told") && quote_token_is(t, i - 1, "as") && quote_token_is(t, i + 1, "to"))
            return true;
    return false;
}

/* "Ann Hale", and neither "Newsdesk" nor "Associated Press". */
static bool is_full_name(const char *name)
{
    const char *space = strchr(name, ' ');
    if (space == NULL)
        return false;
    for (const char *at = name; *at != '\0'; at++)
        if ((at == name || at[-1] == ' ') && *at >= 'a' && *at <= 'z' && at[1] != '\0' && strchr(at, ' ') == NULL)
            return false; /* its last word is no name */
    static const char *const others[] = {"press",     "staff",  "agency",        "news",   "desk",     "reporter",
                                         "reporters", "writer", "correspondent", "editor", "agencies", "team"};
    const char *last = strrchr(name, ' ') + 1;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcasecmp(last, others[i]) == 0)
            return false;
    return true;
}

const char *quote_by_narrator(struct quote_by by, const struct quote_tokens *t)
{
    return by.n == 1 && is_full_name(by.names[0]) && !was_told(t) ? by.names[0] : NULL;
}

bool quote_by_has(struct quote_by by, const struct quote_tokens *t, const struct quote_person *who)
{
    size_t surname = quote_names_surname(t, who->name, who->name_end), size = quote_token_base(t, surname);
    for (size_t i = 0; i < by.n; i++) {
        const char *name = by.names[i], *last = strrchr(name, ' ');
        if (last != NULL && strlen(last + 1) == size &&
            strncasecmp(last + 1, t->text + t->at[surname].start, size) == 0 &&
            ((name[0] ^ t->text[t->at[who->name].start]) & ~32) == 0)
            return true;
    }
    return false;
}

bool quote_by_has_initials(struct quote_by by, const struct quote_tokens *t, size_t label)
{
    const struct quote_token *k = &t->at[label];
    const char *own = t->text + k->start;
    for (size_t i = 0; k->size >= 2 && i < by.n; i++) {
        const char *last = strrchr(by.names[i], ' ');
        if (last != NULL && by.names[i][0] == own[0] && last[1] == own[k->size - 1])
            return true;
    }
    return false;
}
