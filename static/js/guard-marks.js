// Made from sosbus/marks and sosbus/guard by scripts/guard_marks.py: change those.
globalThis.GUARD = {
"looks": "That looks like",
"leaveOut": "Leave it out: words here point at nobody.",
"gone": "·",
"unseen": "[\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff\\u20e3]",
"rung": "0(?:7[1-9]\\d{8}|1\\d{8}|2[03489]\\d{8}|3[0347]\\d{8}|8[047]\\d{7}|9\\d{9}|5[56]\\d{8})",
"typedAs": [
[
"[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]",
" "
],
[
"[\\u2010-\\u2015\\u2212]",
"-"
],
[
"[\\u2018\\u2019\\u02bc]",
"'"
],
[
"[\\u00b7\\u2022\\u2027\\u2219\\u22c5]",
"."
]
],
"spelt": {
"zero": "0",
"nought": "0",
"nil": "0",
"oh": "0",
"o": "0",
"one": "1",
"two": "2",
"three": "3",
"four": "4",
"five": "5",
"six": "6",
"seven": "7",
"eight": "8",
"nine": "9",
"hundred": "00",
"ten": "10",
"twenty": "20",
"thirty": "30",
"forty": "40",
"fifty": "50",
"sixty": "60",
"seventy": "70",
"eighty": "80",
"ninety": "90"
},
"many": {
"double": 2,
"treble": 3,
"triple": 3
},
"speltRun": "(?<![a-z0-9])(?:(?:double|treble|triple)\\s)?(?:zero|nought|nil|oh|o|one|two|three|four|five|six|seven|eight|nine|hundred|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\\d+)(?:[ ,.\\-]{0,2}(?:(?:double|treble|triple)\\s)?(?:zero|nought|nil|oh|o|one|two|three|four|five|six|seven|eight|nine|hundred|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\\d+)){2,}(?![a-z])",
"speltOne": "(?:(double|treble|triple)\\s)?(zero|nought|nil|oh|o|one|two|three|four|five|six|seven|eight|nine|hundred|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\\d+)",
"alike": "(?<![a-z0-9])[0-9oil|](?:[ .\\-/_]?[0-9oil|]){6,}(?![a-z0-9])",
"harmless": [
"\\b(?:exp\\w*|use by|best before|bbe|due|mot|lot|batch|serial)\\W{0,3}[a-z]{0,3}\\d[\\d/.\\-]*",
"(?<![\\d:])(?:[01]?\\d|2[0-3]):[0-5]\\d(?![\\d:])",
"(?<!\\d)(?<!\\d )(?:[01]\\d|2[0-3])[0-5]\\d(?:[ ,/\\-]+(?:[01]\\d|2[0-3])[0-5]\\d)+(?! ?\\d)",
"\\b(?:bp|hr|rr|pr|pulse|resps?|etco2|gcs|bm|news2?|temp)\\s?[:=]?\\s?\\d{2,3}(?:[./]\\d{1,3})?\\s?%?(?!\\d|[ \\-]\\d{3})",
"\\b(?:sats?|spo2|sp02|sao2)\\s?[:=]?\\s?\\d{2,3}\\s?%?\\s?(?:ra\\b)?(?!\\d|[ \\-]\\d{3})",
"\\be[1-4]\\s?v[1-5]\\s?m[1-6]\\b",
"(?<!c )\\bo2\\b",
"(?<![\\d.])\\d{1,4}(?:\\.\\d+)?\\s?(?:mcg|mg|ml|mls|units?|puffs?|psi|bar)\\b",
"(?<![\\d.])\\d{1,4}(?:\\.\\d+)?(?:g|l|kg|mm|cm)\\b",
"(?<![a-z0-9.])\\d{2,4} ?ug\\b"
],
"areas": [
"ab",
"al",
"ba",
"bb",
"bd",
"bh",
"bl",
"bn",
"br",
"bs",
"bt",
"ca",
"cb",
"cf",
"ch",
"cm",
"co",
"cr",
"ct",
"cv",
"cw",
"da",
"dd",
"de",
"dg",
"dh",
"dl",
"dn",
"dt",
"dy",
"ec",
"eh",
"en",
"ex",
"fk",
"fy",
"gl",
"gu",
"gy",
"ha",
"hd",
"hg",
"hp",
"hr",
"hs",
"hu",
"hx",
"ig",
"im",
"ip",
"iv",
"je",
"ka",
"kt",
"kw",
"ky",
"la",
"ld",
"le",
"ll",
"ln",
"ls",
"lu",
"me",
"mk",
"ml",
"ne",
"ng",
"nn",
"np",
"nr",
"nw",
"ol",
"ox",
"pa",
"pe",
"ph",
"pl",
"po",
"pr",
"rg",
"rh",
"rm",
"sa",
"se",
"sg",
"sk",
"sl",
"sm",
"sn",
"so",
"sp",
"sr",
"ss",
"st",
"sw",
"sy",
"ta",
"td",
"tf",
"tn",
"tq",
"tr",
"ts",
"tw",
"ub",
"wa",
"wc",
"wd",
"wf",
"wn",
"wr",
"ws",
"wv",
"yo",
"ze",
"b",
"e",
"g",
"l",
"m",
"n",
"s",
"w"
],
"hard": [
[
"an email address",
"[a-z0-9._%+\\-](?:@|\\(at\\)|\\[at\\]|\\{at\\}|\\[@\\])[a-z0-9\\-]+\\s?(?:\\.|\\[\\.\\]|\\(dot\\)|\\[dot\\]|\\sdot\\s)",
"",
false
],
[
"an email address",
"[a-z0-9]\\s?(?:@|\\(at\\)|\\[at\\]|\\{at\\}|\\[@\\])\\s?[a-z0-9\\-]+\\s?(?:\\.|\\sdot)\\s?(?:com|co|uk|net|org|ac|me)\\b",
"",
false
],
[
"an email address",
"\\bat\\s[a-z0-9\\-]+(?:\\.|\\sdot\\s|\\s)(?:com|co\\.uk|net|org|ac\\.uk)\\b",
"",
false
],
[
"an email address",
"\\b(?:gmail|gmial|gmal|googlemail|hotmail|hotmial|hotmal|icloud|proton|btinternet)\\b",
"",
false
],
[
"an email address",
"(?:\\bat|(?:@|\\(at\\)|\\[at\\]|\\{at\\}|\\[@\\])|\\.)\\s?(?:yahoo|outlook|live|msn|aol)\\b\\s?(?:\\.|dot\\b)",
"",
false
],
[
"a web address",
"https?\\s?:\\s?/|\\bwww\\b",
"",
false
],
[
"a web address",
"(?<![a-z0-9])[a-z0-9\\-]{2,}\\.(?:com|co\\.uk|org|net|ac\\.uk|gov\\.uk|uk|info|biz)\\b",
"",
false
],
[
"a web address",
"[a-z0-9\\-]{2,}\\.[a-z]{2,6}/[a-z0-9]",
"",
false
],
[
"a web address",
"\\bdot\\s(?:com|co|org|net)\\b",
"",
false
],
[
"somebody’s name online",
"(?<![a-z0-9])@([a-z_][a-z0-9_.]{2,})",
"unknown",
false
],
[
"somebody’s name online",
"\\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|fb|facebook|twitter|discord|telegram|linkedin|onlyfans|bereal|kik)\\b(?:\\s?[:;=/@]|\\s-|-\\s|\\s(?:is|user|(?:user)?name|handle|id|as|under|tag)\\b)[\\s:;=\\-@]*([a-z0-9_.]{2,})",
"unknown",
false
],
[
"somebody’s name online",
"\\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|fb|facebook|twitter|discord|telegram|linkedin|onlyfans|bereal|kik)\\b(?: [a-z]+){0,2} (?=[a-z.]*[0-9_#]|[a-z]+\\.[a-z])[a-z][a-z0-9_.#]{3,}",
"",
false
],
[
"a National Insurance number",
"(?<![a-z0-9])([a-z])[ .\\-/]?([a-z])(?:[ .,\\-/_]{0,2}\\d){6}[ .,\\-/_]{0,2}[a-dfmp](?![a-z0-9])",
"ni",
false
],
[
"somebody’s name online",
"\\bsc\\s?[:=]\\s?@?([a-z0-9_.]{3,})",
"unknown",
false
],
[
"a National Insurance number",
"\\b(?:ni|nino|nat(?:ional)? ins(?:urance)?)\\b\\D{0,20}\\d(?:[ .\\-/]?\\d){4,}",
"",
false
],
[
"a reference that leads to a person",
"\\bcad(?:\\W|no\\b|num\\b|number\\b|ref\\b|reference\\b|id\\b|is\\b|was\\b|of\\b|card\\b)*\\d(?:\\W?\\d)+",
"",
false
],
[
"a reference that leads to a person",
"\\b(?:crime|pol(?:ice)?(?: inc(?:ident)?)?|incident|officer|amb(?:ulance)?|job|case|prf|athena|custody|court)\\s?(?:log|ref(?:erence)?|no|num|number|id|is|\\W)*[a-z]{0,3}[\\-/]?\\d[\\d/\\- ]{2,}",
"ref",
false
],
[
"a reference that leads to a person",
"\\b(?:crime|police|incident|cad|log)\\s?(?:log|ref(?:erence)?|number)\\b\\W*(?:is\\s)?[a-z]{0,3}[\\-/]?\\d[\\d/\\- ]+",
"ref",
false
],
[
"a reference that leads to a person",
"\\bref(?:erence)?\\b(?:\\W|no\\b|num\\b|number\\b)*[a-z]{0,3}\\-?(\\d{3,})",
"ref",
false
],
[
"a reference that leads to a person",
"(?<!\\d)\\d\\d/\\d{4,7}/\\d\\d(?!\\d)",
"",
false
],
[
"a reference that leads to a person",
"\\b(?:passport|student|army|service|hospital|hosp|mrn|driving|licen[cs]e|badge|collar|warrant)\\s?(?:id|no|num|number|card|licen[cs]e|\\W)*[a-z]{0,5}\\d{5,}",
"",
false
],
[
"a full date or a date of birth",
"(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?\\s?[./\\-,]\\s?(\\d{1,2})\\s?[./\\-,]\\s?(?:(?:19|20)\\d\\d|\\d\\d)(?!\\d)",
"day",
false
],
[
"a full date or a date of birth",
"(?<!\\d)(\\d{1,2}) (\\d{1,2}) (?:19|20)\\d\\d(?!\\d)",
"day",
false
],
[
"a full date or a date of birth",
"(?<!\\d)(?:19|20)\\d\\d[ ./\\-](\\d{1,2})[ ./\\-](\\d{1,2})(?!\\d)",
"day",
false
],
[
"a full date or a date of birth",
"(?<!\\d)(?:19|20)\\d\\d(\\d\\d)(\\d\\d)(?!\\d)",
"day",
false
],
[
"a full date or a date of birth",
"(?<!\\d)(\\d\\d)(\\d\\d)(?:19|20)\\d\\d(?!\\d)",
"day",
false
],
[
"a full date or a date of birth",
"(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?[\\s.\\-/]*(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b[\\s.,\\-/']*(?:(?:19|20)\\d\\d|\\d\\d)(?!\\d|:|\\s?(?:am|pm|mins?|hrs?|h|people|pts|contacts|x|%|in|out)\\b)",
"",
false
],
[
"a full date or a date of birth",
"\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b\\.?\\s?\\d{1,2}(?:st|nd|rd|th)?[\\s,.\\-/]+(?:(?:19|20)\\d\\d|'\\d\\d)(?!\\d)",
"",
false
],
[
"a full date or a date of birth",
"\\b(?:d\\W{0,2}[o0]\\W{0,2}b|date\\s?of\\s?birth)(?:\\W|\\b(?:is|was|on|in|the|of|at|id|says|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b)*(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b|(?:first|second|third|fourth|fifth|sixth|[a-z]+teen|[a-z]+teenth|twen\\w+|thirt\\w+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel\\w+)\\b)",
"",
false
],
[
"a full date or a date of birth",
"\\b(?:d\\W{0,2}[o0]\\W{0,2}b|date\\s?of\\s?birth|birth\\s?da(?:te|y)|b-?day|born)(?:\\W|\\b(?:is|was|on|in|the|of|at|id|says|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)\\b)*\\d",
"",
false
],
[
"a phone number",
"(?<![\\d+])(?=((?:00[ ]?44|44|0)(?:[ .,:\\-/_()]{0,3}\\d){9,11})(?!\\d))",
"phone",
false
],
[
"a phone number",
"\\+[ ]?\\d(?:[ .\\-/()]{0,3}\\d){7,}",
"",
false
],
[
"a phone number",
"(?<!\\d)7[1-9]\\d\\d[ \\-]?\\d{3}[ \\-]?\\d{3}(?!\\d)",
"",
false
],
[
"a phone number",
"\\b(?:tel|phone|fone|mob|mobile|cell|ring|rang|call|text|txt|whatsapp|num|number)\\b(?:\\W+[a-z']+){0,3}\\W+\\d(?:[ .\\-]?\\d){5,}",
"",
false
],
[
"an NHS number",
"(?<!\\d)(?=(\\d(?:[ \\-_]{0,2}\\d){9})(?!\\d))",
"nhs",
false
],
[
"an NHS number",
"(?<!\\d)(\\d{3}[./]\\d{3}[./]\\d{4})(?!\\d)",
"nhs",
false
],
[
"a long number",
"(?<!\\d)\\d{9,}(?!\\d)|(?<!\\d)\\d{4}[ \\-]\\d{4}[ \\-]\\d{4}[ \\-]\\d{4}(?!\\d)",
"",
false
],
[
"a number plate",
"(?<![a-z0-9])[a-z]{2}\\d\\d([ .\\-]?)([a-z]{3})(?![a-z0-9])",
"plate",
false
],
[
"a number plate",
"(?<![a-z0-9])([a-z]{2}) \\d\\d( )([a-z]{3})(?![a-z0-9])",
"plate",
false
],
[
"a number plate",
"(?<![a-z0-9])[a-hj-np-y]\\d{3}([ .\\-]?)([a-z]{3})(?![a-z0-9])",
"plate",
false
],
[
"a number plate",
"(?<![a-z0-9])[a-z]{3}([ \\-]?)\\d{3}[a-eg-ilnprtuvwyz](?![a-z0-9])",
"head",
false
],
[
"a number plate",
"\\b(?:reg|registration|plate|vrm)\\b(?:\\W|no\\b|num\\b|number\\b|ref\\b|reference\\b|id\\b|is\\b|was\\b|of\\b|card\\b)*(?:[a-z0-9] ){4,7}[a-z0-9]\\b",
"",
false
],
[
"a number plate",
"\\b(?:reg|registration|(?:number )?plate|vrm)\\b(?:\\W|no\\b|num\\b|number\\b|ref\\b|reference\\b|id\\b|is\\b|was\\b|of\\b|card\\b)*(?=[a-z0-9 ]{0,3}\\d)[a-z]{0,3} ?(?:\\d{3,4}|\\d{1,4} ?[a-z]{1,3}(?=\\s|$))",
"keyed",
false
],
[
"a postcode",
"(?<![a-z0-9])((?:a\\s?b|a\\s?l|b\\s?a|b\\s?b|b\\s?d|b\\s?h|b\\s?l|b\\s?n|b\\s?r|b\\s?s|b\\s?t|c\\s?a|c\\s?b|c\\s?f|c\\s?h|c\\s?m|c\\s?[o0]|c\\s?r|c\\s?t|c\\s?v|c\\s?w|d\\s?a|d\\s?d|d\\s?e|d\\s?g|d\\s?h|d\\s?l|d\\s?n|d\\s?t|d\\s?y|e\\s?c|e\\s?h|e\\s?n|e\\s?x|f\\s?k|f\\s?y|g\\s?l|g\\s?u|g\\s?y|h\\s?a|h\\s?d|h\\s?g|h\\s?p|h\\s?r|h\\s?s|h\\s?u|h\\s?x|i\\s?g|i\\s?m|i\\s?p|i\\s?v|j\\s?e|k\\s?a|k\\s?t|k\\s?w|k\\s?y|l\\s?a|l\\s?d|l\\s?e|l\\s?l|l\\s?n|l\\s?s|l\\s?u|m\\s?e|m\\s?k|m\\s?l|n\\s?e|n\\s?g|n\\s?n|n\\s?p|n\\s?r|n\\s?w|[o0]\\s?l|[o0]\\s?x|p\\s?a|p\\s?e|p\\s?h|p\\s?l|p\\s?[o0]|p\\s?r|r\\s?g|r\\s?h|r\\s?m|s\\s?a|s\\s?e|s\\s?g|s\\s?k|s\\s?l|s\\s?m|s\\s?n|s\\s?[o0]|s\\s?p|s\\s?r|s\\s?s|s\\s?t|s\\s?w|s\\s?y|t\\s?a|t\\s?d|t\\s?f|t\\s?n|t\\s?q|t\\s?r|t\\s?s|t\\s?w|u\\s?b|w\\s?a|w\\s?c|w\\s?d|w\\s?f|w\\s?n|w\\s?r|w\\s?s|w\\s?v|y\\s?[o0]|z\\s?e|b|e|g|l|m|n|s|w))[ .,\\-/_]{0,2}(\\d)[ ]?([a-z]|\\d)?([ .,\\-/_]{0,2})(\\d)([ .,\\-/_]{0,2})([a-z])[ ]?([a-z])(?![a-z0-9])",
"postcode",
false
],
[
"a postcode",
"((?:ab|al|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|c[o0]|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|ec|eh|en|ex|fk|fy|gl|gu|gy|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|la|ld|le|ll|ln|ls|lu|me|mk|ml|ne|ng|nn|np|nr|nw|[o0]l|[o0]x|pa|pe|ph|pl|p[o0]|pr|rg|rh|rm|sa|se|sg|sk|sl|sm|sn|s[o0]|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|wa|wc|wd|wf|wn|wr|ws|wv|y[o0]|ze|b|e|g|l|m|n|s|w))(\\d)([a-z]|\\d)?([ ]?)(\\d)()([a-z])([a-z])",
"glued",
false
],
[
"a postcode",
"\\b(?:post\\s?code|p\\.?code|pcode)\\W+(?:\\w+\\W+){0,2}?(?:a\\s?b|a\\s?l|b\\s?a|b\\s?b|b\\s?d|b\\s?h|b\\s?l|b\\s?n|b\\s?r|b\\s?s|b\\s?t|c\\s?a|c\\s?b|c\\s?f|c\\s?h|c\\s?m|c\\s?[o0]|c\\s?r|c\\s?t|c\\s?v|c\\s?w|d\\s?a|d\\s?d|d\\s?e|d\\s?g|d\\s?h|d\\s?l|d\\s?n|d\\s?t|d\\s?y|e\\s?c|e\\s?h|e\\s?n|e\\s?x|f\\s?k|f\\s?y|g\\s?l|g\\s?u|g\\s?y|h\\s?a|h\\s?d|h\\s?g|h\\s?p|h\\s?r|h\\s?s|h\\s?u|h\\s?x|i\\s?g|i\\s?m|i\\s?p|i\\s?v|j\\s?e|k\\s?a|k\\s?t|k\\s?w|k\\s?y|l\\s?a|l\\s?d|l\\s?e|l\\s?l|l\\s?n|l\\s?s|l\\s?u|m\\s?e|m\\s?k|m\\s?l|n\\s?e|n\\s?g|n\\s?n|n\\s?p|n\\s?r|n\\s?w|[o0]\\s?l|[o0]\\s?x|p\\s?a|p\\s?e|p\\s?h|p\\s?l|p\\s?[o0]|p\\s?r|r\\s?g|r\\s?h|r\\s?m|s\\s?a|s\\s?e|s\\s?g|s\\s?k|s\\s?l|s\\s?m|s\\s?n|s\\s?[o0]|s\\s?p|s\\s?r|s\\s?s|s\\s?t|s\\s?w|s\\s?y|t\\s?a|t\\s?d|t\\s?f|t\\s?n|t\\s?q|t\\s?r|t\\s?s|t\\s?w|u\\s?b|w\\s?a|w\\s?c|w\\s?d|w\\s?f|w\\s?n|w\\s?r|w\\s?s|w\\s?v|y\\s?[o0]|z\\s?e|b|e|g|l|m|n|s|w)\\s?\\d",
"",
false
],
[
"a postcode",
"\\b(?:post\\s?code|p\\.?code|pcode|lives?|living|livin|lived|resides?|address)\\W+(?:\\w+\\W+){0,2}?(?:ab|al|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|c[o0]|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|ec|eh|en|ex|fk|fy|gl|gu|gy|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|la|ld|le|ll|ln|ls|lu|me|mk|ml|ne|ng|nn|np|nr|nw|[o0]l|[o0]x|pa|pe|ph|pl|p[o0]|pr|rg|rh|rm|sa|se|sg|sk|sl|sm|sn|s[o0]|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|wa|wc|wd|wf|wn|wr|ws|wv|y[o0]|ze|b|e|g|l|m|n|s|w)\\s?\\d[a-z\\d]?(?![a-z0-9])",
"",
false
],
[
"a postcode",
"\\b(?:home|house)\\W+(?:\\w+\\W+){0,2}?([a-z][a-z0]\\d[a-z\\d]?)(?![a-z0-9])",
"area",
false
],
[
"a postcode",
"\\b(?:to|from|in|near|round) (?:co[3-9]|co1\\d|cm\\d+|ip\\d+|ss\\d+)(?![a-z0-9])",
"",
false
]
],
"soft": [
[
"That may be somebody’s name.",
"\\b(?:mr|mrs|miss|ms|mx|master|sir|madam|lord|rev|prof)\\b\\.? ([a-z'\\-]+)",
"unknown",
false
],
[
"That may be somebody’s name.",
"\\b(?:[Dd]r|DR|[Pp][Cc]|[Ss]gt|WPC|[Ii]nsp|[Ff]r)\\b\\.? ([A-Z][a-z'\\-]+|\\d{3,})",
"unknown",
true
],
[
"That may be somebody’s name.",
"\\b(?:girl|boy|man|woman|lad|lass|lady|male|female|friend|mate|guy|bloke|somebody|someone|person|guest|casualty|patient|pt|child|kid|partner|brother|sister|son|daughter|one|he|she|he's|she's|hes|shes|is|was)(?: is| was)? called ([a-z'\\-]+)",
"unknown",
false
],
[
"That may be somebody’s name.",
"\\bcalls? (?:him|her|them|himself|herself|themselves) ([a-z'\\-]+)",
"unknown",
false
],
[
"That may be somebody’s name.",
"\\b(?:named|name is|name's|names|aka|known as|goes by(?: the name of)?|nicknamed|nickname|answers to|says (?:he's|she's|hes|shes)) ([a-z'\\-]+)",
"unknown",
false
],
[
"That may be somebody’s name.",
"\\b(?:[Ff]riends?|[Mm]ates?|[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Ss]ister|[Bb]rother|[Bb]oyfriend|[Gg]irlfriend|[Pp]artner|[Hh]usband|[Ww]ife|[Bb]f|[Gg]f|[Ss]on|[Dd]aughter|[Cc]ousin|[Tt]old|[Ww]ith|[Bb]y|[Ff]or|[Tt]o|[Ff]rom|[Ii]s|[Rr]ang|[Cc]alled|[Nn]amed) ([A-Z][a-z'\\-]+)",
"unknown",
true
],
[
"That may be somebody’s name.",
"(?<![A-Za-z])(?=([A-Z][a-z'\\-]+) ([A-Z][a-z'\\-]+))",
"unknown",
true
],
[
"That may be somebody’s name.",
"(?<![a-z])([a-z]+(?:'s)?)(?![a-z])",
"first name",
false
],
[
"That may be an exact age: a band is enough.",
"\\b(?:aged?|age of|turn(?:s|ed|ing)?) (?:\\d{1,2}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ \\-]\\w+)?)\\b",
"",
false
],
[
"That may be an exact age: a band is enough.",
"\\b(?:\\d{1,2}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ \\-]\\w+)?) ?-?(?:yo|y ?[/.]? ?o|yrs?|years?)\\b(?! ago)",
"",
false
],
[
"That may be an exact age: a band is enough.",
"\\b(?!m25|m11)(?:[1-9]\\d ?f|[fm] ?[1-9]\\d)\\b(?!\\W?\\d|%)",
"",
false
],
[
"That may be an exact age: a band is enough.",
"\\b(?:she|he|they)(?:'s|'re|s| is| was| are)? (?:only |just )?[1-9]\\d\\b(?!\\W?\\d|\\s?(?:%|min|hr|on|x))",
"",
false
],
[
"That may be an exact age: a band is enough.",
"\\b[1-9]\\d(?:st|nd|rd|th) ?(?:birthday|bday)",
"",
false
],
[
"That may be somebody’s address.",
"(?<![\\d:.])\\d{1,3}[a-d]?,? ((?:[a-z']+ ){0,2}[a-z']+) (?:street|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|ct|crescent|cres|gardens|gdns|terrace|place|grove|hill|mews|row|green)\\b",
"street",
false
],
[
"That may be somebody’s address.",
"\\b(?:flat|apartment|apt|room|unit) (?:no\\.? ?)?\\d+[a-z]?\\b",
"",
false
]
],
"words": {
"known": "a abbey about abusive accompanied acting active acvpu ad address admitted adrenaline advice advised aed after again aggressive ago ah air airway alarm alcohol alert all alone already also am amb ambo ambulance an and angel angry ankle ankles another answer anxious any anyone anything appeared approx apr april are arm army around arrived arts as asda ask asked asking asleep aspirin assault at aug august avenue avpu awake aware away awning back bad bag bags balkerne band bandage bands bar bare batch bathroom battery be bed beer before behind being better bf big biscuits bit blanket blankets bleed bleeding blister blood bloods bm boots botolph botolph's bottle bouncer bowl bowls boy bp bpm braintree break breathing brightlingsea british broken brother brought bruise bump burn bus bus's busy but bvm by cab call called calls calm calmed came can cannabis car card care castle cc cctv centre cetirizine ch change charged check checked chelmsford chest child children chill christmas church cider citalopram city clacton clean cleaned cleaner clear climb close closed club cm coat cocaine codeine coffee colchester cold collapsed collected collecting coming community company complained concerned concerns confused conscious contact contacts control conveyed cops costa could council couple court cowdray crash crew cried cross crouch crowd crying culver cup customer cut cuts cwt dad dark daughter day deaf dec december declined defib detour dextrose dia diazepam did diesel dirty distressed do doctor done door downstairs dr dressed dressing drink drinking drinks driver drove drunk dry due duty ear east easter eat eaten ecg ed eld emergency empty end england english entonox epipen er essex estate eve evening every everyone everything ex eye face facing fainted fall family far father feb february feeling feels feet fell felt female few field fight fighting filling filmed finally find fine finger finished first firstsite fit five fix flask flat flatmate flip flipflops floor flow fluoxetine food foot for forehead found four french freshers friday friend friends from front full fuse gap garrison gas gate gave gbl gcs gel general george german get gf ghb gin girl girls give given glass gloves glucose go going gone good got gp graze great greenstead greggs group gtn guest guests guinness had hair half hall halloween hand handed hands happy has hates have he head heat heater help helped her here heroin herself hi high hill him himself his hit home hospital hostel hot hotel hour house housemate how hr hrs hug hurt hythe ibuprofen ice id if ill im in incident injured injuries injury inside insulin into io ipswich irish is isaac's it italian its iv jagerbombs jan january jct jobserve john's johns jul july jun june just keeps ket ketamine kettle keys kfc kicked kid kids km knee knocked la lad lady lane last late later lead leader leads left leg leisure less let letting lexden lift light lights like lion lip little lo lock log london long look looked looking looks lost lot lots loud low made magdalen maidenburgh maldon male man mar march marks marshal marshals mary's mask mat match mate mates may mcdonald's mcdonalds mdma me medic members memorial men mental mercury mersea metformin mg mgs middleborough midnight might military min minibus minute missing mls mm mob monday money more morning morphine most mother mouth moved mr ms much mum museum music must my nad naloxone name names naproxen nausea nd near neck need needed needs new news next nice night nil no nobody none north nose not nothing nov november now numb nurse nyxoid ob oba obs oct october odd of off offered officer oh oil ok old on once one only onto open or osborne other our out outside over own oxygen pad pads paid pain panic paracetamol paramedic paramedics parents park parked partner passed pastor pastors patient patrol pay pe pearl people per perl person petrol pharmacy phone phoned picked piriton place plaster please plenty pm police polish poorly portuguese power pr pregabalin pregnant prenoxad primark priory private problem prosecco pt pts pub pulse punched pupils pushed put px quarter queen queen's queue quiet ra radio ramp ran rang rank rd re ready really recovered recovery red refused reg regular relax remember rep repeat resps rest returned ride right ring riverside road roman romanian rough rr rum run rx sad safe said sainsbury's salbutamol saline salvation sat sats saturday saw say says scared school scottish seat sec security see seems seen seizure sent sep sept september sergeant sertraline service set settled she sheepen shirt shoe shoes shop short shoulder shouting show shut sick side signal since sip sir sister sit site sitting six ski sleep slept slow slurred small smashed snapchat so sober some somebody someone something son soon sore south southway spanish spare spice spiked split spo2 spoke spoken spoons square st stable stadium staff stairs stanway start started station stayed step steps still stock stomach stood stop stopped street stuck student students sugar sunday supervisor support sure surgery swapped swelling swollen sys tab take taken talked talking tap taxi taxis tea team tearful temp ten tequila tesco tey th thank thanks that the theatre their them themselves then there these they thing thinks thirty this thought three threw thrown thursday till tin tip tired to toilet told too took tooth top torch total towards towel town train tramadol trauma treated trinity try tuesday tv twice twisted two tx tyre uber uk ukrainian um unable unconscious under underpass uni united university unknown unsteady until unwell up upset upstairs urn us use used valium van ventolin very via victim vineyard visitor vodka volunteer volunteers vomit vomited vomiting vs waited waiting walk walked walking walks wall wallet wanted wants war warfarin warm was watched water way we weak wednesday week well welsh went were west wet wetherspoons what wheelchair when where which while whisky who will win window wine with witham wivenhoe woke woman women won't work worker world worried worse would wound wrist wristband wyre xanax xmas yates's yds year year's years yes yesterday yet yos you young your yrs zone",
"places": "abbey angel army arts asda avenue balkerne boots botolph botolph's braintree brightlingsea british castle centre chelmsford church clacton colchester community costa court cowdray cross crouch culver east eld england english essex field firstsite french garrison gate general george german greenstead greggs hall head high hill hospital hythe ipswich irish isaac's italian jobserve john's johns kfc lane leisure lexden lion london long magdalen maidenburgh maldon marks mary's mcdonald's mcdonalds memorial mercury mersea middleborough military museum north open osborne park polish portuguese primark priory queen queen's rd red riverside road roman romanian sainsbury's salvation scottish sheepen short sir south southway spanish spoons square st stadium stanway station street tesco tey theatre town trinity uk ukrainian united university vineyard walk wall war welsh west wetherspoons witham wivenhoe world wyre yates's",
"two": "ad ah am an as at be bf bm bp by cc ch cm do dr ed er ex gf go gp he hi hr id if im in io is it iv km la lo mg mm mr ms my nd no ob of oh ok on or pe pm pr pt px ra rd re rr rx so st th to tv tx um up us vs we",
"three": "aed ago air all amb and any are ask bag bar bed bit bpm bus but bvm cab can car cup cut cwt day dia did dry due ear ecg end eye far few fit fix for gap gas gcs gel get got had has her him his hit hot hrs ice ill its jct kid lad leg let log lot low man mat may men mgs min mls mum nad new nil not now obs odd off oil old one our out own pad pay per pts put ran red reg rep run sad sat say sec see set she sip sit six ski sys tab tap tea ten the tin tip too top try two use van via was way wet who win yds yes yet yos you yrs",
"units": "bpm hrs kgs lts mcg mgs min mls pts sec yos yrs",
"endings": "ad ah am an as at be bf bm bp by cc ch cm do dr ed er es ex ft gf go gp he hi hr id if im in io is it iv km la lb lo mg mm mr ms my nd no ob of oh ok on or pe pm pr pt px ra rd re rr rx so st th to tv tx ug um up us vs we xs",
"names": "aaron abbie abdul adam adrian agnieszka ahmed aiden aisha alan alex alexandra alfie ali alice alison amanda amelia amy andrea andrew andy angela anna anne annie anthony antonio ashleigh ava barbara becky ben benjamin beth bethany brandon brian callum cameron carl carol caroline catherine charlie charlotte chelsea chloe chris christine christopher claire connor courtney craig daisy daniel danielle darren dave david debbie declan denise derek diane donna dylan eleanor elizabeth ella ellie emily emma ethan eva evie fatima fiona freya gareth gary gavin gemma geoff george georgia grzegorz hannah harriet harry heather helen henry hussain ian ibrahim imogen isaac isabella isla jacob jake james jamie jane janet jasmine jason jenny jess jessica joanne joe joel johnny jordan joseph josh joshua julie karen karl kate katherine katie kayleigh keith kelly kevin kieran kim kirsty kyle laura lauren leah leanne leon lewis liam linda lindsay lisa lorraine louise lucas lucy luke lydia maisie marcus maria marie martin mary matthew megan melissa michael michelle mike mohamed mohammad mohammed molly muhammad naomi natalie natasha nathan niamh nicholas nick nicola nigel noah oliver olivia omar oscar owen patricia patrick paul paula peter phil philip phoebe piotr poppy priya rachel rebecca richard robert rory rosie ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shannon sharon shaun simon sophia sophie stacey stephanie stephen steve steven stuart susan tanya tara teresa theo thomas tim toby tom tommy tony tracey tracy tyler vanessa vicky victoria wayne wendy william yasmin yusuf zara zoe",
"common": "a about abusive accompanied acting active ad address admitted advice advised aed after again aggressive ago ah air airway alarm alcohol alert all alone already also am amb ambo ambulance an and angry ankle ankles another answer anxious any anyone anything appeared approx apr april are arm around arrived as ask asked asking asleep assault at aug august awake aware away awning back bad bag bags band bandage bands bar bare batch bathroom battery be bed beer before behind being better bf big biscuits bit blanket blankets bleed bleeding blister blood bloods bm bottle bouncer bowl bowls boy bp bpm break breathing broken brother brought bruise bump burn bus bus's busy but bvm by cab call called calls calm calmed came can car card care cc cctv ch change charged check checked chest child children chill christmas city clean cleaned cleaner clear climb close closed club cm coat coffee cold collapsed collected collecting coming company complained concerned concerns confused conscious contact contacts control conveyed cops could council couple crash crew cried crowd crying cup customer cut cuts cwt dad dark daughter day deaf dec december declined defib detour dia did diesel dirty distressed do doctor done door downstairs dr dressed dressing drink drinking drinks driver drove drunk dry due duty ear easter eat eaten ecg ed emergency empty end er estate eve evening every everyone everything ex eye face facing fainted fall family far father feb february feeling feels feet fell felt female few fight fighting filling filmed finally find fine finger finished first fit five fix flask flat flatmate flip flipflops floor flow food foot for forehead found four freshers friday friend friends from front full fuse gap gas gave gcs gel get gf girl girls give given glass gloves go going gone good got gp graze great group guest guests had hair half halloween hand handed hands happy has hates have he heat heater help helped her here herself hi him himself his hit home hostel hot hotel hour house housemate how hr hrs hug hurt ice id if ill im in incident injured injuries injury inside into io is it its iv jan january jct jul july jun june just keeps kettle keys kicked kid kids km knee knocked la lad lady last late later lead leader leads left leg less let letting lift light lights like lip little lo lock log look looked looking looks lost lot lots loud low made male man mar march marshal marshals mask mat match mate mates may me medic members men mental mg mgs midnight might min minibus minute missing mls mm mob monday money more morning most mother mouth moved mr ms much mum music must my nad name names nausea nd near neck need needed needs new news next nice night nil no nobody none nose not nothing nov november now numb nurse ob oba obs oct october odd of off offered officer oh oil ok old on once one only onto or other our out outside over own oxygen pad pads paid pain panic paramedic paramedics parents parked partner passed pastor pastors patient patrol pay pe people per person petrol pharmacy phone phoned picked place plaster please plenty pm police poorly power pr pregnant private problem pt pts pub pulse punched pupils pushed put px quarter queue quiet ra radio ramp ran rang rank re ready really recovered recovery refused reg regular relax remember rep repeat rest returned ride right ring rough rr run rx sad safe said sat saturday saw say says scared school seat sec security see seems seen seizure sent sep sept september sergeant service set settled she shirt shoe shoes shop shoulder shouting show shut sick side signal since sip sister sit site sitting six ski sleep slept slow slurred small smashed snapchat so sober some somebody someone something son soon sore spare spiked split spoke spoken stable staff stairs start started stayed step steps still stock stomach stood stop stopped stuck student students sugar sunday supervisor support sure surgery swapped swelling swollen sys tab take taken talked talking tap taxi taxis tea team tearful ten th thank thanks that the their them themselves then there these they thing thinks thirty this thought three threw thrown thursday till tin tip tired to toilet told too took tooth top torch total towards towel train trauma treated try tuesday tv twice twisted two tx tyre uber um unable unconscious under underpass uni unknown unsteady until unwell up upset upstairs urn us use used van very via victim visitor volunteer volunteers vomit vomited vomiting vs waited waiting walked walking walks wallet wanted wants warm was watched water way we weak wednesday week well went were wet what wheelchair when where which while who will win window with woke woman women won't work worker worried worse would wound wrist wristband xmas yds year year's years yes yesterday yet yos you young your yrs zone"
}
};
