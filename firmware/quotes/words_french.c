/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_french[] = {
    {QW_SAY, "dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute "
             "ajouté ajoutait assure assuré assurait estime estimé estimait précise précisé précisait souligne "
             "souligné soulignait confie confié confiait raconte raconté racontait répond répondu répondait répondit "
             "rappelle rappelé rappelait lance lancé lançait écrit écrivait annonce annoncé annonçait indique indiqué "
             "indiquait insiste insisté insistait note noté notait observe observé regrette regretté regrettait "
             "poursuit poursuivi poursuivait conclut concluait demande demandé demandait reconnaît reconnu "
             "reconnaissait admet admis admettait avertit averti prévient prévenu martèle martelé résume résumé "
             "résumait résuma témoigne témoigné témoignait tweete tweeté plaisante plaisanté ironise ironisé s'exclame "
             "renchérit soupire murmure crie glisse glissé commente commenté constate constaté dénonce dénoncé promet "
             "promis prédit reprend repris déplore déploré déplorait justifie justifié soutient soutenu rétorque "
             "rétorqué tranche tranché détaille détaillé relève relevé analyse analysé juge jugé ajouta déclara "
             "répliqua répliqué réplique"},
    {QW_SAYING, "disant ajoutant affirmant expliquant déclarant précisant assurant écrivant soulignant rappelant "
                "estimant lançant"},
    {QW_PREP, "de à en dans par pour avec sans sous sur chez vers contre entre depuis pendant avant après selon du des "
              "au aux d l"},
    {QW_CONJ, "et ou mais donc car ni or si quand lorsque comme puisque tandis alors"},
    {QW_AUX, "a ont est sont était étaient avait avaient sera seront fut furent être avoir n'a s'est c'est"},
    {QW_DET, "le la les un une des ce cet cette ces plusieurs certains quelques deux trois quatre cinq"},
    {QW_POSS, "son sa ses leur leurs mon ma mes notre nos votre vos"},
    {QW_HE, "il t-il lui"},
    {QW_SHE, "elle t-elle"},
    {QW_THEY, "ils elles on nous t-on"},
    {QW_I, "je j'ai vous tu"},
    {QW_REL, "qui que dont où"},
    {QW_ADV, "aussi encore ensuite puis déjà toujours hier aujourd'hui même enfin également notamment"},
    {QW_MR | QW_TITLE, "m monsieur père"},
    {QW_MRS | QW_TITLE, "mme mlle madame mademoiselle sœur"},
    {QW_DOTTED, "m mm dr st"},
    {QW_TITLE, "dr docteur maître président présidente ministre maire général professeur"},
    {QW_ROLE, "président ministre maire directeur porte-parole chef responsable avocat juge procureur professeur "
              "chercheur économiste historien écrivain journaliste auteur député sénateur candidat militant élu "
              "adjoint syndicaliste médecin infirmier enseignant étudiant habitant voisin témoin patron entrepreneur "
              "agriculteur artiste conservateur bibliothécaire boulanger gardien capitaine entraîneur expert analyste "
              "secrétaire délégué conseiller préfet"},
    {QW_ROLE | QW_MALE, "homme garçon mari fils frère acteur roi prince"},
    {QW_ROLE | QW_FEMALE, "femme fille épouse mère actrice présidente directrice avocate chercheuse historienne "
                          "députée sénatrice candidate élue adjointe étudiante habitante voisine patronne agricultrice "
                          "conservatrice infirmière enseignante"},
    {QW_DAY, "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
             "septembre octobre novembre décembre"},
    {QW_NAMING, "intitulé intitulée appelé appelée nommé nommée surnommé surnommée titre livre film roman chanson "
                "slogan expression mot mots terme dit"},
    {QW_PARTICLE, "de du des le la d"},
    {QW_ORG, "université société banque conseil comité ministère assemblée parti police hôpital musée journal "
             "association fédération syndicat"},
    {QW_NATION, "français française allemand américain europe france paris lyon marseille"},
    {QW_OTHER, "ne pas plus moins très trop ici là ailleurs"},
    {QW_TEXT, "communiqué lettre rapport message courrier texte discours tribune"},
    {0, NULL},
};
