/* SPDX-License-Identifier: MIT */
#include "cards/cards.h"

#include "unit/cards_sample.h"
#include "unit/type_fake_fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct faults {
    size_t n, article;
    char why[64];
};

static void note_fault(void *user, size_t article, const char *why)
{
    struct faults *f = user;
    f->n++;
    f->article = article;
    snprintf(f->why, sizeof f->why, "%s", why);
}

static struct page *page_at(struct cards *c, size_t article, size_t card)
{
    struct error e;
    struct page *page = cards_page(c, (struct place){article, card}, &e);

    if (page == NULL)
        fail_msg("%s", e.text);
    return page;
}

static void assert_block(const struct page *page, const char *block, const char *text)
{
    assert_string_equal(sample_block(page, block), text);
}

/* What a reader sees of an article, in the kiosk's words and with the marks of its language. */
static void an_article_becomes_cards(void **state)
{
    struct type_fonts fonts = fake_proportional();
    struct cards_source source = sample_source(NULL);
    struct cards_wish wish = sample_wish("en");
    struct cards *c = cards_create(&source, &fonts, &wish, NULL, NULL);
    struct deck deck = cards_deck(c);
    size_t n = 0;

    (void)state;
    const struct card *cards = deck.cards(deck.user, 0, &n);
    assert_int_equal(n, 3);
    assert_int_equal(cards[0].kind, CARD_HEADLINE);
    assert_int_equal(cards[1].kind, CARD_SUMMARY);
    assert_int_equal(cards[2].kind, CARD_QUOTE);
    assert_int_equal(cards[1].words, 3);
    assert_int_equal(cards[2].words, 6 + 3); /* and the speaker */

    struct page *page = page_at(c, 0, 0);
    assert_block(page, "headline", "The ferry’s|back – at night");
    assert_block(page, "byline",
                 "By Mara Ellison, Idris Vaughan and Tomás Brennan|·|Port Haven|·|Tuesday 14 April 2026, 07:40");
    assert_block(page, "note", "Corrected Wednesday 15 April 2026");
    assert_block(page, "foot", "Harbour Post|1 / 3");
    page_destroy(page);
    page = page_at(c, 0, 1);
    assert_block(page, "summary", "It sails again.");
    page_destroy(page);
    page = page_at(c, 0, 2);
    assert_block(page, "quote", "We have ‘asked’ for a boat.");
    assert_block(page, "speaker", "Ruth Adeyemi");
    assert_block(page, "role", "harbour master");
    assert_block(page, "mark", "“");
    page_destroy(page);

    /* An article in another language of the table has that one's words; its summary is the body's beginning. */
    page = page_at(c, 2, 0);
    assert_block(page, "note", "Corrigé le mercredi 15 avril 2026");
    page_destroy(page);
    page = page_at(c, 2, 1);
    assert_block(page, "summary", "It moved. «\u202fWe have “asked” for a boat,\u202f»|Ms Adeyemi said.");
    page_destroy(page);
    cards_destroy(c);
}

static void one_that_cannot_be_read_is_told_once(void **state)
{
    struct type_fonts fonts = fake_proportional();
    size_t asked = 0, n;
    struct cards_source source = sample_source(&asked);
    struct cards_wish wish = sample_wish("en");
    struct faults faults = {0};
    struct cards *c = cards_create(&source, &fonts, &wish, note_fault, &faults);
    struct deck deck = cards_deck(c);
    struct place at = {0, 0};
    struct error e;

    (void)state;
    for (int i = 0; i < 20; i++)
        assert_true(deck_step_article(&deck, at, 1, &at));
    assert_int_equal(asked, 3); /* they are kept */
    assert_int_equal(faults.n, 1);
    assert_int_equal(faults.article, 1);
    assert_string_equal(faults.why, "it is torn");
    assert_null(deck.cards(deck.user, 1, &n));
    assert_null(cards_page(c, (struct place){1, 0}, &e));
    assert_null(cards_page(c, (struct place){0, 3}, &e));
    assert_null(cards_page(c, (struct place){3, 0}, &e));
    struct page *page = cards_contents(c, 0, &e);
    assert_non_null(page);
    assert_block(page, "item", "The ferry’s back – at night|—|Le bac repart");
    assert_int_equal(page->n_targets, 3);
    page_destroy(page);
    assert_int_equal(faults.n, 1);

    /* Another sheet cuts every card anew. */
    asked = 0;
    cards_set_sheet(c, &(struct sheet){.width = 480, .height = 800});
    assert_non_null(deck.cards(deck.user, 0, &n));
    assert_int_equal(asked, 1);
    page = page_at(c, 0, 0);
    assert_int_equal(page->width, 480);
    page_destroy(page);
    cards_destroy(c);
}

