/* SPDX-License-Identifier: MIT */
#include "page/byline.h"

#include "sources/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The words that by-lines are made of, parted by '|' for text_in(). First what stands there and is no person. */
static const char agencies[] =
    "Reuters|AP|A.P.|Associated Press|The Associated Press|AFP|Agence France-Presse|PA|PA Media|PA News|"
    "Press Association|the Press Association|PA reporter|PA reporters|PA Sport|Agencies|News agencies|"
    "Staff and agencies|Agencies and staff|Staff|Staff reporter|Staff reporters|Staff writer|Staff writers|"
    "Staff and agency|Our staff|Our foreign staff|Our correspondent|Our correspondents|Our reporter|"
    "Telegraph reporters|Guardian staff|Guardian reporter|Guardian staff and agencies|News desk|Newsdesk|News staff|"
    "Editorial board|The editorial board|Editorial|Bloomberg|Bloomberg News|dpa|DPA|UPI|ANSA|EFE|Xinhua|TASS|Kyodo|"
    "Kyodo News|Press Trust of India|PTI|ANI|Australian Associated Press|AAP|Canadian Press|The Canadian Press|CP|"
    "Dow Jones|Interfax|Belga|ANP|SDA|APA|NTB|TT|Ritzau|LUSA|Lusa|PAP|MTI|AGI|Adnkronos|SWNS|"
    "Press Association reporters|Local democracy reporter|wire services|wires";

/* A title has one of these words, and no small words but those of the second list. */
#define WRITERS                                                                                                        \
    "editor|correspondent|reporter|writer|columnist|bureau|chief|journalist|critic|producer|presenter|analyst|"        \
    "commentator|photographer|staff|editors|correspondents|reporters|writers|columnists|journalists|critics|"          \
    "producers|photographers|envoy\303\251|envoy\303\251e|envoy\303\251s|correspondant|correspondante|journaliste"
static const char titles[] = WRITERS "|chair|fellow|intern|lecturer|professor|Korrespondent|Korrespondentin";
static const char title_words[] = WRITERS
    "|political|senior|deputy|assistant|associate|acting|transport|health|education|economics|business|science|"
    "environment|home|foreign|affairs|crime|sports|sport|football|arts|culture|city|local|democracy|special|head|of|"
    "the|and|news|financial|technology|social|legal|defence|defense|diplomatic|security|royal|religious|north|south|"
    "east|west|northern|southern|regional|national|world|international|european|europe|us|uk|asia|africa|middle|"
    "consumer|data|investigations|investigative|features|parliamentary|westminster|washington|media|money|economy|"
    "energy|climate|rural|housing|community|communities|live|digital|online|video|night|weekend|executive|managing|"
    "contributing|freelance|at|large|in|animal|sp\303\251cial|sp\303\251ciale|sp\303\251ciaux";

/* The last word of a newspaper's name. */
static const char papers[] =
    "News|Times|Post|Herald|Gazette|Tribune|Chronicle|Courier|Mail|Echo|Standard|Telegraph|Observer|Journal|Press|"
    "Mercury|Argus|Mirror|Express|Independent|Guardian|BBC|CNN|NPR|MailOnline|Online|Today|Magazine|Review|Bulletin|"
    "Examiner|Dispatch|Sentinel|Advertiser|Record|Register|Reporter|Ledger|Globe|Inquirer|Weekly|Daily|.com|.co.uk";

/* The first word of many a local service: "BBC South West", "ABC Southern Plains". */
static const char outlets[] = "BBC|ABC|CBC|CBS|NBC|CNN|NPR|ITV|RT\303\211|RTE|PBS|RNZ|SBS";

