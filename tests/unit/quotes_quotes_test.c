/* SPDX-License-Identifier: MIT */
#include "quotes/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "quotes_rows.h"

static void test_cues(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"subject, then verb",
         "en",
         "Harbour master Nora Pell opened the gates at dawn.\n“We had never seen the water that high before,” Pell "
         "said.",
         {{"We had never seen the water that high before.", "Nora Pell", "Harbour master"}}},
        {"verb, then subject with a role",
         "en",
         "\"The bridge will be shut until the spring,\" said Ivo Marsh, chief engineer at Tollan Council.",
         {{"The bridge will be shut until the spring.", "Ivo Marsh", "chief engineer at Tollan Council"}}},
        {"a question",
         "en",
         "“Who would pay for a thing like that?” asked Ivo Marsh.",
         {{"Who would pay for a thing like that?", "Ivo Marsh", NULL}}},
        {"an aside before the verb",
         "en",
         "“The bridge is safe for walkers,” Ivo Marsh, who built it, told the Tollan Gazette on Monday.",
         {{"The bridge is safe for walkers.", "Ivo Marsh", NULL}}},
        {"brackets before the verb",
         "en",
         "“The bridge is safe for walkers,” Sen. Joan Marsh (R-Tollan) said Tuesday.",
         {{"The bridge is safe for walkers.", "Joan Marsh", "Sen."}}},
        {"told somebody",
         "en",
         "“The lamps were lit at four every day,” Edith Moor told the Tollan Gazette.",
         {{"The lamps were lit at four every day.", "Edith Moor", NULL}}},
        {"before it, with a colon",
         "en",
         "Ruth Callow said: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"before it, with a comma",
         "en",
         "On the quay, Ruth Callow said, \"Nobody asked the people who live here.\"",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"in the paragraph before",
         "en",
         "Ruth Callow told the meeting:\n\n“Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"verb first, then a colon",
         "en",
         "Added Ruth Callow: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"according to",
         "en",
         "“The wall fell in the night without a sound,” according to Ruth Callow.",
         {{"The wall fell in the night without a sound.", "Ruth Callow", NULL}}},
        {"a participle",
         "en",
         "Ruth Callow attacked the plan at length, writing on Twitter: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"a participle after another quote",
         "en",
         "Ruth Callow called it “a shame for the whole of the town”, adding: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"with somebody saying",
         "en",
         "The meeting ended in uproar, with Ruth Callow shouting, “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"the one who said",
         "en",
         "The plan was attacked by Ruth Callow, who said: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"and added",
         "en",
         "Ruth Callow said the town was tired, and added: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"when somebody else does something",
         "en",
         "When Peter Stone got up to leave, Ruth Callow said: “Nobody asked the people who live here.”",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"asked by nobody named",
         "en",
         "Ruth Callow was asked: “Would you do the same thing again?”",
         {{"Would you do the same thing again?", NULL, NULL}}},
        {"a dash and a name",
         "en",
         "“We danced on the pier until it got light.”\n— Ruth Callow, Tollan",
         {{"We danced on the pier until it got light.", "Ruth Callow", NULL}}},
        {"a name and a colon",
         "en",
         "Ruth Callow: “We danced on the pier until it got light.”",
         {{"We danced on the pier until it got light.", "Ruth Callow", NULL}}},
        {"the sentence before",
         "en",
         "Ruth Callow was blunt. “The pier is a danger to everybody on it.”",
         {{"The pier is a danger to everybody on it.", "Ruth Callow", NULL}}},
        {"nobody named",
         "en",
         "“There is nothing left of the old mill now.”",
         {{"There is nothing left of the old mill now.", NULL, NULL}}},
        {"two clauses, two speakers",
         "en",
         "Ruth Callow asked, “Who is going to pay for it?” Peter Stone replied, “The people who broke it will pay.”",
         {{"Who is going to pay for it?", "Ruth Callow", NULL},
          {"The people who broke it will pay.", "Peter Stone", NULL}}},
    };
    CHECK(rows);
}

