/* SPDX-License-Identifier: MIT */
#include "type/breaks.h"

#include "base/utf8.h"
#include "type/language.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unilbrk.h>

/* What a break costs, where a line that is off its length by the fraction r costs 70 r r (choose.c): 12 is as bad as a
 * line two fifths too short. */
enum {
    COST_CLAUSE = 0,
    COST_WORDS = 1,
    COST_LEANING = 12,
    COST_NAME = 11,
    COST_NOUNS = 2,
    COST_COUNT = 6,
    COST_NUMBER = 12,
    COST_DATE = 16,
    COST_INITIAL = 24,
    COST_HYPHEN = 8,
    COST_BEFORE_DASH = 20,
    COST_SOLIDUS = 14,
};

enum { WORD_MOST = 32, LOOK_AHEAD = 96 };

/* A word without the punctuation around it. */
struct word {
    const char *text;
    size_t size, letters;
    char lower[WORD_MOST + 1]; /* "" if it is longer than any word of interest */
    bool capital, number, single, stop, clause, closed;
};

static bool is_letter(uint32_t c)
{
    return uc_is_property_alphabetic(c);
}

static bool is_digit(uint32_t c)
{
    return uc_is_property_decimal_digit(c);
}

static bool ends_clause(uint32_t c)
{
    return c == ',' || c == ';' || c == ':' || c == '.' || c == '?' || c == '!' || c == 0x2014 || c == 0x2013 ||
           c == 0x2026 || c == ')' || c == 0x3002 || c == 0xff0c;
}

/* Marks in front of a word, which say nothing about it. */
static const char *skip_marks(const char *start, const char *end)
{
    for (const char *at = start; at < end; start = at) {
        uint32_t c = utf8_next(&at, end);
        if (is_letter(c) || is_digit(c))
            break;
    }
    return start;
}

/* Takes the marks behind a word off it and notes what they are; returns where the word ends. */
static const char *trim_marks(struct word *w, const char *start, const char *end)
{
    const char *stop = end;

    while (stop > start) {
        const char *before = stop;
        uint32_t c = utf8_previous(&before, start);
        if (is_letter(c) || is_digit(c) || c == '%' || uc_is_general_category(c, UC_MARK))
            break;
        if (!w->clause) {
            w->stop |= c == '.';
            w->clause = ends_clause(c);
        }
        w->closed = true;
        stop = before;
    }
    return stop;
}

/* The word in lower case; "" if that does not fit. */
static void fill_lower(struct word *w)
{
    const char *at = w->text, *stop = w->text + w->size;
    size_t n = 0;

    while (at < stop && w->size <= WORD_MOST) {
        char bytes[4];
        size_t size = utf8_put(bytes, uc_tolower(utf8_next(&at, stop)));
        if (n + size > WORD_MOST) {
            n = 0;
            break;
        }
        memcpy(w->lower + n, bytes, size);
        n += size;
    }
    w->lower[n] = '\0';
}

static struct word word_at(const char *start, const char *end)
{
    struct word w = {.text = skip_marks(start, end)};
    const char *stop = trim_marks(&w, w.text, end);

    w.size = (size_t)(stop - w.text);
    w.number = w.size > 0;
    for (const char *at = w.text; at < stop;) {
        bool first = at == w.text;
        uint32_t c = utf8_next(&at, stop);
        if (first)
            w.capital = uc_is_upper(c);
        w.number &= is_digit(c) || c == '.' || c == ',' || c == ':' || c == 0x2013 || c == '%' || c == '/';
        w.letters++;
    }
    w.single = w.letters == 1 && w.capital;
    fill_lower(&w);
    return w;
}

static bool among(const char *words, const char *word)
{
    size_t size = strlen(word);

    if (size == 0)
        return false;
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += size)
        if (at[-1] == ' ' && at[size] == ' ')
            return true;
    return false;
}

static bool is_month(const struct word *w)
{
    return among(
        " january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre "
        "novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio "
        "settembre ottobre dicembre januari februari maart mei augustus maj augusti ",
        w->lower);
}

static bool is_unit(const struct word *w)
{
    if (w->letters <= 2 && !w->number)
        return true;
    return among(
        " million billion trillion thousand hundred per percent cent bn years year months month weeks week days day "
        "hours hour minutes minute seconds miles mile feet foot inches metres meters kilometres kilometers "
        "tonnes tons pounds euros dollars people times km kg cm mm mph ans mois jours heures euros millions "
        "milliards jahre jahren monate tage uhr prozent millionen milliarden años meses días millones anni mesi "
        "giorni milioni miliardi ",
        w->lower);
}

