/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "desk/commands.h"
#include "desk/print.h"
#include "desk/reading.h"
#include "page/page.h"
#include "quotes/quotes.h"
#include "settings/settings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

enum {
    QUOTES_TEXT_MOST = 1 << 30, /* bytes of a file at once: enough for a whole archive */
    PAGE_TEXT_MOST = 256 << 10, /* bytes of a page's text: what is longer is many articles, read as it stands */
};

/* The quotes of a file and the text that they were found in, which may be another: a page without its furniture. */
struct listing {
    const char *name, *text;
    const struct quotes_found *found;
    const struct positions *positions; /* of that text in the file; NULL: the text is the file */
    bool explain;
};

/* A range of the text in the file. */
static bool in_file(const struct listing *l, size_t *start, size_t *end)
{
    return l->positions == NULL || positions_range(l->positions, start, end);
}

/* Whether all that is printed of the quotes has its place in the file. */
static bool all_in_file(const struct listing *l)
{
    for (size_t i = 0; i < l->found->n_quotes; i++) {
        const struct quotes_quote *q = &l->found->quotes[i];
        size_t start = q->speaker_start, end = q->speaker_end;
        if (q->fragment)
            continue;
        if (q->speaker != NULL && !in_file(l, &start, &end))
            return false;
        for (size_t k = 0; k < q->n_parts; k++) {
            start = q->parts[k].start;
            end = q->parts[k].end;
            if (!in_file(l, &start, &end))
                return false;
        }
    }
    return true;
}

static json_t *byte_or_null(bool known, size_t at)
{
    return known ? json_integer((json_int_t)at) : json_null();
}

static json_t *one_quote(const struct listing *l, const struct quotes_quote *q)
{
    json_t *parts = json_array();
    char *words = quotes_text(l->text, q);
    size_t from = q->speaker_start, to = q->speaker_end;
    bool known = q->speaker != NULL && in_file(l, &from, &to);

    for (size_t i = 0; i < q->n_parts; i++) {
        size_t start = q->parts[i].start, end = q->parts[i].end;
        if (in_file(l, &start, &end))
            json_array_append_new(parts, json_pack("[I, I]", (json_int_t)start, (json_int_t)end));
    }
    json_t *out = json_pack("{s:o, s:s, s:s?, s:o, s:o, s:s?}", "parts", print_whole_list(parts, q->n_parts), "text",
                            words, "speaker", q->speaker, "speaker_start", byte_or_null(known, from), "speaker_end",
                            byte_or_null(known, to), "role", q->role);
    free(words);
    if (out != NULL && l->explain && json_object_set_new(out, "explain", json_pack("s?", q->explain)) != 0) {
        json_decref(out);
        out = NULL;
    }
    return out;
}

static bool dump(json_t *json)
{
    bool ok = json != NULL && (json_dumpf(json, stdout, JSON_COMPACT | JSON_ENCODE_ANY) == 0 || ferror(stdout));
    json_decref(json);
    return ok;
}

/* One JSON object, written quote by quote: an archive may have a hundred thousand. */
static bool print_found_json(const struct listing *l)
{
    json_t *file = json_string(l->name);
    bool first = true;

    /* A file's name may be any bytes; JSON's strings may not. */
    fputs("{\"file\":", stdout);
    bool ok = dump(file != NULL ? file : json_string("?"));
    fputs(",\"quotes\":[", stdout);
    for (size_t i = 0; ok && i < l->found->n_quotes; i++) {
        if (l->found->quotes[i].fragment)
            continue;
        if (!first)
            putchar(',');
        first = false;
        ok = dump(one_quote(l, &l->found->quotes[i]));
    }
    puts("]}");
    return ok;
}

