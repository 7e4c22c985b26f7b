/* SPDX-License-Identifier: MIT */
/* The commonest reporting verbs of languages that the reader does not know otherwise. */
#include "quotes/words.h"

const struct quote_list quote_words_others[] = {
    {QW_SAY, "detto dice disse dichiarato spiegato aggiunto affermato afirmou declarou explicou contou acrescentou "
             "ressaltou destacou escreveu respondeu lembrou avaliou zegt zei vertelt vertelde schrijft schreef aldus "
             "stelt verklaarde reageert powiedział powiedziała mówi dodał dodała podkreślił podkreśliła ocenił oceniła "
             "stwierdził stwierdziła säger sade sa berättar skriver menar sier siger sagde fortæller forteller udtaler "
             "řekl řekla uvedl uvedla dodal dodala nói"},
    {QW_AUX, "ha hanno har heeft hebben em tem tinha"},
    {QW_PREP,
     "di da in con su per tra fra a de em do no na com por para van op met voor door naar z w od för på med av til"},
    {QW_CONJ, "e o ma en of maar i ale a och men og"},
    {QW_DET, "il lo la gli le un una o a os as um uma de het een den det en et"},
    {QW_PARTICLE, "de da di do dos das van der den von del della af bin al el"},
    {QW_OTHER, "non não niet nie inte ikke ne"},
    {0, NULL},
};
