/* SPDX-License-Identifier: MIT */
/*
 * Who may be shown: a person, an organisation or an office by evidence, and nobody else. Each row is a text and the
 * speaker and role of its last quote that is for the screen.
 */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

struct row {
    const char *text, *speaker, *role;
};

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool check(const struct row *row)
{
    struct error e;
    struct quotes_found found;
    struct quotes_options options = {.language = "en", .explain = true, .risk = QUOTES_RISK_ANY};
    assert_true(quotes_find(row->text, strlen(row->text), &options, &found, &e));
    const struct quotes_quote *last = NULL;
    for (size_t i = 0; i < found.n_quotes; i++)
        if (!found.quotes[i].fragment)
            last = &found.quotes[i];
    bool ok = last != NULL && same(last->speaker, row->speaker) && same(last->role, row->role);
    if (!ok)
        print_error("%s\n    speaker '%s' (%s), wanted '%s' (%s): %s\n", row->text,
                    last && last->speaker ? last->speaker : "none", last && last->role ? last->role : "none",
                    row->speaker ? row->speaker : "none", row->role ? row->role : "none",
                    last ? last->explain : "no quote");
    quotes_finish(&found);
    return ok;
}

static void check_all(const struct row *rows, size_t n)
{
    size_t bad = 0;
    for (size_t i = 0; i < n; i++)
        bad += !check(&rows[i]);
    assert_int_equal(bad, 0);
}
#define CHECK(rows) check_all(rows, sizeof(rows) / sizeof((rows)[0]))

static void test_nobody(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"As the rules of the harbour say, “Nobody may moor here after the first of May.”", NULL, NULL},
        {"“We used to swim here in the summer,” the dawn of the seaside holiday, they said.", NULL, NULL},
        {"Two drivers, Ned Cole and Sam Frith, were hurt. “We never saw it coming at all,” one of them said.", NULL,
         NULL},
        {"“Keep off the grass until the spring,” read one.", NULL, NULL},
        {"“I have a watch and you have a watch,” the German said.", NULL, NULL},
        {"“I have a watch and you have a watch,” the Frenchman said.", NULL, NULL},
        {"“I have a watch and you have a watch,” a Scot said.", NULL, NULL},
        {"Ivo Marsh was told on Friday. “You are the best we have ever had here,” his boss said.", NULL, NULL},
        {"Solicitor Ivo Marsh asked for bail. “It is a hearing that I never miss,” the lawyer said.", NULL, NULL},
        {"“The plan was dead before we ever met,” the person said.", NULL, NULL},
        {"“He sings all the way to the pier,” the keeper’s friend said.", NULL, NULL},
        {"“It was a long night for us,” Ruth Pell said. A letter came. “Friend, let us be blunt with each other,” the "
         "email read.",
         "the email", NULL},
        {"Wait for Pell to come. Later in the day, asked twice: “Who would pay for a thing like that?”", NULL, NULL},
        {"The rivals hit back, with Ned Cole saying it was late and asking, “Who would pay for a thing like that?”",
         NULL, NULL},
        {"It came from a candidate who promised the earth: “Who would pay for a thing like that?”", NULL, NULL},
        {"“Will you sell the boat to us?” asked Ned Cole.\n\n“Not to you and not to anyone else.”", NULL, NULL},
        {"“The boat was here before you,” said Ned Cole.\n\n“It was never yours to begin with,” said Ivo "
         "Marsh.\n\n“Then "
         "we had better go and ask.”",
         NULL, NULL},
        {"“We knew about it from the first day,” said the harbour chief known to all as Bob.", NULL, NULL},
    };
    CHECK(rows);
}

static void test_somebody(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"“Three boats are still on the rocks,” said a spokesman for the coastguard.", "a spokesman for the coastguard",
         NULL},
        {"“Three boats are still on the rocks,” officials said.", "officials", NULL},
        {"“We shall meet again this evening,” the prime minister said.", "the prime minister", NULL},
        {"“We have let our customers down badly,” the company said.", "the company", NULL},
        {"“We have let our customers down badly,” the club's captain said.", "the club's captain", NULL},
        {"“We wish to say no more than this,” Ruth Pell said in a statement. The crowd left. “It is for the court to "
         "decide,” the statement read.",
         "Ruth Pell", NULL},
        {"“I would vote for him again tomorrow,” said one Tollan Democrat.", "one Tollan Democrat", NULL},
        {"“He will be back before the autumn,” said a source close to Ivo Marsh.", "a source close to Ivo Marsh", NULL},
        {"“He will be back before the autumn,” said a man familiar with Marsh’s thinking.",
         "a man familiar with Marsh’s thinking", NULL},
        {"“It took us all by surprise that day,” said one of the residents.", "one of the residents", NULL},
    };
    CHECK(rows);
}

