/* SPDX-License-Identifier: MIT */
#include "page/steps.h"

#include "sources/text.h"

#include <ctype.h>

enum {
    LOOK_AT = 6000, /* bytes */
    SURE = 2,       /* of that many words at least */
    EARLY = 8,      /* so many, and three times as many as any other language: no need to read on */
    WORD_MOST = 6,  /* bytes of the longest word in the table */
};

/* Words that are among the commonest of one language and rare in the others. */
static const struct {
    const char *tag, *words;
} languages[] = {
    {"en", "the|and|of|to|was|that|is|for|with|he|she|it|his|her|had|by|at|from|have|not|be|this|they|which|said"},
    {"fr", "le|la|les|des|et|une|du|dans|est|que|qui|pour|pas|sur|avec|ce|il|elle|au|aux|plus|par|sont|mais|ont|"
           "\xc3\xa9t\xc3\xa9"},
    {"de",
     "der|die|das|und|ist|nicht|ein|eine|zu|den|mit|von|auf|f\xc3\xbcr|sich|dem|des|es|auch|wird|hat|sie|er|im|dass"},
    {"es", "el|los|las|del|y|una|por|con|para|que|se|su|al|lo|como|m\xc3\xa1s|pero|sus|ha|est\xc3\xa1|fue|este"},
    {"it", "il|gli|della|del|che|di|e|per|una|con|non|sono|dei|nel|alla|da|anche|pi\xc3\xb9|ha|come|si|dal|\xc3\xa8"},
    {"pt", "o|os|as|do|da|dos|das|em|um|uma|n\xc3\xa3o|para|com|que|na|no|mais|ao|foi|pela|\xc3\xa9|s\xc3\xa3o"},
    {"nl", "de|het|een|van|en|dat|niet|op|zijn|voor|met|die|er|aan|ook|naar|bij|hij|wordt|heeft|maar|dit"},
    {"sv", "och|att|det|som|en|p\xc3\xa5|\xc3\xa4r|av|f\xc3\xb6r|med|den|till|inte|har|ett|om|var|jag|han|men"},
    {"pl",
     "nie|si\304\231|w|z|na|do|jest|\305\274e|to|przez|oraz|jak|po|od|dla|kt\303\263ry|by\305\202|by\305\202a|ich|za"},
    {"cy", "yr|yn|ac|ar|mae|o|i|y|wedi|ei|bod|oedd|hyn|eu|gan|fod|nid|ond|rhaid|sydd"},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* The language with the most words, and how many any other has at most. */
static size_t lead(const size_t counts[LANGUAGES], size_t *others)
{
    size_t best = 0;

    *others = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        best = counts[i] > counts[best] ? i : best;
    for (size_t i = 0; i < LANGUAGES; i++)
        *others = i != best && counts[i] > *others ? counts[i] : *others;
    return best;
}

const char *language_guess(const char *text, size_t size)
{
    size_t counts[LANGUAGES] = {0}, words = 0, best, others;
    uint32_t letters[LANGUAGES];

    for (size_t i = 0; i < LANGUAGES; i++)
        letters[i] = text_letters(languages[i].words);
    if (size > LOOK_AT)
        size = LOOK_AT;
    for (size_t at = 0; at < size;) {
        while (at < size && !(isalpha((unsigned char)text[at]) || (unsigned char)text[at] >= 0xc3))
            at++;
        size_t n = 0;
        while (at + n < size && (isalpha((unsigned char)text[at + n]) || (unsigned char)text[at + n] >= 0x80))
            n++;
        if (n == 0)
            break;
        if (++words % 8 == 0) {
            best = lead(counts, &others);
            if (counts[best] >= EARLY && counts[best] >= 3 * others)
                break;
        }
        uint32_t letter = text_letter(text[at]);
        for (size_t i = 0; n <= WORD_MOST && i < LANGUAGES; i++)
            counts[i] += (letters[i] & letter) != 0 && text_in(languages[i].words, text + at, n);
        at += n;
    }
    best = lead(counts, &others);
    bool clear = counts[best] >= SURE && counts[best] * 10 > words && counts[best] > others;
    return clear ? languages[best].tag : NULL;
}
