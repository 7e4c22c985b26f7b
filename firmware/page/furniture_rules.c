/* SPDX-License-Identifier: MIT */
#include "page/furniture.h"

#define NAVIGATION "site navigation"
#define RELATED "a link to another story"
#define SIGN_UP "a newsletter or app offer"
#define PAYWALL "a subscription or registration notice"
#define SHARE FURNITURE_SHARE
#define ADVERT "an advertisement"
#define PLAYER FURNITURE_PLAYER
#define CAPTION FURNITURE_CAPTION
#define COMMENTS FURNITURE_COMMENTS
#define TAGS "topics and tags"
#define RIGHTS "a copyright notice"
#define COOKIES "a cookie or privacy notice"
#define CONTACT "a call to contact or follow the newspaper"

const struct furniture_rule furniture_rules[] = {
    {FURNITURE_PART, 20, true, FURNITURE_ALONE, ADVERT, NULL,
     "relevant is this ad|did you encounter any technical issues|click here to get the"},
    {FURNITURE_LABEL, 0, false, FURNITURE_LIST, RELATED, NULL, "watch|listen"},
    {FURNITURE_START, 30, true, FURNITURE_ALONE, PLAYER, " reports|has more", "ap correspondent|ap's"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, "the newspaper's slogan or a release's label", NULL,
     "democracy dies in darkness|academic rigour, journalistic flair|academic rigor, journalistic flair|"
     "all the news that's fit to print|we believe in the free flow of information|for immediate release|embargoed"},
    {FURNITURE_START, 6, false, FURNITURE_ALONE, NAVIGATION, NULL, "why you can trust"},
    {FURNITURE_START, 25, true, FURNITURE_ALONE, "a note on the article's age",
     "years old|year old|years ago|year ago|months old|month old|months ago",
     "this article is more than|this article was published more than"},
    {FURNITURE_PART, 60, true, FURNITURE_ALONE, "the agency's credit of its staff", NULL,
     "contributed to this report|contributed to this article|contributed to this story|contributed reporting|"
     "does not work for, consult, own shares|provides funding as a member of"},
    {FURNITURE_PART, 60, true, FURNITURE_ALONE, CONTACT, NULL,
     "if you spot an error, please|we acknowledge it with a correction"},
    {FURNITURE_START, 60, true, FURNITURE_ALONE, CONTACT,
     "bbc sounds|on bbc |our podcast|wherever you get your podcasts", "listen to"},
    {FURNITURE_START, 45, true, FURNITURE_OFFER, SIGN_UP, "newsletter|sign up|inbox|our reporters",
     "start the day with|get a look at|get the latest|get the day's|kick off"},
    {FURNITURE_WHOLE, 0, false, FURNITURE_POINTS, "the label of the summing-up", NULL,
     "key points|summary|highlights|at a glance|key takeaways|story highlights|in summary|quick read"},
    {FURNITURE_WHOLE, 0, false, FURNITURE_END, "a press office's note", NULL,
     "notes to editors|note to editors|notes for editors|media contact|media contacts|press contact"},
    {FURNITURE_WHOLE, 0, false, FURNITURE_END, "the end mark of a press release", NULL, "ends|-ends-|- ends -"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, NAVIGATION, NULL,
     "zum inhalt springen|men\303\274|anmelden|startseite|suche|social sharing|cnn values your feedback|advertise|"
     "advertise with us|careers|newsguard|submit a news tip|report error|load mobile navigation|open navigation menu|"
     "npr shop|account|print subscriptions|search jobs|sections menu|notifications|dark mode|light mode|text size|"
     "become an author|sign up as a reader|sign up as an author|your profile|my profile|opens in new window|aa|"
     "accessibility help|more menu|home|menu|main menu|search|close|close menu|sections|all sections|show more|"
     "show less|load more|loading|loading...|back to top|skip to content|skip to main content|skip to navigation|"
     "accessibility links|next|previous|next article|previous article|your account|my account|edition|site index|"
     "sitemap|terms|terms of use|terms and conditions|contact|contact us|about us|help|more|expand|print edition|"
     "e-paper|epaper|homepage|go to homepage|view all|see all|open menu"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, "a label without its value", NULL,
     "published|first published|updated|last updated|posted|by|date|author|credit"},
    {FURNITURE_START, 8, false, FURNITURE_ALONE, NAVIGATION, NULL,
     "aller au contenu|skip next section|jump directly|keyboard shortcuts|aller au contenu|aller \303\240 la|skip to|"
     "jump to|back to home|go back to|return to homepage|you are here"},

    {FURNITURE_LABEL, 0, true, FURNITURE_LIST, RELATED, NULL,
     "quick guide|in this section|a lire aussi|\303\240 lire aussi|discover more|read more|lire aussi|"
     "sur le meme sujet|mehr zum thema|lesen sie auch|lees ook|leggi anche|see more on|related|related stories|"
     "related story|related articles|related article|related content|related news|see also|recommended|"
     "recommended reading|read also|also read|read next|read this next|what to read next|up next|don't miss|"
     "more like this|further reading|more stories|other stories|editor's picks|editors' picks|must read|top stories|"
     "latest stories|latest news|in case you missed it|explore more|you might like|related links|"
     "related internet links|elsewhere on the web|promoted stories|sponsored stories|from our partners"},
    {FURNITURE_LABEL, 12, false, FURNITURE_TAIL, RELATED, NULL,
     "more to read|around the bbc|top news today|from other websites|related internet links|recommended stories|"
     "more stories from|suggested articles|latest videos|sponsored links|more on this story|more about|most read|"
     "most popular|most viewed|most shared|most commented|trending|trending now|you may also like|"
     "you may also be interested in|around the web|from around the web|recommended for you|more from the web|"
     "popular now|our picks|today's top stories"},
    {FURNITURE_START, 6, false, FURNITURE_TAIL, RELATED, NULL,
     "around the|explore more on|more from|more in|more on|most read in|trending in|latest from"},
    {FURNITURE_START, 20, false, FURNITURE_LIST, RELATED, NULL,
     "more:|read:|watch:|watch -|listen -|listen:|explainer:|analysis:|in pictures:|live:"},
    {FURNITURE_START, 25, true, FURNITURE_LIST, RELATED, NULL,
     "read more:|lire aussi :|lire aussi:|read more -|read more at|read more about|read more on|read more from|"
     "read more here|read more >|related:|related article:|see also:|also read:|read also:|read next:|don't miss:|"
     "more on this:|further reading:|click here to|click here for|go deeper:|read the full"},

    {FURNITURE_START, 45, true, FURNITURE_OFFER, SIGN_UP,
     "newsletter|inbox|our free|our daily|our weekly|our morning|our evening|your email|email alerts|news alerts|our "
     "app|breaking news|daily briefing|morning briefing|evening briefing|delivered to|straight to your|whatsapp "
     "channel|whatsapp community|best stories|top stories|youtube channel|our podcast",
     "sign up|sign up to|sign up for|subscribe to|get our|get the|register for|join our"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_BOX_END, SIGN_UP, NULL, "after newsletter promotion"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_OFFER, SIGN_UP, NULL,
     "newsletter|newsletters|sign up here|free weekly newsletter|free daily newsletter|newsletter sign-up|"
     "newsletter signup|sign up|get the app|download the app|download our app|enter your email|"
     "enter your email address|email address|privacy notice|something went wrong, please try again later|"
     "free newsletter|install the app|be the first to get breaking news|thanks for signing up|invalid email"},
    {FURNITURE_START, 7, false, FURNITURE_OFFER, SIGN_UP, NULL, "sign up to|sign up for"},
    {FURNITURE_PART, 40, true, FURNITURE_OFFER, SIGN_UP, NULL,
     "straight to your inbox|sign up here|delivered to your inbox|emailed direct to you|in your inbox every|"
     "in your inbox each|direct to your inbox|promotional content from|unsubscribe at any time|"
     "podcasts on ios or android"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_BOX, SIGN_UP, NULL,
     "skip past newsletter promotion|skip newsletter promotion|skip past newsletter"},
    {FURNITURE_START, 40, true, FURNITURE_ALONE, SIGN_UP, "app|newsletter|emailed|terms|privacy",
     "download our|download the|install our|i would like to be emailed|i agree to"},
    {FURNITURE_PART, 60, true, FURNITURE_OFFER, SIGN_UP, NULL,
     "newsletters may contain|we use your sign-up|for more information see our privacy policy"},

    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, PAYWALL, NULL,
     "abonnement|abonnieren|click here to get the app|subscriber exclusive|subscriber content|for subscribers|"
     "free for one month|support now|s'abonner|se connecter|lecture restreinte|"
     "article r\303\251serv\303\251 aux abonn\303\251s|gift article|giftoutline|"
     "your subscription supports local journalism|interact with the globe|subscribe|subscribe now|story saved|sign in|"
     "log in|login|register|sign out|log out|my subscription|become a member|already a subscriber|"
     "already a subscriber? log in|already have an account|subscribers only|subscriber only|premium|create an account|"
     "create a free account|support us|donate|donate now|make a donation|make a contribution|contribute"},
    {FURNITURE_START, 40, true, FURNITURE_ALONE, PAYWALL, NULL,
     "votre abonnement|start your free trial|unlock this|you have reached your maximum|you've reached your maximum|"
     "remove items from your saved|this is a subscriber|this story is for subscribers|this is premium content|"
     "to continue reading|continue reading with|already a subscriber|already have an account|already registered|"
     "this article is for subscribers|this article is available to subscribers|this content is for subscribers|"
     "you have reached your limit of|you have read your last|you've reached your limit of|you've read your last|"
     "please log in to|please sign in to|please register|log in to|sign in to|register for free to|subscribe to read|"
     "subscribe to continue|create a free account to|by registering you|by signing up you|by clicking|"
     "want to bookmark your favourite|want an ad-free experience"},
    {FURNITURE_PART, 60, true, FURNITURE_OFFER, PAYWALL, NULL,
     "your support makes |your support helps |article bookmarked|removed from bookmarks|find your bookmarks"},
    {FURNITURE_START, 40, true, FURNITURE_ALONE, PAYWALL, "logged in|log in|browser", "please refresh|refresh"},
    {FURNITURE_START, 12, true, FURNITURE_ALONE, PAYWALL, "registering|signing up|subscribing|your subscription",
     "thank you for|thanks for"},
    {FURNITURE_START, 60, true, FURNITURE_ALONE, PAYWALL,
     "our journalism|local journalism|local news|subscribe at|independent journalism|from as little as|contribution "
     "today|reader-funded",
     "support|help us|if you value|your support|become a supporter|make a contribution"},

    {FURNITURE_START, 30, false, FURNITURE_ALONE, SHARE, NULL,
     "zur merkliste|link kopieren|artikel zum|share this article via|artikel teilen|copy the link|partager|"
     "enregistrer|click to share|click to email|click to print|add to your saved|add to list|add to my|save recipe|"
     "help keep family|show more sharing|share or comment|like this:|share this|share or comment|share what|"
     "share your thoughts|share story|share on|share via|share the|share page|share full|copy this link|copy link|"
     "copy url|share with|send this by|send to a friend|email this|print this|save this|save article|save for later|"
     "bookmark this|read about our approach|read more about sharing|about sharing|gift this|give this article|"
     "add to reading list|view on|preferred source|add us as"},
    {FURNITURE_START, 14, true, FURNITURE_ALONE, SHARE, NULL,
     "link copied|copied to clipboard|this is an external link|copy this link and share"},

    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, ADVERT, NULL,
     "anzeige|werbung|publicit\303\251|ad feedback|advertisement|advertisements|advert|ad|ads|advertising|sponsored|"
     "sponsored content|promoted|promoted content|paid content|paid for by|article continues below|"
     "story continues below|continue reading below|continued below|article continues after advertisement|"
     "story continues below advertisement|skip advertisement|scroll to continue|scroll down to continue|"
     "article continues after ad|remove ads|report this ad|report ad|ad feedback|"
     "advertisement - continue reading below|continue reading the main story|main story continues below"},
    {FURNITURE_START, 12, false, FURNITURE_ALONE, ADVERT, NULL,
     "advertisement|article continues|story continues|sponsored by|paid for by|ad by|ads by|content continues"},

    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, PLAYER, NULL,
     "like loading|like this|show|listen|download|transcript|embed|listen to this story|listen to article|"
     "expand image|open this photo in gallery|select voice|select speed|media playback is not supported|"
     "view all photos|image gallery|next image|previous image|hide captions|show captions|view transcript|play|pause|"
     "play video|watch video|watch live|watch now|watch again|listen now|listen live|play audio|video|gallery|"
     "photo gallery|view gallery|view photos|open gallery|open image gallery|full screen|fullscreen|enlarge|"
     "enlarge image|click to enlarge|show caption|hide caption|toggle caption|unmute|mute|video unavailable|"
     "media playback is unsupported on your device|this video can not be played|this video cannot be played|"
     "open image in new tab|view image in fullscreen|view image|zoom|slideshow|view slideshow|image|photo|photos|"
     "picture|pictures|your browser does not support this video|copied|previous slide|next slide"},
    {FURNITURE_START, 16, true, FURNITURE_ALONE, PLAYER, NULL,
     "fox news flash|fox news flash top headlines|quotes delayed at least|listen to this|please use chrome|"
     "enlarge this image|loading youtube|loading external|ap audio:|ap video:|heard on|listen to this article|"
     "to play this video|media playback is|your browser does not support|your browser doesn't support|"
     "please enable javascript|you need to enable javascript|this content is not available|view more on|"
     "allow content from|this article contains content provided by|a post shared by|view this post on|"
     "view this photo on"},
    {FURNITURE_START, 60, true, FURNITURE_CREDIT, CAPTION, NULL,
     "credit...|image caption|this undated photo|this photo provided by|this image provided by|"
     "this image released by|this combination of|file - |file photo - |media caption|video caption|image source|"
     "image credit|image copyright|photo credit|picture credit|photo caption|photo by|photograph by|photographs by|"
     "picture by|pictures by|image by|photo courtesy|picture courtesy|image courtesy|file photo:|file picture:|"
     "photo illustration|illustration by|graphic by"},

    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, COMMENTS, NULL,
     "comment on this story|comments: our rules|add your comment|our rules|popular in the community|"
     "get involved with the news in your community|send your news|view comments|show comments|see comments|"
     "read comments|hide comments|newest|oldest|best rated|worst rated|join the conversation|join the discussion|"
     "join the debate|comments are closed|comments are now closed|comments|comment|have your say|leave a comment|"
     "post a comment|add a comment|write a comment|add comment|no comments yet|no comments|start the conversation|"
     "be the first to comment|what do you think|sort by|oldest first|newest first|most liked|load more comments|"
     "most recommended|guest"},
    {FURNITURE_START, 40, true, FURNITURE_ALONE, COMMENTS, NULL,
     "comments have to be|we want our comments|we have migrated to a new commenting|please abide by|the comments below|"
     "we are no longer accepting comments|comments are subject to|comments are moderated|sign in to comment|"
     "log in to comment|please log in to comment|you must be logged in|the views expressed in the contents"},

    {FURNITURE_START, 20, true, FURNITURE_ALONE, COMMENTS,
     "commenting|comments|commenters|conversations|see their replies", "join"},
    {FURNITURE_PART, 40, true, FURNITURE_ALONE, COMMENTS, NULL,
     "our commenting policy|community guidelines|let us know in the comments|tell us in the comments|"
     "in the comments below|in the comments section"},

    {FURNITURE_START, 60, false, FURNITURE_ALONE, TAGS, NULL,
     "topics:|topic:|tags:|tag:|tagged:|tagged with|filed under|keywords:|explore more on these|more about:|"
     "explore topics|companies mentioned|people mentioned|places mentioned"},
    {FURNITURE_WHOLE, 0, false, FURNITURE_TAIL, TAGS, NULL,
     "topics|related topics|tags|tagged|explore more on these topics|in this article|in this story|article tags"},

    {FURNITURE_START, 60, true, FURNITURE_ALONE, RIGHTS, NULL,
     "\302\251|(c) 20|(c) 19|copyright \302\251|copyright (c)|copyright 20|copyright 19|\342\204\227"},
    {FURNITURE_PART, 60, true, FURNITURE_ALONE, RIGHTS, NULL,
     "license this|republish our articles|cc by nd|creative commons licen|report an editorial error|"
     "report a technical issue|appears in print on|the print edition under the headline|"
     "this article originally appeared on|this story originally appeared on|all rights reserved|licensing rights|"
     "reuse this content|order reprints|request reprints|rights and permissions|"
     "may not be published, broadcast, rewritten|our standards: the|republish this article|"
     "is not responsible for the content of external"},

    {FURNITURE_PART, 60, true, FURNITURE_ALONE, COOKIES, NULL,
     "store and/or access information|precise geolocation data|we value your privacy|our partners may|"
     "your privacy matters|we use cookies|uses cookies|use of cookies|accept cookies|accept all cookies|"
     "manage cookies|cookie policy|cookie settings|cookie preferences|our privacy policy"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, COOKIES, NULL,
     "more options|agree|disagree|manage settings|manage cookies|manage options|your privacy|"
     "we care about your privacy|cookie settings|accept|accept all|reject all|manage preferences|privacy|"
     "privacy policy|cookies|cookie policy|privacy settings|do not sell my personal information|your privacy choices"},

    {FURNITURE_START, 30, true, FURNITURE_ALONE, CONTACT, "follow|visit|click|sign up|here|subscribe|download",
     "for more stories|for more news|for the latest|for all the latest"},
    {FURNITURE_PART, 20, true, FURNITURE_ALONE, SHARE, NULL, "in my bookmarks|in your bookmarks"},
    {FURNITURE_START, 30, true, FURNITURE_ALONE, CONTACT,
     " on facebook| on twitter| on instagram| on x.| on x,| on bluesky| on linkedin| on tiktok|'s coverage|full "
     "coverage",
     "follow"},
    {FURNITURE_PART, 60, true, FURNITURE_ALONE, "a note about the author", NULL, ". more about |. read more about "},
    {FURNITURE_START, 30, true, FURNITURE_ALONE, CONTACT,
     "facebook|twitter|instagram|youtube|linkedin|tiktok|bluesky|mastodon|threads|whatsapp| x|@|google news",
     "follow us|like us on|find us on|follow @|follow him on|follow her on|follow them on|follow me on"},
    {FURNITURE_WHOLE, 0, true, FURNITURE_ALONE, CONTACT, NULL,
     "send us your feedback|send feedback|partners|view all partners|disclosure statement|authors|"
     "discover stories from this section and more in the list of contents|explore the edition|sign up for free|"
     "follow us|follow|get in touch|report an error|report a correction|send a tip|email the author|about the author|"
     "corrections|suggest a correction|letters to the editor|got a tip|contact the newsroom|our newsroom|"
     "view profile|view author archive|more from this author|the author|bio|email author|follow the author"},
    {FURNITURE_START, 45, true, FURNITURE_ALONE, CONTACT,
     "email|e-mail|call us|contact us|contact our|@|whatsapp|let us know|get in touch|form below|click|story to tell",
     "do you have a story|contact reporter|contact staff|reach her at|reach him at|reach them at|reach reporter|"
     "tell us which|tell us what|have you got a story|got a story|have a story|do you have a tip|got a news tip|"
     "have a news tip|do you have information|are you affected by|have you been affected by|do you have an opinion|"
     "to submit a letter|email us|call us|contact our news|contact the reporter|contact the author|get in touch|"
     "send us your|tell us your"},
    {FURNITURE_START, 60, true, FURNITURE_ALONE, "the agency's credit of its staff", NULL,
     "with reporting by|(with inputs from|with inputs from|(reporting by|reporting by|additional reporting|"
     "(additional reporting|writing by|(writing by|editing by|(editing by"},
    {FURNITURE_START, 80, true, FURNITURE_CORRECT, "a note about a correction or update", NULL,
     "this article was amended|this article was corrected|this article has been amended|"
     "this article has been corrected|this article has been updated|this article was updated|"
     "this story was corrected|this story has been corrected|this story has been updated|this story was updated|"
     "correction:|clarification:|editor's note:|corrections and clarifications|correction appended|"
     "this piece was amended|an earlier version of this"},
};

const size_t furniture_rule_count = sizeof furniture_rules / sizeof *furniture_rules;