static void test_pronouns(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* nothing shows that Tollan is a person */
        {"Tollan lies under a hill. It was late when Pell came. “I have seen it in a worse state,” he said.", NULL,
         NULL},
        {"The call was made to Ruth Pell and Orla Dent. “I did not sleep a wink that night,” she said.", NULL, NULL},
        {"Ruth Pell and Orla Dent both spoke at the end. “I did not sleep a wink that night,” she said.", NULL, NULL},
        {"Ned Cole asked Ivo Marsh about it on Friday. “I did not sleep a wink that night,” he said.", "Ivo Marsh",
         NULL},
        {"For Ruth Pell, who met Orla Dent there, it was a relief. “I did not sleep a wink that night,” she said.",
         "Ruth Pell", NULL},
        {"The plan of Orla Dent was backed by Ruth Pell, the mayor, who said it was time. “I did not sleep a wink that "
         "night,” she said.",
         "Ruth Pell", "mayor"},
        {"In the yard of Ned Cole a fitter named Ivo Marsh has nothing but praise. “I did not sleep a wink that "
         "night,” he "
         "said.",
         "Ivo Marsh", NULL},
        {"Our reader Ruth Pell in Tollan writes to us. The prime minister, speaking in Leeds, said that help was near. "
         "“We "
         "shall meet again this evening,” she told reporters.",
         "The prime minister", NULL},
        {"Ivo Marsh thanked Ned Cole for the loan. “It was the least that could be done,” he said.", NULL, NULL},
        {"Ivo Marsh said that it was late. Ned Cole nodded. “It was the least that could be done,” he said.", NULL,
         NULL},
        {"She was surprised by it. She gave me an address for the sister of Ford, Ruth Pell. “Nobody asked the people "
         "who "
         "live here,” she said.",
         NULL, NULL},
        {"Spokesman Ruth Pell was there. “I did not sleep a wink that night,” she said.", "Ruth Pell", "spokesman"},
        {"Ivo Marsh opened the yard at eight. The first boat in was Ned Cole's. “I have never seen such a sea,” he "
         "said.",
         NULL, NULL},
        {"Ivo Marsh said that the yard was shut. “I have never seen such a sea,” he said.", "Ivo Marsh", NULL},
        {"Ivo Marsh met Ruth Pell on the quay. “I have never seen such a sea,” she said.", "Ruth Pell", NULL},
        /* the subject is whom the other one tells of */
        {"Mr Marsh, who once worked at the yard, said the lease was given in May to one Mr Cole of Tollan.\n\nHe said "
         "Mr "
         "Cole later let it to the council, which left four years ago.\n\nMr Cole then sold the lease to the crew, "
         "which was to mend the quay.\n\n“I have never seen such a sea,” he said.",
         NULL, NULL},
        /* a verb that is not known, and no noun */
        {"Mayor Pell shut the quay. Ivo Marsh said that it was late.\n\nPell departs the town today. “I have never "
         "seen "
         "such a sea,” he said.",
         NULL, NULL},
        /* a surname, and no pronoun */
        {"Ned Cole left on Monday. It was late.\n\n“What is the point of such a loan to us?” He Linhua, a broker, said "
         "at "
         "the fair.",
         NULL, NULL},
        /* an agency of pictures is nobody */
        {"Ned Cole came in at dawn and sat down. Tolly Images showed it.\n\n“I have never seen such a sea,” he said.",
         "Ned Cole", NULL},
        /* once "she", not "he" */
        {"Ned Cole took questions. One voter stood up. She asked about the pier. “It was shut by the council,” he "
         "said.",
         "Ned Cole", NULL},
    };
    CHECK(rows);
}

static void test_namesakes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ivo Marsh Jr. runs the yard. It was built by Ivo Marsh Sr. in 1950. “It was always a hard trade to learn,” "
         "said Ivo Marsh Sr.",
         "Ivo Marsh Sr.", NULL},
        {"Florida Sen. Ruth Pell flew in at dawn. “Nobody asked the people who live here,” the Florida senator said.",
         "Ruth Pell", "Florida Sen."},
    };
    CHECK(rows);
}

