/* SPDX-License-Identifier: MIT */
/* The lists of blocks that are all alike: buttons, encoders, chords. */
#include "settings/load.h"
#include "settings/problem.h"
#include "settings/value.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Says which of the needed rows a block lacks, if any. A value that is there and wrong has been told already. */
static bool has_needed(struct load *l, const config_setting_t *block, const struct row_group *group, const char *where,
                       const unsigned lines[ROWS_MOST])
{
    bool all = true;

    for (size_t i = 0; i < 4 && group->list->needed[i] != NULL; i++) {
        const char *name = group->list->needed[i];
        if (config_setting_get_member(block, name) == NULL)
            problem_add(l->problems, block->line, "%s: lacks '%s'", where, name);
        all = all && lines[row_named(group, name) - group->rows] != 0;
    }
    return all;
}

/* The block as it is by default, but for what the file says; *item is as large as the list's items. */
static bool load_block(struct load *l, const config_setting_t *block, const struct row_group *group, unsigned number,
                       void *item)
{
    unsigned lines[ROWS_MOST] = {0};
    char where[48];

    snprintf(where, sizeof where, "%s[%u]", group->name, number);
    if (!load_is_group(l, block, where))
        return false;
    memset(item, 0, group->list->item_size);
    for (size_t k = 0; k < group->n_rows; k++)
        value_default(&group->rows[k], item);
    load_rows(l, block, group, where, item, lines);
    if (!has_needed(l, block, group, where, lines))
        return false;
    for (size_t i = 0; i < 4 && group->list->needed[i] != NULL; i++) {
        const struct row *row = row_named(group, group->list->needed[i]);
        if (*((const char *)item + row->offset) == '\0') {
            problem_add(l->problems, lines[row - group->rows], "%s.%s: is empty", where, row->name);
            return false;
        }
    }
    return true;
}

void load_list(struct load *l, const config_setting_t *s, const struct row_group *group)
{
    const struct row_list *list = group->list;
    char *items = (char *)l->out + list->items;
    size_t *n = (size_t *)(void *)((char *)l->out + list->n);
    unsigned *lines = l->list_lines[group - row_groups()];

    assert(list->most <= LOAD_BLOCKS_MOST);
    if (!config_setting_is_list(s)) {
        problem_add(l->problems, s->line, "%s: expected a list ( %.*s ), found %s", group->name,
                    (int)strcspn(list->example, "\n"), list->example, value_found(s).text);
        return;
    }
    for (unsigned i = 0; i < (unsigned)config_setting_length(s); i++) {
        const config_setting_t *block = config_setting_get_elem(s, i);
        if (*n == list->most) {
            problem_add(l->problems, block->line, "%s[%u]: too many %s, %zu are the most", group->name, i + 1,
                        group->name, list->most);
            return;
        }
        if (load_block(l, block, group, i + 1, items + *n * list->item_size))
            lines[(*n)++] = block->line;
        else
            memset(items + *n * list->item_size, 0, list->item_size);
    }
}
