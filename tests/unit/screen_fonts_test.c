/* SPDX-License-Identifier: MIT */
#include "screen_sample.h"

#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

static struct fonts *fonts;
static const struct type_fonts *tf;

static int open_fonts(void **state)
{
    (void)state;
    fonts = sample_fonts();
    tf = fonts_for_type(fonts);
    return 0;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

static float latin(int font, const char *text)
{
    return tf->advance(tf->user, font, LATIN, false, text, strlen(text));
}

static void says_what_is_missing(void **state)
{
    static const struct {
        const char *path, *said;
    } cases[] = {
        {"/nowhere/NotoSerif-Regular.ttf",
         "font /nowhere/NotoSerif-Regular.ttf: there is no such file; it comes with the package fonts-noto-core"},
        {"/nowhere/Inter-Bold.otf",
         "font /nowhere/Inter-Bold.otf: there is no such file; it comes with the package fonts-inter"},
        {"/nowhere/Own.ttf", "font /nowhere/Own.ttf: there is no such file"},
        {"/", "font /: is a folder, not a font file"},
        {"/dev/null", "font /dev/null: is not a regular file"},
        {"/proc/self/status", "font /proc/self/status: is empty"},
        {"/etc/passwd", "font /etc/passwd: is not a TrueType or OpenType font"},
    };
    struct font_files files = sample_files();
    struct error e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        files.faces[FACE_TEXT] = cases[i].path;
        assert_null(fonts_open(&files, &e));
        assert_string_equal(e.text, cases[i].said);
    }
}

/* A font whose outlines are called by another name has none, as a bitmap font has none. */
static void refuses_a_font_without_outlines(void **state)
{
    char path[] = "/tmp/standfirst-font-XXXXXX";
    struct bytes font;
    struct error e;
    size_t renamed = 0;
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    assert_true(file_read(NOTO "NotoSans-Regular.ttf", 1 << 24, &font, &e));
    for (size_t i = 0; i + 4 < 1024; i++)
        if (memcmp(font.data + i, "glyf", 4) == 0) {
            memcpy(font.data + i, "glyx", 4);
            renamed++;
        }
    assert_int_equal(renamed, 1);
    assert_int_equal(file_write_all(fd, font.data, font.size), 0);
    bytes_finish(&font);
    close(fd);

    struct font_files files = sample_files();
    files.faces[FACE_SANS] = path;
    assert_null(fonts_open(&files, &e));
    assert_non_null(strstr(e.text, "is a bitmap or colour font; name one with plain outlines"));

    /* As a fallback it is passed over. */
    files = sample_files();
    files.fallback[0] = path;
    struct fonts *f = fonts_open(&files, &e);
    assert_non_null(f);
    const struct type_fonts *t = fonts_for_type(f);
    assert_int_equal(t->font_for(t->user, FACE_SANS, 0x5d0), FALLBACK_HEBREW);
    fonts_close(f);
    unlink(path);
}

static void finds_the_font_for_a_character(void **state)
{
    static const struct {
        enum face face;
        uint32_t character;
        int font;
    } cases[] = {
        {FACE_HEADLINE, 'A', FACE_HEADLINE},
        {FACE_SANS_BOLD, 0x201c, FACE_SANS_BOLD},
        {FACE_QUOTE, 0x5d0, FALLBACK_HEBREW},
        {FACE_TEXT, 0x5d0, FALLBACK_HEBREW},
        {FACE_TEXT, 0x645, FALLBACK_ARABIC},
        {FACE_TEXT, 0x1f600, -1},               /* a face */
        {FACE_TEXT, 0x10ffff, -1},              /* no character */
        {FACE_HEADLINE, 0x2011, FACE_HEADLINE}, /* no-break hyphen */
        {FACE_HEADLINE, 0x200d, FACE_HEADLINE}, /* joiner */
        {FACE_HEADLINE, 0x202f, FACE_HEADLINE}, /* narrow no-break space */
        {FACE_HEADLINE, 0xfe0f, FACE_HEADLINE}, /* variation selector */
    };

    (void)state;
    for (int round = 0; round < 2; round++) /* the second time from the cache */
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_int_equal(tf->font_for(tf->user, cases[i].face, cases[i].character), cases[i].font);
}

/* Every character's answer is the same whatever was asked before it: no two share a place in the cache unnoticed. */
static void cache_never_mixes_up(void **state)
{
    struct fonts *fresh = sample_fonts();
    const struct type_fonts *other = fonts_for_type(fresh);

    (void)state;
    for (uint32_t c = 0x20; c < 0x700; c++)
        for (enum face face = 0; face < FACE_COUNT; face++)
            (void)tf->font_for(tf->user, face, c);
    for (uint32_t c = 0x700; c-- > 0x20;)
        assert_int_equal(tf->font_for(tf->user, FACE_TEXT, c), other->font_for(other->user, FACE_TEXT, c));
    fonts_close(fresh);
}

