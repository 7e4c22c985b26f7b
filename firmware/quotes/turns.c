/* SPDX-License-Identifier: MIT */
#include "quotes/turns.h"

#include "base/bytes.h"
#include "quotes/lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    QUESTIONS_LEAST = 3, /* of an interview without labels */
    BLOCK_LEAST = 40,    /* bytes of a paragraph that is somebody's words */
    ANSWER_LEAST = 60,   /* bytes of a paragraph that goes on with an answer */
    NAMES_MOST = 24,     /* different labels that are told apart */
};

/* What the lines of a text are, all together. */
struct census {
    size_t questions, question_you, question_i;   /* without labels, each with a plain line after it */
    size_t reply_i, reply_narrates;               /* these lines: "we" too, "I" alone */
    size_t label_questions, label_question_you;   /* "Q:" */
    size_t label_answers, label_answer_i;         /* "A:" */
    size_t labels, label_i, capitals;             /* names and initials */
    size_t initials, repeated, repeated_initials; /* different ones that come back */
    size_t different;
    size_t bare;   /* replies that begin with initials which no colon parts from the words */
    size_t blocks; /* paragraphs in "I" that "She said:" leads in */
    bool begun;    /* a line stands before: a headline that asks is no interviewer's question */
    bool narrator; /* somebody says "I" before the first question */
};

/* Labels of a text that are told apart: only so many, which is more than any interview has. */
struct labels {
    struct {
        const char *at;
        size_t size, count;
    } label[NAMES_MOST];
    size_t n;
};

/* Where the label's last word is counted, since "ANN HALE" comes back as "HALE"; NULL: nowhere, or too many came
 * before. */
static size_t *label_count(struct labels *all, const char *text, const struct quote_line *line, bool add)
{
    size_t from = line->label_end;
    while (from > line->label && text[from - 1] != ' ')
        from--;
    const char *at = text + from;
    size_t size = line->label_end - from;
    for (size_t i = 0; i < all->n; i++)
        if (all->label[i].size == size && memcmp(all->label[i].at, at, size) == 0)
            return &all->label[i].count;
    if (!add || all->n == NAMES_MOST)
        return NULL;
    all->label[all->n].at = at;
    all->label[all->n].size = size;
    return &all->label[all->n++].count;
}

static void count_labelled(const char *text, const struct quote_line *line, struct labels *labels, struct census *c)
{
    bool initials = line->kind == QL_INITIALS;
    size_t *at = label_count(labels, text, line, true);
    size_t count = at == NULL ? 0 : ++*at;
    c->labels++;
    c->label_i += line->i || line->you;
    c->capitals += line->capitals;
    c->initials += initials;
    c->different += count == 1;
    c->repeated += count == 2;
    c->repeated_initials += count == 2 && initials;
}

/* "AH I did it every time." */
static bool is_bare(const char *text, const struct quote_line *line)
{
    size_t size = 0;
    while (size < line->end - line->start && quote_line_capital(text[line->start + size]))
        size++;
    const char *next = text + line->start + size;
    return size >= 2 && size <= 3 && line->end - line->start > size + 1 && *next == ' ' &&
           (quote_line_capital(next[1]) || next[1] == '(');
}

/* "She said:", "Hale told reporters:" at the end of a paragraph */
static bool announces(const char *text, const struct quote_line *line)
{
    static const char *const words[] = {"said",      "says",      "wrote",     "writes",  "added",
                                        "adds",      "tweeted",   "posted",    "replied", "explained",
                                        "continued", "reporters", "statement", NULL};
    size_t from = line->end - 1;
    if (text[from] != ':')
        return false;
    while (from > line->start && quote_line_letter(text[from - 1]))
        from--;
    return from > line->start && quote_line_is_among(text + from, line->end - 1 - from, words);
}

/* A whole paragraph of somebody's own words, without marks around it. */
static bool is_block(const char *text, const struct quote_line *line)
{
    return line->kind == QL_PLAIN && !line->marked && line->narrates && quote_line_capital(text[line->start]) &&
           strchr(".!?", text[line->end - 1]) != NULL && line->end - line->start >= BLOCK_LEAST;
}

static struct census take_census(const char *text, size_t size, struct labels *labels)
{
    struct census c = {0};
    struct quote_line line, last = {0};
    for (size_t at = 0; quote_line_read(text, size, &at, &line); last = line) {
        if (line.kind == QL_QUESTION && !c.begun)
            line.kind = QL_PLAIN;
        c.begun = true;
        bool reply = last.kind == QL_QUESTION && line.kind == QL_PLAIN;
        bool led = last.end > 0 && announces(text, &last);
        if (line.kind == QL_PLAIN && !reply && !led && c.questions + c.label_questions > 0)
            continue;
        quote_line_persons(text, &line);
        switch ((enum quote_line_kind)line.kind) {
        case QL_PLAIN:
            c.narrator = c.narrator || (!reply && line.narrates);
            c.blocks += led && is_block(text, &line);
            c.questions += reply;
            c.question_you += reply && last.you;
            c.question_i += reply && last.i;
            c.bare += reply && is_bare(text, &line);
            c.reply_i += reply && line.i && !line.marked;
            c.reply_narrates += reply && line.narrates && !line.marked;
            break;
        case QL_QUESTION:
            break;
        case QL_ASKED:
            c.label_questions++;
            c.label_question_you += line.you;
            break;
        case QL_ANSWER:
            c.label_answers++;
            c.label_answer_i += line.narrates;
            break;
        case QL_INITIALS:
        case QL_NAME:
            count_labelled(text, &line, labels, &c);
            break;
        }
    }
    return c;
}