static void test_parts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"split by he said",
         "en",
         "Tom Arkwright runs the ferry. “We will sail on Monday,” he said, “whatever the harbour board decides.”",
         {{"We will sail on Monday, whatever the harbour board decides.", "Tom Arkwright", NULL}}},
        {"the attribution ends the sentence",
         "en",
         "“We lost the whole crop,” said Alice Dunmore. “It will not come back this year.”",
         {{"We lost the whole crop. It will not come back this year.", "Alice Dunmore", NULL}}},
        {"an Arabic comma, and a full-width one with its own full stop, end a sentence as the Latin one does",
         "en",
         "“We lost the whole crop،” said Alice Dunmore.\n“It will not come back this year，” said Ivo Marsh.",
         {{"We lost the whole crop.", "Alice Dunmore", NULL},
          {"It will not come back this year。", "Ivo Marsh", NULL}}},
        {"an Arabic comma before the attribution",
         "en",
         "“We lost the whole crop،” said Alice Dunmore. “It will not come back this year.”",
         {{"We lost the whole crop. It will not come back this year.", "Alice Dunmore", NULL}}},
        {"a full-width comma before the attribution",
         "en",
         "“We lost the whole crop，” said Alice Dunmore. “It will not come back this year.”",
         {{"We lost the whole crop。 It will not come back this year.", "Alice Dunmore", NULL}}},
        {"no full stop behind an Arabic question mark",
         "en",
         "“Have we lost the whole crop؟” asked Alice Dunmore. “It will not come back this year.”",
         {{"Have we lost the whole crop؟ It will not come back this year.", "Alice Dunmore", NULL}}},
        {"a programme's title in the attribution",
         "en",
         "“We lost the whole crop,” Alice Dunmore said on Radio Tollan’s “Morning Call.” “It will not come back.”",
         {{"We lost the whole crop. It will not come back.", "Alice Dunmore", NULL}}},
        {"several paragraphs of one speech",
         "en",
         "Mayor Lena Frost told the meeting:\n“This town has waited long enough.\n“We shall start in March.”",
         {{"This town has waited long enough. We shall start in March.", "Lena Frost", "Mayor"}}},
        {"a paragraph without a cue goes on",
         "en",
         "“This town has waited long enough,” said Lena Frost.\n“We shall start in March and not a day later.”",
         {{"This town has waited long enough.", "Lena Frost", NULL},
          {"We shall start in March and not a day later.", "Lena Frost", NULL}}},
        {"a missing mark, and the next paragraph is somebody else's",
         "en",
         "“This town has waited long enough,” Lena Frost said on Friday. “It will wait no longer for a ferry.\n"
         "“We have all done a lot of thinking about where we are,” added Roy Hale. “We are used to waiting now.”",
         {{"This town has waited long enough. It will wait no longer for a ferry.", "Lena Frost", NULL},
          {"We have all done a lot of thinking about where we are. We are used to waiting now.", "Roy Hale", NULL}}},
        {"a missing mark, and the same one goes on",
         "en",
         "“This town has waited long enough,” Lena Frost said on Friday. “It will wait no longer for a ferry.\n"
         "“We have all done a lot of thinking about where we are,” Frost added.",
         {{"This town has waited long enough. It will wait no longer for a ferry. We have all done a lot of thinking "
           "about where we are.",
           "Lena Frost", NULL}}},
        {"marks inside stay",
         "en",
         "“He called it ‘a palace’ and she laughed,” said Lena Frost.",
         {{"He called it ‘a palace’ and she laughed.", "Lena Frost", NULL}}},
        {"mixed marks",
         "en",
         "Lena Frost wrote: \"My boat is not 'late.' The tide was early. Ask anyone!\"",
         {{"My boat is not 'late.' The tide was early. Ask anyone!", "Lena Frost", NULL}}},
        {"a fragment", "en", "Councillor Roy Hale called the plan “a waste of money” and left.", {{NULL, NULL, NULL}}},
        {"a title", "en", "Her book, “The Long Road Home From Tollan”, is out now.", {{NULL, NULL, NULL}}},
        {"a title beside its work, and a verb that reports after it",
         "en",
         "In her second book, “Make Your Own Boat a Home,” Ms. Frost suggested a coat of paint. Lena Frost lives "
         "afloat.",
         {{NULL, NULL, NULL}}},
        {"named so", "en", "A song called “We will never leave the harbour” was sung.", {{NULL, NULL, NULL}}},
        {"too short", "en", "“Not me,” said Roy Hale.", {{NULL, NULL, NULL}}},
    };
    CHECK(rows);
}

