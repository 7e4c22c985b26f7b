/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_english[] = {
    {QW_SAY,
     "said says told tells added adds wrote writes asked asks replied replies tweeted tweets explained explains noted "
     "notes stated states argued argues insisted insists warned warns declared declares announced announces recalled "
     "recalls observed observes claimed claims admitted admits acknowledged acknowledges commented comments remarked "
     "remarks responded responds answered answers concluded concludes suggested suggests exclaimed exclaims quipped "
     "quips joked jokes countered counters shouted shouts yelled yells whispered whispers muttered mutters murmured "
     "mumbled boasted boasts bragged complained complains lamented laments conceded concedes contended contends "
     "asserted asserts stressed stresses emphasised emphasises emphasized emphasizes cautioned cautions confessed "
     "confesses confided confirmed confirms denied denies posted posts testified testifies reiterated reiterates urged "
     "urges pleaded pleads begged vowed vows promised promises pledged pledges predicted predicts proclaimed proclaims "
     "pronounced quoted recounted recounts reflected reflects retorted retorts reported reports revealed reveals mused "
     "muses intoned interjected interjects opined opines recited elaborated elaborates clarified clarifies chided "
     "chanted chants screamed screams cried cries demanded demands inquired enquired wondered wonders texted emailed "
     "e-mailed messaged blogged scribbled penned thundered bellowed snapped sniffed scoffed scoffs deadpanned teased "
     "gushed fumed ranted railed implored advised advises reminded reminds informed assured assures instructed "
     "disclosed estimated reasoned theorised theorized speculated volunteered sighed groaned grumbled hissed barked "
     "growled reacted reacts remembered remembers surmised surmises countered relented professed professes piped jibed "
     "jeered taunted mocked objected protested apologised apologized repeated repeats narrated reads summarised "
     "summarized stipulated relayed maintains maintained alleged alleges marvelled marveled enthused exulted crowed "
     "crows raged roared wailed sobbed stammered stuttered drawled purred chirped boomed echoed echoes phrased"},
    {QW_SAYING, "saying telling adding writing asking replying tweeting explaining noting stating arguing insisting "
                "warning declaring announcing recalling observing claiming admitting acknowledging commenting "
                "remarking responding answering concluding suggesting exclaiming quipping joking countering shouting "
                "yelling whispering muttering boasting bragging complaining lamenting conceding contending asserting "
                "stressing emphasising emphasizing cautioning confessing confirming denying posting testifying "
                "reiterating urging pleading vowing promising pledging predicting proclaiming quoting recounting "
                "reflecting retorting reporting revealing musing intoning opining elaborating clarifying chanting "
                "screaming crying demanding wondering texting emailing thundering bellowing scoffing fuming advising "
                "reminding assuring instructing repeating protesting objecting reading deadpanning sniffing snapping "
                "conceding professing imploring echoing alleging reasoning maintaining"},
    {QW_SAY_BASE, "say tell add write ask reply tweet explain note state argue insist warn declare announce recall "
                  "observe claim admit acknowledge comment remark respond answer conclude suggest exclaim quip joke "
                  "counter shout yell complain lament concede contend assert stress emphasise emphasize caution "
                  "confess confirm post testify reiterate urge plead vow promise pledge predict proclaim recount "
                  "reflect retort muse elaborate clarify repeat chant scream cry"},
    {QW_SAY | QW_WEAK,
     "cracked continued continues went goes began begins laughed laughs smiled smiles nodded shrugged grinned agreed "
     "agrees offered offers pointed points put puts concurred chuckled winked gestured pressed pushed prodded called "
     "calls hit blasted blasts slammed slams criticised criticized criticizes criticises attacked attacks praised "
     "praises described describes ended started finished opened closed followed joined allowed allows recommended "
     "interrupted interrupts hailed hails lashed thanked thanks congratulated defended defends dismissed dismisses "
     "rejected rejects accused accuses shared shares spoke speaks talked talks discussed addressed expressed expresses "
     "thought thinks believed believes felt feels hoped hopes feared fears sang sings read rallied disagreed disagrees "
     "demurred bristled gasped riffed ticked rattled summed sums came comes signed turned turns counselled counseled "
     "proposed proposes rejoined broke fired ripped tore took blamed welcomed celebrated condemned denounced decried "
     "touted doubled singled weighed chimed"},
    {QW_SAYING | QW_WEAK, "continuing going beginning laughing smiling nodding shrugging agreeing offering pointing "
                          "putting calling hitting criticising criticizing attacking praising describing ending "
                          "starting finishing opening closing following dismissing accusing referring expressing "
                          "thinking hoping singing speaking thanking blasting defending rejecting citing hailing "
                          "signing commending"},
    {QW_PREP, "of in on at by for with from to into onto about against after before during between among amid amidst "
              "through throughout over under above below near behind beside beyond within without toward towards upon "
              "across along around since until till despite except via per like unlike off outside inside including "
              "regarding concerning following alongside versus besides aboard past out up down as"},
    {QW_CONJ, "and or but nor yet so because although though while whereas if unless when whenever where once than "
              "whether plus however meanwhile moreover furthermore therefore instead still then thus"},
    {QW_AUX, "is are was were be been being am has have had having do does did doing will would shall should can could "
             "may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't "
             "can't couldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t "
             "can’t couldn’t"},
    {QW_DET, "the a an this that these those another each every some any several many few most one two three four five "
             "six seven eight nine ten dozens both all no half other either neither such certain various numerous"},
    {QW_POSS, "his her their its my our your whose"},
    {QW_HE, "he him himself"},
    {QW_SHE, "she herself"},
    {QW_THEY, "they we them us themselves others everyone everybody someone somebody anyone nobody it itself"},
    {QW_I, "i me myself you"},
    {QW_REL, "who which whom what why how"},
    {QW_ADV, "also lately later then again once often recently repeatedly previously earlier now still always never "
             "even just only simply quickly first initially finally eventually soon instead famously reportedly "
             "apparently jokingly bluntly flatly angrily quietly softly loudly publicly privately specifically further "
             "already actually not probably perhaps too well back ever there here today yesterday tomorrow tonight "
             "sometimes usually rather quite very so originally similarly separately afterwards afterward subsequently "
             "immediately originally almost nearly sarcastically proudly defiantly matter-of-factly dryly wryly "
             "elsewhere indeed nonetheless nevertheless consequently apart aside together ahead away long ago else "
             "maybe afterward thereafter"},
    {QW_MR | QW_TITLE, "mr sir lord king prince duke baron earl monsieur herr señor sheikh sultan emperor mister "
                       "brother father fr archbishop"},
    {QW_MRS | QW_TITLE, "mrs ms miss lady dame queen princess duchess baroness madame mme frau señora sister mother "
                        "mx"},
    {QW_DOTTED, "mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt maj cpl pvt adm cmdr brig hon rev fr "
                "msgr st jr sr vs etc no inc corp co ltd bros dept univ assn jan feb mar apr jun jul aug sept sep oct "
                "nov dec mon tue wed thu fri ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich "
                "minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo det insp supt const ave blvd rd "
                "ph.d d.c u.s u.k u.n a.m p.m e.g i.e viz cf op cit messrs mme mlle atty asst pres sec secy amb"},
    {QW_TITLE, "dr rt prof professor sen senator rep representative congressman congresswoman gov governor gen general "
               "lt lieutenant col colonel sgt sergeant capt captain maj major cpl corporal pvt private adm admiral "
               "cmdr commander brig brigadier rev reverend pastor rabbi imam bishop cardinal pope judge justice "
               "president chancellor premier mayor councillor councilman councilwoman alderman detective det inspector "
               "insp superintendent supt constable pc sheriff deputy officer ambassador amb secretary minister "
               "attorney coach chief marshal field assemblyman assemblywoman delegate comrade ayatollah mullah emir "
               "crown chairman chairwoman speaker hon honourable honorable vice prime del first dcs dci di ds acc cllr "
               "canon dean provost principal sens reps govs messrs"},
    {QW_ROLE,
     "spokesperson star celebrity master mistress headmaster president secretary minister chancellor premier mayor "
     "leader boss director chairperson chair executive ceo manager head chief analyst economist expert professor "
     "lecturer researcher scientist historian author writer novelist poet playwright editor reporter journalist "
     "columnist correspondent commentator host presenter broadcaster blogger critic reviewer photographer filmmaker "
     "director producer actor singer musician artist composer guitarist drummer comedian lawyer attorney solicitor "
     "barrister prosecutor judge justice officer official aide adviser advisor assistant deputy ambassador diplomat "
     "envoy senator representative governor legislator lawmaker politician candidate nominee councillor councilor "
     "campaigner activist organiser organizer strategist consultant pollster operative lobbyist donor delegate member "
     "founder co-founder cofounder owner proprietor partner investor banker trader broker accountant engineer "
     "architect designer developer programmer inventor doctor surgeon nurse paramedic physician psychologist "
     "psychiatrist therapist pharmacist vet teacher headteacher principal tutor student pupil graduate coach trainer "
     "player captain striker goalkeeper defender midfielder referee umpire champion athlete swimmer runner cyclist "
     "driver pilot sailor soldier veteran general colonel commander sergeant detective inspector superintendent "
     "constable sheriff marshal trooper guard warden farmer fisher gardener baker chef cook butcher grocer shopkeeper "
     "waiter bartender hairdresser plumber electrician carpenter builder mechanic worker labourer miner resident "
     "neighbour neighbor villager passer-by bystander witness eyewitness survivor victim patient protester "
     "demonstrator supporter voter opponent rival colleague friend relative parent cousin child kid teenager owner "
     "tenant landlord customer passenger tourist visitor volunteer priest vicar bishop archbishop pastor rabbi imam "
     "preacher librarian curator archivist archaeologist biologist chemist physicist astronomer geologist "
     "meteorologist forecaster ecologist conservationist naturalist zoologist entrepreneur businessperson tycoon "
     "billionaire millionaire financier publisher agent clerk treasurer secretary administrator coordinator "
     "co-ordinator supervisor foreman steward superintendent registrar ombudsman commissioner comptroller auditor "
     "regulator negotiator mediator scholar fellow academic theologian philosopher sociologist anthropologist "
     "statistician mathematician epidemiologist specialist counsel whip speaker undersecretary mp mep msp mla peer "
     "anchor moderator pundit interviewer narrator translator insider source somebody person president-elect "
     "vice-president co-chair co-author vice-chair vice-chairman skipper veteran rancher surrogate staffer ally "
     "loyalist enthusiast fan collector donor participant attendee delegate ranger officer handler dealer buyer seller "
     "retailer contractor planner surveyor mentor rebel dissident fighter officer-in-charge whistleblower caretaker "
     "employee commenter reader user observer announcer businessman "
     "cleaner porter postmaster lifeguard firefighter coastguard"},
    {QW_ROLE, "spokespeople officials critics supporters analysts experts police prosecutors lawyers lawmakers "
              "senators republicans democrats conservatives officers protesters demonstrators residents neighbours "
              "neighbors aides advisers advisors people men women children students teachers parents friends "
              "colleagues scientists researchers investigators authorities activists campaigners organisers organizers "
              "fans voters workers employees members leaders executives economists observers sources witnesses doctors "
              "judges soldiers reporters journalists editors authors opponents rivals allies staffers strategists "
              "pollsters delegates attendees participants crowd crowds audience family families readers users viewers "
              "customers ministers diplomats troops donors veterans lobbyists"},
    {QW_ROLE | QW_MALE, "man boy gentleman spokesman chairman businessman congressman councilman policeman fireman "
                        "fisherman postman actor husband father dad son brother uncle nephew grandfather grandson "
                        "widower boyfriend king prince duke lord salesman cameraman craftsman sportsman anchorman "
                        "assemblyman alderman frontman clergyman monk gunman father-in-law son-in-law brother-in-law "
                        "stepfather stepson guy actor waiter statesman vice-chairman newsman weatherman fisherman "
                        "herdsman ploughman foreman"},
    {QW_ROLE | QW_FEMALE, "woman girl lady spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman "
                          "actress wife mother mum mom daughter sister aunt niece grandmother granddaughter widow "
                          "girlfriend queen princess duchess saleswoman sportswoman anchorwoman assemblywoman waitress "
                          "hostess midwife nun headmistress heiress mother-in-law daughter-in-law sister-in-law "
                          "stepmother stepdaughter housewife horsewoman camerawoman"},
    {QW_ORG, "university college school institute institution academy company corporation corp inc ltd llc plc group "
             "holdings bank fund foundation trust association society union federation council committee commission "
             "board agency department ministry office bureau authority court parliament congress senate assembly party "
             "police service services hospital church museum gallery library theatre theater orchestra club league "
             "team times post journal gazette herald tribune telegraph guardian independent mail mirror sun star "
             "express chronicle observer examiner courier bulletin globe echo news press radio television tv network "
             "channel magazine review daily weekly bbc cnn itv nbc cbs abc fox msnbc nato nasa fbi cia un eu nhs who "
             "house administration campaign movement coalition alliance network centre center project partnership "
             "organisation organization charity airlines airways motors computer computers software energy insurance "
             "media entertainment pictures systems technologies partners capital labs laboratories studios records "
             "books industries international embassy consulate army navy brigade guard force forces street tower "
             "towers hotel bridge park hall stadium airport station road avenue square square building river lake "
             "mountain island islands bay beach county state states kingdom republic city town village province region "
             "district territory act bill amendment treaty accord agreement convention summit conference war day award "
             "awards prize cup games olympics festival show report poll survey index center pac images photos"},
    {QW_DAY, "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
             "saturdays sundays minute minutes hour hours day days week weeks month months year years morning "
             "afternoon evening night decade decades moment moments time noon midnight weekend january february march "
             "april may june july august september october november december christmas easter thanksgiving halloween "
             "jan feb mar apr jun jul aug sept sep oct nov dec"},
    {QW_VERB, "quotes ask asks went came took made gave got saw knew found left kept held brought led met ran stood "
              "sat heard lost won paid sent built spent fell grew drew flew threw wore rose drove rode chose ate drank "
              "slept woke bought sold taught caught fought sought understood became seemed appeared looks looked seems "
              "appears remains remained stayed makes takes gives gets sees knows wants wanted needs needed likes liked "
              "loves loved hates hated works worked lives lived plays played moves moved moved helps helped uses used "
              "tries tried keeps leaves lets shows showed happens happened runs includes included brings holds leads "
              "stands meets sits becomes means meant rises helped hosted visited gathered arrived returned entered "
              "released issued filed voted signed faced received won't cut set let shut quit bid shook stepped walked "
              "stopped paused leaned leant stared gazed glanced watched waited sent held hung stuck struck swept swore "
              "swung spun split spread sprang stole strode tried worries worried"},
    {QW_NAMING, "called titled entitled dubbed named nicknamed labelled labeled headlined headline song album book "
                "novel film movie play show series episode poem essay article slogan motto phrase phrases word words "
                "term terms sign signs banner banners placard placards poster posters t-shirt t-shirts shirt shirts "
                "caption hashtag known billed branded subtitled sitcom programme program documentary musical opera "
                "painting sculpture exhibition label nickname mantra tagline catchphrase chapter section heading hymn "
                "tune single ballad theme lettering emblazoned inscribed inscription hat hats sticker stickers column "
                "podcast segment"},
    {QW_PARTICLE, "de da di del della der den van von bin ibn al el la le du dos das ten ter st mac abu ben y e af ap"},
    {QW_SUFFIX, "jr sr ii iii iv esq phd md qc kc mp mbe obe cbe frs"},
    {QW_NATION,
     "american british english scottish welsh irish french german spanish italian russian chinese japanese indian "
     "pakistani israeli palestinian iranian iraqi syrian turkish greek polish ukrainian mexican canadian australian "
     "brazilian african european asian korean saudi egyptian dutch belgian swiss swedish norwegian danish finnish "
     "austrian hungarian czech portuguese cuban argentine nigerian kenyan afghan libyan lebanese jordanian republican "
     "democratic democrat labour conservative tory liberal libertarian green muslim christian catholic jewish islamic "
     "protestant anglican hispanic latino black white north south east west northern southern eastern western central "
     "new san los las united states kingdom great britain england scotland wales ireland france germany spain italy "
     "russia china japan india pakistan israel iran iraq syria turkey greece poland ukraine mexico canada australia "
     "brazil africa europe asia korea egypt america york london paris berlin moscow washington jerusalem beijing tokyo "
     "brussels rome madrid vienna geneva dublin edinburgh glasgow cardiff belfast manchester birmingham liverpool "
     "leeds bristol oxford cambridge boston chicago california texas florida ohio iowa hampshire carolina nevada "
     "virginia pennsylvania michigan wisconsin minnesota colorado arizona utah oregon massachusetts connecticut jersey "
     "illinois indiana missouri kentucky tennessee alabama mississippi louisiana oklahoma kansas nebraska dakota "
     "montana wyoming idaho hawaii alaska vermont maine maryland delaware angeles francisco vegas orleans diego "
     "antonio miami atlanta dallas houston denver seattle philadelphia detroit cleveland senate congress parliament "
     "house twitter facebook instagram youtube google reddit snapchat tiktok internet brexit"},
    {QW_OTHER, "please yes ok okay hello thanks thank here there today yesterday tomorrow tonight much more less least "
               "last next same own not never much little lot enough whatever whoever wherever anything something "
               "nothing everything whether according"},
    {QW_TEXT, "statement report letter memo email e-mail tweet message post note editorial article release ruling "
              "opinion transcript document lawsuit complaint filing affidavit text leaflet brochure website advert ad "
              "caption plaque headline sign poster banner notice petition speech address interview posting blog video "
              "script email emails tweets letters documents"},
    {0, NULL},
};
