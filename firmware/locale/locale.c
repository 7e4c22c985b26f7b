/* SPDX-License-Identifier: MIT */
#include "locale/locale.h"

#include "base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct locale en = {
    .language = "en",
    .cards.by = "By {names}",
    .cards.and_word = "and",
    .cards.corrected = "Corrected {date}",
    .cards.weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    .cards.months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                     "November", "December"},
    .cards.date_day_first = "{W} {d} {M} {y}",
    .cards.date_month_first = "{W}, {M} {d}, {y}",
    .cards.date_and_time = "{date}, {time}",
    .cards.am = "am",
    .cards.pm = "pm",
    .cards.this_edition = "This edition",
    .cards.info = "About this screen",
    .cards.edition = "Edition",
    .cards.publication = "Publication",
    .cards.date = "Date",
    .cards.articles = "Articles",
    .cards.signed_by = "Signed by",
    .cards.unsigned_edition = "Nobody: it is unsigned",
    .cards.unknown_key = "A key this screen does not know",
    .cards.version = "Program",
    .cards.kiosk = "Screen",
    .cards.stale_one = "This news is {n} day old",
    .cards.stale_many = "This news is {n} days old",
    .cards.trust = "Takes",
    .notices.no_edition = "No edition yet",
    .notices.plug_in = "Plug in a USB stick that holds an edition.",
    .notices.plug_in_note = "The screen changes by itself once the edition is checked and copied.",
    .notices.edition_fault = "Cannot be shown",
    .notices.edition_fault_text = "“{file}” {why}.",
    .notices.edition_fault_note = "Build the edition again and bring it on a stick.",
    .notices.named_fault_note =
        "This screen shows that file and no other. Put another one in its place and start it again.",
    .notices.settings_fault = "Settings",
    .notices.settings_fault_line = "Line {line} of {file}: {what}.",
    .notices.settings_fault_file = "{file}: {what}.",
    .notices.settings_fault_note =
        "Everything else in the settings file is in use. To see every mistake, run: standfirst check",
    .notices.fonts_fault = "Fonts",
    .notices.fonts_fault_note = "Another font stands in until then.",
    .notices.all_unreadable = "holds no article that can be read",
    .notices.trust_signed = "Signed editions only",
    .notices.trust_any = "Any edition, signed or not",
    .updates.stick_in = "A USB stick is in",
    .updates.inbox_filled = "A new edition has come",
    .updates.installing = "Installing “{title}”",
    .updates.looking = "Looking for an edition",
    .updates.copying = "Copying {size}",
    .updates.checking = "Checking every article",
    .updates.keeping = "Almost there",
    .updates.leave_in = "leave the stick in",
    .updates.safe = "Safe to remove the stick",
    .updates.kilobytes = "{n} kB",
    .updates.megabytes = "{n} MB",
    .updates.undone = {"“{title}” is back", "The last update was taken back · plug its stick in anew to have it again"},
    .updates.no_undo = {"There is no update to take back", "“{title}” came with the program"},
    .updates.inbox_trouble = {"The inbox cannot be read", "What is showing stays · tell the technician"},
    .updates.not_now = {"Not now", "An update is under way · try again when it is over"},
    .outcomes.done = {"“{title}” is showing", "It is kept on this screen’s own card"},
    .outcomes.unsure = {"“{title}” is showing",
                        "It may be gone after a power cut · have this screen’s memory card looked at"},
    .outcomes.same = {"“{title}” is already showing", "There is nothing to do"},
    .outcomes.nothing = {"There is no edition on this stick",
                         "Put the .edition file in its top folder, not in one of the folders there"},
    .outcomes.too_many = {"There are too many editions on this stick", "Leave only those of today"},
    .outcomes.unreadable = {"This stick cannot be read", "Copy the edition to another stick"},
    .outcomes.pulled = {"The stick was pulled out too soon", "Plug it in again and wait until it is safe"},
    .outcomes.hung = {"This stick does not answer", "Pull it out and try another one"},
    .outcomes.not_edition = {"The file on this stick is no edition",
                             "Only its name ends in .edition · build the edition again"},
    .outcomes.damaged = {"This edition is damaged", "Copy it to the stick again, or build it again"},
    .outcomes.newer = {"This edition is made for a newer program", "Bring this screen’s program up to date"},
    .outcomes.unsigned_edition = {"This edition is not signed", "This screen takes signed editions only"},
    .outcomes.stranger = {"This edition is signed by nobody this screen trusts",
                          "Sign it with a key that this screen knows"},
    .outcomes.forged = {"This edition was changed after it was signed", "Build and sign it again"},
    .outcomes.older = {"This edition is older than what is showing", "Build it again to show it all the same"},
    .outcomes.rebuild = {"Another edition of the very same time is showing",
                         "Build this one again, so that it is the later one"},
    .outcomes.undone = {"This edition was taken back here", "Pull the stick out and plug it in again to have it"},
    .outcomes.full = {"There is no room for this edition on this screen’s card", "It needs {need}, {free} are free"},
    .outcomes.card = {"This screen’s own memory card gives errors", "What is showing stays · tell the technician"},
    .outcomes.broken = {"This edition could not be taken over",
                        "Plug the stick in again · if that does not help, tell the technician"},
    .outcomes.format = {"Nothing on this stick can be read here",
                        "Format it as FAT or exFAT and copy the edition to it again"},
    .outcomes.unshowable = {"“{title}” cannot be shown on this screen", "The one before is back · build it again"},
};

