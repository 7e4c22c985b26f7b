/* SPDX-License-Identifier: MIT */
#include "settings/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static const struct settings_names names = {.actions = actions, .languages = languages, .key_known = key_known};
static struct settings s;
static struct settings_problems problems;

static bool parse_bytes(const void *data, size_t size)
{
    return settings_parse("a.conf", data, size, &names, &s, &problems);
}

static bool parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void print_problems(void)
{
    for (size_t i = 0; i < problems.n; i++)
        print_message("    %u: %s\n", problems.items[i].line, problems.items[i].text);
}

static void what_is_right_beside_a_mistake_is_used(void **state)
{
    (void)state;
    assert_false(parse("display: {\n"
                       "  theme = paper;\n"
                       "  clock = \"12h\";\n"
                       "  transition_ms = 5000; rotation = 90;\n"
                       "  safe_area = [1, 2, 3, 4; # not closed\n"
                       "  burn_in_shift = 2\n"
                       "  display = 99999999999\n"
                       "};\n"
                       "cycle: { automatic = no }\n"
                       "kiosk: { name = \"lobby-2\" }\n"));
    assert_int_equal(problems.n, 5);
    assert_string_equal(s.display.theme, "night");
    assert_int_equal(s.display.clock, SETTINGS_CLOCK_12H);
    assert_int_equal(s.display.transition_ms, 240);
    assert_int_equal(s.display.rotation, 90);
    assert_int_equal(s.display.safe_area[0], 0);
    assert_int_equal(s.display.burn_in_shift, 2);
    assert_int_equal(s.display.display, 0);
    assert_true(s.cycle.automatic);
    assert_string_equal(s.kiosk.name, "lobby-2");
}

static void hands_reach_their_places(void **state)
{
    (void)state;
    bool right =
        parse("gpio: { chip = \"board\"; stuck_after = 0; };\n"
              "display: { awake = \"Mon 07:00-20:00\"; wake_minutes = 9; };\n"
              "touch: { panel_range = [1, 2, 3, 4]; panel_matrix = [-1000, 1, 2, 3, 4, 5]; };\n"
              "buttons = ( { name = \"a\"; line = 5; press = \"home\"; hold = \"pause\"; twice = \"contents\";\n"
              "    hold_ms = 3000; repeat_ms = 200; debounce_ms = 0; lamp = \"GPIO7\"; lamp_active_low = true; },\n"
              "  { name = \"b\"; chip = \"other\"; line = \"GPIO6\"; pull = \"down\"; active_low = false; } );\n"
              "encoders = ( { name = \"dial\"; a = 17; b = \"GPIO27\"; right = \"next-article\"; steps = \"2\"; } );\n"
              "chords = ( { first = \"a\"; second = \"b\"; action = \"contents\"; },\n"
              "  { first = \"b\"; second = \"Right\"; action = \"home\"; } );\n");
    print_problems();
    assert_true(right);
    assert_int_equal(s.gpio.stuck_after, 0);
    assert_string_equal(s.display.awake, "Mon 07:00-20:00");
    assert_int_equal(s.display.wake_minutes, 9);
    assert_int_equal(s.touch.panel_range[3], 4);
    assert_int_equal(s.touch.panel_matrix[0], -1000);
    assert_int_equal(s.touch.panel_matrix[5], 5);
    assert_int_equal(s.n_buttons, 2);
    const struct settings_button *a = &s.buttons[0], *b = &s.buttons[1];
    assert_string_equal(a->chip, "board");
    assert_string_equal(a->line, "5");
    assert_int_equal(a->pull, SETTINGS_PULL_UP);
    assert_true(a->active_low && a->lamp_active_low);
    assert_string_equal(a->press, "home");
    assert_string_equal(a->hold, "pause");
    assert_string_equal(a->twice, "contents");
    assert_int_equal(a->hold_ms, 3000);
    assert_int_equal(a->repeat_ms, 200);
    assert_int_equal(a->debounce_ms, 0);
    assert_string_equal(a->lamp, "GPIO7");
    assert_string_equal(b->chip, "other");
    assert_string_equal(b->line, "GPIO6");
    assert_int_equal(b->pull, SETTINGS_PULL_DOWN);
    assert_false(b->active_low || b->lamp_active_low);
    assert_string_equal(b->press, "none");
    assert_int_equal(b->debounce_ms, 5);
    assert_int_equal(s.n_encoders, 1);
    assert_string_equal(s.encoders[0].a, "17");
    assert_string_equal(s.encoders[0].chip, "board");
    assert_string_equal(s.encoders[0].right, "next-article");
    assert_string_equal(s.encoders[0].left, "previous-card");
    assert_int_equal(4 >> s.encoders[0].steps, 2);
    assert_int_equal(s.n_chords, 2);
    assert_string_equal(s.chords[1].second, "Right");
}

