/* SPDX-License-Identifier: MIT */
#include "settings/table.h"

#include "settings/settings.h"
#include "settings/table_hands.h"
#include "settings/table_update.h"

#include <ctype.h>
#include <string.h>

#define AT(field) offsetof(struct settings, field)
#define THEME(field) offsetof(struct settings_theme, field)

#define NOTO "/usr/share/fonts/truetype/noto/"
#define INTER "/usr/share/fonts/opentype/inter/"

/* The scripts a European newsroom meets, then those of its readers, then signs. NotoSans comes first as it has the
 * Latin, Greek and Cyrillic letters that a display face may lack. */
static const char *const fallback_fonts[] = {
    NOTO "NotoSans-Regular.ttf",         NOTO "NotoNaskhArabic-Regular.ttf",  NOTO "NotoSansHebrew-Regular.ttf",
    NOTO "NotoSansArmenian-Regular.ttf", NOTO "NotoSansGeorgian-Regular.ttf", NOTO "NotoSansDevanagari-Regular.ttf",
    NOTO "NotoSansBengali-Regular.ttf",  NOTO "NotoSansGurmukhi-Regular.ttf", NOTO "NotoSansTamil-Regular.ttf",
    NOTO "NotoSansThai-Regular.ttf",     NOTO "NotoSansEthiopic-Regular.ttf", NOTO "NotoSansMath-Regular.ttf",
    NOTO "NotoSansSymbols-Regular.ttf",  NOTO "NotoSansSymbols2-Regular.ttf", NULL,
};

static const struct row display[] = {
    {.name = "theme",
     .kind = ROW_THEME,
     .offset = AT(display.theme),
     .text = "night",
     .about = "The colours: night (light text on dark), paper (dark on light), or one from the group themes."},
    {.name = "transition",
     .kind = ROW_CHOICE,
     .offset = AT(display.transition),
     .choices = {"cut", "fade", "slide"},
     .number = SETTINGS_FADE,
     .about = "How one card of an article gives way to the next."},
    {.name = "article_transition",
     .kind = ROW_CHOICE,
     .offset = AT(display.article_transition),
     .choices = {"cut", "fade", "slide"},
     .number = SETTINGS_SLIDE,
     .about = "How one article gives way to the next."},
    {.name = "transition_ms",
     .kind = ROW_NUMBER,
     .offset = AT(display.transition_ms),
     .most = 2000,
     .unit = "ms",
     .number = 240,
     .about = "How long a fade or a slide takes."},
    {.name = "safe_area",
     .kind = ROW_SIDES,
     .offset = AT(display.safe_area),
     .most = 400,
     .text = "[0, 24, 0, 24]",
     .unit = "px",
     .about = "Keeps text this far off the panel's edges, beyond the page's own margins, for a panel behind a frame. "
              "Top, right, bottom and left, as one looks at the upright picture."},
    {.name = "rotation",
     .kind = ROW_NUMBER,
     .offset = AT(display.rotation),
     .most = 270,
     .step = 90,
     .unit = "degrees",
     .about = "Turns the picture clockwise, and touch with it, for a panel that hangs on its side."},
    {.name = "clock",
     .kind = ROW_CHOICE,
     .offset = AT(display.clock),
     .choices = {"24h", "12h", "off"},
     .number = SETTINGS_CLOCK_24H,
     .about = "The clock in the page's foot. With it off, a paused wall does nothing at all."},
    {.name = "date_style",
     .kind = ROW_CHOICE,
     .offset = AT(display.date),
     .choices = {"day-first", "month-first", "year-first"},
     .number = SETTINGS_DAY_FIRST,
     .about = "How dates are written: Tuesday 14 April 2026, Tuesday, April 14, 2026, or 2026-04-14."},
    {.name = "stale_after_days",
     .kind = ROW_NUMBER,
     .offset = AT(display.stale_after_days),
     .most = 3650,
     .unit = "days",
     .about = "An edition older than this carries a line that says how old the news is. 0 never says so."},
    {.name = "burn_in_shift",
     .kind = ROW_NUMBER,
     .offset = AT(display.burn_in_shift),
     .most = 16,
     .unit = "px",
     .number = 4,
     .about = "Moves the page by up to so much now and then, so that nothing burns into the panel. 0 keeps it still."},
    {.name = "burn_in_minutes",
     .kind = ROW_NUMBER,
     .offset = AT(display.burn_in_minutes),
     .least = 1,
     .most = 120,
     .unit = "minutes",
     .number = 5,
     .about = "The time between two such moves."},
    {.name = "fullscreen",
     .kind = ROW_SWITCH,
     .offset = AT(display.fullscreen),
     .number = true,
     .about = "Fills the display. false opens a window, as --windowed does."},
    {.name = "display",
     .kind = ROW_NUMBER,
     .offset = AT(display.display),
     .most = 7,
     .about = "Which display to use where there are several, counted from 0."},
    {.name = "awake",
     .kind = ROW_SCHEDULE,
     .offset = AT(display.awake),
     .text = "",
     .about = "When the screen is on, as in Mon-Fri 07:00-23:30, Sat Sun 9:00-18:00. At other times the panel is off, "
              "and a touch or a button wakes it for a while. With \"\" it is always on."},
    {.name = "wake_minutes",
     .kind = ROW_NUMBER,
     .offset = AT(display.wake_minutes),
     .least = 1,
     .most = 240,
     .unit = "minutes",
     .number = 5,
     .about = "How long it stays on after the last touch when it was woken out of its hours."},
};

