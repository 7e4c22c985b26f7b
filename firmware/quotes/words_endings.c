/* SPDX-License-Identifier: MIT */
/* Nouns for people that are no list's, by what they end in. */
#include "quotes/words.h"

#include <string.h>
#include <strings.h>

/* Whether the word is longer than one of the endings and has it, in any case of ASCII. */
static bool has_ending(const char *word, size_t size, const char *endings)
{
    for (const char *at = endings; *at != '\0';) {
        size_t n = strcspn(at, " ");
        if (n + 1 < size && word[size - 2] == at[n - 2] && strncasecmp(word + size - n, at, n) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

/* What German ones end in, by the last letter: "Innenminister", "Vorstandschef", "Grünen-Politiker". */
static const char *const german[26] = {
    ['d' - 'a'] = "vorstand",
    ['e' - 'a'] = "abgeordnete beauftragte biologe experte loge psychologe vorsitzende",
    ['f' - 'a'] = "bischof chef",
    ['m' - 'a'] = "ökonom",
    ['n' - 'a'] = "experten",
    ['r' - 'a'] =
        "abgeordneter arbeiter autor bauer beauftragter berater besitzer betreiber botschafter direktor ermittler "
        "fahrer forscher führer gewerkschafter gründer historiker händler ingenieur inhaber kanzler kommentator "
        "kommissar kritiker künstler lehrer leiter manager meister minister mitarbeiter moderator politiker professor "
        "promoter redakteur regisseur reporter richter schauspieler schützer sekretär senator spieler sprecher stürmer "
        "sänger torhüter trainer unternehmer verteidiger vertreter vorsitzender wissenschaftler",
    ['t' - 'a'] = "aktivist analyst anwalt arzt journalist jurist kandidat landrat pilot präsident soldat staatsrat "
                  "stadtrat wirt",
};

static bool is_german_role(const char *word, size_t size)
{
    unsigned last = (unsigned)(word[size - 1] | 32) - 'a';
    return size >= 7 && last < 26 && german[last] != NULL && has_ending(word, size, german[last]);
}

uint32_t quote_words_by_ending(const struct quote_words *words, const char *word, size_t size, bool capital)
{
    switch (quote_words_language_of(words)) {
    case QUOTE_GERMAN: {
        bool female = size > 8 && memcmp(word + size - 2, "in", 2) == 0;
        if (!capital)
            return 0;
        if (female && (is_german_role(word, size - 2) || has_ending(word, size - 2, "anwält log rät ärzt")))
            return QW_ROLE | QW_FEMALE;
        return is_german_role(word, size) ? QW_ROLE : 0;
    }
    case QUOTE_FRENCH:
    case QUOTE_SPANISH: {
        /* "sous-préfet", "ex-ministre" */
        const char *hyphen = capital ? NULL : memchr(word, '-', size);
        if (hyphen == NULL)
            return 0;
        size_t from = (size_t)(hyphen + 1 - word);
        return quote_words_find(words, word + from, size - from) & QW_ROLE;
    }
    default:
        return 0;
    }
}
