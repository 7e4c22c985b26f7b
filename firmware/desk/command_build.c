/* SPDX-License-Identifier: MIT */
#include "base/civil.h"
#include "base/log.h"
#include "desk/commands.h"
#include "desk/glyphs.h"
#include "desk/print.h"
#include "desk/quoted.h"
#include "edition/secret_key.h"
#include "edition/writer.h"
#include "quotes/quotes.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    LANGUAGES = 16,
    FAR_DAYS = 3,        /* between the sequence and the newest article, for a warning */
    PROGRESS_EVERY = 32, /* sources */
};

/* What an edition is made of, while it is made. */
struct build {
    const struct desk_options *o;
    struct wall wall;
    struct secret_key *key;
    struct quotes_reader *quote_reader;
    struct writer *writer;
    char newest[11]; /* YYYY-MM-DD; "" none yet */
    struct {
        char tag[36];
        size_t n;
    } languages[LANGUAGES];
    size_t articles, quotes, doubts, failed;
};

static void note_language(struct build *b, const char *tag)
{
    for (size_t i = 0; tag != NULL && i < LANGUAGES && strlen(tag) < sizeof b->languages[i].tag; i++) {
        if (b->languages[i].n == 0)
            strcpy(b->languages[i].tag, tag);
        if (strcmp(b->languages[i].tag, tag) == 0) {
            b->languages[i].n++;
            return;
        }
    }
}

static const char *main_language(const struct build *b)
{
    size_t best = 0;
    for (size_t i = 1; i < LANGUAGES; i++) {
        if (b->languages[i].n > b->languages[best].n)
            best = i;
    }
    return b->languages[best].tag;
}

static bool add_article(struct build *b, struct documents *all, size_t i, const char *path, struct error *e)
{
    struct article article;
    struct report report;
    struct quotes_options how = {.reader = b->quote_reader, .risk = (unsigned)b->wall.settings->quotes.risk};
    bool ok = source_article(all, i, &how, &article, &report, e);

    if (!ok)
        goto out;
    glyphs_doubt(b->wall.glyphs, &article, &report);
    if (!b->wall.settings->edition.unattributed_quotes)
        quoted_keep_sure(&article, &report);
    quoted_limit(&article, &report, (size_t)b->wall.settings->edition.quotes_most);
    if (report.failed) {
        ok = error_memory(e);
        goto out;
    }
    print_source(path, &article, &report, stdout);
    b->articles++;
    b->quotes += article.n_quotes;
    b->doubts += report.n_doubts;
    note_language(b, article.language);
    if (article.published != NULL && strncmp(article.published, b->newest, 10) > 0)
        memcpy(b->newest, article.published, 10);
    ok = b->failed > 0 || writer_add(b->writer, &article, e);
out:
    report_finish(&report);
    article_finish(&article);
    return ok;
}

/* Reads, tells and adds one source. False: the build cannot succeed any more; the reason was printed. */
static bool add_source(struct build *b, const char *path)
{
    struct documents documents;
    struct error e;
    bool ok = source_open(path, &documents, &e);

    for (size_t i = 0; ok && i < documents.n; i++)
        ok = add_article(b, &documents, i, path, &e);
    if (!ok)
        command_failed(path, &e);
    documents_finish(&documents);
    return ok;
}

static void progress(size_t done, size_t all)
{
    /* Where the report scrolls by on the same terminal, that is progress enough. */
    if (!isatty(STDERR_FILENO) || isatty(STDOUT_FILENO) || (done % PROGRESS_EVERY != 0 && done != all))
        return;
    fprintf(stderr, "\r%zu of %zu sources%s", done, all, done == all ? "\n" : "");
}