static void test_descriptions(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ruth Pell came late. “Nobody asked the people who live here,” the businesswoman said.", "Ruth Pell", NULL},
        {"Ruth Pell met Orla Dent. “Nobody asked the people who live here,” the businesswoman said.", NULL, NULL},
        {"Ruth Pell came late. “Nobody asked the people who live here,” the businessman said.", NULL, NULL},
        {"Nurse Ruth Pell came late. “Nobody asked the people who live here,” the lawyer said.", NULL, NULL},
        {"Ruth Pell came late. “Nobody asked the people who live here,” the source said.", NULL, NULL},
        {"Ruth Pell came late. “Nobody asked the people who live here,” the woman said.", NULL, NULL},
        {"It was Tolly Newsnet that came. “Nobody asked the people who live here,” the doctor said.", NULL, NULL},
        {"“He was late for it again,” said a source close to the mayor. A door shut. “Nobody asked the people who live "
         "here,” the source said.",
         "a source close to the mayor", NULL},
        {"“He was late for it again,” said a source close to the mayor. A door shut. “Nobody asked the people who live "
         "here,” the official said.",
         NULL, NULL},
        {"A doctor at the scene told us it was late. “Nobody asked the people who live here,” the doctor said.",
         "A doctor at the scene", NULL},
        {"A doctor at the scene told us it was late. Ruth Pell came too. Ned Cole did not. “Nobody asked the people "
         "who live here,” the doctor said.",
         NULL, NULL},
        {"A doctor stood up. Another doctor at the scene told us it was late. “Nobody asked the people who live "
         "here,” the doctor said.",
         NULL, NULL},
        {"A senior harbour official told us it was late. Ruth Pell came too. Ned Cole did not. “Nobody asked the "
         "people who live here,” the harbour official said.",
         "A senior harbour official", NULL},
        {"A senior harbour official told us it was late. “Nobody asked the people who live here,” the second official "
         "said.",
         NULL, NULL},
        {"She told one person in the yard that it was late. “Nobody asked the people who live here,” the person said.",
         NULL, NULL},
        {"The spot was shown on Monday. “Nobody asked the people who live here,” a voice-over in the ad says.",
         "a voice-over in the ad", NULL},
        {"Judge Ruth Pell came late. Ivo Marsh stood up. Ned Cole did too. “Who was there when you came?” asked the "
         "judge.",
         "Ruth Pell", "Judge"},
        {"Senator Ruth Pell came late. Ivo Marsh stood up. Ned Cole did too. “Who was there when you came?” the "
         "senator "
         "asked.",
         NULL, NULL},
        {"Ned England came in. The crowd stood up. “Who was there when you came?” England asked.", "Ned England", NULL},
    };
    CHECK(rows);
}

static void test_names(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"IRIS PELL, who has died aged 99, was born in Tollan, the daughter of a miller. “He said that I had been late "
         "for the war,” she recalled in 2001.",
         "Iris Pell", NULL},
        {"“It was a good year for the whole of the town,” said JOHN O’HARE-MCCALL.", "John O’Hare-McCall", NULL},
        {"“It was a good year for the whole of the town,” said Ruth Pell of NASA.", "Ruth Pell", NULL},
        {"“You will go to prison for nine years,” Mrs Justice Hale told him.", "Mrs Justice Hale", NULL},
        {"Lord Justice Moss dismissed the appeal. “You will go to prison for nine years,” he said.",
         "Lord Justice Moss", NULL},
        {"“You will go to prison for nine years,” said Mr Justice Peter Moss.", "Mr Justice Peter Moss", NULL},
        {"Ms Harker called him a thief. “That is untrue and I shall see her in court,” came the reply from Lord Pym.",
         "Lord Pym", NULL},
        {"“That is untrue and I shall see her in court,” was the answer of Lord Pym.", "Lord Pym", NULL},
        {"The party’s letter to Ruth Pell, the harbour commissioner, said: “Nobody asked the people who live here.”",
         "The party", NULL},
        {"“You are the best we have ever had here,” said his boss, Ruth Pell.", "Ruth Pell", NULL},
        {"“You are the best we have ever had here,” his boss Ruth Pell said.", "Ruth Pell", NULL},
        {"“You are the best we have ever had here,” said another friend, Ruth Pell.", "Ruth Pell", "friend"},
        {"“You are the best we have ever had here,” another friend, Ruth Pell, said.", "Ruth Pell", "friend"},
        {"The head of the harbour board, Ruth Pell, came at dawn. “We had never seen the water that high,” she said.",
         "Ruth Pell", "head of the harbour board"},
        {"“We had never seen the water that high,” said the head of the harbour board, Ruth Pell.", "Ruth Pell",
         "head of the harbour board"},
        {"The Tollan Gazette broke the story. “There were a lot of voices at once,” the Gazette reported.",
         "Tollan Gazette", NULL},
        {"Ruth Pell knows him. Of Marsh, Pell, who has given him money, said: “He is a wonderful man and quite empty.”",
         "Ruth Pell", NULL},
    };
    CHECK(rows);
}