static void a_chip_alone_brings_the_usual_buttons(void **state)
{
    (void)state;
    assert_true(parse(""));
    assert_int_equal(s.n_buttons, 0);
    assert_true(parse("gpio: { chip = \"board\"; }; buttons = ( );"));
    assert_int_equal(s.n_buttons, 4);
    assert_string_equal(s.buttons[0].press, "next-card");
    assert_string_equal(s.buttons[0].hold, "next-article");
    assert_string_equal(s.buttons[3].hold, "undo-update");
    assert_int_equal(s.buttons[3].hold_ms, 3000);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(s.buttons[i].chip, "board");
}

static void a_button_that_is_wrong_leaves_the_others(void **state)
{
    (void)state;
    assert_false(
        parse("buttons = ( { name = \"a\"; line = 5; }, { name = \"b\"; line = \"GPIO6\"; },\n"
              "  { name = \"c\"; line = \"GPIO6\"; }, { line = \"GPIO8\"; }, { name = \"d\"; line = \"GPIO9\"; } );"));
    assert_int_equal(problems.n, 3);
    assert_int_equal(s.n_buttons, 2);
    assert_string_equal(s.buttons[0].name, "b");
    assert_string_equal(s.buttons[1].name, "d");
    assert_string_equal(s.buttons[2].name, "");
}

