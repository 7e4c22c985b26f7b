/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "desk/commands.h"
#include "desk/print.h"
#include "quotes/quotes.h"
#include "settings/settings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

/* Bytes of plain text at once: enough for a whole archive in one file. */
enum { QUOTES_TEXT_MOST = 1 << 30 };

static json_t *byte_or_null(bool known, size_t at)
{
    return known ? json_integer((json_int_t)at) : json_null();
}

static json_t *one_quote(const char *text, const struct quotes_quote *q, bool explain)
{
    json_t *parts = json_array();
    char *words = quotes_text(text, q);
    bool known = q->speaker != NULL;

    for (size_t i = 0; i < q->n_parts; i++)
        json_array_append_new(parts, json_pack("[I, I]", (json_int_t)q->parts[i].start, (json_int_t)q->parts[i].end));
    json_t *out = json_pack("{s:o, s:s, s:s?, s:o, s:o, s:s?}", "parts", print_whole_list(parts, q->n_parts), "text",
                            words, "speaker", q->speaker, "speaker_start", byte_or_null(known, q->speaker_start),
                            "speaker_end", byte_or_null(known, q->speaker_end), "role", q->role);
    free(words);
    if (out != NULL && explain && json_object_set_new(out, "explain", json_pack("s?", q->explain)) != 0) {
        json_decref(out);
        out = NULL;
    }
    return out;
}

static bool print_found_json(const char *name, const char *text, const struct quotes_found *found, bool explain)
{
    json_t *list = json_array(), *file = json_string(name);
    size_t n = 0;

    for (size_t i = 0; i < found->n_quotes; i++) {
        if (found->quotes[i].fragment)
            continue;
        json_array_append_new(list, one_quote(text, &found->quotes[i], explain));
        n++;
    }
    /* A file's name may be any bytes; JSON's strings may not. */
    return print_json(
        json_pack("{s:o, s:o}", "file", file != NULL ? file : json_string("?"), "quotes", print_whole_list(list, n)),
        stdout);
}

static bool print_found_words(const char *name, const char *text, const struct quotes_found *found, bool explain)
{
    size_t number = 0;

    printf("%s\n", name);
    for (size_t i = 0; i < found->n_quotes; i++) {
        const struct quotes_quote *q = &found->quotes[i];
        char *words = quotes_text(text, q);
        if (words == NULL)
            return false;
        if (!q->fragment)
            printf("  %zu  ", ++number);
        else if (explain)
            fputs("  -  ", stdout);
        if (!q->fragment || explain) {
            print_text(words, strlen(words), stdout);
            printf("\n     - %s%s%s%s\n", q->speaker == NULL ? "(nobody is sure who says it)" : q->speaker,
                   q->role == NULL ? "" : ", ", q->role == NULL ? "" : q->role, q->fragment ? " (a fragment)" : "");
            if (explain && q->explain != NULL)
                printf("     %s\n", q->explain);
        }
        free(words);
    }
    if (found->odd_marks > 0)
        printf("  %zu quotation mark%s opened and not closed\n", found->odd_marks,
               found->odd_marks == 1 ? " is" : "s are");
    return true;
}

static bool one_file(const char *name, const struct desk_options *o, const struct wall *wall, struct error *e)
{
    struct quotes_options options = {.explain = o->explain, .risk = (unsigned)wall->settings->quotes.risk};
    struct quotes_found found = {0};
    struct bytes data = {0};
    bool input = strcmp(name, "-") == 0, ok = false;

    if (input ? !file_read_fd(STDIN_FILENO, QUOTES_TEXT_MOST, &data, e) : !file_read(name, QUOTES_TEXT_MOST, &data, e))
        return false;
    const uint8_t *wrong = u8_check(data.data, data.size);
    if (data.size > 0 && memchr(data.data, 0, data.size) != NULL) {
        error_set(e, "has a NUL byte: this is not a text file");
    } else if (wrong != NULL) {
        error_set(e, "is not valid UTF-8 (byte %zu); `read` takes other encodings", (size_t)(wrong - data.data));
    } else if (quotes_find((const char *)data.data, data.size, &options, &found, e)) {
        const char *text = (const char *)data.data;
        ok = o->json ? print_found_json(name, text, &found, o->explain)
                     : print_found_words(name, text, &found, o->explain);
        if (!ok)
            error_memory(e);
        quotes_finish(&found);
    }
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
