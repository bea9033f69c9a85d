import table from './flags.json';
import { exactText, hasPhrase, wordsOf, type Field } from './textForms';

/** Fields that decide what an answer means, by their keys and by what is in them. */
interface WrittenFlag {
	readonly keys: readonly string[];
	/** What may follow each key. */
	readonly ends?: readonly string[];
	readonly is: string;
	readonly words?: readonly string[];
}

type Check = (value: unknown, words: readonly string[]) => boolean;

/** What a field's value says, by the field's key. */
type Flags = Map<string, Array<(value: unknown) => boolean>>;

const yes = ['true', 'yes', '1'];
const no = ['false', 'no', '0'];
const nothing = /^(?:no|none|no errors?|null|false|ok|success|n\/a|-|0+)$/;

const lowerText = (value: unknown) => exactText(value).toLowerCase();

/** A state as words: ADGROUP_STATUS_DELETE is "delete". */
function stateOf(value: unknown): string {
	const state = exactText(value).replace(/^(?:adgroup_|ad_)?status_/i, '');
	return wordsOf(state.replace(/_/g, ' '));
}

/** False for `errors: []`, `error: {}` and `error: "none"`, too. */
function holdsAny(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value) && !nothing.test(lowerText(value));
}

const checks: Readonly<Record<string, Check>> = {
	yes: (value) => value === true || yes.includes(lowerText(value)),
	no: (value) => value === false || no.includes(lowerText(value)),
	anything: holdsAny,
	// TikTok's own code is 0 if all went well, and HTTP's begins with 2.
	"a failure's code": (value) => /^(?!(?:0+|2\d\d)$)[-_]*\d+$/.test(exactText(value)),
	'an HTTP failure': (value) => /^[45]\d\d$/.test(exactText(value)),
	'one of': (value, words) => words.includes(stateOf(value).trim()),
	'beginning with': (value, words) => words.some((word) => stateOf(value).startsWith(` ${word} `)),
	'with a word of': (value, words) => hasPhrase(stateOf(value), words),
};

/** The flags of some groups together. */
export function flagsOf(...groups: ReadonlyArray<keyof typeof table>): Flags {
	const flags: Flags = new Map();
	const written: readonly WrittenFlag[] = groups.flatMap((group): WrittenFlag[] => table[group]);
	for (const { keys, ends = [], is, words = [] } of written) {
		const check = checks[is];
		if (!check) throw new RangeError(`flags.json: "${is}" is no check`);
		for (const key of keys.flatMap((start) => ['', ...ends].map((end) => start + end))) {
			const ofKey = flags.get(key) ?? [];
			flags.set(key, [...ofKey, (value) => check(value, words)]);
		}
	}
	return flags;
}

export const hasAny = (fields: readonly Field[], flags: Flags) =>
	fields.some(({ key, value }) => flags.get(key)?.some((says) => says(value)));
