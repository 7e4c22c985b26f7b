/* SPDX-License-Identifier: MIT */
#include "page/furniture.h"

#include "page/byline.h"
#include "sources/text.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#define READING_TIME "the reading time"

enum {
    WHOLE_WORDS = 12, /* no longer line is in the table as a whole */
    LABEL_WORDS = 25,
};

/* Strips the marks that sites set around their labels. */
static const char *core(const char *folded, char out[TEXT_FOLDED_MOST])
{
    static const char around[] = " .:!?>|-+*[]()_=~#\"'";
    size_t start = strspn(folded, around), n = strlen(folded + start);
    memcpy(out, folded + start, n + 1);
    for (;;) {
        if (n > 0 && strchr(around, out[n - 1]) != NULL)
            n -= 1;
        else if (n > 2 && text_begins("\302\273", out + n - 2) > 0)
            n -= 2;
        else if (n > 3 && text_begins("\342\206\222|\342\200\272", out + n - 3) > 0)
            n -= 3;
        else
            break;
    }
    out[n] = '\0';
    return out;
}

static bool holds_one(const char *line, const char *list)
{
    size_t size = strlen(line), n;
    for (const char *item; (item = text_item(&list, &n)) != NULL;) {
        if (memmem(line, size, item, n) != NULL)
            return true;
    }
    return false;
}

/* True if the folded line reports what somebody said: then it is the article's, whatever it begins with. */
static bool reports_speech(const char *folded)
{
    return holds_one(folded, " said| says| told | according to | added| asked| wrote| argued| warned| insisted");
}

/* What may stand after the item that begins a line. */
static bool ends_item(const char *rest, char last, bool label)
{
    unsigned char next = (unsigned char)*rest;
    if (!label)
        return !isalnum((unsigned char)last) || !(isalnum(next) || next == '\'' || next == '-');
    if (next == ' ' && (rest[1] == '|' || rest[1] == '>'))
        return true;
    return next == '\0' || next == ':' || next == '>' || next == '|';
}

static bool begins_one(const char *line, const char *list, bool label)
{
    for (const char *item = list;; item++) {
        size_t n = 0;
        while (item[n] != '|' && item[n] != '\0' && item[n] == line[n])
            n++;
        if ((item[n] == '|' || item[n] == '\0') && ends_item(line + n, item[n - 1], label))
            return true;
        item += n;
        while (*item != '|' && *item != '\0')
            item++;
        if (*item == '\0')
            return false;
    }
}

static bool rule_fits(const struct furniture_rule *r, const char *folded, const char *bare, size_t words)
{
    if (r->words != 0 && words > r->words)
        return false;
    switch (r->how) {
    case FURNITURE_WHOLE:
        return words <= WHOLE_WORDS && text_in(r->text, bare, strlen(bare));
    case FURNITURE_START:
        return begins_one(folded, r->text, false) && (r->also == NULL || holds_one(folded, r->also));
    case FURNITURE_LABEL:
        return words <= LABEL_WORDS && begins_one(folded, r->text, true);
    case FURNITURE_PART:
        return holds_one(folded, r->text);
    }
    return false;
}

/* "Facebook Twitter WhatsApp Email Copy link": nothing but the names of share buttons, one of them for certain. */
static bool is_share_row(const char *folded, size_t words)
{
    static const char sure[] = "facebook|twitter|whatsapp|linkedin|pinterest|reddit|messenger|telegram|flipboard|share|"
                               "tweet|email|e-mail|print|save|bookmark|instagram|bluesky|tumblr|snapchat|shares";
    static const char others[] =
        "x|copy|link|copied|threads|mastodon|on|via|this|article|page|story|sms|more|url|and|or|pin|post|comment|"
        "comments|youtube|tiktok|rss|url|options|gift|button|us|follow|to|by";
    size_t certain = 0;

    if (words > 18)
        return false;
    for (const char *at = folded; *at != '\0';) {
        at += strspn(at, " |/,.:()&+-0123456789");
        size_t n = strcspn(at, " |/,.:()&+");
        if (n == 0)
            continue;
        if (text_in(sure, at, n) ||
            text_in("facebooktwitter|twitterfacebook|facebookx|sharetweet|tweetshare|mailto", at, n))
            certain++;
        else if (!text_in(others, at, n))
            return strncmp(at, "\xc2\xb7", 2) == 0;
        at += n;
    }
    return certain > 0;
}

static const char *skip_number(const char *at)
{
    if (!isdigit((unsigned char)*at))
        return at;
    at += strspn(at, "0123456789.,");
    if (*at == 'k' || *at == 'm')
        at++;
    return at + (*at == ' ');
}

