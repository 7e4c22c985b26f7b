/* SPDX-License-Identifier: MIT */
#include "quotes/tokens.h"

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
    bool first; /* the next word begins a sentence */
};

static bool add(struct reading *r, struct quote_token token)
{
    struct quote_tokens *t = r->out;
    if (t->n == t->room) {
        size_t room = t->room + t->room / 2 + 256;
        struct quote_token *at = realloc(t->at, room * sizeof *at);
        if (at == NULL)
            return false;
        t->at = at;
        t->room = room;
    }
    t->at[t->n++] = token;
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

/* Bytes of an apostrophe at i, else 0. */
static size_t apostrophe(const struct reading *r, size_t i, size_t end)
{
    if (i < end && r->text[i] == '\'')
        return 1;
    return i + 2 < end && memcmp(r->text + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

struct word {
    size_t end, base; /* base: one past what is looked up */
    uint8_t shape;
    bool digits;
};

/* The word that starts at i: letters, inner hyphens and apostrophes, the stops of "U.S." and of an abbreviation. */
static struct word read_word(const struct reading *r, size_t i, size_t end)
{
    struct word w = {.digits = true};
    size_t letters = 0, small = 0, at = i, last_apostrophe = 0, after_apostrophe = 0;
    uint32_t c, first = 0;
    while (at < end) {
        size_t n = word_character(r, at, end, &c), quote, next;
        if (n > 0) {
            if (at == i)
                first = c;
            bool digit = c >= '0' && c <= '9';
            w.digits = w.digits && digit;
            letters += !digit;
            small += !digit && !is_capital(c) && after_apostrophe == 0;
            at += n;
        } else if ((quote = apostrophe(r, at, end)) > 0) {
            next = at + quote;
            if (at == i || next >= end || word_character(r, next, end, &c) == 0)
                break;
            last_apostrophe = at;
            after_apostrophe = next;
            at = next;
        } else if ((r->text[at] == '-' || (w.digits && (r->text[at] == ',' || r->text[at] == '.'))) && at + 1 < end &&
                   word_character(r, at + 1, end, &c) > 0 && (r->text[at] == '-' || (c >= '0' && c <= '9'))) {
            at++;
        } else if (r->text[at] == '.' && letters > 0 && at + 1 < end && word_character(r, at + 1, end, &c) > 0 &&
                   (at - i == 1 || r->text[at - 2] == '.' || r->text[at - 2] == '-')) {
            at++; /* U.S, a.m */
        } else if (r->text[at] == '.' && at + 1 < end && r->text[at + 1] >= 'a' && r->text[at + 1] <= 'z') {
            at++; /* harbour.example */
        } else {
            break;
        }
    }
    w.end = w.base = at;
    if (is_capital(first)) {
        w.shape |= QS_CAPITAL;
        if (small == 0 && letters > 1)
            w.shape |= QS_CAPITALS;
    }
    if (last_apostrophe > 0 && at - after_apostrophe == 1 && (r->text[after_apostrophe] | 32) == 's') {
        w.shape |= QS_POSSESSIVE;
        w.base = last_apostrophe;
    } else if (at > i && r->text[at - 1] == 's') {
        size_t quote = apostrophe(r, at, end);
        if (quote > 0 && letters > 2) {
            w.shape |= QS_POSSESSIVE;
            w.end = at + quote;
        }
    }
    return w;
}

static bool take_word(struct reading *r, size_t *i, size_t end)
{
    struct word w = read_word(r, *i, end);
    struct quote_token t = {.start = (uint32_t)*i, .kind = w.digits ? QT_NUMBER : QT_WORD, .shape = w.shape};
    t.flags = w.digits ? 0 : quote_words_find(r->words, r->text + *i, w.base - *i);
    if (t.flags == 0 && t.kind == QT_WORD && !(t.shape & QS_CAPITAL) && w.base - *i > 4 &&
        memcmp(r->text + w.base - 2, "ly", 2) == 0)
        t.flags = QW_ADV; /* "cheerfully" */
    bool dotted = false;
    if (w.end < end && r->text[w.end] == '.' && !w.digits) {
        size_t letters = w.base - *i, next = w.end + 1;
        /* "(D-Nev.)", "R-Ky.,": no sentence ends inside it. */
        bool goes_on = next < end && (r->text[next] == ',' || r->text[next] == ')' || r->text[next] == ';');
        bool capital_next = false, ends = w.end + 1 >= end || r->text[w.end + 1] == '\n' || r->text[w.end + 1] == '\r';
        for (size_t k = w.end + 1; k < end && r->text[k] == ' ' && !capital_next; k++)
            capital_next = k + 1 < end && r->text[k + 1] != ' ' && is_capital((unsigned char)r->text[k + 1]);
        if (letters == 1 && (w.shape & QS_CAPITAL) && (*i == 0 || r->text[*i - 1] == ' ' || r->text[*i - 1] == '.')) {
            dotted = true; /* an initial */
            t.shape |= QS_INITIAL;
        } else if (goes_on && (w.shape & QS_CAPITAL)) {
            dotted = true;
        } else if ((t.flags & QW_DOTTED) || memchr(r->text + *i, '.', letters) != NULL) {
            /* "Mr." and "Sen." never end a sentence; "Calif." and "U.S." do before a small word's opposite. */
            bool title = (t.flags & (QW_TITLE | QW_MR | QW_MRS)) != 0;
            dotted = (w.shape & QS_CAPITAL || memchr(r->text + *i, '.', letters) != NULL || (t.flags & QW_SUFFIX) ||
                      quote_words_find(r->words, r->text + *i, letters) == QW_DOTTED) &&
                     !ends && (title || !capital_next || memchr(r->text + *i, '.', letters) != NULL);
            if (!(t.flags & ~(uint32_t)QW_DOTTED) && !capital_next && !ends)
                dotted = true;
        }
    }
    if (dotted) {
        t.shape |= QS_DOTTED;
        w.end++;
    }
    if (r->first)
        t.shape |= QS_FIRST;
    r->first = false;
    t.size = (uint16_t)(w.end - *i > UINT16_MAX ? UINT16_MAX : w.end - *i);
    *i = w.end;
    return add(r, t);
}

/* Anything that is no word: one character. */
static bool take_mark(struct reading *r, size_t *i, size_t end)
{
    const char *at = r->text + *i;
    uint32_t c = utf8_next(&at, r->text + end);
    size_t start = *i, size = (size_t)(at - (r->text + *i));
    *i += size;
    enum quote_token_kind kind = QT_OTHER;
    switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case 0xA0:
    case 0x2009:
    case 0x202F:
    case 0xFEFF:
        return true;
    case '\n':
        kind = QT_LINE;
        if (r->out->n > 0 && r->out->at[r->out->n - 1].kind == QT_LINE)
            return true;
        break;
    case ',':
        kind = QT_COMMA;
        break;
    case '.':
    case '?':
    case '!':
    case 0x2026:
        kind = QT_STOP;
        if (r->out->n > 0 && r->out->at[r->out->n - 1].kind == QT_STOP)
            return true;
        break;
    case ':':
        kind = QT_COLON;
        break;
    case ';':
        kind = QT_SEMI;
        break;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
        kind = QT_DASH;
        if (r->out->n > 0 && r->out->at[r->out->n - 1].kind == QT_DASH)
            return true;
        break;
    case '(':
    case '[':
        kind = QT_OPEN;
        break;
    case ')':
    case ']':
        kind = QT_CLOSE;
        break;
    default:
        break;
    }
    if (kind == QT_STOP || kind == QT_LINE)
        r->first = true;
    return add_mark(r, kind, start, size);
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
    *out = (struct quote_tokens){.text = text};
    struct reading r = {.text = text, .size = size, .words = words, .out = out, .first = true};
    size_t i = 0;
    bool ok = add_mark(&r, QT_LINE, 0, 0);
    for (size_t k = 0; ok && k < stretches->n; k++) {
        const struct quote_stretch *q = &stretches->at[k];
        size_t most = q->end - q->start > UINT16_MAX ? UINT16_MAX : q->end - q->start;
        ok = take_gap(&r, i, q->start) &&
             add(&r, (struct quote_token){
                         .start = (uint32_t)q->start, .size = (uint16_t)most, .kind = QT_QUOTE, .flags = (uint32_t)k});
        i = q->end;
        r.first = false;
    }
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

bool quote_token_same(const struct quote_tokens *t, size_t a, size_t b)
{
    size_t n = quote_token_base(t, a);
    return n == quote_token_base(t, b) && strncasecmp(t->text + t->at[a].start, t->text + t->at[b].start, n) == 0;
}
