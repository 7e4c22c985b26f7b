/* SPDX-License-Identifier: MIT */
/* German, French, Spanish and languages that the reader does not know: who speaks, and who does not. */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "quotes_rows.h"

static void test_german(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a noun is nobody",
         "de",
         "„Gemeinsam in die neue Zeit gehen“, heißt die Kampagne. Die Woche begann mit einem Satz: „Das ist "
         "erst der Anfang von allem.“\n",
         {{"Gemeinsam in die neue Zeit gehen", NULL, NULL}, {"Das ist erst der Anfang von allem.", NULL, NULL}}},
        {"a role before the name, the surname after",
         "de",
         "„Wir haben lange darüber nachgedacht“, sagte UN-Botschafterin Ulrike Sandmann. „Das war kein leichter "
         "Weg für uns“, so Sandmann weiter.\n",
         {{"Wir haben lange darüber nachgedacht", "Ulrike Sandmann", "UN-Botschafterin"},
          {"Das war kein leichter Weg für uns", "Ulrike Sandmann", "UN-Botschafterin"}}},
        {"an office before a comma and the name",
         "de",
         "Der Schulleiter der Volksschule Tann, Norbert Holzer, bestätigte auf Anfrage: „Es war sehr ruhig an diesem "
         "Tag.“\n",
         {{"Es war sehr ruhig an diesem Tag.", "Norbert Holzer", "Schulleiter der Volksschule Tann"}}},
        {"a name that no list has, after the verb",
         "de",
         "„Das ist ein guter Tag für uns alle“, sagte Oleksij Tymtschuk.\n",
         {{"Das ist ein guter Tag für uns alle", "Oleksij Tymtschuk", NULL}}},
        {"a surname that nobody has in full",
         "de",
         "„Das ist ein guter Tag für uns alle“, sagte Tymtschuk.\n",
         {{"Das ist ein guter Tag für uns alle", NULL, NULL}}},
        {"denied and alleged",
         "de",
         "Ulrike Sandmann hat nie gesagt: „Das Werk schließt noch in diesem Jahr.“ Angeblich sagte Jan Holzer: „Das "
         "Werk schließt noch in diesem Jahr.“\n",
         {{"Das Werk schließt noch in diesem Jahr.", NULL, NULL},
          {"Das Werk schließt noch in diesem Jahr.", NULL, NULL}}},
        {"two who fit a pronoun",
         "de",
         "Ulrike Sandmann traf Ayse Demir. „Wir haben uns nichts zu sagen“, sagte sie.\n",
         {{"Wir haben uns nichts zu sagen", NULL, NULL}}},
        {"one who fits it",
         "de",
         "Ulrike Sandmann kam am Abend. „Wir haben uns viel zu sagen“, sagte sie.\n",
         {{"Wir haben uns viel zu sagen", "Ulrike Sandmann", NULL}}},
        {"who holds a text did not write it",
         "de",
         "Jan Holzer erinnert an einen Satz der Leiterin: „Wir schaffen das auch noch allein.“\n",
         {{"Wir schaffen das auch noch allein.", NULL, NULL}}},
    };
    CHECK(rows);
}

static void test_french(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"an office and its name",
         "fr",
         "« Il n’y avait pas d’autre issue », a déclaré la directrice du port, Hélène Marois. Le sous-préfet de "
         "Rance, Michel Berger, répond : « Nous avons tout essayé avant cela. »\n",
         {{"Il n’y avait pas d’autre issue", "Hélène Marois", "directrice du port"},
          {"Nous avons tout essayé avant cela.", "Michel Berger", "sous-préfet de Rance"}}},
        {"an office as worded, not clipped",
         "fr",
         "« Nous ne savons pas ce qui vient », a déclaré le premier ministre norvégien, mardi.\n",
         {{"Nous ne savons pas ce qui vient", "le premier ministre norvégien", NULL}}},
        {"a role after the name",
         "fr",
         "« La mer était belle ce jour-là », dit Yves Le Guen, ancien marin.\n",
         {{"La mer était belle ce jour-là", "Yves Le Guen", "ancien marin"}}},
        {"hearsay",
         "fr",
         "Karim Ferrand aurait dit : « Je la scierai moi-même. »\n",
         {{"Je la scierai moi-même.", NULL, NULL}}},
        {"a passer-by",
         "fr",
         "« On ne nous a rien demandé du tout », peste une passante derrière Hugo Marchand.\n",
         {{"On ne nous a rien demandé du tout", NULL, NULL}}},
        {"a dash",
         "fr",
         "La mairie et le port ne sont pas d’accord sur le sort de la grue.\n— Non, je ne partirai pas d’ici, répond "
         "Anne "
         "Marois.\n– du pain, des œufs et du lait\n",
         {{"Non, je ne partirai pas d’ici.", "Anne Marois", NULL}}},
    };
    CHECK(rows);
}

static void test_spanish(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"an office with what belongs to it",
         "es",
         "«El fútbol no puede vivir de espaldas a todos», afirmó el presidente de la CBF.\n",
         {{"El fútbol no puede vivir de espaldas a todos", "el presidente de la CBF", NULL}}},
        {"a bare noun",
         "es",
         "“Nadie nos ha preguntado qué queremos”, se queja una vecina. “Aquí no va a venir nadie más”, dijo el "
         "portavoz.\n",
         {{"Nadie nos ha preguntado qué queremos", NULL, NULL}, {"Aquí no va a venir nadie más", NULL, NULL}}},
        {"according to",
         "es",
         "“Los despidos se evitarán siempre que se pueda”, según la directora, Elena Maroto.\n",
         {{"Los despidos se evitarán siempre que se pueda", "Elena Maroto", "directora"}}},
        {"the subject left out",
         "es",
         "“Hemos hecho muchas cuentas este año”, dijo Elena Maroto. “Ya no queda otra salida posible”, añadió.\n",
         {{"Hemos hecho muchas cuentas este año. Ya no queda otra salida posible", "Elena Maroto", NULL}}},
        {"dashes",
         "es",
         "—La grúa no se va a mover de aquí —dijo Elena Maroto—. Ni este año.\n",
         {{"La grúa no se va a mover de aquí. Ni este año.", "Elena Maroto", NULL}}},
        {"a sign",
         "es",
         "El lema decía: “Sin nosotros aquí no gira nada”.\n",
         {{"Sin nosotros aquí no gira nada", NULL, NULL}}},
    };
    CHECK(rows);
}

static void test_others(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Italian, a name and a verb",
         "it",
         "«La gru appartiene alla città da sempre», ha detto Rosa Bellandi.\n",
         {{"La gru appartiene alla città da sempre", "Rosa Bellandi", NULL}}},
        {"Polish, a noun with a capital",
         "pl",
         "„Nikt nas nawet o to nie zapytał” – mówi Sąsiadka z ulicy.\n",
         {{"Nikt nas nawet o to nie zapytał", NULL, NULL}}},
        {"Dutch, a verb that is not known",
         "nl",
         "Zondag klonk het: “Wij gaan nooit meer naar beneden.”\n",
         {{"Wij gaan nooit meer naar beneden.", NULL, NULL}}},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_german),
        cmocka_unit_test(test_french),
        cmocka_unit_test(test_spanish),
        cmocka_unit_test(test_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
