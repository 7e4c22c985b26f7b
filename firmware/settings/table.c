/* SPDX-License-Identifier: MIT */
/* The rows, group after group, in the order in which the sample file and the manual page have them. */
#include "settings/table.h"
#include "settings/settings.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Where a value goes: in the settings themselves, or in a block of a list. */
#define AT(field) offsetof(struct settings, field)
#define KEY(field) offsetof(struct settings_key, field)
#define BUTTON(field) offsetof(struct settings_button, field)
#define ENCODER(field) offsetof(struct settings_encoder, field)
#define CHORD(field) offsetof(struct settings_chord, field)
#define THEME(field) offsetof(struct settings_theme, field)

/* A list of any length, with the NULL that closes it. */
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The commonest kinds of row; the third of each, the fourth of TEXT, is the default. */
#define SWITCH(key, place, on, what)                                                                                   \
    {                                                                                                                  \
        .name = key, .kind = ROW_SWITCH, .offset = place, .number = on, .about = what                                  \
    }
#define NUMBER(key, place, value, from, to, of, what)                                                                  \
    {                                                                                                                  \
        .name = key, .kind = ROW_NUMBER, .offset = place, .number = value, .least = from, .most = to, .unit = of,      \
        .about = what                                                                                                  \
    }
#define CHOICE(key, place, value, words, what)                                                                         \
    {                                                                                                                  \
        .name = key, .kind = ROW_CHOICE, .offset = place, .number = value, .choices = words, .about = what             \
    }
#define TEXT(key, sort, place, value, what)                                                                            \
    {                                                                                                                  \
        .name = key, .kind = sort, .offset = place, .text = value, .about = what                                       \
    }
#define COLOUR(key, place, what)                                                                                       \
    {                                                                                                                  \
        .name = key, .kind = ROW_COLOUR, .offset = place, .about = what                                                \
    }

#define NOTO "/usr/share/fonts/truetype/noto/"
#define INTER "/usr/share/fonts/opentype/inter/"

static const struct row display[] = {
    TEXT("theme", ROW_THEME, AT(display.theme), "night",
         "The colours: night (light text on dark), paper (dark on light), or one from the group themes."),
    CHOICE("transition", AT(display.transition), SETTINGS_FADE, WORDS("cut", "fade", "slide"),
           "How one card of an article gives way to the next."),
    CHOICE("article_transition", AT(display.article_transition), SETTINGS_SLIDE, WORDS("cut", "fade", "slide"),
           "How one article gives way to the next."),
    NUMBER("transition_ms", AT(display.transition_ms), 240, 0, 2000, "ms", "How long a fade or a slide takes."),
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
    CHOICE("clock", AT(display.clock), SETTINGS_CLOCK_24H, WORDS("24h", "12h", "off"),
           "The clock in the page's foot. With it off, a paused wall does nothing at all."),
    CHOICE("date_style", AT(display.date), SETTINGS_DAY_FIRST, WORDS("day-first", "month-first", "year-first"),
           "How dates are written: Tuesday 14 April 2026, Tuesday, April 14, 2026, or 2026-04-14."),
    NUMBER("stale_after_days", AT(display.stale_after_days), 0, 0, 3650, "days",
           "An edition older than this carries a line that says how old the news is. 0 never says so."),
    NUMBER("burn_in_shift", AT(display.burn_in_shift), 4, 0, 16, "px",
           "Moves the page by up to so much now and then, so that nothing burns into the panel. 0 keeps it still."),
    NUMBER("burn_in_minutes", AT(display.burn_in_minutes), 5, 1, 120, "minutes", "The time between two such moves."),
    SWITCH("fullscreen", AT(display.fullscreen), true, "Fills the display. false opens a window, as --windowed does."),
    NUMBER("display", AT(display.display), 0, 0, 7, NULL,
           "Which display to use where there are several, counted from 0."),
    TEXT("awake", ROW_SCHEDULE, AT(display.awake), "",
         "When the screen is on, as in Mon-Fri 07:00-23:30, Sat Sun 9:00-18:00. At other times the panel is off, "
         "and a touch or a button wakes it for a while. With \"\" it is always on."),
    NUMBER("wake_minutes", AT(display.wake_minutes), 5, 1, 240, "minutes",
           "How long it stays on after the last touch when it was woken out of its hours."),
};