/* Cities of more than one word, which look like a person's name, and the commonest others. */
static const char places[] =
    "New York|New York City|Los Angeles|San Francisco|Hong Kong|New Delhi|Mexico City|Cape Town|Tel Aviv|San Diego|"
    "San Juan|Las Vegas|New Orleans|St Louis|St. Louis|Salt Lake City|Kansas City|Rio de Janeiro|Sao Paulo|"
    "S\303\243o Paulo|Buenos Aires|Kuala Lumpur|Ho Chi Minh City|Phnom Penh|Addis Ababa|Abu Dhabi|Saudi Arabia|"
    "South Africa|New Zealand|United Nations|Washington DC|Washington, DC|Washington D.C.|Washington, D.C.|San Jose|"
    "San Salvador|Santo Domingo|Panama City|Guatemala City|Quebec City|Vatican City|Gaza City|Kuwait City|The Hague|"
    "St Petersburg|Saint Petersburg|Dar es Salaam|Port au Prince|Port-au-Prince|San Antonio|Santa Fe|Fort Worth|"
    "Long Beach|Palm Beach|West Palm Beach|Milton Keynes|Sri Lanka|North Korea|South Korea|Northern Ireland|London|"
    "Paris|Berlin|Washington|Moscow|Brussels|Beijing|Tokyo|Madrid|Rome|Geneva|Vienna|Dublin|Edinburgh|Glasgow|Cardiff|"
    "Belfast|Manchester|Birmingham|Liverpool|Leeds|Bristol|Sydney|Melbourne|Canberra|Toronto|Ottawa|Montreal|Vancouver|"
    "Chicago|Boston|Philadelphia|Seattle|Houston|Dallas|Atlanta|Miami|Denver|Detroit|Jerusalem|Cairo|Istanbul|Ankara|"
    "Athens|Kyiv|Kiev|Warsaw|Prague|Budapest|Vienna|Zurich|Lisbon|Stockholm|Oslo|Copenhagen|Helsinki|Amsterdam|"
    "Frankfurt|Munich|Hamburg|Milan|Barcelona|Mumbai|Delhi|Karachi|Islamabad|Kabul|Tehran|Baghdad|Beirut|Damascus|"
    "Riyadh|Dubai|Doha|Nairobi|Lagos|Johannesburg|Pretoria|Harare|Singapore|Bangkok|Jakarta|Manila|Seoul|Taipei|"
    "Shanghai|Wellington|Auckland|Havana|Caracas|Bogota|Lima|Santiago|Brasilia|Strasbourg|Luxembourg";

static const char given_names[] =
    "Adam|Alan|Alex|Alexander|Alice|Alison|Amanda|Amy|Andrea|Andrew|Angela|Ann|Anna|Anne|Anthony|Antonio|Barbara|Ben|"
    "Benjamin|Beth|Bob|Brian|Carl|Carlos|Carol|Caroline|Catherine|Charles|Charlotte|Chris|Christian|Christine|"
    "Christopher|Claire|Clare|Colin|Craig|Dan|Daniel|David|Deborah|Denis|Diana|Diane|Donald|Edward|Elena|Elizabeth|"
    "Ella|Ellen|Emily|Emma|Eric|Eva|Fiona|Frances|Francis|Frank|Gareth|Gary|Geoffrey|George|Grace|Graham|Greg|Hannah|"
    "Harriet|Harry|Heather|Helen|Henry|Hugh|Ian|Isabel|Jack|Jacob|James|Jamie|Jan|Jane|Janet|Jason|Jean|Jennifer|Jenny|"
    "Jessica|Jim|Joan|Joe|Johannes|John|Jon|Jonathan|Jose|Joseph|Josh|Juan|Julia|Julian|Julie|Karen|Kate|Katherine|"
    "Kathleen|Katie|Keith|Kelly|Ken|Kevin|Kim|Laura|Lauren|Lee|Leo|Liam|Linda|Lisa|Louis|Louise|Lucy|Luke|Margaret|"
    "Maria|Marie|Mark|Martha|Martin|Mary|Matt|Matthew|Max|Megan|Melissa|Michael|Michelle|Mike|Mohammed|Muhammad|Nancy|"
    "Natalie|Neil|Nicholas|Nick|Nicola|Nigel|Nina|Oliver|Olivia|Oscar|Owen|Pamela|Patricia|Patrick|Paul|Paula|Peter|"
    "Philip|Phil|Rachel|Ralph|Rebecca|Richard|Robert|Robin|Roger|Rosa|Rose|Rosie|Ruth|Ryan|Sally|Sam|Samuel|Sandra|"
    "Sara|Sarah|Scott|Sean|Sebastian|Sharon|Simon|Sofia|Sophie|Stephanie|Stephen|Steve|Steven|Stuart|Susan|Thomas|Tim|"
    "Timothy|Tom|Tony|Tracy|Ursula|Vanessa|Victoria|Vincent|Walter|Wendy|William|Zoe";