/* What of a text is somebody's turn. */
struct modes {
    bool labelled;        /* "Q:" and "A:" */
    bool questions;       /* paragraphs that are questions */
    bool initials, names; /* labels */
    bool blocks;          /* paragraphs that "She said:" leads in */
    bool capitals;        /* the names are in capitals, as in a transcript */
};

static struct modes modes_of(const struct census *c)
{
    struct modes m = {0};
    m.labelled = c->label_questions >= 2 && c->label_answers >= 2 && 3 * c->label_question_you >= c->label_questions &&
                 3 * c->label_answer_i >= c->label_answers;
    m.capitals = 4 * c->capitals >= 3 * c->labels;
    bool talk = c->labels >= 3 && c->different + (c->label_questions > 0) >= 2 && 3 * c->label_i >= c->labels;
    m.initials = (talk && c->repeated_initials >= 2) || (m.labelled && c->initials > 0);
    m.names = talk && (c->repeated >= 2 || (c->repeated >= 1 && m.capitals));
    m.blocks = c->blocks > 0;
    m.questions = m.labelled || m.initials ||
                  (c->questions >= QUESTIONS_LEAST && c->bare < 2 && 2 * c->question_you >= c->questions &&
                   2 * c->reply_i >= c->questions && 3 * c->reply_narrates >= c->questions &&
                   3 * c->question_i <= c->questions && !c->narrator);
    return m;
}

/* The text read a second time: marks' stretches of its lines are kept, or give way to a turn. */
struct reading {
    const char *text;
    struct modes modes;
    const struct quote_stretches *from;
    size_t next;                 /* the first stretch of `from` that was not reached */
    struct quote_stretches made; /* turns and the stretches that stay */
    size_t turn;                 /* 1 + index in `made` of the turn that may go on; 0: none */
    size_t held;                 /* lines that go on with it if another turn follows; 0: none */
    struct labels *labels;
    bool turn_marked; /* that turn begins with a quotation mark */
    size_t talk;      /* where the first question or turn begins */
    size_t held_next; /* `next` before the first of them */
    bool failed;
};

static void add(struct reading *r, const struct quote_stretch *q)
{
    struct quote_stretch *at = array_grow(r->made.at, r->made.n, sizeof *at);
    if (at == NULL) {
        r->failed = true;
        return;
    }
    r->made.at = at;
    at[r->made.n++] = *q;
}

/* The stretches that the marks of the line gave. What stands before a turn does not go on in it. */
static void pass_marks(struct reading *r, const struct quote_line *line, bool keep)
{
    if (!keep && r->made.n > 0 && r->made.at[r->made.n - 1].turn == QUOTE_TURN_NONE)
        r->made.at[r->made.n - 1].carries_on = false;
    for (; r->next < r->from->n && r->from->at[r->next].start < line->end; r->next++)
        if (keep)
            add(r, &r->from->at[r->next]);
}

static void add_turn(struct reading *r, const struct quote_line *line, enum quote_turn turn)
{
    size_t end = line->end;
    if (line->marked && end >= line->words + 3) {
        /* “HALE: ...”: the closing mark is no part of the words. */
        for (size_t size = 3; size > 0; size--)
            if (quote_line_mark(r->text + end - size, r->text + end) == size) {
                end -= size;
                break;
            }
    }
    if (line->words >= end)
        return;
    add(r, &(struct quote_stretch){.start = line->words,
                                   .end = end,
                                   .inner_start = line->words,
                                   .inner_end = end,
                                   .closed = true,
                                   .opens_line = line->label == line->label_end,
                                   .ends_line = true,
                                   .turn = (uint8_t)turn,
                                   .label = line->label,
                                   .label_end = line->label_end});
}

/* No further line belongs to the turn. Lines held back for it are the reporter's, with what their marks gave. */
static void end_turn(struct reading *r)
{
    r->made.n -= r->held;
    for (size_t i = r->held_next; r->held > 0 && i < r->next; i++)
        add(r, &r->from->at[i]);
    r->held = 0;
    r->turn = 0;
}

/* A new turn or question begins: lines held back do belong to the one before. */
static void join_held(struct reading *r)
{
    for (; r->held > 0; r->held--)
        r->made.at[r->made.n - r->held - 1].carries_on = true;
    r->turn = 0;
}

static void begin_turn(struct reading *r, const struct quote_line *line, enum quote_turn turn)
{
    join_held(r);
    pass_marks(r, line, false);
    size_t n = r->made.n;
    add_turn(r, line, turn);
    r->turn = r->made.n > n ? r->made.n : 0;
    r->turn_marked = line->marked;
}

