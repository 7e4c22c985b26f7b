/* SPDX-License-Identifier: MIT */
/* Every allocation on the way from a source's bytes to the article fails once: each time it must be said, and nothing
 * may leak (which the sanitizer's run sees). */
#include "page/page.h"
#include "sources/formats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/refused_memory.h"

static const char source[] =
    "kicker: Odd\nspeaker.1: Ann Ames, keeper\nquotes.leave-out: 2, 3\nquote.add: \"rang eleven times\" | Bob Bell, "
    "clerk\n"
    "byline: Dora Dean; Ed Eves\npublished: 3 March 2021\n\n"
    "Menu\n\nBell rings by itself\n\nNobody is near it, the keeper of the caf\xc3\xa9 says\n\nBy Cy Cole in Port "
    "Haven\n\n"
    "4 March 2021 | Updated 5 March 2021\n\n"
    "PORT HAVEN (AP) - The bell in the old customs house rang eleven times on Sunday night with nobody near it.\n\n"
    "Advertisement\n\nA card on the door says that nobody may touch its rope without asking the keeper.\n\n"
    "This article was amended on 6 March 2021. An earlier version gave the wrong day.\n";

static bool read_source(struct error *e)
{
    struct documents all;
    struct keys keys = {0};
    struct article a = {0};
    bool ok = documents_read("page.txt", source, sizeof source - 1, &all, e) &&
              page_read(&all.items[0], &keys, &a, e) && (!all.items[0].report.failed || error_memory(e));

    if (ok)
        report_sort(&all.items[0].report);
    ok = ok && (!all.items[0].report.failed || error_memory(e));
    keys_finish(&keys);
    article_finish(&a);
    documents_finish(&all);
    return ok;
}

static void every_allocation_fails_once(void **state)
{
    (void)state;
    struct error e = {.text = ""};
    long n = 0;

    if (!read_source(&e))
        fail_msg("%s", e.text);
    for (;; n++) {
        strcpy(e.text, "");
        refused = 0;
        left = n;
        bool ok = read_source(&e);
        left = -1;
        if (refused == 0)
            break;
        if (ok)
            fail_msg("allocation %ld fails, and nobody says so", n);
        assert_non_null(strstr(e.text, "out of memory"));
    }
    assert_true(n > 10); /* the sanitizer copies texts without malloc() */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_fails_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