static void measures_with_kerning(void **state)
{
    (void)state;
    assert_true(latin(FACE_HEADLINE, "AV") < latin(FACE_HEADLINE, "A") + latin(FACE_HEADLINE, "V") - 0.01F);
    assert_true(latin(FACE_SANS, "AV") < latin(FACE_SANS, "A") + latin(FACE_SANS, "V") - 0.01F);
    assert_true(fabsf(latin(FACE_TEXT, "nn") - 2 * latin(FACE_TEXT, "n")) < 0.001F);
    assert_true(latin(FACE_TEXT, "") == 0);
    /* Only the given bytes count. */
    assert_true(tf->advance(tf->user, FACE_TEXT, LATIN, false, "nnnn", 2) == latin(FACE_TEXT, "nn"));
    /* A joiner takes no room. */
    assert_true(fabsf(latin(FACE_TEXT, "n\xe2\x80\x8dn") - latin(FACE_TEXT, "nn")) < 0.001F);
}

static void measures_heights(void **state)
{
    (void)state;
    for (int font = 0; font < FACE_COUNT; font++) {
        struct font_shape s = tf->shape(tf->user, font);
        assert_true(s.ascent > s.cap_height && s.cap_height > s.x_height && s.x_height > 0.3F);
        assert_true(s.descent > 0.1F && s.ascent + s.descent < 2);
    }
}

/* What was measured is what SDL2_ttf sets: a mark at the end stands where the advance says, to the pixel. */
static void measures_what_is_painted(void **state)
{
    static const char *const texts[] = {
        "",
        "jT",
        "AVAWA To. Ty, WAVE",
        "Tomorrow\xe2\x80\x99s ferries will leave at 7.45 from the old fish quay",
        "official affluent waffle fjord",
        "\xc3\x89t\xc3\xa9 \xc3\xa0 Zürich, \xc2\xab"
        "deux ou trois\xc2\xbb",
    };
    static const int sizes[] = {14, 15, 31, 33, 67, 93, 140, 281};
    char with_mark[256];

    (void)state;
    for (int font = 0; font < FACE_COUNT; font++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            int mark = 0, width = 0, height;
            TTF_Font *ttf = fonts_at_size(fonts, font, sizes[s]);
            assert_non_null(ttf);
            TTF_SetFontScriptName(ttf, "Latn");
            TTF_SetFontDirection(ttf, TTF_DIRECTION_LTR);
            assert_int_equal(TTF_SizeUTF8(ttf, "H", &mark, &height), 0);
            for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
                snprintf(with_mark, sizeof with_mark, "H%sH", texts[i]);
                assert_int_equal(TTF_SizeUTF8(ttf, with_mark, &width, &height), 0);
                float measured = (latin(font, with_mark) - latin(font, "H")) * (float)sizes[s];
                if (fabsf((float)(width - mark) - measured) > 1.5F)
                    fail_msg("font %d, %d px, '%s': painted %d, measured %.2f", font, sizes[s], with_mark, width - mark,
                             (double)measured);
            }
        }
}

/* A font asked for in one size after another is in each as if it had just been opened. */
static void changes_size_without_a_trace(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++)
        for (int size = 12; size < 200; size += 17) {
            struct fonts *fresh = sample_fonts();
            TTF_Font *used = fonts_at_size(fonts, FACE_TEXT, size), *first = fonts_at_size(fresh, FACE_TEXT, size);
            int width[2], height[2];
            assert_non_null(used);
            assert_non_null(first);
            assert_ptr_equal(fonts_at_size(fonts, FACE_TEXT, size), used);
            assert_int_equal(TTF_GetFontHinting(used), TTF_HINTING_LIGHT_SUBPIXEL);
            TTF_SetFontScriptName(used, "Latn");
            TTF_SetFontScriptName(first, "Latn");
            assert_int_equal(TTF_SizeUTF8(used, "AV. Tomorrow", &width[0], &height[0]), 0);
            assert_int_equal(TTF_SizeUTF8(first, "AV. Tomorrow", &width[1], &height[1]), 0);
            assert_int_equal(width[0], width[1]);
            assert_int_equal(height[0], height[1]);
            assert_int_equal(TTF_FontAscent(used), TTF_FontAscent(first));
            fonts_close(fresh);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_missing),           cmocka_unit_test(refuses_a_font_without_outlines),
        cmocka_unit_test(finds_the_font_for_a_character), cmocka_unit_test(cache_never_mixes_up),
        cmocka_unit_test(measures_with_kerning),          cmocka_unit_test(measures_heights),
        cmocka_unit_test(measures_what_is_painted),       cmocka_unit_test(changes_size_without_a_trace),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
