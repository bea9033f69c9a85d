import { meansAll, meansEmpty } from '../parse/keyword';
import { onlyEntry } from '../base/values';
import { parseYesNo } from '../parse/choice';
import { normalizeKey } from '../words/normalizeKey';
import list from './settings.json';

/** What people set per row elsewhere, and this node can't set from a sheet. */
export interface Setting {
	readonly name: string;
	/** The nouns of the things that it belongs to. */
	readonly of: readonly string[];
	/**
	 * What to do, as sentences that are right for every row of the column. Undefined for what no ad on TikTok
	 * has, such as a headline: a person says what it is, or ignores it.
	 */
	readonly remedy: string | undefined;
	/** True for a cell that asks for nothing, such as "Off" or "All". */
	readonly isNeutral: (value: unknown) => boolean;
}

interface WrittenSetting {
	readonly of: string;
	readonly remedy?: string;
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

function settingOf([name, written]: readonly [string, WrittenSetting]): Setting {
	const words = new Set(written.neutral?.map(normalizeKey));
	return {
		name,
		of: nouns[written.of] ?? [],
		remedy: written.remedy,
		isNeutral: (value) => {
			const cell = onlyEntry(value);
			if (meansEmpty(cell)) return true;
			if (written.offIsNeutral && isNo(cell)) return true;
			if (written.allIsNeutral && meansAll(cell)) return true;
			return typeof cell === 'string' && words.has(normalizeKey(cell.slice(0, 100)));
		},
	};
}

const written: Readonly<Record<string, WrittenSetting>> = list;

export const settings: readonly Setting[] = Object.entries(written).map(settingOf);

const byName = new Map(settings.map((setting) => [setting.name, setting]));

export const settingNamed = (name: string): Setting | undefined => byName.get(name);