/* "32 comments", "View 1.2k comments", "Comments (32)", "5 min read", "Reading time: 5 minutes", "1 of 12", "3/12". */
static const char *is_count(const char *folded, size_t words)
{
    static const char leads[] = "view |show |read |see |all |load ";
    static const struct {
        const char *why, *what;
    } counted[] = {
        {FURNITURE_COMMENTS, "comments|comment|replies|reply"},
        {FURNITURE_SHARE, "shares|share|likes|like|views|retweets"},
        {FURNITURE_PLAYER, "images|photos|pictures|slides|image|photo|picture"},
        {READING_TIME, "min read|mins read|minute read|minutes read|min|minutes to read|min.|-minute read|-min read"},
    };
    const char *at = folded;

    if (words > 6)
        return NULL;
    if (text_begins("comments|comment ", at) > 0) {
        at += strcspn(at, " (");
        at += strspn(at, " (");
        bool only = isdigit((unsigned char)*at) && skip_number(at)[strspn(skip_number(at), " )")] == '\0';
        return only ? FURNITURE_COMMENTS : NULL;
    }
    if (text_begins("reading time|read time|estimated reading|temps de lecture|lesezeit", at) > 0)
        return READING_TIME;
    size_t n;
    for (const char *list = leads, *item; (item = text_item(&list, &n)) != NULL;) {
        if (strncmp(at, item, n) == 0)
            at += n;
    }
    const char *after = skip_number(at);
    if (after == at)
        return NULL;
    if (*after == '\0' && at > folded)
        return FURNITURE_PLAYER; /* "Show all 5" */
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        if (text_in(counted[i].what, after, strlen(after)))
            return counted[i].why;
    }
    n = text_begins("/|of ", after);
    return n > 0 && isdigit((unsigned char)after[n]) && *skip_number(after + n) == '\0' ? FURNITURE_PLAYER : NULL;
}

/* A credit after "Photograph:" and the like: names, an agency, no sentence. */
static bool credit_follows(const char *folded)
{
    if (strchr(folded, ':') == NULL)
        return false;
    static const char labels[] =
        "photograph:|photographs:|photo:|photos:|picture:|pictures:|pic:|image:|images:|credit:|illustration:|graphic:|"
        "composite:|video:|source:|photo credit:|file photo:|cr\303\251dit photo :|photo :|foto:";
    size_t n;
    for (const char *list = labels, *item; (item = text_item(&list, &n)) != NULL;) {
        const char *found = memmem(folded, strlen(folded), item, n);
        /* At the start, or after a caption's full stop, dash or bracket. */
        if (found == NULL ||
            !(found == folded || (found - folded >= 2 && found[-1] == ' ' && strchr(".-|)(!?,", found[-2]) != NULL) ||
              found[-1] == '(' || found[-1] == '.'))
            continue;
        const char *rest = found + n;
        size_t words = text_words(rest + (*rest == ' '));
        if (found == folded ? !text_ends_sentence(rest) && words <= 40 : words <= 8)
            return true;
    }
    return false;
}

static bool is_credit(const char *folded, size_t words)
{
    static const char ends[] =
        "/getty images|/getty|/afp|/reuters|/ap|/pa|/shutterstock|/alamy|/pa wire|/epa|via getty images| via ap)|"
        " via reuters)| via afp)|/afp via getty images|(getty images)|(getty)|(reuters)|(pa)|(ap)|(afp)|(pa wire)|"
        "(pa media)|(shutterstock)|(alamy)|(epa)|(pa archive)|(afp/getty)|(file photo)|(supplied)|/rex|(rex)|"
        "(afp via getty images)|(istock)|(supplied)|/rex/shutterstock";
    if (words > 60)
        return false;
    if (text_in("getty images|getty|reuters/file|shutterstock|alamy|istock|pa wire|epa|supplied|file photo|handout",
                folded, strlen(folded)))
        return true;
    if (credit_follows(folded) || strstr(folded, ".credit...") != NULL)
        return true;
    size_t n = strlen(folded);
    if (holds_one(folded, "(ap photo|(photo by|(photo:|(image:|(picture:|(credit:"))
        return folded[n - 1] == ')' || (n > 1 && folded[n - 2] == ')');
    if (reports_speech(folded) || memchr(folded, '"', n) != NULL)
        return false;
    size_t k;
    for (const char *list = ends, *item; (item = text_item(&list, &k)) != NULL;) {
        if (n >= k && memcmp(folded + n - k, item, k) == 0)
            return true;
    }
    return false;
}

/* "Julie Marsh/The Globe", a picture's credit; and "(ABC South: Julie Marsh)" behind its caption. */
static bool is_bare_credit(const char *line, size_t words)
{
    const char *slash = strchr(line, '/'), *open = strrchr(line, '(');
    size_t n = strlen(line);

    if (open != NULL && open > line && open[-1] == '.' && line[n - 1] == ')')
        return strstr(open, ": ") != NULL && text_words(open) <= 8;
    if (open != NULL && slash > open && open > line + 1 && strncmp(open - 2, ". ", 2) == 0 && line[n - 1] == ')' &&
        text_words(open) <= 8)
        return true;
    if (slash == NULL || words < 2 || words > 7 || memchr(line, ' ', (size_t)(slash - line)) == NULL)
        return false;
    return text_capital(line) && (byline_paper(slash + 1) || byline_agency(slash + 1, strlen(slash + 1)));
}

