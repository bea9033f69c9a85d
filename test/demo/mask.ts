import { isRecord } from '../../nodes/AdspirerTikTok/base/values';

const secret = /sk_(?:live|test)_[A-Za-z0-9_-]+/g;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** TikTok's IDs have up to 19 digits; dates, amounts and the IDs of countries have fewer than nine. */
const longNumber = /\d{9,}/g;

/** Keys whose values are somebody's own words or addresses, or name somebody. */
const isPrivate = (key: string) => /name|title|_text$|url|email/i.test(key) && key !== 'tool_name';

/** A name that is only made of the words of labels gives nobody away, and the labels must stay. */
const labelWords =
	/^(?:(?:tiktok|ads?|ad ?groups?|groups?|campaigns?|accounts?|names?|ids?|status|budget|total|usage|test|new)\s*)+$/i;
const isPublic = (text: string) =>
	text.length < 3 || labelWords.test(text) || /^https:\/\/(?:\w+\.)?adspirer\./.test(text);

/** The length from which a list may cut a name off. */
const cutAt = 20;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Finds a name as a whole word, with its pipes escaped as in a table, or cut off with dots. */
function patternOf(word: string): RegExp {
	const whole = `(?<![\\p{L}\\p{N}])${escaped(word).replaceAll('\\|', '\\\\?\\|')}(?![\\p{L}\\p{N}])`;
	const start = escaped(word.slice(0, cutAt)).replaceAll('\\|', '\\\\?\\|');
	const cut = `${start}[^\\n]{0,60}?(?=\\.\\.\\.|…)`;
	return new RegExp(word.length > cutAt ? `${whole}|${cut}` : whole, 'gu');
}

/** "Spring sale 2" as "Xxxxxx xxxx 0", which keeps what matters for reading: signs, spaces, length. */
const inXs = (word: string) =>
	word
		.replace(/\p{Lu}/gu, 'X')
		.replace(/\p{Ll}|\p{Lo}/gu, 'x')
		.replace(/\p{N}/gu, '0');

/** Replaces what is private by others of the same length, the same everywhere: the form stays. */
export class Mask {
	private readonly words = new Set<string>();
	private readonly numbers = new Map<string, string>();

	constructor(private readonly key: string) {}

	/** Learns what is private in a call's arguments, in an answer, or in what was read of it. */
	learn(value: unknown, key = ''): void {
		if (typeof value === 'string') {
			const word = value.trim();
			if (isPrivate(key) && !isPublic(word)) this.words.add(word);
		} else if (Array.isArray(value)) {
			for (const one of value) this.learn(one, key);
		} else if (isRecord(value)) {
			for (const [name, one] of Object.entries(value)) this.learn(one, name);
		}
	}

	/** A copy with all that is private replaced. Keys stay. */
	cover(value: unknown): unknown {
		if (typeof value === 'string') return this.coverText(value);
		if (typeof value === 'number') {
			const text = String(value);
			return /^\d{9,}$/.test(text) ? Number(this.coverText(text)) : value;
		}
		if (Array.isArray(value)) return value.map((one) => this.cover(one));
		if (!isRecord(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.cover(one)]));
	}

	private coverText(text: string): string {
		let covered = text.replaceAll(this.key, 'sk_live_…').replace(secret, 'sk_live_…');
		// The longest first: one name may be part of another.
		for (const word of [...this.words].sort((one, other) => other.length - one.length)) {
			covered = covered.replace(patternOf(word), inXs);
		}
		return covered
			.replace(email, 'name@example.com')
			.replace(uuid, 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx')
			.replace(longNumber, (digits) => this.another(digits));
	}

	private another(digits: string): string {
		const next = `7${String(this.numbers.size + 1).padStart(digits.length - 1, '0')}`;
		const other = this.numbers.get(digits) ?? next;
		this.numbers.set(digits, other);
		return other;
	}
}
