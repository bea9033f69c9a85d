import { matchesAny } from './matchesAny';

/**
 * Words of a refusal after which nobody knows whether the call was carried out: TikTok may have done
 * its part before the tool, or the way to it, broke off. "An error occurred: budget too low" says
 * more, and is none of them. Every pattern is bounded, as in `refusalWords.ts`.
 */

const { raw } = String;

/** The way to TikTok, or to a part of the service, broke off or took too long. */
const noAnswer = [
	raw`\btimed?[\s-]?out\b(?!\s+of)`,
	raw`timeout(?:s|error)?\b`,
	raw`超时`,
	raw`\bdeadline ?exceeded\b`,
	raw`\btook too long\b`,
	raw`\bno (?:response|answer|reply) (?:was received )?from\b`,
	raw`\bdid(?: not|n['’]t) (?:respond|answer|reply|hear back)\b`,
	raw`\bconnection (?:was )?(?:reset|lost|closed|aborted|dropped)\b`,
	raw`\b(?:lost|dropped|closed) (?:the |its )?connection\b`,
	raw`\b(?:econnreset|etimedout|socket hang up)\b`,
	raw`\bbroken pipe\b`,
	raw`\bepipe\b`,
	raw`\b(?:server|client|socket|peer|remote end) (?:closed|disconnected)\b`,
	raw`\bended prematurely\b`,
	raw`\bincomplete ?read\b`,
	raw`\beof occurred\b`,
	raw`\baborted (?:a|the) request\b`,
	raw`^\W*(?:aborted|cancell?ed|abort ?error|failed to fetch|load failed)\W*$`,
	raw`\bpremature close\b`,
	raw`\bfetch failed\b`,
	raw`\bmax retries exceeded\b`,
	raw`\bnetwork (?:error|failure|problem|issue)`,
	raw`\bbad gateway\b`,
	raw`\bupstream\b`,
	raw`\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:reach|contact|connect to) (?:the )?(?:tiktok|servers?|services?|api|backend|database|ad platform)\b`,
];

/** A fault of the server, in general words, or by a status or a code of its kind. */
const fault = [
	raw`\b(?:internal|unknown|unexpected)(?: (?:server|service|system|api|tiktok))? (?:error|fault|failure|exception)`,
	raw`\b(?:system|server|gateway) (?:error|fault|failure|is busy|busy)\b`,
	raw`\bservice error\b`,
	raw`系统(?:错误|异常|繁忙)`,
	raw`\bsomething (?:went wrong|broke|failed|unexpected)\b`,
	raw`\bunexpected (?:problem|issue|condition|response|answer|result|exception)\b`,
	raw`\bencountered an (?:unexpected |unknown )?(?:error|problem)\b(?![^.:(\n]{0,80}:\s?\S)`,
	raw`\ban error occurred\b(?![^.:(\n]{0,80}:\s?\S)`,
	raw`\bexception\b`,
	raw`\bexecution (?:error|failed)\b`,
	raw`\bfailed to execute\b`,
	raw`\b(?:servers?|services?|system|backend|api|tiktok) (?:is |are )(?:currently |temporarily |now )?(?:unavailable|down|offline|unreachable)\b`,
	raw`\btemporarily unavailable\b`,
	raw`\bservice (?:is )?unavailable\b`,
	raw`\boverloaded\b`,
	raw`\b(?:http|status)(?: (?:status|code|error)){0,2}[ :=]{1,3}5\d\d\b`,
	raw`\b(?:returned|answered|responded with)(?: an?)?(?: (?:http|status|error|code)){0,2} 5\d\d\b`,
	raw`^\W*(?:http |error |status )?5\d\d(?:\d\d)?\W*$`,
	raw`\b(?:code|error|returned)["' :=]{1,4}5(?!0002\b)\d{4}\b`,
	raw`\bcode ?[:=]? ?["']?(?:internal|unknown|unavailable|aborted|cancell?ed)\b`,
	raw`^\W*(?:undefined|none|null|nan|unknown|object object)\W*$`,
	raw`^\W*(?:please )?(?:re)?try(?: again)?(?: later| soon| in a (?:few )?(?:minutes?|moments?|while|seconds))?\W*$`,
];

