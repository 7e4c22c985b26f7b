/* SPDX-License-Identifier: MIT */
#include "quotes/tokens.h"

#include "base/bytes.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

struct reading {
    const char *text;
    size_t size;
    const struct quote_words *words;
    struct quote_tokens *out;
    const struct quote_stretch *next; /* the stretch that the gap being read ends at; NULL: the text's end */
    bool first;                       /* the next word begins a sentence */
};

static bool add(struct reading *r, struct quote_token token)
{
    struct quote_tokens *t = r->out;
    struct quote_token *at = array_grow(t->at, t->n, sizeof *at);
    if (at == NULL)
        return false;
    t->at = at;
    at[t->n++] = token;
    return true;
}

static bool add_mark(struct reading *r, enum quote_token_kind kind, size_t start, size_t size)
{
    return add(r, (struct quote_token){.start = (uint32_t)start, .size = (uint16_t)size, .kind = (uint8_t)kind});
}

/* Bytes of the letter or digit beyond ASCII at i; 0: something else. */
static size_t wide_character(const struct reading *r, size_t i, size_t end, uint32_t *c)
{
    const char *at = r->text + i;
    *c = utf8_next(&at, r->text + end);
    /* The Latin letters need no table. */
    bool word = (*c >= 0xC0 && *c < 0x250 && *c != 0xD7 && *c != 0xF7) || (*c >= 0x300 && *c < 0x370) ||
                (*c > 0x24F && *c != 0xFFFD && !(*c >= 0x2000 && *c < 0x2070) && uc_is_property_alphabetic(*c));
    return word ? (size_t)(at - (r->text + i)) : 0;
}

/* The same for any letter or digit; also "_", "@" and "#", which begin names people post under. */
static inline size_t word_character(const struct reading *r, size_t i, size_t end, uint32_t *c)
{
    unsigned char b = (unsigned char)r->text[i];
    *c = b;
    if (b < 0x80)
        return (b | 32u) - 'a' < 26u || (unsigned)(b - '0') < 10u || b == '_' || b == '@' || b == '#';
    return wide_character(r, i, end, c);
}

static bool is_capital(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : uc_is_upper(c);
}

/* Bytes of an apostrophe at i; 0: something else. */
static size_t apostrophe(const struct reading *r, size_t i, size_t end)
{
    if (i < end && r->text[i] == '\'')
        return 1;
    if (i + 2 >= end || memcmp(r->text + i, "\xE2\x80", 2) != 0)
        return 0;
    /* ’, and ‘ where it stands for it: Hale‘s */
    bool wrong = r->text[i + 2] == '\x98' && i + 4 < end && r->text[i + 3] == 's' && r->text[i + 4] == ' ';
    return r->text[i + 2] == '\x99' || wrong ? 3 : 0;
}

/* A word being read: letters, inner hyphens and apostrophes, the stops of "U.S." and of an abbreviation. */
struct word {
    size_t start, end, base;    /* base: one past what is looked up */
    size_t letters, small;      /* that are no digits; small: as far as the first apostrophe */
    size_t apostrophe, after;   /* the last inner apostrophe and the byte after it; 0: none */
    bool digits;                /* nothing else so far */
    uint8_t shape;              /* enum quote_token_shape */
    enum quote_token_kind kind; /* QT_WORD or QT_NUMBER */
    uint32_t flags;             /* enum quote_word */
};

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* "well-known", "1,200", "3.5" */
static bool is_inner_hyphen(const struct reading *r, const struct word *w, size_t at, size_t end)
{
    char c = r->text[at];
    uint32_t next;
    if (c != '-' && !(w->digits && (c == ',' || c == '.')))
        return false;
    return at + 1 < end && word_character(r, at + 1, end, &next) > 0 && (c == '-' || is_digit(next));
}

/* "U.S", "a.m", "harbour.example" */
static bool is_inner_stop(const struct reading *r, const struct word *w, size_t at, size_t end)
{
    const char *c = r->text + at;
    uint32_t next;
    if (*c != '.' || at + 1 >= end)
        return false;
    bool abbreviates = w->letters > 0 && (at - w->start == 1 || c[-2] == '.' || c[-2] == '-');
    return (c[1] >= 'a' && c[1] <= 'z') || (abbreviates && word_character(r, at + 1, end, &next) > 0);
}

