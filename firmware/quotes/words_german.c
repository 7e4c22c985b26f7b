/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_german[] = {
    {QW_SAY, "sagt sagte sagten erklärt erklärte meint meinte betont betonte ergänzt ergänzte fügt fügte schreibt "
             "schrieb fragt fragte antwortet antwortete warnt warnte fordert forderte berichtet berichtete erzählt "
             "erzählte behauptet behauptete versichert versicherte kritisiert kritisierte kündigt kündigte erinnert "
             "erinnerte erläutert erläuterte bestätigt bestätigte räumt räumte beklagt beklagte lobt lobte ruft rief "
             "flüstert flüsterte bemerkt bemerkte urteilt urteilte resümiert resümierte twittert twitterte teilt "
             "teilte entgegnet entgegnete erwidert erwiderte findet fand glaubt glaubte verspricht versprach mahnt "
             "mahnte scherzt scherzte klagt klagte gibt gab heißt hieß unterstreicht unterstrich prophezeit"},
    {QW_SAYING, "sagend"},
    {QW_PREP, "von in im an am auf bei mit nach aus zu zum zur für gegen über unter vor zwischen seit durch ohne um "
              "laut vom beim"},
    {QW_CONJ, "und oder aber denn doch sondern weil dass wenn als ob während obwohl"},
    {QW_AUX, "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann konnte soll sollte muss musste "
             "will wollte"},
    {QW_DET, "der die das den dem des ein eine einen einem einer eines dieser diese dieses mehrere viele einige zwei "
             "drei vier"},
    {QW_POSS, "sein seine seiner ihr ihre ihrer unser unsere"},
    {QW_HE, "er"},
    {QW_SHE, "sie"},
    {QW_THEY, "wir man es"},
    {QW_I, "ich"},
    {QW_REL, "welcher welche was wer wie warum"},
    {QW_ADV, "auch dann noch schon später weiter zudem dazu heute gestern nun jedoch immer wieder"},
    {QW_MR | QW_TITLE, "herr könig prinz"},
    {QW_MRS | QW_TITLE, "frau königin prinzessin"},
    {QW_DOTTED, "dr prof st nr bzw usw ca"},
    {QW_TITLE, "dr prof professor präsident kanzler kanzlerin ministerin minister bürgermeister bürgermeisterin "
               "pfarrer"},
    {QW_ROLE, "sprecher präsident kanzler minister bürgermeister direktor leiter chef vorsitzender vorsitzende anwalt "
              "richter professor forscher historiker autor journalist abgeordneter kandidat arzt lehrer schüler "
              "student bewohner nachbar zeuge trainer experte analyst sekretär bäcker bauer wirt geschäftsführer "
              "vorstand gründer ingenieur"},
    {QW_ROLE | QW_MALE, "mann junge vater sohn bruder ehemann könig"},
    {QW_ROLE | QW_FEMALE, "frau mutter tochter schwester ehefrau sprecherin präsidentin kanzlerin ministerin "
                          "bürgermeisterin direktorin leiterin chefin anwältin richterin professorin forscherin "
                          "autorin journalistin ärztin lehrerin expertin bäckerin"},
    {QW_DAY, "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli "
             "august september oktober november dezember"},
    {QW_NAMING, "genannt namens titel buch film roman lied motto begriff wort schlagwort sogenannte sogenannten"},
    {QW_PARTICLE, "von van zu der de"},
    {QW_ORG, "universität gesellschaft bank rat ministerium partei polizei verband verein zeitung gmbh ag"},
    {QW_NATION, "deutsche deutscher deutschland berlin hamburg münchen köln europa"},
    {QW_OTHER, "nicht kein keine sehr hier dort"},
    {QW_TEXT, "mitteilung brief bericht erklärung schreiben rede"},
    {0, NULL},
};