/* "No. I have tried." and not "She pauses." */
static bool may_answer(const char *text, const struct quote_line *line)
{
    static const char *const others[] = {"she", "he", "they", NULL};
    size_t from = line->start + quote_line_mark(text + line->start, text + line->end), size = 0;
    while (from + size < line->end && quote_line_letter(text[from + size]))
        size++;
    return size > 0 && !quote_line_is_among(text + from, size, others);
}

/* "(Laughs.)", "[CROSSTALK]" */
static bool is_stage_direction(const char *text, const struct quote_line *line)
{
    size_t from = line->start + quote_line_mark(text + line->start, text + line->end);
    const char *last = text + line->end - 1;
    while (last > text + from && strchr(").]\"", *last) != NULL && strchr(")]", *last) == NULL)
        last--;
    return from < line->end && (text[from] == '(' || text[from] == '[') && (*last == ')' || *last == ']');
}

/* A line without a label: the answer to the question before it, more of the turn before it, or the reporter's. */
static void read_plain(struct reading *r, struct quote_line *line, bool answers, bool led)
{
    if (led) {
        quote_line_persons(r->text, line);
        if (is_block(r->text, line)) {
            begin_turn(r, line, QUOTE_TURN_BLOCK);
            r->turn = 0;
            return;
        }
    }
    if (answers && !line->marked && may_answer(r->text, line)) {
        begin_turn(r, line, QUOTE_TURN_ANSWER);
        return;
    }
    if (r->turn > 0 && is_stage_direction(r->text, line)) {
        pass_marks(r, line, false);
        return;
    }
    quote_line_persons(r->text, line);
    bool labelled = r->turn > 0 && r->made.at[r->turn - 1].turn == QUOTE_TURN_NAME;
    bool plain = line->kind == QL_PLAIN || line->kind == QL_QUESTION;
    if (r->turn > 0 && plain && line->marked == r->turn_marked && may_answer(r->text, line) && line->i &&
        (labelled || !line->you) && line->end - line->start >= ANSWER_LEAST) {
        r->held_next = r->held == 0 ? r->next : r->held_next;
        pass_marks(r, line, false);
        size_t n = r->made.n;
        add_turn(r, line, (enum quote_turn)r->made.at[r->turn - 1].turn);
        r->held += r->made.n - n;
        return;
    }
    end_turn(r);
    pass_marks(r, line, true);
}

/* Whether a name with a colon is a label: its kind of label comes back. Not a headline's "Hale: no more bridges". */
static bool is_turn(const struct reading *r, const struct quote_line *line)
{
    if (!r->modes.names || r->modes.capitals)
        return r->modes.names && line->capitals;
    const size_t *count = label_count(r->labels, r->text, line, false);
    return count != NULL && *count >= 2;
}

static void read_turns(struct reading *r, size_t size)
{
    struct quote_line line;
    bool asked = false, begun = false, led = false;
    for (size_t at = 0; !r->failed && quote_line_read(r->text, size, &at, &line);) {
        if (line.kind == QL_QUESTION && !begun)
            line.kind = QL_PLAIN;
        begun = true;
        bool question = (line.kind == QL_QUESTION && r->modes.questions) ||
                        (line.kind == QL_ASKED && (r->modes.labelled || r->modes.names));
        if (question) {
            join_held(r);
            pass_marks(r, &line, false);
        } else if (line.kind == QL_ANSWER && r->modes.labelled) {
            begin_turn(r, &line, QUOTE_TURN_ANSWER);
        } else if (line.kind == QL_INITIALS && (r->modes.initials || r->modes.names)) {
            begin_turn(r, &line, r->modes.initials ? QUOTE_TURN_INITIALS : QUOTE_TURN_NAME);
        } else if (line.kind == QL_NAME && is_turn(r, &line)) {
            begin_turn(r, &line, QUOTE_TURN_NAME);
        } else {
            read_plain(r, &line, asked, led);
        }
        if (r->talk == size && (question || r->turn > 0))
            r->talk = line.start;
        led = announces(r->text, &line);
        asked = question && line.kind == QL_QUESTION;
    }
    end_turn(r);
}

bool quote_turns_find(const char *text, size_t size, struct quote_stretches *stretches, struct error *e)
{
    struct labels labels = {.n = 0};
    struct census c = take_census(text, size, &labels);
    struct reading r = {.text = text, .modes = modes_of(&c), .from = stretches, .labels = &labels, .talk = size};
    if (!r.modes.questions && !r.modes.initials && !r.modes.names &&
        !r.modes.blocks) /* `labelled` implies `questions` */
        return true;
    read_turns(&r, size);
    if (r.failed) {
        quote_marks_finish(&r.made);
        return error_memory(e);
    }
    r.made.talk = r.talk < size ? r.talk : SIZE_MAX;
    r.made.odd_marks = stretches->odd_marks;
    quote_marks_finish(stretches);
    *stretches = r.made;
    return true;
}
