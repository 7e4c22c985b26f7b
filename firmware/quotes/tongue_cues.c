/* SPDX-License-Identifier: MIT */
#include "quotes/tongue_cues.h"

#include "quotes/clauses.h"
#include "quotes/tongue_phrases.h"
#include "quotes/tongue_words.h"

#include <string.h>

enum {
    SURE = 95,
    ACCORDING = 90,
    SUBJECT = 60, /* a subject with any verb, then a colon */
    ASIDE = 30,   /* tokens of an aside between a subject and its verb */
};

static struct quote_cue make(struct quote_phrase phrase, int score, enum quote_cue_kind kind, enum quote_reason why,
                             size_t verb, size_t end)
{
    return (struct quote_cue){
        .phrase = phrase, .score = score, .kind = (uint8_t)kind, .why = (uint8_t)why, .verb = verb, .end = end};
}

/* Words that make it nobody's: denied or heard by the subject, ... */
static bool is_denial(const struct quote_tokens *t, size_t i)
{
    static const char *const words[QUOTE_LANGUAGES] = {
        [QUOTE_FRENCH] =
            "jamais nie nient dément démenti pas censé ni conteste reçu reçoit lit entend entendu aucun personne",
        [QUOTE_GERMAN] = "nie niemals nicht bestreitet bestritt dementiert dementierte weder kein keine keiner niemand "
                         "leugnet leugnete bekam erhielt las hörte",
        [QUOTE_SPANISH] = "nunca jamás niega negó desmiente desmintió no tampoco recibió leyó oyó nadie ningún ninguna",
        [QUOTE_OTHER] = "non niet nie inte ikke ne não nunca mai nooit nigdy aldrig",
    };
    return quote_token_among(t, i, words[t->language]) ||
           (t->language == QUOTE_FRENCH && quote_token_among(t, i, "n ne") && !quote_token_among(t, i + 1, "est"));
}

/* ... or alleged, hypothetical or wished. */
static bool is_claim(const struct quote_tokens *t, size_t i)
{
    static const char *const words[QUOTE_LANGUAGES] = {
        [QUOTE_FRENCH] = "aurait auraient prétendument soi-disant aurions",
        [QUOTE_GERMAN] = "angeblich hätte hätten würde würden soll sollen sollte mutmaßlich zufolge möge könnte",
        [QUOTE_SPANISH] = "supuestamente presuntamente hubiera hubiese habría ojalá",
        [QUOTE_OTHER] = "",
    };
    return quote_token_among(t, i, words[t->language]);
}

static bool denies(const struct quote_tokens *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_denial(t, i) || is_claim(t, i))
            return true;
    return false;
}

/* The texts that a clause may quote from. */
static bool names_text(const struct quote_tokens *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (quote_token_has(t, i, QW_TEXT | QW_NAMING))
            return true;
    return false;
}

/* Over adverbs, days, "pour sa part", "por su parte", "sich". */
static size_t skip_small(const struct quote_tokens *t, size_t i, size_t end)
{
    for (;;) {
        if (i < end && (quote_token_has(t, i, QW_ADV) ||
                        (quote_token_has(t, i, QW_DAY) && !(t->language == QUOTE_GERMAN && i + 1 >= end)) ||
                        quote_token_among(t, i, "sich")))
            i++;
        else if (i + 2 < end && quote_token_has(t, i, QW_DET | QW_PREP) && quote_token_has(t, i + 1, QW_DAY) &&
                 !quote_token_is_capital(&t->at[i]))
            i += 2; /* "esta tarde", "ce matin", "am Montag" */
        else if (i + 2 < end && quote_token_has(t, i, QW_PREP) && quote_token_has(t, i + 1, QW_POSS) &&
                 quote_token_among(t, i + 2, "part côté tour parte lado vez"))
            i += 3;
        else
            return i;
    }
}

