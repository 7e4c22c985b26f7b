/* SPDX-License-Identifier: MIT */
#include "pack/furniture.h"

#include "pack/text.h"

#include <ctype.h>
#include <string.h>

/* How a rule looks at the folded line (text_fold). */
enum how {
    WHOLE, /* is the line but for marks around it */
    START, /* begins the line, and a word ends there */
    LABEL, /* begins the line, and then comes nothing, ':' or '>' or '|' */
    PART,  /* is somewhere in it */
};

struct rule {
    enum how how;
    unsigned char words; /* the line has at most so many; 0: no bound */
    bool sentence;       /* may end as a sentence does */
    enum furniture_then then;
    const char *text; /* folded; alternatives separated by '|' */
    const char *also; /* and one of these is in the line too; NULL: nothing more */
    const char *why;
};

#define NAVIGATION "site navigation"
#define RELATED "a link to another story"
#define SIGN_UP "a newsletter or app offer"
#define PAYWALL "a subscription or registration notice"
#define SHARE "share buttons"
#define ADVERT "an advertisement"
#define PLAYER "a video, audio or gallery control"
#define CAPTION "a picture's caption or credit"
#define COMMENTS "readers' comments"
#define TAGS "topics and tags"
#define RIGHTS "a copyright notice"
#define COOKIES "a cookie or privacy notice"
#define CONTACT "a call to contact or follow the newspaper"