static const struct row cycle[] = {
    SWITCH("automatic", AT(cycle.automatic), true, "Cards change by themselves. false: only by hand."),
    NUMBER("words_per_minute", AT(cycle.words_per_minute), 180, 40, 1000, "words",
           "How fast visitors read; a card stays as long as its words take."),
    NUMBER("dwell_least", AT(cycle.dwell_least), 6, 1, 600, "seconds", "No card goes by sooner."),
    NUMBER("dwell_most", AT(cycle.dwell_most), 30, 1, 3600, "seconds", "No card stays longer by itself."),
    NUMBER("wait_after_press", AT(cycle.wait_after_press), 45, 0, 3600, "seconds",
           "After a press the cards stand still at least so long, then go on from there."),
    NUMBER("home_after", AT(cycle.home_after), 300, 0, 86400, "seconds",
           "So long after the last press the wall goes back to the first card. 0: never."),
};

static const struct row edition[] = {
    TEXT("path", ROW_FILE, AT(edition.path), "",
         "The edition file to show. With \"\", the newest on the shelf, or the one that came with the package. "
         "--edition overrules it. update.trust counts for it too."),
    NUMBER("quotes_most", AT(edition.quotes_most), 0, 0, 256, "quotes",
           "standfirst-pack build keeps at most so many quotes of an article: those that read best, are said by "
           "somebody with a name and a role, stand early, and let different people speak. 0 keeps all."),
    SWITCH("unattributed_quotes", AT(edition.unattributed_quotes), false,
           "standfirst-pack build also keeps quotes of which it is not sure who says them; their cards name nobody."),
};

static const struct row quotes[] = {
    NUMBER("risk", AT(quotes.risk), 100, 1, 1000, "false ones in 1,000",
           "standfirst-pack names a quote's speaker only where the way in which the speaker was found was wrong for at "
           "most so many of 1,000 quotes of read articles. All others are listed with their doubt and stay off the "
           "wall until `speaker.N` names somebody. Less is safer and shows fewer quotes; 1000 is no limit."),
};

static const struct row update[] = {
    SWITCH("enabled", AT(update.enabled), true,
           "Takes new editions. false: what is on the shelf stays. A wall that is told by edition.path or --edition "
           "what to show takes none either."),
    CHOICE("trust", AT(update.trust), SETTINGS_TRUST_AUTO, WORDS("auto", "signed", "any"),
           "Which editions are taken. signed: those signed with a key of the folder keys. any: unsigned ones too. "
           "auto: signed as soon as there is a key in that folder, any until then. The info card shows it. The "
           "editions on the shelf are held to it as well: after a change to signed, unsigned ones are passed over at "
           "the next start, which the screen says, and the edition that came with the kiosk is shown until a signed "
           "one is brought. That one needs no signature."),
    TEXT("keys", ROW_FOLDER, AT(update.keys), "/etc/standfirst/keys",
         "The public keys, NAME.pub, as standfirst-pack keygen and minisign write them."),
    TEXT("shelf", ROW_FOLDER, AT(update.shelf), "/var/lib/standfirst/shelf", "Where the editions are kept."),
    TEXT("inbox", ROW_FOLDER, AT(update.inbox), "/var/lib/standfirst/inbox",
         "A folder that tools such as rsync and Syncthing fill: an edition in it is taken as if it came on a "
         "stick. \"\": none."),
    TEXT("sticks", ROW_FOLDER, AT(update.sticks), "/run/standfirst/stick",
         "At or below this folder the system mounts sticks. \"\": none is looked at."),
};

static const struct row kiosk[] = {
    TEXT("name", ROW_TEXT, AT(kiosk.name), "",
         "What this screen is called, such as lobby-2; the empty screen and the info card show it."),
    TEXT("language", ROW_LANGUAGE, AT(kiosk.language), "en",
         "The language of the kiosk's own words. The articles have their own."),
};

/* The scripts a European newsroom meets, then those of its readers, then signs. NotoSans comes first as it has the
 * Latin, Greek and Cyrillic letters that a display face may lack. */
