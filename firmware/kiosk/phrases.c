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
        .settings_fault = "Réglages",
        .settings_fault_line = "Ligne {line} de {file} : {what}.",
        .settings_fault_file = "{file} : {what}.",
        .settings_fault_note = "Tout le reste du fichier est appliqué. Pour voir toutes les erreurs : standfirst check",
        .fonts_fault = "Polices",
        .fonts_fault_note = "Une autre police la remplace d’ici là.",
        .all_unreadable = "aucun article n’est lisible",
        .stale_one = "Ces nouvelles datent de {n} jour",
        .stale_many = "Ces nouvelles datent de {n} jours",
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
