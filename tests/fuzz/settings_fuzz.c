/* SPDX-License-Identifier: MIT */
/* Whatever the config holds: what the scan lets through libconfig takes, and the settings are complete and in range. */
#include "settings/settings.h"
#include "settings/table.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const actions[] = {"next-card", "previous-card", "home", "contents", NULL};
static const char *const languages[] = {"en", "fr", NULL};

static void must(bool right)
{
    if (!right)
        abort();
}

static void check_row(const struct row *row, const void *base)
{
    const void *place = (const char *)base + row->offset;

    switch (row->kind) {
    case ROW_SWITCH:
        must(*(const unsigned char *)place <= 1);
        break;
    case ROW_NUMBER:
        must(*(const int *)place >= row->least && *(const int *)place <= row->most);
        break;
    case ROW_SIDES:
        for (size_t i = 0; i < 4; i++)
            must(((const int *)place)[i] >= row->least && ((const int *)place)[i] <= row->most);
        break;
    case ROW_MATRIX:
        for (size_t i = 0; i < 6; i++)
            must(((const int *)place)[i] >= row->least && ((const int *)place)[i] <= row->most);
        break;
    case ROW_CHOICE:
        must(*(const int *)place >= 0 && row->choices[*(const int *)place] != NULL);
        break;
    case ROW_COLOUR:
        must(*(const uint32_t *)place <= 0xffffff);
        break;
    case ROW_SCHEDULE:
    case ROW_FILE:
    case ROW_FOLDER:
    case ROW_FONT:
        must(memchr(place, '\0', SETTINGS_PATH_ROOM) != NULL);
        break;
    case ROW_FONTS:
        for (size_t i = 0; i < SETTINGS_FALLBACK_MOST; i++)
            must(memchr((const char *)place + i * SETTINGS_PATH_ROOM, '\0', SETTINGS_PATH_ROOM) != NULL);
        break;
    default:
        must(memchr(place, '\0', SETTINGS_NAME_ROOM) != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct settings s;
    static struct settings_problems problems;
    const struct settings_names names = {.actions = actions, .languages = languages};
    const struct row_group *groups = row_groups();

    bool right = settings_parse("fuzz.conf", data, size, &names, &s, &problems);
    must(problems.n <= SETTINGS_PROBLEMS_MOST);
    size_t failures = problems.left_off;
    for (size_t i = 0; i < problems.n; i++) {
        struct error e;
        settings_problem_say(&problems, i, &e);
        /* Then libconfig would have refused what the scan let through. */
        must(strncmp(problems.items[i].text, "cannot be understood", 20) != 0);
        must(i == 0 || problems.items[i - 1].line <= problems.items[i].line);
        failures += !problems.items[i].advice;
    }
    must(right == (failures == 0));
    must(settings_theme(&s, s.display.theme) != NULL);
    must(s.n_themes >= 2 && s.n_themes <= SETTINGS_THEMES_MOST && s.n_keys <= SETTINGS_KEYS_MOST);
    must(s.cycle.dwell_least <= s.cycle.dwell_most);
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        for (size_t k = 0; k < groups[i].n_rows; k++) {
            if (groups[i].kind == GROUP_PLAIN)
                check_row(&groups[i].rows[k], &s);
            for (size_t n = 0; groups[i].kind == GROUP_THEMES && n < s.n_themes; n++)
                check_row(&groups[i].rows[k], &s.themes[n]);
            for (size_t n = 0; groups[i].kind == GROUP_KEYS && n < s.n_keys; n++)
                check_row(&groups[i].rows[k], &s.keys[n]);
            const struct row_list *list = groups[i].list;
            size_t items = 0;
            if (list != NULL)
                memcpy(&items, (const char *)&s + list->n, sizeof items);
            must(list == NULL || items <= list->most);
            for (size_t n = 0; n < items; n++)
                check_row(&groups[i].rows[k], (const char *)&s + list->items + n * list->item_size);
        }
    }
    return 0;
}