static void test_people(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"whose words the sentence before reports",
         "en",
         "Ruth Bell argued in March that the quay was safe.\n“It was inspected twice before I was asked to open it.”",
         {{"It was inspected twice before I was asked to open it.", "Ruth Bell", NULL}}},
        {"to whom a letter was written",
         "en",
         "The ferrymen’s letter to Dan Green, the standards commissioner, said: “In August a room was given to the "
         "mayor.”",
         {{"In August a room was given to the mayor.", NULL, NULL}}},
        {"a surname that is an office as well",
         "en",
         "Tim Cook runs the orchard company. “We took that challenge to heart in the end,” Cook said.",
         {{"We took that challenge to heart in the end.", "Tim Cook", NULL}}},
        {"somebody is asked about, and somebody else answers",
         "en",
         "Sir Tom Moss has a new office. I ask if Sir Ken Storm is good enough to last. “Yes, of course, he is just "
         "beginning,” he snaps.",
         {{"Yes, of course, he is just beginning.", NULL, NULL}}},
        {"a question, and a sentence that reports something else",
         "en",
         "The minister, Ivo Marsh, was asked, “Do you feel any guilt about this?” The minister admitted that he did.",
         {{"Do you feel any guilt about this?", NULL, NULL}}},
        {"several offices before one name",
         "en",
         "“Our third quarter was the best in years,” chairman, chief executive and president Craig Manners said.",
         {{"Our third quarter was the best in years.", "Craig Manners", "chairman, chief executive and president"}}},
        {"a wrong mark for an apostrophe",
         "en",
         "Travis Kell‘s mother said: “I listened to the whole of it all morning long.”",
         {{"I listened to the whole of it all morning long.", "Travis Kell‘s mother", NULL}}},
        {"what the words are of, right after a quote",
         "en",
         "Roy Hale and Lena Frost met Ivo Marsh on the quay. “The ferry was late again,” Frost said. “It always is "
         "late.” "
         "Of Marsh, Hale, who has known him for years, said, “He would be late for the flood itself.”",
         {{"The ferry was late again. It always is late.", "Lena Frost", NULL},
          {"He would be late for the flood itself.", "Roy Hale", NULL}}},
        {"a pronoun",
         "en",
         "Ruth Callow met Peter Stone on the quay. She was not pleased.\n“Nobody asked the people who live here,” she "
         "said.",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"a pronoun skips the other gender",
         "en",
         "Ruth Callow spoke first. Peter Stone followed her.\n“Nobody asked the people who live here,” she said.",
         {{"Nobody asked the people who live here.", "Ruth Callow", NULL}}},
        {"a name inside a quote is nobody's",
         "en",
         "Peter Stone was first. “I told Adam Reed to go home,” he said. “Adam Reed would not hear of it,” he added.",
         {{"I told Adam Reed to go home.", "Peter Stone", NULL},
          {"Adam Reed would not hear of it.", "Peter Stone", NULL}}},
        {"a couple with one surname",
         "en",
         "Mark Selby and Ann Selby keep the inn. “The roof went first and then the barn,” Mrs Selby said.",
         {{"The roof went first and then the barn.", "Ann Selby", NULL}}},
        {"a couple with the surname said once",
         "en",
         "Mark and Ann Selby keep the inn. Mr Selby said: “The roof went first and then the barn.” Mrs Selby said: "
         "“We slept in the car for a week.”",
         {{"The roof went first and then the barn.", "Mark Selby", NULL},
          {"We slept in the car for a week.", "Ann Selby", NULL}}},
        {"a surname that two share",
         "en",
         "Adam Reed met Paul Reed at the gate of the mill.\nReed said: “The roof went first and then the barn.”",
         {{"The roof went first and then the barn.", "Reed", NULL}}},
        {"a title that stays",
         "en",
         "“I shall not resign over a wall,” said council leader Sir Alan Westcott.",
         {{"I shall not resign over a wall.", "Sir Alan Westcott", "council leader"}}},
        {"a role by an earlier mention",
         "en",
         "The member for Tollan, Dr Ruth Osei, was angry. Dr Osei wrote: “I have asked for a meeting with them.”",
         {{"I have asked for a meeting with them.", "Ruth Osei", "member for Tollan"}}},
        {"the fullest name",
         "en",
         "“We saw it coming for years,” said Mr Quill.\nJohn B. Quill is a baker. John Quill is 61.",
         {{"We saw it coming for years.", "John B. Quill", NULL}}},
        {"an organisation",
         "en",
         "The Department for Coasts said: “The minister has visited the town twice.”",
         {{"The minister has visited the town twice.", "Department for Coasts", NULL}}},
        {"a spokesman",
         "en",
         "A spokeswoman for the trust was surprised. “We are looking into the matter now,” she said.",
         {{"We are looking into the matter now.", "A spokeswoman for the trust", NULL}}},
        {"an office that one person has",
         "en",
         "The plan is by Mayor Lena Frost. “This town has waited long enough,” the mayor said.",
         {{"This town has waited long enough.", "Lena Frost", "Mayor"}}},
        {"a pronoun that fits nobody",
         "en",
         "“Nobody asked the people who live here,” she said.",
         {{"Nobody asked the people who live here.", NULL, NULL}}},
    };
    CHECK(rows);
}