/* "kb/rw (dpa, AFP)" */
static bool is_initials(const char *line)
{
    size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyz/");
    return n >= 2 && n <= 12 && memchr(line, '/', n) != NULL && strncmp(line + n, " (", 2) == 0 &&
           line[strlen(line) - 1] == ')' && strlen(line) < 60;
}

/* "https://example.org/p/4Uxyz", "example.org/news/1" */
static bool is_address(const char *line)
{
    if (strchr(line, ' ') != NULL)
        return false;
    const char *dot = strchr(line, '.'), *slash = strchr(line, '/');
    return text_begins("http://|https://|www.", line) > 0 ||
           (dot != NULL && slash != NULL && dot < slash && dot > line && slash[1] != '\0');
}

/* "0:44", "38:02", "1.00x"; "10:04" may be the time of day. */
static bool is_length(const char *line)
{
    size_t n = strspn(line, "0123456789:.");
    const char *colon = strchr(line, ':');
    if (n == 0)
        return false;
    if (line[n] == 'x')
        return n > 1 && line[n + 1] == '\0';
    return line[n] == '\0' && colon != NULL && strchr(line, '.') == NULL &&
           (line[strspn(line, "0")] == ':' || (colon - line == 2 && memcmp(line, "23", 2) > 0) || colon - line > 2);
}

/* Forms that no list of words can tell. */
static const char *by_shape(const char *line, const char *folded, const char *bare, size_t words,
                            enum furniture_effect *effect)
{
    size_t n = strlen(line);

    *effect = FURNITURE_ALONE;
    if (*bare == '\0')
        return "nothing but signs";
    if (words <= 2 && bare[strspn(bare, "0123456789.,k+ ")] == '\0')
        return "a counter";
    if (n == 1 && isalpha((unsigned char)*line))
        return "a size of type";
    if (is_length(line)) {
        *effect = FURNITURE_LENGTH;
        return FURNITURE_PLAYER;
    }
    if (is_address(line))
        return "an address";
    if (is_initials(line))
        return "the agency's credit of its staff";
    if (words == 1 && *line == '@')
        return "the author's address";
    if (line[0] == '[' && line[n - 1] == ']' && words >= 4 && words <= 25 && !text_ends_sentence(line))
        return "a link to another story";
    if ((strncmp(line, "\342\200\224 ", 4) == 0 || strncmp(line, "- ", 2) == 0) && strstr(line, " (@") != NULL &&
        words <= 20) {
        *effect = FURNITURE_POST;
        return "whose post it was";
    }
    if (is_bare_credit(line, words) || is_credit(folded, words)) {
        *effect = FURNITURE_CREDIT;
        return FURNITURE_CAPTION;
    }
    return is_share_row(folded, words) ? FURNITURE_SHARE : is_count(folded, words);
}

void furniture_letters_make(struct furniture_letters *out)
{
    assert(furniture_rule_count <= FURNITURE_RULES_MOST);
    for (size_t i = 0; i < furniture_rule_count; i++) {
        const struct furniture_rule *r = &furniture_rules[i];
        out->of[i] = r->how == FURNITURE_PART ? UINT32_MAX : text_letters(r->text);
    }
}

bool furniture_is(const char *line, const struct furniture_letters *letters, struct furniture *out)
{
    char folded[TEXT_FOLDED_MOST], trimmed[TEXT_FOLDED_MOST];
    size_t words = text_words(line);

    if (words > 80 || !text_fold(line, folded))
        return false;
    const char *bare = core(folded, trimmed);
    out->why = by_shape(line, folded, bare, words, &out->effect);
    if (out->why != NULL)
        return true;
    /* A colon ends a label as well. */
    bool sentence = text_ends_sentence(line) && line[strlen(line) - 1] != ':', speech = reports_speech(folded);
    const char *from = folded + text_bullet(folded);
    for (size_t i = 0; i < furniture_rule_count; i++) {
        const struct furniture_rule *r = &furniture_rules[i];
        if (letters != NULL && (letters->of[i] & text_letter(r->how == FURNITURE_WHOLE ? *bare : *from)) == 0)
            continue;
        if (r->how != FURNITURE_WHOLE && r->effect != FURNITURE_CORRECT && (speech || (sentence && !r->sentence)))
            continue;
        if (rule_fits(r, from, bare, words)) {
            *out = (struct furniture){.why = r->why, .effect = r->effect};
            return true;
        }
    }
    return false;
}