/* Bytes of what joins two letters of the word at `at`; 0 if the word ends there. */
static size_t word_joint(const struct reading *r, struct word *w, size_t at, size_t end)
{
    size_t quote = apostrophe(r, at, end);
    uint32_t next;
    if (quote == 0)
        return is_inner_hyphen(r, w, at, end) || is_inner_stop(r, w, at, end);
    if (at + quote >= end || word_character(r, at + quote, end, &next) == 0)
        return 0;
    w->apostrophe = at;
    w->after = at + quote;
    return quote;
}

/* "l'armateur", "qu'elle", "n'a": in French a short word and an apostrophe are a word of their own. */
static bool is_elision(const struct reading *r, const struct word *w, size_t at, size_t end)
{
    if (r->out->language != QUOTE_FRENCH || w->digits || apostrophe(r, at, end) == 0)
        return false;
    size_t n = at - w->start;
    const char *word = r->text + w->start;
    return n == 1 || (n > 1 && (word[n - 2] | 32) == 'q' && (word[n - 1] | 32) == 'u');
}

/* "Hale's", "the boys'" */
static void take_possessive(const struct reading *r, struct word *w, size_t end)
{
    if (w->apostrophe > 0 && w->end - w->after == 1 && (r->text[w->after] | 32) == 's') {
        w->shape |= QS_POSSESSIVE;
        w->base = w->apostrophe;
    } else if (w->letters > 2 && (r->text[w->end - 1] == 's' ||
                                  (r->out->language == QUOTE_GERMAN && strchr("xz", r->text[w->end - 1]) != NULL))) {
        size_t quote = apostrophe(r, w->end, end);
        w->shape |= quote > 0 ? QS_POSSESSIVE : 0;
        w->end += quote;
    }
}

/* How many small letters of ASCII stand at `at`: most of a text. */
static inline size_t small_letters(const struct reading *r, size_t at, size_t end)
{
    size_t i = at;
    while (i < end && r->text[i] >= 'a' && r->text[i] <= 'z')
        i++;
    return i - at;
}

/* The word that starts at i, without a full stop at its end. */
static struct word read_word(const struct reading *r, size_t i, size_t end)
{
    struct word w = {.start = i, .digits = true};
    size_t at = i, n;
    uint32_t c, first = 0;
    while (at < end) {
        if ((n = small_letters(r, at, end)) > 0) {
            if (at == i)
                first = 'a';
            w.digits = false;
            w.letters += n;
            w.small += w.after == 0 ? n : 0;
        } else if ((n = word_character(r, at, end, &c)) > 0) {
            if (at == i)
                first = c;
            bool digit = is_digit(c);
            w.digits = w.digits && digit;
            w.letters += !digit;
            w.small += !digit && !is_capital(c) && w.after == 0;
        } else if (is_elision(r, &w, at, end)) {
            break;
        } else if ((n = word_joint(r, &w, at, end)) == 0) {
            break;
        }
        at += n;
    }
    w.end = w.base = at;
    if (is_elision(r, &w, at, end)) {
        w.kind = QT_WORD;
        w.shape = is_capital(first) ? QS_CAPITAL : 0;
        return w;
    }
    w.kind = w.digits ? QT_NUMBER : QT_WORD;
    if (is_capital(first))
        w.shape = w.small == 0 && w.letters > 1 ? QS_CAPITAL | QS_CAPITALS : QS_CAPITAL;
    take_possessive(r, &w, end);
    return w;
}

/* What the lexicon says of a word; of one that it does not know, what its ending says ("cheerfully") or the pronoun
 * that it begins with ("I've"). */
static uint32_t look_up(const struct reading *r, const struct word *w)
{
    size_t size = w->base - w->start;
    uint32_t flags = quote_words_find(r->words, r->text + w->start, size);
    if (flags == 0 && w->apostrophe > w->start && !(w->shape & QS_POSSESSIVE))
        return quote_words_find(r->words, r->text + w->start, w->apostrophe - w->start) &
               (QW_HE | QW_SHE | QW_THEY | QW_I);
    bool english = r->out->language == QUOTE_ENGLISH;
    if (flags == 0 && !english)
        flags = quote_words_by_ending(r->words, r->text + w->start, size, (w->shape & QS_CAPITAL) != 0);
    bool adverb =
        flags == 0 && english && !(w->shape & QS_CAPITAL) && size > 4 && memcmp(r->text + w->base - 2, "ly", 2) == 0;
    return adverb ? QW_ADV : flags;
}

/* Whether a space and a capital follow. */
static bool capital_follows(const struct reading *r, size_t i, size_t end)
{
    size_t at = i;
    while (at < end && r->text[at] == ' ')
        at++;
    return at > i && at < end && is_capital((unsigned char)r->text[at]);
}