static void clock_and_age_of_the_news(void **state)
{
    static const struct {
        int64_t day;
        const char *foot;
    } cases[] = {
        {20557, "07:42|Harbour Post|1 / 3"}, /* 2026-04-14, its own */
        {20558, "07:42|Harbour Post|1 / 3"},
        {20559, "07:42|This news is 2 days old|1 / 3"},
        {0, "07:42|Harbour Post|1 / 3"}, /* a clock that was never set */
    };
    struct type_fonts fonts = fake_proportional();
    struct cards_source source = sample_source(NULL);
    struct cards_wish wish = sample_wish("en");
    struct cards *c = cards_create(&source, &fonts, &wish, NULL, NULL);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cards_set_time(c, 7, 42, cases[i].day);
        assert_false(cards_set_time(c, 7, 42, cases[i].day));
        struct page *page = page_at(c, 0, 0);
        assert_block(page, "foot", cases[i].foot);
        page_destroy(page);
    }
    assert_true(cards_set_time(c, 7, 43, 0));
    cards_destroy(c);
}

/* The cards that belong to no article can be set without an edition. */
static void cards_of_no_article(void **state)
{
    struct type_fonts fonts = fake_proportional();
    struct cards_source none = {0}, source = sample_source(NULL);
    struct cards_wish wish = sample_wish("fr");
    struct cards *c = cards_create(&none, &fonts, &wish, NULL, NULL);
    struct deck deck = cards_deck(c);
    struct error e;

    (void)state;
    assert_int_equal(deck.articles, 0);
    struct page *page = cards_notice(c, "Kicker", "A sentence.", "A note.", &e);
    assert_non_null(page);
    assert_block(page, "notice", "A sentence.");
    assert_block(page, "note", "A note.");
    page_destroy(page);
    page = cards_panel(c, "Title", "Detail", 500, &e);
    assert_non_null(page);
    assert_block(page, "title", "Title");
    page_destroy(page);
    page = cards_info(c, &e);
    assert_non_null(page);
    assert_block(page, "label", "Programme|Écran");
    page_destroy(page);
    cards_destroy(c);

    static const char *const signers[][2] = {
        {NULL, "Nobody: it is unsigned"}, {"", "A key this screen does not know"}, {"press", "press"}};
    for (size_t i = 0; i < sizeof signers / sizeof signers[0]; i++) {
        wish = sample_wish("en");
        wish.trust = "Signed editions only";
        source.edition.signer = signers[i][0];
        c = cards_create(&source, &fonts, &wish, NULL, NULL);
        page = cards_info(c, &e);
        assert_non_null(page);
        assert_block(page, "label", "Publication|Edition|Date|Articles|Signed by|Takes|Program|Screen");
        char want[200];
        snprintf(want, sizeof want,
                 "Harbour Post|Tuesday|Tuesday 14 April 2026|3|%s|Signed editions only|standfirst %s|lobby",
                 signers[i][1], STANDFIRST_VERSION);
        assert_block(page, "value", want);
        page_destroy(page);
        cards_destroy(c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_becomes_cards),
        cmocka_unit_test(one_that_cannot_be_read_is_told_once),
        cmocka_unit_test(clock_and_age_of_the_news),
        cmocka_unit_test(cards_of_no_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