static const struct rule rules[] = {
    {WHOLE, 0, true, FURNITURE_ALONE,
     "home|menu|main menu|search|close|close menu|sections|all sections|show more|show less|load "
     "more|loading|loading...|"
     "back to top|skip to content|skip to main content|skip to navigation|accessibility links|next|previous|next "
     "article|"
     "previous article|your account|my account|edition|site index|sitemap|terms|terms of use|terms and "
     "conditions|contact|"
     "contact us|about us|help|more|expand|print edition|e-paper|epaper|homepage|go to homepage|view all|see all|open "
     "menu",
     NULL, NAVIGATION},
    {WHOLE, 0, true, FURNITURE_ALONE, "published|first published|updated|last updated|posted|by|date|author|credit",
     NULL, "a label without its value"},
    {START, 8, false, FURNITURE_ALONE, "skip to|jump to|back to home|go back to|return to homepage|you are here", NULL,
     NAVIGATION},

    {LABEL, 0, true, FURNITURE_LIST,
     "read more|related|related stories|related story|related articles|related article|related content|"
     "related news|see also|recommended|recommended reading|read also|also read|read next|read this next|what to read "
     "next|"
     "up next|don't miss|more like this|further reading|more stories|other stories|editor's picks|editors' picks|"
     "must read|top stories|latest stories|latest news|in pictures|in case you missed it|explore more|you might like|"
     "related links|related internet links|elsewhere on the web|promoted stories|sponsored stories|from our partners",
     NULL, RELATED},
    {LABEL, 12, false, FURNITURE_TAIL,
     "more on this story|most read|most popular|most viewed|most shared|most commented|trending|trending now|"
     "you may also like|you may also be interested in|around the web|from around the web|recommended for you|"
     "more from the web|popular now|our picks|today's top stories",
     NULL, RELATED},
    {START, 6, false, FURNITURE_TAIL, "more from|more in|more on|most read in|trending in|latest from", NULL, RELATED},
    {START, 25, true, FURNITURE_LIST,
     "read more:|read more -|read more at|read more about|read more on|read more from|read more here|read more >|"
     "related:|related article:|see also:|also read:|read also:|read next:|don't miss:|read:|watch:|listen:|explainer:|"
     "analysis:|in pictures:|live:|more on this:|further reading:|click here to|click here for|go deeper:|read the "
     "full",
     NULL, RELATED},

    {START, 45, true, FURNITURE_ALONE,
     "sign up|sign up to|sign up for|subscribe to|get our|get the|register for|join our",
     "newsletter|inbox|our free|our daily|our weekly|our morning|our evening|your email|email alerts|news alerts|"
     "our app|breaking news|daily briefing|morning briefing|evening briefing|delivered to|straight to your|"
     "whatsapp channel|whatsapp community|best stories|top stories|youtube channel|our podcast",
     SIGN_UP},
    {WHOLE, 0, true, FURNITURE_ALONE,
     "newsletter|newsletters|newsletter sign-up|newsletter signup|sign up|get the app|download the app|download our "
     "app|"
     "enter your email|enter your email address|email address|privacy notice|after newsletter promotion|free "
     "newsletter|"
     "skip past newsletter promotion|thanks for signing up|invalid email",
     NULL, SIGN_UP},
    {START, 40, true, FURNITURE_ALONE, "download our|download the|install our|i would like to be emailed|i agree to",
     "app|newsletter|emailed|terms|privacy", SIGN_UP},
    {PART, 40, true, FURNITURE_ALONE, "newsletters may contain|for more information see our privacy policy", NULL,
     SIGN_UP},

    {WHOLE, 0, true, FURNITURE_ALONE,
     "subscribe|subscribe now|sign in|log in|login|register|sign out|log out|my subscription|become a member|"
     "thank you for registering|already a subscriber|already a subscriber? log in|already have an account|"
     "please refresh your browser to be logged in|subscribers only|subscriber only|premium|create an account|"
     "create a free account|support us|donate|donate now|make a donation|make a contribution|contribute",
     NULL, PAYWALL},
    {START, 40, true, FURNITURE_ALONE,
     "to continue reading|continue reading with|already a subscriber|already have an account|already registered|"
     "this article is for subscribers|this article is available to subscribers|this content is for subscribers|"
     "you have reached your limit of|you have read your last|you've reached your limit of|you've read your last|"
     "please refresh the page or|please refresh your browser|please log in to|please sign in to|please register|"
     "log in to|sign in to|register for free to|subscribe to read|subscribe to continue|create a free account to|"
     "by registering you|by signing up you|by clicking|want to bookmark your favourite|want an ad-free experience",
     NULL, PAYWALL},
    {START, 60, true, FURNITURE_ALONE,
     "support|help us|if you value|your support|become a supporter|make a contribution",
     "our journalism|independent journalism|from as little as|contribution today|reader-funded", PAYWALL},

    {START, 14, false, FURNITURE_ALONE,
     "share this|share on|share via|share the|share page|share full|copy this link|copy link|copy url|share with|"
     "send this by|send to a friend|email this|print this|save this|save article|save for later|bookmark this|"
     "read about our approach|read more about sharing|about sharing|gift this|give this article|add to reading list|"
     "listen to this|view on|preferred source|add us as",
     NULL, SHARE},
    {START, 14, true, FURNITURE_ALONE,
     "link copied|copied to clipboard|this is an external link|copy this link and share", NULL, SHARE},

    {WHOLE, 0, true, FURNITURE_ALONE,
     "advertisement|advertisements|advert|ad|ads|advertising|sponsored|sponsored content|promoted|promoted content|"
     "paid content|paid for by|article continues below|story continues below|continue reading below|continued below|"
     "article continues after advertisement|story continues below advertisement|skip advertisement|scroll to continue|"
     "scroll down to continue|article continues after ad|remove ads|report this ad|report ad|ad feedback|"
     "advertisement - continue reading below|continue reading the main story|main story continues below",
     NULL, ADVERT},
    {START, 12, false, FURNITURE_ALONE,
     "advertisement|article continues|story continues|sponsored by|paid for by|ad by|ads by|content continues", NULL,
     ADVERT},

    {WHOLE, 0, true, FURNITURE_ALONE,
     "play|pause|play video|watch video|watch live|watch now|watch again|listen now|listen live|play "
     "audio|video|gallery|"
     "photo gallery|view gallery|view photos|open gallery|open image gallery|full screen|fullscreen|enlarge|"
     "enlarge image|click to enlarge|show caption|hide caption|toggle caption|unmute|mute|video unavailable|"
     "media playback is unsupported on your device|this video can not be played|this video cannot be played|"
     "open image in new tab|view image in fullscreen|view image|zoom|slideshow|view slideshow|image|photo|photos|"
     "picture|pictures|your browser does not support this video|copied|previous slide|next slide",
     NULL, PLAYER},
    {START, 16, true, FURNITURE_ALONE,
     "to play this video|media playback is|your browser does not support|your browser doesn't support|"
     "please enable javascript|you need to enable javascript|this content is not available|view more on|"
     "allow content from|this article contains content provided by|a post shared by|view this post on|view this photo "
     "on",
     NULL, PLAYER},
    {START, 60, true, FURNITURE_CREDIT,
     "image caption|media caption|video caption|image source|image credit|image copyright|photo credit|picture credit|"
     "photo caption|photo by|photograph by|photographs by|picture by|pictures by|image by|photo courtesy|"
     "picture courtesy|image courtesy|file photo:|file picture:|photo illustration|illustration by|graphic by",
     NULL, CAPTION},

    {WHOLE, 0, true, FURNITURE_ALONE,
     "join our commenting forum|join the conversation|join the discussion|join the debate|comments are closed|"
     "comments are now closed|comments|comment|have your say|leave a comment|post a comment|add a comment|write a "
     "comment|"
     "add comment|no comments yet|no comments|start the conversation|be the first to comment|what do you think|"
     "sort by|oldest first|newest first|most liked|load more comments|most recommended|guest",
     NULL, COMMENTS},
    {START, 40, true, FURNITURE_ALONE,
     "join thought-provoking conversations|the comments below|we are no longer accepting comments|"
     "comments are subject to|comments are moderated|sign in to comment|log in to comment|please log in to comment|"
     "you must be logged in|let us know in the comments|tell us in the comments|share your thoughts in the comments|"
     "the views expressed in the contents",
     NULL, COMMENTS},

    {START, 60, false, FURNITURE_ALONE,
     "topics:|topic:|tags:|tag:|tagged:|tagged with|filed under|keywords:|explore more on these|more about:|"
     "explore topics|companies mentioned|people mentioned|places mentioned",
     NULL, TAGS},
    {WHOLE, 0, false, FURNITURE_TAIL,
     "topics|related topics|tags|tagged|explore more on these topics|in this article|in this story|article tags", NULL,
     TAGS},

    {START, 60, true, FURNITURE_ALONE,
     "\xc2\xa9|(c) 20|(c) 19|copyright \xc2\xa9|copyright (c)|copyright 20|copyright 19|\xe2\x84\x97", NULL, RIGHTS},
    {PART, 60, true, FURNITURE_ALONE,
     "all rights reserved|reuse this content|order reprints|request reprints|rights and permissions|"
     "may not be published, broadcast, rewritten|our standards: the|republish this article|is not responsible for the "
     "content of external",
     NULL, RIGHTS},

    {PART, 60, true, FURNITURE_ALONE,
     "we use cookies|uses cookies|use of cookies|accept cookies|accept all cookies|manage cookies|"
     "cookie policy|cookie settings|cookie preferences|our privacy policy",
     NULL, COOKIES},
    {WHOLE, 0, true, FURNITURE_ALONE,
     "accept|accept all|reject all|manage preferences|privacy|privacy policy|cookies|cookie policy|privacy settings|"
     "do not sell my personal information|your privacy choices",
     NULL, COOKIES},

    {START, 30, true, FURNITURE_ALONE,
     "follow us|like us on|find us on|follow @|follow him on|follow her on|follow them on|follow me on",
     "facebook|twitter|instagram|youtube|linkedin|tiktok|bluesky|mastodon|threads|whatsapp| x|@|google news", CONTACT},
    {WHOLE, 0, true, FURNITURE_ALONE,
     "follow us|follow|get in touch|report an error|report a correction|send a tip|email the author|about the author|"
     "corrections|suggest a correction|letters to the editor|got a tip|contact the newsroom|our newsroom|view profile|"
     "view author archive|more from this author|the author|bio|email author|follow the author",
     NULL, CONTACT},
    {START, 45, true, FURNITURE_ALONE,
     "do you have a story|have you got a story|got a story|have a story|do you have a tip|got a news tip|have a news "
     "tip|"
     "do you have information|are you affected by|have you been affected by|do you have an opinion|to submit a letter|"
     "email us|call us|contact our news|contact the reporter|contact the author|get in touch|send us your|tell us your",
     "email|e-mail|call us|contact us|contact our|@|whatsapp|let us know|get in touch|form below|click|story to tell",
     CONTACT},
    {START, 60, true, FURNITURE_ALONE,
     "(reporting by|reporting by|additional reporting|(additional reporting|writing by|(writing by|editing by|(editing "
     "by",
     NULL, "the agency's credit of its staff"},
    {START, 80, true, FURNITURE_CORRECT,
     "this article was amended|this article was corrected|this article has been amended|this article has been "
     "corrected|"
     "this article has been updated|this article was updated|this story was corrected|this story has been corrected|"
     "this story has been updated|this story was updated|correction:|clarification:|editor's note:|"
     "corrections and clarifications|correction appended|this piece was amended|an earlier version of this",
     NULL, "a note about a correction or update"},
};

