/* SPDX-License-Identifier: MIT */
#include "settings/table_hands.h"

#include "settings/settings.h"

#define AT(field) offsetof(struct settings, field)
#define KEY(field) offsetof(struct settings_key, field)
#define BUTTON(field) offsetof(struct settings_button, field)
#define ENCODER(field) offsetof(struct settings_encoder, field)
#define CHORD(field) offsetof(struct settings_chord, field)

static const int straight[] = {1000, 0, 0, 0, 1000, 0};

#define TOUCH(word, action, what)                                                                                      \
    {                                                                                                                  \
        .name = #word, .kind = ROW_ACTION, .offset = AT(touch.word), .text = action, .about = what                     \
    }
const struct row rows_touch[] = {
    TOUCH(tap_left, "previous-card", "A tap, or a click of the mouse, in the left zone."),
    TOUCH(tap_right, "next-card", "A tap or a click anywhere else."),
    TOUCH(swipe_left, "next-card", "A finger drawn to the left."),
    TOUCH(swipe_right, "previous-card", "A finger drawn to the right."),
    TOUCH(swipe_up, "next-article", "A finger drawn upwards."),
    TOUCH(swipe_down, "previous-article", "A finger drawn downwards."),
    TOUCH(hold, "contents", "A finger that rests on one spot."),
    {.name = "left_zone",
     .kind = ROW_NUMBER,
     .offset = AT(touch.left_zone),
     .most = 100,
     .unit = "percent",
     .number = 33,
     .about = "How much of the width is the left zone."},
    {.name = "swipe_least",
     .kind = ROW_NUMBER,
     .offset = AT(touch.swipe_least),
     .least = 2,
     .most = 50,
     .unit = "percent",
     .number = 8,
     .about = "How far a finger must go to make a swipe, of the picture's shorter side."},
    {.name = "hold_ms",
     .kind = ROW_NUMBER,
     .offset = AT(touch.hold_ms),
     .least = 200,
     .most = 10000,
     .unit = "ms",
     .number = 700,
     .about = "How long a finger, a key or a button must be down to be held rather than pressed."},
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
     .numbers = straight,
     .about = "For a touch panel that is mounted askew: a, b, c, d, e and f in thousandths, so that x becomes "
              "a x + b y + c and y becomes d x + e y + f, over 0 to 1. The example is a panel upside down. Turning the "
              "picture needs nothing here: touch follows it."},
};

const struct row rows_keys[] = {
    {.name = "key",
     .kind = ROW_KEY,
     .offset = KEY(key),
     .text = "",
     .about = "The key's name, such as Right, PageDown, Space, F5, A or Keypad 5; `standfirst check` knows them all."},
    {.name = "press", .kind = ROW_ACTION, .offset = KEY(press), .text = "none", .about = "What a press does."},
    {.name = "hold",
     .kind = ROW_ACTION,
     .offset = KEY(hold),
     .text = "none",
     .about = "What holding the key down does."},
    {.name = "twice",
     .kind = ROW_ACTION,
     .offset = KEY(twice),
     .text = "none",
     .about = "What pressing it twice does. A key with hold or twice acts when it is let go, all others at once."},
    {.name = "hold_ms",
     .kind = ROW_NUMBER,
     .offset = KEY(hold_ms),
     .most = 10000,
     .unit = "ms",
     .about = "How long this key must be held. 0: as in the group touch."},
};

const struct row rows_gpio[] = {
    {.name = "chip",
     .kind = ROW_TEXT,
     .offset = AT(gpio.chip),
     .text = "",
     .about =
         "The GPIO chip of all buttons that name none: its label, such as pinctrl-bcm2711 (Pi 4) or pinctrl-rp1 "
         "(Pi 5), its name or its path; `standfirst probe` lists them. Lines given by name, such as GPIO5, need no "
         "chip, and then one file fits all models."},
    {.name = "stuck_after",
     .kind = ROW_NUMBER,
     .offset = AT(gpio.stuck_after),
     .most = 3600,
     .unit = "seconds",
     .number = 30,
     .about = "A button that is down for so long is stuck: it is told and ignored until it is let go. 0: never."},
};