/* The verb of speech that stands at i or after its auxiliary or reflexive pronoun there; `end` if there is none. */
static size_t verb_at(const struct quote_tokens *t, size_t i, size_t end)
{
    if (i < end && quote_token_among(t, i, "s se"))
        i++;
    if (i < end && quote_tongue_says(t, i))
        return i;
    bool has = i + 1 < end && quote_token_among(t, i, "a ont avait avaient est ha han había hat hatte heeft tem em");
    if (!has)
        return end;
    size_t k = skip_small(t, i + 1, end);
    return k < end && (quote_tongue_says(t, k) || quote_token_has(t, k, QW_SAY_BASE)) ? k : end;
}

/* "dit-il", "a-t-elle ajouté". Where its verb stands; `end` if there is none. */
static size_t clitic_at(const struct quote_tokens *t, size_t i, size_t end, struct quote_phrase *p)
{
    if (t->language != QUOTE_FRENCH || i >= end || t->at[i].kind != QT_WORD || (t->at[i].shape & QS_CAPITAL))
        return end;
    size_t size = quote_token_base(t, i);
    const char *word = t->text + t->at[i].start, *last = word + size;
    bool he = size > 4 && memcmp(last - 3, "-il", 3) == 0, she = size > 6 && memcmp(last - 5, "-elle", 5) == 0;
    if (!he && !she)
        return end;
    *p = quote_phrase_pronoun(i, he ? QUOTE_MALE : QUOTE_FEMALE);
    if (quote_token_among(t, i, "est-il est-elle était-il était-elle sera-t-il faut-il fallait-il"))
        return end;
    bool auxiliary = quote_token_among(t, i, "a-t-il a-t-elle avait-il avait-elle");
    if (!auxiliary)
        return i;
    size_t verb = skip_small(t, i + 1, end);
    return verb < end && quote_tongue_says(t, verb) ? verb : end;
}

/* Articles and pronouns that a subject cannot begin with. */
static bool is_object(const struct quote_tokens *t, size_t i)
{
    return t->language == QUOTE_GERMAN && quote_token_among(t, i, "den dem des einen einem");
}

/* Whether more than one speak: "sagten sie", "Anna Meier und Jan Tom". */
static bool is_pair(const struct quote_tokens *t, const struct quote_phrase *p, size_t verb, size_t end)
{
    if (p->kind == QP_PRONOUN && t->language == QUOTE_GERMAN && quote_token_ends(t, verb, "en"))
        return true;
    return p->end + 1 < end && quote_token_among(t, p->end, "und et y e") &&
           (quote_token_is_capital(&t->at[p->end + 1]) || quote_token_has(t, p->end + 1, QW_DET | QW_POSS));
}

/* The subject that begins at i and does what the verb says. */
static bool read_subject(const struct quote_tokens *t, size_t i, size_t verb, size_t end, struct quote_phrase *p)
{
    if (i >= end || is_object(t, i) || !quote_tongue_phrase(t, i, end, p) || p->possessive || p->plural)
        return false;
    *p = quote_tongue_name(t, *p, end);
    return !is_pair(t, p, verb, end);
}

/* "so Hale", "selon Hale", "de acuerdo con Hale": where the phrase begins; i if it is nothing like it. */
static size_t according_at(const struct quote_tokens *t, size_t i, size_t end)
{
    if (i + 1 >= end)
        return i;
    switch (t->language) {
    case QUOTE_GERMAN:
        return i + quote_token_among(t, i, "so laut");
    case QUOTE_FRENCH:
        if (quote_token_is(t, i, "d") && quote_token_among(t, i + 1, "après"))
            return i + 2;
        return i + quote_token_among(t, i, "selon");
    case QUOTE_SPANISH:
        if (i + 3 < end && quote_token_is(t, i, "de") && quote_token_is(t, i + 1, "acuerdo") &&
            quote_token_is(t, i + 2, "con"))
            return i + 3;
        if (i + 3 < end && quote_token_is(t, i, "en") && quote_token_is(t, i + 1, "palabras") &&
            quote_token_among(t, i + 2, "de del"))
            return i + 3;
        return i + quote_token_among(t, i, "según");
    case QUOTE_OTHER:
        return i + quote_token_among(t, i, "secondo segundo volgens aldus według enligt ifølge");
    default:
        return i;
    }
}

