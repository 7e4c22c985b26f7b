/* SPDX-License-Identifier: MIT */
#include "page/byline.h"

#include "page/byline_words.h"
#include "sources/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

bool byline_agency(const char *at, size_t size)
{
    return text_in(byline_agencies, at, size);
}

static size_t next_word(const char **at)
{
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

/* How many words, or 0 if one does not suit a name. */
static size_t name_words(const char *line)
{
    size_t words = 0;
    bool capital = false;

    for (const char *at = line; *at != '\0';) {
        size_t n = next_word(&at);
        if (n == 0)
            break;
        words++;
        capital = text_capital(at);
        for (size_t i = 0; i < n; i++) {
            unsigned char c = (unsigned char)at[i];
            if (c < 0x80 && !isalpha(c) && strchr("'.-", c) == NULL)
                return 0;
        }
        size_t bare = n > 1 && at[n - 1] == '.' ? n - 1 : n;
        if (at[bare - 1] == '.' || (at[n - 1] == '.' && n > 4)) /* a full stop, no initial */
            return 0;
        bool particle = text_in(byline_particles, at, n) || strncmp(at, "al-", 3) == 0;
        if (capital ? text_in(byline_not_names, at, n) : !particle)
            return 0;
        at += n;
    }
    return capital ? words : 0;
}

static bool is_person(const char *line)
{
    size_t words = name_words(line);
    return words >= 2 && words <= 5 && strlen(line) < BYLINE_NAME_MOST;
}

static const char *last_word(const char *line)
{
    const char *space = strrchr(line, ' ');
    return space == NULL ? line : space + 1;
}

bool byline_title(const char *line)
{
    bool title = false;

    if (text_words(line) > 8)
        return false;
    for (const char *at = line; *at != '\0';) {
        size_t n = next_word(&at), bare = n;
        while (bare > 0 && strchr(",.&", at[bare - 1]) != NULL)
            bare--;
        title = title || text_in(byline_titles, at, bare);
        if (bare > 0 && !text_in(byline_title_words, at, bare) && !text_capital(at))
            return false;
        at += n;
    }
    return title && !text_ends_sentence(line);
}

bool byline_paper(const char *line)
{
    size_t words = text_words(line);
    const char *last = last_word(line);
    if (words > 5 || text_ends_sentence(line) || !(text_capital(line) || strchr(line, '.') != NULL))
        return false;
    if (words == 1) {
        size_t n = strlen(line);
        return text_in(byline_outlets, line, n) || text_in("MailOnline|Online", line, n) ||
               (n > 4 && text_same(line + n - 4, ".com")) || (n > 6 && text_same(line + n - 6, ".co.uk"));
    }
    for (const char *at = line; *at != '\0';) {
        size_t n = next_word(&at);
        if (!text_capital(at) && !text_in("of|the|and|for|in|&", at, n))
            return false;
        at += n;
    }
    return text_in(byline_papers, last, strlen(last)) || text_in(byline_outlets, line, strcspn(line, " "));
}

bool byline_known_place(const char *line)
{
    return text_in(byline_places, line, strlen(line));
}

bool byline_given_name(const char *line)
{
    return text_in(byline_given_names, line, strcspn(line, " "));
}

bool byline_place(const char *line)
{
    size_t words = text_words(line);
    if (byline_known_place(line))
        return true;
    if (words > 5 || strlen(line) >= BYLINE_NAME_MOST || byline_title(line) || byline_paper(line) ||
        strpbrk(line, "0123456789@:;!?\"|()") != NULL)
        return false;
    for (const char *at = line; *at != '\0';) {
        size_t n = next_word(&at), bare = n > 0 && at[n - 1] == ',' ? n - 1 : n;
        if (text_capital(at)
                ? text_in("The|A|An|This|How|Why|What|By", at, bare) && at != line
                : !text_in("on|upon|of|de|del|la|le|les|el|sur|am|an|der|im|in|the|and|es|au|under|next|sea", at, bare))
            return false;
        at += n;
    }
    const char *last = last_word(line), *comma = strchr(line, ',');
    size_t n = strlen(line);
    if (comma != NULL) { /* "BBC News, Wendmouth" */
        char before[BYLINE_NAME_MOST];
        memcpy(before, line, (size_t)(comma - line));
        before[comma - line] = '\0';
        if (byline_paper(before))
            return false;
    }
    /* A state's short form may end with a full stop: "Springfield, Ill." */
    return text_capital(line) && text_capital(last) && (line[n - 1] != '.' || strchr(line, ',') != NULL);
}

static void add_aside(struct byline *b, const char *text)
{
    size_t n = strlen(b->aside), size = strlen(text);
    if (size == 0 || n + size + 3 > sizeof b->aside)
        return;
    if (n > 0) {
        memcpy(b->aside + n, ", ", 2);
        n += 2;
    }
    memcpy(b->aside + n, text, size + 1);
}

static bool add_name(struct byline *b, const char *name)
{
    if (b->n == ARTICLE_BYLINES_MOST || strlen(name) >= BYLINE_NAME_MOST)
        return false;
    strcpy(b->names[b->n++], name);
    return true;
}

/* Takes handles and addresses out of the segment; returns whether there was one. */
static bool take_handles(char *segment, struct byline *b)
{
    bool any = false;
    char *to = segment;

    for (const char *at = segment; *at != '\0';) {
        size_t n = next_word(&at);
        char word[BYLINE_NAME_MOST];
        if (n > 0 && n < sizeof word && memchr(at, '@', n) != NULL) {
            memcpy(word, at, n);
            word[n] = '\0';
            add_aside(b, word);
            any = true;
        } else if (n > 0) {
            if (to > segment)
                *to++ = ' ';
            memmove(to, at, n);
            to += n;
        }
        at += n;
    }
    *to = '\0';
    return any;
}

/* "Ann Ames Political Editor", "Ann Ames BBC News" -> the name; the rest goes aside. */
static void take_title_off(char *segment, struct byline *b, bool explicit)
{
    char *cut = segment + strlen(segment);
    bool title = false;
    size_t papers_seen = 0;

    for (char *end = cut; end > segment;) {
        char *word = end;
        while (word > segment && word[-1] != ' ')
            word--;
        size_t n = (size_t)(end - word);
        if (!text_in(byline_title_words, word, n) && !text_in(byline_papers, word, n))
            break;
        /* A bare "Alder Point Sentinel" is a newspaper, no Alder Point who works for one. */
        papers_seen += text_in(byline_papers, word, n);
        title = title || text_in(byline_titles, word, n) || (papers_seen > 0 && (explicit || papers_seen > 1));
        cut = word;
        end = word > segment ? word - 1 : word;
    }
    if (!title || cut == segment || *cut == '\0')
        return;
    char left[BYLINE_NAME_MOST];
    size_t size = (size_t)(cut - 1 - segment);
    if (size >= sizeof left)
        return;
    memcpy(left, segment, size);
    left[size] = '\0';
    if (name_words(left) < 2)
        return;
    add_aside(b, cut);
    b->sure = true;
    cut[-1] = '\0';
}

/* "Dan QuillCommunity Reporter": a title that lost the space before it. */
static void part_glued(char *segment)
{
    size_t n = strlen(segment);

    for (char *at = segment + 1; *segment != '\0' && *at != '\0'; at++) {
        if (!islower((unsigned char)at[-1]) || !isupper((unsigned char)*at) ||
            !text_in(byline_title_words, at, strcspn(at, " ")) || !byline_title(at) || n + 2 > BYLINE_ASIDE_MOST)
            continue;
        memmove(at + 1, at, strlen(at) + 1);
        *at = ' ';
        return;
    }
}

/* "Ann Ames in Port Haven": takes the place. False: it is none, or a second one. */
static bool take_place_off(char *segment, struct byline *b)
{
    char *in = strstr(segment, " in ");
    if (in == NULL)
        return true;
    if (!byline_place(in + 4) || b->place[0] != '\0')
        return false;
    strcpy(b->place, in + 4);
    *in = '\0';
    b->sure = b->sure || is_person(segment);
    return true;
}

/* "Ann Ames at Estuary Park", which is no place to name, and "Ann Ames for the Gazette" go aside. */
static bool take_employer_off(char *segment, struct byline *b, bool explicit)
{
    char *at = strstr(segment, " at ");
    if (at != NULL && text_capital(at + 4)) {
        *at = '\0';
        if (!is_person(segment))
            return false;
        add_aside(b, at + 1);
        b->sure = true;
    }
    char *employer = explicit ? strcasestr(segment, " for ") : NULL;
    if (employer != NULL) {
        add_aside(b, employer + 1);
        *employer = '\0';
    }
    return true;
}

/* What stands behind a name: a title, a newspaper, a place. */
static bool take_after_name(const char *segment, struct byline *b)
{
    if (text_in("now|earlier|previously|until now", segment, strlen(segment)))
        return true;
    bool title = byline_title(segment);
    if (title || byline_paper(segment)) {
        b->sure = b->sure || title;
        add_aside(b, segment);
        return true;
    }
    if (b->place[0] != '\0' || !(byline_known_place(segment) || (text_words(segment) == 1 && byline_place(segment))))
        return false;
    strcpy(b->place, segment);
    return true;
}

/* What only "By" in front makes a name: one word, and "Express News Service", which has a place's form. */
static bool is_name_after_by(const char *segment)
{
    const char *last = last_word(segment);
    return name_words(segment) == 1 ||
           (text_in("Service|Desk|Bureau|Team|Staff", last, strlen(last)) && byline_place(segment));
}

static bool take_segment(char *segment, struct byline *b, bool explicit)
{
    bool handle = take_handles(segment, b);

    b->sure = b->sure || handle;
    if (*segment == '\0')
        return true;
    if (text_starts(segment, "in ") && b->n > 0 && byline_place(segment + 3) && b->place[0] == '\0') {
        strcpy(b->place, segment + 3);
        return true;
    }
    if (!take_place_off(segment, b))
        return false;
    if (byline_agency(segment, strlen(segment))) {
        b->sure = true;
        return add_name(b, segment);
    }
    if (!take_employer_off(segment, b, explicit))
        return false;
    part_glued(segment);
    take_title_off(segment, b, explicit);
    if (b->n > 0 && take_after_name(segment, b))
        return true;
    if ((is_person(segment) && !byline_known_place(segment)) || (explicit && b->n == 0 && is_name_after_by(segment)))
        return add_name(b, segment);
    return false;
}

/* A first name and another one, to look at. */
static bool two_capitals(const char *at)
{
    size_t n = strcspn(at, " ");
    return text_capital(at) && at[n] == ' ' && text_capital(at + n + 1);
}

static size_t read_lead(const char *line)
{
    static const char *const leads[] = {
        "By: ",         "By ",          "Words by ",     "Words: ",       "Written by ", "Report by ",    "Story by ",
        "Reported by ", "Analysis by ", "Exclusive by ", "Interview by ", "Review by ",  "Text by ",      "Author: ",
        "Authors: ",    "Opinion by ",  "Comment by ",   "Par ",          "Von ",        "Door ",         "Por ",
        "Autor: ",      "Autora: ",     "Autorka: ",     "Autorzy: ",     "Tekst: ",     "Opracowanie: ", "Di "};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        size_t n = strlen(leads[i]);
        if (!text_starts(line, leads[i]))
            continue;
        if (strcmp(leads[i], "Di ") == 0) /* "Di Stefano" is a name */
            return two_capitals(line + n) ? n : 0;
        if (text_capital(line + n) || text_starts(line + n, "dpa") || text_starts(line + n, "al-"))
            return n;
    }
    return 0;
}

