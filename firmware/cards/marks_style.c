/* SPDX-License-Identifier: MIT */
#include "cards/marks_style.h"

#include "type/language.h"

#include <string.h>

#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define HIGH 0x201c, 0x2018     /* “ ‘ */
#define HIGH_END 0x201d, 0x2019 /* ” ’ */
#define LOW 0x201e, 0x201a      /* „ ‚ */
#define LEFT 0xab, 0x201c       /* « “ */
#define LEFT_END 0xbb, 0x201d   /* » ” */

/* Sources: Unicode CLDR 42 (delimiters), and for French spacing the Imprimerie nationale's rules. Regions come before
 * their language. */
static const struct marks_style styles[] = {
    {"en nl af da", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"fr-CA", {LEFT}, {LEFT_END}, true, false, true, EN_DASH},
    {"fr", {LEFT}, {LEFT_END}, true, true, true, EN_DASH},
    {"de-CH", {0xab, 0x2039}, {0xbb, 0x203a}, false, false, false, EN_DASH},
    {"de is cs sk sl lt et bg", {LOW}, {0x201c, 0x2018}, false, false, false, EN_DASH},
    {"es-ES", {LEFT}, {LEFT_END}, false, false, false, EM_DASH},
    {"es-419 es-MX es-US", {HIGH}, {HIGH_END}, false, false, false, EM_DASH},
    {"es", {LEFT}, {LEFT_END}, false, false, false, EM_DASH},
    {"ca eu gl it pt-PT fa el", {LEFT}, {LEFT_END}, false, false, false, EN_DASH},
    {"pt", {HIGH}, {HIGH_END}, false, false, false, EN_DASH},
    {"sv fi he", {0x201d, 0x2019}, {HIGH_END}, false, false, false, EN_DASH},
    {"ar", {0x201d, 0x2019}, {HIGH}, false, false, false, EN_DASH},
    {"nb nn no", {0xab, 0x2018}, {0xbb, 0x2019}, false, false, false, EN_DASH},
    {"pl ro", {0x201e, 0xab}, {0x201d, 0xbb}, false, false, false, EN_DASH},
    {"hu", {0x201e, 0xbb}, {0x201d, 0xab}, false, false, false, EN_DASH},
    {"hr", {LOW}, {0x201d, 0x2019}, false, false, false, EN_DASH},
    {"ru uk be", {0xab, 0x201e}, {0xbb, 0x201c}, false, false, false, EM_DASH},
    {"ja", {0x300c, 0x300e}, {0x300d, 0x300f}, false, false, false, EM_DASH},
};

/* Whether the tag is of the first language named, "de", or of that language in a region, "de-CH". */
static bool matches(const char *tag, const char *named)
{
    char language[8];
    size_t size = strcspn(named, " ");

    memcpy(language, named, size);
    language[size] = '\0';
    char *dash = strchr(language, '-');
    if (dash == NULL)
        return language_is(tag, language);
    *dash = '\0';
    return language_is(tag, language) && language_region(tag, dash + 1);
}

const struct marks_style *marks_style_for(const char *language)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        for (const char *at = styles[i].languages; at != NULL; at = strchr(at, ' '))
            if (matches(language, at += *at == ' '))
                return &styles[i];
    return &styles[0];
}
