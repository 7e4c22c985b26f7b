/* SPDX-License-Identifier: MIT */
/* Both sides of every rule: what is a site's line, and the sentence that merely begins like one. */
#include "page/furniture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const dropped[] = {
    "Load mobile navigation",
    "This article is more than 2 years old",
    "Key points:",
    "Support Now",
    "A",
    "0:44",
    "38:02",
    "1.00x",
    "https://example.org/p/4Uxyz",
    "@annames",
    "kb/rw (dpa, AFP)",
    "[How a village learned to love its vultures]",
    "Ann Ames/The Harbour Gazette",
    "The lamp has been out for years.(ABC Southern Plains: Ann Ames)",
    "Ann Ames holds the notice that she found. (Ann Ames/CBC)",
    "\342\200\224 Port Haven Council (@porthaven) March 3, 2021",
    "Ann Ames contributed to this report.",
    "FacebookTwitter",
    "Anzeige",
    "Home",
    "MENU",
    "Skip to main content",
    "Back to top",
    "Read more",
    "Read more >",
    "Read more: Ferry fares to rise",
    "RELATED: Ferry fares to rise",
    "Related stories",
    "See also",
    "See also: Ferry fares",
    "More on this story",
    "Recommended",
    "Most read",
    "Most viewed",
    "You may also like",
    "More from Port Haven",
    "Lire aussi | La gare",
    "Sign up to our free weekly newsletter",
    "Sign up for the morning newsletter and never miss a tide.",
    "Get the day's news delivered straight to your inbox",
    "Subscribe",
    "Subscribe now",
    "Sign in",
    "Already a subscriber? Log in",
    "This article is for subscribers only.",
    "To continue reading, subscribe today.",
    "Support our journalism from as little as 1 a month.",
    "Share this article",
    "Share on Facebook",
    "Copy link",
    "Facebook Twitter WhatsApp Email Copy link",
    "Facebook | X | LinkedIn",
    "Share",
    "Save",
    "Link copied",
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "Article continues below",
    "Sponsored content",
    "Play video",
    "Video",
    "View gallery",
    "Show 5 images",
    "1 of 12",
    "Show all 5",
    "3/12",
    "Image caption",
    "Image source, Harbour Archive",
    "Photograph: Cora Cole/Harbour Agency",
    "PHOTO: Cora Cole",
    "(Getty Images)",
    "The bridge at dawn (Getty Images)",
    "The bridge at dawn. Photograph: Cora Cole/The Coast",
    "The bridge at dawn. (AP Photo/Cora Cole)",
    "The bridge on Monday (PA)",
    "Credit: Cora Cole",
    "Credit...Cora Cole for The Times",
    "Cora Cole/Getty Images",
    "File photo: the bridge",
    "This undated photo provided by the county shows the bridge.",
    "32 comments",
    "View comments",
    "View 1,204 comments",
    "Comments (32)",
    "Comments",
    "Join the conversation",
    "Comments are closed.",
    "Have your say",
    "5 min read",
    "Reading time: 5 minutes",
    "Topics: bridges, boats",
    "Tags: bridges",
    "Filed under:",
    "\xc2\xa9 2021 Harbour Gazette",
    "Copyright 2021 Harbour Gazette. All rights reserved.",
    "All rights reserved.",
    "We use cookies to make this site better.",
    "Accept all",
    "Privacy policy",
    "Follow us",
    "Follow us on Twitter",
    "Follow Ann on Twitter and Instagram",
    "Got a story? Email us at news@example.org",
    "Do you have a story? Call us on 0123.",
    "(Reporting by Ann Ames; Editing by Bob Bell)",
    "Additional reporting by Bob Bell",
    "This article was amended on 4 March 2021. An earlier version said less.",
    "* * *",
    "___",
    "14",
    "+4",
    "1.2k",
    "Published",
    "Updated",
    "Enter your email address",
    "Report an error",
    "Join the commenting community",
    "Thanks for registering with us",
    "Refresh your browser to log in",
};

