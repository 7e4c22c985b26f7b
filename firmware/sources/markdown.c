/* SPDX-License-Identifier: MIT */
/* Markdown (CommonMark): its front matter's fields, and a block for each paragraph and heading, mark-up taken off. What
 * carries no text (pictures, code, HTML) is left out with its reason. */
#include "sources/encoding.h"
#include "sources/formats.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct markdown {
    struct document *document;
    size_t first_line;   /* the source's line that the parser takes for the first */
    size_t line;         /* where the block being read starts */
    struct buffer words; /* of the block */
};

static void add_literal(struct markdown *m, const char *literal)
{
    if (literal != NULL)
        encoding_add_referenced(&m->words, literal);
}

static void drop_literal(struct markdown *m, size_t line, const char *literal, const char *why)
{
    size_t n = literal == NULL ? 0 : strcspn(literal, "\n");
    if (n > 0)
        report_drop_part(&m->document->report, line, literal, n, why);
}

/* The words of a picture's description, which are dropped with it. */
static void drop_picture(struct markdown *m, cmark_node *picture)
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
        m->words.failed = true;
    else
        drop_literal(m, m->line, (const char *)words.data, "a picture");
    buffer_finish(&words);
}

static size_t line_of(const struct markdown *m, cmark_node *node)
{
    int start = cmark_node_get_start_line(node);
    return m->first_line + (size_t)(start > 0 ? start - 1 : 0);
}

static enum block_role role_of(cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        return ROLE_HEADING;
    for (; node != NULL; node = cmark_node_parent(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
            return ROLE_ITEM;
        if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
            return ROLE_QUOTE;
    }
    return ROLE_PARAGRAPH;
}

static bool end_block(struct markdown *m, cmark_node *node, struct error *e)
{
    enum block_role role = role_of(node);
    unsigned level = role == ROLE_HEADING ? (unsigned)cmark_node_get_heading_level(node) : 0;

    if (m->words.failed)
        return error_memory(e);
    if (m->words.size > 0 && !document_block(m->document, role, level, m->line, m->words.data, m->words.size, e))
        return false;
    m->words.size = 0;
    return true;
}

static bool walk(struct markdown *m, cmark_iter *iter, struct error *e)
{
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        switch (type) {
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            if (event == CMARK_EVENT_ENTER)
                m->line = line_of(m, node);
            else if (!end_block(m, node, e))
                return false;
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            add_literal(m, cmark_node_get_literal(node));
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            buffer_text(&m->words, " ");
            break;
        case CMARK_NODE_HTML_INLINE:
            drop_literal(m, m->line, cmark_node_get_literal(node), "HTML");
            buffer_text(&m->words, " ");
            break;
        case CMARK_NODE_HTML_BLOCK:
            drop_literal(m, line_of(m, node), cmark_node_get_literal(node), "HTML");
            break;
        case CMARK_NODE_CODE_BLOCK:
            drop_literal(m, line_of(m, node), cmark_node_get_literal(node), "a block of code");
            break;
        case CMARK_NODE_IMAGE:
            if (event == CMARK_EVENT_ENTER) {
                drop_picture(m, node);
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            }
            break;
        default:
            break;
        }
    }
    return true;
}

/* One line of the front matter, which is changed. */
static bool give_line(struct document *d, char *text, size_t line, struct error *e)
{
    char name[32];
    size_t start = 0, n = document_key(text, &start);

    if (*text == '\0' || (n == 0 && *text == '#'))
        return true;
    memcpy(name, text, n);
    name[n] = '\0';
    char *whole = strdup(text), *value = text + start;
    size_t size = strlen(value);
    if (whole == NULL)
        return error_memory(e);
    struct document_given field = {.from = PROVENANCE_FRONT_MATTER, .line = line, .name = name, .text = whole};
    /* YAML's quotation marks around a whole value are not the value's. */
    if (size >= 2 && (*value == '"' || *value == '\'') && value[size - 1] == *value) {
        value[size - 1] = '\0';
        value++;
    } else {
        field.compound = size > 0 && strchr("[{&*!|>%@`", *value) != NULL;
    }
    field.value = value;
    bool ok = document_give(d, &field, e);
    free(whole);
    return ok;
}

/* The line that closes the front matter which starts the text; NULL if none does. */
static char *closing_line(char *text)
{
    for (char *at = text; (at = strchr(at, '\n')) != NULL;) {
        at++;
        if ((strncmp(at, "---", 3) == 0 || strncmp(at, "...", 3) == 0) && (at[3] == '\n' || at[3] == '\0'))
            return at;
    }
    return NULL;
}

/* Takes the front matter off the text and m->first_line behind it. Returns the rest, NULL if it failed. */
static char *take_front_matter(struct markdown *m, char *text, struct error *e)
{
    if (strncmp(text, "---\n", 4) != 0)
        return text;
    char *close = closing_line(text), *next;
    if (close == NULL) {
        error_set(e, "line 1: the front matter's closing '---' is missing");
        return NULL;
    }
    for (char *at = text + 4; at < close; at = next) {
        m->first_line++;
        next = strchr(at, '\n') + 1;
        next[-1] = '\0';
        if (!give_line(m->document, at, m->first_line, e))
            return NULL;
    }
    bool ended = close[3] == '\n';
    m->first_line += ended ? 2 : 1;
    return close + 3 + ended;
}

bool format_markdown(const void *data, size_t size, struct documents *out, struct error *e)
{
    struct buffer clean = {0};
    struct markdown m = {.document = documents_add(out, e), .first_line = 1};
    bool ok = false;

    if (m.document == NULL)
        return false;
    m.document->headings_known = m.document->stands_alone = true;
    if (!encoding_clean(data, size, &clean, &m.document->report, e))
        goto out;
    buffer_add(&clean, "", 0);
    if (clean.failed) {
        error_memory(e);
        goto out;
    }
    char *text = (char *)clean.data;
    for (char *at = text; (at = strchr(at, '\v')) != NULL;)
        *at = ' ';
    char *rest = take_front_matter(&m, text, e);
    if (rest == NULL)
        goto out;
    cmark_node *parsed = cmark_parse_document(rest, clean.size - (size_t)(rest - text), CMARK_OPT_DEFAULT);
    cmark_iter *iter = parsed == NULL ? NULL : cmark_iter_new(parsed);
    ok = iter == NULL ? error_memory(e) : walk(&m, iter, e);
    if (iter != NULL)
        cmark_iter_free(iter);
    if (parsed != NULL)
        cmark_node_free(parsed);
out:
    buffer_finish(&m.words);
    buffer_finish(&clean);
    return ok;
}