static const struct row cycle[] = {
    {.name = "automatic",
     .kind = ROW_SWITCH,
     .offset = AT(cycle.automatic),
     .number = true,
     .about = "Cards change by themselves. false: only by hand."},
    {.name = "words_per_minute",
     .kind = ROW_NUMBER,
     .offset = AT(cycle.words_per_minute),
     .least = 40,
     .most = 1000,
     .unit = "words",
     .number = 180,
     .about = "How fast visitors read; a card stays as long as its words take."},
    {.name = "dwell_least",
     .kind = ROW_NUMBER,
     .offset = AT(cycle.dwell_least),
     .least = 1,
     .most = 600,
     .unit = "seconds",
     .number = 6,
     .about = "No card goes by sooner."},
    {.name = "dwell_most",
     .kind = ROW_NUMBER,
     .offset = AT(cycle.dwell_most),
     .least = 1,
     .most = 3600,
     .unit = "seconds",
     .number = 30,
     .about = "No card stays longer by itself."},
    {.name = "wait_after_press",
     .kind = ROW_NUMBER,
     .offset = AT(cycle.wait_after_press),
     .most = 3600,
     .unit = "seconds",
     .number = 45,
     .about = "After a press the cards stand still at least so long, then go on from there."},
    {.name = "home_after",
     .kind = ROW_NUMBER,
     .offset = AT(cycle.home_after),
     .most = 86400,
     .unit = "seconds",
     .number = 300,
     .about = "So long after the last press the wall goes back to the first card. 0: never."},
};

static const struct row fonts[] = {
    {.name = "headline",
     .kind = ROW_FONT,
     .offset = AT(fonts.headline),
     .text = NOTO "NotoSerifDisplay-Bold.ttf",
     .about = "Headlines."},
    {.name = "quote",
     .kind = ROW_FONT,
     .offset = AT(fonts.quote),
     .text = NOTO "NotoSerifDisplay-Regular.ttf",
     .about = "Quotes."},
    {.name = "text",
     .kind = ROW_FONT,
     .offset = AT(fonts.text),
     .text = NOTO "NotoSerif-Regular.ttf",
     .about = "Summaries."},
    {.name = "sans",
     .kind = ROW_FONT,
     .offset = AT(fonts.sans),
     .text = INTER "Inter-Regular.otf",
     .about = "Places, dates, roles, the foot of the page, the contents."},
    {.name = "sans_bold",
     .kind = ROW_FONT,
     .offset = AT(fonts.sans_bold),
     .text = INTER "Inter-SemiBold.otf",
     .about = "Kickers and names."},
    {.name = "fallback",
     .kind = ROW_FONTS,
     .offset = AT(fonts.fallback),
     .texts = fallback_fonts,
     .about = "Tried in this order for a character that the fonts above lack. A file that is not there is passed over. "
              "For Chinese, Japanese and Korean install fonts-noto-cjk and add "
              "\"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc\"."},
};

static const struct row edition[] = {
    {.name = "path",
     .kind = ROW_FILE,
     .offset = AT(edition.path),
     .text = "",
     .about = "The edition file to show. With \"\", the newest on the shelf, or the one that came with the package. "
              "--edition overrules it. update.trust counts for it too."},
    {.name = "quotes_most",
     .kind = ROW_NUMBER,
     .offset = AT(edition.quotes_most),
     .most = 256,
     .unit = "quotes",
     .about = "standfirst-pack build keeps at most so many quotes of an article: those that read best, are said by "
              "somebody with a name and a role, stand early, and let different people speak. 0 keeps all."},
    {.name = "unattributed_quotes",
     .kind = ROW_SWITCH,
     .offset = AT(edition.unattributed_quotes),
     .about =
         "standfirst-pack build also keeps quotes of which it is not sure who says them; their cards name nobody."},
};

static const struct row kiosk[] = {
    {.name = "name",
     .kind = ROW_TEXT,
     .offset = AT(kiosk.name),
     .text = "",
     .about = "What this screen is called, such as lobby-2; the empty screen and the info card show it."},
    {.name = "language",
     .kind = ROW_LANGUAGE,
     .offset = AT(kiosk.language),
     .text = "en",
     .about = "The language of the kiosk's own words. The articles have their own."},
};

static const struct row themes[] = {
    {.name = "ink", .kind = ROW_COLOUR, .offset = THEME(ink), .about = "Text; at least 7:1 against paper and panel."},
    {.name = "paper", .kind = ROW_COLOUR, .offset = THEME(paper), .about = "The page."},
    {.name = "accent",
     .kind = ROW_COLOUR,
     .offset = THEME(accent),
     .about = "Kicker, quotation marks, the present card's tick; at least 4.5:1 against paper."},
    {.name = "muted",
     .kind = ROW_COLOUR,
     .offset = THEME(muted),
     .about = "Places, dates, roles, the foot; at least 4.5:1 against paper and panel."},
    {.name = "rule", .kind = ROW_COLOUR, .offset = THEME(rule), .about = "Lines and the ticks to come."},
    {.name = "panel", .kind = ROW_COLOUR, .offset = THEME(panel), .about = "The panel that rises over the page."},
};