struct quote_cue quote_tongue_cue_after(const struct quote_tokens *t, size_t q)
{
    struct quote_cue none = {0};
    struct quote_phrase p;
    size_t i = q + 1, end = quote_clause_end(t, i);
    while (i < end && (t->at[i].kind == QT_COMMA || t->at[i].kind == QT_DASH))
        i++;
    if (i >= end || t->at[i].kind != QT_WORD || (t->at[i].shape & QS_CAPITAL))
        return none;
    size_t who = according_at(t, i, end);
    if (who > i)
        return read_subject(t, who, i, end, &p) ? make(p, ACCORDING, QC_AFTER, QR_ACCORDING_AFTER, i, end) : none;
    if (quote_token_among(t, i, "wie comme como")) {
        /* "wie Hale sagte" */
        if (!read_subject(t, i + 1, i, end, &p))
            return none;
        size_t said = verb_at(t, skip_small(t, p.end, end), end);
        return said < end ? make(p, SURE, QC_AFTER, QR_SPEAKER_VERB, said, end) : none;
    }
    size_t verb = clitic_at(t, i, end, &p);
    if (verb < end)
        return make(p, SURE, QC_AFTER, QR_CLITIC, i, end);
    i = skip_small(t, i, end);
    /* "le ha contestado Hale", "lui répond Hale" */
    if (i + 1 < end && quote_token_among(t, i, "le les lui leur nos") && verb_at(t, i + 1, end) < end)
        i++;
    verb = verb_at(t, i, end);
    if (verb >= end)
        return none;
    who = skip_small(t, verb + 1, end);
    if (denies(t, i, who))
        return none;
    /* "a déclaré à CNBC Anne Hale" */
    if (who + 2 < end && quote_token_among(t, who, "a al") && (t->at[who + 1].shape & QS_CAPITALS))
        who += 2;
    if (read_subject(t, who, verb, end, &p))
        return make(p, SURE, QC_AFTER, QR_VERB_SPEAKER, verb, end);
    struct quote_cue c = make((struct quote_phrase){0}, 0, QC_AFTER, QR_NO_SUBJECT, verb, end);
    /* "..., añadió.": the subject is left out. */
    c.elided = t->language == QUOTE_SPANISH && (who >= end || t->at[who].kind != QT_WORD);
    return c;
}

/* A clause that ends right before a stretch. */
struct lead {
    const struct quote_tokens *t;
    size_t from, stop; /* its words; `stop` is the colon or comma after them */
    bool colon;
};

static bool begin_lead(const struct quote_tokens *t, size_t q, struct lead *l)
{
    size_t end = q;
    if (end > 1 && t->at[end - 1].kind == QT_LINE && t->at[end - 2].kind == QT_COLON)
        end--;
    if (end < 2 || (t->at[end - 1].kind != QT_COLON && t->at[end - 1].kind != QT_COMMA))
        return false;
    *l = (struct lead){
        .t = t, .from = quote_clause_start(t, end), .stop = end - 1, .colon = t->at[end - 1].kind == QT_COLON};
    for (size_t i = l->from; i < l->stop; i++)
        if (t->at[i].kind == QT_QUOTE || t->at[i].kind == QT_COLON || t->at[i].kind == QT_SEMI)
            l->from = i + 1;
    while (l->from < l->stop && (t->at[l->from].kind == QT_COMMA || t->at[l->from].kind == QT_DASH))
        l->from++;
    /* "Doch Hale sagte" */
    if (l->from < l->stop && quote_token_has(t, l->from, QW_CONJ) && (t->at[l->from].shape & QS_FIRST) &&
        quote_token_among(t, l->from, "und doch aber denn et mais y e pero e"))
        l->from++;
    if (l->from < l->stop && quote_token_among(t, l->from, "auch aussi también"))
        l->from++;
    return l->from < l->stop;
}

