/* SPDX-License-Identifier: MIT */
#include "page/page.h"

#include "article/wording.h"
#include "base/nearest.h"
#include "page/date.h"
#include "sources/text.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    DATE_MOST = 200, /* bytes of a value */
    SPEAKER_MOST = ARTICLE_LINE_MOST,
    LIST_MOST = 2000,
};

/* The keys that are no fields of the article. */
enum quote_key { SPEAKER, LEAVE_OUT, ADD, QUOTE_KEYS };
static const char *const quote_keys[QUOTE_KEYS] = {"speaker.N", "quotes.leave-out", "quote.add"};

/* A given field that has a key's name. */
struct key {
    const struct field *field; /* NULL: a quote_key */
    enum quote_key quote;
    const char *name; /* as the table has it */
    size_t number;    /* of speaker.N */
};

static bool key_named(const struct document_given *g, struct key *out)
{
    *out = (struct key){.field = field_named(g->name, g->from != PROVENANCE_KEY)};
    if (out->field != NULL && field_is_key(out->field)) {
        out->name = out->field->name;
        return true;
    }
    out->field = NULL;
    if (strncmp(g->name, "speaker.", 8) == 0 && isdigit((unsigned char)g->name[8])) {
        char *end;
        out->number = strtoul(g->name + 8, &end, 10);
        out->quote = SPEAKER;
        out->name = quote_keys[SPEAKER];
        return *end == '\0' && out->number > 0 && out->number <= 9999;
    }
    for (out->quote = LEAVE_OUT; out->quote < QUOTE_KEYS; out->quote++) {
        out->name = quote_keys[out->quote];
        if (strcmp(g->name, out->name) == 0)
            return true;
    }
    return false;
}

static const char *nearest_key(const char *name)
{
    struct nearest near = {.given = name, .exact = true, .most = 2};
    size_t n = strlen(name);

    if (text_in("speaker|speakers", name, n))
        return quote_keys[SPEAKER];
    if (text_in("quotes|leave-out", name, n))
        return quote_keys[LEAVE_OUT];
    if (text_in("by-line|bylines|author", name, n))
        return article_fields[FIELD_BYLINE].name;
    for (size_t i = 0; i < FIELDS; i++) {
        if (field_is_key(&article_fields[i]))
            nearest_try(&near, article_fields[i].name);
    }
    for (size_t i = 0; i < QUOTE_KEYS; i++)
        nearest_try(&near, quote_keys[i]);
    if (near.best == NULL && strncmp(name, "speaker", 7) == 0)
        return quote_keys[SPEAKER];
    return near.best;
}