/* Between an initial or a title and the name. */
static bool leads_a_name(const struct word *w)
{
    if (w->stop && (w->single || among(" mr mrs ms dr st prof rev gen sen gov no mme ", w->lower)))
        return true;
    return w->capital && !w->closed && among(" mr mrs ms dr st sir prof lord lady dame mme herr frau ", w->lower);
}

/* Between two words with only a blank between. */
static int cost_of_pair(const struct word *a, const struct word *b, const char *language, bool names)
{
    if ((a->number && is_month(b) && b->letters >= 3) || (is_month(a) && a->capital && b->number))
        return COST_DATE;
    if (a->number && (is_unit(b) || among(" am pm a.m p.m ", b->lower)))
        return COST_NUMBER;
    if (among(" per pour por ", a->lower) && among(" cent ciento cento ", b->lower))
        return COST_NUMBER;
    if (a->number)
        return COST_COUNT;
    if (b->number && (a->capital || among(" page chapter no nr ", a->lower)))
        return COST_NAME;
    if (a->lower[0] != '\0' && language_leans(language, a->lower, strlen(a->lower)))
        return COST_LEANING;
    if (names && a->capital && b->capital)
        return language_capitalises_nouns(language) ? COST_NOUNS : COST_NAME;
    return COST_WORDS;
}

static int cost_between(const struct word *a, const struct word *b, const char *b_text, const char *end,
                        const char *language, bool names)
{
    uint32_t first = b_text < end ? utf8_next(&b_text, end) : ' ';

    if (first == 0x2013 || first == 0x2014)
        return COST_BEFORE_DASH;
    if (leads_a_name(a))
        return COST_INITIAL;
    if (!a->closed)
        return cost_of_pair(a, b, language, names);
    return a->clause ? COST_CLAUSE : COST_WORDS;
}

/* In a Headline Set Like This capitals say nothing about names. */
static bool capitals_mean_names(const char *text, size_t size)
{
    size_t words = 0, capitals = 0;
    const char *end = text + size;
    bool start = true;

    for (const char *at = text; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (start && is_letter(c)) {
            words++;
            capitals += uc_is_upper(c);
            start = false;
        } else if (c == ' ') {
            start = true;
        }
    }
    return 2 * capitals <= words + 1;
}

bool breaks_is_blank(unsigned c)
{
    return c == ' ' || c == '\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007) || c == 0x205f ||
           c == 0x3000;
}

void breaks_find(const char *text, size_t size, const char *language, unsigned char *at)
{
    if (size == 0)
        return;
    u8_possible_linebreaks((const uint8_t *)text, size, "UTF-8", (char *)at);
    bool names = capitals_mean_names(text, size);

    size_t start = 0; /* of the stretch before the break */
    const char *end = text + size;
    struct word before = {0};
    bool have = false;
    at[0] = BREAK_NONE;
    for (size_t i = 1; i < size; i++) {
        if (at[i] != UC_BREAK_POSSIBLE && at[i] != UC_BREAK_MANDATORY) {
            at[i] = BREAK_NONE;
            continue;
        }
        const char *p = text + i;
        uint32_t last = utf8_previous(&p, text + start);
        int cost = COST_WORDS;
        if (last == 0xad) { /* a soft hyphen would have to be drawn: the word stays whole */
            at[i] = BREAK_NONE;
            continue;
        }
        if (breaks_is_blank(last)) {
            const char *stop = p;
            while (stop > text + start && breaks_is_blank((unsigned char)stop[-1]))
                stop--;
            size_t next = i + 1;
            while (next < size && text[next] != ' ' &&
                   (next - i < LOOK_AHEAD || ((unsigned char)text[next] & 0xc0) == 0x80))
                next++;
            if (!have)
                before = word_at(text + start, stop);
            struct word after = word_at(text + i, text + next);
            cost = cost_between(&before, &after, text + i, end, language, names);
            /* The next break is most often behind this word: it need not be looked at again. */
            before = after;
            have = true;
            for (size_t k = i + 1; k < next && have; k++)
                have = at[k] == UC_BREAK_PROHIBITED || ((unsigned char)text[k] & 0xc0) == 0x80;
        } else {
            have = false;
            if (last == '-' || last == 0x2010)
                cost = COST_HYPHEN;
            else if (last == '/')
                cost = COST_SOLIDUS;
        }
        at[i] = (unsigned char)(BREAK_FREE + cost);
        start = i;
    }
}