static void every_kind_of_key_reaches_its_place(void **state)
{
    (void)state;
    bool right = parse("display: { theme = \"dusk\"; transition = \"cut\"; article_transition = \"fade\";\n"
                       "  transition_ms = 2000; safe_area = [1, 2, 3, 400]; rotation = 270; clock = \"off\";\n"
                       "  date_style = \"year-first\"; stale_after_days = 2; burn_in_shift = 0; burn_in_minutes = 1;\n"
                       "  fullscreen = FALSE; display = 007; };\n"
                       "cycle: { automatic = false; words_per_minute = 40; dwell_least = 1; dwell_most = 2;\n"
                       "  wait_after_press = 0; home_after = +86400; };\n"
                       "fonts: { headline = \"/h\"; quote = \"/q\"; text = \"/t\"; sans = \"/s\"; sans_bold = \"/b\";\n"
                       "  fallback = ( \"/1\", \"/2\" ); };\n"
                       "touch: { tap_left = \"none\"; hold = \"pause\"; left_zone = 50; swipe_least = 2; };\n"
                       "edition: { path = \"/srv/a \\\"b\\\".edition\"; };\n"
                       "kiosk: { name = \"Caf\xc3\xa9 \" \"2\"; language = \"fr\"; };\n"
                       "keys = ( { key = \"Right\"; hold = \"next-article\"; hold_ms = 900; },\n"
                       "         { key = \"F5\"; press = \"home\"; twice = \"contents\"; },\n"
                       "         { key = \"Left\"; press = \"none\"; } );\n"
                       "themes: { dusk: { ink = \"#FFFFFF\"; paper = \"#000001\"; accent = \"#ff0000\";\n"
                       "  muted = \"#aaaaaa\"; rule = \"#333333\"; panel = \"#111111\"; };\n"
                       "  paper: { rule = \"#cccccc\"; }; };\n");
    print_problems();
    assert_true(right);
    assert_int_equal(problems.n, 0);
    assert_string_equal(s.display.theme, "dusk");
    assert_int_equal(s.display.transition, SETTINGS_CUT);
    assert_int_equal(s.display.article_transition, SETTINGS_FADE);
    assert_int_equal(s.display.transition_ms, 2000);
    assert_int_equal(s.display.safe_area[0], 1);
    assert_int_equal(s.display.safe_area[3], 400);
    assert_int_equal(s.display.rotation, 270);
    assert_int_equal(s.display.clock, SETTINGS_CLOCK_OFF);
    assert_int_equal(s.display.date, SETTINGS_YEAR_FIRST);
    assert_int_equal(s.display.stale_after_days, 2);
    assert_int_equal(s.display.burn_in_minutes, 1);
    assert_false(s.display.fullscreen);
    assert_int_equal(s.display.display, 7);
    assert_false(s.cycle.automatic);
    assert_int_equal(s.cycle.words_per_minute, 40);
    assert_int_equal(s.cycle.dwell_least, 1);
    assert_int_equal(s.cycle.dwell_most, 2);
    assert_int_equal(s.cycle.wait_after_press, 0);
    assert_int_equal(s.cycle.home_after, 86400);
    assert_string_equal(s.fonts.headline, "/h");
    assert_string_equal(s.fonts.sans_bold, "/b");
    assert_string_equal(s.fonts.fallback[1], "/2");
    assert_string_equal(s.fonts.fallback[2], "");
    assert_string_equal(s.touch.tap_left, "none");
    assert_string_equal(s.touch.tap_right, "next-card");
    assert_string_equal(s.touch.hold, "pause");
    assert_int_equal(s.touch.left_zone, 50);
    assert_string_equal(s.edition.path, "/srv/a \"b\".edition");
    assert_string_equal(s.kiosk.name, "Caf\xc3\xa9 2");
    assert_string_equal(s.kiosk.language, "fr");
    assert_int_equal(s.n_keys, 14);
    assert_string_equal(s.keys[0].key, "Right");
    assert_string_equal(s.keys[0].press, "next-card"); /* as it was */
    assert_string_equal(s.keys[0].hold, "next-article");
    assert_int_equal(s.keys[0].hold_ms, 900);
    assert_string_equal(s.keys[1].press, "none");
    assert_string_equal(s.keys[13].key, "F5");
    assert_string_equal(s.keys[13].twice, "contents");
    assert_string_equal(s.keys[13].hold, "none");
    assert_int_equal(s.n_themes, 3);
    assert_int_equal(settings_theme(&s, "dusk")->ink, 0xffffff);
    assert_int_equal(settings_theme(&s, "dusk")->paper, 1);
    assert_int_equal(settings_theme(&s, "paper")->rule, 0xcccccc);
    assert_int_equal(settings_theme(&s, "paper")->ink, 0x1b1917);
    assert_null(settings_theme(&s, "noon"));
}

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* Ways of writing that differ from the sample and are right. */
static void right_in_another_way(void **state)
{
    static const char *const texts[] = {
        "",
        "\n\n# nothing\n// here /* ! */\n/* nor\n here */",
        "# no line end",
        BYTE_ORDER_MARK "display: { theme = \"night\"; };",
        "display: {\r\n\ttheme = \"night\"\r\n}\r\n",
        "display: {\r# old line ends\rtheme = \"night\" }\r",
        "display = { theme = \"night\", clock = \"12h\", },",
        "display: { theme = \"night\" clock = \"12h\" };;",
        "display: { ; theme = \"night\" ; ; };",
        "display\n=\n{\ntheme\n=\n\"night\"\n;\n}",
        "display: { safe_area = [1, 2, 3, 4,]; };",
        "display: { safe_area = (1, 2, 3, 4); };",
        "display: { display = -0; rotation = +0090 /* degrees */; transition_ms = 010; } # end",
        "keys = ( );",
        "keys = ( { key = \"F5\" }, );",
        "fonts: { fallback = []; };",
        "themes: { };",
        "kiosk: { name = \"; } # @include \\\"x\\\" /*\"; };",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        bool right = parse(texts[i]);
        if (!right || problems.n > 0) {
            print_message("%s\n", texts[i]);
            print_problems();
        }
        assert_true(right);
        assert_int_equal(problems.n, 0);
    }
}