/* A clock that is years off makes an edition that no kiosk takes, or that blocks every later one. */
static void warn_if_far(uint64_t sequence, const struct civil *packed, const struct civil *newest)
{
    int64_t days =
        civil_days(packed->year, packed->month, packed->day) - civil_days(newest->year, newest->month, newest->day);
    if (days > FAR_DAYS || days < -FAR_DAYS)
        log_note(PROGRAM,
                 "warning: the sequence %llu is %lld days %s the newest article (%04d-%02d-%02d); is the clock right? "
                 "--sequence overrules it",
                 (unsigned long long)sequence, (long long)(days < 0 ? -days : days), days < 0 ? "before" : "after",
                 newest->year, newest->month, newest->day);
}

/* As far as the command line says them. */
static struct edition_facts facts_given(const struct desk_options *o, uint64_t sequence)
{
    return (struct edition_facts){.publication = o->publication != NULL ? o->publication : "Standfirst",
                                  .title = o->title != NULL ? o->title : "",
                                  .date = "",
                                  .language = "",
                                  .sequence = sequence};
}

static bool commit(struct build *b, uint64_t sequence, struct error *e)
{
    struct edition_facts facts = facts_given(b->o, sequence);
    char title[64], date[36];
    struct civil packed, newest;

    civil_from_sequence(sequence, &packed); /* edition_facts_check() has seen that it is one */
    if (!civil_parse(b->newest, &newest))
        newest = packed;
    snprintf(date, sizeof date, "%04d-%02d-%02d", newest.year, newest.month, newest.day);
    snprintf(title, sizeof title, "%s %d %s %d",
             civil_weekday_name(civil_weekday(newest.year, newest.month, newest.day)), newest.day,
             civil_month_name(newest.month), newest.year);
    if (b->o->title == NULL)
        facts.title = title;
    facts.date = date;
    facts.language = main_language(b);
    if (!writer_commit(b->writer, &facts, b->key, e))
        return false;
    printf("%s: \"%s\", %s, %zu article%s, %zu quote%s, sequence %llu, %s\n", b->o->out, facts.title, facts.publication,
           b->articles, b->articles == 1 ? "" : "s", b->quotes, b->quotes == 1 ? "" : "s", (unsigned long long)sequence,
           b->key != NULL ? "signed" : "not signed");
    if (b->doubts > 0)
        printf("%zu doubt%s above; look before it goes on the wall\n", b->doubts, b->doubts == 1 ? "" : "s");
    warn_if_far(sequence, &packed, &newest);
    return true;
}

int build_command(const struct desk_options *o)
{
    struct build b = {.o = o};
    const struct civil now = civil_at(time(NULL));
    uint64_t sequence = o->sequence != 0 ? o->sequence : civil_sequence(&now);
    const struct edition_facts given = facts_given(o, sequence);
    const char *what = NULL; /* the error is about; NULL: the whole */
    struct error e;
    int status = 1;

    /* What the writer will check at the end is checked before the work. */
    bool ok = edition_facts_check(&given, &e) && wall_load(&b.wall, o->config, &e) &&
              ((b.quote_reader = quotes_reader_create()) != NULL || error_memory(&e));
    if (ok && o->key != NULL) {
        what = o->key;
        ok = (b.key = open_secret_key(o->key, &e)) != NULL;
    }
    if (ok) {
        what = o->out;
        /* "build -o *.txt" would put the edition in the place of the first article. */
        ok = writer_may_replace(o->out, &e) && (b.writer = writer_create(o->out, &e)) != NULL;
    }
    for (size_t i = 0; ok && i < o->n_files; i++) {
        b.failed += !add_source(&b, o->files[i]);
        progress(i + 1, o->n_files);
    }
    if (b.failed > 0)
        log_error(PROGRAM, "%s: not written: %zu of %zu sources failed", o->out, b.failed, o->n_files);
    else if (!ok || !commit(&b, sequence, &e))
        command_failed(what, &e);
    else
        status = 0;
    writer_destroy(b.writer);
    secret_key_destroy(b.key);
    quotes_reader_destroy(b.quote_reader);
    wall_finish(&b.wall);
    return status;
}