/* True if the folded line reports what somebody said: then it is the article's, whatever it begins with. */
static bool reports_speech(const char *folded)
{
    static const char *const verbs[] = {" said",  " says",  " told ",  " according to ", " added",
                                        " asked", " wrote", " argued", " warned",        " insisted"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strstr(folded, verbs[i]) != NULL)
            return true;
    }
    return false;
}

/* Strips the marks that sites set around their labels. */
static const char *core(const char *folded, char out[TEXT_FOLDED_MOST])
{
    static const char around[] = " .:!?>|-+*[]()\"'";
    size_t start = strspn(folded, around);
    size_t n = strlen(folded + start);
    memcpy(out, folded + start, n + 1);
    for (;;) {
        if (n > 0 && strchr(around, out[n - 1]) != NULL)
            n -= 1;
        else if (n > 2 && (memcmp(out + n - 2, "\xc2\xbb", 2) == 0))
            n -= 2;
        else if (n > 3 && (memcmp(out + n - 3, "\xe2\x86\x92", 3) == 0 || memcmp(out + n - 3, "\xe2\x80\xba", 3) == 0))
            n -= 3;
        else
            break;
    }
    out[n] = '\0';
    return out;
}

static bool holds_one(const char *line, const char *list)
{
    for (const char *item = list; item != NULL;) {
        const char *bar = strchr(item, '|');
        size_t n = bar == NULL ? strlen(item) : (size_t)(bar - item);
        if (memmem(line, strlen(line), item, n) != NULL)
            return true;
        item = bar == NULL ? NULL : bar + 1;
    }
    return false;
}