static bool print_found_words(const struct listing *l)
{
    size_t number = 0, odd = l->found->odd_marks;

    printf("%s\n", l->name);
    for (size_t i = 0; i < l->found->n_quotes; i++) {
        const struct quotes_quote *q = &l->found->quotes[i];
        char *words = quotes_text(l->text, q);
        if (words == NULL)
            return false;
        if (!q->fragment)
            printf("  %zu  ", ++number);
        else if (l->explain)
            fputs("  -  ", stdout);
        if (!q->fragment || l->explain) {
            print_text(words, strlen(words), stdout);
            printf("\n     - %s%s%s%s\n", q->speaker == NULL ? "(nobody is sure who says it)" : q->speaker,
                   q->role == NULL ? "" : ", ", q->role == NULL ? "" : q->role, q->fragment ? " (a fragment)" : "");
            if (l->explain && q->explain != NULL)
                printf("     %s\n", q->explain);
        }
        free(words);
    }
    if (odd > 0)
        printf("  %zu quotation mark%s opened and not closed\n", odd, odd == 1 ? " is" : "s are");
    return true;
}

static bool print_listing(const struct listing *l, bool json)
{
    return json ? print_found_json(l) : print_found_words(l);
}

/* Reads the file as `read` does, if it can be read so and the quotes can be found again in it, and prints them. False
 * with *done: out of memory. Not done: it is no page, but other text. */
static bool page_listed(struct listing *l, const struct bytes *data, const struct quotes_options *how, bool json,
                        bool *done, struct error *e)
{
    struct documents documents;
    struct article article = {0};
    struct keys keys = {0};
    struct reading reading = {0};
    struct positions positions = {0};
    bool ok = documents_read(l->name, data->data, data->size, &documents, e) && documents.n == 1 &&
              documents.items[0].text.size <= PAGE_TEXT_MOST && page_read(&documents.items[0], &keys, &article, e) &&
              reading_make(&article, how, &reading, e) &&
              (positions_find(&reading, (const char *)data->data, data->size, &positions) || error_memory(e));

    if (ok) {
        l->text = reading.text;
        l->found = &reading.found;
        l->positions = &positions;
        ok = *done = all_in_file(l);
    }
    if (ok && !print_listing(l, json))
        ok = error_memory(e);
    positions_finish(&positions);
    reading_finish(&reading);
    keys_finish(&keys);
    article_finish(&article);
    documents_finish(&documents);
    return ok;
}

static bool text_listed(struct listing *l, const struct bytes *data, const struct quotes_options *how, bool json,
                        struct error *e)
{
    struct quotes_found found;
    const char *text = (const char *)data->data;
    bool ok = quotes_find(text, data->size, how, &found, e);

    if (ok) {
        l->text = text;
        l->found = &found;
        l->positions = NULL;
        ok = print_listing(l, json) || error_memory(e);
    }
    quotes_finish(&found);
    return ok;
}

static bool one_file(const char *name, const struct desk_options *o, const struct wall *wall, struct error *e)
{
    struct quotes_options how = {.explain = o->explain, .risk = (unsigned)wall->settings->quotes.risk};
    struct listing l = {.name = name, .explain = o->explain};
    struct bytes data = {0};
    bool input = strcmp(name, "-") == 0, done = false, ok = false;

    if (input ? !file_read_fd(STDIN_FILENO, QUOTES_TEXT_MOST, &data, e) : !file_read(name, QUOTES_TEXT_MOST, &data, e))
        return false;
    const uint8_t *wrong = u8_check(data.data, data.size);
    if (data.size > 0 && memchr(data.data, 0, data.size) != NULL)
        error_set(e, "has a NUL byte: this is not a text file");
    else if (wrong != NULL)
        error_set(e, "is not valid UTF-8 (byte %zu); `read` takes other encodings", (size_t)(wrong - data.data));
    else
        ok = page_listed(&l, &data, &how, o->json, &done, e) || (!done && text_listed(&l, &data, &how, o->json, e));
    bytes_finish(&data);
    return ok;
}

int quotes_command(const struct desk_options *o)
{
    static char input[] = "-";
    char *only[] = {input, NULL};
    char **files = o->n_files > 0 ? o->files : only;
    struct wall wall = {0};
    struct error e;
    int status = 0;

    if (!wall_load_settings(&wall, o->config, &e))
        return command_failed(NULL, &e);
    for (size_t i = 0; files[i] != NULL && !ferror(stdout); i++) {
        if (!one_file(files[i], o, &wall, &e))
            status = command_failed(strcmp(files[i], "-") == 0 ? "standard input" : files[i], &e);
    }
    wall_finish(&wall);
    return status;
}
