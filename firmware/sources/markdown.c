/* SPDX-License-Identifier: MIT */
#include "sources/markdown.h"

#include "sources/encoding.h"
#include "sources/report.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* What became of the source's blocks: one line of `text` each, with where it came from. */
struct blocks {
    struct buffer text;
    struct block {
        size_t line;
        bool heading;
    } * items;
    size_t n;
    struct report *report;
    bool failed;
};

static void block_add(struct blocks *b, size_t line, bool heading)
{
    if (b->n == 0 || (b->n >= 64 && (b->n & (b->n - 1)) == 0)) {
        struct block *items = realloc(b->items, (b->n == 0 ? 64 : b->n * 2) * sizeof *items);
        if (items == NULL) {
            b->failed = true;
            return;
        }
        b->items = items;
    }
    b->items[b->n++] = (struct block){.line = line, .heading = heading};
}

static void add_literal(struct blocks *b, const char *literal)
{
    if (literal == NULL)
        return;
    size_t from = b->text.size;
    buffer_text(&b->text, literal);
    /* An entity such as &#10; must not end the line: a block is one line. */
    for (size_t i = from; i < b->text.size; i++) {
        if (b->text.data[i] == '\n' || b->text.data[i] == '\r')
            b->text.data[i] = ' ';
    }
}

static void drop_literal(struct blocks *b, size_t line, const char *literal, const char *why)
{
    size_t n = literal == NULL ? 0 : strcspn(literal, "\n");
    if (n > 0)
        report_drop_part(b->report, line, literal, n, why);
}

/* The words of a picture's description, which are dropped with it. */
static void drop_picture(struct blocks *b, cmark_node *picture, size_t line)
{
    struct buffer words = {0};
    for (cmark_node *node = cmark_node_first_child(picture); node != NULL; node = cmark_node_next(node)) {
        const char *literal = cmark_node_get_literal(node);
        if (literal != NULL)
            buffer_text(&words, literal);
    }
    if (words.size == 0)
        buffer_text(&words, "(picture)");
    if (words.failed)
        b->failed = true;
    else
        drop_literal(b, line, (const char *)words.data, "a picture");
    buffer_finish(&words);
}

static void walk(struct blocks *b, cmark_node *document, size_t first_line)
{
    cmark_iter *iter = cmark_iter_new(document);
    size_t line = first_line;
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool enter = event == CMARK_EVENT_ENTER;
        int start = cmark_node_get_start_line(node);
        switch (type) {
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            if (enter) {
                line = first_line + (size_t)(start > 0 ? start - 1 : 0);
                break;
            }
            buffer_u8(&b->text, '\n');
            block_add(b, line, type == CMARK_NODE_HEADING);
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            add_literal(b, cmark_node_get_literal(node));
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            buffer_text(&b->text, " ");
            break;
        case CMARK_NODE_HTML_INLINE:
            drop_literal(b, line, cmark_node_get_literal(node), "HTML");
            buffer_text(&b->text, " ");
            break;
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_CODE_BLOCK:
            drop_literal(b, first_line + (size_t)(start > 0 ? start - 1 : 0), cmark_node_get_literal(node),
                         type == CMARK_NODE_HTML_BLOCK ? "HTML" : "a block of code");
            break;
        case CMARK_NODE_IMAGE:
            if (enter) {
                drop_picture(b, node, line);
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            }
            break;
        default:
            break;
        }
    }
    cmark_iter_free(iter);
}

/* The front matter's bytes between its fences, and where the text after it starts; false if there is none. */
static bool front_matter(const char *text, size_t *start, size_t *end, size_t *rest)
{
    if (strncmp(text, "---\n", 4) != 0)
        return false;
    *start = 4;
    for (size_t at = 4; text[at] != '\0';) {
        size_t n = strcspn(text + at, "\n");
        if (n == 3 && (strncmp(text + at, "---", 3) == 0 || strncmp(text + at, "...", 3) == 0)) {
            *end = at;
            *rest = at + n + (text[at + n] == '\n');
            return true;
        }
        at += n + (text[at + n] == '\n');
    }
    return false;
}

/* Entities may have brought in what encoding_clean() had taken out: clean again, then number as in the source. */
static bool to_lines(struct blocks *b, struct lines *out, struct error *e)
{
    struct buffer again = {0};
    struct report scratch = {0};
    bool ok = false;

    if (b->text.failed || b->failed)
        return error_memory(e);
    if (b->text.size == 0)
        return true;
    if (encoding_clean(b->text.data, b->text.size, &again, &scratch, e) && lines_cut(&again, out, e)) {
        ok = true;
        for (size_t i = 0; i < out->n; i++) {
            size_t which = out->items[i].number - 1;
            out->items[i].gap = true;
            if (which < b->n) {
                out->items[i].number = b->items[which].line;
                out->items[i].heading = b->items[which].heading;
            }
        }
    }
    report_finish(&scratch);
    buffer_finish(&again);
    return ok;
}

bool markdown_read(struct buffer *clean, struct lines *front, struct lines *out, struct report *report, struct error *e)
{
    struct blocks blocks = {.report = report};
    size_t start, end, rest = 0, line = 1;
    bool ok = false;

    *front = (struct lines){0};
    *out = (struct lines){0};
    buffer_add(clean, "", 0);
    if (clean->failed)
        return error_memory(e);
    char *text = (char *)clean->data;
    for (char *at = text; (at = strchr(at, '\v')) != NULL;)
        *at = ' ';
    if (front_matter(text, &start, &end, &rest)) {
        struct buffer head = {0};
        buffer_add(&head, text + start, end - start);
        ok = lines_cut(&head, front, e);
        buffer_finish(&head);
        if (!ok)
            goto out;
        for (size_t i = 0; i < front->n; i++)
            front->items[i].number++;
        for (size_t i = 0; i < rest; i++)
            line += text[i] == '\n';
    } else if (strncmp(text, "---\n", 4) == 0) {
        error_set(e, "line 1: the front matter's closing '---' is missing");
        goto out;
    }
    cmark_node *document = cmark_parse_document(text + rest, clean->size - rest, CMARK_OPT_DEFAULT);
    if (document == NULL) {
        error_memory(e);
        goto out;
    }
    walk(&blocks, document, line);
    cmark_node_free(document);
    ok = to_lines(&blocks, out, e);
out:
    buffer_finish(&blocks.text);
    free(blocks.items);
    buffer_finish(clean);
    return ok;
}