static char *copy_range(const char *at, size_t size)
{
    for (; size > 0 && at[size - 1] == ' '; size--)
        ;
    for (; size > 0 && *at == ' '; size--)
        at++;
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

static bool read_names(const char *value, const struct field *f, struct article *a, struct error *e)
{
    size_t *n;
    char ***names = field_names(a, f, &n);

    if ((*names = calloc(ARTICLE_BYLINES_MOST, sizeof **names)) == NULL)
        return error_memory(e);
    for (const char *at = value; *at != '\0';) {
        const char *semicolon = strchr(at, ';'), *and = strchr(value, ';') == NULL ? strstr(at, " and ") : NULL;
        const char *end = and != NULL ? and : semicolon != NULL ? semicolon : at + strlen(at);
        char *name = copy_range(at, (size_t)(end - at));
        if (name == NULL)
            return error_memory(e);
        bool empty = *name == '\0', room = *n < ARTICLE_BYLINES_MOST;
        if (!empty && room)
            (*names)[(*n)++] = name;
        else
            free(name);
        if (!empty && !room)
            return error_set(e, "has more than %d names", ARTICLE_BYLINES_MOST);
        at = and != NULL ? end + 5 : *end == '\0' ? end : end + 1;
    }
    return true;
}

static bool read_numbers(struct keys *k, const char *value, struct error *e)
{
    for (const char *at = value; *at != '\0';) {
        size_t n = strspn(at, "0123456789"), gap = strspn(at + n, " ,;");
        unsigned long number = n > 0 ? strtoul(at, NULL, 10) : 0;
        if (number == 0 || number > 9999 || (gap == 0 && at[n] != '\0'))
            return error_set(e, "'%s' is not a list of quotes' numbers such as 3, 5", value);
        size_t *grown = array_grow(k->left_out, k->n_left_out, sizeof *grown);
        if (grown == NULL)
            return error_memory(e);
        k->left_out = grown;
        grown[k->n_left_out++] = number;
        at += n + gap;
    }
    return true;
}

/* `"exact words" | Name, role` */
static bool read_added(struct keys *k, size_t line, const char *value, struct error *e)
{
    const char *bar = strrchr(value, '|');
    if (bar == NULL)
        return error_set(e, "wants the exact words, then |, then the speaker: \"...\" | Name, role");
    struct key_added *grown = array_grow(k->added, k->n_added, sizeof *grown);
    if (grown == NULL)
        return error_memory(e);
    k->added = grown;
    struct key_added *a = &grown[k->n_added++];
    *a = (struct key_added){.line = line};
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

static bool read_date(const char *value, char text[DATE_TEXT], struct error *e)
{
    struct date date;

    if (!date_whole(value, &date))
        return error_set(e, "'%s' is not a date such as 2021-03-03T10:04:00Z, 2021-03-03 or 3 March 2021 10:04 GMT",
                         value);
    if (date.unsure_day)
        return error_set(e, "'%s' may mean two days: write it as 3 March 2021 or 2021-03-03", value);
    date_format(&date, text);
    return true;
}

/* BCP 47's common shape: 2 or 3 letters, then parts of 2 to 8 letters or figures (RFC 5646, 2.1). */
static bool is_language(const char *value)
{
    size_t n = strcspn(value, "-");

    for (const char *at = value + n; *at != '\0'; at += strcspn(at, "-")) {
        if (strcspn(++at, "-") < 2)
            return false;
    }
    return (n == 2 || n == 3) && wording_is_language(value);
}

static bool read_speaker(struct keys *k, size_t line, size_t number, const char *value, struct error *e)
{
    struct key_speaker *grown = array_grow(k->speakers, k->n_speakers, sizeof *grown);
    if (grown == NULL)
        return error_memory(e);
    k->speakers = grown;
    for (size_t i = 0; i < k->n_speakers; i++) {
        if (grown[i].number == number)
            return error_set(e, "is given twice");
    }
    struct key_speaker *s = &grown[k->n_speakers++];
    *s = (struct key_speaker){.line = line, .number = number};
    return split_speaker(value, &s->name, &s->role, e);
}

static size_t most_bytes(const struct field *f)
{
    static const size_t most[] = {[FIELD_KIND_MOMENT] = DATE_MOST,
                                  [FIELD_KIND_LANGUAGE] = WORDING_LANGUAGE_MOST,
                                  [FIELD_KIND_NAMES] = ARTICLE_STANDFIRST_MOST};
    assert(field_is_key(f));
    return most[f->kind] != 0 ? most[f->kind] : f->most;
}

static bool read_field(struct keys *k, const struct field *f, const struct document_given *g, struct error *e)
{
    const char **from = &k->from[f - article_fields], *value = g->value;
    char date[DATE_TEXT];

    if (strlen(value) > most_bytes(f))
        return error_set(e, "is longer than the %zu bytes allowed", most_bytes(f));
    if (*from != NULL)
        return error_set(e, "is given twice");
    *from = provenance_words(g->from);
    if (f->kind == FIELD_KIND_NAMES)
        return read_names(value, f, &k->values, e);
    if (*value == '\0')
        return true;
    if (f->kind == FIELD_KIND_LANGUAGE && !is_language(value))
        return error_set(e, "'%s' is not a language tag such as en, en-GB or fr", value);
    if (f->kind == FIELD_KIND_MOMENT) {
        if (!read_date(value, date, e))
            return false;
        value = date;
    }
    char **text = field_text(&k->values, f);
    *text = strdup(value);
    return *text != NULL || error_memory(e);
}

static bool read_quote_key(struct keys *k, const struct key *key, const struct document_given *g, struct error *e)
{
    size_t most = key->quote == SPEAKER ? SPEAKER_MOST : LIST_MOST, start = 0;
    const char *value = g->value;

    if (key->quote == ADD) { /* its quotation marks are the words' */
        document_key(g->text, &start);
        value = g->text + start;
    }
    if (strlen(value) > most)
        return error_set(e, "is longer than the %zu bytes allowed", most);
    if (key->quote == ADD)
        return read_added(k, g->line, value, e);
    if (key->quote == SPEAKER)
        return read_speaker(k, g->line, key->number, value, e);
    k->left_out_line = g->line;
    return read_numbers(k, value, e);
}

static bool is_small(const struct document_given *g)
{
    return islower((unsigned char)g->text[0]) != 0;
}

/* A name that is no key's: false if a key was meant, else it is text, or a program's field that is dropped. `first`: no
 * key is above it. */
static bool refuse_name(const struct document_given *g, bool first, struct report *report, struct error *e)
{
    const char *meant = nearest_key(g->name);
    bool by_program = g->from != PROVENANCE_KEY;

    /* A headline such as "Plaice: the fish that stayed" begins with a capital; keys are written small. */
    if (meant != NULL && (by_program || !first || is_small(g)))
        return error_set(e, "line %zu: '%s' is not a key; did you mean '%s'?", g->line, g->name, meant);
    if (!first && is_small(g) && !by_program)
        return error_set(e, "line %zu: '%s' is not a key; leave an empty line before the page's text if it is none",
                         g->line, g->name);
    if (meant != NULL)
        report_doubt(report, g->line, "'%s' was taken for text; if you meant the key '%s', write it in small letters",
                     g->name, meant);
    if (by_program)
        report_drop(report, g->line, g->text, "a key of the front matter that Standfirst has no use for");
    return true;
}

/* "Published: 3 March 2021 | Updated: ..." at the top is a page's own line. */
static bool is_pages_own(const struct document_given *g, const struct field *f)
{
    struct date date;

    if (f == NULL || is_small(g) || *g->value == '\0')
        return false;
    return (f->kind == FIELD_KIND_MOMENT && !date_whole(g->value, &date)) ||
           (f->kind == FIELD_KIND_LANGUAGE && !is_language(g->value));
}

static bool read_key(struct keys *k, const struct key *key, const struct document_given *g, struct error *e)
{
    if (g->compound && (key->field != NULL || key->quote != ADD)) {
        error_set(e, "'%s': only simple `key: value` lines are read here; put several names in one line: A; B",
                  g->value);
        return error_prefix(e, "line %zu: %s", g->line, g->name);
    }
    if (key->field != NULL ? read_field(k, key->field, g, e) : read_quote_key(k, key, g, e))
        return true;
    if (key->number > 0)
        return error_prefix(e, "line %zu: speaker.%zu", g->line, key->number);
    return error_prefix(e, "line %zu: %s", g->line, key->name);
}

bool keys_read(struct document *d, struct keys *out, struct error *e)
{
    size_t at_top = 0;

    *out = (struct keys){0};
    for (size_t i = 0; i < d->n_given; i++) {
        const struct document_given *g = &d->given[i];
        bool line = g->from == PROVENANCE_KEY, first = line && at_top == 0;
        struct key key;
        if (*g->name == '\0')
            return error_set(e, "line %zu: '%.60s' is no `key: value` line: only these are read in the front matter",
                             g->line, g->text);
        bool known = key_named(g, &key);
        if (!known && !refuse_name(g, first, &d->report, e))
            return false;
        if (line && (!known || (first && is_pages_own(g, key.field))))
            break; /* the text begins */
        if (known && !read_key(out, &key, g, e))
            return false;
        at_top += line;
    }
    document_settle_keys(d, at_top);
    return true;
}

void keys_finish(struct keys *k)
{
    article_finish(&k->values);
    for (size_t i = 0; i < k->n_speakers; i++) {
        free(k->speakers[i].name);
        free(k->speakers[i].role);
    }
    free(k->speakers);
    free(k->left_out);
    for (size_t i = 0; i < k->n_added; i++) {
        free(k->added[i].words);
        free(k->added[i].name);
        free(k->added[i].role);
    }
    free(k->added);
    *k = (struct keys){0};
}
