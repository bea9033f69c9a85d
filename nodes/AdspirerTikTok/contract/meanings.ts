import { isRecord, jsonIn, onlyEntry } from '../base/values';
import { meansAll, meansEmpty, meansNo } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import type { ByName } from './cells';
import type { Creation } from './creation';
import { type Meant, type Topic, labelOfColumn, topics } from './fields/field';
import list from './settings.json';

/** A meaning that a column can have. */
export interface Meaning {
	/** Saved workflows hold it. */
	readonly name: string;
	readonly label: string;
	readonly group: Topic;
	/** The columns of the creation that its cells fill; none if they say something of their row. */
	readonly fills: readonly string[];
	/** True if its cells hold words that a person can explain. */
	readonly takesWords: boolean;
}

/** A meaning that is no column of a creation. Only a known heading has one without a label, and no person can say it. */
interface RowMeaning extends Meant {
	/** The columns that a creation must have for it, which its cells fill. */
	readonly fills?: readonly string[];
	/** A column that a creation must have for it, though its cells don't fill it. */
	readonly tellsOf?: string;
}

const rowMeanings: ByName<RowMeaning> = {
	already_created: { label: 'Already Created (Yes or No)' },
	approved: { label: 'Approved (Yes or No)' },
	/** Who approved a row, and when: a name, a day, or yes or no. */
	approved_by: {},
	approved_on: {},
	paused: { label: 'Paused (Yes or No)' },
	skip_row: { label: 'Skip the Row (Yes or No)' },
	status: { label: 'Status' },
	network: { label: 'Network', topic: 'places' },
	currency: {
		label: 'Currency',
		topic: 'money',
		tellsOf: 'budget',
	},
	zone: {
		label: 'Time Zone',
		topic: 'schedule',
		tellsOf: 'schedule_start_time',
	},
	/** A place in a country, by a name that is looked up, or a country. */
	region: {
		label: 'Region or City',
		topic: 'places',
		fills: ['location_ids'],
	},
	flight: {
		label: 'Flight (Start and End)',
		topic: 'schedule',
		isFigure: true,
		fills: ['schedule_start_time', 'schedule_end_time'],
	},
	start_hour: {
		label: 'Start Hour',
		topic: 'schedule',
		isFigure: true,
		fills: ['schedule_start_time'],
	},
	end_hour: {
		label: 'End Hour',
		topic: 'schedule',
		isFigure: true,
		fills: ['schedule_end_time'],
	},
	ages_and_gender: {
		label: 'Ages and Gender in One',
		topic: 'people',
		fills: ['age_groups', 'gender'],
	},
	comments_allowed: {
		label: 'Comments Allowed',
		topic: 'switches',
		fills: ['comment_disabled'],
	},
	video_download_allowed: {
		label: 'Downloads Allowed',
		topic: 'switches',
		fills: ['video_download_disabled'],
	},
	named_parameter: {
		label: 'URL Parameter of This Name',
		topic: 'creative',
		fills: ['url_parameters'],
	},
};

/** Of a sheet of two things, whose `status` is that of both. */
const statusesOfParts = [
	['adgroup_status', 'Ad Group Status'],
	['ad_status', 'Ad Status'],
] as const;

/** All meanings that are no column of a creation. */
export const namesOfRowMeanings: readonly string[] = Object.keys(rowMeanings);

/** True for what a word can stand for: not amounts, times and IDs, unless they have names. */
const takesWords = ({ isId, isFigure, choices }: Meant) =>
	choices !== undefined || !(isId || isFigure);

const compiled = new WeakMap<Creation, ReadonlyMap<string, Meaning>>();

/** Everything that a column of a creation's sheet can mean, by name. */
export function meaningsOf(creation: Creation): ReadonlyMap<string, Meaning> {
	const cached = compiled.get(creation);
	if (cached) return cached;
	const meanings = new Map<string, Meaning>();
	for (const [name, column] of Object.entries(creation.columns)) {
		const { label = labelOfColumn(name), asMeaning = label, topic = 'identity' } = column;
		meanings.set(name, {
			name,
			label: asMeaning,
			group: topic,
			fills: [name],
			takesWords: takesWords(column),
		});
	}
	for (const [name, meaning] of Object.entries(rowMeanings)) {
		const { label = 'Approved', fills = [], tellsOf, topic: group = 'status' } = meaning;
		const needed = tellsOf ? [tellsOf] : fills;
		if (!needed.every((column) => Object.hasOwn(creation.columns, column))) continue;
		meanings.set(name, {
			name,
			label,
			group,
			fills,
			takesWords: takesWords(meaning),
		});
	}
	for (const [name, label] of creation.parts ? statusesOfParts : []) {
		meanings.set(name, {
			name,
			label,
			group: 'status',
			fills: [],
			takesWords: true,
		});
	}
	compiled.set(creation, meanings);
	return meanings;
}