/* The end of the segment at `at`, and in *gap the bytes that part it from the next. */
static const char *segment_end(const char *at, size_t *gap)
{
    static const char *const gaps[] = {", and ",
                                       ", ",
                                       ",",
                                       "; ",
                                       " | ",
                                       "|",
                                       " and ",
                                       " & ",
                                       " with ",
                                       " / ",
                                       " \xc2\xb7 ",
                                       " \xe2\x80\xa2 ",
                                       " \xe2\x80\x93 ",
                                       " \xe2\x80\x94 ",
                                       " - ",
                                       " ("};
    /* "And" of other languages: a name has these too, as in "Ortega y Gasset", but no second name with a first one. */
    static const char *const ands[] = {" et ", " und ", " y ", " i "};
    for (; *at != '\0'; at++) {
        for (size_t i = 0; *at == ' ' && i < sizeof ands / sizeof *ands; i++) {
            *gap = strlen(ands[i]);
            if (strncmp(at, ands[i], *gap) == 0 && two_capitals(at + *gap))
                return at;
        }
        for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
            *gap = strlen(gaps[i]);
            if (strncmp(at, gaps[i], *gap) == 0)
                return at;
        }
    }
    *gap = 0;
    return at;
}

/* A quick no for most lines of a page: without "By", the second word of a by-line has a capital, or is one of a few. */
static bool may_be_names(const char *line)
{
    const char *second = line + strcspn(line, " ");
    second += strspn(second, " ");
    size_t n = strcspn(second, " ,");
    return *second == '\0' || text_capital(second) || !isalpha((unsigned char)*second) ||
           strncmp(second, "al-", 3) == 0 || text_in(byline_particles, second, n) ||
           text_in("and|in|at|for|staff|foreign|agencies|agency|reporter|reporters|writer|writers|correspondent|"
                   "correspondents|democracy|services|board|desk|editorial|newspaper|political|with",
                   second, n);
}

