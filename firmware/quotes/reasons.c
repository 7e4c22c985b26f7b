/* SPDX-License-Identifier: MIT */
#include "quotes/reasons.h"

#include <stddef.h>
#include <stdint.h>

enum { ALIKE = 20 }; /* the family counts as so many quotes of the reason's own */

/* Reasons that are alike: one that was seen too rarely has its family's risk. */
enum family { NOBODY, AFTER, BEFORE, TURN, CARRIED, SUBJECT, NAME, PRONOUN, OTHER };

struct row {
    const char *words;
    uint8_t family; /* enum family */
    /* Quotes shown for this reason, and the false ones; first of read articles, then of odd constructs
     * (tests/constructs). run.py --write measures them. */
    unsigned shown, wrong, odd_shown, odd_wrong;
};

static const struct row rows[QUOTE_REASONS] = {
    [QR_NONE] = {"not resolved", NOBODY, 0, 0, 0, 0},

    [QR_VERB_SPEAKER] = {"reporting verb, then the speaker", AFTER, 424, 0, 29, 0},
    [QR_SPEAKER_VERB] = {"the speaker, then a reporting verb", AFTER, 1428, 0, 43, 2},
    [QR_SPEAKER_VERB_BARE] = {"the speaker, then a reporting verb, no comma before", AFTER, 3, 0, 0, 0},
    [QR_SPEAKER_VERB_SHORT] = {"a short attribution after a full stop", AFTER, 0, 0, 0, 0},
    [QR_CLITIC] = {"a verb and its pronoun in one", AFTER, 0, 0, 0, 0},
    [QR_RARE_VERB] = {"the speaker and a rarer verb of speech", AFTER, 0, 0, 4, 0},
    [QR_UNKNOWN_VERB] = {"a verb, then a name", AFTER, 0, 0, 0, 0},
    [QR_COMMA_VERB] = {"a comma, then the speaker and a verb in the past", AFTER, 1, 0, 2, 0},
    [QR_DASH_NAME] = {"a dash and a name", AFTER, 27, 0, 0, 0},
    [QR_ACCORDING_AFTER] = {"according to", AFTER, 1, 0, 0, 0},
    [QR_COMMA_SUBJECT] = {"a comma, then a subject with another verb", AFTER, 0, 0, 0, 0},
    [QR_NO_SUBJECT] = {"reporting verb without a subject", AFTER, 0, 0, 0, 0},
    [QR_OBJECT_PRONOUN] = {"a verb and a pronoun that is not its subject", AFTER, 0, 0, 0, 0},

    [QR_BEFORE_SPEAKER_VERB] = {"before it, the speaker, then a reporting verb", BEFORE, 256, 1, 27, 0},
    [QR_BEFORE_RARE_VERB] = {"before it, the speaker, then a rarer verb of speech", BEFORE, 0, 0, 1, 0},
    [QR_BEFORE_COURT] = {"before it, the court, then a verb of judging", BEFORE, 0, 0, 2, 0},
    [QR_BEFORE_VERB_SPEAKER] = {"before it, a reporting verb, then the speaker", BEFORE, 3, 0, 0, 0},
    [QR_BEFORE_PARTICIPLE] = {"a participle right after the speaker", BEFORE, 3, 0, 0, 0},
    [QR_BEFORE_MAIN] = {"the main clause's subject, then a participle", BEFORE, 41, 0, 1, 0},
    [QR_BEFORE_RELATIVE] = {"the one who ... said", BEFORE, 2, 0, 0, 0},
    [QR_BEFORE_OTHER] = {"the subject before the other quote of the sentence", BEFORE, 4, 0, 0, 0},
    [QR_BEFORE_NO_SUBJECT] = {"before it, a reporting verb without a subject", BEFORE, 0, 0, 0, 0},
    [QR_ACCORDING_BEFORE] = {"before it, according to", BEFORE, 1, 0, 0, 0},
    [QR_NAME_COLON] = {"a name and a colon", BEFORE, 3, 0, 5, 0},
    [QR_OWNER_COLON] = {"his or her words, then a colon", BEFORE, 0, 0, 0, 0},
    [QR_SUBJECT_COLON] = {"a subject, then a colon", BEFORE, 9, 0, 1, 0},
    [QR_SUBJECT_COMMA] = {"a subject with another verb, then a comma", BEFORE, 0, 0, 0, 0},

    [QR_TURN_ANSWER] = {"an answer of the interview", TURN, 17, 0, 19, 0},
    [QR_TURN_INITIALS] = {"an answer under initials", TURN, 0, 0, 2, 0},
    [QR_TURN_NAME] = {"a turn under a name", TURN, 12, 0, 31, 0},
    [QR_TURN_BLOCK] = {"a paragraph that a verb and a colon lead in", TURN, 0, 0, 2, 0},

    [QR_CARRIED_ELIDED] = {"who spoke last goes on, as a verb without a subject says", CARRIED, 1, 0, 0, 0},
    [QR_CARRIED_ON] = {"who spoke last goes on", CARRIED, 0, 0, 0, 0},
    [QR_CARRIED_SAME] = {"who spoke last in the paragraph goes on", CARRIED, 9, 0, 0, 0},
    [QR_CARRIED_NEXT] = {"who spoke last goes on in the next paragraph", CARRIED, 3, 1, 0, 0},
    [QR_CARRIED_LATER] = {"who spoke last goes on later", CARRIED, 12, 0, 0, 0},
    [QR_SUBJECT_SAYS] = {"whose words the sentence before reports", SUBJECT, 8, 0, 1, 0},
    [QR_SUBJECT_BEFORE] = {"whom the sentence before is about", SUBJECT, 23, 5, 10, 5},

    [QR_IN_FULL] = {"named in full", NAME, 516, 0, 106, 4},
    [QR_ONLY_SURNAME] = {"the only one of that surname", NAME, 929, 1, 25, 0},
    [QR_CARRIED_WHOLE] = {"who spoke last goes on for a whole paragraph", CARRIED, 30, 0, 1, 1},
    [QR_SURNAME_GENDER] = {"that surname and gender", NAME, 3, 0, 0, 0},
    [QR_SURNAME_LATEST] = {"that surname, last named in full and named most", NAME, 14, 0, 0, 0},
    [QR_FIRST_WORD] = {"the first word of the only such name", NAME, 4, 0, 0, 0},
    [QR_GIVEN_NAME] = {"a given name", NAME, 17, 0, 0, 0},
    [QR_NAMED_SO_ONLY] = {"named so only", NAME, 0, 0, 0, 0},
    [QR_SHARED_SURNAME] = {"a surname that several share", NAME, 37, 0, 0, 0},

    [QR_LAST_SPEAKER] = {"the last to speak of that gender", PRONOUN, 217, 1, 5, 0},
    [QR_LAST_SUBJECT] = {"the last subject of that gender", PRONOUN, 141, 1, 5, 1},
    [QR_LAST_NAMED] = {"the last named of that gender", PRONOUN, 8, 0, 0, 0},
    [QR_LAST_SPEAKER_OF_TWO] = {"the last to speak of that gender, of two who fit", PRONOUN, 131, 1, 6, 1},
    [QR_LAST_SUBJECT_OF_TWO] = {"the last subject of that gender, of two who fit", PRONOUN, 53, 1, 4, 1},
    [QR_SUBJECT_AFTER_SPEAKER] = {"the last subject of that gender, after another who fits spoke", PRONOUN, 8, 1, 0, 0},
    [QR_QUOTED_LAST] = {"who was quoted last", PRONOUN, 4, 0, 0, 0},
    [QR_SAME_NOUN] = {"who was brought in before, by the same noun", PRONOUN, 5, 0, 0, 0},
    [QR_ONLY_NEAR] = {"the only one near whom that can mean", PRONOUN, 9, 0, 0, 0},

    [QR_INTERVIEWED] = {"the one who is interviewed", TURN, 17, 0, 19, 0},
    [QR_INITIALS] = {"the only one with these initials", TURN, 0, 0, 2, 0},
    [QR_AUTHOR] = {"the by-line's author", TURN, 0, 0, 0, 0},

    [QR_ONLY_OFFICE] = {"the only one given that office", OTHER, 7, 0, 4, 0},
    [QR_ORGANISATION] = {"an organisation", OTHER, 22, 0, 1, 0},
    [QR_AS_WORDED] = {"as worded", OTHER, 124, 0, 4, 1},

    [QR_NOTHING_SAYS] = {"nothing says who speaks", NOBODY, 0, 0, 0, 0},
    [QR_NOT_SURE] = {"no candidate is sure enough", NOBODY, 0, 0, 0, 0},
    [QR_TOO_NEAR] = {"two candidates are too near each other", NOBODY, 0, 0, 0, 0},
    [QR_PRONOUN_NOBODY] = {"a pronoun that fits nobody near", NOBODY, 0, 0, 0, 0},
    [QR_PRONOUN_TWO] = {"a pronoun that fits two people", NOBODY, 0, 0, 0, 0},
    [QR_NO_EVIDENCE] = {"words that do not say who it is", NOBODY, 0, 0, 0, 0},
    [QR_LABEL_NOBODY] = {"an answer or a label, and nobody is sure to be meant", NOBODY, 0, 0, 0, 0},
    [QR_INTERVIEWER] = {"the interviewer's words", NOBODY, 0, 0, 0, 0},

    [QR_DENIED] = {"it is denied that these words were said", NOBODY, 0, 0, 0, 0},
    [QR_ALLEGED] = {"these words are alleged, rumoured or laid to somebody", NOBODY, 0, 0, 0, 0},
    [QR_HEARD] = {"somebody else tells of these words", NOBODY, 0, 0, 0, 0},
    [QR_CITED] = {"these words are read out or quoted from somebody else", NOBODY, 0, 0, 0, 0},
    [QR_HYPOTHETICAL] = {"these words might be said, or are wished for", NOBODY, 0, 0, 0, 0},
    [QR_ACTED] = {"these words are a part's, a song's, a sign's or a satire's", NOBODY, 0, 0, 0, 0},
    [QR_ASKED] = {"these words are asked about", NOBODY, 0, 0, 0, 0},
};

const char *quote_reason_words(enum quote_reason r)
{
    return rows[r].words;
}

unsigned quote_reason_risk(enum quote_reason r)
{
    const struct row *row = &rows[r];
    unsigned shown = 0, wrong = 0;
    if (row->family == NOBODY)
        return 0;
    for (size_t i = 0; i < QUOTE_REASONS; i++)
        if (rows[i].family == row->family) {
            shown += rows[i].shown;
            wrong += rows[i].wrong;
        }
    double family = (wrong + 1.0) / (shown + ALIKE);
    return (unsigned)(1000 * (row->wrong + ALIKE * family) / (row->shown + ALIKE) + 0.5);
}
