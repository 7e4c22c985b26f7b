/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "quotes_rows.h"

static void test_interviews(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"letters for question and answer",
         "en",
         "Orla Pennant has kept the lamp on Gull Rock for 40 years.\n\nQ: Do you ever get lonely out there?\n\nA: My "
         "dog "
         "would be hurt if I said so.\n\nQ: What will you miss when you leave?\n\nA: The \"clank of the chain\" at "
         "night, and I never thought I would.\n\nGull Rock opens to visitors in May.",
         {{"My dog would be hurt if I said so.", "Orla Pennant", NULL},
          {"The \"clank of the chain\" at night, and I never thought I would.", "Orla Pennant", NULL}}},
        {"questions that are paragraphs",
         "en",
         "Orla Pennant, a baker, meets us on the quay.\nDo you ever get lonely out there?\nMy dog would be hurt "
         "if "
         "I said so.\nI never was, in all those years, and my mother never was either.\nWhat will you miss when you "
         "leave?\nThe clank of the chain. I never thought so.\nTell us about the storm.\nIt broke all of my windows in "
         "one night, and the boat as well.\nWould you do it again?\nI would go back tomorrow morning.\nGull Rock opens "
         "to visitors in May.",
         {{"My dog would be hurt if I said so. I never was, in all those years, and my mother never was either.",
           "Orla Pennant", "baker"},
          {"The clank of the chain. I never thought so.", "Orla Pennant", "baker"},
          {"I would go back tomorrow morning.", "Orla Pennant", "baker"}}},
        {"initials, and the interviewer's are not for the screen",
         "en",
         "Interview by Hal Denby\n\nOrla Pennant meets us on the quay.\n\nHD: Do you ever get lonely out there?\n\nOP: "
         "My dog would be hurt if I said so.\n\nHD: You never did leave the rock.\n\nOP: Once, for my mother's "
         "wedding.",
         {{"My dog would be hurt if I said so.", "Orla Pennant", NULL},
          {"Once, for my mother's wedding.", "Orla Pennant", NULL}}},
        {"two people are named before it: nobody is sure",
         "en",
         "Orla Pennant and Ruth Bell kept the lamp for years.\n\nQ: Do you ever get lonely?\n\nA: My dog would be hurt "
         "if I said so.\n\nQ: What will you miss?\n\nA: The clank of the chain, I should think.",
         {{"My dog would be hurt if I said so.", NULL, NULL}, {"The clank of the chain, I should think.", NULL, NULL}}},
        {"two are named, and one of them is asked",
         "en",
         "Ruth Bell built the lamp. We sat down with Orla Pennant on the quay.\n\nQ: Do you ever get lonely?\n\nA: My "
         "dog would be hurt if I said so.\n\nQ: What will you miss?\n\nA: The clank of the chain, I should think.",
         {{"My dog would be hurt if I said so.", "Orla Pennant", NULL},
          {"The clank of the chain, I should think.", "Orla Pennant", NULL}}},
        {"a page of questions that nobody answers",
         "en",
         "The mayor, Orla Pennant, signed the new rules.\nDo you need a permit?\nThe rules say that every boat must "
         "have one.\nWhat will it cost you?\nA permit is ten pounds.\nWhen will it be due?\nIt is due in May.",
         {{NULL}}},
        {"a narrator who asks the reader",
         "en",
         "I met Orla Pennant on my way.\nHow do you get there?\nI took the boat at nine.\nWhat should you bring?\nI "
         "had "
         "my coat.\nWhere do you stay?\nI slept at the inn.",
         {{NULL}}},
    };
    CHECK(rows);
}

