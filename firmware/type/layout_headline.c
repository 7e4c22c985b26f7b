/* SPDX-License-Identifier: MIT */
#include "type/layout.h"

#include <math.h>
#include <string.h>

enum { PIECES = 3, ROWS_MOST = 4 };

/* The by-line row: name, place and date with middle dots between, going on to another line between two of them in
 * the dot's place. One that is longer than a line has lines of its own. */
struct row {
    struct block pieces[PIECES];
    float x[PIECES];   /* of each piece's first line, px from the left edge */
    size_t at[PIECES]; /* line of the row that it begins on */
    bool dot[PIECES];  /* one follows, and the next piece stands behind it */
    size_t n, lines;
    struct look dot_look;
    float dot_width, gap, leading; /* px, px, em */
};

static float widest(const struct block *b)
{
    float em = 0;

    for (size_t i = 0; i < b->n; i++)
        em = fmaxf(em, b->lines[i].em);
    return em * (float)b->look.size;
}

/* Where a piece's last line ends, px from the piece's left edge; one that reads from the right ends there. */
static float end_of(const struct block *b)
{
    return b->p.items.right_to_left ? widest(b) : b->lines[b->n - 1].em * (float)b->look.size;
}

static void row_set(struct setter *s, struct row *row, int size, float measure)
{
    const char *texts[PIECES] = {s->words->byline, s->words->place, s->words->published};
    float x = 0;

    *row = (struct row){.gap = 1.8f * s->u, .leading = 1.3f};
    row->dot_look = (struct look){"byline", FACE_SANS, INK_MUTED, size, 0};
    row->dot_width = setter_width(s, &row->dot_look, "·");
    for (size_t i = 0; i < PIECES; i++) {
        if (texts[i] == NULL || *texts[i] == '\0')
            continue;
        struct block *b = &row->pieces[row->n];
        struct look look = {"byline", i == 0 ? FACE_SANS_BOLD : FACE_SANS, i == 0 ? INK_TEXT : INK_MUTED, size, 0};
        block_init(s, b, &look, LINES_BALANCED, 1.3f, texts[i], strlen(texts[i]));
        block_set_short(s, b, size, measure, ROWS_MOST);
        if (b->n == 0) {
            block_finish(b);
            continue;
        }
        row->leading = fmaxf(row->leading, b->leading);
        float width = end_of(b);
        float after = x + 2 * row->gap + row->dot_width;
        /* A piece of several lines never begins in the middle of one. */
        if (row->n > 0 && b->n == 1 && after + width <= measure) {
            row->dot[row->n - 1] = true;
            row->lines--;
            x = after;
        } else {
            x = 0;
        }
        row->x[row->n] = x;
        row->at[row->n] = row->lines;
        row->lines += b->n;
        x += width;
        row->n++;
    }
    /* One rhythm, whatever scripts the pieces have. */
    for (size_t i = 0; i < row->n; i++)
        row->pieces[i].leading = row->leading;
}

static float row_height(const struct row *row)
{
    return (float)row->lines * row->leading * (float)row->dot_look.size;
}

/* `mirrored`: the headline reads from right to left, and so does the row. */
static void row_put(struct setter *s, const struct row *row, float y, bool mirrored)
{
    float pitch = row->leading * (float)row->dot_look.size;

    for (size_t i = 0; i < row->n; i++) {
        const struct block *b = &row->pieces[i];
        float top = y + (float)row->at[i] * pitch;
        float width = end_of(b), x = row->x[i];
        float left = mirrored ? s->right - x - width : s->left + x;
        if (b->n == 1)
            block_put(s, b, left, left + width, top);
        else if (mirrored)
            block_put(s, b, s->right - widest(b), s->right, top);
        else
            block_put(s, b, s->left, s->left + widest(b), top);
        if (!row->dot[i])
            continue;
        float baseline = top + (float)(b->n - 1) * pitch + setter_drop(s, FACE_SANS, b->look.size, row->leading);
        if (mirrored)
            setter_text_before(s, &row->dot_look, "·", left - row->gap, baseline, 2 * row->dot_width);
        else
            setter_text(s, &row->dot_look, "·", left + width + row->gap, baseline, 2 * row->dot_width);
    }
}

static void row_finish(struct row *row)
{
    for (size_t i = 0; i < PIECES; i++)
        block_finish(&row->pieces[i]);
}

/* The headline's lines end at four fifths of a wide page: long lines of large type are hard to take in at a glance. */
static float headline_measure(const struct setter *s)
{
    float width = s->right - s->left;
    float aspect = (float)s->sheet->width / (float)s->sheet->height;

    return width * (1 - 0.2f * fminf(fmaxf((aspect - 1) / 0.6f, 0), 1));
}

void layout_headline(struct setter *s)
{
    static const struct look look = {"headline", FACE_HEADLINE, INK_TEXT, 0, -0.01f};
    const char *text = s->words->text != NULL ? s->words->text : "";
    struct look note_look = {"note", FACE_SANS, INK_MUTED, setter_px(s, 2.8f, 14), 0};
    float full = s->right - s->left, height = setter_height(s), gap = 4.4f * s->u;
    int row_size = setter_px(s, 3.1f, 16);
    struct block headline, note;
    struct row row;

    row_set(s, &row, row_size, full);
    while (row_height(&row) > 0.4f * height && row_size > 8 && !s->failed) {
        row_finish(&row);
        row_set(s, &row, --row_size, full);
    }
    const char *note_text = s->words->note;
    block_init(s, &note, &note_look, LINES_BALANCED, 1.3f, note_text, note_text != NULL ? strlen(note_text) : 0);
    block_set_short(s, &note, note_look.size, full, 2);
    float note_gap = note.n > 0 && row.n > 0 ? 1.2f * s->u : 0;
    float rest = row_height(&row) + note_gap + block_height(&note);
    if (rest > 0)
        rest += gap;

    block_init(s, &headline, &look, LINES_BALANCED, 1.06f, text, strlen(text));
    struct room room = {
        .measure = headline_measure(s),
        .height = height,
        .rest = rest,
        .low = setter_px(s, 5.2f, 8),
        .high = setter_px(s, 13, 10),
        .air = 0.84f,
        .most = s->landscape ? 5 : 8,
    };
    int size = room_largest(&room, &headline);
    if (size < setter_px(s, 8, 8)) {
        /* A long one is better served by longer lines than by smaller letters. */
        room.measure = fmaxf(room.measure, 0.94f * full);
        size = room_largest(&room, &headline);
    }
    if (size == 0 && headline.p.widest * 5.2f * s->u > full) {
        /* One long word must not make the whole of it small: it is parted, and the type is of a middling size. */
        room.high = setter_px(s, 7, 10);
        if (!paragraph_cut_wide(&headline.p, full / (float)room.high))
            s->failed = true;
        size = room_largest(&room, &headline);
    }
    if (size == 0) {
        /* A very long one takes the whole width and as many lines as there is room for. */
        room.measure = full;
        room.most = SIZE_MAX;
        room.high = room.low;
        room.low = setter_px(s, 3, 8);
        room.air = 1;
        size = room_best(s, &room, &headline);
    }
    room_set(s, &room, &headline, size);

    float y = setter_top(s, block_height(&headline) + rest);
    block_put(s, &headline, s->left, s->right, y);
    y += block_height(&headline) + gap;
    row_put(s, &row, y, headline.p.items.right_to_left);
    y += row_height(&row) + note_gap;
    block_put(s, &note, s->left, s->right, y);
    block_finish(&headline);
    block_finish(&note);
    row_finish(&row);
}