static const char *const fallback_fonts[] = {
    NOTO "NotoSans-Regular.ttf",         NOTO "NotoNaskhArabic-Regular.ttf",  NOTO "NotoSansHebrew-Regular.ttf",
    NOTO "NotoSansArmenian-Regular.ttf", NOTO "NotoSansGeorgian-Regular.ttf", NOTO "NotoSansDevanagari-Regular.ttf",
    NOTO "NotoSansBengali-Regular.ttf",  NOTO "NotoSansGurmukhi-Regular.ttf", NOTO "NotoSansTamil-Regular.ttf",
    NOTO "NotoSansThai-Regular.ttf",     NOTO "NotoSansEthiopic-Regular.ttf", NOTO "NotoSansMath-Regular.ttf",
    NOTO "NotoSansSymbols-Regular.ttf",  NOTO "NotoSansSymbols2-Regular.ttf", NULL,
};
_Static_assert(COUNT(fallback_fonts) - 1 <= SETTINGS_FALLBACK_MOST, "a default that does not fit its place");

static const struct row fonts[] = {
    TEXT("headline", ROW_FONT, AT(fonts.headline), NOTO "NotoSerifDisplay-Bold.ttf", "Headlines."),
    TEXT("quote", ROW_FONT, AT(fonts.quote), NOTO "NotoSerifDisplay-Regular.ttf", "Quotes."),
    TEXT("text", ROW_FONT, AT(fonts.text), NOTO "NotoSerif-Regular.ttf", "Summaries."),
    TEXT("sans", ROW_FONT, AT(fonts.sans), INTER "Inter-Regular.otf",
         "Places, dates, roles, the foot of the page, the contents."),
    TEXT("sans_bold", ROW_FONT, AT(fonts.sans_bold), INTER "Inter-SemiBold.otf", "Kickers and names."),
    {.name = "fallback",
     .kind = ROW_FONTS,
     .offset = AT(fonts.fallback),
     .texts = fallback_fonts,
     .about = "Tried in this order for a character that the fonts above lack. A file that is not there is passed over. "
              "For Chinese, Japanese and Korean install fonts-noto-cjk and add "
              "\"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc\"."},
};

/* x stays x, and y stays y. */
static const int identity_matrix[] = {1000, 0, 0, 0, 1000, 0};

static const struct row touch[] = {
    TEXT("tap_left", ROW_ACTION, AT(touch.tap_left), "previous-card",
         "A tap, or a click of the mouse, in the left zone."),
    TEXT("tap_right", ROW_ACTION, AT(touch.tap_right), "next-card", "A tap or a click anywhere else."),
    TEXT("swipe_left", ROW_ACTION, AT(touch.swipe_left), "next-card", "A finger drawn to the left."),
    TEXT("swipe_right", ROW_ACTION, AT(touch.swipe_right), "previous-card", "A finger drawn to the right."),
    TEXT("swipe_up", ROW_ACTION, AT(touch.swipe_up), "next-article", "A finger drawn upwards."),
    TEXT("swipe_down", ROW_ACTION, AT(touch.swipe_down), "previous-article", "A finger drawn downwards."),
    TEXT("hold", ROW_ACTION, AT(touch.hold), "contents", "A finger that rests on one spot."),
    NUMBER("left_zone", AT(touch.left_zone), 33, 0, 100, "percent", "How much of the width is the left zone."),
    NUMBER("swipe_least", AT(touch.swipe_least), 8, 2, 50, "percent",
           "How far a finger must go to make a swipe, of the picture's shorter side."),
    NUMBER("hold_ms", AT(touch.hold_ms), 700, 200, 10000, "ms",
           "How long a finger, a key or a button must be down to be held rather than pressed."),
    {.name = "panel_range",
     .kind = ROW_SIDES,
     .offset = AT(touch.panel_range),
     .most = 65535,
     .text = "[180, 3900, 220, 3850]",
     .about = "What the touch panel sends at the picture's left, right, top and bottom edge, where it does not say so "
              "itself; only without a window system. All 0: as the panel says."},
    {.name = "panel_matrix",
     .kind = ROW_MATRIX,
     .offset = AT(touch.panel_matrix),
     .least = -8000,
     .most = 8000,
     .text = "[-1000, 0, 1000, 0, -1000, 1000]",
     .numbers = identity_matrix,
     .about = "For a touch panel that is mounted askew: a, b, c, d, e and f in thousandths, so that x becomes "
              "a x + b y + c and y becomes d x + e y + f, over 0 to 1. The example is a panel upside down. Turning the "
              "picture needs nothing here: touch follows it."},
};