/* Whether what stands between a subject and its verb only adds to it: "vom Institut", "de la CBF", "(SPD)". */
static bool only_adds(const struct quote_tokens *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct quote_token *k = &t->at[i];
        if (k->kind == QT_INSERT || k->kind == QT_NUMBER)
            continue;
        if (k->kind != QT_WORD || (k->flags & (QW_REL | QW_CONJ | QW_VERB | QW_HE | QW_SHE | QW_THEY | QW_I)))
            return false;
        bool small = !(k->shape & QS_CAPITAL);
        if (small && !(k->flags & (QW_PREP | QW_DET | QW_POSS | QW_ADV | QW_DAY | QW_NATION | QW_ROLE | QW_ORG)) &&
            i > from && quote_token_has(t, i - 1, QW_ADV))
            return false;
        if (small && k->flags == 0 && t->language == QUOTE_GERMAN && !quote_token_ends(t, i, "en") &&
            !quote_token_ends(t, i, "er") && !quote_token_ends(t, i, "es") && !quote_token_ends(t, i, "e"))
            return false;
    }
    return true;
}

/* From a subject's end over an aside in commas, a bracket and what belongs to it; where its verb should stand. */
static size_t skip_asides(const struct lead *l, size_t i)
{
    const struct quote_tokens *t = l->t;
    i = quote_clause_skip_brackets(t, i, l->stop);
    size_t role, end;
    /* "Hale, Leiterin des Museums sagte" */
    if (quote_tongue_apposition(t, i, l->stop, &role, &end) && verb_at(t, end, l->stop) < l->stop)
        return end;
    if (i < l->stop && t->at[i].kind == QT_COMMA)
        for (size_t k = i; k < l->stop && k < i + ASIDE; k++)
            if (t->at[k].kind == QT_COMMA && verb_at(t, skip_small(t, k + 1, l->stop), l->stop) < l->stop)
                return k + 1;
    if (i < l->stop && quote_token_has(t, i, QW_PREP))
        for (size_t k = i + 1; k < l->stop && k < i + 10; k++)
            if (t->at[k].kind == QT_WORD && verb_at(t, k, l->stop) < l->stop && only_adds(t, i, k))
                return k;
    return i;
}

/* "l'a répété", "lui répond", "lo dejó claro": pronouns before the verb. */
static size_t skip_objects(const struct quote_tokens *t, size_t i, size_t end)
{
    if (t->language != QUOTE_GERMAN)
        while (i < end && quote_token_among(t, i, "l le la les lui leur y en lo los se s me m nous"))
            i++;
    return i;
}

/* A German participle at the clause's end: "hat am Abend gesagt". */
static bool ends_in_participle(const struct lead *l, size_t i)
{
    return l->t->language == QUOTE_GERMAN && quote_token_among(l->t, i, "hat hatte") &&
           quote_token_has(l->t, l->stop - 1, QW_SAY_BASE);
}

/* "an einen Satz der Rektorin", "einen Text des Vereins": a text that the clause is about, not one it was said in. */
static bool is_object_text(const struct quote_tokens *t, size_t i)
{
    if (!quote_token_has(t, i, QW_TEXT | QW_NAMING))
        return false;
    for (size_t k = i; k > 0 && k + 4 > i; k--)
        if (quote_token_among(t, k - 1, "in im auf per mit bei beim laut dans par lors via sur pendant en por durante"))
            return false;
    return true;
}

/* Whether the verb at i may report what follows the clause: nothing after it reports or is another's clause. */
static bool reaches(const struct lead *l, size_t verb)
{
    const struct quote_tokens *t = l->t;
    if (!l->colon) /* "Er sagt, „...“" */
        return t->language == QUOTE_GERMAN && verb + 1 == l->stop;
    for (size_t i = verb + 1; i < l->stop; i++)
        if (is_object_text(t, i))
            return false;
    for (size_t i = verb + 1; i < l->stop; i++)
        if (t->at[i].kind == QT_COMMA && i + 1 < l->stop &&
            !quote_token_has(t, i + 1, QW_ADV | QW_PREP | QW_REL | QW_CONJ))
            return false;
    return true;
}

