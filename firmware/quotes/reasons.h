/* SPDX-License-Identifier: MIT */
/* Why a quote has the speaker that it has, or none: the reason of the cue (where the name was found) and the reason of
 * the resolution (who the name or pronoun was taken for). Each reason is one row of a table: its words and how often it
 * was wrong, measured on read articles. A quote's risk is that of its cue and that of its resolution together; above
 * the desk's limit (quotes_options.risk) it has no speaker. A new reason is a name here and a row in reasons.c with the
 * counts 0, 0, 0, 0; `tests/quotes/run.py BUILD GOLD --write` measures all and writes the counts. */
#pragma once

enum quote_reason {
    QR_NONE,

    /* Cues: the attribution after the quote */
    QR_VERB_SPEAKER,       /* "...", said Hale */
    QR_SPEAKER_VERB,       /* "...," Hale said */
    QR_SPEAKER_VERB_BARE,  /* "..." Hale said, without a comma before */
    QR_SPEAKER_VERB_SHORT, /* "....” Hale said. */
    QR_CLITIC,             /* « ... », répond-il */
    QR_RARE_VERB,          /* "...", croaked Hale; "...," Hale croaked */
    QR_UNKNOWN_VERB,       /* "...", snorted Hale */
    QR_COMMA_VERB,         /* "...," Hale snorted */
    QR_DASH_NAME,          /* "..." - Hale */
    QR_ACCORDING_AFTER,    /* "...", according to Hale */
    QR_COMMA_SUBJECT,      /* "...," Hale put the lamp out */
    QR_NO_SUBJECT,         /* "...," adding */
    QR_OBJECT_PRONOUN,     /* "...," told him */

    /* Cues: the narration before the quote */
    QR_BEFORE_SPEAKER_VERB, /* Hale said: "..." */
    QR_BEFORE_RARE_VERB,    /* Hale croaked: "..." */
    QR_BEFORE_COURT,        /* The court held: "..." */
    QR_BEFORE_VERB_SPEAKER, /* Added Hale: "..." */
    QR_BEFORE_PARTICIPLE,   /* with Hale saying: "..." */
    QR_BEFORE_MAIN,         /* Hale stood up, saying: "..." */
    QR_BEFORE_RELATIVE,     /* Hale, who said: "..." */
    QR_BEFORE_OTHER,        /* Hale called it "a shame", adding: "..." */
    QR_BEFORE_NO_SUBJECT,   /* adding: "..." */
    QR_ACCORDING_BEFORE,    /* According to Hale: "..." */
    QR_NAME_COLON,          /* Hale: "..." */
    QR_OWNER_COLON,         /* His answer: "..." */
    QR_SUBJECT_COLON,       /* Hale stood up: "..." */
    QR_SUBJECT_COMMA,       /* Hale stood up, "..." */

    /* Cues: what is said without marks */
    QR_TURN_ANSWER,   /* A: ... */
    QR_TURN_INITIALS, /* AH: ... */
    QR_TURN_NAME,     /* HALE: ... */
    QR_TURN_BLOCK,    /* Hale said: ... as a paragraph without marks */

    /* Cues: no words for it */
    QR_CARRIED_ELIDED, /* "...," adding "..." in one paragraph */
    QR_CARRIED_ON,     /* who spoke last, nothing between */
    QR_CARRIED_SAME,   /* the same paragraph, other narration between */
    QR_CARRIED_WHOLE,  /* the next paragraph, and that is all quote */
    QR_CARRIED_NEXT,   /* the next paragraph, nothing between */
    QR_CARRIED_LATER,  /* narration and paragraphs between */
    QR_SUBJECT_SAYS,   /* the same, where that sentence reports what he said: "Hale argued that it was late." */
    QR_SUBJECT_BEFORE, /* whom the sentence before is about */

    /* Resolutions: a name */
    QR_IN_FULL,
    QR_ONLY_SURNAME,
    QR_SURNAME_GENDER,
    QR_SURNAME_LATEST,
    QR_FIRST_WORD,
    QR_GIVEN_NAME,
    QR_NAMED_SO_ONLY,
    QR_SHARED_SURNAME, /* shown as the surname alone */

    /* Resolutions: a pronoun */
    QR_LAST_SPEAKER,
    QR_LAST_SUBJECT,
    QR_LAST_NAMED,
    QR_LAST_SPEAKER_OF_TWO, /* and somebody else who fits stands within two sentences */
    QR_LAST_SUBJECT_OF_TWO,
    QR_SUBJECT_AFTER_SPEAKER, /* somebody else who fits spoke in the paragraph before */
    QR_QUOTED_LAST,
    QR_SAME_NOUN, /* "the source", after "a source close to Hale" */
    QR_ONLY_NEAR, /* "the senator", where nobody else stands near */

    /* Resolutions: who answers, who wrote */
    QR_INTERVIEWED,
    QR_INITIALS,
    QR_AUTHOR,

    /* Resolutions: other words */
    QR_ONLY_OFFICE,
    QR_ORGANISATION,
    QR_AS_WORDED,

    /* Nobody */
    QR_NOTHING_SAYS,
    QR_NOT_SURE,
    QR_TOO_NEAR,
    QR_PRONOUN_NOBODY,
    QR_PRONOUN_TWO,
    QR_NO_EVIDENCE, /* "the lawyer", "one of them", "the principles" */
    QR_LABEL_NOBODY,
    QR_INTERVIEWER, /* asks, and is not for the screen */

    /* Nobody: it was not said, or not by the one whom the clause is about (said.h) */
    QR_DENIED,
    QR_ALLEGED,
    QR_HEARD,
    QR_CITED,
    QR_HYPOTHETICAL,
    QR_ACTED,
    QR_ASKED,

    QUOTE_REASONS
};

/* Static. */
const char *quote_reason_words(enum quote_reason r);

/* How many of 1,000 quotes shown for this reason are false. Measured by `shown` and `wrong` of its row and of its
 * family (the rows alike: attributions after the quote, pronouns, ...): with f = (wrong + 1) / (shown + 20) of the
 * whole family, the risk is (wrong + 20 f) / (shown + 20) of the reason. So a reason that is seen often has its own
 * share, and one that was hardly ever seen its family's. 0 for the reasons why nobody is named.
 * The counts of the odd constructs tell which reasons odd sentences break. They are not how often that happens in a
 * newspaper, so they are left out of the risk. */
unsigned quote_reason_risk(enum quote_reason r);