const struct row rows_buttons[] = {
    {.name = "name",
     .kind = ROW_TEXT,
     .offset = BUTTON(name),
     .text = "",
     .about = "What the button is called in messages and chords."},
    {.name = "chip",
     .kind = ROW_TEXT,
     .offset = BUTTON(chip),
     .text = "",
     .about = "Its GPIO chip, if not the one of the group gpio."},
    {.name = "line", .kind = ROW_LINE, .offset = BUTTON(line), .text = "", .about = "Its line on the chip."},
    {.name = "pull",
     .kind = ROW_CHOICE,
     .offset = BUTTON(pull),
     .choices = {"none", "up", "down"},
     .number = SETTINGS_PULL_UP,
     .about = "The chip's own resistor: up for a button to ground, down for one to the supply."},
    {.name = "active_low",
     .kind = ROW_SWITCH,
     .offset = BUTTON(active_low),
     .number = true,
     .about = "The line is low while the button is down, as with a button to ground."},
    {.name = "press", .kind = ROW_ACTION, .offset = BUTTON(press), .text = "none", .about = "What a press does."},
    {.name = "hold", .kind = ROW_ACTION, .offset = BUTTON(hold), .text = "none", .about = "What holding it does."},
    {.name = "twice",
     .kind = ROW_ACTION,
     .offset = BUTTON(twice),
     .text = "none",
     .about = "What pressing it twice does. A button with hold, twice or a chord acts when it is let go, all others at "
              "once."},
    {.name = "hold_ms",
     .kind = ROW_NUMBER,
     .offset = BUTTON(hold_ms),
     .most = 10000,
     .unit = "ms",
     .about = "How long it must be held. 0: as in the group touch."},
    {.name = "repeat_ms",
     .kind = ROW_NUMBER,
     .offset = BUTTON(repeat_ms),
     .most = 10000,
     .unit = "ms",
     .about = "While held, what hold does is done again so often. 0: once."},
    {.name = "debounce_ms",
     .kind = ROW_NUMBER,
     .offset = BUTTON(debounce_ms),
     .most = 200,
     .unit = "ms",
     .number = 5,
     .about = "How long its contacts must be still to count."},
    {.name = "lamp",
     .kind = ROW_LINE,
     .offset = BUTTON(lamp),
     .text = "",
     .about = "The line of its lamp, if it has one; lit while the button can do something, blinking while an update "
              "runs."},
    {.name = "lamp_active_low",
     .kind = ROW_SWITCH,
     .offset = BUTTON(lamp_active_low),
     .number = false,
     .about = "The lamp is lit while its line is low."},
};

const struct row rows_encoders[] = {
    {.name = "name", .kind = ROW_TEXT, .offset = ENCODER(name), .text = "", .about = "What it is called in messages."},
    {.name = "chip",
     .kind = ROW_TEXT,
     .offset = ENCODER(chip),
     .text = "",
     .about = "Its GPIO chip, if not the one of the group gpio."},
    {.name = "a",
     .kind = ROW_LINE,
     .offset = ENCODER(a),
     .text = "",
     .about = "The line that leads when it is turned right."},
    {.name = "b", .kind = ROW_LINE, .offset = ENCODER(b), .text = "", .about = "The other line."},
    {.name = "pull",
     .kind = ROW_CHOICE,
     .offset = ENCODER(pull),
     .choices = {"none", "up", "down"},
     .number = SETTINGS_PULL_UP,
     .about = "The chip's own resistors."},
    {.name = "right",
     .kind = ROW_ACTION,
     .offset = ENCODER(right),
     .text = "next-card",
     .about = "What a click to the right does."},
    {.name = "left",
     .kind = ROW_ACTION,
     .offset = ENCODER(left),
     .text = "previous-card",
     .about = "What a click to the left does."},
    {.name = "steps",
     .kind = ROW_CHOICE,
     .offset = ENCODER(steps),
     .choices = {"4", "2", "1"},
     .number = 0,
     .about = "How many quarter periods there are from one click to the next; most knobs have 4."},
};

const struct row rows_chords[] = {
    {.name = "first",
     .kind = ROW_TEXT,
     .offset = CHORD(first),
     .text = "",
     .about = "A button's name, or a key of the list keys."},
    {.name = "second",
     .kind = ROW_TEXT,
     .offset = CHORD(second),
     .text = "",
     .about = "The other one, in either order."},
    {.name = "action",
     .kind = ROW_ACTION,
     .offset = CHORD(action),
     .text = "none",
     .about = "What the two do together."},
};

const struct row_list list_buttons = {
    .items = AT(buttons),
    .item_size = sizeof(struct settings_button),
    .n = AT(n_buttons),
    .most = SETTINGS_BUTTONS_MOST,
    .needed = {"name", "line"},
    .example = "{ name = \"next\"; line = 5; press = \"next-card\"; hold = \"next-article\"; },\n"
               "{ name = \"previous\"; line = 6; press = \"previous-card\"; },\n"
               "{ name = \"quote\"; line = 16; press = \"next-quote\"; },\n"
               "{ name = \"home\"; line = 24; press = \"home\"; hold = \"undo-update\";\n"
               "  hold_ms = 3000; }",
};

const struct row_list list_encoders = {
    .items = AT(encoders),
    .item_size = sizeof(struct settings_encoder),
    .n = AT(n_encoders),
    .most = SETTINGS_ENCODERS_MOST,
    .needed = {"name", "a", "b"},
    .example = "{ name = \"dial\"; a = \"GPIO17\"; b = \"GPIO27\"; right = \"next-card\";\n"
               "  left = \"previous-card\"; }",
};

const struct row_list list_chords = {
    .items = AT(chords),
    .item_size = sizeof(struct settings_chord),
    .n = AT(n_chords),
    .most = SETTINGS_CHORDS_MOST,
    .needed = {"first", "second", "action"},
    .example = "{ first = \"next\"; second = \"previous\"; action = \"contents\"; }",
};