static void test_roles(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"“They gave us ten minutes to go,” said Maria Lima, 58, a seamstress who left with her mother.", "Maria Lima",
         "seamstress"},
        {"“They gave us ten minutes to go,” said Maria Lima, a 58-year-old seamstress.", "Maria Lima",
         "58-year-old seamstress"},
        {"“They gave us ten minutes to go,” said Max Orr, a roofer.", "Max Orr", "roofer"},
        {"“They gave us ten minutes to go,” said Max Orr, a roofer and father of two.", "Max Orr",
         "roofer and father of two"},
        {"“They gave us ten minutes to go,” Max Orr, a thatcher from Tollan, told the court.", "Max Orr",
         "thatcher from Tollan"},
        {"Max Orr, a retired lock-keeper, was first. “They gave us ten minutes to go,” he said.", "Max Orr",
         "retired lock-keeper"},
        {"“They gave us ten minutes to go,” said farmers Jo and Ann Flint.", "Jo and Ann Flint", "farmers"},
        {"“They gave us ten minutes to go,” said Max Orr, Chief Executive of Tollan Council.", "Max Orr",
         "chief executive of Tollan Council"},
        {"“They gave us ten minutes to go,” said Max Orr (58), a roofer.", "Max Orr", "roofer"},
        {"“They gave us ten minutes to go,” said Max Orr, roofer.", "Max Orr", "roofer"},
        {"“They gave us ten minutes to go,” said Max Orr, a father-of-two from Tollan.", "Max Orr",
         "father-of-two from Tollan"},
        {"“They gave us ten minutes to go,” said Max Orr, the club’s groundsman.", "Max Orr", "club’s groundsman"},
        {"“They gave us ten minutes to go,” said its chief executive, Max Orr.", "Max Orr", "chief executive"},
        {"“They gave us ten minutes to go,” said ex-mayor Max Orr.", "Max Orr", "ex-mayor"},
        {"“They gave us ten minutes to go,” said 58-year-old seamstress Jo Flint.", "Jo Flint",
         "58-year-old seamstress"},
        {"“They gave us ten minutes to go,” said shopkeeper and lifelong Rovers fan Jo Flint.", "Jo Flint",
         "shopkeeper and lifelong Rovers fan"},
        {"“They gave us ten minutes to go,” said Max Orr, later.", "Max Orr", NULL},
        {"“They gave us ten minutes to go,” said Max Orr, who runs the bakery.", "Max Orr", NULL},
        {"“They gave us ten minutes to go,” said Max Orr, on Tuesday.", "Max Orr", NULL},
        {"“They gave us ten minutes to go,” said Max Orr, a little later.", "Max Orr", NULL},
        {"“They gave us ten minutes to go,” said Max Orr, holding a lamp.", "Max Orr", NULL},
        {"“They gave us ten minutes to go,” said Max Orr, a year after the fire.", "Max Orr", NULL},
        {"Max Orr, 41, denies arson. “They gave us ten minutes to go,” he said.", "Max Orr", NULL},
        {"TEACHER Max Orr was on the stairs. “They gave us ten minutes to go,” he said.", "Max Orr", "teacher"},
        {"Retired teacher Max Orr was on the stairs. “They gave us ten minutes to go,” he said.", "Max Orr",
         "retired teacher"},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody),    cmocka_unit_test(test_somebody),     cmocka_unit_test(test_pronouns),
        cmocka_unit_test(test_namesakes), cmocka_unit_test(test_descriptions), cmocka_unit_test(test_names),
        cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
