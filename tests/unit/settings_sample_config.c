/* SPDX-License-Identifier: MIT */
/* The table of keys as a commented sample file. */
#include "settings/settings.h"
#include "settings/table.h"
#include "unit/settings_sample.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 88 };

/* The words in lines of at most WIDTH characters, each with the prefix before it. */
static void comment(struct buffer *out, const char *prefix, const char *words)
{
    while (*words != '\0') {
        size_t room = WIDTH - strlen(prefix), size = strlen(words);
        if (size > room) {
            size = room;
            while (size > 0 && words[size] != ' ')
                size--;
            if (size == 0)
                size = strcspn(words, " ");
        }
        buffer_printf(out, "%s%.*s\n", prefix, (int)size, words);
        words += size + strspn(words + size, " ");
    }
}

/* What the row is for, and, unless a group has said it of all its rows, what it may be. */
static void about_row(struct buffer *out, const struct row *row, const char *prefix)
{
    struct buffer words = {0};
    char *expects = row_sentence(row);

    buffer_text(&words, row->about);
    if (row->kind != ROW_COLOUR && expects != NULL)
        buffer_printf(&words, " %s", expects);
    out->failed = out->failed || expects == NULL || words.failed;
    if (!out->failed)
        comment(out, prefix, (const char *)words.data);
    free(expects);
    buffer_finish(&words);
}

static void sample_group(struct buffer *out, const struct row_group *group)
{
    buffer_printf(out, "%s: {\n", group->name);
    for (size_t i = 0; i < group->n_rows; i++) {
        about_row(out, &group->rows[i], "    # ");
        buffer_printf(out, "    %s = ", group->rows[i].name);
        row_default(&group->rows[i], out);
        buffer_printf(out, ";\n%s", i + 1 < group->n_rows ? "\n" : "");
    }
    buffer_text(out, "};\n");
}

/* Groups whose blocks are all alike: what a block may have is said once, above them. */
static void about_blocks(struct buffer *out, const struct row_group *group)
{
    for (size_t i = 0; i < group->n_rows; i++) {
        buffer_printf(out, "#   %s\n", group->rows[i].name);
        about_row(out, &group->rows[i], "#       ");
    }
}

static void sample_themes(struct buffer *out, const struct row_group *group, const struct settings *s)
{
    buffer_printf(out, "%s: {\n", group->name);
    for (size_t i = 0; i < s->n_themes; i++) {
        buffer_printf(out, "    %s: {", s->themes[i].name);
        for (size_t k = 0; k < group->n_rows; k++) {
            uint32_t colour;
            memcpy(&colour, (const char *)&s->themes[i] + group->rows[k].offset, sizeof colour);
            buffer_printf(out, "%s%s = \"#%06x\";", k % 3 == 0 ? "\n        " : " ", group->rows[k].name, colour);
        }
        buffer_text(out, "\n    };\n");
    }
    buffer_text(out, "};\n");
}

static void sample_keys(struct buffer *out, const struct row_group *group, const struct settings *s)
{
    buffer_printf(out, "%s = (\n", group->name);
    for (size_t i = 0; i < s->n_keys; i++) {
        const struct settings_key *k = &s->keys[i];
        buffer_printf(out, "    { key = \"%s\"; press = \"%s\";", k->key, k->press);
        if (strcmp(k->hold, "none") != 0)
            buffer_printf(out, " hold = \"%s\"; hold_ms = %d;", k->hold, k->hold_ms);
        buffer_printf(out, " }%s\n", i + 1 < s->n_keys ? "," : "");
    }
    buffer_text(out, ");\n");
}

/* An empty list, and what it could be. */
static void sample_list(struct buffer *out, const struct row_group *group)
{
    const char *at = group->list->example;

    buffer_printf(out, "# For example:\n# %s = (\n", group->name);
    for (size_t size; *at != '\0'; at += size + (at[size] == '\n')) {
        size = strcspn(at, "\n");
        buffer_printf(out, "#     %.*s\n", (int)size, at);
    }
    buffer_printf(out, "# );\n%s = ( );\n", group->name);
}

void settings_sample(struct buffer *out)
{
    const struct row_group *groups = row_groups();
    struct settings s;

    settings_defaults(&s);
    buffer_text(out, "# SPDX-License-Identifier: MIT\n");
    comment(out, "# ",
            "Standfirst's settings. Every key is here with its default: change what you need, leave out the rest. "
            "A line is  name = value;  with texts in straight double quotes, and # begins a comment. After a change, "
            "`standfirst check` names each mistake with its line.");
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        buffer_text(out, "\n");
        comment(out, "# ", groups[i].about);
        switch (groups[i].kind) {
        case GROUP_PLAIN:
            sample_group(out, &groups[i]);
            break;
        case GROUP_THEMES:
            about_blocks(out, &groups[i]);
            sample_themes(out, &groups[i], &s);
            break;
        case GROUP_KEYS:
            about_blocks(out, &groups[i]);
            sample_keys(out, &groups[i], &s);
            break;
        case GROUP_LIST:
            about_blocks(out, &groups[i]);
            sample_list(out, &groups[i]);
            break;
        }
    }
}
