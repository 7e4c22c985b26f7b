/* SPDX-License-Identifier: MIT */
#include "kiosk/phrases.h"

#include "base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct phrases table[] = {
    {
        .language = "en",
        .by = "By {names}",
        .and_word = "and",
        .corrected = "Corrected {date}",
        .weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
        .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                   "November", "December"},
        .date_day_first = "{W} {d} {M} {y}",
        .date_month_first = "{W}, {M} {d}, {y}",
        .date_and_time = "{date}, {time}",
        .am = "am",
        .pm = "pm",
        .this_edition = "This edition",
        .info = "About this screen",
        .edition = "Edition",
        .publication = "Publication",
        .date = "Date",
        .articles = "Articles",
        .signed_by = "Signed by",
        .unsigned_edition = "Nobody: it is unsigned",
        .unknown_key = "A key this screen does not know",
        .version = "Program",
        .kiosk = "Screen",
        .no_edition = "No edition yet",
        .plug_in = "Plug in a USB stick that holds an edition.",
        .plug_in_note = "The screen changes by itself once the edition is checked and copied.",
        .edition_fault = "Cannot be shown",
        .edition_fault_text = "“{file}” {why}.",
        .edition_fault_note = "Build the edition again and bring it on a stick.",
        .named_fault_note =
            "This screen shows that file and no other. Put another one in its place and start it again.",
        .settings_fault = "Settings",
        .settings_fault_line = "Line {line} of {file}: {what}.",
        .settings_fault_file = "{file}: {what}.",
        .settings_fault_note =
            "Everything else in the settings file is in use. To see every mistake, run: standfirst check",
        .fonts_fault = "Fonts",
        .fonts_fault_note = "Another font stands in until then.",
        .all_unreadable = "holds no article that can be read",
        .stale_one = "This news is {n} day old",
        .stale_many = "This news is {n} days old",
        .trust = "Takes",
        .trust_signed = "Signed editions only",
        .trust_any = "Any edition, signed or not",
        .stick_in = "A USB stick is in",
        .inbox_filled = "A new edition has come",
        .installing = "Installing “{title}”",
        .looking = "Looking for an edition",
        .copying = "Copying {size}",
        .checking = "Checking every article",
        .keeping = "Almost there",
        .leave_in = "leave the stick in",
        .safe = "Safe to remove the stick",
        .kilobytes = "{n} kB",
        .megabytes = "{n} MB",
        .undone = "“{title}” is back",
        .undone_detail = "The last update was taken back · plug its stick in anew to have it again",
        .no_undo = "There is no update to take back",
        .no_undo_detail = "“{title}” came with the program",
        .inbox_trouble = "The inbox cannot be read",
        .inbox_trouble_detail = "What is showing stays · tell the technician",
        .not_now = "Not now",
        .not_now_detail = "An update is under way · try again when it is over",
        .outcomes =
            {
                [MESSAGE_DONE] = {"“{title}” is showing", "It is kept on this screen’s own card"},
                [MESSAGE_UNSURE] = {"“{title}” is showing",
                                    "It may be gone after a power cut · have this screen’s memory card looked at"},
                [MESSAGE_SAME] = {"“{title}” is already showing", "There is nothing to do"},
                [MESSAGE_NOTHING] = {"There is no edition on this stick",
                                     "Put the .edition file in its top folder, not in one of the folders there"},
                [MESSAGE_TOO_MANY] = {"There are too many editions on this stick", "Leave only those of today"},
                [MESSAGE_UNREADABLE] = {"This stick cannot be read", "Copy the edition to another stick"},
                [MESSAGE_PULLED] = {"The stick was pulled out too soon", "Plug it in again and wait until it is safe"},
                [MESSAGE_HUNG] = {"This stick does not answer", "Pull it out and try another one"},
                [MESSAGE_NOT_EDITION] = {"The file on this stick is no edition",
                                         "Only its name ends in .edition · build the edition again"},
                [MESSAGE_DAMAGED] = {"This edition is damaged", "Copy it to the stick again, or build it again"},
                [MESSAGE_NEWER] = {"This edition is made for a newer program",
                                   "Bring this screen’s program up to date"},
                [MESSAGE_UNSIGNED] = {"This edition is not signed", "This screen takes signed editions only"},
                [MESSAGE_STRANGER] = {"This edition is signed by nobody this screen trusts",
                                      "Sign it with a key that this screen knows"},
                [MESSAGE_FORGED] = {"This edition was changed after it was signed", "Build and sign it again"},
                [MESSAGE_OLDER] = {"This edition is older than what is showing",
                                   "Build it again to show it all the same"},
                [MESSAGE_REBUILD] = {"Another edition of the very same time is showing",
                                     "Build this one again, so that it is the later one"},
                [MESSAGE_UNDONE] = {"This edition was taken back here",
                                    "Pull the stick out and plug it in again to have it"},
                [MESSAGE_FULL] = {"There is no room for this edition on this screen’s card",
                                  "It needs {need}, {free} are free"},
                [MESSAGE_CARD] = {"This screen’s own memory card gives errors",
                                  "What is showing stays · tell the technician"},
                [MESSAGE_BROKEN] = {"This edition could not be taken over",
                                    "Plug the stick in again · if that does not help, tell the technician"},
                [MESSAGE_FORMAT] = {"Nothing on this stick can be read here",
                                    "Format it as FAT or exFAT and copy the edition to it again"},
                [MESSAGE_UNSHOWABLE] = {"“{title}” cannot be shown on this screen",
                                        "The one before is back · build it again"},
            },
    },
    {
        .language = "fr",
        .by = "Par {names}",
        .and_word = "et",
        .corrected = "Corrigé le {date}",
        .weekdays = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
        .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                   "novembre", "décembre"},
        .date_day_first = "{W} {d} {M} {y}",
        .date_month_first = "{W} {d} {M} {y}",
        .date_and_time = "{date}, {time}",
        .am = "am",
        .pm = "pm",
        .this_edition = "Cette édition",
        .info = "À propos de cet écran",
        .edition = "Édition",
        .publication = "Journal",
        .date = "Date",
        .articles = "Articles",
        .signed_by = "Signée par",
        .unsigned_edition = "Personne : elle n’est pas signée",
        .unknown_key = "Une clé inconnue de cet écran",
        .version = "Programme",
        .kiosk = "Écran",
        .no_edition = "Pas encore d’édition",
        .plug_in = "Branchez une clé USB qui contient une édition.",
        .plug_in_note = "L’écran change de lui-même dès que l’édition est vérifiée et copiée.",
        .edition_fault = "Impossible à afficher",
        .edition_fault_text = "« {file} » : {why}.",
        .edition_fault_note = "Refaites l’édition et apportez-la sur une clé.",
        .named_fault_note = "Cet écran ne montre que ce fichier. Remplacez-le et redémarrez l’écran.",
        .settings_fault = "Réglages",
        .settings_fault_line = "Ligne {line} de {file} : {what}.",
        .settings_fault_file = "{file} : {what}.",
        .settings_fault_note = "Tout le reste du fichier est appliqué. Pour voir toutes les erreurs : standfirst check",
        .fonts_fault = "Polices",
        .fonts_fault_note = "Une autre police la remplace d’ici là.",
        .all_unreadable = "aucun article n’est lisible",
        .stale_one = "Ces nouvelles datent de {n} jour",
        .stale_many = "Ces nouvelles datent de {n} jours",
        .trust = "Accepte",
        .trust_signed = "Les éditions signées seulement",
        .trust_any = "Toute édition, signée ou non",
        .stick_in = "Une clé USB est branchée",
        .inbox_filled = "Une nouvelle édition est arrivée",
        .installing = "Installation de « {title} »",
        .looking = "Recherche d’une édition",
        .copying = "Copie de {size}",
        .checking = "Vérification de chaque article",
        .keeping = "Presque fini",
        .leave_in = "laissez la clé branchée",
        .safe = "Vous pouvez retirer la clé",
        .kilobytes = "{n} ko",
        .megabytes = "{n} Mo",
        .undone = "« {title} » est de retour",
        .undone_detail = "La dernière mise à jour est annulée · rebranchez sa clé pour la reprendre",
        .no_undo = "Aucune mise à jour à annuler",
        .no_undo_detail = "« {title} » est venue avec le programme",
        .inbox_trouble = "Le dossier d’arrivée est illisible",
        .inbox_trouble_detail = "L’édition affichée reste · prévenez le technicien",
        .not_now = "Pas maintenant",
        .not_now_detail = "Une mise à jour est en cours · réessayez quand elle sera finie",
        .outcomes =
            {
                [MESSAGE_DONE] = {"« {title} » est affichée", "Elle est gardée sur la carte de cet écran"},
                [MESSAGE_UNSURE] = {"« {title} » est affichée",
                                    "Une panne de courant pourrait l’effacer · faites vérifier la carte de cet écran"},
                [MESSAGE_SAME] = {"« {title} » est déjà affichée", "Il n’y a rien à faire"},
                [MESSAGE_NOTHING] = {"Il n’y a pas d’édition sur cette clé",
                                     "Placez le fichier .edition à la racine de la clé, pas dans un dossier"},
                [MESSAGE_TOO_MANY] = {"Il y a trop d’éditions sur cette clé", "Ne laissez que celles du jour"},
                [MESSAGE_UNREADABLE] = {"Cette clé est illisible", "Copiez l’édition sur une autre clé"},
                [MESSAGE_PULLED] = {"La clé a été retirée trop tôt", "Rebranchez-la et attendez le signal"},
                [MESSAGE_HUNG] = {"Cette clé ne répond pas", "Retirez-la et essayez-en une autre"},
                [MESSAGE_NOT_EDITION] = {"Le fichier de cette clé n’est pas une édition",
                                         "Seul son nom finit par .edition · refaites l’édition"},
                [MESSAGE_DAMAGED] = {"Cette édition est abîmée", "Recopiez-la sur la clé, ou refaites-la"},
                [MESSAGE_NEWER] = {"Cette édition demande un programme plus récent",
                                   "Mettez à jour le programme de cet écran"},
                [MESSAGE_UNSIGNED] = {"Cette édition n’est pas signée", "Cet écran n’accepte que des éditions signées"},
                [MESSAGE_STRANGER] = {"Cette édition est signée par un inconnu de cet écran",
                                      "Signez-la avec une clé que cet écran connaît"},
                [MESSAGE_FORGED] = {"Cette édition a été modifiée après la signature", "Refaites-la et signez-la"},
                [MESSAGE_OLDER] = {"Cette édition est plus ancienne que celle affichée",
                                   "Refaites-la pour l’afficher quand même"},
                [MESSAGE_REBUILD] = {"Une autre édition de la même heure est affichée",
                                     "Refaites celle-ci pour qu’elle soit la plus récente"},
                [MESSAGE_UNDONE] = {"Cette édition a été annulée ici",
                                    "Retirez la clé et rebranchez-la pour la reprendre"},
                [MESSAGE_FULL] = {"Plus de place pour cette édition sur la carte de cet écran",
                                  "Il lui faut {need}, il reste {free}"},
                [MESSAGE_CARD] = {"La carte mémoire de cet écran est en défaut",
                                  "L’édition affichée reste · prévenez le technicien"},
                [MESSAGE_BROKEN] = {"Cette édition n’a pas pu être reprise",
                                    "Rebranchez la clé · si rien ne change, prévenez le technicien"},
                [MESSAGE_FORMAT] = {"Rien sur cette clé n’est lisible ici",
                                    "Formatez-la en FAT ou exFAT et recopiez-y l’édition"},
                [MESSAGE_UNSHOWABLE] = {"« {title} » ne peut pas être affichée ici",
                                        "La précédente est de retour · refaites l’édition"},
            },
    },
};

static const struct phrases *find(const char *language)
{
    size_t size = language == NULL ? 0 : strcspn(language, "-_");

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strlen(table[i].language) == size && strncasecmp(table[i].language, language, size) == 0)
            return &table[i];
    return NULL;
}

const struct phrases *phrases_for(const char *language)
{
    const struct phrases *p = find(language);
    return p != NULL ? p : &table[0];
}

bool phrases_have(const char *language)
{
    return find(language) != NULL;
}

const char *const *phrases_languages(void)
{
    static const char *const languages[] = {"en", "fr", NULL};
    return languages;
}

char *phrases_make(const char *pattern, const struct phrases_value *values, size_t n)
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

void phrases_fill(const char *pattern, const struct phrases_value *values, size_t n, char *out, size_t room)
{
    char *text = phrases_make(pattern, values, n);
    snprintf(out, room, "%s", text != NULL ? text : "");
    free(text);
}
