/* SPDX-License-Identifier: MIT */
/* Pages of every shape: which line becomes what. The places and people are invented. */
#include "unit/desk_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/desk_page_text.h"

struct page_case {
    const char *name, *text;
    const char *headline, *standfirst, *kicker;
    const char *byline; /* joined by "; "; NULL: none */
    const char *place, *published;
    const char *body; /* NULL: ALL */
};

static const struct page_case cases[] = {
    {"kicker, standfirst, By NAME, date with zone",
     "Transport\n\nSwing bridge wins two more winters\n\nBoard overrules engineers after a four-hour meeting\n\nBy Ann "
     "Ames\n\nWednesday 4 July 2018 21:45 BST\n\n" BODY,
     "Swing bridge wins two more winters", "Board overrules engineers after a four-hour meeting", "Transport",
     "Ann Ames", NULL, "2018-07-04T21:45:00+01:00", NULL},
    {"section pair",
     "UK news | Politics\nSwing bridge wins two more winters\nBy Ann Ames and Bob Bell\n3 March 2021\n" BODY,
     "Swing bridge wins two more winters", NULL, "UK news | Politics", "Ann Ames; Bob Bell", NULL, "2021-03-03", NULL},
    {"way to the page",
     "HOME > WORLD > EUROPE\n\nSwing bridge wins two more winters\n\nAnn Ames in Port Haven\n\nWed 3 Mar 2021 10.04 "
     "GMT\n\n" BODY,
     "Swing bridge wins two more winters", NULL, "EUROPE", "Ann Ames", "Port Haven", "2021-03-03T10:04:00+00:00", NULL},
    {"analysis and a title",
     "Analysis\n\nWhy the swing bridge will not stay shut\n\nAnn Ames, Political Editor\n\nJuly 18, 2017 at 6:20 PM "
     "EDT\n\n" BODY,
     "Why the swing bridge will not stay shut", NULL, "Analysis", "Ann Ames", NULL, "2017-07-18T18:20:00-04:00", NULL},
    {"bare name, place, date, caption",
     "Swing bridge wins two more winters\n\nBoard overrules engineers after a four-hour meeting\n\nAnn Ames\nPort "
     "Haven\nWednesday 4 July 2018 21:45 BST\nThe bridge seen from the fish quay\n\n" BODY,
     "Swing bridge wins two more winters", "Board overrules engineers after a four-hour meeting", NULL, "Ann Ames",
     "Port Haven", "2018-07-04T21:45:00+01:00", NULL},
    {"agency", "Swing bridge wins two more winters\n\nReuters\n\n03 March 2021 10:04 UTC\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Reuters", NULL, "2021-03-03T10:04:00+00:00", NULL},
    {"place beside the date, under the by-line",
     "Swing bridge wins two more winters\n\nBy Ann Ames\nPort Haven, Wednesday 3 March 2021\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", "Port Haven", "2021-03-03", NULL},
    {"second name beside the date, under the by-line",
     "Swing bridge wins two more winters\n\nBy Ann Ames\nMark Hale, 3 March 2021\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames; Mark Hale", NULL, "2021-03-03", NULL},
    {"staff and agencies in a place",
     "Swing bridge wins two more winters\nStaff and agencies in Port Haven\nWed 3 Mar 2021 10.04 CET\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Staff and agencies", "Port Haven", "2021-03-03T10:04:00+01:00",
     NULL},
    {"handle", "Swing bridge wins two more winters\nAnn Ames @annames\nPublished: 10:04, 3 March 2021\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00", NULL},
    {"no standfirst, no by-line", "Swing bridge wins two more winters\n\n3rd March 2021\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, NULL, NULL, "2021-03-03", NULL},
    {"nothing but a headline", "Swing bridge wins two more winters\n\n" BODY, "Swing bridge wins two more winters",
     NULL, NULL, NULL, NULL, NULL, NULL},
    {"headline and standfirst, no more",
     "Swing bridge wins two more winters\n\nBoard overrules engineers after a four-hour meeting\n\n" BODY,
     "Swing bridge wins two more winters", "Board overrules engineers after a four-hour meeting", NULL, NULL, NULL,
     NULL, NULL},
    {"standfirst as bullets",
     "Swing bridge wins two more winters\n\xe2\x80\xa2 Board overrules engineers.\n\xe2\x80\xa2 Second vote due in "
     "spring\nBy Ann Ames\n18/07/2017\n" BODY,
     "Swing bridge wins two more winters", "Board overrules engineers. Second vote due in spring.", NULL, "Ann Ames",
     NULL, "2017-07-18", NULL},
    {"standfirst of two sentences on two lines",
     "Swing bridge wins two more winters\n\nThe board overruled its engineers.\nA second vote comes in spring.\n\nBy "
     "Ann "
     "Ames\n\n" BODY,
     "Swing bridge wins two more winters", "The board overruled its engineers. A second vote comes in spring.", NULL,
     "Ann Ames", NULL, NULL, NULL},
    {"opener with an agency", "Swing bridge wins two more winters\n\nMarch 3, 2021\n\nPORT HAVEN (Reuters) - " BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Reuters", "Port Haven", "2021-03-03", NULL},
    {"opener with a day",
     "Swing bridge wins two more winters\nBy Ann Ames\nMar. 3, 2021, 5:03 a.m. ET\nPORT HAVEN, March 3 "
     "\xe2\x80\x94 " BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", "Port Haven", "2021-03-03T05:03:00-05:00", NULL},
    {"eastern time in summer", "Swing bridge wins two more winters\nBy Ann Ames\nJuly 3, 2021, 5:03 p.m. ET\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-07-03T17:03:00-04:00", NULL},
    {"updated on a line of its own",
     "Swing bridge wins two more winters\nBy Ann Ames\nPublished 3 March 2021 10:04 GMT\nUpdated 4 March 2021 11:00 "
     "GMT\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00+00:00", NULL},
    {"published and updated in one line with the name",
     "Swing bridge wins two more winters\nBy Ann Ames for Harbour News\nPublished: 10:04, 3 March 2021 | Updated: "
     "11:15, 3 "
     "March 2021\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00", NULL},
    {"ISO", "Swing bridge wins two more winters\nBy Ann Ames\n2021-03-03T10:04:05Z\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:05+00:00", NULL},
    {"date above the headline", "3 March 2021\n\nSwing bridge wins two more winters\n\nBy Ann Ames\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"page title and navigation",
     "Swing bridge wins two more winters | Harbour Gazette\nSkip to content\nHome\nNews\nSport\nSearch\n\nSwing bridge "
     "wins "
     "two more winters\n\nBy Ann Ames\n3 March 2021\nFacebook Twitter WhatsApp Email Copy link\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"site's name after the headline", "Swing bridge wins two more winters | Harbour Gazette\n\nBy Ann Ames\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"headline twice", "Swing bridge wins two more winters\nSwing bridge wins two more winters\nBy Ann Ames\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"BBC's shape",
     "Swing bridge wins two more winters\n\nPublished\n3 March 2021\n\nShare\nShare this page\nAbout sharing\n\nImage "
     "source, Harbour Archive\nImage caption, The bridge in 1961\n\nBy Ann Ames\nBBC News\n\n" P1 "\n\nRelated "
     "Topics\n" P2 "\n\n" P3 "\n\nMore on this story\nFerry fares to rise again\nWhat the tide left behind\n\nRelated "
     "Topics\nPort Haven\nBridges\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"furniture in the middle",
     "Swing bridge wins two more winters\n\nBy Ann Ames\n\n5 min read\n\n" P1
     "\n\nRead more: Ferry fares to rise again\n\nAdvertisement\n\n" P2
     "\n\nRecommended\n\nFerry fares to rise again this spring\nWhat the tide left behind\n\nThe bridge seen from the "
     "fish "
     "quay\nPhotograph: Cora Cole/Harbour Agency\n\n" P3
     "\n\nSign up to our free morning newsletter for the day\xe2\x80\x99s best stories.\n\nTopics: Bridges, Port "
     "Haven\n\n32 comments\n\n\xc2\xa9 2021 Harbour Gazette. All rights reserved.\n\nWe use cookies to make this site "
     "better.\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"most read at the end",
     "Swing bridge wins two more winters\n\nBy Ann Ames\n\n" BODY
     "\nMost read\n\nFerry fares to rise again\nThe fares go up by a tenth in May.\n\nWhat the tide left behind\nA "
     "walk along "
     "the shore at dawn.\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"relative time", "Swing bridge wins two more winters\nBy Ann Ames\n3 hours ago\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"capitals", "SWING BRIDGE WINS TWO MORE WINTERS\n\nBy ANN AMES and BOB O'DELL\n\n3 March 2021\n\n" BODY,
     "SWING BRIDGE WINS TWO MORE WINTERS", NULL, NULL, "Ann Ames; Bob O'Dell", NULL, "2021-03-03", NULL},
    {"title case, a bare name", "Swing Bridge Wins Two More Winters\n\nAnn Ames\n\n3 March 2021\n\n" BODY,
     "Swing Bridge Wins Two More Winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"kicker, title-case headline that looks like a name, date",
     "Transport\n\nSwing Bridge Stays Open\n\n3 March 2021\n\n" BODY, "Swing Bridge Stays Open", NULL, "Transport",
     NULL, NULL, "2021-03-03", NULL},
    {"several names and an agency",
     "Swing bridge wins two more winters\nBy Ann Ames, Bob Bell and Associated Press\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames; Bob Bell; Associated Press", NULL, NULL, NULL},
    {"title on the next line",
     "Swing bridge wins two more winters\n\nBy Ann Ames\nTransport correspondent\n\n3 March 2021\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"known city without a name", "Swing bridge wins two more winters\nNew York\n3 March 2021\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, NULL, "New York", "2021-03-03", NULL},
    {"name and date on a line", "Swing bridge wins two more winters\nAnn Ames | 3 March 2021 | 10:04am\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00", NULL},
    {"by-line at the end", "Swing bridge wins two more winters\n\n" BODY "\nBy Ann Ames\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"byte order mark, CRLF",
     "\xef\xbb\xbfSwing bridge wins two more winters\r\n\r\nBy Ann Ames\r\n\r\n" P1 "\r\n\r\n" P2 "\r\n\r\n" P3 "\r\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, NULL, NULL},
    {"a columnist's name above the headline",
     "Harry Ames\n\nThe bridge is not the problem here\n\n3 March 2021\n\n" BODY, "The bridge is not the problem here",
     NULL, NULL, "Harry Ames", NULL, "2021-03-03", NULL},
    {"a page's own date",
     "Friday, March 5, 2021\n\nSwing bridge wins two more winters\n\nBy Ann Ames\n\n3 March 2021 10:04 GMT\n\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00+00:00", NULL},
    {"day and time on two lines", "Swing bridge wins two more winters\nBy Ann Ames\n3 March 2021\n10:04 GMT\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03T10:04:00+00:00", NULL},
    {"keys overrule",
     "headline: Bridge stays\nbyline: Dora Dean; Ed Eves\nplace: Saltby\npublished: 4 March 2021 09:00 GMT\nkicker: "
     "Harbour\nstandfirst: Two winters more\n\nTransport\nSwing bridge wins two more winters\nBy Ann Ames\n3 March "
     "2021\n" BODY,
     "Bridge stays", "Two winters more", "Harbour", "Dora Dean; Ed Eves", "Saltby", "2021-03-04T09:00:00+00:00", NULL},
    {"keys and text only", "headline: Bridge stays\nbyline: Ann Ames\n\n" BODY, "Bridge stays", NULL, NULL, "Ann Ames",
     NULL, NULL, NULL},
    {"keys and a short first sentence", "headline: Bridge stays\n\nIt stays.\n\n" BODY, "Bridge stays", NULL, NULL,
     NULL, NULL, NULL, "It stays.\n" ALL},
    {"keys given as nothing",
     "standfirst:\nbyline:\n\nSwing bridge wins two more winters\nBoard overrules engineers after a four-hour "
     "meeting\nBy Ann "
     "Ames\n3 March 2021\n" BODY,
     "Swing bridge wins two more winters", NULL, NULL, NULL, NULL, "2021-03-03", NULL},
    {"a headline with a colon is no key",
     "Plaice: the fish that stayed when the others had gone\n\nBy Ann Ames\n3 March 2021\n" BODY,
     "Plaice: the fish that stayed when the others had gone", NULL, NULL, "Ann Ames", NULL, "2021-03-03", NULL},
    {"wrapped at a terminal's width",
     "Swing bridge wins two more winters\n\nBy Ann Ames\n3 March 2021\n\n"
     "The harbour board voted on Monday night to keep the old swing bridge\nopen for another two winters after a "
     "meeting "
     "that went on for so long\nthat the heating in the town hall had been switched off by its timer\nand three "
     "members "
     "spoke in their coats and one of them in her gloves.\n\nEngineers had asked for more time to inspect the bearings "
     "of the span,\nwhich were last replaced in 1961, and for a boat to look at the piers\nfrom below, which has not "
     "been "
     "possible since the harbour sold its own\nlaunch to a diving school.\n",
     "Swing bridge wins two more winters", NULL, NULL, "Ann Ames", NULL, "2021-03-03",
     "The harbour board voted on Monday night to keep the old swing bridge open for another two winters after a "
     "meeting "
     "that went on for so long that the heating in the town hall had been switched off by its timer and three members "
     "spoke in their coats and one of them in her gloves.\nEngineers had asked for more time to inspect the bearings "
     "of "
     "the span, which were last replaced in 1961, and for a boat to look at the piers from below, which has not been "
     "possible since the harbour sold its own launch to a diving school."},
};

/* Sentences of an article that a rule against furniture might take. */
static const char *const kept[] = {
    "Sign up to the scheme has been slow, the council said on Friday.",
    "Read more books this year, the minister told the pupils of the harbour school.",
    "Subscribe to our way of thinking or leave, the chairman told the meeting.",
    "Comments made at the meeting were not minuted.",
    "Follow us into the dark, said the guide, and forty people did.",
    "Support for the bridge has fallen since the spring.",
    "Related to this is the question of who pays for the bearings.",
    "See also how the light falls on the harbour, she said.",
    "Photographs of the bridge hang in every public house in the town.",
    "Advertisements for the post drew nine replies.",
    "Share prices in the ferry company fell by a third.",
    "Twitter and Facebook were told to hand over the messages.",
    "The newsletter of the allotment society was first to print the plan.",
    "Copyright in the harbour charts belongs to the town.",
    "Cookies were served at the end of the meeting, as they are every year.",
    "Recommended doses had been exceeded in eleven cases.",
    "Watch the tide, the keeper said, and you will never need a clock.",
    "Join our march, the union told its members, or stay at home.",
    "More from the fund was promised and never came.",
    "Get our house in order first, the mayor said.",
    "Topics such as the cost of the ferry were not discussed.",
    "By Monday the water had reached the second step.",
    "Updated plans were laid before the board in March 2021.",
    "3 March 2021 was the day on which the bridge first stuck.",
    "\"Please refresh the page of history,\" she said.",
    "Image is everything in the trade, Mr Bell said.",
    "Play was stopped twice for rain.",
    "Loading of the boats went on all night.",
    "One of 12 lamps on the quay was lit.",
    "Why?",
    "\"No.\"",
    "He paid.",
    "Register for the vote by Friday, the clerk wrote to every household.",
    "Log in to any of the harbour\xe2\x80\x99s cameras, she said, and you will see gulls.",
    "Most read the letter twice before they signed it.",
    "Email us nothing, the clerk had said, and nothing is what they were emailed.",
    "Published in 1887, the chart shows a channel that has since moved.",
    "LONDON is where the money is, and the harbour knows it.",
};

static char *joined(char *const *names, size_t n)
{
    static char text[1000];
    text[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            strcat(text, "; ");
        strcat(text, names[i]);
    }
    return n == 0 ? NULL : text;
}

static int differs(const char *page, const char *field, const char *is, const char *should)
{
    if (is == NULL && should == NULL)
        return 0;
    if (is != NULL && should != NULL && strcmp(is, should) == 0)
        return 0;
    print_error("%s: %s is\n  [%s]\nnot\n  [%s]\n", page, field, is == NULL ? "(none)" : is,
                should == NULL ? "(none)" : should);
    return 1;
}

static void pages_are_read(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct page_case *c = &cases[i];
        struct article a;
        struct report r;
        struct error e;
        if (!source_read("page.txt", c->text, strlen(c->text), &a, &r, &e)) {
            print_error("%s: %s\n", c->name, e.text);
            wrong++;
            continue;
        }
        wrong += differs(c->name, "headline", a.headline, c->headline);
        wrong += differs(c->name, "standfirst", a.standfirst, c->standfirst);
        wrong += differs(c->name, "kicker", a.kicker, c->kicker);
        wrong += differs(c->name, "byline", joined(a.byline, a.n_byline), c->byline);
        wrong += differs(c->name, "place", a.place, c->place);
        wrong += differs(c->name, "published", a.published, c->published);
        wrong += differs(c->name, "body", a.body, c->body != NULL ? c->body : ALL);
        wrong += differs(c->name, "language", a.language, "en");
        article_finish(&a);
        report_finish(&r);
    }
    assert_int_equal(wrong, 0);
}

/* Every line of a page is in the article or in the report. */
static void nothing_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct article a;
        struct report r;
        struct error e;
        const char *text = cases[i].text;
        if (strstr(cases[i].name, "wrapped") != NULL || strstr(cases[i].name, "keys") != NULL)
            continue;
        assert_true(source_read("page.txt", text, strlen(text), &a, &r, &e));
        for (size_t k = 1; k < r.n_dropped; k++)
            assert_true(r.dropped[k - 1].line <= r.dropped[k].line);
        size_t number = 0;
        for (const char *at = text; *at != '\0';) {
            size_t n = strcspn(at, "\r\n");
            number++;
            char line[2000];
            memcpy(line, at, n);
            line[n] = '\0';
            bool found = n == 0 || strstr(a.body, line) != NULL || strstr(a.headline, line) != NULL ||
                         strstr(line, a.headline) != NULL ||
                         (a.standfirst != NULL && strstr(line, a.standfirst) != NULL) ||
                         (a.kicker != NULL && strstr(line, a.kicker) != NULL) ||
                         (a.place != NULL && strstr(line, a.place) != NULL) || strstr(line, P1) != NULL;
            for (size_t k = 0; !found && k < r.n_dropped; k++)
                found = r.dropped[k].line == number;
            for (size_t k = 0; !found && k < a.n_byline; k++)
                found = strcasestr(line, a.byline[k]) != NULL;
            /* Date lines are wholly used, and bullets are joined. */
            found = found || (a.published != NULL && strpbrk(line, "0123456789") != NULL) ||
                    strncmp(line, "\xe2\x80\xa2", 3) == 0 ||
                    (a.standfirst != NULL && strstr(a.standfirst, line) != NULL);
            if (!found)
                print_error("%s: line %zu is lost: %s\n", cases[i].name, number, line);
            assert_true(found);
            at += n + strspn(at + n, "\r") + (at[n + strspn(at + n, "\r")] == '\n');
        }
        article_finish(&a);
        report_finish(&r);
    }
}

static void sentences_survive(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        char text[2000], body[2000];
        struct article a;
        struct report r;
        struct error e;
        snprintf(text, sizeof text,
                 "Swing bridge wins two more winters\n\nBy Ann Ames\n3 March 2021\n\n%s\n\n%s\n\n%s\n\n%s\n", P1, P2,
                 kept[i], P3);
        snprintf(body, sizeof body, "%s\n%s\n%s\n%s", P1, P2, kept[i], P3);
        assert_true(source_read("page.txt", text, strlen(text), &a, &r, &e));
        wrong += differs(kept[i], "body", a.body, body);
        article_finish(&a);
        report_finish(&r);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_read),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(sentences_survive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