#define ROWS(name) .rows = name, .n_rows = sizeof(name) / sizeof(name)[0]
static const struct row_group groups[ROW_GROUPS] = {
    {"display", GROUP_PLAIN, "The screen and how the page looks on it.", ROWS(display)},
    {"cycle", GROUP_PLAIN, "How the cards change when nobody touches anything.", ROWS(cycle)},
    {"edition", GROUP_PLAIN, "What is shown, and what goes into it.", ROWS(edition)},
    {"update", GROUP_PLAIN, "How new editions come in: on a USB stick, or into a folder.", ROWS(rows_update)},
    {"kiosk", GROUP_PLAIN, "This one screen.", ROWS(kiosk)},
    {"fonts", GROUP_PLAIN, "The font files, by their full paths.", ROWS(fonts)},
    {"touch", GROUP_PLAIN,
     "What a finger or the mouse does. The actions are next-card, previous-card, next-article, previous-article, "
     "next-quote, previous-quote, home, pause, contents, info, sleep, undo-update, quit (in a window only) and none.",
     ROWS(rows_touch)},
    {"keys", GROUP_KEYS,
     "What the keys of a keyboard do, or of a remote control that acts as one. A key that is not in the list keeps its "
     "default; the action none takes it away.",
     ROWS(rows_keys)},
    {"gpio", GROUP_PLAIN, "Where the buttons are wired.", ROWS(rows_gpio)},
    {"buttons", GROUP_LIST,
     "Push buttons on GPIO lines, up to 16. With gpio.chip set and nothing in this list, there are the four of the "
     "example below.",
     ROWS(rows_buttons), .list = &list_buttons},
    {"encoders", GROUP_LIST,
     "Rotary encoders (knobs that click round), up to 4. A knob that can also be pressed is a "
     "button besides.",
     ROWS(rows_encoders), .list = &list_encoders},
    {"chords", GROUP_LIST,
     "Two buttons or keys pressed together, within 80 ms. Such a button acts when it is let go or 80 ms are over.",
     ROWS(rows_chords), .list = &list_chords},
    {"themes", GROUP_THEMES,
     "Colours, as \"#\" and six hexadecimal digits. night and paper are built in and may be changed here; a theme of "
     "another name needs all six colours, and display.theme chooses it.",
     ROWS(themes)},
};

const struct row_group *row_groups(void)
{
    return groups;
}

const struct row_group *row_group_named(const char *name)
{
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        if (strcmp(groups[i].name, name) == 0)
            return &groups[i];
    }
    return NULL;
}

const struct row *row_named(const struct row_group *group, const char *name)
{
    for (size_t i = 0; i < group->n_rows; i++) {
        if (strcmp(group->rows[i].name, name) == 0)
            return &group->rows[i];
    }
    return NULL;
}

bool row_is_number(const char *name)
{
    for (size_t i = 0; i < ROW_GROUPS; i++) {
        const struct row *row = row_named(&groups[i], name);
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
    switch (row->kind) {
    case ROW_SWITCH:
        buffer_text(out, "true or false");
        break;
    case ROW_NUMBER:
    case ROW_SIDES:
    case ROW_MATRIX:
        number_expected(row, out);
        break;
    case ROW_CHOICE:
        for (size_t i = 0; row->choices[i] != NULL; i++)
            buffer_printf(out, "%s\"%s\"", i == 0 ? "" : row->choices[i + 1] == NULL ? " or " : ", ", row->choices[i]);
        break;
    case ROW_COLOUR:
        buffer_text(out, "a colour in quotes, as \"#1b1917\"");
        break;
    case ROW_TEXT:
        buffer_text(out, "a text in quotes");
        break;
    case ROW_SCHEDULE:
        buffer_text(out, "days and times in quotes, as \"Mon-Fri 07:00-23:30\"");
        break;
    case ROW_LINE:
        buffer_text(out, "a line's number, or its name in quotes");
        break;
    case ROW_THEME:
        buffer_text(out, "a theme's name in quotes");
        break;
    case ROW_ACTION:
        buffer_text(out, "an action's name in quotes");
        break;
    case ROW_LANGUAGE:
        buffer_text(out, "a language's code in quotes, as \"en\"");
        break;
    case ROW_KEY:
        buffer_text(out, "a key's name in quotes");
        break;
    case ROW_FOLDER:
        buffer_text(out, "a folder's full path in quotes");
        break;
    case ROW_FILE:
    case ROW_FONT:
        buffer_text(out, "a file's full path in quotes");
        break;
    case ROW_FONTS:
        buffer_text(out, "full paths of files in quotes, as [\"/a.ttf\", \"/b.ttf\"]");
        break;
    }
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
