/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "unit/quotes_rows.h"

static void test_missing_closer(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the attribution ends its paragraph",
         "en",
         "\"The tide was higher than the wall, Ann Hale said.\n\n\"It was not as high as that,\" said Tom Moss.",
         {{"The tide was higher than the wall.", "Ann Hale", NULL}, {"It was not as high as that.", "Tom Moss", NULL}}},
        {"another speaks in the same paragraph",
         "en",
         "\"The tide was higher than the wall, said Ann Hale. \"It was not as high as that,\" said Tom Moss.",
         {{"The tide was higher than the wall.", "Ann Hale", NULL}, {"It was not as high as that.", "Tom Moss", NULL}}},
        {"curly marks",
         "en",
         "“The tide was higher than the wall, said Ann Hale. “It was not as high as that,” said Tom Moss.",
         {{"The tide was higher than the wall.", "Ann Hale", NULL}, {"It was not as high as that.", "Tom Moss", NULL}}},
        {"a speech of two paragraphs stays one",
         "en",
         "“The tide was high, he said to me, and I ran.\n\n“I never went back,” said Tom Moss.",
         {{"The tide was high, he said to me, and I ran. I never went back.", "Tom Moss", NULL}}},
        {"closed marks keep what is in them",
         "en",
         "“I asked the man, he said no, and I ran,” said Tom Moss.",
         {{"I asked the man, he said no, and I ran.", "Tom Moss", NULL}}},
    };
    CHECK(rows);
}

static void test_french(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"between two halves",
         "fr",
         "Jeanne Morel hausse les épaules. « La digue tiendra bien, dit Jeanne Morel, mais la route est perdue. »",
         {{"La digue tiendra bien, mais la route est perdue.", "Jeanne Morel", NULL}}},
        {"at the end of a sentence",
         "fr",
         "« La digue tiendra bien cet hiver, explique Jeanne Morel. La route est perdue. »",
         {{"La digue tiendra bien cet hiver. La route est perdue.", "Jeanne Morel", NULL}}},
    };
    CHECK(rows);
}

static void test_inner_marks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a comma before an inner closing mark",
         "en",
         "“I told him, ‘The tide is coming,’” Ann Hale said. “He would not listen to me.”",
         {{"I told him, ‘The tide is coming.’ He would not listen to me.", "Ann Hale", NULL}}},
        {"a question before one",
         "en",
         "“I asked him, ‘Is the tide coming?’” Ann Hale said. “He would not listen to me.”",
         {{"I asked him, ‘Is the tide coming?’ He would not listen to me.", "Ann Hale", NULL}}},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing_closer),
        cmocka_unit_test(test_french),
        cmocka_unit_test(test_inner_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
