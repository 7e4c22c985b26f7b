/* SPDX-License-Identifier: MIT */
#include "base/arguments.h"

#include <string.h>

static enum argument take_option(struct arguments *a, void *all, struct error *e)
{
    const char *value = strncmp(a->text, "--", 2) == 0 ? strchr(a->text, '=') : NULL;

    if (value != NULL)
        a->name_size = (size_t)(value++ - a->text);
    for (size_t i = 0; i < a->n_options; i++) {
        const char *name = a->options[i].name;
        if (strlen(name) == a->name_size && strncmp(name, a->text, a->name_size) == 0)
            a->option = &a->options[i];
    }
    if (a->option == NULL)
        return ARGUMENT_UNKNOWN;
    if ((a->option->commands & a->command) == 0)
        return ARGUMENT_ELSEWHERE;
    void *place = (char *)all + a->option->place;
    if (a->option->kind == ARGUMENT_FLAG) {
        *(bool *)place = true;
        return value == NULL ? ARGUMENT_OPTION : ARGUMENT_WITH_VALUE;
    }
    if (value == NULL) {
        if (*a->argv == NULL)
            return ARGUMENT_NO_VALUE;
        value = *a->argv++;
    }
    if (*value == '\0' && a->option->kind == ARGUMENT_NAME)
        return ARGUMENT_EMPTY_VALUE;
    if (a->option->read != NULL)
        return a->option->read(value, place, e) ? ARGUMENT_OPTION : ARGUMENT_BAD_VALUE;
    *(const char **)place = value;
    return ARGUMENT_OPTION;
}

enum argument arguments_next(struct arguments *a, void *place, struct error *e)
{
    if (*a->argv != NULL && !a->only_files && strcmp(*a->argv, "--") == 0) {
        a->only_files = true;
        a->argv++;
    }
    if (*a->argv == NULL)
        return ARGUMENTS_END;
    a->text = *a->argv++;
    a->name_size = strlen(a->text);
    a->option = NULL;
    if (a->only_files || a->text[0] != '-' || a->text[1] == '\0')
        return ARGUMENT_FILE;
    if (strcmp(a->text, "--help") == 0 || strcmp(a->text, "-h") == 0)
        return ARGUMENT_HELP;
    if (strcmp(a->text, "--version") == 0)
        return ARGUMENT_VERSION;
    return take_option(a, place, e);
}