static void test_british(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"single marks and a colon",
         "en",
         "Mrs Joan Tibbs, head of Wexcombe Primary, said: ‘The children’s garden was their own idea from the start.’",
         {{"The children’s garden was their own idea from the start.", "Joan Tibbs", "head of Wexcombe Primary"}}},
        {"straight single marks",
         "en",
         "'It was the boys' boat and it's gone now,' said Tom Birkett, 43. 'We won't see it again.'",
         {{"It was the boys' boat and it's gone now. We won't see it again.", "Tom Birkett", NULL}}},
        {"a name, an age and an address",
         "en",
         "Tom Birkett, 43, of Quay Street, Tollan, said: “I’ve moored here since I was a lad.”",
         {{"I’ve moored here since I was a lad.", "Tom Birkett", NULL}}},
        {"a relative",
         "en",
         "Mr Birkett’s solicitor, Anwar Siddiqui, said: ‘My client is relieved that it is over.’",
         {{"My client is relieved that it is over.", "Anwar Siddiqui", "Mr Birkett’s solicitor"}}},
        {"party and ward",
         "en",
         "Cllr Rita Bose (Lab, Wexcombe North) said: “It was the talk of the market.”",
         {{"It was the talk of the market.", "Rita Bose", "Cllr"}}},
        {"a statement goes on",
         "en",
         "The Tollan Trust said: “We were not told of the plan.”\nThe statement continued: “We will reply in the "
         "spring.”",
         {{"We were not told of the plan.", "Tollan Trust", NULL},
          {"We will reply in the spring.", "Tollan Trust", NULL}}},
        {"the last paragraph carries the name",
         "en",
         "“I will tell you this much.\n“There will be no show next year,” said Margaret Tull.",
         {{"I will tell you this much. There will be no show next year.", "Margaret Tull", NULL}}},
        {"a headline in single marks",
         "en",
         "Tull: ‘There will be no show’\n“There will be no show next year,” said Margaret Tull. “That is that.”\n“It "
         "is "
         "over and done with,” she said.",
         {{"There will be no show next year. That is that.", "Margaret Tull", NULL},
          {"It is over and done with.", "Margaret Tull", NULL}}},
    };
    CHECK(rows);
}

