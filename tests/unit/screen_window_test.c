/* SPDX-License-Identifier: MIT */
/* The window on SDL's dummy display: what is put into SDL's queue comes out as the kiosk's events. */
#include "screen_sample.h"

#include "screen/window.h"

#include <SDL.h>
#include <stdio.h>
#include <unistd.h>

static struct window *window;
static SDL_Window *sdl; /* the one SDL window there is */

static struct window *open_window(int width, int height)
{
    struct window_wish wish = {.windowed = true, .width = width, .height = height, .title = "test"};
    struct error e;
    struct window *w = window_open(&wish, &e);

    if (w == NULL)
        fail_msg("%s", e.text);
    return w;
}

static int set_up(void **state)
{
    struct window_event event;

    (void)state;
    window = open_window(640, 480);
    sdl = SDL_GetWindowFromID(1);
    assert_non_null(sdl);
    while (window_poll(window, &event))
        ;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    window_close(window);
    return 0;
}

static void has_a_canvas(void **state)
{
    struct canvas c = window_canvas(window);
    struct area areas[100];
    struct error e;

    (void)state;
    assert_string_equal(window_driver(window), "dummy");
    assert_int_equal(window_fd(window), -1);
    assert_int_equal(c.width, 640);
    assert_int_equal(c.height, 480);
    assert_true(c.pitch >= 640);
    for (int y = 0; y < c.height; y++)
        for (int x = 0; x < c.width; x++)
            c.pixels[y * c.pitch + x] = 0xff00ff00;
    for (int i = 0; i < 100; i++)
        areas[i] = (struct area){i, i, 640 - i, 480 - i};
    assert_true(window_present(window, areas, 100, &e));
    assert_true(window_present(window, areas, 0, &e));
    assert_ptr_equal(window_canvas(window).pixels, c.pixels);
}

/* On the dummy display, where nothing can be known of plugs. */
static void opens_anew(void **state)
{
    const struct area all = {0, 0, 640, 480};
    struct window_event event;
    struct error e;
    bool connected = false;

    (void)state;
    assert_true(window_present(window, &all, 1, &e));
    assert_true(window_shown(window));
    assert_int_equal(window_plugged(window, true, &connected), 0);
    assert_true(connected);
    for (int i = 0; i < 3; i++) {
        if (!window_renew(window, &e))
            fail_msg("%s", e.text);
        assert_false(window_shown(window));
        while (window_poll(window, &event))
            ;
        assert_int_equal(window_canvas(window).width, 640);
        window_canvas(window).pixels[0] = 0xff00ff00;
        assert_true(window_present(window, &all, 1, &e));
        assert_true(window_shown(window));
        assert_int_equal(window_frames(window), i + 2);
    }
}

static void push_key(uint32_t type, SDL_Keycode key, bool repeat)
{
    SDL_Event e = {.key = {.type = type, .repeat = repeat, .keysym = {.sym = key}}};

    assert_int_equal(SDL_PushEvent(&e), 1);
}

static void push_button(uint32_t type, uint8_t button, uint32_t which, int x, int y)
{
    SDL_Event e = {.button = {.type = type, .which = which, .button = button, .x = x, .y = y}};

    assert_int_equal(SDL_PushEvent(&e), 1);
}

static void push_motion(uint32_t which, int x, int y)
{
    SDL_Event e = {.motion = {.type = SDL_MOUSEMOTION, .which = which, .x = x, .y = y}};

    assert_int_equal(SDL_PushEvent(&e), 1);
}

static void push_finger(uint32_t type, int64_t finger, float x, float y)
{
    SDL_Event e = {.tfinger = {.type = type, .fingerId = finger, .x = x, .y = y}};

    assert_int_equal(SDL_PushEvent(&e), 1);
}

static void push_window(uint8_t what)
{
    SDL_Event e = {.window = {.type = SDL_WINDOWEVENT, .windowID = SDL_GetWindowID(sdl), .event = what}};

    assert_int_equal(SDL_PushEvent(&e), 1);
}

static struct window_event next(enum window_event_kind kind)
{
    struct window_event e;

    assert_true(window_poll(window, &e));
    assert_int_equal(e.kind, kind);
    return e;
}

static void nothing_more(void)
{
    struct window_event e;

    assert_false(window_poll(window, &e));
}

static void keys_go_down_once_and_up_once(void **state)
{
    static const struct {
        SDL_Keycode key;
        const char *name;
    } keys[] = {{SDLK_RIGHT, "Right"},
                {SDLK_PAGEDOWN, "PageDown"},
                {SDLK_SPACE, "Space"},
                {SDLK_c, "C"},
                {SDLK_ESCAPE, "Escape"}};

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        push_key(SDL_KEYDOWN, keys[i].key, false);
        push_key(SDL_KEYDOWN, keys[i].key, true);
        push_key(SDL_KEYDOWN, keys[i].key, true);
        push_key(SDL_KEYUP, keys[i].key, false);
        assert_string_equal(next(WINDOW_KEY_DOWN).key, keys[i].name);
        assert_string_equal(next(WINDOW_KEY_UP).key, keys[i].name);
        nothing_more();
    }
}

