/* SPDX-License-Identifier: MIT */
#include "type/language.h"

#include <string.h>
#include <strings.h>

/* Blank before and after each word, so that a word is found by one search. */
static const struct {
    const char *language, *words;
} leaning[] = {
    {"en",
     " a an the of to in on at by for from with and or but nor as is if it its his her our my your their than that "
     "into onto upon per via vs no not so mr mrs ms dr st sir prof lord lady dame gen sgt rev sen rep gov pres lt col "
     "capt over under after before while who i we "},
    {"fr",
     " le la les l' un une des du de d' à au aux en et ou où ni par pour sur sous dans avec sans chez vers que qui "
     "ne se sa son ses mon ma mes ce cet cette ces m. mme dr si y il elle on je tu "},
    {"de", " der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei beim mit nach "
           "von vom zu zum zur für um durch als wie ob dass es er sie wir ich herr frau dr st prof so nur "},
    {"es", " el la los las un una unos unas de del a al en y e o u ni por para con sin sobre que se su sus lo mi tu si "
           "no es sr sra dr don doña "},
    {"it", " il lo la i gli le un uno una di del dello della dei degli delle da dal dalla a al allo alla ai agli alle "
           "in nel nella con su sul sulla per tra fra e ed o che si non dr sig "},
    {"nl", " de het een van in op aan te bij met voor door naar uit om en of als dat die dan is zo er 't 's dr st "},
    {"sv", " en ett den det de i på av till från för med om vid och eller att som är så ej dr st "},
    {"da", " en et den det de i på af til fra for med om ved og eller at som er så dr "},
    {"no", " en et den det de i på av til fra for med om ved og eller at som er så dr "},
    {"nb", " en et den det de i på av til fra for med om ved og eller at som er så dr "},
    {"pt",
     " o a os as um uma de do da dos das em no na nos nas ao aos à às por para com sem e ou que se seu sua dr sr "},
    {"pl", " a i o u w z ze we na do od po za ku dla się nie że czy lub "},
    {"cs", " a i o u k s v z ke se ve ze na do od po za pro že "},
    {"ru", " а в и к о с у я во ко со об на до за из от по не ни но да бы же "},
};

bool language_is(const char *tag, const char *language)
{
    size_t size = strlen(language);

    if (tag == NULL || *tag == '\0')
        tag = "en";
    return strncasecmp(tag, language, size) == 0 && (tag[size] == '\0' || tag[size] == '-' || tag[size] == '_');
}

bool language_region(const char *tag, const char *region)
{
    size_t size = strlen(region);

    for (const char *at = tag; at != NULL && (at = strpbrk(at, "-_")) != NULL;) {
        at++;
        if (strncasecmp(at, region, size) == 0 && strchr("-_", at[size]) != NULL)
            return true;
    }
    return false;
}

bool language_leans(const char *tag, const char *word, size_t size)
{
    for (size_t i = 0; i < sizeof leaning / sizeof leaning[0]; i++) {
        if (!language_is(tag, leaning[i].language))
            continue;
        for (const char *at = leaning[i].words; (at = strchr(at, ' ')) != NULL && at[1] != '\0';) {
            at++;
            if (strncmp(at, word, size) == 0 && at[size] == ' ')
                return true;
        }
        return false;
    }
    return false;
}

bool language_capitalises_nouns(const char *tag)
{
    return language_is(tag, "de") || language_is(tag, "lb");
}