static void test_languages(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"French, verb after",
         "fr",
         "« Nous avons ouvert les portes à six heures », a déclaré Jeanne Morel, directrice du musée.",
         {{"Nous avons ouvert les portes à six heures", "Jeanne Morel", "directrice du musée"}}},
        {"French, colon",
         "fr",
         "Jeanne Morel explique : « Nous avons ouvert les portes à six heures. »",
         {{"Nous avons ouvert les portes à six heures.", "Jeanne Morel", NULL}}},
        {"French, pronoun after the verb",
         "fr",
         "Jeanne Morel est arrivée tôt. « Nous avons ouvert les portes à six heures », explique-t-elle.",
         {{"Nous avons ouvert les portes à six heures", "Jeanne Morel", NULL}}},
        {"German",
         "de",
         "„Wir haben die Brücke heute früh gesperrt“, sagte Karin Albers.",
         {{"Wir haben die Brücke heute früh gesperrt", "Karin Albers", NULL}}},
        {"German, colon",
         "de",
         "Karin Albers sagte: „Wir haben die Brücke heute früh gesperrt.“",
         {{"Wir haben die Brücke heute früh gesperrt.", "Karin Albers", NULL}}},
        {"Spanish",
         "es",
         "«Hemos abierto las puertas a las seis», dijo Marta Ruiz.",
         {{"Hemos abierto las puertas a las seis", "Marta Ruiz", NULL}}},
        {"told from the text",
         NULL,
         "La directrice du musée est là pour les visiteurs et ne part pas. « Nous avons ouvert à six heures », a dit "
         "Jeanne Morel.",
         {{"Nous avons ouvert à six heures", "Jeanne Morel", NULL}}},
    };
    CHECK(rows);
}

static void test_empty(void **state)
{
    (void)state;
    struct error e;
    struct quotes_found found;
    assert_true(quotes_find("", 0, NULL, &found, &e));
    assert_int_equal(found.n_quotes, 0);
    quotes_finish(&found);
    assert_true(quotes_find("\n\n\n", 3, NULL, &found, &e));
    assert_int_equal(found.n_quotes, 0);
    quotes_finish(&found);
}

static void test_odd_marks(void **state)
{
    (void)state;
    struct error e;
    struct quotes_found found;
    const char *text = "“The gate was never closed at night.\nThe board denies it.";
    assert_true(quotes_find(text, strlen(text), NULL, &found, &e));
    assert_int_equal(found.odd_marks, 1);
    assert_int_equal(found.n_quotes, 1);
    quotes_finish(&found);
}

/* An archive is read in pieces: every quote of it is found at its place, whatever the pieces end with. */
static void an_archive_is_read_in_pieces(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n\n", "\n", " "};
    const char words[] = "“The boat was never inspected by anybody,”", rest[] = " said Karim Osman, a welder.";
    enum { MANY = 150000 };
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        struct buffer b = {0};
        struct quotes_found found;
        struct error e;
        for (size_t i = 0; i < MANY; i++)
            buffer_printf(&b, "%s%s%s", words, rest, ends[k]);
        size_t step = sizeof words - 1 + sizeof rest - 1 + strlen(ends[k]);
        assert_true(b.size > 9 << 20);
        assert_true(quotes_find((const char *)b.data, b.size, NULL, &found, &e));
        size_t torn = MANY - found.n_quotes; /* where a piece ended between two words of a sentence */
        assert_true(torn == 0 || (k == 2 && torn <= 2));
        for (size_t i = 0; i < found.n_quotes; i++) {
            const struct quotes_quote *q = &found.quotes[i];
            if (torn == 0)
                assert_int_equal(q->parts[0].start, i * step);
            assert_memory_equal(b.data + q->parts[0].start, "“", 3);
            if (q->speaker_end > 0)
                assert_memory_equal(b.data + q->speaker_start, "Karim Osman", 11);
        }
        quotes_finish(&found);
        buffer_finish(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cues),      cmocka_unit_test(test_parts),
        cmocka_unit_test(test_people),    cmocka_unit_test(test_british),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_empty),
        cmocka_unit_test(test_odd_marks), cmocka_unit_test(an_archive_is_read_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
