/* SPDX-License-Identifier: MIT */
#include "update/message.h"

#include "base/file.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

static const char *const steps[MESSAGE_STEPS] = {"look", "copy", "check", "keep"};

static const char *const reasons[MESSAGE_REASONS] = {
    "done",        "unsure",  "same",  "nothing",  "too-many", "unreadable", "pulled", "hung",
    "not-edition", "damaged", "newer", "unsigned", "stranger", "forged",     "older",  "rebuild",
    "undone",      "full",    "card",  "broken",   "format",   "unshowable",
};

const char *message_step_name(enum message_step step)
{
    assert((size_t)step < MESSAGE_STEPS);
    return steps[step];
}

const char *message_reason_name(enum message_reason reason)
{
    assert((size_t)reason < MESSAGE_REASONS);
    return reasons[reason];
}

/* error_set() replaces what cannot be shown on one line. */
static void put_text(struct buffer *out, const char *text)
{
    struct error e;

    error_set(&e, "%s", text);
    buffer_text(out, e.text);
}

void message_put(struct buffer *out, const struct message *r)
{
    switch (r->kind) {
    case MESSAGE_IS_STEP:
        buffer_printf(out, "step\t%s", message_step_name(r->step));
        break;
    case MESSAGE_IS_EDITION:
        buffer_printf(out, "edition\t%" PRIu64 "\t", r->size);
        put_text(out, r->text);
        break;
    case MESSAGE_IS_DONE:
        buffer_printf(out, "done\t%" PRIu64 "\t%" PRIu64, r->done, r->all);
        break;
    case MESSAGE_IS_NOTE:
        buffer_text(out, "note\t");
        put_text(out, r->text);
        break;
    case MESSAGE_IS_END:
        buffer_printf(out, "end\t%s\t%" PRIu64 "\t%" PRIu64 "\t", message_reason_name(r->reason), r->need, r->free);
        put_text(out, r->text);
        break;
    }
    buffer_text(out, "\n");
}

void message_send(int fd, const struct message *r)
{
    struct buffer line = {0};

    message_put(&line, r);
    if (!line.failed)
        (void)!file_write_all(fd, line.data, line.size);
    buffer_finish(&line);
}

/* The bytes up to the next tab, which is passed over, or to the end. */
static struct cursor take_word(struct cursor *c)
{
    const uint8_t *tab = memchr(c->at, '\t', cursor_left(c));
    struct cursor word = {.at = c->at, .end = tab != NULL ? tab : c->end, .bad = c->bad};

    /* A missing word is not taken for an empty one. */
    if (c->at == c->end)
        word.bad = true;
    c->at = tab != NULL ? tab + 1 : c->end;
    return word;
}

static bool word_is(const struct cursor *w, const char *text)
{
    return !w->bad && cursor_left(w) == strlen(text) && memcmp(w->at, text, strlen(text)) == 0;
}

static bool take_number(struct cursor *c, uint64_t *out)
{
    struct cursor w = take_word(c);

    if (w.bad || w.at == w.end)
        return false;
    for (*out = 0; w.at < w.end; w.at++) {
        if (*w.at < '0' || *w.at > '9' || *out > (UINT64_MAX - 9) / 10)
            return false;
        *out = *out * 10 + (uint64_t)(*w.at - '0');
    }
    return true;
}

static int take_name(struct cursor *c, const char *const *names, int n)
{
    struct cursor w = take_word(c);

    for (int i = 0; i < n; i++)
        if (word_is(&w, names[i]))
            return i;
    return -1;
}

/* The rest, which may be empty, in characters that can be shown. */
static bool take_rest(struct cursor *c, struct message *r)
{
    struct error e;
    size_t size = cursor_left(c);

    if (size >= sizeof r->text || memchr(c->at, '\0', size) != NULL)
        return false;
    memcpy(r->text, c->at, size);
    r->text[size] = '\0';
    error_set(&e, "%s", r->text);
    return strcmp(e.text, r->text) == 0;
}

bool message_take(const char *line, size_t size, struct message *out)
{
    struct cursor c = cursor_over(line, size);
    int found;

    *out = (struct message){0};
    if (size >= MESSAGE_LINE_MOST)
        return false;
    struct cursor kind = take_word(&c);
    if (word_is(&kind, "step")) {
        out->kind = MESSAGE_IS_STEP;
        found = take_name(&c, steps, MESSAGE_STEPS);
        out->step = found >= 0 ? (enum message_step)found : MESSAGE_LOOK;
        return found >= 0 && cursor_left(&c) == 0 && line[size - 1] != '\t';
    }
    if (word_is(&kind, "edition")) {
        out->kind = MESSAGE_IS_EDITION;
        return take_number(&c, &out->size) && take_rest(&c, out);
    }
    if (word_is(&kind, "done")) {
        out->kind = MESSAGE_IS_DONE;
        return take_number(&c, &out->done) && take_number(&c, &out->all) && cursor_left(&c) == 0 &&
               line[size - 1] != '\t' && out->done <= out->all;
    }
    if (word_is(&kind, "note")) {
        out->kind = MESSAGE_IS_NOTE;
        return take_rest(&c, out);
    }
    if (!word_is(&kind, "end"))
        return false;
    out->kind = MESSAGE_IS_END;
    found = take_name(&c, reasons, MESSAGE_REASONS);
    out->reason = found >= 0 ? (enum message_reason)found : MESSAGE_BROKEN;
    return found >= 0 && found < MESSAGE_FORMAT && take_number(&c, &out->need) && take_number(&c, &out->free) &&
           take_rest(&c, out);
}
