"""Words the marks are told by. None of them points at a person, but for first names."""

TWO = frozenset(  # two letters that begin no plate and no National Insurance number
    (
        "ad ah am an as at be bf bm bp by cc ch cm do dr ed er ex gf go gp he hi hr id if im "
        "in io is it iv km la lo mg mm mr ms my nd no ob of oh ok on or pe pm pr pt px ra rd "
        "re rr rx so st th to tv tx um up us vs we"
    ).split()
)
THREE = frozenset(  # three letters that may stand after a number: no end of a plate
    (
        "aed ago air all amb and any are ask bag bar bed bit bpm bus but bvm cab can car cup "
        "cut cwt day dia did dry due ear ecg end eye far few fit fix for gap gas gcs gel get "
        "got had has her him his hit hot hrs ice ill its jct kid lad leg let log lot low man "
        "mat may men mgs min mls mum nad new nil not now obs odd off oil old one our out own "
        "pad pay per pts put ran red reg rep run sad sat say sec see set she sip sit six ski "
        "sys tab tap tea ten the tin tip too top try two use van via was way wet who win yds "
        "yes yet yos you yrs"
    ).split()
)
COMMON = frozenset(  # everybody’s words: no names, though they may have a capital
    (
        "a about abusive accompanied acting active address admitted advice advised after "
        "again aggressive air airway alarm alcohol alert all alone already also am ambo "
        "ambulance an and angry ankle ankles another answer anxious any anyone anything "
        "appeared approx apr april are arm around arrived as asked asking asleep assault at "
        "aug august awake aware away awning back bad bag bags band bandage bands bar bare "
        "batch bathroom battery beer before behind being better big biscuits bit blanket "
        "blankets bleed bleeding blister blood bloods bottle bouncer bowl bowls boy break "
        "breathing broken brother brought bruise bump burn bus bus's busy but by cab call "
        "called calls calm calmed came can card care cctv change charged check checked chest "
        "child children chill christmas city clean cleaned cleaner clear climb close closed "
        "club coat coffee cold collapsed collected collecting coming company complained "
        "concerned concerns confused conscious contact contacts control conveyed cops could "
        "council couple crash crew cried crowd crying customer cut cuts dad dark daughter day "
        "deaf dec december declined defib detour did diesel dirty distressed doctor done door "
        "downstairs dressed dressing drink drinking drinks driver drove drunk duty east "
        "easter eat eaten emergency empty end estate eve evening every everyone everything ex "
        "eye face facing fainted fall family father feb february feeling feels feet fell felt "
        "female few fight fighting filling filmed finally find fine finger finished first "
        "five flask flat flatmate flip flipflops floor flow food foot for forehead found four "
        "freshers friday friend friends from front full fuse garrison gave gel get girl girls "
        "give given glass gloves go going gone good got gp graze great group guest guests "
        "hair half halloween hand handed hands happy has hates have he head heat heater help "
        "helped her here herself high hill him himself his hit home hospital hostel hot hotel "
        "hour house housemate how hug hurt ice if ill in incident injured injuries injury "
        "inside into is it jan january jul july jun june just keeps kettle keys kicked kids "
        "knee knocked lad lady lane last late later lead leader leads left leg less letting "
        "lift light lights like lip little lock look looked looking looks lost lots loud low "
        "made male man mar march marshal marshals mask match mate mates may me medic members "
        "mental midnight might minibus minute missing mob monday money more morning most "
        "mother mouth moved much mum music must my name names nausea near neck need needed "
        "needs new news next nice night nil no nobody none nose not nothing nov november now "
        "numb nurse oba obs oct october odd of off offered officer ok on once one only onto "
        "open or other our out outside over own oxygen pads paid pain panic paramedic "
        "paramedics parents park parked partner passed pastor pastors patient patrol people "
        "person petrol pharmacy phone phoned picked place plaster please plenty police poorly "
        "power pregnant private problem pub pulse punched pupils pushed quarter queue quiet "
        "radio ramp ran rang rank ready really recovered recovery red refused regular relax "
        "remember repeat rest returned ride right ring road rough safe said sat saturday saw "
        "says scared school seat security see seems seen seizure sent sep sept september "
        "sergeant service settled she shirt shoe shoes shop short shoulder shouting show shut "
        "sick side signal since sister sit site sitting six sleep slept slow slurred small "
        "smashed snapchat so sober some somebody someone something son soon sore spare spiked "
        "split spoke spoken stable staff stairs start started stayed step steps still stock "
        "stomach stood stop stopped street stuck student students sugar sunday supervisor "
        "support sure surgery swapped swelling swollen take taken talked talking taxi taxis "
        "tea team tearful ten thank thanks that the their them themselves then there these "
        "they thing thinks thirty this thought three threw thrown thursday till tired to "
        "toilet told too took tooth torch total towards towel town train trauma treated "
        "tuesday twice twisted two tyre uber unable unconscious under underpass uni united "
        "unknown unsteady until unwell up upset upstairs urn us used van very via victim "
        "visitor volunteer volunteers vomit vomited vomiting waited waiting walked walking "
        "walks wallet wanted wants warm was watched water we weak wednesday week well went "
        "were what wheelchair when where which while who will window with woke woman women "
        "won't work worker worried worse would wound wrist wristband xmas year year's years "
        "yes yesterday young your zone"
    ).split()
)
PLACES = frozenset(  # words of streets and places, and of whoever works there at night
    (
        "abbey angel army arts asda avenue balkerne boots botolph botolph's braintree "
        "brightlingsea british castle centre chelmsford church clacton colchester community "
        "costa court cowdray cross crouch culver east eld england english essex field "
        "firstsite french garrison gate general george german greenstead greggs hall head "
        "high hill hospital hythe ipswich irish isaac's italian jobserve john's johns kfc "
        "lane leisure lexden lion london long magdalen maidenburgh maldon mary's marks "
        "mcdonald's mcdonalds memorial mercury mersea middleborough military museum north open "
        "osborne park polish portuguese primark priory queen queen's rd red riverside road "
        "roman romanian sainsbury's salvation scottish sheepen short sir south southway "
        "spanish spoons square st stadium stanway station street tesco tey theatre town "
        "trinity uk ukrainian united university vineyard walk wall war welsh west wetherspoons "
        "witham wivenhoe world wyre yates's"
    ).split()
)
DRUGS = frozenset(  # and drinks, and what is measured
    (
        "acvpu adrenaline aspirin avpu bm bp cannabis cetirizine cider citalopram cocaine "
        "codeine dextrose diazepam entonox epipen fluoxetine gbl gcs ghb gin glucose gtn "
        "guinness heroin hr ibuprofen insulin jagerbombs ket ketamine mdma metformin morphine "
        "naloxone naproxen nyxoid paracetamol pearl perl piriton pregabalin prenoxad prosecco "
        "resps rr rum salbutamol saline sats sertraline spice spo2 temp tequila tramadol "
        "valium ventolin vodka warfarin whisky wine xanax"
    ).split()
)
FIRST_NAMES = frozenset(  # common here and no other word, so looked for in small letters
    (
        "aaron abbie abdul adam adrian agnieszka ahmed aiden aisha alan alex alexandra alfie "
        "ali alice alison amanda amelia amy andrea andrew andy angela anna anne annie anthony "
        "antonio ashleigh ava barbara becky ben benjamin beth bethany brandon brian callum "
        "cameron carl carol caroline catherine charlie charlotte chelsea chloe chris "
        "christine christopher claire connor courtney craig daisy daniel danielle darren dave "
        "david debbie declan denise derek diane donna dylan eleanor elizabeth ella ellie "
        "emily emma ethan eva evie fatima fiona freya gareth gary gavin gemma geoff george "
        "georgia grzegorz hannah harriet harry heather helen henry hussain ian ibrahim imogen "
        "isaac isabella isla jacob jake james jamie jane janet jasmine jason jenny jess "
        "jessica joanne joe joel johnny jordan joseph josh joshua julie karen karl kate "
        "katherine katie kayleigh keith kelly kevin kieran kim kirsty kyle laura lauren leah "
        "leanne leon lewis liam linda lindsay lisa lorraine louise lucas lucy luke lydia "
        "maisie marcus maria marie martin mary matthew megan melissa michael michelle mike "
        "mohamed mohammad mohammed molly muhammad naomi natalie natasha nathan niamh nicholas "
        "nick nicola nigel noah oliver olivia omar oscar owen patricia patrick paul paula "
        "peter phil philip phoebe piotr poppy priya rachel rebecca richard robert rory rosie "
        "ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shannon "
        "sharon shaun simon sophia sophie stacey stephanie stephen steve steven stuart susan "
        "tanya tara teresa theo thomas tim toby tom tommy tony tracey tracy tyler vanessa "
        "vicky victoria wayne wendy william yasmin yusuf zara zoe"
    ).split()
)
AREAS = (  # the letters that UK postcodes begin with, two before one
    "ab al ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn "
    "dt dy ec eh en ex fk fy gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky "
    "la ld le ll ln ls lu me mk ml ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm sa "
    "se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub wa wc wd wf wn wr "
    "ws wv yo ze b e g l m n s w"
).split()
UNITS = frozenset("min sec hrs yrs mls mgs pts bpm mcg yos lts kgs".split())