/* "Hale sagte am Abend:", "Hale, qui dirige le port, confie:", with the subject at i. */
static bool subject_then_verb(const struct lead *l, size_t i, struct quote_cue *out)
{
    const struct quote_tokens *t = l->t;
    struct quote_phrase p;
    if (!read_subject(t, i, l->stop, l->stop, &p))
        return false;
    size_t at = skip_objects(t, skip_small(t, skip_asides(l, p.end), l->stop), l->stop);
    if (at >= l->stop)
        return false;
    size_t verb = verb_at(t, at, l->stop);
    if (verb >= l->stop && ends_in_participle(l, at))
        verb = l->stop - 1;
    /* "et Hale d'ajouter" */
    if (verb >= l->stop && quote_token_among(t, at, "d de") && t->language == QUOTE_FRENCH && at + 2 == l->stop &&
        quote_token_ends(t, at + 1, "r"))
        verb = at + 1;
    if (verb >= l->stop || !reaches(l, verb))
        return false;
    *out = make(p, SURE, QC_BEFORE, QR_BEFORE_SPEAKER_VERB, verb, l->stop);
    return true;
}

/* Whether the clause up to the verb has no subject of its own: "Dazu", "In einem Brief", "Nachdem ..., ". */
static bool only_leads_in(const struct lead *l, size_t verb)
{
    const struct quote_tokens *t = l->t;
    if (verb == l->from || t->at[verb - 1].kind == QT_COMMA)
        return true;
    size_t from = l->from;
    for (size_t i = l->from; i < verb; i++)
        if (t->at[i].kind == QT_COMMA)
            from = i + 1;
    if (!quote_token_has(t, from, QW_PREP | QW_ADV | QW_DAY | QW_CONJ))
        return false;
    for (size_t i = from; i < verb; i++)
        if (quote_tongue_says(t, i) || quote_token_has(t, i, QW_AUX | QW_VERB | QW_HE | QW_SHE | QW_REL))
            return false;
    return true;
}

/* "Dazu sagte Hale:", "Y añadió Hale:" */
static bool verb_then_subject(const struct lead *l, struct quote_cue *out)
{
    const struct quote_tokens *t = l->t;
    struct quote_phrase p;
    for (size_t i = l->from; i + 1 < l->stop; i++) {
        size_t verb = verb_at(t, i, l->stop);
        if (verb >= l->stop || !only_leads_in(l, i))
            continue;
        size_t who = skip_small(t, verb + 1, l->stop);
        if (!read_subject(t, who, verb, l->stop, &p) || !reaches(l, p.end - 1))
            return false;
        *out = make(p, SURE, QC_BEFORE, QR_BEFORE_VERB_SPEAKER, verb, l->stop);
        return l->colon;
    }
    return false;
}

/* A subject after words that lead in: "En rueda de prensa, Hale anunció:". Where it begins; l->stop if there is none.
 */
static size_t after_lead_in(const struct lead *l)
{
    const struct quote_tokens *t = l->t;
    bool participle =
        t->language != QUOTE_GERMAN && (quote_token_ends(t, l->from, "ado") || quote_token_ends(t, l->from, "ada") ||
                                        quote_token_ends(t, l->from, "é") || quote_token_ends(t, l->from, "ée"));
    if (!participle && !quote_token_has(t, l->from, QW_PREP | QW_ADV | QW_CONJ | QW_DAY))
        return l->stop;
    for (size_t i = l->from; i + 1 < l->stop; i++)
        if (t->at[i].kind == QT_COMMA)
            return i + 1;
    return l->stop;
}

