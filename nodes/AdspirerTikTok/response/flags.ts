import table from './flags.json';
import { addTo, type Groups } from '../words/groups';
import { exactText, hasPhrase, wordsOf, type Field } from './textForms';

/** Fields that decide what an answer means, by their keys and by what is in them. */
interface WrittenFlag {
	readonly keys: readonly string[];
	/** What may follow each key. */
	readonly ends?: readonly string[];
	readonly is: string;
	readonly words?: readonly string[];
}

/** By the field's key. */
type Flags = Groups<WrittenFlag>;

const yes = ['true', 'yes', '1'];
const no = ['false', 'no', '0'];
const nothing = /^(?:no|none|no errors?|null|false|ok|success|n\/a|-|0+)$/;

/** A state as words: ADGROUP_STATUS_DELETE is "delete". */
function stateOf(value: unknown): string {
	const state = exactText(value).replace(/^(?:adgroup_|ad_)?status_/i, '');
	return wordsOf(state.replace(/_/g, ' '));
}

/** True if a flag's field has what decides. */
function isSet({ is, words = [] }: WrittenFlag, value: unknown) {
	const text = exactText(value).toLowerCase();
	switch (is) {
		case 'yes':
			return value === true || yes.includes(text);
		case 'no':
			return value === false || no.includes(text);
		case 'anything':
			// Not so `errors: []`, `error: {}` and `error: "none"`.
			if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
			return Boolean(value) && !nothing.test(text);
		case "a failure's code":
			// TikTok's own code is 0 if all went well, and HTTP's begins with 2.
			return /^(?!(?:0+|2\d\d)$)[-_]*\d+$/.test(text);
		case 'an HTTP failure':
			return /^[45]\d\d$/.test(text);
		case 'one of':
			return words.includes(stateOf(value).trim());
		case 'beginning with':
			return words.some((word) => stateOf(value).startsWith(` ${word} `));
		case 'with a word of':
			return hasPhrase(stateOf(value), words);
		default:
			throw new RangeError(`flags.json: "${is}" is no check`);
	}
}

/** The flags of some groups together. */
export function flagsOf(...groups: ReadonlyArray<keyof typeof table>): Flags {
	const flags: Flags = new Map();
	for (const group of groups) {
		const written: readonly WrittenFlag[] = table[group];
		for (const flag of written) {
			// Throws at once if there is no such check.
			isSet(flag, undefined);
			for (const start of flag.keys) {
				for (const end of ['', ...(flag.ends ?? [])]) addTo(flags, start + end, flag);
			}
		}
	}
	return flags;
}

export function hasAny(fields: readonly Field[], flags: Flags): boolean {
	for (const { key, value } of fields) {
		if (flags.get(key)?.some((flag) => isSet(flag, value))) return true;
	}
	return false;
}
