import { onlyEntry } from '../base/values';
import { meansAll, meansEmpty, parseYesNo } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import list from './settings.json';

/** What people set per row elsewhere, and this node can't set from a sheet. */
export interface Setting {
	/** The nouns of the things that it belongs to. */
	readonly of: readonly string[];
	/** What to do, as sentences that are right for every row of the column. */
	readonly remedy: string;
	/** True for what no ad on TikTok has, such as a headline: a person says what it is, or ignores it. */
	readonly isAsked?: boolean;
	/** True for a cell that asks for nothing, such as "Off" or "All". */
	readonly isNeutral: (value: unknown) => boolean;
}

interface WrittenSetting {
	readonly of: string;
	readonly remedy?: string;
	readonly isAsked?: boolean;
	readonly neutral?: readonly string[];
	readonly offIsNeutral?: boolean;
	readonly allIsNeutral?: boolean;
}

const nouns: Readonly<Record<string, readonly string[]>> = {
	adGroup: ['ad group'],
	ad: ['ad'],
	both: ['ad group', 'ad'],
};

function isNo(value: unknown): boolean {
	const answer = parseYesNo(value);
	return 'value' in answer && !answer.value;
}

function settingOf(written: WrittenSetting): Setting {
	const { of, isAsked, remedy = 'Clear the cell, and set it in TikTok Ads Manager.' } = written;
	const words = new Set(written.neutral?.map(normalizeKey));
	return {
		of: nouns[of] ?? [],
		remedy,
		isAsked,
		isNeutral: (value) => {
			const cell = onlyEntry(value);
			if (meansEmpty(cell)) return true;
			if (written.offIsNeutral && isNo(cell)) return true;
			if (written.allIsNeutral && meansAll(cell)) return true;
			return typeof cell === 'string' && words.has(normalizeKey(cell.slice(0, 100)));
		},
	};
}

const written = Object.entries<WrittenSetting>(list);

/** By their names, by which the files of words have their headings. */
export const settings: ReadonlyMap<string, Setting> = new Map(
	written.map(([name, setting]) => [name, settingOf(setting)]),
);
