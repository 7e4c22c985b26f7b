/* SPDX-License-Identifier: MIT */
/*
 * quotes_driver [--explain] [--text] [--risk N] [FILE...]: the quote reader alone, one JSON line a file as
 * `standfirst-pack quotes --json` prints it (fragments left out), with reasons and risk. --text reads and prints
 * nothing but the number of quotes: for timing.
 */
#include "base/file.h"
#include "quotes/quotes.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *text_or_null(const char *text)
{
    json_t *j = text == NULL ? NULL : json_string(text);
    return j == NULL ? json_null() : j;
}

static json_t *quote_json(const char *text, const struct quotes_quote *q)
{
    json_t *parts = json_array();
    for (size_t i = 0; i < q->n_parts; i++)
        json_array_append_new(parts, json_pack("[I,I]", (json_int_t)q->parts[i].start, (json_int_t)q->parts[i].end));
    char *shown = quotes_text(text, q);
    bool mention = q->speaker_end > 0;
    json_t *j = json_object();
    json_object_set_new(j, "parts", parts);
    json_object_set_new(j, "text", text_or_null(shown));
    json_object_set_new(j, "speaker", text_or_null(q->speaker));
    json_object_set_new(j, "speaker_start", mention ? json_integer((json_int_t)q->speaker_start) : json_null());
    json_object_set_new(j, "speaker_end", mention ? json_integer((json_int_t)q->speaker_end) : json_null());
    json_object_set_new(j, "role", text_or_null(q->role));
    json_object_set_new(j, "risk", json_integer(q->risk));
    json_object_set_new(j, "reasons",
                        json_pack("[s,s]", quote_reason_words((enum quote_reason)q->cue),
                                  quote_reason_words((enum quote_reason)q->who)));
    if (q->explain != NULL)
        json_object_set_new(j, "explain", text_or_null(q->explain));
    free(shown);
    return j;
}

static bool run(const char *path, unsigned risk, bool explain, bool count)
{
    struct error e;
    struct bytes file = {0};
    struct quotes_found found = {0};
    struct quotes_options options = {.explain = explain, .risk = risk};
    if (!file_read(path, (size_t)1 << 30, &file, &e) ||
        !quotes_find((const char *)file.data, file.size, &options, &found, &e)) {
        fprintf(stderr, "quotes_driver: %s: %s\n", path, e.text);
        bytes_finish(&file);
        return false;
    }
    if (count) {
        printf("%s: %zu quotes\n", path, found.n_quotes);
    } else {
        json_t *all = json_array();
        for (size_t i = 0; i < found.n_quotes; i++)
            if (!found.quotes[i].fragment)
                json_array_append_new(all, quote_json((const char *)file.data, &found.quotes[i]));
        json_t *line = json_pack("{s:s, s:o}", "file", path, "quotes", all);
        json_dumpf(line, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(line);
    }
    quotes_finish(&found);
    bytes_finish(&file);
    return true;
}

int main(int argc, char **argv)
{
    bool explain = false, count = false, ok = true;
    unsigned risk = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--explain") == 0)
            explain = true;
        else if (strcmp(argv[i], "--text") == 0)
            count = true;
        else if (strcmp(argv[i], "--risk") == 0 && i + 1 < argc)
            risk = (unsigned)strtoul(argv[++i], NULL, 10);
        else
            ok = run(argv[i], risk, explain, count) && ok;
    }
    return !ok;
}
