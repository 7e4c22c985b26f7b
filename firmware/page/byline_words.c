/* SPDX-License-Identifier: MIT */
#include "page/byline_words.h"

const char byline_agencies[] =
    "Reuters|AP|A.P.|Associated Press|The Associated Press|AFP|Agence France-Presse|PA|PA Media|PA News|"
    "Press Association|the Press Association|PA reporter|PA reporters|PA Sport|Agencies|News agencies|"
    "Staff and agencies|Agencies and staff|Staff|Staff reporter|Staff reporters|Staff writer|Staff writers|"
    "Staff and agency|Our staff|Our foreign staff|Our correspondent|Our correspondents|Our reporter|"
    "Telegraph reporters|Guardian staff|Guardian reporter|Guardian staff and agencies|News desk|Newsdesk|News staff|"
    "Editorial board|The editorial board|Editorial|Bloomberg|Bloomberg News|dpa|DPA|UPI|ANSA|EFE|Xinhua|TASS|Kyodo|"
    "Kyodo News|Press Trust of India|PTI|ANI|Australian Associated Press|AAP|Canadian Press|The Canadian Press|CP|"
    "Dow Jones|Interfax|Belga|ANP|SDA|APA|NTB|TT|Ritzau|LUSA|Lusa|PAP|MTI|AGI|Adnkronos|SWNS|"
    "Press Association reporters|Local democracy reporter|wire services|wires";

const char byline_titles[] =
    "editor|correspondent|reporter|writer|columnist|bureau|chief|journalist|critic|producer|presenter|analyst|"
    "commentator|photographer|chair|fellow|intern|staff|editors|correspondents|reporters|writers|columnists|"
    "journalists|critics|producers|photographers|lecturer|professor|envoy\303\251|envoy\303\251e|envoy\303\251s|"
    "correspondant|correspondante|journaliste|Korrespondent|Korrespondentin";
const char byline_title_words[] =
    "editor|correspondent|reporter|writer|columnist|bureau|chief|journalist|critic|producer|presenter|analyst|"
    "commentator|photographer|political|senior|deputy|assistant|associate|acting|transport|health|education|economics|"
    "business|science|environment|home|foreign|affairs|crime|sports|sport|football|arts|culture|city|local|democracy|"
    "special|chief|head|of|the|and|news|financial|technology|social|legal|defence|defense|diplomatic|security|royal|"
    "religious|north|south|east|west|northern|southern|regional|national|world|international|european|europe|us|uk|"
    "asia|africa|middle|consumer|data|investigations|investigative|features|political|parliamentary|westminster|"
    "washington|media|money|economy|energy|climate|rural|housing|community|communities|live|digital|online|video|night|"
    "weekend|executive|managing|contributing|freelance|staff|at|large|in|editors|correspondents|reporters|writers|"
    "columnists|journalists|critics|producers|photographers|envoy\303\251|envoy\303\251e|envoy\303\251s|correspondant|"
    "correspondante|journaliste|animal|rural|sp\303\251cial|sp\303\251ciale|sp\303\251ciaux";

const char byline_papers[] =
    "News|Times|Post|Herald|Gazette|Tribune|Chronicle|Courier|Mail|Echo|Standard|Telegraph|Observer|Journal|Press|"
    "Mercury|Argus|Mirror|Express|Independent|Guardian|BBC|CNN|NPR|MailOnline|Online|Today|Magazine|Review|Bulletin|"
    "Examiner|Dispatch|Sentinel|Advertiser|Record|Register|Reporter|Ledger|Globe|Inquirer|Weekly|Daily|.com|.co.uk";

/* The first word of many a local service: "BBC South West", "ABC Southern Plains". */
const char byline_outlets[] = "BBC|ABC|CBC|CBS|NBC|CNN|NPR|ITV|RT\303\211|RTE|PBS|RNZ|SBS";

/* Cities of more than one word, which look like a person's name, and the commonest others. */
const char byline_places[] =
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

const char byline_given_names[] =
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
const char byline_not_names[] =
    "the|a|an|in|on|at|to|for|as|is|are|was|be|with|from|by|after|before|over|under|how|why|what|when|who|where|not|no|"
    "new|says|said|has|have|it|its|his|her|their|we|you|this|that|these|those|but|or|if|into|against|amid|about|more|"
    "most|news|sport|update|live|analysis|opinion|comment|share|read|exclusive|breaking|meeting|report|plan|vote|"
    "council|government|police|minister|city|train|tram|bridge|opens|backs|closes|strike|wins|dies|killed|deal|crisis";
const char byline_particles[] =
    "de|da|van|von|der|den|di|la|le|bin|al|ibn|el|dos|du|ter|ten|y|zu|af|av|and|e|del|della|do|das|st|ben|abu|'t";