/* Words that no person's name has: a title-case headline has one of them sooner or later. */
static const char not_names[] =
    "the|a|an|in|on|at|to|for|as|is|are|was|be|with|from|by|after|before|over|under|how|why|what|when|who|where|not|no|"
    "new|says|said|has|have|it|its|his|her|their|we|you|this|that|these|those|but|or|if|into|against|amid|about|more|"
    "most|news|sport|update|live|analysis|opinion|comment|share|read|exclusive|breaking|meeting|report|plan|vote|"
    "council|government|police|minister|city|train|tram|bridge|opens|backs|closes|strike|wins|dies|killed|deal|crisis";
/* Small words inside a name. */
static const char particles[] =
    "de|da|van|von|der|den|di|la|le|bin|al|ibn|el|dos|du|ter|ten|y|zu|af|av|and|e|del|della|do|das|st|ben|abu|'t";

bool byline_agency(const char *at, size_t size)
{
    return text_in(agencies, at, size);
}

static size_t next_word(const char **at)
{
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

/* How many words, or 0 if one does not suit a name. */
static size_t name_words(const char *line)
{
    size_t words = 0, n;
    bool capital = false;

    for (const char *at = line; (n = next_word(&at)) > 0; at += n) {
        words++;
        capital = text_capital(at);
        for (size_t i = 0; i < n; i++) {
            unsigned char c = (unsigned char)at[i];
            if (c < 0x80 && !isalpha(c) && strchr("'.-", c) == NULL)
                return 0;
        }
        size_t bare = n > 1 && at[n - 1] == '.' ? n - 1 : n;
        if (at[bare - 1] == '.' || (at[n - 1] == '.' && n > 4)) /* a full stop, no initial */
            return 0;
        bool particle = text_in(particles, at, n) || strncmp(at, "al-", 3) == 0;
        if (capital ? text_in(not_names, at, n) : !particle)
            return 0;
    }
    return capital ? words : 0;
}

static bool is_person(const char *line)
{
    size_t words = name_words(line);
    return words >= 2 && words <= 5 && strlen(line) < BYLINE_NAME_MOST;
}

static const char *last_word(const char *line)
{
    const char *space = strrchr(line, ' ');
    return space == NULL ? line : space + 1;
}

bool byline_title(const char *line)
{
    bool title = false;
    size_t n;

    if (text_words(line) > 8)
        return false;
    for (const char *at = line; (n = next_word(&at)) > 0; at += n) {
        size_t bare = n;
        while (bare > 0 && strchr(",.&", at[bare - 1]) != NULL)
            bare--;
        title = title || text_in(titles, at, bare);
        if (bare > 0 && !text_in(title_words, at, bare) && !text_capital(at))
            return false;
    }
    return title && !text_ends_sentence(line);
}

bool byline_paper(const char *line)
{
    size_t words = text_words(line), n = strlen(line);
    const char *last = last_word(line);
    if (words > 5 || text_ends_sentence(line) || !(text_capital(line) || strchr(line, '.') != NULL))
        return false;
    if (words == 1)
        return text_in(outlets, line, n) || text_in("MailOnline|Online", line, n) ||
               (n > 4 && text_same(line + n - 4, ".com")) || (n > 6 && text_same(line + n - 6, ".co.uk"));
    for (const char *at = line; (n = next_word(&at)) > 0; at += n) {
        if (!text_capital(at) && !text_in("of|the|and|for|in|&", at, n))
            return false;
    }
    return text_in(papers, last, strlen(last)) || text_in(outlets, line, strcspn(line, " "));
}

bool byline_known_place(const char *line)
{
    return text_in(places, line, strlen(line));
}

bool byline_given_name(const char *line)
{
    return text_in(given_names, line, strcspn(line, " "));
}

bool byline_place(const char *line)
{
    size_t words = text_words(line);
    if (byline_known_place(line))
        return true;
    if (words > 5 || strlen(line) >= BYLINE_NAME_MOST || byline_title(line) || byline_paper(line) ||
        strpbrk(line, "0123456789@:;!?\"|()") != NULL)
        return false;
    for (const char *at = line; *at != '\0';) {
        size_t n = next_word(&at), bare = n > 0 && at[n - 1] == ',' ? n - 1 : n;
        if (text_capital(at)
                ? text_in("The|A|An|This|How|Why|What|By", at, bare) && at != line
                : !text_in("on|upon|of|de|del|la|le|les|el|sur|am|an|der|im|in|the|and|es|au|under|next|sea", at, bare))
            return false;
        at += n;
    }
    const char *last = last_word(line), *comma = strchr(line, ',');
    size_t n = strlen(line);
    if (comma != NULL) { /* "BBC News, Wendmouth" */
        char before[BYLINE_NAME_MOST];
        if (text_copy(before, sizeof before, line, (size_t)(comma - line)) && byline_paper(before))
            return false;
    }
    /* A state's short form may end with a full stop: "Springfield, Ill." */
    return text_capital(line) && text_capital(last) && (line[n - 1] != '.' || strchr(line, ',') != NULL);
}

static void add_aside(struct byline *b, const char *text)
{
    size_t n = strlen(b->aside), size = strlen(text);

    if (size > 0 && n + size + 3 <= sizeof b->aside)
        snprintf(b->aside + n, sizeof b->aside - n, "%s%s", n > 0 ? ", " : "", text);
}

static bool add_name(struct byline *b, const char *name)
{
    if (b->n == ARTICLE_BYLINES_MOST || strlen(name) >= BYLINE_NAME_MOST)
        return false;
    strcpy(b->names[b->n++], name);
    return true;
}

/* Takes handles and addresses out of the segment; returns whether there was one. */
static bool take_handles(char *segment, struct byline *b)
{
    bool any = false;
    char *to = segment;

    for (const char *at = segment; *at != '\0';) {
        size_t n = next_word(&at);
        char word[BYLINE_NAME_MOST];
        if (n > 0 && memchr(at, '@', n) != NULL && text_copy(word, sizeof word, at, n)) {
            add_aside(b, word);
            any = true;
        } else if (n > 0) {
            if (to > segment)
                *to++ = ' ';
            memmove(to, at, n);
            to += n;
        }
        at += n;
    }
    *to = '\0';
    return any;
}

/* "Ann Ames Political Editor", "Ann Ames BBC News" -> the name; the rest goes aside. */
static void take_title_off(char *segment, struct byline *b, bool explicit)
{
    char *cut = segment + strlen(segment);
    bool title = false;
    size_t papers_seen = 0;

    for (char *end = cut; end > segment;) {
        char *word = end;
        while (word > segment && word[-1] != ' ')
            word--;
        size_t n = (size_t)(end - word);
        if (!text_in(title_words, word, n) && !text_in(papers, word, n))
            break;
        /* A bare "Alder Point Sentinel" is a newspaper, no Alder Point who works for one. */
        papers_seen += text_in(papers, word, n);
        title = title || text_in(titles, word, n) || (papers_seen > 0 && (explicit || papers_seen > 1));
        cut = word;
        end = word > segment ? word - 1 : word;
    }
    if (!title || cut == segment || *cut == '\0')
        return;
    char left[BYLINE_NAME_MOST];
    if (!text_copy(left, sizeof left, segment, (size_t)(cut - 1 - segment)) || name_words(left) < 2)
        return;
    add_aside(b, cut);
    b->sure = true;
    cut[-1] = '\0';
}

/* "Dan QuillCommunity Reporter": a title that lost the space before it. */
static void part_glued(char *segment)
{
    size_t n = strlen(segment);

    for (char *at = segment + 1; *segment != '\0' && *at != '\0'; at++) {
        if (!islower((unsigned char)at[-1]) || !isupper((unsigned char)*at) ||
            !text_in(title_words, at, strcspn(at, " ")) || !byline_title(at) || n + 2 > BYLINE_ASIDE_MOST)
            continue;
        memmove(at + 1, at, strlen(at) + 1);
        *at = ' ';
        return;
    }
}

/* "Ann Ames in Port Haven": takes the place. False: it is none, or a second one. */
static bool take_place_off(char *segment, struct byline *b)
{
    char *in = strstr(segment, " in ");
    if (in == NULL)
        return true;
    if (!byline_place(in + 4) || b->place[0] != '\0')
        return false;
    strcpy(b->place, in + 4);
    *in = '\0';
    b->sure = b->sure || is_person(segment);
    return true;
}

/* "Ann Ames at Estuary Park", which is no place to name, and "Ann Ames for the Gazette" go aside. */
static bool take_employer_off(char *segment, struct byline *b, bool explicit)
{
    char *at = strstr(segment, " at ");
    if (at != NULL && text_capital(at + 4)) {
        *at = '\0';
        if (!is_person(segment))
            return false;
        add_aside(b, at + 1);
        b->sure = true;
    }
    char *employer = explicit ? strcasestr(segment, " for ") : NULL;
    if (employer != NULL) {
        add_aside(b, employer + 1);
        *employer = '\0';
    }
    return true;
}

/* What stands behind a name: a title, a newspaper, a place. */
static bool take_after_name(const char *segment, struct byline *b)
{
    if (text_in("now|earlier|previously|until now", segment, strlen(segment)))
        return true;
    bool title = byline_title(segment);
    if (title || byline_paper(segment)) {
        b->sure = b->sure || title;
        add_aside(b, segment);
        return true;
    }
    if (b->place[0] != '\0' || !(byline_known_place(segment) || (text_words(segment) == 1 && byline_place(segment))))
        return false;
    strcpy(b->place, segment);
    return true;
}

/* What only "By" in front makes a name: one word, and "Express News Service", which has a place's form. */
static bool is_name_after_by(const char *segment)
{
    const char *last = last_word(segment);
    return name_words(segment) == 1 ||
           (text_in("Service|Desk|Bureau|Team|Staff", last, strlen(last)) && byline_place(segment));
}

static bool take_segment(char *segment, struct byline *b, bool explicit)
{
    bool handle = take_handles(segment, b);

    b->sure = b->sure || handle;
    if (*segment == '\0')
        return true;
    if (text_starts(segment, "in ") && b->n > 0 && byline_place(segment + 3) && b->place[0] == '\0') {
        strcpy(b->place, segment + 3);
        return true;
    }
    if (!take_place_off(segment, b))
        return false;
    if (byline_agency(segment, strlen(segment))) {
        b->sure = true;
        return add_name(b, segment);
    }
    if (!take_employer_off(segment, b, explicit))
        return false;
    part_glued(segment);
    take_title_off(segment, b, explicit);
    if (b->n > 0 && take_after_name(segment, b))
        return true;
    if ((is_person(segment) && !byline_known_place(segment)) || (explicit && b->n == 0 && is_name_after_by(segment)))
        return add_name(b, segment);
    return false;
}

/* A first name and another one, to look at. */
static bool two_capitals(const char *at)
{
    size_t n = strcspn(at, " ");
    return text_capital(at) && at[n] == ' ' && text_capital(at + n + 1);
}

static size_t read_lead(const char *line)
{
    static const char leads[] =
        "By: |By |Words by |Words: |Written by |Report by |Story by |Reported by |Analysis by |Exclusive by |"
        "Interview by |Review by |Text by |Author: |Authors: |Opinion by |Comment by |Par |Von |Door |Por |Autor: |"
        "Autora: |Autorka: |Autorzy: |Tekst: |Opracowanie: |Di ";
    size_t n = text_begins(leads, line);

    if (n > 0 && text_starts(line, "Di ")) /* "Di Stefano" is a name */
        return two_capitals(line + n) ? n : 0;
    return text_capital(line + n) || text_starts(line + n, "dpa") || text_starts(line + n, "al-") ? n : 0;
}

/* The end of the segment at `at`, and in *gap the bytes that part it from the next. */
static const char *segment_end(const char *at, size_t *gap)
{
    /* The bar is one more, alone or in spaces. */
    static const char gaps[] =
        ", and |, |,|; | and | & | with | / | \302\267 | \342\200\242 | \342\200\223 | \342\200\224 | - | (";
    for (; *at != '\0'; at++) {
        const char *list = gaps, *item;
        if (strchr(" ,;|", *at) == NULL) /* what a gap begins with */
            continue;
        if ((*gap = strncmp(at, " | ", 3) == 0 ? 3 : *at == '|') > 0)
            return at;
        /* "And" of other languages: a name may have it, "Ortega y Gasset", but then no first and last name follow. */
        for (const char *ands = " et | und | y | i "; *at == ' ' && (item = text_item(&ands, gap)) != NULL;) {
            if (strncmp(at, item, *gap) == 0 && two_capitals(at + *gap))
                return at;
        }
        while ((item = text_item(&list, gap)) != NULL) {
            if (strncmp(at, item, *gap) == 0)
                return at;
        }
    }
    *gap = 0;
    return at;
}

/* A quick test that most lines of a page fail: without "By", the second word of a by-line has a capital, or is one of a
 * few. */
static bool may_be_names(const char *line)
{
    const char *second = line + strcspn(line, " ");
    second += strspn(second, " ");
    size_t n = strcspn(second, " ,");
    return *second == '\0' || text_capital(second) || !isalpha((unsigned char)*second) ||
           strncmp(second, "al-", 3) == 0 || text_in(particles, second, n) ||
           text_in("and|in|at|for|staff|foreign|agencies|agency|reporter|reporters|writer|writers|correspondent|"
                   "correspondents|democracy|services|board|desk|editorial|newspaper|political|with",
                   second, n);
}

bool byline_read(const char *line, struct byline *out)
{
    *out = (struct byline){0};
    if (strnlen(line, BYLINE_ASIDE_MOST) >= BYLINE_ASIDE_MOST || text_words(line) > 30)
        return false;
    static const char from[] = "Reporting from ";
    if (text_starts(line, from) && byline_place(line + sizeof from - 1)) {
        strcpy(out->place, line + sizeof from - 1);
        out->sure = true;
        return true;
    }
    if (text_starts(line, "/ "))
        line += 2;
    size_t lead = read_lead(line);
    bool explicit = lead > 0;
    const char *at = line + lead;
    size_t size = strlen(at);

    if (!explicit && !may_be_names(at))
        return false;
    out->sure = explicit;
    /* "Staff and agencies" is one name, though "and" parts names. */
    size_t n;
    for (const char *list = agencies, *item; (item = text_item(&list, &n)) != NULL;) {
        if (memchr(item, ' ', n) == NULL || n > size || strncasecmp(item, at, n) != 0 ||
            !(at[n] == '\0' || text_starts(at + n, " in ")))
            continue;
        char whole[BYLINE_NAME_MOST];
        text_copy(whole, sizeof whole, at, n);
        out->sure = true;
        if (at[n] != '\0') {
            if (!byline_place(at + n + 4))
                continue;
            strcpy(out->place, at + n + 4);
        }
        return add_name(out, whole);
    }
    if (*at == '\0')
        return false;
    while (*at != '\0') {
        size_t gap;
        const char *end = segment_end(at, &gap);
        char segment[BYLINE_ASIDE_MOST];
        n = (size_t)(end - at);
        if (!text_copy(segment, sizeof segment, at, n > 0 && end[-1] == ')' ? n - 1 : n) ||
            !take_segment(segment, out, explicit))
            return false;
        at = end + gap;
    }
    return out->n > 0;
}
