/* SPDX-License-Identifier: MIT */
#include "quotes/tongue_words.h"

#include <string.h>

enum { TAIL_MOST = 8 }; /* words of what follows an office: "de la Défense" */

bool quote_tongue_is_adjective(const struct quote_tokens *t, size_t i)
{
    return quote_token_ends(t, i, "e") || quote_token_ends(t, i, "er") || quote_token_ends(t, i, "en") ||
           quote_token_ends(t, i, "es") || quote_token_ends(t, i, "em") || quote_token_ends(t, i, "iger");
}

bool quote_tongue_says(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    if (k->kind != QT_WORD || !(k->flags & QW_SAY) || ((k->shape & QS_CAPITAL) && !(k->shape & QS_FIRST)))
        return false;
    /* "la critique", "une demande": a noun. */
    return !(i > 0 &&
             quote_token_among(t, i - 1, "la une un de du des sa son ses une cette ce los las una el su der die das"));
}

bool quote_tongue_is_role(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    return k->kind == QT_WORD && (k->flags & (QW_ROLE | QW_TITLE)) &&
           (!quote_tongue_is_german(t) || (k->shape & QS_CAPITAL));
}

bool quote_tongue_is_unique(const struct quote_tokens *t, size_t i)
{
    static const char *const offices =
        "präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin bundespräsident außenminister "
        "außenministerin innenminister innenministerin finanzminister finanzministerin verteidigungsminister "
        "verteidigungsministerin wirtschaftsminister wirtschaftsministerin gesundheitsminister gesundheitsministerin "
        "justizminister justizministerin ministerpräsident ministerpräsidentin us-präsident papst bürgermeister "
        "bürgermeisterin landrat landrätin président présidente maire préfet pape premier presidente presidenta "
        "alcalde "
        "alcaldesa papa lehendakari gobernador gobernadora rey";
    return quote_token_among(t, i, offices);
}

/* Whose sender or hearer a German genitive would be mistaken for: "sagte der Sprecher der Presse". */
static bool hears(const struct quote_tokens *t, size_t i)
{
    return quote_token_among(
               t, i,
               "presse presse-agentur agentur nachrichtenagentur zeitung dpa afp ap reuters apa sda ard zdf "
               "bbc cnn faz sz nzz taz spiegel welt bild zeit rundfunk sender fernsehen magazin portal "
               "redaktionsnetzwerk funke") ||
           quote_token_ends(t, i, "zeitung") || quote_token_ends(t, i, "agentur");
}

/* "der Stadt", "des früheren Ministers", "von der Leitstelle": its end; i if there is none. */
static size_t german_tail(const struct quote_tokens *t, size_t i, size_t limit)
{
    size_t k = i;
    if (k < limit && quote_token_among(t, k, "von vom"))
        k++;
    if (k < limit && quote_token_among(t, k, "des der") && !quote_token_among(t, i, "vom"))
        k++;
    if (k == i)
        return i;
    while (k < limit && t->at[k].kind == QT_WORD && t->at[k].flags == 0 && quote_tongue_is_adjective(t, k) &&
           !quote_tongue_is_capital(t, k))
        k++;
    size_t noun = k;
    while (k < limit && k < noun + 3 && quote_tongue_is_capital(t, k) && !(t->at[k].flags & QW_DAY) && !hears(t, k))
        k++;
    return k > noun && !(k < limit && hears(t, k)) ? k : i;
}

/* "de la", "du": what follows an office's noun goes on with another noun. Its end; i if it does not. */
static size_t after_of(const struct quote_tokens *t, size_t i, size_t most)
{
    if (!quote_token_among(t, i, "de du des d del"))
        return i;
    size_t n = i + 1;
    while (n < most && quote_token_among(t, n, "la le les l los las el"))
        n++;
    bool noun = n < most && t->at[n].kind == QT_WORD && !(t->at[n].flags & QW_DAY) &&
                (quote_tongue_is_capital(t, n) || !(t->at[n].flags & (QW_FUNCTION & ~(uint32_t)QW_VERB)));
    return noun ? n + 1 : i;
}

/* "russe", "andaluz": a word that can only be an adjective where it stands. */
static bool follows_noun(const struct quote_tokens *t, size_t i, size_t limit)
{
    return !quote_tongue_is_capital(t, i) && (t->at[i].flags == 0 || t->at[i].flags == QW_NATION) &&
           !quote_token_ends(t, i, "mente") && !quote_token_ends(t, i, "ando") && !quote_token_ends(t, i, "ant") &&
           !(i + 1 < limit && quote_token_among(t, i + 1, "por par"));
}

/* "Cruz Roja", "Agricultura y Pesca": a further word of a name. */
static bool goes_on(const struct quote_tokens *t, size_t i, size_t most)
{
    if (quote_tongue_is_capital(t, i))
        return quote_tongue_is_capital(t, i - 1) || quote_token_among(t, i - 1, "y et");
    return quote_token_among(t, i, "y et") && quote_tongue_is_capital(t, i - 1) && i + 1 < most &&
           quote_tongue_is_capital(t, i + 1);
}

/* "el diputado de Vox Ana Hale": a name begins. */
static bool is_full_name(const struct quote_tokens *t, size_t i, size_t limit)
{
    return quote_token_is_given(&t->at[i]) && i + 1 < limit && quote_tongue_is_capital(t, i + 1) &&
           !quote_token_among(t, i - 1, "de del la");
}

/* "de la Défense", "du groupe rebelle": its end; i if there is none. */
static size_t romance_tail(const struct quote_tokens *t, size_t i, size_t limit)
{
    size_t k = i, most = i + TAIL_MOST < limit ? i + TAIL_MOST : limit;
    while (k < most && t->at[k].kind == QT_WORD) {
        if (is_full_name(t, k, limit))
            break;
        size_t next = after_of(t, k, most);
        if (next == k && (follows_noun(t, k, limit) || goes_on(t, k, most)))
            next = k + 1;
        if (next == k)
            break;
        k = next;
    }
    return k;
}

size_t quote_tongue_tail(const struct quote_tokens *t, size_t i, size_t limit)
{
    return quote_tongue_is_german(t) ? german_tail(t, i, limit) : romance_tail(t, i, limit);
}

bool quote_tongue_is_body(const struct quote_tokens *t, size_t i)
{
    static const char *const endings[] = {"ministerium", "anwaltschaft", "verband",     "gericht",
                                          "behörde",     "gesellschaft", "verein",      "partei",
                                          "polizei",     "gewerkschaft", "unternehmen", "universität",
                                          "regierung",   "amt",          "bündnis",     "organisation"};
    const struct quote_token *k = &t->at[i];
    if (k->kind != QT_WORD || (quote_tongue_is_german(t) && !(k->shape & QS_CAPITAL)))
        return false;
    if (k->flags & QW_ORG)
        return true;
    for (size_t n = 0; quote_tongue_is_german(t) && k->flags == 0 && n < sizeof endings / sizeof endings[0]; n++)
        if (quote_token_ends(t, i, endings[n]))
            return true;
    return false;
}
