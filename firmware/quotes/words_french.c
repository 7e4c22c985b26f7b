/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_french[] = {
    {QW_SAY,
     "fulmine fulminé abonde abondé tacle taclé étrangle insurge insurgé agace agacé raille raillé grince grincé râle "
     "enrage rage persifle persiflé opine opiné emporte emporté offusque offusqué jubile jubilé exulte savoure "
     "enthousiasme émeut rigole rigolé hurle hurlé scande avance avancé pronostique prophétise théorise diagnostique "
     "tempère tempéré relativise relativisé minimise minimisé corrige corrigé embraye rebondit développe développé "
     "assène asséné cingle cinglé accuse accusé étrille étrillé prévoit reconnaissent admire admiré calcule calculé "
     "calculait affirme affirmé affirmait affirma explique expliqué expliquait expliqua ajoute ajouté "
     "ajoutait ajouta assure "
     "assuré assurait assura estime estimé estimait estima précise précisé précisait précisa souligne souligné "
     "soulignait souligna confie confié confiait confia raconte raconté racontait raconta rappele rappelé rappelait "
     "rappela lance lancé lançait lança indique indiqué indiquait indiqua insiste insisté insistait insista note noté "
     "notait nota observe observé observait observa regrette regretté regrettait regretta témoigne témoigné témoignait "
     "témoigna tweete tweeté tweetait tweeta plaisante plaisanté plaisantait plaisanta ironise ironisé ironisait "
     "ironisa murmure murmuré murmurait murmura glisse glissé glissait glissa commente commenté commentait commenta "
     "constate constaté constatait constata dénonce dénoncé dénonçait dénonça déplore déploré déplorait déplora "
     "justifie justifié justifiait justifia rétorque rétorqué rétorquait rétorqua tranche tranché tranchait trancha "
     "détaille détaillé détaillait détailla analyse analysé analysait analysa juge jugé jugeait jugea réplique "
     "répliqué répliquait répliqua déclare déclaré déclarait déclara martele martelé martelait martela critique "
     "critiqué critiquait critiqua fustige fustigé fustigeait fustigea réclame réclamé réclamait réclama répéte répété "
     "répétait répéta signale signalé signalait signala relate relaté relatait relata argumente argumenté argumentait "
     "argumenta considére considéré considérait considéra félicite félicité félicitait félicita inquiète inquiété "
     "inquiétait désole désolé désolait désola alarme alarmé alarmait alarma étonne étonné étonnait étonna indigne "
     "indigné indignait indigna interroge interrogé interrogeait interrogea crie crié criait cria souffle soufflé "
     "soufflait souffla peste pesté pestait pesta tonne tonné tonnait tonna exclame exclamé exclamait exclama réitére "
     "réitéré réitérait réitéra révéle révélé révélait révéla balaye balayé balayait balaya nuance nuancé nuançait "
     "nuança tempête tempêté tempêtait tempêta soupire soupiré soupirait soupira recommande recommandé recommandait "
     "recommanda préconise préconisé préconisait préconisa revendique revendiqué revendiquait revendiqua proclame "
     "proclamé proclamait proclama évoque évoqué évoquait évoqua invoque invoqué invoquait invoqua vante vanté vantait "
     "vanta salue salué saluait salua annonce annoncé annonçait annonça résume résumé résumait résuma recadre recadré "
     "recadrait recadra pense pensé pensait pensa dit disait redit martèle rappelle répète répond répondu répondait "
     "répondit écrit écrivait écrivit poursuit poursuivi poursuivait conclut concluait demande demandé demandait "
     "reconnaît reconnaissait reconnu admet admis admettait avertit averti prévient prévenu renchérit renchéri promet "
     "promis prédit reprend repris soutient soutenu soutenait relève relevé sourit souri réagit réagi réjouit "
     "réjouissait réjoui défend défendu défendait souvient souvenait convient convenu feint craint maintient maintenu "
     "retient enchaîne enchaîné rit s'exclame lâche lâché lâchait espère espérait espéré complète complété interpelle "
     "interpellé plaide plaidé plaidait pointe pointé achève s’amuse amuse amusé"},
    {QW_SAYING, "disant ajoutant affirmant expliquant déclarant précisant assurant écrivant soulignant rappelant "
                "estimant lançant"},
    {QW_PREP, "derrière autour devant parmi de à en dans par pour avec sans sous sur chez vers contre entre depuis "
              "pendant avant après selon du des "
              "au aux d devant lors auprès dès malgré parmi face suite via jusqu'à jusqu"},
    {QW_CONJ, "et ou mais donc car ni or si quand lorsque comme puisque tandis alors lorsqu puisqu quoique"},
    {QW_AUX, "a ont est sont était étaient avait avaient sera seront fut furent être avoir ai as avons avez eu été "
             "aurait auraient serait seraient va vont peut peuvent doit doivent fait"},
    {QW_DET, "le la les l un une des ce cet cette ces plusieurs certains certaines quelques deux trois quatre cinq "
             "chaque tous toutes tout toute aucun aucune"},
    {QW_POSS, "son sa ses leur leurs mon ma mes notre nos votre vos"},
    {QW_HE, "il t-il"},
    {QW_SHE, "elle t-elle"},
    {QW_THEY, "ils elles on nous t-on"},
    {QW_I, "je j vous tu"},
    {QW_REL, "qui que dont où qu lequel laquelle"},
    {QW_ADV,
     "aussi encore ensuite puis déjà toujours hier aujourd'hui aujourd’hui même enfin également notamment ainsi "
     "pourtant cependant toutefois néanmoins ailleurs désormais récemment clairement simplement seulement volontiers "
     "longuement fermement sobrement ici aussitôt d'abord bientôt demain tout très bien mieux presque quasiment"},
    {QW_MR | QW_TITLE, "m monsieur père"},
    {QW_MRS | QW_TITLE, "mme mlle madame mademoiselle sœur"},
    {QW_DOTTED, "m mm dr st me"},
    {QW_TITLE, "dr me docteur maître président présidente ministre maire général professeur colonel capitaine "
               "commandant lieutenant juge sénateur sénatrice député députée pape cardinal évêque"},
    {QW_ROLE,
     "président ministre maire directeur porte-parole chef responsable avocat juge procureur professeur chercheur "
     "économiste historien écrivain journaliste auteur député sénateur candidat militant élu adjoint syndicaliste "
     "médecin infirmier enseignant étudiant habitant voisin témoin patron entrepreneur agriculteur artiste "
     "conservateur bibliothécaire boulanger gardien capitaine entraîneur expert analyste secrétaire délégué conseiller "
     "préfet ex-ministre ex-président vice-président eurodéputé leader dirigeant fondateur cofondateur co-fondateur "
     "gérant propriétaire commissaire colonel général commandant ambassadeur diplomate politologue sociologue "
     "psychologue philosophe physicien biologiste géographe climatologue démographe ingénieur architecte réalisateur "
     "comédien chanteur musicien peintre romancier poète photographe producteur metteur attaquant défenseur joueur "
     "sélectionneur coach milieu champion athlète coureur pilote pêcheur éleveur vigneron viticulteur maraîcher "
     "ouvrier salarié employé chauffeur policier pompier gendarme soldat officier magistrat greffier notaire huissier "
     "rapporteur coordinateur coordonnateur animateur éditeur libraire cuisinier restaurateur hôtelier "
     "commerçant artisan menuisier soudeur armateur navigateur marin retraité chômeur bénévole lycéen écolier élève "
     "parent ami collègue homologue camarade prédécesseur successeur spécialiste consultant stratégiste stratège "
     "gestionnaire trésorier numéro second"},
    {QW_ROLE | QW_MALE, "homme garçon mari fils frère acteur roi prince oncle père"},
    {QW_ROLE | QW_FEMALE,
     "femme fille épouse mère sœur actrice présidente directrice avocate chercheuse historienne députée sénatrice "
     "candidate élue adjointe étudiante habitante voisine patronne agricultrice conservatrice infirmière enseignante "
     "eurodéputée vice-présidente dirigeante fondatrice cofondatrice gérante ambassadrice réalisatrice comédienne "
     "chanteuse musicienne romancière productrice joueuse conseillère déléguée coordinatrice rédactrice éditrice "
     "ministre-présidente ouvrière salariée employée entraîneuse championne militante reine princesse retraitée "
     "lycéenne autrice procureure experte maraîchère"},
    {QW_DAY, "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
             "septembre octobre novembre décembre matin midi soir"},
    {QW_VERB, "voit veut sait tient vient prend met rend perd reçoit lit entend porte vote reste arrive part sort "
              "pense croit trouve semble montre parle joue gagne quitte"},
    {QW_NAMING, "intitulé intitulée appelé appelée nommé nommée surnommé surnommée titre livre film roman chanson "
                "slogan expression mot mots terme"},
    {QW_PARTICLE, "de du des le la les d von van der da di del ben bin el al y"},
    {QW_ORG,
     "université société banque conseil comité ministère assemblée parti police hôpital musée journal association "
     "fédération syndicat mairie parquet préfecture gouvernement élysée matignon gendarmerie justice tribunal cour "
     "département région commission organisation ong entreprise groupe direction agence institut fondation ligue union "
     "confédération ambassade armée collectif chambre sénat parlement club otan onu ue cgt cfdt"},
    {QW_NATION,
     "français française allemand américain europe france paris lyon marseille russie ukraine espagne italie allemagne "
     "chine washington moscou londres bruxelles kiev pékin berlin états-unis suisse belgique canada québec"},
    {QW_OTHER, "ne n pas plus moins très trop là y c s se me te rien jamais voici voilà oui non lui eux cela ça"},
    {QW_TEXT, "phrase citation communiqué lettre rapport message courrier texte discours tribune tract banderole "
              "affiche pancarte sms "
              "mail courriel tweet panneau inscription plainte article"},
    {QW_MALE, "aurélien éric franck gérald grégory hervé jean-baptiste jean-charles jean-claude jean-christophe "
              "jean-françois jean-jacques jean-louis jean-luc jean-marie jean-michel jean-noël jean-paul jean-philippe "
              "jean-pierre jean-yves jérémy kévin léon luc marc-antoine mathieu mickaël pierre-yves rémi rémy renaud "
              "théodore thibaut valéry volodymyr yvan yvon walid farid mehdi nabil rachid abdel sergueï alexeï"},
    {QW_FEMALE,
     "andrée anne-laure anne-marie anne-sophie annick arlette béatrice bénédicte cristelle danièle édith élisabeth "
     "élodie éva frédérique geneviève ghislaine huguette jeannine josette laetitia lucie marie-christine marie-claude "
     "marie-france marie-hélène marie-laure marie-noëlle marie-pierre mélanie nadège natacha océane odette odile "
     "raymonde régine roselyne ségolène séverine solène sylviane thérèse violaine"},
    {0, NULL},
};
