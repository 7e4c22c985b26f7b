/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_unsaid_english[] = {
    {QU_NOT,
     "not never nor neither nobody none no without hardly didn't didn’t doesn't doesn’t don't don’t won't won’t "
     "wouldn't wouldn’t hasn't hasn’t haven't haven’t hadn't hadn’t isn't isn’t wasn't wasn’t weren't weren’t "
     "can't can’t couldn't couldn’t cannot shouldn't shouldn’t"},
    {QU_DENY, "deny denies denied denying dispute disputes disputed disputing refuse refuses refused refusing decline "
              "declines declined declining avoid avoids avoided avoiding forgot forgets failed fails failing neglected "
              "omitted stopped stops instead rather against regrets regretted without untrue false lie lies falsehood "
              "fabrication nonsense"},
    {QU_CLAIM, "allege alleges alleged alleging claim claims claimed claiming rumour rumor rumours rumors rumoured "
               "rumored gossip legend hearsay purported reputed supposed believed thought understood suspected "
               "accuse accuses accused accusing allegation allegations suggestion suggestions myth story stories "
               "accusation accusations reported assumed presumed said report reports"},
    {QU_ALLEGEDLY, "allegedly supposedly purportedly reportedly apparently"},
    {QU_FALSELY, "falsely wrongly wrongfully mistakenly erroneously incorrectly fraudulently"},
    {QU_MIGHT, "might may would could should ought must"},
    {QU_WISH, "imagine imagines imagined imagining picture pictures pictured picturing suppose supposes supposing "
              "pretend pretends pretended pretending hope hopes hoped hoping want wants wanted wanting wish wishes "
              "wished wishing expect expects expected expecting dream dreams dreamed dreamt dreaming fear fears feared "
              "fearing fancy envisage envisages demand demands demanded beg begs begged urge urges urged prefer await "
              "awaits awaited awaiting waiting made make makes let lets taught forced ordered"},
    {QU_HEAR, "hear hears heard hearing overhear overhears overheard overhearing see sees saw seeing watch watches "
              "watched watching notice noticed listen listens listened listening remember remembers remembered "
              "remembering recall recalls recalled recalling recollects recollected"},
    {QU_GET, "get gets got receive receives received receiving have has had open opens opened find finds found obtain "
             "obtained discover discovered sent given handed shown left passed forwarded read"},
    {QU_CITE, "quote quotes quoted cite cites cited recite recites recited paraphrase paraphrases paraphrased read "
              "reads borrow borrows borrowed misquote misquotes misquoted parrot parrots parroted"},
    {QU_QUOTING, "quoting reciting paraphrasing misquoting mimicking imitating mocking impersonating parodying "
                 "parroting reading"},
    {QU_FAKE, "fake faked doctored bogus hoax spoof parody satirical satiric deepfake fabricated fictional fictitious "
              "imaginary invented forged manipulated ai-generated mock"},
    {QU_PART, "parody satire spoof cartoon meme puppet dummy impressionist impersonator impersonation lookalike "
              "look-alike hoax deepfake character protagonist caricature avatar chatbot ghost mannequin"},
    {QU_WORK, "act play sketch skit novel film movie musical opera operetta sitcom comedy drama cartoon comic panto "
              "pantomime soap episode song ballad lyrics lyric verse chorus parody satire spoof fable poem hymn anthem "
              "melodrama farce dream nightmare"},
    {QU_ACT, "playing portraying impersonating voicing mimicking imitating parodying lampooning"},
    {QU_SIGN, "sign signs banner banners placard placards poster posters plaque notice headline headlines caption "
              "captions slogan slogans motto song songs hymn anthem lyric lyrics poem chorus verse refrain inscription "
              "epitaph tattoo sticker stickers graffiti billboard billboards voicemail strapline tagline proverb "
              "adage mantra jingle chant note"},
    {QU_RELAY, "repeated repeats repeating shared shares sharing relayed relays relaying retweeted retweets forwarded "
               "forwards translated translates showed shows pointed points voiced voices passed published reposted"},
    {QU_NEARLY, "almost nearly perhaps maybe possibly probably"},
    {QU_INTEND, "tempted tried tries meant intended longed planned prepared threatened dared about going ready waiting "
                "hesitated"},
    {0, NULL},
};
