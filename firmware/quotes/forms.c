/* SPDX-License-Identifier: MIT */
#include "quotes/forms.h"

#include "base/utf8.h"

#include <unictype.h>

size_t quote_form_words(const char *text, size_t start, size_t end, size_t most)
{
    size_t words = 0;
    bool inside = false;
    for (size_t i = start; i < end && words < most; i++) {
        unsigned char c = (unsigned char)text[i];
        bool letter = (c >= '0' && c <= '9') || (c | 32u) - 'a' < 26u || c >= 0xC3 || (c & 0xC0) == 0x80 || c == '\'';
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

bool quote_form_title(const char *text, size_t start, size_t end)
{
    size_t capitals = 0, small = 0;
    for (size_t i = start; i < end;) {
        while (i < end && (unsigned char)text[i] <= ' ')
            i++;
        size_t from = i;
        while (i < end && (unsigned char)text[i] > ' ')
            i++;
        if (i - from < 4)
            continue;
        capitals += text[from] >= 'A' && text[from] <= 'Z';
        small += text[from] >= 'a' && text[from] <= 'z';
        if (small > 4)
            return false;
    }
    return capitals >= 3 && capitals > 2 * small;
}

bool quote_form_sentence(const char *text, size_t start, size_t end)
{
    for (const char *at = text + start; at < text + end;) {
        uint32_t c = utf8_next(&at, text + end);
        if ((c >= '0' && c <= '9') || uc_is_upper(c))
            return true;
        if (uc_is_alpha(c))
            return false;
    }
    return false;
}

static bool is_coined(const struct quote_tokens *t, size_t i, const struct quote_stretch *q)
{
    const struct quote_token *before = &t->at[i - 1];
    size_t words = quote_form_words(t->text, q->inner_start, q->inner_end, 13);
    bool title = quote_form_title(t->text, q->inner_start, q->inner_end);
    if (before->kind == QT_NUMBER)
        return words <= 4;
    if (before->kind != QT_WORD || words > 12 || i + 1 >= t->n)
        return false;
    bool verb = (before->flags & (QW_SAY | QW_SAYING | QW_SAY_BASE)) &&
                !(before->shape & (QS_CAPITAL | QS_POSSESSIVE)) && !(before->flags & QW_WEAK);
    if ((before->flags & QW_NAMING) && !verb)
        return true;
    return !verb && (words <= 4 || title || ((before->shape & QS_POSSESSIVE) && words <= 6));
}

size_t quote_forms_part(struct quote_tokens *t, struct quote_stretches *stretches, struct quote_stretch *inserts)
{
    size_t kept = 0, apart = 0;
    for (size_t i = 1; i < t->n; i++) {
        struct quote_token *k = &t->at[i];
        if (k->kind != QT_QUOTE)
            continue;
        struct quote_stretch q = stretches->at[k->flags];
        if (!is_coined(t, i, &q)) {
            k->flags = (uint32_t)kept;
            stretches->at[kept++] = q;
            continue;
        }
        inserts[apart++] = q;
        k->kind = QT_INSERT;
        k->flags = 0;
        char last = t->text[q.inner_end - 1];
        struct quote_token *next = &t->at[i + (i + 1 < t->n)];
        if ((last == '.' || last == '!' || last == '?') && (next->kind != QT_WORD || (next->shape & QS_CAPITAL)) &&
            next->kind != QT_COMMA && next->kind != QT_STOP) {
            k->shape |= QS_STOPS;
            next->shape |= QS_FIRST;
        }
    }
    stretches->n = kept;
    return apart;
}
