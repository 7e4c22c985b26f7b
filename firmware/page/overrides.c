/* SPDX-License-Identifier: MIT */
#include "page/overrides.h"

#include "base/nearest.h"
#include "page/dates.h"
#include "sources/report.h"
#include "sources/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum kind { TEXT, NAMES, DATE, LANGUAGE, SPEAKER, LEAVE_OUT, ADD };

/* The keys. `also` are the names that other programs' front matter has for the same thing. */
static const struct key {
    const char *name, *also;
    enum kind kind;
    size_t field; /* of struct overrides, for the kinds that set a text */
    size_t most;  /* bytes of the value */
} keys[] = {
    {"headline", "title", TEXT, offsetof(struct overrides, headline), ARTICLE_LINE_MOST},
    {"standfirst", "description|summary|subtitle|excerpt", TEXT, offsetof(struct overrides, standfirst),
     ARTICLE_STANDFIRST_MOST},
    {"kicker", "section|category", TEXT, offsetof(struct overrides, kicker), ARTICLE_LINE_MOST},
    {"byline", "author|authors", NAMES, 0, ARTICLE_STANDFIRST_MOST},
    {"place", "location", TEXT, offsetof(struct overrides, place), ARTICLE_LINE_MOST},
    {"published", "date", DATE, offsetof(struct overrides, published), 200},
    {"corrected", NULL, DATE, offsetof(struct overrides, corrected), 200},
    {"language", "lang", LANGUAGE, offsetof(struct overrides, language), 35},
    {"speaker.N", NULL, SPEAKER, 0, ARTICLE_LINE_MOST},
    {"quotes.leave-out", NULL, LEAVE_OUT, 0, 2000},
    {"quote.add", NULL, ADD, 0, 2000},
};
enum { KEYS = sizeof keys / sizeof *keys };

/* A line "word: value" in its parts. */
struct pair {
    char name[32]; /* in small letters */
    const char *value;
    size_t number; /* of speaker.N */
};

/* A key's shape: one word of letters, dots, hyphens and figures, then a colon, then a space or the end. */
static bool pair_read(const char *line, struct pair *out)
{
    size_t n = 0;
    while (isalnum((unsigned char)line[n]) || line[n] == '.' || line[n] == '-' || line[n] == '_')
        n++;
    size_t colon = n + strspn(line + n, " ");
    if (n == 0 || n >= sizeof out->name || line[colon] != ':' || colon > n + 1 || !isalpha((unsigned char)line[0]))
        return false;
    if (line[colon + 1] != ' ' && line[colon + 1] != '\0')
        return false;
    for (size_t i = 0; i < n; i++)
        out->name[i] = (char)tolower((unsigned char)line[i]);
    out->name[n] = '\0';
    out->value = line + colon + 1 + (line[colon + 1] == ' ');
    return true;
}

static const struct key *key_named(struct pair *p, bool front_matter)
{
    if (strncmp(p->name, "speaker.", 8) == 0 && isdigit((unsigned char)p->name[8])) {
        char *end;
        unsigned long number = strtoul(p->name + 8, &end, 10);
        if (*end != '\0' || number == 0 || number > 9999)
            return NULL;
        p->number = number;
        strcpy(p->name, "speaker.N");
    }
    for (size_t i = 0; i < KEYS; i++) {
        if (text_same(keys[i].name, p->name) ||
            (front_matter && keys[i].also != NULL && text_in(keys[i].also, p->name, strlen(p->name))))
            return &keys[i];
    }
    return NULL;
}

static const char *nearest_key(const char *name)
{
    static const char *const others[] = {"speaker", "speakers", "quotes", "leave-out", "by-line", "bylines", "author"};
    static const char *const means[] = {"speaker.N", "speaker.N", "quotes.leave-out", "quotes.leave-out", "byline",
                                        "byline",    "byline"};
    size_t best = 3;
    const char *found = NULL;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(name, others[i]) == 0)
            return means[i];
    }
    for (size_t i = 0; i < KEYS; i++) {
        size_t d = nearest_distance(name, keys[i].name, true);
        /* A short word is soon two letters away from anything. */
        if (d < best && d * 3 <= strlen(keys[i].name) + 1) {
            best = d;
            found = keys[i].name;
        }
    }
    if (found == NULL && strncmp(name, "speaker", 7) == 0)
        return "speaker.N";
    return found;
}

static char *copy_range(const char *at, size_t size)
{
    while (size > 0 && at[size - 1] == ' ')
        size--;
    while (size > 0 && *at == ' ') {
        at++;
        size--;
    }
    return strndup(at, size);
}

/* "Name, role" at its first comma; the role may be missing. */
static bool split_speaker(const char *value, char **name, char **role, struct error *e)
{
    size_t n = strcspn(value, ",");
    *name = copy_range(value, n);
    *role = NULL;
    if (*name == NULL)
        return error_memory(e);
    if (value[n] == ',' && value[n + 1 + strspn(value + n + 1, " ")] != '\0') {
        *role = copy_range(value + n + 1, strlen(value + n + 1));
        if (*role == NULL)
            return error_memory(e);
    }
    return true;
}

