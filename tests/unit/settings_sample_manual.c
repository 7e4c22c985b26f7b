/* SPDX-License-Identifier: MIT */
/* The table of keys as a manual page in mdoc(7). What is not of one key, the page's head and tail, is written here. */
#include "settings/settings.h"
#include "settings/table.h"
#include "unit/settings_sample.h"

#include <stdlib.h>
#include <string.h>

static const char head[] =
    ".\\\" SPDX-License-Identifier: MIT\n"
    ".\\\" Made from the table of keys in firmware/settings; tests/unit/settings_sample_test.c writes it anew.\n"
    ".Dd November 23, 2026\n"
    ".Dt STANDFIRST.CONF 5\n"
    ".Os\n"
    ".Sh NAME\n"
    ".Nm standfirst.conf\n"
    ".Nd settings of the standfirst kiosk\n"
    ".Sh DESCRIPTION\n"
    "The file says how\n"
    ".Xr standfirst 1\n"
    "looks, how fast it goes and what hands do.\n"
    "Everything has a default: a file that is empty or not there is as good as any.\n"
    ".Pp\n"
    "It is text in UTF-8.\n"
    "A group is\n"
    ".Ql name: { ... };\n"
    "and a key in it is\n"
    ".Ql name = value;\n"
    "where a value is\n"
    ".Ql true\n"
    "or\n"
    ".Ql false ,\n"
    "a whole number, a text in straight double quotes, or several of them in brackets, with commas between them.\n"
    "From\n"
    ".Ql #\n"
    "or\n"
    ".Ql //\n"
    "on, the rest of a line is a comment, and so is everything between\n"
    ".Ql /*\n"
    "and\n"
    ".Ql */ .\n"
    "A file's path is a full one, of at most 255 bytes.\n"
    "Other files cannot be included.\n"
    ".Pp\n"
    ".Ic standfirst check\n"
    "names every mistake with its line and says what was meant.\n"
    "The kiosk itself leaves a key that it cannot use at its default, writes every mistake to standard error, and "
    "shows "
    "the first one for half a minute before the cards.\n"
    "It reads the file when it starts.\n"
    ".Sh KEYS\n";

static const char tail[] =
    ".Sh FILES\n"
    "The first of these that is there is read, and no other:\n"
    ".Bl -tag -width Ds\n"
    ".It Pa $XDG_CONFIG_HOME/standfirst/standfirst.conf\n"
    "If the variable is not set, or not to a full path:\n"
    ".Pa ~/.config/standfirst/standfirst.conf .\n"
    ".It Pa /etc/standfirst/standfirst.conf\n"
    "As installed, it sets every key to its default and says what each is for.\n"
    ".El\n"
    ".Pp\n"
    "The option\n"
    ".Fl -config\n"
    "of\n"
    ".Xr standfirst 1\n"
    "names another one.\n"
    ".Sh EXAMPLES\n"
    "A portrait panel that hangs with its right side up, in light colours, behind a frame that covers 20 pixels on "
    "each "
    "side; it goes home a minute after the last press:\n"
    ".Bd -literal -offset indent\n"
    "display: {\n"
    "    theme = \"paper\";\n"
    "    rotation = 90;\n"
    "    safe_area = [20, 20, 20, 20];\n"
    "};\n"
    "cycle: {\n"
    "    home_after = 60;\n"
    "};\n"
    ".Ed\n"
    ".Pp\n"
    "A box with two buttons that acts as a keyboard.\n"
    "The second one goes to the next article when it is pressed twice, and home when it is held for three seconds:\n"
    ".Bd -literal -offset indent\n"
    "keys = (\n"
    "    { key = \"F1\"; press = \"previous-card\"; },\n"
    "    { key = \"F2\"; press = \"next-card\"; twice = \"next-article\";\n"
    "      hold = \"home\"; hold_ms = 3000; }\n"
    ");\n"
    ".Ed\n"
    ".Pp\n"
    "A theme of the house's own:\n"
    ".Bd -literal -offset indent\n"
    "display: { theme = \"harbour\"; };\n"
    "themes: {\n"
    "    harbour: {\n"
    "        ink = \"#f2f4f6\"; paper = \"#10202e\"; accent = \"#ff9d5c\";\n"
    "        muted = \"#9fb0bf\"; rule = \"#2c4256\"; panel = \"#1a2d3d\";\n"
    "    };\n"
    "};\n"
    ".Ed\n"
    ".Sh SEE ALSO\n"
    ".Xr standfirst 1 ,\n"
    ".Xr standfirst-pack 1\n";

/* Text for troff: its escape character and a control character at a line's start are made plain; each sentence has a
 * line of its own. */
static void troff(struct buffer *out, const char *text)
{
    bool starts = true;

    for (char before = '\0'; *text != '\0'; before = *text++) {
        if (starts && (*text == '.' || *text == '\''))
            buffer_text(out, "\\&");
        starts = *text == ' ' && before == '.';
        if (starts)
            buffer_text(out, "\n");
        else if (*text == '\\')
            buffer_text(out, "\\e");
        else if (*text == '-')
            buffer_text(out, "\\-");
        else if (*text == '"')
            buffer_text(out, "\\(dq");
        else
            buffer_add(out, text, 1);
    }
    buffer_text(out, "\n");
}

static void manual_row(struct buffer *out, const struct row_group *group, const struct row *row)
{
    char *expects = row_sentence(row);
    struct buffer value = {0};

    buffer_printf(out, ".It Ic %s\n", row->name);
    troff(out, row->about);
    out->failed = out->failed || expects == NULL;
    if (expects != NULL)
        troff(out, expects);
    free(expects);
    if (group->kind != GROUP_PLAIN || row->kind == ROW_COLOUR)
        return;
    if (row->kind == ROW_FONTS) {
        buffer_text(out, "Default: Noto's faces for other scripts and for signs, which the installed file lists.\n");
        return;
    }
    buffer_text(&value, "Default: ");
    row_default(row, &value);
    buffer_text(&value, ".");
    out->failed = out->failed || value.failed;
    if (!value.failed)
        troff(out, (const char *)value.data);
    buffer_finish(&value);
}

/* The keys of a keyboard and what they do when the file says nothing. */
static void manual_keys(struct buffer *out, const struct settings *s)
{
    buffer_text(out, ".Pp\nThe defaults:\n.Bl -column \"Page Down\" \"previous-article\" -offset indent\n");
    for (size_t i = 0; i < s->n_keys; i++) {
        buffer_printf(out, ".It %s Ta ", s->keys[i].key);
        troff(out, s->keys[i].press);
        if (strcmp(s->keys[i].hold, "none") != 0) {
            buffer_printf(out, "; held for %d ms: ", s->keys[i].hold_ms);
            troff(out, s->keys[i].hold);
        }
    }
    buffer_text(out, ".El\n");
}

void settings_manual(struct buffer *out)
{
    const struct row_group *groups = row_groups();
    struct settings s;

    settings_defaults(&s);
    buffer_text(out, head);
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        buffer_printf(out, ".Ss %s\n", groups[i].name);
        troff(out, groups[i].about);
        buffer_text(out, ".Bl -tag -width Ds\n");
        for (size_t k = 0; k < groups[i].n_rows; k++)
            manual_row(out, &groups[i], &groups[i].rows[k]);
        buffer_text(out, ".El\n");
        if (groups[i].kind == GROUP_KEYS)
            manual_keys(out, &s);
    }
    buffer_text(out, tail);
}