/* Verbs and words that say what somebody thinks, so that a colon after them gives his words. */
static bool takes_stance(const struct quote_tokens *t, size_t i)
{
    static const char *const words[QUOTE_LANGUAGES] = {
        [QUOTE_GERMAN] =
            "sieht sah bewertet bewertete beschreibt beschrieb widerspricht widersprach verteidigt "
            "verteidigte zeigt zeigte gibt gab bleibt blieb ist war findet fand wundert freut freute nennt nannte",
        [QUOTE_FRENCH] = "pas dit montre montrait défend défendait voit voyait balaie reste restait conteste regrette "
                         "répété persiste assume confirme décrit décrivait dénonce dénonçait",
        [QUOTE_SPANISH] = "está estaba tiene tenía defiende defendió ve veía discrepa muestra mostró insiste persiste "
                          "asume describe describió rechaza rechazó valora valoró",
    };
    return words[t->language] != NULL && quote_token_among(t, i, words[t->language]);
}

/* "Hale n'est pas d'accord :", "Hale sah das anders:": a name with any other verb. */
static bool subject_alone(const struct lead *l, struct quote_cue *out)
{
    const struct quote_tokens *t = l->t;
    struct quote_phrase p;
    if (!l->colon || !read_subject(t, l->from, l->stop, l->stop, &p) || p.kind != QP_NAME)
        return false;
    size_t at = quote_clause_skip_brackets(t, p.end, l->stop);
    if (at == l->stop) {
        *out = make(p, SURE - 5, QC_BEFORE, QR_NAME_COLON, l->stop, l->stop);
        return true;
    }
    if (names_text(t, at, l->stop) || l->stop - at > 12)
        return false;
    for (size_t i = at; i < l->stop; i++)
        if (t->at[i].kind != QT_WORD || quote_token_is_given(&t->at[i]) ||
            quote_token_has(t, i, QW_SAY_BASE | QW_REL | QW_HE | QW_SHE | QW_THEY | QW_I) ||
            quote_token_among(t, i, "und et y e"))
            return false;
    at = skip_small(t, at, l->stop);
    while (at < l->stop && quote_token_among(t, at, "n ne s se l le la les lo los no en a ha est"))
        at++;
    if (at >= l->stop || !takes_stance(t, at))
        return false;
    *out = make(p, SUBJECT, QC_BEFORE, QR_SUBJECT_COLON, l->stop, l->stop);
    return true;
}

/* Where the clause of the verb begins that a denial would stand in: "Das sei nicht wahr, sagte Hale:" denies nothing.
 */
static size_t own_clause(const struct lead *l, size_t verb)
{
    for (size_t i = verb; i > l->from; i--)
        if (l->t->at[i - 1].kind == QT_COMMA)
            return i == verb ? i : l->from;
    return l->from;
}

struct quote_cue quote_tongue_cue_before(const struct quote_tokens *t, size_t q)
{
    struct quote_cue c = {0};
    struct lead l;
    struct quote_phrase p;
    if (!begin_lead(t, q, &l))
        return c;
    size_t who = according_at(t, l.from, l.stop);
    if (who > l.from) {
        if (read_subject(t, who, l.from, l.stop, &p) && p.end == l.stop)
            c = make(p, ACCORDING, QC_BEFORE, QR_ACCORDING_BEFORE, l.from, l.stop);
        return c;
    }
    size_t later = after_lead_in(&l);
    bool found = subject_then_verb(&l, l.from, &c) || (later < l.stop && subject_then_verb(&l, later, &c)) ||
                 verb_then_subject(&l, &c);
    if (found)
        return denies(t, own_clause(&l, c.verb), l.stop) ? (struct quote_cue){0} : c;
    return subject_alone(&l, &c) ? c : (struct quote_cue){0};
}

enum quote_reason quote_tongue_unsaid(const struct quote_tokens *t, size_t q)
{
    struct lead l;
    bool says = false, denied = false, claimed = false;
    if (!begin_lead(t, q, &l) || !l.colon)
        return QR_NONE;
    for (size_t i = l.from; i < l.stop; i++) {
        says = says || quote_tongue_says(t, i) || quote_token_has(t, i, QW_SAY_BASE);
        denied = denied || is_denial(t, i);
        claimed = claimed || is_claim(t, i);
    }
    return !says ? QR_NONE : denied ? QR_DENIED : claimed ? QR_ALLEGED : QR_NONE;
}