static bool read_names(struct overrides *o, const char *value, struct error *e)
{
    o->byline_given = true;
    if (o->byline == NULL && (o->byline = calloc(ARTICLE_BYLINES_MOST, sizeof *o->byline)) == NULL)
        return error_memory(e);
    for (const char *at = value; *at != '\0';) {
        const char *semicolon = strchr(at, ';'), *and = strchr(value, ';') == NULL ? strstr(at, " and ") : NULL;
        const char *end = and != NULL ? and : semicolon != NULL ? semicolon : at + strlen(at);
        char *name = copy_range(at, (size_t)(end - at));
        if (name == NULL)
            return error_memory(e);
        if (*name == '\0') {
            free(name);
        } else if (o->n_byline == ARTICLE_BYLINES_MOST) {
            free(name);
            return error_set(e, "has more than %d names", ARTICLE_BYLINES_MOST);
        } else {
            o->byline[o->n_byline++] = name;
        }
        at = and != NULL ? end + 5 : *end == '\0' ? end : end + 1;
    }
    return true;
}

static bool read_numbers(struct overrides *o, const char *value, struct error *e)
{
    for (const char *at = value; *at != '\0';) {
        char *end;
        unsigned long number = isdigit((unsigned char)*at) ? strtoul(at, &end, 10) : 0;
        if (number == 0 || number > 9999)
            return error_set(e, "'%s' is not a list of quotes' numbers such as 3, 5", value);
        size_t *grown = realloc(o->left_out, (o->n_left_out + 1) * sizeof *grown);
        if (grown == NULL)
            return error_memory(e);
        o->left_out = grown;
        grown[o->n_left_out++] = number;
        at = end + strspn(end, " ,;");
        if (at == end && *at != '\0')
            return error_set(e, "'%s' is not a list of quotes' numbers such as 3, 5", value);
    }
    return true;
}

/* `"exact words" | Name, role` */
static bool read_added(struct overrides *o, size_t line, const char *value, struct error *e)
{
    const char *bar = strrchr(value, '|');
    if (bar == NULL)
        return error_set(e, "wants the exact words, then |, then the speaker: \"...\" | Name, role");
    struct override_added *grown = realloc(o->added, (o->n_added + 1) * sizeof *grown);
    if (grown == NULL)
        return error_memory(e);
    o->added = grown;
    struct override_added *a = &grown[o->n_added++];
    *a = (struct override_added){.line = line};
    static const char *const marks[][2] = {
        {"\"", "\""}, {"\xe2\x80\x9c", "\xe2\x80\x9d"}, {"\xc2\xab", "\xc2\xbb"}, {"\xe2\x80\x98", "\xe2\x80\x99"},
        {"'", "'"},   {"\xe2\x80\x9e", "\xe2\x80\x9c"}};
    size_t size = (size_t)(bar - value);
    while (size > 0 && value[size - 1] == ' ')
        size--;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t open = strlen(marks[i][0]), close = strlen(marks[i][1]);
        if (size >= open + close && strncmp(value, marks[i][0], open) == 0 &&
            strncmp(value + size - close, marks[i][1], close) == 0) {
            value += open;
            size -= open + close;
            break;
        }
    }
    a->words = copy_range(value, size);
    if (a->words == NULL)
        return error_memory(e);
    if (*a->words == '\0')
        return error_set(e, "has no words before the |");
    if (!split_speaker(bar + 1 + strspn(bar + 1, " "), &a->name, &a->role, e))
        return false;
    return *a->name != '\0' || error_set(e, "has no speaker after the |");
}

static bool read_date(const char *value, char **field, struct error *e)
{
    struct date date;
    char text[DATE_TEXT] = "";

    if (*value != '\0') {
        if (!date_whole(value, &date))
            return error_set(e, "'%s' is not a date such as 2021-03-03T10:04:00Z, 2021-03-03 or 3 March 2021 10:04 GMT",
                             value);
        if (date.unsure_day)
            return error_set(e, "'%s' may mean two days: write it as 3 March 2021 or 2021-03-03", value);
        date_format(&date, text);
    }
    *field = strdup(text);
    return *field != NULL || error_memory(e);
}

/* BCP 47's common shape: 2 or 3 letters, then parts of 2 to 8 letters or figures (RFC 5646, 2.1). */
static bool is_language(const char *value)
{
    size_t n = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (n < 2 || n > 3)
        return false;
    for (const char *at = value + n; *at != '\0';) {
        if (*at++ != '-')
            return false;
        n = 0;
        while (isalnum((unsigned char)at[n]))
            n++;
        if (n < 2 || n > 8)
            return false;
        at += n;
    }
    return true;
}

