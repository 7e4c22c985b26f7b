/* SPDX-License-Identifier: MIT */
#include "page/dateline.h"

#include "page/byline.h"
#include "sources/text.h"

#include <ctype.h>
#include <string.h>

enum { WORDS_MOST = 40 };
enum which { PUBLISHED, UPDATED, CORRECTED };

static const char *const labels[] = {
    [PUBLISHED] =
        "first published|published|originally published|publication date|posted|date published|created|date|issued|"
        "from|publi\303\251|ver\303\266ffentlicht",
    [UPDATED] =
        "last updated|updated|last modified|modified|last edited|update|mis \303\240 jour|modifi\303\251|aktualisiert",
    [CORRECTED] = "corrected|amended|last corrected",
};

/* "Published on:", "Updated at"; its bytes with what joins it to the date. */
static size_t read_label(const char *at, enum which *which)
{
    for (*which = PUBLISHED; *which <= CORRECTED; (*which)++) {
        size_t n = text_begins_word(labels[*which], at);
        if (n == 0)
            continue;
        n += strspn(at + n, " :");
        return n + text_begins("on |at |on: |le |am ", at + n);
    }
    return 0;
}

/* "3 hours ago", "an hour ago", "just now", "Yesterday at 10:04", "2h". */
static size_t read_relative(const char *at)
{
    static const char units[] = "second|seconds|sec|secs|minute|minutes|min|mins|hour|hours|hr|hrs|day|days|week|weeks|"
                                "month|months|year|years|h|m|d";
    size_t n = text_begins_word("just now|moments ago|yesterday|today", at);

    if (n > 0)
        return n;
    n = strspn(at, "0123456789");
    if (n == 0)
        n = text_begins("an |a ", at);
    if (n == 0)
        return 0;
    n += strspn(at + n, " ");
    size_t unit = strcspn(at + n, " ,|.");
    if (!text_in(units, at + n, unit))
        return 0;
    n += unit;
    return text_begins_word(" ago", at + n) > 0 ? n + 4 : 0;
}

/* The bytes of what may part the date from the rest: a space, a bar or one of these. */
static size_t separator(const char *at)
{
    static const char marks[] = " |\342\200\242|\302\267|\342\200\223|\342\200\224|-|/|,|;|(|)|.";

    return *at == '|' ? 1 : text_begins(marks, at);
}

static void trim_rest(char *rest)
{
    size_t start = 0, k = 1;
    while (rest[start] != '(' && separator(rest + start) > 0)
        start += separator(rest + start);
    size_t size = strlen(rest + start);
    memmove(rest, rest + start, size + 1);
    while (k <= 3 && k <= size) {
        bool full_stop = k == 1 && rest[size - 1] == '.';
        if (separator(rest + size - k) == k && !full_stop) {
            size -= k;
            k = 1;
        } else {
            k++;
        }
    }
    rest[size] = '\0';
}

/* Without a figure only these say when. */
static bool may_be_relative(const char *line)
{
    return strcasestr(line, "ago") != NULL || strcasestr(line, "now") != NULL || strcasestr(line, "day") != NULL;
}

bool dateline_read(const char *line, struct dateline *out)
{
    size_t size = strnlen(line, DATELINE_REST_MOST), rest = 0;
    enum which which = PUBLISHED;

    out->rest[0] = '\0';
    if (line[strcspn(line, "0123456789")] == '\0' && !may_be_relative(line))
        return false;
    *out = (struct dateline){0};
    if (size >= DATELINE_REST_MOST || text_words(line) > WORDS_MOST)
        return false;
    for (const char *at = line; *at != '\0';) {
        size_t n;
        struct date d;
        enum which next;
        if ((n = read_label(at, &next)) > 0) {
            which = next;
            out->labelled = true;
        } else if ((n = read_relative(at)) > 0) {
            out->relative = true;
        } else if ((n = date_read(at, &d)) > 0) {
            date_add(which == PUBLISHED ? &out->published : which == UPDATED ? &out->updated : &out->corrected, &d);
            out->dated = true;
        }
        if (n > 0) {
            at += n;
            if (rest > 0 && out->rest[rest - 1] != ' ')
                out->rest[rest++] = ' ';
            continue;
        }
        /* One word, with the space after it. A date may also begin after an opening bracket. */
        do
            out->rest[rest++] = *at++;
        while (*at != '\0' && at[-1] != ' ' && at[-1] != '(');
    }
    out->rest[rest] = '\0';
    trim_rest(out->rest);
    /* "9:47 pm | Updated 11:30 am IST": one zone for both. */
    if (out->published.has_time && !out->published.has_zone && out->updated.has_zone) {
        out->published.has_zone = true;
        out->published.offset = out->updated.offset;
        out->published.unsure_zone = out->updated.unsure_zone;
    }
    return out->dated || out->relative;
}

/* Bytes of a place in capitals at the start: "PORT HAVEN", "SPRINGFIELD, Ill.", "NEW YORK/PARIS". */
static size_t place_in_capitals(const char *at)
{
    size_t n = 0, words = 0;
    for (;;) {
        size_t size = strcspn(at + n, " ,(\n");
        char word[48];
        const char *dash = memmem(at + n, size, "\342\200\224", 3); /* "SALTBY-A lamp" with a long dash */
        if (dash != NULL)
            size = (size_t)(dash - at) - n;
        if (size < 2 || !text_copy(word, sizeof word, at + n, size) || !text_all_capitals(word) ||
            strpbrk(word, "0123456789:!?\"") != NULL || ++words > 5)
            break;
        n += size;
        if (at[n] != ' ')
            break;
        n++;
    }
    if (n > 0 && at[n - 1] == ' ')
        n--;
    return words == 0 || words > 5 ? 0 : n;
}

bool opener_read(const char *at, struct opener *out)
{
    size_t n = place_in_capitals(at), k;
    struct date day;

    *out = (struct opener){0};
    if (n == 0)
        return false;
    out->place_size = n;
    /* ", Ill.", ", England" and ", March 3" */
    for (int i = 0; i < 2 && at[n] == ','; i++) {
        size_t from = n + 1 + strspn(at + n + 1, " ");
        if ((k = date_read(at + from, &day)) > 0) {
            n = from + k;
            continue;
        }
        k = strcspn(at + from, " ,(");
        if (k == 0 || k > 12 || !text_capital(at + from))
            return false;
        n = from + k;
        out->place_size = n;
    }
    if (at[n] == ' ' && (k = date_read(at + n + 1, &day)) > 0)
        n += 1 + k;
    if (strncmp(at + n, " (", 2) == 0) {
        k = strcspn(at + n + 2, ")");
        if (at[n + 2 + k] != ')' || !byline_agency(at + n + 2, k))
            return false;
        out->agency_start = n + 2;
        out->agency_size = k;
        n += k + 3;
    }
    n += strspn(at + n, " ");
    k = text_begins("\342\200\224|\342\200\223|--|-", at + n);
    if (k == 0 || (k < 3 && at[n + k] != ' ')) /* "SEMI-final" */
        return false;
    n += k;
    n += strspn(at + n, " ");
    out->size = n;
    return at[n] != '\0' && !islower((unsigned char)at[n]);
}