static const struct locale fr = {
    .language = "fr",
    .cards.by = "Par {names}",
    .cards.and_word = "et",
    .cards.corrected = "Corrigé le {date}",
    .cards.weekdays = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
    .cards.months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                     "novembre", "décembre"},
    .cards.date_day_first = "{W} {d} {M} {y}",
    .cards.date_month_first = "{W} {d} {M} {y}",
    .cards.date_and_time = "{date}, {time}",
    .cards.am = "am",
    .cards.pm = "pm",
    .cards.this_edition = "Cette édition",
    .cards.info = "À propos de cet écran",
    .cards.edition = "Édition",
    .cards.publication = "Journal",
    .cards.date = "Date",
    .cards.articles = "Articles",
    .cards.signed_by = "Signée par",
    .cards.unsigned_edition = "Personne : elle n’est pas signée",
    .cards.unknown_key = "Une clé inconnue de cet écran",
    .cards.version = "Programme",
    .cards.kiosk = "Écran",
    .cards.stale_one = "Ces nouvelles datent de {n} jour",
    .cards.stale_many = "Ces nouvelles datent de {n} jours",
    .cards.trust = "Accepte",
    .notices.no_edition = "Pas encore d’édition",
    .notices.plug_in = "Branchez une clé USB qui contient une édition.",
    .notices.plug_in_note = "L’écran change de lui-même dès que l’édition est vérifiée et copiée.",
    .notices.edition_fault = "Impossible à afficher",
    .notices.edition_fault_text = "« {file} » : {why}.",
    .notices.edition_fault_note = "Refaites l’édition et apportez-la sur une clé.",
    .notices.named_fault_note = "Cet écran ne montre que ce fichier. Remplacez-le et redémarrez l’écran.",
    .notices.settings_fault = "Réglages",
    .notices.settings_fault_line = "Ligne {line} de {file} : {what}.",
    .notices.settings_fault_file = "{file} : {what}.",
    .notices.settings_fault_note =
        "Tout le reste du fichier est appliqué. Pour voir toutes les erreurs : standfirst check",
    .notices.fonts_fault = "Polices",
    .notices.fonts_fault_note = "Une autre police la remplace d’ici là.",
    .notices.all_unreadable = "aucun article n’est lisible",
    .notices.trust_signed = "Les éditions signées seulement",
    .notices.trust_any = "Toute édition, signée ou non",
    .updates.stick_in = "Une clé USB est branchée",
    .updates.inbox_filled = "Une nouvelle édition est arrivée",
    .updates.installing = "Installation de « {title} »",
    .updates.looking = "Recherche d’une édition",
    .updates.copying = "Copie de {size}",
    .updates.checking = "Vérification de chaque article",
    .updates.keeping = "Presque fini",
    .updates.leave_in = "laissez la clé branchée",
    .updates.safe = "Vous pouvez retirer la clé",
    .updates.kilobytes = "{n} ko",
    .updates.megabytes = "{n} Mo",
    .updates.undone = {"« {title} » est de retour",
                       "La dernière mise à jour est annulée · rebranchez sa clé pour la reprendre"},
    .updates.no_undo = {"Aucune mise à jour à annuler", "« {title} » est venue avec le programme"},
    .updates.inbox_trouble = {"Le dossier d’arrivée est illisible",
                              "L’édition affichée reste · prévenez le technicien"},
    .updates.not_now = {"Pas maintenant", "Une mise à jour est en cours · réessayez quand elle sera finie"},
    .outcomes.done = {"« {title} » est affichée", "Elle est gardée sur la carte de cet écran"},
    .outcomes.unsure = {"« {title} » est affichée",
                        "Une panne de courant pourrait l’effacer · faites vérifier la carte de cet écran"},
    .outcomes.same = {"« {title} » est déjà affichée", "Il n’y a rien à faire"},
    .outcomes.nothing = {"Il n’y a pas d’édition sur cette clé",
                         "Placez le fichier .edition à la racine de la clé, pas dans un dossier"},
    .outcomes.too_many = {"Il y a trop d’éditions sur cette clé", "Ne laissez que celles du jour"},
    .outcomes.unreadable = {"Cette clé est illisible", "Copiez l’édition sur une autre clé"},
    .outcomes.pulled = {"La clé a été retirée trop tôt", "Rebranchez-la et attendez le signal"},
    .outcomes.hung = {"Cette clé ne répond pas", "Retirez-la et essayez-en une autre"},
    .outcomes.not_edition = {"Le fichier de cette clé n’est pas une édition",
                             "Seul son nom finit par .edition · refaites l’édition"},
    .outcomes.damaged = {"Cette édition est abîmée", "Recopiez-la sur la clé, ou refaites-la"},
    .outcomes.newer = {"Cette édition demande un programme plus récent", "Mettez à jour le programme de cet écran"},
    .outcomes.unsigned_edition = {"Cette édition n’est pas signée", "Cet écran n’accepte que des éditions signées"},
    .outcomes.stranger = {"Cette édition est signée par un inconnu de cet écran",
                          "Signez-la avec une clé que cet écran connaît"},
    .outcomes.forged = {"Cette édition a été modifiée après la signature", "Refaites-la et signez-la"},
    .outcomes.older = {"Cette édition est plus ancienne que celle affichée", "Refaites-la pour l’afficher quand même"},
    .outcomes.rebuild = {"Une autre édition de la même heure est affichée",
                         "Refaites celle-ci pour qu’elle soit la plus récente"},
    .outcomes.undone = {"Cette édition a été annulée ici", "Retirez la clé et rebranchez-la pour la reprendre"},
    .outcomes.full = {"Plus de place pour cette édition sur la carte de cet écran",
                      "Il lui faut {need}, il reste {free}"},
    .outcomes.card = {"La carte mémoire de cet écran est en défaut",
                      "L’édition affichée reste · prévenez le technicien"},
    .outcomes.broken = {"Cette édition n’a pas pu être reprise",
                        "Rebranchez la clé · si rien ne change, prévenez le technicien"},
    .outcomes.format = {"Rien sur cette clé n’est lisible ici", "Formatez-la en FAT ou exFAT et recopiez-y l’édition"},
    .outcomes.unshowable = {"« {title} » ne peut pas être affichée ici",
                            "La précédente est de retour · refaites l’édition"},
};