/* "J." */
static bool is_initial(const struct reading *r, const struct word *w)
{
    /* "schrieb er auf X. Der Minister": the network, not a middle name. */
    static const char *const before[] = {" on ", " auf ", " sur ", " en "};
    for (size_t i = 0; r->text[w->start] == 'X' && i < sizeof before / sizeof before[0]; i++) {
        size_t n = strlen(before[i]);
        if (w->start >= n && memcmp(r->text + w->start - n, before[i], n) == 0)
            return false;
    }
    return w->base - w->start == 1 && (w->shape & QS_CAPITAL) &&
           (w->start == 0 || r->text[w->start - 1] == ' ' || r->text[w->start - 1] == '.');
}

/* Whether nothing but spaces parts i from a stretch that is a whole sentence: "of Naples, Fla. “It was late,” she
 * said", and not "the U.S. “Big Sky” plan". */
static bool speech_follows(const struct reading *r, size_t i, size_t end)
{
    enum { SENTENCE_LEAST = 16 }; /* bytes */
    const struct quote_stretch *q = r->next;
    while (i < end && r->text[i] == ' ')
        i++;
    if (i < end || q == NULL || q->inner_end - q->inner_start < SENTENCE_LEAST)
        return false;
    size_t at = q->inner_start; /* ". . . And so it went" */
    while (at < q->inner_end && (r->text[at] == '.' || r->text[at] == ' '))
        at++;
    return at < q->inner_end && is_capital((unsigned char)r->text[at]) &&
           memchr(".,?!", r->text[q->inner_end - 1], 4) != NULL;
}

/* Whether the full stop after the word belongs to it. "Mr." and "Sen." never end a sentence; "Calif." does before a
 * capital, "U.S." at a line's end only. */
static bool is_abbreviation(const struct reading *r, const struct word *w, size_t end)
{
    size_t next = w->end + 1;
    /* "(D-Nev.)", "R-Ky.,": no sentence ends inside it. */
    if ((w->shape & QS_CAPITAL) && next < end && (r->text[next] == ',' || r->text[next] == ')' || r->text[next] == ';'))
        return true;
    bool stops = memchr(r->text + w->start, '.', w->base - w->start) != NULL;
    if ((!(w->flags & QW_DOTTED) && !stops) || next >= end || r->text[next] == '\n' || r->text[next] == '\r')
        return false;
    if (!(w->flags & (QW_TITLE | QW_MR | QW_MRS)) && speech_follows(r, next, end))
        return false;
    bool small_next = !capital_follows(r, next, end), nothing_else = !(w->flags & ~(uint32_t)QW_DOTTED);
    if (small_next && nothing_else)
        return true;
    return (stops || (w->shape & QS_CAPITAL) || (w->flags & QW_SUFFIX) || nothing_else) &&
           (stops || small_next || (w->flags & (QW_TITLE | QW_MR | QW_MRS)));
}

static bool take_word(struct reading *r, size_t *i, size_t end)
{
    struct word w = read_word(r, *i, end);
    if (w.kind == QT_WORD) {
        w.flags = look_up(r, &w);
        if (w.end < end && r->text[w.end] == '.' && (is_initial(r, &w) || is_abbreviation(r, &w, end))) {
            w.shape |= is_initial(r, &w) ? QS_DOTTED | QS_INITIAL : QS_DOTTED;
            w.end++;
        }
    }
    if (r->first)
        w.shape |= QS_FIRST;
    r->first = false;
    *i = w.end;
    if (is_elision(r, &w, w.end, end))
        *i += apostrophe(r, w.end, end);
    size_t size = w.end - w.start;
    return add(r, (struct quote_token){.start = (uint32_t)w.start,
                                       .size = (uint16_t)(size > UINT16_MAX ? UINT16_MAX : size),
                                       .kind = (uint8_t)w.kind,
                                       .shape = w.shape,
                                       .flags = w.flags});
}

/* White space inside a line: no token. */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0xFEFF;
}

static enum quote_token_kind mark_kind(uint32_t c)
{
    switch (c) {
    case '\n':
        return QT_LINE;
    case ',':
        return QT_COMMA;
    case '.':
    case '?':
    case '!':
    case 0x2026:
        return QT_STOP;
    case ':':
        return QT_COLON;
    case ';':
        return QT_SEMI;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return QT_DASH;
    case '(':
    case '[':
        return QT_OPEN;
    case ')':
    case ']':
        return QT_CLOSE;
    default:
        return QT_OTHER;
    }
}

