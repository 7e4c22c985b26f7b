/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    const char *word; /* NULL: free */
    uint32_t flags;
    uint32_t size : 8;    /* up to QUOTE_WORD_MOST */
    uint32_t unsaid : 24; /* enum quote_unsaid_word */
};

enum {
    SLOTS = 16384,    /* a power of two, well above the number of words */
    SAMPLE = 3072,    /* bytes that tell the language */
    WORDS_LEAST = 30, /* that tell that it is none of the known ones */
    KNOWN_LEAST = 9,  /* of 100 words of a text are those that tell its language */
};

struct quote_words {
    enum quote_language language;
    struct slot slots[SLOTS];
};

/* Makes the letters of ASCII and Latin-1 small; they keep their length. */
static void fold(char *to, const char *from, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)from[i];
        if (c >= 'A' && c <= 'Z') {
            to[i] = (char)(c + 32);
        } else if (c == 0xC3 && i + 1 < size) {
            unsigned char d = (unsigned char)from[i + 1];
            to[i] = (char)c;
            to[++i] = (char)(d >= 0x80 && d <= 0x9E && d != 0x97 ? d + 32 : d);
        } else {
            to[i] = (char)c;
        }
    }
}

/* Set up so that a list is hashed while it is scanned for spaces. */
enum { HASH_START = 5381 };

static inline uint32_t hash_more(uint32_t h, char c)
{
    return h * 33u ^ (unsigned char)c;
}

static inline size_t hash_end(uint32_t h)
{
    return (h ^ h >> 15) & (SLOTS - 1);
}

static struct slot *seek(const struct quote_words *w, size_t i, const char *word, size_t size)
{
    while (w->slots[i].word != NULL && (w->slots[i].size != size || memcmp(w->slots[i].word, word, size) != 0))
        i = (i + 1) & (SLOTS - 1);
    return (struct slot *)&w->slots[i];
}

/* Returns how many words were new. `unsaid`: what the lists' flags are. */
static size_t take(struct quote_words *w, const struct quote_list *lists, bool unsaid)
{
    size_t n = 0;
    for (; lists->words != NULL; lists++) {
        for (const char *at = lists->words, *start = at; *start != '\0'; start = at) {
            uint32_t h = HASH_START;
            for (; *at != ' ' && *at != '\0'; at++)
                h = hash_more(h, *at);
            struct slot *s = seek(w, hash_end(h), start, (size_t)(at - start));
            n += s->word == NULL;
            s->word = start;
            s->size = (uint32_t)(at - start) & 0xFF;
            if (unsaid)
                s->unsaid |= lists->flags & 0xFFFFFF;
            else
                s->flags |= lists->flags;
            at += *at == ' ';
        }
    }
    return n;
}

struct quote_words *quote_words_create(enum quote_language language)
{
    static const struct quote_list *const by_language[QUOTE_LANGUAGES] = {
        quote_words_english, quote_words_french, quote_words_german, quote_words_spanish, quote_words_others};
    struct quote_words *w = calloc(1, sizeof *w);
    if (w == NULL)
        return NULL;
    w->language = language;
    size_t n =
        take(w, by_language[language], false) + take(w, quote_words_names, false) + take(w, quote_words_given, false);
    if (language == QUOTE_ENGLISH)
        n += take(w, quote_words_unsaid_english, true) + take(w, quote_words_speech, false);
    assert(n < SLOTS / 4 * 3); /* the lists outgrew the table */
    (void)n;
    return w;
}

enum quote_language quote_words_language_of(const struct quote_words *words)
{
    return words->language;
}

void quote_words_destroy(struct quote_words *words)
{
    free(words);
}

/* The slot of a word in any case; NULL: it is too long for any. */
static const struct slot *find(const struct quote_words *words, const char *word, size_t size)
{
    char small[QUOTE_WORD_MOST];
    if (size == 0 || size > sizeof small)
        return NULL;
    uint32_t h = HASH_START;
    size_t i = 0;
    for (; i < size && (unsigned char)word[i] < 0x80; i++) {
        small[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
        h = hash_more(h, small[i]);
    }
    fold(small + i, word + i, size - i);
    for (; i < size; i++)
        h = hash_more(h, small[i]);
    return seek(words, hash_end(h), small, size);
}

uint32_t quote_words_find(const struct quote_words *words, const char *word, size_t size)
{
    const struct slot *s = find(words, word, size);
    return s == NULL ? 0 : s->flags;
}

uint32_t quote_words_find_unsaid(const struct quote_words *words, const char *word, size_t size)
{
    const struct slot *s = find(words, word, size);
    return s == NULL ? 0 : s->unsaid;
}

enum quote_language quote_words_for_tag(const char *tag)
{
    static const char *const tags[QUOTE_OTHER] = {"en", "fr", "de", "es"};
    for (int i = 0; i < QUOTE_OTHER; i++)
        if ((tag[0] | 32) == tags[i][0] && (tag[1] | 32) == tags[i][1] && (tag[2] == '\0' || tag[2] == '-'))
            return (enum quote_language)i;
    return tag[0] == '\0' ? QUOTE_ENGLISH : QUOTE_OTHER;
}

enum quote_language quote_words_language(const char *text, size_t size)
{
    /* The small words that one of the four has and the other three lack. */
    static const char *const common[QUOTE_OTHER] = {" the and of to that was is for with said it he by ",
                                                    " le les des et du une dans est qui pour au sur pas ce il ",
                                                    " der die und das den von zu mit ist dem nicht ein eine auf ",
                                                    " el los las y del que por con una su es al para "};
    size_t hits[QUOTE_OTHER] = {0}, words = 0, end = size < SAMPLE ? size : SAMPLE;
    for (size_t i = 0; i < end;) {
        while (i < end && (unsigned char)text[i] <= ' ')
            i++;
        size_t start = i;
        while (i < end && (unsigned char)text[i] > ' ')
            i++;
        words += i > start;
        if (i - start == 0 || i - start > 5)
            continue;
        char word[8] = " ";
        fold(word + 1, text + start, i - start);
        word[i - start + 1] = ' ';
        for (int k = 0; k < QUOTE_OTHER; k++)
            hits[k] += strstr(common[k], word) != NULL;
    }
    enum quote_language best = QUOTE_ENGLISH;
    for (int k = 1; k < QUOTE_OTHER; k++)
        if (hits[k] > hits[best] + 2)
            best = (enum quote_language)k;
    return words >= WORDS_LEAST && 100 * hits[best] < KNOWN_LEAST * words ? QUOTE_OTHER : best;
}
