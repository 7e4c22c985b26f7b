/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_german[] = {
    {QW_SAY,
     "prognostiziert prognostizierte lästert lästerte notiert notierte spöttelt spöttelte erkennt vermeldet vermeldete "
     "sagt sagte sagten erklärt erklärte erklärten meint meinte meinten betont betonte betonten ergänzt ergänzte fügt "
     "fügte schreibt schrieb schrieben fragt fragte antwortet antwortete warnt warnte warnten fordert forderte "
     "forderten berichtet berichtete berichteten erzählt erzählte behauptet behauptete versichert versicherte "
     "kritisiert kritisierte kritisierten kündigt kündigte kündigten erinnert erinnerte erläutert erläuterte bestätigt "
     "bestätigte räumt räumte beklagt beklagte lobt lobte ruft rief flüstert flüsterte bemerkt bemerkte urteilt "
     "urteilte resümiert resümierte twittert twitterte teilt teilte teilten entgegnet entgegnete erwidert erwiderte "
     "verspricht versprach mahnt mahnte mahnten scherzt scherzte klagt klagte unterstreicht unterstrich prophezeit "
     "prophezeite begründet begründete schildert schilderte rechnet rechnete äußert äußerte spricht sprach sprachen "
     "schimpft schimpfte spottet spottete wettert wetterte freut freute rät riet empfiehlt empfahl verteidigt "
     "verteidigte konstatiert konstatierte argumentiert argumentierte appelliert appellierte gesteht gestand verrät "
     "verriet vermutet vermutete befürchtet befürchtete analysiert analysierte kommentiert kommentierte bilanziert "
     "bilanzierte schwärmt schwärmte jubelt jubelte schmunzelt schmunzelte lacht lachte seufzt seufzte präzisiert "
     "präzisierte bekräftigt bekräftigte bedauert bedauerte verlangt verlangte plädiert plädierte moniert monierte "
     "bemängelt bemängelte ärgert ärgerte resigniert witzelt witzelte"},
    {QW_SAY | QW_WEAK,
     "weiß wusste findet fand glaubt glaubte hält hielt hofft hoffte wirft warf weist wies fährt fuhr legt legte "
     "wundert wunderte führt führte gibt gab stellt stellte"},
    {QW_SAY_BASE, "gesagt erklärt betont geschrieben angekündigt mitgeteilt hinzugefügt kritisiert gewarnt gefordert "
                  "versichert berichtet erzählt gerufen eingeräumt geäußert"},
    {QW_PREP, "von in im an am auf bei mit nach aus zu zum zur für gegen über unter vor zwischen seit durch ohne um "
              "laut vom beim wegen trotz gegenüber hinter neben bis samt zufolge außer ab ins ans während"},
    {QW_CONJ,
     "und oder aber denn doch sondern weil dass wenn als ob obwohl sowie nachdem bevor indem damit sobald falls"},
    {QW_AUX, "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann konnte soll sollte muss musste "
             "will wollte sei seien habe hätte hätten würde würden könnte könne müsse dürfte darf mag möchte bin bist"},
    {QW_DET, "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jeder jede "
             "jedes mehrere viele einige zwei drei vier fünf kein keine keinen keiner alle beide manche"},
    {QW_POSS, "deren dessen sein seine seiner seinen seinem ihr ihre ihrer ihren ihrem unser unsere unserer mein meine "
              "meiner dein euer"},
    {QW_HE, "er"},
    {QW_SHE, "sie"},
    {QW_THEY, "wir man es ihr"},
    {QW_I, "ich du"},
    {QW_REL, "welcher welche welches was wer wie warum wo wofür wovor woran dessen deren wann weshalb"},
    {QW_ADV, "auch dann noch schon später weiter zudem dazu heute gestern nun jedoch immer wieder etwa derweil indes "
             "außerdem dabei dagegen darauf daraufhin darum deshalb deswegen hingegen allerdings ebenfalls "
             "gleichzeitig zugleich zuletzt zuvor zunächst schließlich so selbst erneut kürzlich jüngst inzwischen "
             "mittlerweile ferner anschließend nur sogar eher gerne hierzu danach damals vorab abschließend sichtlich "
             "klar deutlich lapidar knapp ruhig morgen bereits ihrerseits seinerseits einmal trotzdem dennoch"},
    {QW_MR | QW_TITLE, "herr herrn könig prinz"},
    {QW_MRS | QW_TITLE, "frau königin prinzessin"},
    {QW_DOTTED, "dr prof st nr bzw usw ca"},
    {QW_TITLE, "dr prof professor präsident kanzler kanzlerin ministerin minister bürgermeister bürgermeisterin "
               "pfarrer papst bischof general"},
    {QW_ROLE,
     "sprecher präsident kanzler minister bürgermeister direktor leiter chef vorsitzender vorsitzende vorsitzenden "
     "anwalt richter professor forscher historiker autor journalist abgeordneter abgeordnete kandidat arzt lehrer "
     "schüler student bewohner nachbar zeuge trainer experte analyst sekretär bäcker bauer wirt geschäftsführer "
     "vorstand gründer ingenieur angeklagte angeklagter landrat landwirt wissenschaftler politiker kapitän torhüter "
     "stürmer verteidiger spieler coach manager berater beauftragter beauftragte kommissar polizist staatsanwalt "
     "botschafter diplomat bischof pfarrer ökonom soziologe psychologe jurist künstler schauspieler regisseur sänger "
     "musiker maler schriftsteller kritiker verleger unternehmer händler handwerker meister fahrer pilot soldat "
     "offizier rentner veteran anwohner mitarbeiter vertreter senator stadtrat gemeinderat fraktionschef parteichef "
     "ministerpräsident koordinator referent kurator intendant schulleiter rektor dekan präses inhaber eigentümer "
     "besitzer betreiber züchter jäger förster fischer winzer koch wirtin sportler olympiasieger weltmeister "
     "gewerkschafter aktivist demonstrant teilnehmer organisator veranstalter redakteur moderator reporter kommentator "
     "korrespondent promoter notar architekt chirurg virologe epidemiologe meteorologe klimaforscher"},
    {QW_ROLE | QW_MALE, "mann junge vater sohn bruder ehemann könig großvater onkel familienvater"},
    {QW_ROLE | QW_FEMALE,
     "frau mutter tochter schwester ehefrau sprecherin präsidentin kanzlerin ministerin bürgermeisterin direktorin "
     "leiterin chefin anwältin richterin professorin forscherin autorin journalistin ärztin lehrerin expertin bäckerin "
     "historikerin politikerin wissenschaftlerin rentnerin schulleiterin ökonomin soziologin juristin künstlerin "
     "schauspielerin regisseurin sängerin unternehmerin geschäftsführerin gründerin beauftragte abgeordnete kandidatin "
     "schülerin studentin nachbarin zeugin trainerin analystin staatsanwältin botschafterin landrätin senatorin "
     "gewerkschafterin aktivistin redakteurin moderatorin reporterin großmutter tante ministerpräsidentin vertreterin "
     "mitarbeiterin krankenschwester polizistin"},
    {QW_DAY, "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar februar märz april mai juni "
             "juli august september oktober november dezember morgen abend vormittag nachmittag mittag anfang ende "
             "mitte jahr woche monat tag stunde"},
    {QW_VERB, "bekam erhielt las hörte liest hört geht ging kommt kam steht stand macht machte lautet lautete heißt "
              "hieß begann beginnt zeigt zeigte nennt nannte sah nahm nimmt setzt setzte trat tritt"},
    {QW_NAMING, "genannt namens titel buch film roman lied motto begriff wort schlagwort sogenannte sogenannten"},
    {QW_PARTICLE, "von van der de den del di da la le bin ibn ter ten el al"},
    {QW_ORG,
     "universität gesellschaft bank rat ministerium partei polizei verband verein zeitung gmbh ag staatsanwaltschaft "
     "gericht stadt gemeinde behörde regierung bundesregierung landesregierung kommission feuerwehr kirche "
     "gewerkschaft bundestag bundesrat senat unternehmen konzern stiftung institut agentur bundeswehr kreml"},
    {QW_NATION, "deutsche deutscher deutschland berlin hamburg münchen köln europa österreich wien schweiz russland "
                "ukraine frankreich usa china israel iran türkei italien spanien london paris moskau brüssel "
                "washington bayern hessen sachsen thüringen"},
    {QW_OTHER, "nicht sehr hier dort mir mich ihm ihn uns euch sich nie niemals nichts ja nein hinzu mit an ein zu "
               "zurück vor wohl rund"},
    {QW_TEXT, "mitteilung brief bericht erklärung schreiben rede nachricht mail e-mail schild plakat transparent "
              "banner zettel text artikel tweet post sms satz protokoll urteil gutachten spruch motto slogan "
              "überschrift schlagzeile inschrift aufschrift"},
    {QW_MALE, "farid karim mehdi nabil rachid samir walid youssef torsten thorsten carsten karsten heiko heinz jörg "
              "detlef holger jochen hartmut reiner gunter gerd gert "
              "horst siegfried ullrich eckhard ekkehard rüdiger berndt volker lothar hubertus friedhelm ottmar "
              "burkhard egon dietmar dietrich eberhard frank-walter gottfried hans-jürgen hans-peter hans-georg "
              "hans-joachim karl-heinz karl-josef heiner holm ingo jens-peter joschka klaus-dieter swen tilo tilman "
              "udo winfried wolfram wolf-dieter arndt bodo christof cord detlev erhard frieder götz helge helmuth "
              "hinrich jost meinhard peer raimund ralf rudi sigmar till urs vinzenz walther wieland wendelin wilfried "
              "wolf omid oleksandr wolodymyr wassili wladimir ruedi ueli reto beat jürg niklaus köbi"},
    {QW_FEMALE, "angelika anke annegret annekathrin bärbel beate birgit birte britta carola christel cordula dorothee "
                "edeltraud elfriede elke eva-maria frauke gabi gesine gitta hannelore heide heidemarie heike inge "
                "ingeborg irmgard jutta margit marie-luise marlies mechthild regine renate roswitha steffi swetlana "
                "uta ute waltraud ricarda andrea-maria antje anne-marie vreni regula"},
    {0, NULL},
};
