/* SPDX-License-Identifier: MIT */
/* A config with every kind of mistake: each is told, with its line and what was meant. */
#include "settings/load.h"
#include "settings/settings.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const actions[] = {"next-card", "previous-card", "next-article", "home", "contents", "pause", NULL};
static const char *const languages[] = {"en", "fr", NULL};

static bool key_known(const char *name)
{
    static const char *const known[] = {"Right", "Left", "PageDown", "F5", "f5", "Space"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i], name) == 0)
            return true;
    }
    return false;
}

static bool schedule_fits(const char *text, struct error *e)
{
    return text[0] == 'M' || error_set(e, "there is no day '%s'", text);
}

static const struct settings_names names = {
    .actions = actions, .languages = languages, .key_known = key_known, .schedule_fits = schedule_fits};
static struct settings s;
static struct settings_problems problems;

static void print_problems(void)
{
    for (size_t i = 0; i < problems.n; i++)
        print_message("    %u: %s\n", problems.items[i].line, problems.items[i].text);
}

/* What is wrong and in which line: every problem the text gives, in order, and no other. */
struct mistake {
    const char *text;
    struct {
        unsigned line;
        const char *says; /* all of it */
    } wanted[4];
};

static const struct mistake mistakes[] = {
    /* names */
    {"theme = \"paper\";", {{1, "theme: 'theme' belongs in the group 'display'"}}},
    {"\n\ncycle: { clock = \"off\"; };", {{3, "cycle.clock: 'clock' belongs in the group 'display'"}}},
    {"disply: { theme = \"paper\"; };", {{1, "disply: there is no such group; did you mean 'display'?"}}},
    {"display: { trnasition = \"cut\"; };",
     {{1, "display.trnasition: there is no such key; did you mean 'transition'?"}}},
    {"display: { Theme = \"paper\"; };", {{1, "display.Theme: there is no such key; did you mean 'theme'?"}}},
    {"display: { dwell-least = 6; };",
     {{1, "display.dwell-least: there is no such key; did you mean 'dwell_least' in the group 'cycle'?"}}},
    {"cycle: { dwell = 6; };", {{1, "cycle.dwell: there is no such key; did you mean 'dwell_least'?"}}},
    {"display: { xyzzy = 1; };\nplugh = 2;",
     {{1, "display.xyzzy: there is no such key"}, {2, "plugh: there is no such group"}}},
    {"display: {\n  theme = \"paper\";\ncycle: {\n  automatic = false;\n};\n",
     {{1, "the '{' in this line is not closed with '}'"},
      {3, "display.cycle: the group 'cycle' stands by itself; is the '}' before it missing?"}}},
    {"cycle: {\n  automatic = true;\n  automatic = false;\n};",
     {{3, "'automatic' is set twice; line 2 sets it first"}}},
    {"cycle: { automatic = true; };\ncycle: { automatic = true; };",
     {{2, "'cycle' is set twice; line 1 sets it first"}}},
    /* kinds */
    {"cycle: { dwell_least = \"long\"; };",
     {{1, "cycle.dwell_least: expected a whole number of seconds from 1 to 600, found the text \"long\""}}},
    {"cycle: { dwell_least = 0; };",
     {{1, "cycle.dwell_least: expected a whole number of seconds from 1 to 600, found the number 0"}}},
    {"cycle: { dwell_least = 6.5; };",
     {{1, "cycle.dwell_least: expected a whole number of seconds from 1 to 600, found the number 6.5"}}},
    {"cycle: { automatic = 1; };", {{1, "cycle.automatic: expected true or false, found the number 1"}}},
    {"cycle: { automatic = \"true\"; };", {{1, "cycle.automatic: expected true or false, found the text \"true\""}}},
    {"cycle = 5;", {{1, "cycle: expected a group { name = value; ... }, found the number 5"}}},
    {"cycle: { automatic: { on = true; }; };", {{1, "cycle.automatic: expected true or false, found a group { ... }"}}},
    {"display: { transition = \"wipe\"; };",
     {{1, "display.transition: expected \"cut\", \"fade\" or \"slide\", found the text \"wipe\""}}},
    {"display: { rotation = 45; };",
     {{1, "display.rotation: expected 0, 90, 180 or 270 degrees, found the number 45"}}},
    {"display: { rotation = 360; };",
     {{1, "display.rotation: expected 0, 90, 180 or 270 degrees, found the number 360"}}},
    {"display: { display = 8; };", {{1, "display.display: expected a whole number from 0 to 7, found the number 8"}}},
    {"display: { safe_area = [1, 2, 3]; };",
     {{1,
       "display.safe_area: expected four whole numbers of px from 0 to 400, as in [0, 24, 0, 24], found a list of 3"}}},
    {"display: { safe_area = [1, 2,\n 401, 4]; };",
     {{2, "display.safe_area: expected four whole numbers of px from 0 to 400, as in [0, 24, 0, 24], found the number "
          "401"}}},
    {"kiosk: { name = true; };", {{1, "kiosk.name: expected a text in quotes, found true"}}},
    {"kiosk: { name = \"a\\tb\"; };",
     {{1, "kiosk.name: has a character that cannot be shown, such as a tab or a new line"}}},
    {"kiosk: { name = \"\\xff\"; };",
     {{1, "kiosk.name: has a character that cannot be shown, such as a tab or a new line"}}},
    {"kiosk: { name = \"0123456789012345678901234567890123456789\"; };",
     {{1, "kiosk.name: is 40 bytes long, 39 are the most"}}},
    {"kiosk: { language = \"fra\"; };", {{1, "kiosk.language: there is no language \"fra\"; did you mean \"fr\"?"}}},
    {"kiosk: { language = \"tlh\"; };", {{1, "kiosk.language: there is no language \"tlh\""}}},
    {"edition: { path = \"tuesday.edition\"; };",
     {{1, "edition.path: expected a file's full path, beginning with '/', found the text \"tuesday.edition\""}}},
    {"fonts: { text = \"\"; };",
     {{1, "fonts.text: expected a file's full path, beginning with '/', found the text \"\""}}},
    {"fonts: { fallback = \"/a.ttf\"; };",
     {{1, "fonts.fallback: expected full paths of files in quotes, as [\"/a.ttf\", \"/b.ttf\"], found the text "
          "\"/a.ttf\""}}},
    {"fonts: { fallback = [ \"/a.ttf\",\n \"b.ttf\",\n \"c.ttf\"\n ]; };",
     {{2, "fonts.fallback: expected a file's full path, beginning with '/', found the text \"b.ttf\""},
      {3, "fonts.fallback: expected a file's full path, beginning with '/', found the text \"c.ttf\""}}},
    {"fonts: { fallback = [1, 2]; };",
     {{1, "fonts.fallback: expected full paths of files in quotes, as [\"/a.ttf\", \"/b.ttf\"], found the number 1"},
      {1, "fonts.fallback: expected full paths of files in quotes, as [\"/a.ttf\", \"/b.ttf\"], found the number 2"}}},
    {"fonts: { fallback = [\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\",\"/\","
     "\"/\",\"/\"]; };",
     {{1, "fonts.fallback: names 17 files, 16 are the most"}}},
    /* actions, keys, themes */
    {"touch: { hold = \"contnets\"; };",
     {{1, "touch.hold: there is no action \"contnets\"; did you mean \"contents\"?"}}},
    {"touch: { hold = \"next_card\"; };",
     {{1, "touch.hold: there is no action \"next_card\"; did you mean \"next-card\"?"}}},
    {"touch: { hold = \"fly\"; };", {{1, "touch.hold: there is no action \"fly\""}}},
    {"touch: { hold = 3; };", {{1, "touch.hold: expected an action's name in quotes, found the number 3"}}},
    {"keys: { Right = \"home\"; };",
     {{1, "keys: expected a list ( { key = \"F5\"; press = \"home\"; }, ... ), found a group { ... }"}}},
    {"keys = (\n {key = \"F5\"; press = \"homme\";},\n {press = \"home\";},\n 7,\n {key = \"Page Down\";}\n);",
     {{2, "keys[1].press: there is no action \"homme\"; did you mean \"home\"?"},
      {3, "keys[2]: lacks 'key', the name of the key"},
      {4, "keys[3]: expected a group { name = value; ... }, found the number 7"},
      {5, "keys[4].key: there is no key \"Page Down\"; did you mean \"PageDown\"?"}}},
    {"keys = (\n {key = \"F5\"; press = \"home\";},\n {key = \"f5\"; press = \"pause\";} );",
     {{3, "keys[2]: the key \"f5\" is in the list twice; line 2 has it first"}}},
    {"keys = ( {key = \"F5\"; action = \"home\";} );", {{1, "keys[1].action: there is no such key"}}},
    {"themes = (1);", {{1, "themes: expected a group { name = value; ... }, found a list of 1"}}},
    {"themes: { night = 3; };", {{1, "themes.night: expected a group { name = value; ... }, found the number 3"}}},
    {"themes: { night: { ink = \"#fff\"; muted = \"#12345g\"; }; };",
     {{1, "themes.night.ink: expected a colour in quotes, as \"#1b1917\", found the text \"#fff\""},
      {1, "themes.night.muted: expected a colour in quotes, as \"#1b1917\", found the text \"#12345g\""}}},
    {"themes: {\n dusk: { ink = \"#ffffff\"; paper = \"#000000\"; };\n};",
     {{2, "themes.dusk: lacks 'accent', 'muted', 'rule', 'panel': a new theme needs all 6 colours"}}},
    {"display: { theme = \"nihgt\"; };", {{1, "display.theme: there is no theme \"nihgt\"; did you mean \"night\"?"}}},
    {"display: { theme = \"sepia\"; };",
     {{1, "display.theme: there is no theme \"sepia\": it would be a block in the group themes"}}},
    {"cycle: {\n dwell_most = 10;\n dwell_least = 20;\n};",
     {{3, "cycle.dwell_least: 20 seconds is more than cycle.dwell_most, 10 seconds"}}},
    /* hands */
    {"buttons: { next = 5; };",
     {{1, "buttons: expected a list ( { name = \"next\"; line = 5; press = \"next-card\"; hold = \"next-article\"; }, "
          "), found a group { ... }"}}},
    {"buttons = (\n {name = \"a\"; press = \"home\";},\n {line = \"G5\";},\n 3,\n {name = \"\"; line = \"G6\";} );",
     {{2, "buttons[1]: lacks 'line'"},
      {3, "buttons[2]: lacks 'name'"},
      {4, "buttons[3]: expected a group { name = value; ... }, found the number 3"},
      {5, "buttons[4].name: is empty"}}},
    {"buttons = ( {name = \"a\"; line = 5;} );",
     {{1, "buttons \"a\": line 5 of which chip? Set gpio.chip, or name the line, as in line = \"GPIO5\""}}},
    {"buttons = ( {name = \"a\"; line = -5;} );",
     {{1, "buttons[1].line: expected a line's number, or its name in quotes, found the number -5"}}},
    {"buttons = ( {name = \"a\"; line = \"G5\";},\n {name = \"a\"; line = \"G6\";} );",
     {{2, "buttons \"a\": the name is in the list twice"}}},
    {"buttons = ( {name = \"a\"; line = \"G5\"; lamp = \"G7\";},\n {name = \"b\"; line = \"G5\";},\n"
     " {name = \"c\"; line = \"G7\";},\n {name = \"d\"; line = \"G8\"; lamp = \"G8\";} );",
     {{2, "buttons \"b\": its line is also that of \"a\""},
      {3, "buttons \"c\": its line is also that of \"a\""},
      {4, "buttons \"d\": its line is also that of \"d\""}}},
    {"buttons = ( {name = \"a\"; line = \"G5\"; press = \"homme\"; pull = \"left\"; colour = 1;} );",
     {{1, "buttons[1].press: there is no action \"homme\"; did you mean \"home\"?"},
      {1, "buttons[1].pull: expected \"none\", \"up\" or \"down\", found the text \"left\""},
      {1, "buttons[1].colour: there is no such key"}}},
    {"encoders = ( {name = \"k\"; a = \"G5\"; b = \"G5\";},\n {name = \"l\"; a = 1; b = 2;},\n {name = \"m\"; a = 1;} "
     ");",
     {{1, "encoders \"k\": its line is also that of \"k\""},
      {2, "encoders \"l\": line 1 of which chip? Set gpio.chip, or name the line, as in line = \"GPIO1\""},
      {3, "encoders[3]: lacks 'b'"}}},
    {"buttons = ( {name = \"next\"; line = \"G5\";} );\nchords = (\n {first = \"nxet\"; second = \"Right\"; action = "
     "\"home\";},\n {first = \"next\"; second = \"xyzzy\"; action = \"home\";},\n {first = \"next\"; second = "
     "\"next\"; action = \"home\";},\n {first = \"next\"; second = \"Left\";} );",
     {{3, "chords \"nxet\" and \"Right\": there is no button or key \"nxet\" in the lists; did you mean \"next\"?"},
      {4, "chords \"next\" and \"xyzzy\": there is no button or key \"xyzzy\" in the lists"},
      {5, "chords \"next\" and \"next\": first and second are the same"},
      {6, "chords[4]: lacks 'action'"}}},
    {"display: { awake = \"Xon 7-9\"; };", {{1, "display.awake: there is no day 'Xon 7-9'"}}},
    {"display: { awake = 7; };",
     {{1, "display.awake: expected days and times in quotes, as \"Mon-Fri 07:00-23:30\", found the number 7"}}},
    {"touch: { panel_matrix = [1, 2, 3]; };",
     {{1, "touch.panel_matrix: expected six whole numbers from -8000 to 8000, as in [-1000, 0, 1000, 0, -1000, 1000], "
          "found a list of 3"}}},
    /* the text itself */
    {"cycle: { home_after = 99999999999; };", {{1, "home_after: 99999999999 is too large a number"}}},
    {"cycle: { home_after = -99999999999; };", {{1, "home_after: -99999999999 is too large a number"}}},
    {"cycle: { home_after = 30 s; };", {{1, "home_after: '30 s' is not a whole number: units are left out, write 30"}}},
    {"cycle: { home_after = 30s }", {{1, "home_after: '30s' is not a whole number: units are left out, write 30"}}},
    {"cycle: { home_after = 5-6; };", {{1, "home_after: '5-6' is not a whole number: units are left out, write 5-6"}}},
    {"cycle: { automatic = yes; };",
     {{1, "automatic: 'yes' is not a value: write true or false, or \"yes\" if it is a text"}}},
    {"display: { theme = night; };",
     {{1, "theme: 'night' is not a value: a text is written in straight double quotes, \"night\""}}},
    {"display: { theme = 'night'; };",
     {{1, "theme: ''night'' is not a value: a text is written in straight double quotes, \"night\""}}},
    {"display: { theme = \xe2\x80\x9cnight\xe2\x80\x9d; };",
     {{1, "theme: '\xe2\x80\x9cnight\xe2\x80\x9d' is not a value: a text is written in straight double quotes, "
          "\"night\""}}},
    {"display: { clock = 12h; };",
     {{1, "clock: '12h' is not a value: a text is written in straight double quotes, \"12h\""}}},
    {"fonts: { text = /usr/a b.ttf; };",
     {{1, "text: '/usr/a b.ttf' is not a value: a text is written in straight double quotes, \"/usr/a b.ttf\""}}},
    {"display: { theme \"night\"; };", {{1, "after 'theme' comes '=' and a value"}}},
    {"display: { theme\n };", {{1, "after 'theme' comes '=' and a value"}}},
    {"display: { theme = ; };", {{1, "theme: a value is missing here"}}},
    {"display: { theme =\n clock = \"off\"; };", {{1, "after 'theme =' a value is missing"}}},
    {"display: {\n theme = \"night;\n clock = \"12h\";\n};",
     {{2, "theme: the text that begins in this line is not closed with \" in it"}}},
    {"fonts: { fallback = [\"/a\"\n \"/b\"]; };", {{1, "fallback: a comma is missing after this text"}}},
    {"display: { safe_area = [1 2, 3, 4]; };", {{1, "safe_area: '1 2' is not one number: is a comma missing?"}}},
    {"display: { safe_area = [1, \"2\", 3, 4]; };",
     {{1, "safe_area: the values between '[' and ']' must all be of one kind"}}},
    {"display: { safe_area = [1, [2], 3, 4]; };",
     {{1, "safe_area: between '[' and ']' stand only numbers, texts, true or false"}}},
    {"display: { safe_area = [1, 2, 3, 4; };", {{1, "the '[' in this line is not closed with ']'"}}},
    {"display: { safe_area = [1, 2, 3, 4); };", {{1, "')' closes the '[' of line 1: write ']'"}}},
    {"keys = ( { key = \"F5\"; press = \"home\"; }", {{1, "the '(' in this line is not closed with ')'"}}},
    {"cycle: { automatic = true; }; };", {{1, "this '}' closes nothing"}}},
    {"cycle: { automatic = true; ] };", {{1, "this ']' closes nothing"}}},
    {"@include \"other.conf\"\ncycle: { home_after = -1; };",
     {{1, "@include is not taken: all settings are in one file"},
      {2, "cycle.home_after: expected a whole number of seconds from 0 to 86400, found the number -1"}}},
    {"\"cycle\": { \"automatic\": true }",
     {{1, "names are written without quotes: cycle"}, {1, "names are written without quotes: automatic"}}},
    {"cycle: { \xc2\xa7 = 3; };", {{1, "'\xc2\xa7' does not belong here: a setting is written  name = value;"}}},
    {"cycle: { automatic = true; } /* the end", {{1, "the comment that begins with /* here is never closed with */"}}},
    {"cycle: { } # caf\xe9\n kiosk: { name = \"\xe9\"; };",
     {{1, "the byte 0xE9 here is not UTF-8: save the file as UTF-8"}}},
    {"# one\n# two\n# caf\xe9 three\n# caf\xe9 four", {{3, "the byte 0xE9 here is not UTF-8: save the file as UTF-8"}}},
    {"a = (((((((((1)))))))));", {{1, "brackets within brackets, more than 8 deep"}}},
};

static void every_mistake_is_told_with_its_line(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        const struct mistake *m = &mistakes[i];
        bool as_wanted = !settings_parse("a.conf", m->text, strlen(m->text), &names, &s, &problems);
        size_t n = 0;
        for (; n < 4 && m->wanted[n].says != NULL; n++) {
            as_wanted = as_wanted && n < problems.n && problems.items[n].line == m->wanted[n].line &&
                        strcmp(problems.items[n].text, m->wanted[n].says) == 0;
        }
        if (!as_wanted || problems.n != n) {
            print_message("%s\n", m->text);
            print_problems();
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void contrasts(void **state)
{
    (void)state;
    assert_true(fabs(check_contrast(0xffffff, 0x000000) - 21) < 1e-9);
    assert_true(fabs(check_contrast(0x000000, 0xffffff) - 21) < 1e-9);
    assert_true(fabs(check_contrast(0x123456, 0x123456) - 1) < 1e-9);
    /* The grey that is commonly named as the lightest to pass 4.5:1 on white, and the next. */
    assert_true(check_contrast(0x767676, 0xffffff) >= 4.5);
    assert_true(check_contrast(0x777777, 0xffffff) < 4.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_with_its_line),
        cmocka_unit_test(contrasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
