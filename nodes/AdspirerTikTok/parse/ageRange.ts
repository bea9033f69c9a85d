/** A range of ages, both ends included; `to` is Infinity for an open one. */
export interface AgeRange {
	readonly from: number;
	readonly to: number;
}

const dash = '[-–—―−‐‑~〜～]';
const to = `(?:${dash}|\\.{2,3}|…|→|to|bis|und|a|ate|hasta|and|et|y|e|until|through|tot|tot en met|から)`;

/** Words around the numbers that say no more than that they are ages. Without accents. */
const noise =
	/(?<![a-z])(?:ages?|aged|years?|yrs?|yo|y\.o|old|of|alter|jahren?|jahrige|j|ans|anos|edad|edades|idade|anni|jaar|ar|adults?|only)(?![a-z\d])\.?|歳|才|年齢|세|岁|:/g;
const leadIn = /^(?:from|von|de|between|zwischen|entre|van|tra)\s+/;
const closedRange = new RegExp(`^(\\d{1,3})\\s*${to}\\s*(\\d{1,3})\\s*(\\+?)(?:まで)?$`);
const openBefore =
	/^(?:ab|\+|≥|>=|over|uber|oltre|boven|vanaf|at least|from|von|de|desde|a partir de|mindestens|ma[iy]ores de|mas de|acima de|plus de)\s*(\d{1,3})s?$/;
const openAfter =
	/^(\d{1,3})\s*(?:\+|~|〜|plus|up|and (?:over|above|older|up)|or (?:over|above|older)|und (?:alter|mehr)|(?:et|ou) plus|[yo] mas|e mais|ou mais|以上|이상)$/;

/**
 * The range that a text names: "18-34", "von 25 bis 44", "18〜34歳", "35+", "18 and over", "18-65+".
 * Undefined for anything else, also for upper limits alone.
 */
export function rangeOf(text: string): AgeRange | undefined {
	if (/^(?:all )?adults?(?: only)?$/i.test(text.trim())) return { from: 18, to: Infinity };
	const bare = withoutAccents(text)
		// Spreadsheets mark text so, to keep "18-24" from becoming a date.
		.replace(/^['’](?=\d)/, '')
		// Adults and people, as media planners write them: "A18-34", "P 18+".
		.replace(/^[ap]\s?(?=\d{2}\s?(?:-|–|\+))/, '')
		.replace(/\by\/o\b/g, '')
		.replace(/\bund alter\b/g, '+')
		.replace(noise, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(?:all|everyone) (?=\d)/, '');
	const closed = closedRange.exec(bare.replace(leadIn, ''));
	if (closed) {
		const from = Number(closed[1]);
		const end = closed[3] === '+' ? Infinity : Number(closed[2]);
		return from <= end ? { from, to: end } : undefined;
	}
	const start = (openBefore.exec(bare) ?? openAfter.exec(bare))?.[1];
	return start === undefined ? undefined : { from: Number(start), to: Infinity };
}

/** "and", "+" or a space count as separators only where a whole range begins behind them. */
const separator = new RegExp(
	`[,;|/\\n\\r\\t、，；｜・&]|\\s(?:and|und|et|e|y|en)\\s(?=\\s*\\d{2}\\s*(?:${dash}|\\+|to|bis|a ))|(?<=\\d${dash}\\d{2})(?:\\+(?=\\d)|\\s+\\+\\s+)|(?<=\\d${dash}\\d{2}\\+?|\\d\\+)\\s+(?=\\d{2}(?:${dash}|\\+))`,
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = new RegExp(
	`\\b55\\s*${dash}\\s*64\\b([\\s,;|/&]+(?:and\\s)?\\s*65\\s*\\+)`,
	'i',
);

/** The ranges and groups in a cell. */
export function splitAges(text: string): string[] {
	return text
		.replace(halvesOfOldest, '55-99')
		.replace(/\by\/o\b/gi, '')
		.replace(/ ?& ?(?=(?:over|up|above|older)\b)/gi, ' and ')
		.replace(/\bt\/m\b/gi, 'tot')
		.split(separator);
}

function withoutAccents(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase();
}
