/* SPDX-License-Identifier: MIT */
#include "quotes/wording.h"

#include "base/bytes.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>

char *quote_wording(const struct quote_tokens *t, size_t from, size_t to, bool name)
{
    size_t end = name && (t->at[to - 1].shape & QS_POSSESSIVE) ? t->at[to - 1].start + quote_token_base(t, to - 1)
                                                               : quote_token_end(t, to - 1);
    size_t start = t->at[from].start, size = end - start;
    char *out = malloc(size + 1); /* the text has no NUL behind it, which strndup() may be checked for */
    if (out == NULL)
        return NULL;
    for (size_t i = 0; i < size; i++)
        out[i] = (unsigned char)t->text[start + i] < ' ' ? ' ' : t->text[start + i];
    out[size] = '\0';
    return out;
}

/* "WINIFRED HALE": at least two words, and all of them in capitals. */
static bool is_in_capitals(const struct quote_tokens *t, size_t from, size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind != QT_WORD || (k->shape & QS_INITIAL) || (k->flags & QW_SUFFIX))
            continue;
        if (!(k->shape & QS_CAPITALS))
            return false;
        words++;
    }
    return words > 1;
}

/* Whether a capital stands at `at` in a name whose word begins at `word`: "O'Hare", "McCall", "Hare-Pell". */
static bool keeps_capital(const char *word, const char *at)
{
    if (at == word)
        return true;
    const char *before = at;
    uint32_t c = utf8_previous(&before, word);
    if (c == '-')
        return true;
    if (c == '\'' || c == 0x2019)
        return before - word == 1 || before[-1] == '-';
    return at - word >= 2 && at[-2] == 'M' && (at[-1] == 'c' || at[-1] == 'C') && (at - word == 2 || at[-3] == '-');
}

/* Adds a word of a name in capitals as it is written in small letters: "Van" inside a name has none at all. */
static void add_word(struct buffer *b, const struct quote_tokens *t, size_t i, bool first)
{
    const struct quote_token *k = &t->at[i];
    const char *word = t->text + k->start, *end = word + k->size;
    bool roman = (k->flags & QW_SUFFIX) && !quote_token_among(t, i, "jr sr esq");
    if (k->kind != QT_WORD || roman || (k->shape & QS_INITIAL) || memchr(word, '.', k->size > 1 ? k->size - 1u : 0)) {
        buffer_add(b, word, k->size);
        return;
    }
    bool small = !first && (k->flags & QW_PARTICLE) && !quote_token_among(t, i, "mac ben st");
    for (const char *at = word; at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        char out[4];
        if (!small && keeps_capital(word, from))
            buffer_add(b, from, (size_t)(at - from));
        else
            buffer_add(b, out, utf8_put(out, uc_tolower(c)));
    }
}

static char *add_capitals(const struct quote_tokens *t, size_t from, size_t to)
{
    struct buffer b = {0};
    for (size_t i = from; i < to; i++) {
        if (i > from && t->at[i].start > quote_token_end(t, i - 1))
            buffer_text(&b, " ");
        add_word(&b, t, i, i == from);
    }
    char *text = buffer_take_text(&b);
    buffer_finish(&b);
    return text;
}

char *quote_wording_name(const struct quote_tokens *t, const struct quote_who *who)
{
    char *name =
        who->id > 0 && is_in_capitals(t, who->name, who->name_end) && !(t->at[who->name_end - 1].shape & QS_POSSESSIVE)
            ? add_capitals(t, who->name, who->name_end)
            : quote_wording(t, who->name, who->name_end, true);
    if (name == NULL || who->given == SIZE_MAX)
        return name;
    struct buffer b = {0};
    buffer_add(&b, t->text + t->at[who->given].start, quote_token_base(t, who->given));
    buffer_text(&b, " ");
    buffer_text(&b, name);
    free(name);
    name = buffer_take_text(&b);
    buffer_finish(&b);
    return name;
}

/* A word that has a capital only as an office's or because a sentence begins with it. */
static bool loses_capital(const struct quote_tokens *t, const struct quote_who *who, size_t i)
{
    const struct quote_token *k = &t->at[i];
    /* A German noun keeps its own. */
    if (!quote_token_is_capital(k) || (k->flags & QW_NATION) || (k->shape & QS_DOTTED) || t->language == QUOTE_GERMAN)
        return false;
    bool noun = (k->flags & (QW_ROLE | QW_TITLE | QW_ADV)) && !(k->flags & QW_ORG);
    if (k->shape & QS_CAPITALS) /* "ROOFER", not "MP" */
        return noun && k->size > 4;
    if (who->role > who->name) /* behind the name */
        return noun;
    if (i == who->role && i + 1 == who->role_end && (k->flags & QW_TITLE))
        return false; /* "Mayor Ann Hale" */
    bool alone = i + 1 == who->role_end || !quote_token_is_capital(&t->at[i + 1]);
    bool common =
        noun || quote_token_ends(t, i, "ed") ||
        quote_token_among(t, i,
                          "public senior junior local head acting freelance amateur trainee student team club "
                          "shop pub bus train taxi lorry truck dairy sheep market family council ward town "
                          "city village parish church school university hospital police prison fire estate "
                          "travel sports fashion music film television radio newspaper football rugby cricket "
                          "fellow fourth third second self-employed part-time full-time stay-at-home");
    return i == who->role && (k->shape & QS_FIRST) && alone && common;
}

char *quote_wording_role(const struct quote_tokens *t, const struct quote_who *who)
{
    char *role = quote_wording(t, who->role, who->role_end, false);
    for (size_t i = who->role; role != NULL && i < who->role_end && !quote_token_has(t, i, QW_PREP); i++)
        if (loses_capital(t, who, i))
            for (size_t k = 0, at = t->at[i].start - t->at[who->role].start; k < t->at[i].size; k++)
                if (role[at + k] >= 'A' && role[at + k] <= 'Z')
                    role[at + k] = (char)(role[at + k] + 32);
    return role;
}