static const char *const kept[] = {
    "10:04",
    "Around the corner from the pier, a crowd had gathered.",
    "More in hope than in need he put in a coin.",
    "Summary justice was all that they were offered.",
    "Highlights of her hair were blue.",
    "Download figures fell by half, the library said.",
    "Ends do not meet in a town without a ferry.",
    "The article that the paper said she contributed to this report was never found, she said.",
    "A/B",
    "Home is where the harbour is.",
    "Menu prices have doubled since the spring.",
    "Read more books, the minister told the school.",
    "Related to this is the question of who pays.",
    "See also how the light falls, she said.",
    "Recommended doses had been exceeded.",
    "More from the fund was promised.",
    "Most read the letter twice.",
    "Sign up to the scheme has been slow, the council said.",
    "Sign up for the scheme closes on Friday.",
    "Subscribers to the fund were paid first.",
    "Support for the bridge has fallen.",
    "Share prices fell by a third.",
    "Share the road, the sign reads.",
    "Facebook and Twitter were told to hand over the messages.",
    "Save the bridge and you save the town, he wrote.",
    "Advertisements for the post drew nine replies.",
    "Advertisement rates have not risen since 1990.",
    "Play was stopped twice.",
    "Video of the launch was lost.",
    "1 of 12 lamps was lit.",
    "Image is everything in the trade.",
    "Photograph after photograph shows the same bridge.",
    "He kept one photograph: the bridge in snow, with nobody on it and a cat on the rail.",
    "Credit is hard to come by on the islands.",
    "Comments made at the meeting were not minuted.",
    "32 comments were read out at the meeting.",
    "5 minutes later the bridge opened.",
    "Topics such as cost were not discussed.",
    "Copyright in the charts belongs to the town.",
    "Cookies were served at the end.",
    "Follow the river and you come to the mill.",
    "Follow us into the dark, said the guide.",
    "Reporting the leak took eleven calls.",
    "Published in 1887, the chart shows a channel.",
    "Updated plans were laid before the board.",
    "The agency, Reuters, has an office there.",
    "\xe2\x80\x9cSubscribe to nothing,\xe2\x80\x9d she said.",
    "The picture was taken by a boy (the mayor's son).",
    "Swing bridge wins two more winters",
    "Why the boats are late",
    "What happens next",
    "Ann Ames",
    "Port Haven",
    "She paid 14.",
    "No.",
    "\"Share!\" she said.",
    "Get the boats in before the tide turns, the harbour master wrote.",
    "Register of interests shows nine gifts.",
    "Join our march, the union told its members.",
    "Thank you for the boats, the mayor wrote.",
    "Refresh rates have fallen.",
    "The newsletter said the club would close.",
    "Contact between the hulls was slight.",
    "Watching the tide is a trade.",
    "Listen: that is the bell.",
};

static void site_lines_are_dropped(void **state)
{
    (void)state;
    struct furniture_letters letters;
    furniture_letters_make(&letters);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        struct furniture f = {0}, g = {0};
        if (!furniture_is(dropped[i], NULL, &f))
            fail_msg("'%s' stays", dropped[i]);
        assert_non_null(f.why);
        assert_true(furniture_is(dropped[i], &letters, &g));
        assert_ptr_equal(f.why, g.why);
    }
}

static void sentences_stay(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct furniture f;
        if (furniture_is(kept[i], NULL, &f))
            fail_msg("'%s' is dropped as %s", kept[i], f.why);
    }
}

static void lines_say_what_may_follow(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum furniture_effect effect;
    } cases[] = {
        {"Advertisement", FURNITURE_ALONE},
        {"Recommended", FURNITURE_LIST},
        {"Most read", FURNITURE_TAIL},
        {"Photograph: Cora Cole", FURNITURE_CREDIT},
        {"Correction: the bridge is older.", FURNITURE_CORRECT},
        {"skip past newsletter promotion", FURNITURE_BOX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct furniture f;
        assert_true(furniture_is(cases[i].line, NULL, &f));
        assert_int_equal(f.effect, cases[i].effect);
    }
}

static void long_lines_are_never_furniture(void **state)
{
    (void)state;
    char line[3000] = "Advertisement";
    struct furniture f;
    for (size_t i = 0; i < 200; i++)
        strcat(line, " more");
    assert_false(furniture_is(line, NULL, &f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(site_lines_are_dropped),
        cmocka_unit_test(sentences_stay),
        cmocka_unit_test(lines_say_what_may_follow),
        cmocka_unit_test(long_lines_are_never_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
