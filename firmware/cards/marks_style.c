/* SPDX-License-Identifier: MIT */
#include "cards/marks_style.h"

#include "type/language.h"

#include <stddef.h>

#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define HIGH 0x201c, 0x2018     /* “ ‘ */
#define HIGH_END 0x201d, 0x2019 /* ” ’ */
#define LOW 0x201e, 0x201a      /* „ ‚ */
#define LEFT 0xab, 0x201c       /* « “ */
#define LEFT_END 0xbb, 0x201d   /* » ” */

/*
 * Sources: Unicode CLDR 42 (delimiters), and for French spacing the Imprimerie nationale's rules. Regions come before
 * their language.
 */
static const struct marks_style styles[] = {
    {"en", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"fr-CA", {LEFT}, {LEFT_END}, true, false, true, EN_DASH},
    {"fr", {LEFT}, {LEFT_END}, true, true, true, EN_DASH},
    {"de-CH", {0xab, 0x2039}, {0xbb, 0x203a}, false, false, false, EN_DASH},
    {"de", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"es-ES", {LEFT}, {LEFT_END}, false, false, false, EM_DASH},
    {"es-419", {HIGH}, {HIGH_END}, false, false, false, EM_DASH},
    {"es-MX", {HIGH}, {HIGH_END}, false, false, false, EM_DASH},
    {"es-US", {HIGH}, {HIGH_END}, false, false, false, EM_DASH},
    {"es", {LEFT}, {LEFT_END}, false, false, false, EM_DASH},
    {"ca", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"eu", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"gl", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"it", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"pt-PT", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"pt", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"nl", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"af", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"sv", {0x201d, 0x2019}, {HIGH_END}, false, false, false, EN_DASH},
    {"fi", {0x201d, 0x2019}, {HIGH_END}, false, false, false, EN_DASH},
    {"ar", {0x201d, 0x2019}, {HIGH}, false, false, false, EN_DASH},
    {"fa", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"he", {0x201d, 0x2019}, {HIGH_END}, false, false, false, EN_DASH},
    {"da", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"nb", {0xab, 0x2018}, {0xbb, 0x2019}, false, false, false, EN_DASH},
    {"nn", {0xab, 0x2018}, {0xbb, 0x2019}, false, false, false, EN_DASH},
    {"no", {0xab, 0x2018}, {0xbb, 0x2019}, false, false, false, EN_DASH},
    {"is", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"pl", {0x201e, 0xab}, {0x201d, 0xbb}, false, false, false, EN_DASH},
    {"ro", {0x201e, 0xab}, {0x201d, 0xbb}, false, false, false, EN_DASH},
    {"hu", {0x201e, 0xbb}, {0x201d, 0xab}, false, false, false, EN_DASH},
    {"cs", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"sk", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"sl", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"lt", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"et", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"bg", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"hr", {LOW}, {0x201d, 0x2019}, false, false, false, EN_DASH},
    {"ru", {0xab, 0x201e}, {0xbb, 0x201c}, false, false, false, EM_DASH},
    {"uk", {0xab, 0x201e}, {0xbb, 0x201c}, false, false, false, EM_DASH},
    {"be", {0xab, 0x201e}, {0xbb, 0x201c}, false, false, false, EM_DASH},
    {"el", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"ja", {0x300c, 0x300e}, {0x300d, 0x300f}, false, false, false, EM_DASH},
};

static bool matches(const char *tag, const char *style)
{
    const char *dash = style;

    while (*dash != '\0' && *dash != '-')
        dash++;
    if (*dash == '\0')
        return language_is(tag, style);
    char language[4] = {style[0], style[1], '\0', '\0'};
    return language_is(tag, language) && language_region(tag, dash + 1);
}

const struct marks_style *marks_style_for(const char *language)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (matches(language, styles[i].language))
            return &styles[i];
    return &styles[0];
}