/** All that a person can say of a column, besides that it is to be ignored: by group, then by label. */
export function answersOf(creation: Creation): Meaning[] {
	const answers: Meaning[] = [];
	for (const meaning of meaningsOf(creation).values()) {
		const { label = '' } = rowMeanings[meaning.name] ?? meaning;
		if (label) answers.push(meaning);
	}
	return answers.sort((first, second) => {
		const byGroup = topics.indexOf(first.group) - topics.indexOf(second.group);
		return byGroup || first.label.localeCompare(second.label);
	});
}

/** Tells meanings apart that sound alike, in few words: a workflow holds them for each column. */
export const toldApart: ByName<string> = {
	bid: 'Either price',
	bid_price: 'Bid cap',
	conversion_bid_price: 'Cost cap',
	placement: 'Apps, or Automatic',
	placement_type: 'Automatic or Manual',
	image: 'URLs or IDs',
	video: 'URL or ID',
	video_url: 'Of a file',
};

/** Meanings that another one covers by the content of its cells, so that no list offers them. */
export const coveredByAnother = ['placements', 'video_id', 'video_name', 'image_ids', 'image_name'];

/** The prefix of a heading that can't be an ID as it is. */
const prefix = 'heading:';

/**
 * n8n's editor takes an ID for a part of a path, which `"]` ends, and one that begins with `=` for an
 * expression; of a name that every object has it loses what was chosen.
 */
const isUnsafe = (heading: string) =>
	/^$|^=|"\]/.test(heading) ||
	heading in Object.prototype ||
	heading === 'prototype' ||
	heading.startsWith(prefix);

/** The ID of a column in n8n's form, which saved workflows hold: the heading itself wherever it can be one. */
export function idOfHeading(heading: string): string {
	if (!isUnsafe(heading)) return heading;
	return prefix + heading.replaceAll('%', '%25').replaceAll('"', '%22');
}

/** The heading of a column, exactly as the rows have it. */
export function headingOfId(id: string): string {
	if (!id.startsWith(prefix)) return id;
	return id.slice(prefix.length).replaceAll('%22', '"').replaceAll('%25', '%');
}

/** The line for all columns that are left without an answer of their own. No heading has this ID. */
export const idOfOthers = `${prefix}others`;

/** The line that takes several proposals over at once. No heading has this ID, either. */
export const idOfProposals = `${prefix}proposals`;

/** The line that says how many more columns there are. No heading has this ID, either. */
export const idOfMore = `${prefix}more`;

/** The value of such a line: the headings that are ignored together, so that a later column isn't. */
export const ignoredTogether = (headings: readonly string[]) => JSON.stringify(headings);

/** The headings that are ignored together; undefined for what no form wrote. */
export function headingsIgnored(choice: unknown): string[] | undefined {
	const list = jsonIn(choice);
	if (Array.isArray(list) && list.every((heading) => typeof heading === 'string')) return list;
	return undefined;
}

/** The value of the line of proposals: the meanings that it takes over, by heading. */
export const takenOver = (means: ReadonlyMap<string, string>) =>
	JSON.stringify(Object.fromEntries(means));

/** The meanings that are taken over together, by heading; none for what no form wrote. */
export function meaningsTakenOver(choice: unknown): Map<string, string> {
	const written = jsonIn(choice);
	const entries = isRecord(written) ? Object.entries(written) : [];
	return new Map(entries.map(([heading, meaning]) => [heading, String(meaning)]));
}

/** The headings of the lines that somebody removed from the form: n8n keeps them in the mapper's schema. */
export function headingsRemoved(schema: unknown): string[] {
	const headings: string[] = [];
	if (!Array.isArray(schema)) return headings;
	for (const line of schema) {
		if (isRecord(line) && line.removed === true) headings.push(headingOfId(String(line.id)));
	}
	return headings;
}

/** A setting that people make per row elsewhere, and that no sheet can set here. */
export interface Setting {
	/** The nouns of the things that it belongs to. */
	readonly of: readonly string[];
	/** The remedy, as sentences that are right for every row of the column. */
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
			if (written.offIsNeutral && meansNo(cell)) return true;
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
