/* SPDX-License-Identifier: MIT */
/* Everything on the screen that no article and no edition says, a row per language: the words of cards, and apart from
 * them the kiosk's notices and what it says of updates. To add a language, add a row to locale.c, which is all that has
 * to change; the unit test names what a row lacks.
 *
 * The structs hold nothing but texts, so that the test can go through a row from end to end. Names in braces are filled
 * in by locale_fill(). */
#pragma once

#include <stddef.h>

struct card_phrases {
    const char *by;          /* "By {names}" */
    const char *and_word;    /* "and", between the last two names */
    const char *corrected;   /* "Corrected {date}" */
    const char *weekdays[7]; /* from Sunday */
    const char *months[12];
    const char *date_day_first;   /* {W} weekday, {d} day, {M} month, {y} year */
    const char *date_month_first; /* likewise */
    const char *date_and_time;    /* "{date}, {time}" */
    const char *am, *pm;          /* 12-hour clock */
    const char *this_edition;     /* above the contents */
    /* The card about the screen: its kicker, the labels of its rows, and what stands for a signer without a name. */
    const char *info, *edition, *publication, *date, *articles, *signed_by, *unsigned_edition, *unknown_key, *version,
        *kiosk, *trust;
    const char *stale_one, *stale_many; /* in the foot: the news is "{n} days" old */
};

/* Cards of the kiosk's own: a kicker, one sentence, a line under it. */
struct notice_phrases {
    const char *no_edition, *plug_in, *plug_in_note;
    const char *edition_fault, *edition_fault_text, *edition_fault_note; /* {file} {why} */
    const char *named_fault_note;                                        /* where no other edition can come in */
    const char *settings_fault, *settings_fault_line, *settings_fault_file,
        *settings_fault_note; /* {line} {file} {what} */
    const char *fonts_fault, *fonts_fault_note;
    const char *all_unreadable;           /* in the place of a reason */
    const char *trust_signed, *trust_any; /* which editions are taken, for the card about the screen */
};

/* A panel's title and the line under it, whose parts have a middle dot between. No full stops. */
struct panel_phrases {
    const char *title, *detail; /* {title} of the edition; {need} {free} where there is no room */
};

struct update_phrases {
    const char *stick_in, *inbox_filled, *installing;   /* titles while it works: {title} */
    const char *looking, *copying, *checking, *keeping; /* details of the steps: {size} */
    const char *leave_in, *safe;                        /* of the stick */
    const char *kilobytes, *megabytes;                  /* {n} */
    struct panel_phrases undone, no_undo, not_now;
    struct panel_phrases inbox_trouble; /* for outcomes that speak of a stick */
};

/* How an update ended: one for each enum message_reason of update/message.h. */
struct outcome_phrases {
    struct panel_phrases done, unsure, same, nothing, too_many, unreadable, pulled, hung, not_edition, damaged, newer,
        unsigned_edition, stranger, forged, older, rebuild, undone, full, card, broken, format, unshowable;
};

struct locale {
    const char *language; /* BCP 47 primary subtag */
    struct card_phrases cards;
    struct notice_phrases notices;
    struct update_phrases updates;
    struct outcome_phrases outcomes;
};

/* The row for a BCP 47 tag; NULL if there is none. */
const struct locale *locale_find(const char *language);

/* The same, else English. */
const struct locale *locale_for(const char *language);

/* The languages of the table, NULL-terminated, for the settings' check. */
const char *const *locale_languages(void);

/* `pattern` with each value in the place of its {name}. The caller frees it; NULL if out of memory. */
struct locale_value {
    const char *name, *text;
};
char *locale_make(const char *pattern, const struct locale_value *values, size_t n);

/* The same into `out`; what does not fit in `room` is cut, and out of memory it is "". */
void locale_fill(const char *pattern, const struct locale_value *values, size_t n, char *out, size_t room);