bool byline_read(const char *line, struct byline *out)
{
    *out = (struct byline){0};
    if (strnlen(line, BYLINE_ASIDE_MOST) >= BYLINE_ASIDE_MOST || text_words(line) > 30)
        return false;
    static const char from[] = "Reporting from ";
    if (text_starts(line, from) && byline_place(line + sizeof from - 1)) {
        strcpy(out->place, line + sizeof from - 1);
        out->sure = true;
        return true;
    }
    if (text_starts(line, "/ "))
        line += 2;
    size_t lead = read_lead(line);
    bool explicit = lead > 0;
    const char *at = line + lead;
    size_t size = strlen(at);

    if (!explicit && !may_be_names(at))
        return false;
    out->sure = explicit;
    /* "Staff and agencies" is one name, though "and" parts names. */
    for (const char *item = byline_agencies; item != NULL;
         item = strchr(item, '|') == NULL ? NULL : strchr(item, '|') + 1) {
        size_t n = strcspn(item, "|");
        if (memchr(item, ' ', n) == NULL || n > size || strncasecmp(item, at, n) != 0 ||
            !(at[n] == '\0' || text_starts(at + n, " in ")))
            continue;
        char whole[BYLINE_NAME_MOST];
        memcpy(whole, at, n);
        whole[n] = '\0';
        out->sure = true;
        if (at[n] != '\0') {
            if (!byline_place(at + n + 4))
                continue;
            strcpy(out->place, at + n + 4);
        }
        return add_name(out, whole);
    }
    if (*at == '\0')
        return false;
    while (*at != '\0') {
        size_t gap;
        const char *end = segment_end(at, &gap);
        char segment[BYLINE_ASIDE_MOST];
        memcpy(segment, at, (size_t)(end - at));
        segment[end - at] = '\0';
        size_t n = strlen(segment);
        if (n > 0 && segment[n - 1] == ')')
            segment[n - 1] = '\0';
        if (!take_segment(segment, out, explicit))
            return false;
        at = end + gap;
    }
    return out->n > 0;
}
