/* SPDX-License-Identifier: MIT */
/* Written by toolchain/speech-verbs.py from wordnet-base 1:3.0-37: change that, not this.
 *
 * WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. */
#include "quotes/words.h"

const struct quote_list quote_words_speech[] = {
    {QW_SAY | QW_WEAK | QW_OTHER,
     "aahed aahs advocated affirms animadverted animadverts appended appends attests averred avers avows babbled "
     "backbit backbites backbitten bawled bawls bayed beefed belied belies bellyached bemoaned bemoans bewailed "
     "bewails bitched blabbed blabbered blabs blasphemed blasphemes blathered bleated blethered blithered blithers "
     "blubbered blundered blurted blurts booed bridled bumbled bumbles cackled caterwauled clacked clamored clamoured "
     "clarioned condemns cooed croaked declaimed declaims delivered delivers deplored deplores deponed depones deposed "
     "deposes discusses dramatised dramatises dramatized dramatizes droned editorialised editorialises editorialized "
     "editorializes ejaculated enthuses enunciated enunciates fielded foredoomed foredooms gabbled geed generalises "
     "generalizes gibbered griped grouched groused guaranteed gulped hallooed hallows hollered holloed howled hurled "
     "hurrahed imprecated imprecates inflects intones inveighed inveighs jabbered kvetched maundered maunders "
     "mentioned misrepresents misstated misstates modulates mouthed mussitated mussitates nagged oohed oohs outcried "
     "palavered phonated phonates piffled plained platitudinized platitudinizes pled plighted portrays posited prated "
     "prattled preambled prefaced premised presented prologised prologises prologized prologizes prologuized "
     "prologuizes promulgates propositioned quetched quetches rasped raved recommends reconsecrated reconsecrates "
     "rejoins repined repines reprobated rhapsodised rhapsodises rhapsodized rhapsodizes riposted sanctifies sassed "
     "scolded screaked screaks screeched sentenced shrilled shrills sibilated sibilates sissed sisses sizzed sizzes "
     "skreaked skreaks skreighed skreighs smattered smatters snivelled speechified speechifies spouted squalled "
     "squawked submits submitted susurrated susurrates swaned swears tattled trumpeted twaddled ululated ululates "
     "undertaken undertakes undertook utters verbalises verbalizes vocalised vocalises vociferated vociferates vouched "
     "vouches wauled wauls wawled wawls whined whooped yacked yammered yammers yauped yaups yawled yawped yawps "
     "yowled"},
    {0, NULL},
};
