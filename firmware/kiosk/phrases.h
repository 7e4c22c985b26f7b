/* SPDX-License-Identifier: MIT */
/*
 * The kiosk's own words, one table, a row per language: everything on the screen that no article and no edition says.
 * To add a language, add a row in phrases.c; the compiler names what is missing.
 */
#ifndef KIOSK_PHRASES_H
#define KIOSK_PHRASES_H

#include "update/message.h"

#include <stdbool.h>
#include <stddef.h>

struct phrases {
    const char *language;    /* BCP 47 primary subtag */
    const char *by;          /* "By {names}" */
    const char *and_word;    /* "and", between the last two names */
    const char *corrected;   /* "Corrected {date}" */
    const char *weekdays[7]; /* from Sunday */
    const char *months[12];
    const char *date_day_first;   /* {W} weekday, {d} day, {M} month, {y} year */
    const char *date_month_first; /* likewise */
    const char *date_and_time;    /* {date} {time}: "{date}, {time}" */
    const char *am, *pm;          /* 12-hour clock */
    /* contents, info */
    const char *this_edition, *info, *edition, *publication, *date, *articles, *signed_by, *unsigned_edition,
        *unknown_key;
    const char *version, *kiosk;
    /* empty and faults: a kicker, one sentence, a line under it */
    const char *no_edition, *plug_in, *plug_in_note;
    const char *edition_fault, *edition_fault_text, *edition_fault_note; /* {file} {why} */
    const char *named_fault_note;                                        /* where no other edition can come in */
    const char *settings_fault, *settings_fault_line, *settings_fault_file,
        *settings_fault_note; /* {line} {file} {what} */
    const char *fonts_fault, *fonts_fault_note;
    const char *all_unreadable;         /* in the place of a reason */
    const char *stale_one, *stale_many; /* "{n} days" */
    /* Which editions are taken, for the info card. */
    const char *trust, *trust_signed, *trust_any;
    /* The panel of an update: a title, and a detail whose parts have a middle dot between. No full stops. */
    const char *stick_in, *inbox_filled, *installing;   /* {title} */
    const char *looking, *copying, *checking, *keeping; /* {size} */
    const char *leave_in, *safe;
    const char *kilobytes, *megabytes;                                                        /* {n} */
    const char *undone, *undone_detail, *no_undo, *no_undo_detail, *not_now, *not_now_detail; /* {title} */
    const char *inbox_trouble, *inbox_trouble_detail; /* for outcomes that speak of a stick */
    struct {
        const char *title, *detail; /* {title}; {need} {free} for MESSAGE_FULL */
    } outcomes[MESSAGE_REASONS];
};

/* `pattern` with each value in the place of its {name}. The caller frees it; NULL if out of memory. */
struct phrases_value {
    const char *name, *text;
};
char *phrases_make(const char *pattern, const struct phrases_value *values, size_t n);

/* The same into `out`; what does not fit in `room` is cut, and out of memory it is "". */
void phrases_fill(const char *pattern, const struct phrases_value *values, size_t n, char *out, size_t room);

/* The row for a BCP 47 tag, else English. */
const struct phrases *phrases_for(const char *language);

/* The languages of the table, NULL-terminated, for the settings' check. */
const char *const *phrases_languages(void);

/* True if the table has the language of that tag. */
bool phrases_have(const char *language);

#endif