static void the_left_button_is_a_finger(void **state)
{
    struct window_event e;

    (void)state;
    push_motion(0, 5, 5); /* not pressed: nobody asks */
    push_button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 0, 10, 10);
    push_button(SDL_MOUSEBUTTONUP, SDL_BUTTON_RIGHT, 0, 10, 10);
    push_button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID, 10, 10);
    push_button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0, 160, 120);
    push_motion(0, 320, 240);
    push_motion(0, 9000, -50);
    push_button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0, 480, 360);
    push_motion(0, 7, 7);
    e = next(WINDOW_POINTER_DOWN);
    assert_int_equal(e.finger, -1);
    assert_float_equal(e.x, 160.5F / 640, 0.0001F);
    assert_float_equal(e.y, 120.5F / 480, 0.0001F);
    e = next(WINDOW_POINTER_MOVE);
    assert_float_equal(e.x, 320.5F / 640, 0.0001F);
    e = next(WINDOW_POINTER_MOVE);
    assert_float_equal(e.x, 1, 0);
    assert_float_equal(e.y, 0, 0);
    e = next(WINDOW_POINTER_UP);
    assert_int_equal(e.finger, -1);
    assert_float_equal(e.x, 480.5F / 640, 0.0001F);
    nothing_more();
}

static void fingers_have_their_numbers(void **state)
{
    struct window_event e;

    (void)state;
    push_finger(SDL_FINGERDOWN, 7, 0.25F, 0.5F);
    push_finger(SDL_FINGERDOWN, 8, 0.5F, 0.5F);
    push_finger(SDL_FINGERMOTION, 7, 1.5F, -1);
    push_finger(SDL_FINGERUP, 8, 0.5F, 0.75F);
    e = next(WINDOW_POINTER_DOWN);
    assert_int_equal(e.finger, 7);
    assert_float_equal(e.x, 0.25F, 0);
    assert_float_equal(e.y, 0.5F, 0);
    assert_int_equal(next(WINDOW_POINTER_DOWN).finger, 8);
    e = next(WINDOW_POINTER_MOVE);
    assert_int_equal(e.finger, 7);
    assert_float_equal(e.x, 1, 0);
    assert_float_equal(e.y, 0, 0);
    assert_int_equal(next(WINDOW_POINTER_UP).finger, 8);
    nothing_more();
}

static void the_window_tells(void **state)
{
    SDL_Event quit = {.type = SDL_QUIT}, text = {.type = SDL_TEXTINPUT}, wheel = {.type = SDL_MOUSEWHEEL};

    (void)state;
    push_window(SDL_WINDOWEVENT_EXPOSED);
    push_window(SDL_WINDOWEVENT_ENTER);
    SDL_PushEvent(&text);
    SDL_PushEvent(&wheel);
    push_window(SDL_WINDOWEVENT_FOCUS_LOST);
    next(WINDOW_EXPOSED);
    next(WINDOW_FOCUS_LOST);
    nothing_more();
    /* SDL says two things when the last window is closed; one is enough. */
    push_window(SDL_WINDOWEVENT_CLOSE);
    SDL_PushEvent(&quit);
    next(WINDOW_CLOSED);
    nothing_more();
}

static void a_new_size_brings_a_new_canvas(void **state)
{
    struct area all = {0, 0, 640, 480};
    struct error e;
    struct window_event event;
    bool resized = false;

    (void)state;
    SDL_SetWindowSize(sdl, 800, 600);
    /* What was painted for the old size and comes too late is no error. */
    assert_true(window_present(window, &all, 1, &e));
    while (window_poll(window, &event))
        resized |= event.kind == WINDOW_RESIZED;
    assert_true(resized);
    struct canvas c = window_canvas(window);
    assert_int_equal(c.width, 800);
    assert_int_equal(c.height, 600);
    memset(c.pixels, 0x55, (size_t)c.pitch * 600 * sizeof *c.pixels);
    all = (struct area){0, 0, 800, 600};
    assert_true(window_present(window, &all, 1, &e));
}

static void opens_full_screen_and_again(void **state)
{
    struct window_wish wish = {.display = 99, .title = "test"};
    struct error e;

    (void)state;
    window_close(window);
    window = window_open(&wish, &e);
    assert_non_null(window);
    assert_true(window_canvas(window).width > 0);
    window_close(window);
    set_up(NULL);
}

static void says_that_there_is_no_display(void **state)
{
    struct window_wish wish = {.title = "test"};
    struct error e;

    (void)state;
    window_close(window);
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_null(window_open(&wish, &e));
    assert_non_null(strstr(e.text, "there is no display to draw on: "));
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    window = open_window(320, 240);
}

/* SDL would then draw into memory, and nobody would know why the wall is dark. */
static void is_not_content_with_a_picture_that_nobody_sees(void **state)
{
    struct window_wish wish = {.title = "test"};
    struct error e;

    (void)state;
    if (access("/dev/dri", F_OK) == 0)
        skip();
    window_close(window);
    unsetenv("SDL_VIDEODRIVER");
    setenv("DISPLAY", "no-such-display", 1);
    setenv("WAYLAND_DISPLAY", "/no/such/display", 1);
    assert_null(window_open(&wish, &e));
    assert_non_null(strstr(e.text, "there is no display to draw on: "));
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    window = open_window(320, 240);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(has_a_canvas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(opens_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_go_down_once_and_up_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_left_button_is_a_finger, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fingers_have_their_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_window_tells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_new_size_brings_a_new_canvas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(opens_full_screen_and_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_that_there_is_no_display, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_not_content_with_a_picture_that_nobody_sees, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