/** What Python, JavaScript or a database says of a program that broke. */
const crash = [
	raw`\bunhandled\b`,
	raw`\btraceback\b`,
	raw`\b(?:type|key|attribute|reference|index|name|runtime|assertion|recursion|zerodivision|integrity|operational|database|os|io|memory|cancell?ed|connection|ssl|lookup)error\b`,
	raw`\bobject has no attribute\b`,
	raw`\bobject is not (?:subscriptable|iterable|callable)\b`,
	raw`\bis not (?:iterable|a function)\b`,
	raw`\bname ["']\w{1,40}["'] is not defined\b`,
	raw`\b(?:unhashable type|unsupported operand|can only concatenate|expected string or bytes|invalid literal for|values to unpack)\b`,
	raw`\b(?:referenced before assignment|access local variable|call stack size|circular structure)\b`,
	raw`\bcannot (?:destructure|set propert|convert undefined|unpack)`,
	raw`\b(?:session|event loop|client|pool) (?:is|was|has been) closed\b`,
	raw`\b(?:stopiteration|keyboardinterrupt|sigkill|sigterm|deadlock|fatal error)\b`,
	// All that a KeyError says.
	raw`(?:^|\b(?:error|failed|ad ?group): ?)["'](?:ad ?group ?ids?|data|list|code|message|request id|results?|response|id)["']\W*$`,
	raw`\bdivision by zero\b`,
	raw`\brecursion depth\b`,
	raw`\bindices must be\b`,
	raw`\bnonetype\b`,
	raw`\bnull ?pointer`,
	raw`\bcannot read propert`,
	raw`\bindex out of range\b`,
	raw`\bdatabase (?:error|failure|is locked)\b`,
	raw`\bvalidation errors? for \w{0,40}(?:response|result|output)\b`,
	raw`\bnot json serializable\b`,
	raw`\b(?:operation|request|call|connection(?: (?:to|with) \w{1,20})?|context|transaction|task) (?:was |has been |is |got )?(?:aborted|cancell?ed|interrupted|destroyed)\b`,
	raw`\b(?:worker|process|container) (?:was |has |has been )?(?:terminated|crashed|exited|killed|lost)\b`,
	raw`\bout of memory\b`,
	raw`\bpanic:`,
];

/** The answer from TikTok came, but made no sense to the tool. */
const unreadable = [
	raw`\b(?:empty|invalid|malformed|bad|unreadable) (?:json )?(?:response|answer|reply)\b`,
	raw`\b(?:response|answer|reply) (?:was|is) (?:empty|invalid|malformed)\b`,
	raw`\breturned an empty\b`,
	raw`\bmalformed json in\b`,
	raw`\b(?:pars(?:e|ing)|read(?:ing)?|decod(?:e|ing)) (?:[\w-]{1,20} ){0,3}(?:response|answer|reply)\b`,
	raw`\bunexpected (?:eof\b|end of\b|token\b)`,
	raw`\bexpecting value\b`,
	raw`\bunterminated string\b`,
	raw`\bextra data: line\b`,
	raw`\bjson(?:\.parse| object must be)\b`,
	raw`\bnot valid json\b`,
	raw`\bjson ?decode`,
];

/** It is said to be done, half done, or not known. */
const maybeDone = [
	raw`\b(?:may|might) (?:already )?have\b`,
	raw`\bcould (?:already )?have been\b`,
	raw`\b(?:unclear|unsure|uncertain|not (?:sure|certain|clear|known)) (?:whether|if)\b`,
	raw`\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:verify|confirm|determine|tell|check) (?:whether|if)\b`,
	raw`\b(?:status|outcome|result) (?:is )?unknown\b`,
	raw`\bdid(?: not|n['’]t) confirm\b`,
	raw`\bcheck\b[^.\n]{0,40}\b(?:ads manager before|(?:whether|if) the ad[\s-]?group)\b`,
	raw`\bcheck (?:back )?later\b`,
	raw`\b(?:id|ad[\s-]?group|details?|response|result)s? (?:is |are )?not available yet\b`,
	raw`\bqueued\b`,
	raw`\bstep \d{1,2} of \d{1,2}\b`,
	raw`\broll(?:ed)?[ -]?back\b`,
	raw`\bpartial(?:ly)? (?:created|succe)`,
	raw`\bcreated[,;]? (?:but|however)\b`,
	raw`\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:save|store|record|persist) (?:the |its )?(?:new )?(?:ad[\s-]?group|results?|response|id)\b(?![^.:(\n]{0,80}:\s?\S)`,
	raw`\b(?:fetch|read|read back|retrieve|load|verify|confirm|show) (?:the |your )?(?:new|created|newly created) ad[\s-]?group\b`,
	raw`\bsuccessfully (?:created|added|saved|submitted)\b`,
	raw`\bcreation succeeded\b`,
	raw`(?<!\b(?:no|any) (?:new )?)\bad[\s-]?group (?:was |has been |is )?(?:created|added|saved|submitted)\b`,
	raw`(?<!\bno (?:new )?)\bad[\s-]?group\b(?:(?!\bnot\b|n['’]t\b)[^.\n]){0,60}\b(?:was|has been) (?:successfully )?created\b`,
];

const doubtful = matchesAny(...noAnswer, ...fault, ...crash, ...unreadable, ...maybeDone);

/** The text leaves open whether the call was carried out, whatever the status says. */
export function isDoubtful(text: string): boolean {
	return doubtful.test(text.replaceAll('_', ' '));
}