static void leading_zeros_mean_nothing(void **state)
{
    (void)state;
    assert_true(parse("display: { transition_ms = 010; rotation = +0090; };"));
    assert_int_equal(s.display.transition_ms, 10);
    assert_int_equal(s.display.rotation, 90);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    static const char nul[] = "display: { theme = \"paper\"; };\0";
    assert_false(parse_bytes(nul, sizeof nul));
    assert_int_equal(problems.n, 1);
    assert_int_equal(problems.items[0].line, 0);
    assert_string_equal(problems.items[0].text, "has a NUL byte: it is not a text, or not saved as UTF-8");
    assert_string_equal(s.display.theme, "night");

    size_t size = 300 * 1024;
    char *large = malloc(size);
    assert_non_null(large);
    memset(large, '\n', size);
    assert_false(parse_bytes(large, size));
    assert_string_equal(problems.items[0].text, "is 307200 bytes, more than the 262144 allowed");
    /* As many lines as are allowed: the number of a line does not wrap around. */
    static const char tail[] = "nonsense = 1;";
    memcpy(large + 262144 - sizeof tail, tail, sizeof tail - 1);
    assert_false(parse_bytes(large, 262144));
    assert_int_equal(problems.n, 1);
    assert_int_equal(problems.items[0].line, 262144 - sizeof tail + 1);
    free(large);
}

static void more_mistakes_than_fit_are_counted(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 100; i++)
        buffer_printf(&text, "x%d = 1;\n", i);
    assert_false(parse_bytes(text.data, text.size));
    assert_int_equal(problems.n, SETTINGS_PROBLEMS_MOST);
    assert_int_equal(problems.left_off, 100 - SETTINGS_PROBLEMS_MOST);
    text.size = 0;
    for (int i = 0; i < 20000; i++)
        buffer_printf(&text, "x%d = 1;\n", i);
    assert_false(parse_bytes(text.data, text.size)); /* more values than any config of ours has */
    assert_int_equal(problems.n, 1);
    assert_string_equal(problems.items[0].text, "more than 8192 values: this cannot be our config file");
    buffer_finish(&text);
}

static void hard_to_read_is_advice(void **state)
{
    (void)state;
    assert_true(parse("themes: {\n night: { muted = \"#555555\"; };\n};"));
    assert_int_equal(problems.n, 2);
    assert_true(problems.items[0].advice);
    assert_int_equal(problems.items[0].line, 2);
    assert_string_equal(problems.items[0].text, "themes.night: hard to read: muted on paper has a contrast of 2.51:1, "
                                                "it should be at least 4.5:1");
    assert_int_equal(settings_theme(&s, "night")->muted, 0x555555);
}

static void a_problem_is_printed_with_file_and_line(void **state)
{
    (void)state;
    struct error e;
    assert_false(parse("\nx = 1;"));
    settings_problem_say(&problems, 0, &e);
    assert_string_equal(e.text, "a.conf:2: x: there is no such group");
    assert_false(settings_load("/nowhere/a.conf", &names, &s, &problems));
    assert_int_equal(problems.n, 1);
    settings_problem_say(&problems, 0, &e);
    assert_string_equal(e.text, "/nowhere/a.conf: there is no such file");
}

static void a_file_that_cannot_be_read_gives_the_defaults(void **state)
{
    (void)state;
    static struct settings defaults;
    settings_defaults(&defaults);
    assert_true(settings_load(NULL, &names, &s, &problems));
    assert_int_equal(problems.n, 0);
    assert_memory_equal(&s, &defaults, sizeof s);
    assert_false(settings_load("/", &names, &s, &problems));
    assert_string_equal(problems.items[0].text, "is a folder, not a file");
    assert_memory_equal(&s, &defaults, sizeof s);
    assert_false(settings_load("/dev/zero", &names, &s, &problems));
    assert_string_equal(problems.items[0].text, "is not a regular file");
}

static void missing_fonts_are_told_with_their_package(void **state)
{
    (void)state;
    struct settings_names looking = names;
    looking.look_for_fonts = true;
    static const char text[] = "fonts: {\n"
                               " headline = \"/nowhere/NotoSerif-Regular.ttf\";\n"
                               " quote = \"/nowhere/Inter-Bold.otf\";\n"
                               " text = \"/\";\n"
                               " sans = \"/nowhere/Ours.otf\";\n"
                               " sans_bold = \"/dev/null\";\n"
                               " fallback = [ \"/nowhere/NotoSansCJK-Regular.ttc\" ];\n"
                               "};";
    static const char *const wanted[] = {
        "fonts.headline: /nowhere/NotoSerif-Regular.ttf: there is no such file; it is in the package fonts-noto-core",
        "fonts.quote: /nowhere/Inter-Bold.otf: there is no such file; it is in the package fonts-inter",
        "fonts.text: /: this is not a file",
        "fonts.sans: /nowhere/Ours.otf: there is no such file",
        "fonts.sans_bold: /dev/null: this is not a file",
        "fonts.fallback: /nowhere/NotoSansCJK-Regular.ttc: there is no such file; it is in the package fonts-noto-cjk",
    };
    assert_false(settings_parse("a.conf", text, strlen(text), &looking, &s, &problems));
    assert_int_equal(problems.n, 6);
    for (unsigned i = 0; i < 6; i++) {
        assert_int_equal(problems.items[i].line, i + 2);
        assert_string_equal(problems.items[i].text, wanted[i]);
    }
    assert_string_equal(s.fonts.headline, "/nowhere/NotoSerif-Regular.ttf");
    assert_true(settings_parse("a.conf", text, strlen(text), &names, &s, &problems));
}