/* Every language of the table by the name of its row, which is its tag. The first is the one for all others. */
#define EVERY_LANGUAGE(X) X(en) X(fr)
#define ROW(tag) &(tag),
#define TAG(tag) #tag,

static const struct locale *const table[] = {EVERY_LANGUAGE(ROW)};

const char *const *locale_languages(void)
{
    static const char *const tags[] = {EVERY_LANGUAGE(TAG) NULL};
    return tags;
}

const struct locale *locale_find(const char *language)
{
    size_t size = language == NULL ? 0 : strcspn(language, "-_");

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strlen(table[i]->language) == size && strncasecmp(table[i]->language, language, size) == 0)
            return table[i];
    return NULL;
}

const struct locale *locale_for(const char *language)
{
    const struct locale *l = locale_find(language);
    return l != NULL ? l : table[0];
}

char *locale_make(const char *pattern, const struct locale_value *values, size_t n)
{
    struct buffer out = {0};

    while (*pattern != '\0') {
        const char *text = NULL, *close = *pattern == '{' ? strchr(pattern, '}') : NULL;
        for (size_t i = 0; close != NULL && i < n; i++) {
            size_t size = strlen(values[i].name);
            if ((size_t)(close - pattern) - 1 == size && strncmp(pattern + 1, values[i].name, size) == 0)
                text = values[i].text;
        }
        if (text != NULL) {
            buffer_text(&out, text);
            pattern = close + 1;
        } else {
            buffer_add(&out, pattern++, 1);
        }
    }
    return buffer_take_text(&out);
}

void locale_fill(const char *pattern, const struct locale_value *values, size_t n, char *out, size_t room)
{
    char *text = locale_make(pattern, values, n);
    snprintf(out, room, "%s", text != NULL ? text : "");
    free(text);
}
