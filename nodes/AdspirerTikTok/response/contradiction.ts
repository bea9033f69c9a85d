import { isRecord } from '../parse/values';
import { answerOf } from './answer';
import { errorText, jsonOrNothing } from './envelope';

const errorMark = /^[\s*#_>`-]{0,10}(?:❌|🚫|⛔|🛑|🚨)/u;
const errorStart =
	/^[^\p{L}\p{N}\n]{0,20}(?:(?:tiktok |api |adspirer |an? ){0,3}(?:error|failure)\b(?= ?[:!(–—\n]| - | \d{3}| (?:occurred|code|while|when|creating|from)|\.?\s*$)|failed\b(?= ?[:!]| to\b)|(?:sorry,? )?(?:(?:i|we) )?(?:could not|couldn['’]t|cannot|can['’]t|(?:was |were )?unable to)\b(?! find any)|(?:permission|access) denied\b)/iu;
/** "Ad group 18… was not found", of the one thing that the call was about. */
const notFound =
	/^[^\p{L}\p{N}\n]{0,20}(?:(?:the|an?|no) )?(?:ad[\s_-]?group|campaign|advertiser|(?:ad )?account)\b(?: (?:ID|with ID))?:?(?:\s[^\p{L}\n"“'`]{1,40}|\s["“'`][^"”'`\n]{1,520}["”'`])?\s?(?:(?:was|is|does|could) )?not (?:be )?(?:found|exist)\b(?!["”'`])/iu;
/** An error is short; a list may be long. */
const maxJsonLength = 10_000;
/** What an `error` key holds where there is no error. */
const noError = /^(?:none|null|no errors?|ok|success|false|0|n\/a)?$/i;

/**
 * What an answer with `success: true` says of an error all the same: an error's mark or text beside
 * it, or a refusal of TikTok's inside it. Undefined where it says nothing of the kind.
 */
export function errorBeside(
	raw: Readonly<Record<string, unknown>>,
): { readonly said: string | undefined } | undefined {
	const { data } = raw;
	const inner = isRecord(data) ? [data, data.structured, data.structured_content, data.result] : [];
	const { text } = answerOf(raw);
	const places = [raw, ...inner, raw.structured, raw.structured_content, ...jsonOf(text)].filter(
		isRecord,
	);
	for (const place of places) {
		const said = errorText(place.error) ?? errorText(place.errors);
		if (said !== undefined && !noError.test(said)) return { said };
		if (isMarkedAsError(place)) return { said: errorText(place.message) };
	}
	return [errorMark, errorStart, notFound].some((one) => one.test(text))
		? { said: text }
		: undefined;
}

function isMarkedAsError(place: Record<string, unknown>): boolean {
	const { is_error, isError, error, success, ok, status, code } = place;
	if (
		[is_error, isError, error].includes(true) ||
		[success, ok].some((one) => one === false || one === 'false')
	)
		return true;
	if (typeof status === 'string' && /^(?:error|failed|failure)$/i.test(status)) return true;
	// TikTok's own codes: 0 is a success, 40000 and more are refusals.
	return (typeof code === 'number' || typeof code === 'string') && Number(code) >= 40_000;
}

/** The text of an answer may be JSON, by itself or in a block of code. */
function jsonOf(text: string): unknown[] {
	const [, inBlock] = /^\s{0,10}```(?:json)?\s([^`]{1,10000})```\s{0,10}$/.exec(text) ?? [];
	const json = (inBlock ?? text.slice(0, maxJsonLength + 1)).trim();
	return json.startsWith('{') && json.length <= maxJsonLength ? [jsonOrNothing(json)] : [];
}