static void without_lists_any_name_will_do(void **state)
{
    (void)state;
    static const struct settings_names none;
    static const char text[] = "touch: { hold = \"fly\"; }; kiosk: { language = \"tlh\"; };\n"
                               "keys = ( { key = \"Any\"; press = \"whatever\"; } );";
    assert_true(settings_parse("a.conf", text, strlen(text), &none, &s, &problems));
    assert_string_equal(s.touch.hold, "fly");
}

static void write_config(const char *folder)
{
    char path[300];
    snprintf(path, sizeof path, "%s/standfirst", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/standfirst/standfirst.conf", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fclose(f), 0);
}

static void remove_config(const char *folder)
{
    char path[300];
    snprintf(path, sizeof path, "%s/standfirst/standfirst.conf", folder);
    assert_int_equal(unlink(path), 0);
    snprintf(path, sizeof path, "%s/standfirst", folder);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void the_file_is_found_in_its_places(void **state)
{
    (void)state;
    char room[SETTINGS_PATH_ROOM], home[] = "/tmp/settings_home_XXXXXX", dot[100], wanted[200];
    assert_non_null(mkdtemp(home));
    snprintf(dot, sizeof dot, "%s/.config", home);
    assert_int_equal(setenv("HOME", home, 1), 0);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
    /* Whether this machine has one of its own in /etc is not ours to say. */
    const char *found = settings_find(NULL, room);
    assert_true(found == NULL || strcmp(found, "/etc/standfirst/standfirst.conf") == 0);
    assert_int_equal(mkdir(dot, 0700), 0);
    write_config(dot);
    snprintf(wanted, sizeof wanted, "%s/standfirst/standfirst.conf", dot);
    assert_string_equal(settings_find(NULL, room), wanted);
    assert_int_equal(setenv("XDG_CONFIG_HOME", "relative", 1), 0);
    assert_string_equal(settings_find(NULL, room), wanted);
    char other[] = "/tmp/settings_xdg_XXXXXX";
    assert_non_null(mkdtemp(other));
    assert_int_equal(setenv("XDG_CONFIG_HOME", other, 1), 0);
    found = settings_find(NULL, room); /* it is set, so ~/.config does not count */
    assert_true(found == NULL || strcmp(found, "/etc/standfirst/standfirst.conf") == 0);
    write_config(other);
    snprintf(wanted, sizeof wanted, "%s/standfirst/standfirst.conf", other);
    assert_string_equal(settings_find(NULL, room), wanted);
    assert_string_equal(settings_find("mine.conf", room), "mine.conf");
    remove_config(other);
    remove_config(dot);
    assert_int_equal(rmdir(home), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_beside_a_mistake_is_used),
        cmocka_unit_test(every_kind_of_key_reaches_its_place),
        cmocka_unit_test(hands_reach_their_places),
        cmocka_unit_test(a_chip_alone_brings_the_usual_buttons),
        cmocka_unit_test(a_button_that_is_wrong_leaves_the_others),
        cmocka_unit_test(right_in_another_way),
        cmocka_unit_test(leading_zeros_mean_nothing),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(more_mistakes_than_fit_are_counted),
        cmocka_unit_test(hard_to_read_is_advice),
        cmocka_unit_test(a_problem_is_printed_with_file_and_line),
        cmocka_unit_test(a_file_that_cannot_be_read_gives_the_defaults),
        cmocka_unit_test(missing_fonts_are_told_with_their_package),
        cmocka_unit_test(without_lists_any_name_will_do),
        cmocka_unit_test(the_file_is_found_in_its_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
