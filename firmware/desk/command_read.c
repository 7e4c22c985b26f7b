/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/log.h"
#include "desk/commands.h"
#include "desk/glyphs.h"
#include "desk/print.h"

int read_command(const struct desk_options *o)
{
    const char *path = o->files[0];
    struct bytes data = {0};
    struct article article = {0};
    struct report report = {0};
    struct settings *settings = NULL;
    struct glyphs *glyphs = NULL;
    struct error e;
    int status = 1;

    if (!file_read(path, SOURCE_MOST, &data, &e) || !source_read(path, data.data, data.size, &article, &report, &e)) {
        log_error(PROGRAM, "%s: %s", path, e.text);
        goto out;
    }
    if (o->json) {
        if (print_article_json(&article, &report, stdout))
            status = 0;
        else
            log_error(PROGRAM, "%s: out of memory", path);
        goto out;
    }
    settings = config_load(o->config, &e);
    if (settings == NULL || ((glyphs = glyphs_create(settings)) == NULL && !error_memory(&e))) {
        log_error(PROGRAM, "%s", e.text);
        goto out;
    }
    glyphs_doubt(glyphs, &article, &report);
    if (glyphs_none(glyphs) != NULL)
        log_note(PROGRAM, "%s", glyphs_none(glyphs));
    printf("%s (%s, %s)\n", path, report.format, report.encoding);
    print_article(&article, report.numbers, stdout);
    print_report(&report, stdout);
    status = 0;
out:
    glyphs_destroy(glyphs);
    free(settings);
    report_finish(&report);
    article_finish(&article);
    bytes_finish(&data);
    return status;
}