static const struct row keys[] = {
    TEXT("key", ROW_KEY, KEY(key), "",
         "The key's name, such as Right, PageDown, Space, F5, A or Keypad 5; `standfirst check` knows them all."),
    TEXT("press", ROW_ACTION, KEY(press), "none", "What a press does."),
    TEXT("hold", ROW_ACTION, KEY(hold), "none", "What holding the key down does."),
    TEXT("twice", ROW_ACTION, KEY(twice), "none",
         "What pressing it twice does. A key with hold or twice acts when it is let go, all others at once."),
    NUMBER("hold_ms", KEY(hold_ms), 0, 0, 10000, "ms", "How long this key must be held. 0: as in the group touch."),
};

static const struct row gpio[] = {
    TEXT("chip", ROW_TEXT, AT(gpio.chip), "",
         "The GPIO chip of all buttons that name none: its label, such as pinctrl-bcm2711 (Pi 4) or pinctrl-rp1 "
         "(Pi 5), its name or its path; `standfirst probe` lists them. Lines given by name, such as GPIO5, need no "
         "chip, and then one file fits all models."),
    NUMBER("stuck_after", AT(gpio.stuck_after), 30, 0, 3600, "seconds",
           "A button that is down for so long is stuck: it is told and ignored until it is let go. 0: never."),
};

static const struct row buttons[] = {
    TEXT("name", ROW_TEXT, BUTTON(name), "", "What the button is called in messages and chords."),
    TEXT("chip", ROW_TEXT, BUTTON(chip), "", "Its GPIO chip, if not the one of the group gpio."),
    TEXT("line", ROW_LINE, BUTTON(line), "", "Its line on the chip."),
    CHOICE("pull", BUTTON(pull), SETTINGS_PULL_UP, WORDS("none", "up", "down"),
           "The chip's own resistor: up for a button to ground, down for one to the supply."),
    SWITCH("active_low", BUTTON(active_low), true,
           "The line is low while the button is down, as with a button to ground."),
    TEXT("press", ROW_ACTION, BUTTON(press), "none", "What a press does."),
    TEXT("hold", ROW_ACTION, BUTTON(hold), "none", "What holding it does."),
    TEXT("twice", ROW_ACTION, BUTTON(twice), "none",
         "What pressing it twice does. A button with hold, twice or a chord acts when it is let go, all others at "
         "once."),
    NUMBER("hold_ms", BUTTON(hold_ms), 0, 0, 10000, "ms", "How long it must be held. 0: as in the group touch."),
    NUMBER("repeat_ms", BUTTON(repeat_ms), 0, 0, 10000, "ms",
           "While held, what hold does is done again so often. 0: once."),
    NUMBER("debounce_ms", BUTTON(debounce_ms), 5, 0, 200, "ms", "How long its contacts must be still to count."),
    TEXT("lamp", ROW_LINE, BUTTON(lamp), "",
         "The line of its lamp, if it has one; lit while the button can do something, blinking while an update "
         "runs."),
    SWITCH("lamp_active_low", BUTTON(lamp_active_low), false, "The lamp is lit while its line is low."),
};

static const struct row_list buttons_list = {
    .items = AT(buttons),
    .item_size = sizeof(struct settings_button),
    .n = AT(n_buttons),
    .most = SETTINGS_BUTTONS_MOST,
    .needed = WORDS("name", "line"),
    .example = "{ name = \"next\"; line = 5; press = \"next-card\"; hold = \"next-article\"; },\n"
               "{ name = \"previous\"; line = 6; press = \"previous-card\"; },\n"
               "{ name = \"quote\"; line = 16; press = \"next-quote\"; },\n"
               "{ name = \"home\"; line = 24; press = \"home\"; hold = \"undo-update\";\n"
               "  hold_ms = 3000; }",
};

static const struct row encoders[] = {
    TEXT("name", ROW_TEXT, ENCODER(name), "", "What it is called in messages."),
    TEXT("chip", ROW_TEXT, ENCODER(chip), "", "Its GPIO chip, if not the one of the group gpio."),
    TEXT("a", ROW_LINE, ENCODER(a), "", "The line that leads when it is turned right."),
    TEXT("b", ROW_LINE, ENCODER(b), "", "The other line."),
    CHOICE("pull", ENCODER(pull), SETTINGS_PULL_UP, WORDS("none", "up", "down"), "The chip's own resistors."),
    TEXT("right", ROW_ACTION, ENCODER(right), "next-card", "What a click to the right does."),
    TEXT("left", ROW_ACTION, ENCODER(left), "previous-card", "What a click to the left does."),
    CHOICE("steps", ENCODER(steps), 0, WORDS("4", "2", "1"),
           "How many quarter periods there are from one click to the next; most knobs have 4."),
};