static void test_transcripts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"names in capitals, with a title, a stage direction, and a paragraph that goes on",
         "en",
         "The mayor, Orla Pennant, spoke to Hugo Marsh on Sunday.\n\nMARSH: Will you sell the boat?\n\nMAYOR PENNANT: "
         "I "
         "will not sell it to you.\n\n(LAUGHTER)\n\nAnd I think that my sister would not sell it to anybody "
         "else.\n\nMARSH: Then we shall have to build one.\n\nThe programme is on at nine.",
         {{"Will you sell the boat?", "Hugo Marsh", NULL},
          {"I will not sell it to you. And I think that my sister would not sell it to anybody else.", "Orla Pennant",
           "mayor"},
          {"Then we shall have to build one.", "Hugo Marsh", NULL}}},
        {"in marks, a paragraph each",
         "en",
         "Orla Pennant met Hugo Marsh.\n\n\"MARSH: Will you sell the boat?\n\n\"PENNANT: I will not sell it to "
         "you.\n\n\"MARSH: Then we shall have to build one.\"",
         {{"Will you sell the boat?", "Hugo Marsh", NULL},
          {"I will not sell it to you.", "Orla Pennant", NULL},
          {"Then we shall have to build one.", "Hugo Marsh", NULL}}},
        {"a label that names nobody",
         "en",
         "Hugo Marsh met the crowd.\n\nMARSH: Shall we build you a boat?\n\nCROWD: We want a bridge, not a "
         "boat.\n\nMARSH: Then I will build you one.",
         {{"Shall we build you a boat?", "Hugo Marsh", NULL},
          {"We want a bridge, not a boat.", NULL, NULL},
          {"Then I will build you one.", "Hugo Marsh", NULL}}},
        {"facts in a box are no transcript",
         "en",
         "Hugo Marsh and Orla Pennant built it.\n\nLength: 20 metres, as you can see\n\nBuilder: Hugo Marsh of "
         "Tollan\n\nCrew: You need five, and we had six\n\nHugo Marsh: born in Tollan in 1950",
         {{NULL}}},
    };
    CHECK(rows);
}

static void test_verbs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a rarer verb after a question",
         "en",
         "“Will the lamp burn in a storm?” Orla Pennant croaked.",
         {{"Will the lamp burn in a storm?", "Orla Pennant", NULL}}},
        {"a rarer verb first",
         "en",
         "“It never went out in the storm!” hollered Orla Pennant.",
         {{"It never went out in the storm!", "Orla Pennant", NULL}}},
        {"a rarer verb and a colon",
         "en",
         "Orla Pennant blurted: “It never went out in the storm.”",
         {{"It never went out in the storm.", "Orla Pennant", NULL}}},
        {"a rarer verb and a comma may do something else",
         "en",
         "Orla Pennant mouthed, “It never went out in the storm.”",
         {{"It never went out in the storm.", NULL, NULL}}},
        {"a verb of no list, after a comma",
         "en",
         "“It never went out in the storm,” Orla Pennant snorted.",
         {{"It never went out in the storm.", "Orla Pennant", NULL}}},
        {"a court",
         "en",
         "The Court of Appeal held: “The notice came a day too late.”\nJudge Orla Pennant ruled: “The notice came in "
         "time.”",
         {{"The notice came a day too late.", "Court of Appeal", NULL},
          {"The notice came in time.", "Orla Pennant", "Judge"}}},
    };
    CHECK(rows);
}

/* Who speaks in the text, where the by-line has these names. */
static void check_by(const char *text, char *const *by, size_t n_by, const char *speaker)
{
    struct error e;
    struct quotes_found found;
    struct quotes_options options = {.language = "en", .risk = QUOTES_RISK_ANY, .by = by, .n_by = n_by};
    assert_true(quotes_find(text, strlen(text), &options, &found, &e));
    assert_int_equal(found.n_quotes, 1);
    if (speaker == NULL)
        assert_null(found.quotes[0].speaker);
    else
        assert_string_equal(found.quotes[0].speaker, speaker);
    quotes_finish(&found);
}

static void test_narrator(void **state)
{
    (void)state;
    static char hal[] = "Hal Denby", orla[] = "Orla Pennant", desk[] = "Tollan News", one[] = "Newsdesk";
    char *both[] = {hal, orla}, *paper[] = {desk}, *room[] = {one};
    const char *said = "The gate was shut. “You are an hour too late for me,” I said.";
    check_by(said, both, 1, "Hal Denby");
    check_by(said, both, 2, NULL);
    check_by(said, paper, 1, NULL);
    check_by(said, room, 1, NULL);
    check_by(said, NULL, 0, NULL);
    check_by("As told to Hal Denby.\n“You are an hour too late for me,” I said.", both, 1, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_interviews),
        cmocka_unit_test(test_transcripts),
        cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_narrator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