static bool key_apply(struct overrides *o, const struct key *k, const struct pair *p, const struct line *line,
                      struct error *e)
{
    if (strlen(p->value) > k->most)
        return error_set(e, "is longer than the %zu bytes allowed", k->most);
    char **field = (char **)(void *)((char *)o + k->field);
    switch (k->kind) {
    case TEXT:
    case DATE:
    case LANGUAGE:
        if (*field != NULL)
            return error_set(e, "is given twice");
        if (k->kind == DATE)
            return read_date(p->value, field, e);
        if (k->kind == LANGUAGE && *p->value != '\0' && !is_language(p->value))
            return error_set(e, "'%s' is not a language tag such as en, en-GB or fr", p->value);
        *field = strdup(p->value);
        return *field != NULL || error_memory(e);
    case NAMES:
        return !o->byline_given ? read_names(o, p->value, e) : error_set(e, "is given twice");
    case SPEAKER: {
        struct override_speaker *grown = realloc(o->speakers, (o->n_speakers + 1) * sizeof *grown);
        if (grown == NULL)
            return error_memory(e);
        o->speakers = grown;
        for (size_t i = 0; i < o->n_speakers; i++) {
            if (grown[i].number == p->number)
                return error_set(e, "is given twice");
        }
        struct override_speaker *s = &grown[o->n_speakers++];
        *s = (struct override_speaker){.line = line->number, .number = p->number};
        return split_speaker(p->value, &s->name, &s->role, e);
    }
    case LEAVE_OUT:
        o->left_out_line = line->number;
        return read_numbers(o, p->value, e);
    case ADD:
        return read_added(o, line->number, p->value, e);
    }
    return true;
}

/* YAML's quotation marks around a whole value are not the value's. Changes the line. */
static bool plain_value(struct pair *p, char *line, struct error *e)
{
    char *value = line + (p->value - line);
    size_t n = strlen(value);
    if (n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n - 1] == value[0]) {
        /* `quote.add: "words" | Name` begins with one, too, but does not end with it. */
        value[n - 1] = '\0';
        p->value = value + 1;
        return true;
    }
    if (n > 0 && (strchr("[{&*!|>%@`", value[0]) != NULL))
        return error_set(e, "'%s': only simple `key: value` lines are read here; put several names in one line: A; B",
                         value);
    return true;
}

static bool one_line(struct overrides *o, struct line *line, bool front_matter, bool started, bool *is_key,
                     struct report *report, struct error *e)
{
    struct pair p;

    *is_key = false;
    if (!pair_read(line->text, &p)) {
        if (!front_matter || line->text[0] == '#')
            return true;
        return error_set(e, "line %zu: '%.60s' is no `key: value` line: only these are read in the front matter",
                         line->number, line->text);
    }
    const struct key *k = key_named(&p, front_matter);
    if (k == NULL) {
        const char *meant = nearest_key(p.name);
        bool small = islower((unsigned char)line->text[0]) != 0;
        /* A headline such as "Plaice: the fish that stayed" begins with a capital; keys are written small. */
        if (meant != NULL && (front_matter || started || small))
            return error_set(e, "line %zu: '%s' is not a key; did you mean '%s'?", line->number, p.name, meant);
        if (started && small && !front_matter)
            return error_set(e, "line %zu: '%s' is not a key; leave an empty line before the page's text if it is none",
                             line->number, p.name);
        if (meant != NULL)
            report_doubt(report, line->number,
                         "'%s' was taken for text; if you meant the key '%s', write it in small letters", p.name,
                         meant);
        if (front_matter)
            report_drop(report, line->number, line->text, "a key of the front matter that Standfirst has no use for");
        return true;
    }
    /* "Published: 3 March 2021 | Updated: ..." at the top is a page's own line. */
    struct date date;
    if (!front_matter && !started && !islower((unsigned char)line->text[0]) && *p.value != '\0' &&
        ((k->kind == DATE && !date_whole(p.value, &date)) || (k->kind == LANGUAGE && !is_language(p.value))))
        return true;
    *is_key = true;
    if (front_matter && k->kind != ADD && !plain_value(&p, line->text, e))
        return error_prefix(e, "line %zu: %s", line->number, p.name);
    if (!key_apply(o, k, &p, line, e)) {
        if (k->kind == SPEAKER)
            return error_prefix(e, "line %zu: speaker.%zu", line->number, p.number);
        return error_prefix(e, "line %zu: %s", line->number, k->name);
    }
    return true;
}

bool overrides_read(struct lines *lines, bool front_matter, struct overrides *out, struct report *report,
                    struct error *e)
{
    *out = (struct overrides){0};
    bool started = false;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->items[i];
        bool is_key;
        if (started && line->gap && !front_matter)
            break;
        if (!one_line(out, line, front_matter, started, &is_key, report, e))
            return false;
        if (!is_key && !front_matter)
            break;
        line->gone = true;
        started = true;
    }
    return true;
}

void overrides_finish(struct overrides *o)
{
    free(o->headline);
    free(o->standfirst);
    free(o->kicker);
    free(o->place);
    free(o->published);
    free(o->corrected);
    free(o->language);
    for (size_t i = 0; i < o->n_byline; i++)
        free(o->byline[i]);
    free(o->byline);
    for (size_t i = 0; i < o->n_speakers; i++) {
        free(o->speakers[i].name);
        free(o->speakers[i].role);
    }
    free(o->speakers);
    free(o->left_out);
    for (size_t i = 0; i < o->n_added; i++) {
        free(o->added[i].words);
        free(o->added[i].name);
        free(o->added[i].role);
    }
    free(o->added);
    *o = (struct overrides){0};
}