/* Anything that is no word: one character. Stops, dashes and line ends in a row are one token. */
static bool take_mark(struct reading *r, size_t *i, size_t end)
{
    const char *at = r->text + *i;
    uint32_t c = utf8_next(&at, r->text + end);
    size_t start = *i;
    *i = (size_t)(at - r->text);
    if (is_blank(c))
        return true;
    enum quote_token_kind kind = mark_kind(c);
    bool sentence = kind == QT_STOP || kind == QT_LINE;
    if ((sentence || kind == QT_DASH) && r->out->at[r->out->n - 1].kind == kind)
        return true;
    r->first = r->first || sentence;
    return add_mark(r, kind, start, *i - start);
}

static bool take_gap(struct reading *r, size_t i, size_t end)
{
    while (i < end) {
        uint32_t c;
        if (!(word_character(r, i, end, &c) > 0 ? take_word(r, &i, end) : take_mark(r, &i, end)))
            return false;
    }
    return true;
}

bool quote_tokens_read(const char *text, size_t size, const struct quote_stretches *stretches,
                       const struct quote_words *words, struct quote_tokens *out, struct error *e)
{
    *out = (struct quote_tokens){.text = text, .words = words, .language = quote_words_language_of(words)};
    struct reading r = {.text = text, .size = size, .words = words, .out = out, .first = true};
    size_t i = 0;
    bool ok = add_mark(&r, QT_LINE, 0, 0);
    for (size_t k = 0; ok && k < stretches->n; k++) {
        const struct quote_stretch *q = &stretches->at[k];
        r.next = q;
        size_t most = q->end - q->start > UINT16_MAX ? UINT16_MAX : q->end - q->start;
        ok = take_gap(&r, i, q->start) &&
             add(&r, (struct quote_token){
                         .start = (uint32_t)q->start, .size = (uint16_t)most, .kind = QT_QUOTE, .flags = (uint32_t)k});
        i = q->end;
        r.first = false;
    }
    r.next = NULL;
    ok = ok && take_gap(&r, i, size) && (out->at[out->n - 1].kind == QT_LINE || add_mark(&r, QT_LINE, size, 0));
    if (ok && out->n == 1)
        ok = add_mark(&r, QT_LINE, size, 0);
    if (!ok) {
        quote_tokens_finish(out);
        return error_memory(e);
    }
    return true;
}

void quote_tokens_finish(struct quote_tokens *t)
{
    free(t->at);
    *t = (struct quote_tokens){0};
}

size_t quote_token_end(const struct quote_tokens *t, size_t i)
{
    return (size_t)t->at[i].start + t->at[i].size;
}

size_t quote_token_base(const struct quote_tokens *t, size_t i)
{
    const struct quote_token *k = &t->at[i];
    size_t size = k->size;
    if (!(k->shape & (QS_DOTTED | QS_POSSESSIVE)))
        return size;
    const char *w = t->text + k->start;
    if (k->shape & QS_DOTTED)
        size--;
    if (!(k->shape & QS_POSSESSIVE))
        return size;
    if (size > 0 && w[size - 1] == '\'')
        return size - 1;
    if (size > 2 && memcmp(w + size - 3, "\xE2\x80\x99", 3) == 0)
        return size - 3;
    size -= 1;
    return size > 2 && (unsigned char)w[size - 1] == 0x99 ? size - 3 : size - 1;
}

bool quote_token_spells(const struct quote_tokens *t, size_t i, const char *word)
{
    size_t n = strlen(word);
    return quote_token_base(t, i) == n && strncasecmp(t->text + t->at[i].start, word, n) == 0;
}

bool quote_token_among(const struct quote_tokens *t, size_t i, const char *words)
{
    if (t->at[i].kind != QT_WORD)
        return false;
    const char *word = t->text + t->at[i].start;
    size_t size = quote_token_base(t, i);
    int first = *word | 32;
    for (const char *at = strchr(words, first); at != NULL; at = strchr(at + 1, first))
        if ((at == words || at[-1] == ' ') && strncasecmp(at, word, size) == 0 && (at[size] == ' ' || at[size] == '\0'))
            return true;
    return false;
}

bool quote_token_ends(const struct quote_tokens *t, size_t i, const char *ending)
{
    size_t size = quote_token_base(t, i), n = strlen(ending);
    return size > n + 1 && memcmp(t->text + t->at[i].start + size - n, ending, n) == 0;
}

bool quote_token_same(const struct quote_tokens *t, size_t a, size_t b)
{
    size_t n = quote_token_base(t, a);
    return n == quote_token_base(t, b) && strncasecmp(t->text + t->at[a].start, t->text + t->at[b].start, n) == 0;
}
