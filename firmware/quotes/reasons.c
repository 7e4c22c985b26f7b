/* SPDX-License-Identifier: MIT */
#include "quotes/reasons.h"

#include <stddef.h>

struct row {
    const char *words;
    unsigned shown, wrong; /* written by tests/quotes/run.py --write */
};

static const struct row rows[QUOTE_REASONS] = {
    [QR_NONE] = {"not resolved", 0, 0},

    [QR_VERB_SPEAKER] = {"reporting verb, then the speaker", 0, 0},
    [QR_SPEAKER_VERB] = {"the speaker, then a reporting verb", 0, 0},
    [QR_SPEAKER_VERB_BARE] = {"the speaker, then a reporting verb, no comma before", 0, 0},
    [QR_SPEAKER_VERB_SHORT] = {"a short attribution after a full stop", 0, 0},
    [QR_CLITIC] = {"a verb and its pronoun in one", 0, 0},
    [QR_UNKNOWN_VERB] = {"a verb, then a name", 0, 0},
    [QR_DASH_NAME] = {"a dash and a name", 0, 0},
    [QR_ACCORDING_AFTER] = {"according to", 0, 0},
    [QR_COMMA_SUBJECT] = {"a comma, then a subject with another verb", 0, 0},
    [QR_NO_SUBJECT] = {"reporting verb without a subject", 0, 0},
    [QR_OBJECT_PRONOUN] = {"a verb and a pronoun that is not its subject", 0, 0},

    [QR_BEFORE_SPEAKER_VERB] = {"before it, the speaker, then a reporting verb", 0, 0},
    [QR_BEFORE_VERB_SPEAKER] = {"before it, a reporting verb, then the speaker", 0, 0},
    [QR_BEFORE_PARTICIPLE] = {"a participle right after the speaker", 0, 0},
    [QR_BEFORE_MAIN] = {"the main clause's subject, then a participle", 0, 0},
    [QR_BEFORE_RELATIVE] = {"the one who ... said", 0, 0},
    [QR_BEFORE_OTHER] = {"the subject before the other quote of the sentence", 0, 0},
    [QR_BEFORE_NO_SUBJECT] = {"before it, a reporting verb without a subject", 0, 0},
    [QR_ACCORDING_BEFORE] = {"before it, according to", 0, 0},
    [QR_NAME_COLON] = {"a name and a colon", 0, 0},
    [QR_OWNER_COLON] = {"his or her words, then a colon", 0, 0},
    [QR_SUBJECT_COLON] = {"a subject, then a colon", 0, 0},
    [QR_SUBJECT_COMMA] = {"a subject with another verb, then a comma", 0, 0},

    [QR_CARRIED_ELIDED] = {"who spoke last goes on, as a verb without a subject says", 0, 0},
    [QR_CARRIED_ON] = {"who spoke last goes on", 0, 0},
    [QR_CARRIED_SAME] = {"who spoke last in the paragraph goes on", 0, 0},
    [QR_CARRIED_NEXT] = {"who spoke last goes on in the next paragraph", 0, 0},
    [QR_CARRIED_LATER] = {"who spoke last goes on later", 0, 0},
    [QR_SUBJECT_BEFORE] = {"whom the sentence before is about", 0, 0},

    [QR_IN_FULL] = {"named in full", 0, 0},
    [QR_ONLY_SURNAME] = {"the only one of that surname", 0, 0},
    [QR_SURNAME_GENDER] = {"that surname and gender", 0, 0},
    [QR_SURNAME_FAR_MORE] = {"that surname, named far more than the other", 0, 0},
    [QR_SURNAME_LATEST] = {"that surname, last named in full and named most", 0, 0},
    [QR_FIRST_WORD] = {"the first word of the only such name", 0, 0},
    [QR_GIVEN_NAME] = {"a given name", 0, 0},
    [QR_NAMED_SO_ONLY] = {"named so only", 0, 0},
    [QR_SHARED_SURNAME] = {"a surname that several share", 0, 0},

    [QR_LAST_SPEAKER] = {"the last to speak of that gender", 0, 0},
    [QR_LAST_SUBJECT] = {"the last subject of that gender", 0, 0},
    [QR_LAST_NAMED] = {"the last named of that gender", 0, 0},
    [QR_QUOTED_LAST] = {"who was quoted last", 0, 0},

    [QR_ONLY_OFFICE] = {"the only one given that office", 0, 0},
    [QR_MAIN_OFFICE] = {"that office, and the person the article is about", 0, 0},
    [QR_ORGANISATION] = {"an organisation", 0, 0},
    [QR_AS_WORDED] = {"as worded", 0, 0},

    [QR_NOTHING_SAYS] = {"nothing says who speaks", 0, 0},
    [QR_NOT_SURE] = {"no candidate is sure enough", 0, 0},
    [QR_TOO_NEAR] = {"two candidates are too near each other", 0, 0},
    [QR_PRONOUN_NOBODY] = {"a pronoun that fits nobody near", 0, 0},
    [QR_PRONOUN_TWO] = {"a pronoun that fits two people", 0, 0},
};

const char *quote_reason_words(enum quote_reason r)
{
    return rows[r].words;
}