static bool begins_one(const char *line, const char *list, bool label)
{
    for (const char *item = list; item != NULL;) {
        const char *bar = strchr(item, '|');
        size_t n = bar == NULL ? strlen(item) : (size_t)(bar - item);
        if (strncmp(line, item, n) == 0) {
            unsigned char next = (unsigned char)line[n], last = (unsigned char)item[n - 1];
            if (label ? next == '\0' || next == ':' || next == '>' || next == '|'
                      : !isalnum(last) || !(isalnum(next) || next == '\'' || next == '-'))
                return true;
        }
        item = bar == NULL ? NULL : bar + 1;
    }
    return false;
}

static bool rule_fits(const struct rule *r, const char *folded, const char *bare, size_t words)
{
    if (r->words != 0 && words > r->words)
        return false;
    switch (r->how) {
    case WHOLE:
        return text_in(r->text, bare, strlen(bare));
    case START:
        return begins_one(folded, r->text, false) && (r->also == NULL || holds_one(folded, r->also));
    case LABEL:
        return begins_one(folded, r->text, true) && words <= 25;
    case PART:
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
        "x|copy|link|copied|threads|mastodon|on|via|this|article|page|story|sms|more|url|and|or|"
        "pin|post|comment|comments|youtube|tiktok|rss|url|options|gift|button|us|follow|to|by";
    size_t certain = 0;

    if (words > 18)
        return false;
    for (const char *at = folded; *at != '\0';) {
        at += strspn(at, " |/,.:()&+-0123456789");
        size_t n = strcspn(at, " |/,.:()&+");
        if (n == 0)
            continue;
        if (text_in(sure, at, n))
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
    static const char lead[] = "view |show |read |see |all |load |";
    const char *at = folded;

    if (words > 6)
        return NULL;
    if (text_starts(at, "comments") || text_starts(at, "comment ")) {
        at += strcspn(at, " (");
        at += strspn(at, " (");
        return isdigit((unsigned char)*at) && skip_number(at)[strspn(skip_number(at), " )")] == '\0' ? COMMENTS : NULL;
    }
    if (text_starts(at, "reading time") || text_starts(at, "read time") || text_starts(at, "estimated reading"))
        return "the reading time";
    for (const char *item = lead; *item != '\0'; item = strchr(item, '|') + 1) {
        size_t n = strcspn(item, "|");
        if (strncmp(at, item, n) == 0)
            at += n;
    }
    const char *after = skip_number(at);
    if (after == at)
        return NULL;
    if (text_in("comments|comment|replies|reply", after, strlen(after)))
        return COMMENTS;
    if (text_in("shares|share|likes|like|views|retweets", after, strlen(after)))
        return SHARE;
    if (text_in("images|photos|pictures|slides|image|photo|picture", after, strlen(after)))
        return PLAYER;
    if (text_in("min read|mins read|minute read|minutes read|min|minutes to read|min.|-minute read|-min read", after,
                strlen(after)))
        return "the reading time";
    if (*after == '/' || strncmp(after, "of ", 3) == 0) {
        after += *after == '/' ? 1 : 3;
        if (isdigit((unsigned char)*after) && *skip_number(after) == '\0')
            return PLAYER;
    }
    return NULL;
}

/* A credit after "Photograph:" and the like: names, an agency, no sentence. */
static bool credit_follows(const char *folded)
{
    static const char labels[] = "photograph:|photographs:|photo:|photos:|picture:|pictures:|pic:|image:|images:|"
                                 "credit:|illustration:|graphic:|composite:|video:|source:|photo credit:|file photo:|"
                                 "cr\xc3\xa9"
                                 "dit photo :|photo :|foto:";
    for (const char *item = labels; item != NULL;) {
        const char *bar = strchr(item, '|');
        size_t n = bar == NULL ? strlen(item) : (size_t)(bar - item);
        const char *found = memmem(folded, strlen(folded), item, n);
        /* At the start, or after a caption's full stop, dash or bracket. */
        if (found != NULL &&
            (found == folded || (found - folded >= 2 && found[-1] == ' ' && strchr(".-|)(!?,", found[-2]) != NULL) ||
             found[-1] == '(')) {
            const char *rest = found + n;
            size_t words = text_words(rest + (*rest == ' '));
            if (found == folded && !text_ends_sentence(rest) && words <= 40)
                return true;
            if (found != folded && words <= 8)
                return true;
        }
        item = bar == NULL ? NULL : bar + 1;
    }
    return false;
}

static bool is_credit(const char *folded, size_t words)
{
    static const char *const ends[] = {"/getty images",
                                       "/getty",
                                       "/afp",
                                       "/reuters",
                                       "/ap",
                                       "/pa",
                                       "/shutterstock",
                                       "/alamy",
                                       "/pa wire",
                                       "/epa",
                                       "via getty images",
                                       "/afp via getty images",
                                       "(getty images)",
                                       "(getty)",
                                       "(reuters)",
                                       "(pa)",
                                       "(ap)",
                                       "(afp)",
                                       "(pa wire)",
                                       "(pa media)",
                                       "(shutterstock)",
                                       "(alamy)",
                                       "(epa)",
                                       "(pa archive)",
                                       "(afp/getty)",
                                       "(file photo)",
                                       "(supplied)",
                                       "/rex",
                                       "(rex)",
                                       "(afp via getty images)",
                                       "(istock)",
                                       "(supplied)",
                                       "/rex/shutterstock"};
    if (words > 60)
        return false;
    if (text_in("getty images|getty|reuters/file|shutterstock|alamy|istock|pa wire|epa|supplied|file photo|handout",
                folded, strlen(folded)))
        return true;
    if (credit_follows(folded))
        return true;
    size_t n = strlen(folded);
    if (strstr(folded, "(ap photo") != NULL || strstr(folded, "(photo by") != NULL ||
        strstr(folded, "(photo:") != NULL || strstr(folded, "(image:") != NULL || strstr(folded, "(picture:") != NULL ||
        strstr(folded, "(credit:") != NULL)
        return folded[n - 1] == ')' || (n > 1 && folded[n - 2] == ')');
    if (reports_speech(folded) || memchr(folded, '"', n) != NULL)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t k = strlen(ends[i]);
        if (n >= k && memcmp(folded + n - k, ends[i], k) == 0)
            return true;
    }
    return false;
}

bool furniture_is(const char *line, struct furniture *out)
{
    char folded[TEXT_FOLDED_MOST], trimmed[TEXT_FOLDED_MOST];
    size_t words = text_words(line);

    if (words > 80 || !text_fold(line, folded))
        return false;
    const char *bare = core(folded, trimmed);
    if (*bare == '\0') {
        *out = (struct furniture){.why = "nothing but signs"};
        return true;
    }
    if (is_credit(folded, words)) {
        *out = (struct furniture){.why = CAPTION, .then = FURNITURE_CREDIT};
        return true;
    }
    if (is_share_row(folded, words)) {
        *out = (struct furniture){.why = SHARE};
        return true;
    }
    const char *count = is_count(folded, words);
    if (count != NULL) {
        *out = (struct furniture){.why = count};
        return true;
    }
    bool sentence = text_ends_sentence(line), speech = reports_speech(folded);
    const char *from = folded + text_bullet(folded);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *r = &rules[i];
        if (r->how != WHOLE && r->then != FURNITURE_CORRECT && (speech || (sentence && !r->sentence)))
            continue;
        if (rule_fits(r, from, bare, words)) {
            *out = (struct furniture){.why = r->why, .then = r->then};
            return true;
        }
    }
    return false;
}
