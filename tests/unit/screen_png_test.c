/* SPDX-License-Identifier: MIT */
#include "screen_sample.h"

#include "base/file.h"

#include <png.h>
#include <stdio.h>
#include <unistd.h>

static char folder[] = "/tmp/standfirst-png-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void path_in(char path[128], const char *name)
{
    snprintf(path, 128, "%s/%s", folder, name);
}

static struct canvas coloured(int width, int height, int pitch)
{
    struct canvas c = sample_canvas(pitch, height);
    uint32_t seed = 5;

    c.width = width;
    for (int i = 0; i < pitch * height; i++)
        c.pixels[i] = i % 3 ? 0xff131214 : sample_random(&seed);
    return c;
}

static void comes_back_as_it_was(void **state)
{
    static const int sizes[][3] = {{1, 1, 1}, {33, 7, 33}, {480, 320, 500}};
    char path[128];
    struct error e;

    (void)state;
    path_in(path, "card.png");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct canvas c = coloured(sizes[i][0], sizes[i][1], sizes[i][2]);
        png_image image = {.version = PNG_IMAGE_VERSION};
        assert_true(canvas_write_png(&c, path, &e));
        assert_int_equal(png_image_begin_read_from_file(&image, path), 1);
        assert_int_equal(image.format, PNG_FORMAT_RGB);
        assert_int_equal((int)image.width, c.width);
        assert_int_equal((int)image.height, c.height);
        uint8_t *rgb = malloc(PNG_IMAGE_SIZE(image));
        assert_non_null(rgb);
        assert_int_equal(png_image_finish_read(&image, NULL, rgb, 0, NULL), 1);
        for (int y = 0; y < c.height; y++)
            for (int x = 0; x < c.width; x++) {
                const uint8_t *p = rgb + 3 * (y * c.width + x);
                assert_int_equal((uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2],
                                 c.pixels[y * c.pitch + x] & 0xffffff);
            }
        free(rgb);
        free(c.pixels);
        unlink(path);
    }
}

static void same_pixels_same_bytes(void **state)
{
    char one[128], two[128];
    struct bytes a, b;
    struct error e;
    struct canvas c = coloured(300, 200, 300);

    (void)state;
    path_in(one, "one.png");
    path_in(two, "two.png");
    assert_true(canvas_write_png(&c, one, &e));
    for (int i = 0; i < 300 * 200; i++)
        c.pixels[i] &= 0xffffff; /* the fourth byte does not count */
    assert_true(canvas_write_png(&c, two, &e));
    assert_true(file_read(one, 1 << 24, &a, &e));
    assert_true(file_read(two, 1 << 24, &b, &e));
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data, b.data, a.size);
    bytes_finish(&a);
    bytes_finish(&b);
    free(c.pixels);
    unlink(one);
    unlink(two);
}

static void says_why_it_cannot(void **state)
{
    char path[128];
    struct error e;
    struct canvas c = coloured(10, 10, 10);

    (void)state;
    path_in(path, "no-such-folder/card.png");
    assert_false(canvas_write_png(&c, path, &e));
    assert_non_null(strstr(e.text, "cannot be written"));
    assert_false(canvas_write_png(&c, folder, &e));
    assert_non_null(strstr(e.text, "not a regular file"));
    c.width = 2000000; /* more than libpng takes; no pixel is read before it says so */
    path_in(path, "card.png");
    assert_false(canvas_write_png(&c, path, &e));
    assert_non_null(strstr(e.text, "cannot be made"));
    assert_int_not_equal(access(path, F_OK), 0);
    free(c.pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(same_pixels_same_bytes),
        cmocka_unit_test(says_why_it_cannot),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
