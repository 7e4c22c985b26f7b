/* SPDX-License-Identifier: MIT */
/* Questions about the table: finding a row, and what a row may be, in words. */
#include "settings/table.h"

#include <ctype.h>
#include <string.h>

const struct row_group *row_group_named(const char *name)
{
    for (size_t i = 0; i < ROW_GROUPS; i++)
        if (strcmp(row_groups()[i].name, name) == 0)
            return &row_groups()[i];
    return NULL;
}

const struct row *row_named(const struct row_group *group, const char *name)
{
    for (size_t i = 0; i < group->n_rows; i++)
        if (strcmp(group->rows[i].name, name) == 0)
            return &group->rows[i];
    return NULL;
}

bool row_is_number(const char *name)
{
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        const struct row *row = row_named(&row_groups()[i], name);
        if (row != NULL && (row->kind == ROW_NUMBER || row->kind == ROW_SIDES || row->kind == ROW_MATRIX))
            return true;
    }
    return false;
}

static void number_expected(const struct row *row, struct buffer *out)
{
    if (row->step > 0) {
        for (int v = row->least; v <= row->most; v += row->step)
            buffer_printf(out, "%s%d", v == row->least ? "" : v + row->step > row->most ? " or " : ", ", v);
        if (row->unit != NULL)
            buffer_printf(out, " %s", row->unit);
        return;
    }
    buffer_printf(out, "%s%s%s from %d to %d",
                  row->kind == ROW_SIDES    ? "four whole numbers"
                  : row->kind == ROW_MATRIX ? "six whole numbers"
                                            : "a whole number",
                  row->unit != NULL ? " of " : "", row->unit != NULL ? row->unit : "", row->least, row->most);
    if (row->kind == ROW_SIDES || row->kind == ROW_MATRIX)
        buffer_printf(out, ", as in %s", row->text);
}

void row_expects(const struct row *row, struct buffer *out)
{
    static const char *const words[] = {
        [ROW_SWITCH] = "true or false",
        [ROW_COLOUR] = "a colour in quotes, as \"#1b1917\"",
        [ROW_TEXT] = "a text in quotes",
        [ROW_SCHEDULE] = "days and times in quotes, as \"Mon-Fri 07:00-23:30\"",
        [ROW_LINE] = "a line's number, or its name in quotes",
        [ROW_THEME] = "a theme's name in quotes",
        [ROW_ACTION] = "an action's name in quotes",
        [ROW_LANGUAGE] = "a language's code in quotes, as \"en\"",
        [ROW_KEY] = "a key's name in quotes",
        [ROW_FOLDER] = "a folder's full path in quotes",
        [ROW_FILE] = "a file's full path in quotes",
        [ROW_FONT] = "a file's full path in quotes",
        [ROW_FONTS] = "full paths of files in quotes, as [\"/a.ttf\", \"/b.ttf\"]",
    };

    if (row->kind == ROW_CHOICE)
        for (size_t i = 0; row->choices[i] != NULL; i++)
            buffer_printf(out, "%s\"%s\"", i == 0 ? "" : row->choices[i + 1] == NULL ? " or " : ", ", row->choices[i]);
    else if (words[row->kind] != NULL)
        buffer_text(out, words[row->kind]);
    else
        number_expected(row, out);
}

char *row_sentence(const struct row *row)
{
    struct buffer b = {0};

    row_expects(row, &b);
    buffer_text(&b, ".");
    char *text = buffer_take_text(&b);
    if (text != NULL)
        text[0] = (char)toupper((unsigned char)text[0]);
    return text;
}

void row_default(const struct row *row, struct buffer *out)
{
    switch (row->kind) {
    case ROW_SWITCH:
        buffer_text(out, row->number ? "true" : "false");
        break;
    case ROW_NUMBER:
        buffer_printf(out, "%d", row->number);
        break;
    case ROW_SIDES:
        buffer_printf(out, "[%d, %d, %d, %d]", row->number, row->number, row->number, row->number);
        break;
    case ROW_MATRIX:
        for (size_t i = 0; i < 6; i++)
            buffer_printf(out, "%s%d", i == 0 ? "[" : ", ", row->numbers[i]);
        buffer_text(out, "]");
        break;
    case ROW_CHOICE:
        buffer_printf(out, "\"%s\"", row->choices[row->number]);
        break;
    case ROW_FONTS:
        buffer_text(out, "[");
        for (size_t i = 0; row->texts[i] != NULL; i++)
            buffer_printf(out, "%s\n        \"%s\"", i > 0 ? "," : "", row->texts[i]);
        buffer_text(out, "\n    ]");
        break;
    default:
        buffer_printf(out, "\"%s\"", row->text);
    }
}