static const struct row_list encoders_list = {
    .items = AT(encoders),
    .item_size = sizeof(struct settings_encoder),
    .n = AT(n_encoders),
    .most = SETTINGS_ENCODERS_MOST,
    .needed = WORDS("name", "a", "b"),
    .example = "{ name = \"dial\"; a = \"GPIO17\"; b = \"GPIO27\"; right = \"next-card\";\n"
               "  left = \"previous-card\"; }",
};

static const struct row chords[] = {
    TEXT("first", ROW_TEXT, CHORD(first), "", "A button's name, or a key of the list keys."),
    TEXT("second", ROW_TEXT, CHORD(second), "", "The other one, in either order."),
    TEXT("action", ROW_ACTION, CHORD(action), "none", "What the two do together."),
};

static const struct row_list chords_list = {
    .items = AT(chords),
    .item_size = sizeof(struct settings_chord),
    .n = AT(n_chords),
    .most = SETTINGS_CHORDS_MOST,
    .needed = WORDS("first", "second", "action"),
    .example = "{ first = \"next\"; second = \"previous\"; action = \"contents\"; }",
};

static const struct row themes[] = {
    COLOUR("ink", THEME(ink), "Text; at least 7:1 against paper and panel."),
    COLOUR("paper", THEME(paper), "The page."),
    COLOUR("accent", THEME(accent), "Kicker, quotation marks, the present card's tick; at least 4.5:1 against paper."),
    COLOUR("muted", THEME(muted), "Places, dates, roles, the foot; at least 4.5:1 against paper and panel."),
    COLOUR("rule", THEME(rule), "Lines and the ticks to come."),
    COLOUR("panel", THEME(panel), "The panel that rises over the page."),
};

/* More rows than ROWS_MOST do not compile. */
#define ROWS(name) .rows = name, .n_rows = COUNT(name) + 0 * sizeof(char[COUNT(name) <= ROWS_MOST ? 1 : -1])
static const struct row_group groups[] = {
    {"display", GROUP_PLAIN, "The screen and how the page looks on it.", ROWS(display)},
    {"cycle", GROUP_PLAIN, "How the cards change when nobody touches anything.", ROWS(cycle)},
    {"edition", GROUP_PLAIN, "What is shown, and what goes into it.", ROWS(edition)},
    {"quotes", GROUP_PLAIN, "Who is named under a quote, and when rather nobody.", ROWS(quotes)},
    {"update", GROUP_PLAIN, "How new editions come in: on a USB stick, or into a folder.", ROWS(update)},
    {"kiosk", GROUP_PLAIN, "This one screen.", ROWS(kiosk)},
    {"fonts", GROUP_PLAIN, "The font files, by their full paths.", ROWS(fonts)},
    {"touch", GROUP_PLAIN,
     "What a finger or the mouse does. The actions are next-card, previous-card, next-article, previous-article, "
     "next-quote, previous-quote, home, pause, contents, info, sleep, undo-update, quit (in a window only) and none.",
     ROWS(touch)},
    {"keys", GROUP_KEYS,
     "What the keys of a keyboard do, or of a remote control that acts as one. A key that is not in the list keeps its "
     "default; the action none takes it away.",
     ROWS(keys)},
    {"gpio", GROUP_PLAIN, "Where the buttons are wired.", ROWS(gpio)},
    {"buttons", GROUP_LIST,
     "Push buttons on GPIO lines, up to 16. With gpio.chip set and nothing in this list, there are the four of the "
     "example below.",
     ROWS(buttons), .list = &buttons_list},
    {"encoders", GROUP_LIST,
     "Rotary encoders (knobs that click round), up to 4. A knob that can also be pressed is a "
     "button besides.",
     ROWS(encoders), .list = &encoders_list},
    {"chords", GROUP_LIST,
     "Two buttons or keys pressed together, within 80 ms. Such a button acts when it is let go or 80 ms are over.",
     ROWS(chords), .list = &chords_list},
    {"themes", GROUP_THEMES,
     "Colours, as \"#\" and six hexadecimal digits. night and paper are built in and may be changed here; a theme of "
     "another name needs all six colours, and display.theme chooses it.",
     ROWS(themes)},
};
_Static_assert(COUNT(groups) == ROW_GROUPS, "table.h says how many groups there are");

const struct row_group *row_groups(void)
{
    return groups;
}
