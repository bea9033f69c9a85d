import type { Cell, Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { isGroupOfCountries, isNonRestrictive, statusFor } from '../sheet/statusWords';
import { vocabularyOf } from '../sheet/vocabulary';
import { maxProblems, problemOfLength, type RawCells, type RawValue } from './row';

export interface OtherCell extends Cell {
	/** What its column would fill if none had a plainer heading. */
	readonly superseded?: string | undefined;
}

type JudgedCells = Pick<RawCells, 'problems' | 'unused' | 'startsPaused'>;

type ValueOf = (argument: string) => RawValue | undefined;

type ReadAlike = (column: string, one: unknown, other: unknown) => boolean;

const toIgnore = "name the column in 'Ignore Columns'.";

/**
 * Judges the cells that fill nothing: each is known to be irrelevant, unknown, or a reason to refuse
 * the row.
 */
export function judgeOthers(
	cells: readonly OtherCell[],
	valueOf: ValueOf,
	readAlike: ReadAlike,
	creation: Creation,
): JudgedCells {
	const problems: Problem[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	const { emptyInTotals = [] } = creation.sheet ?? {};
	const isBare = emptyInTotals.every((argument) => isEmpty(valueOf(argument)?.value));
	for (const cell of cells) {
		if (problems.length > maxProblems) break;
		const { heading: field, topic, superseded, value } = cell;
		const refuse = (message: string) =>
			problems.push({ field, message: `is ${formatValue(value)}, ${message}` });
		if (isBare && namesSums(shortText(value).trim())) refuse(totalOf(creation));
		else if (topic === 'status') {
			const status = statusFor(field, value);
			startsPaused ||= status === 'off';
			if (status === undefined) refuse(unknownStatus);
		} else if (superseded && needNotAgree(field, superseded, valueOf, creation)) {
			unused.push(field);
		} else if (
			!isNonRestrictive(value) &&
			!isClear(cell, (argument) => valueOf(argument)?.value, readAlike, creation)
		) {
			const why = topic && refusal(topic, cell, creation);
			if (why === undefined) unused.push(field);
			else refuse(`${why} ${toIgnore}`);
		}
	}
	return { problems, unused, startsPaused };
}

/**
 * True for a goal next to the objective, or a name next to an ID, which needn't say the same in other
 * words: "Audience" next to "Audience ID", but not "Retargeting audience".
 */
function needNotAgree(
	field: string,
	column: string,
	valueOf: ValueOf,
	{ fields, sheet }: Creation,
): boolean {
	const { value, heading = '' } = valueOf(column) ?? {};
	if (!isGiven(value)) return false;
	const named = fields.find(({ argument }) => argument === column)?.named;
	if (named === 'audience') return normalizeKey(heading).includes(normalizeKey(field));
	return sheet?.isFreeText?.(column) === true;
}

/** The same for a change: whoever names a column "New bid" relies on it, unlike other unused columns. */
export function judgeChanges(
	cells: readonly OtherCell[],
	fields: readonly FieldOf[],
	creation: Creation,
): JudgedCells {
	const vocabulary = vocabularyOf(creation);
	const problems = cells.flatMap(({ heading: field, value }) => {
		const name = vocabulary.changeNamed(field);
		if (name === undefined || meansEmpty(value)) return [];
		const changed = fields.find(({ argument }) => argument === name);
		const usual = changed && vocabulary.usualHeading(changed.column ?? name);
		const what = changed
			? `but the node doesn't know this column. Rename it to '${usual}'.`
			: "but Update can't change it. Remove the column, and change it in TikTok Ads Manager.";
		return [{ field, message: `is ${formatValue(value)}, ${what}` }];
	});
	return { problems, unused: cells.map(({ heading }) => heading), startsPaused: false };
}

const totalOf = ({ noun }: Creation) =>
	`so the row looks like a total of the plan and not like ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}. Remove the row.`;

const unknownStatus = `which the node doesn't know as a status. Enter Active, Paused, or Draft to skip the row, or ${toIgnore}`;

/** Why a cell refuses its row, up to the columns to ignore; undefined if the heading decides nothing. */
function refusal(
	topic: string,
	{ value, superseded }: OtherCell,
	creation: Creation,
): string | undefined {
	const namesNetwork = topic === 'platform' || topic === 'channel';
	if (namesNetwork && otherNetworks.test(shortText(value))) return 'not TikTok. Remove the row, or';
	const advice = vocabularyOf(creation).adviceOn(topic, topic === superseded);
	return advice === undefined ? undefined : `which can't be sent from this column. ${advice}`;
}

/** True for a cell that changes nothing next to the row's other ones, or that repeats one. */
function isClear(
	{ topic, value }: OtherCell,
	valueOf: (argument: string) => unknown,
	readAlike: ReadAlike,
	{ sheet = {}, columns }: Creation,
): boolean {
	const text = shortText(value);
	if (topic === undefined) return false;
	if (topic === 'notes' || topic === 'results') return true;
	if (topic === 'platform' || topic === 'channel')
		return tiktok.test(text) && !otherNetworks.test(text);
	if (topic === 'switches') {
		const answer = parseYesNo(value);
		return ('value' in answer && answer.value) || allowed.test(text);
	}
	const settled = sheet.settles?.[topic]?.(value, (argument) => isGiven(valueOf(argument)));
	if (settled !== undefined) return settled;
	const repeated = sheet.repeats?.[topic] ?? topic;
	const own = valueOf(repeated);
	if (!Object.hasOwn(columns, repeated) || !isGiven(own)) return false;
	// Too long to be read for the field.
	if (problemOfLength(value, topic) !== undefined) return false;
	const isOfPlaces = repeated === sheet.repeats?.regions;
	return (isOfPlaces && isGroupOfCountries(text)) || readAlike(repeated, own, value);
}

const isGiven = (value: unknown) => !isEmpty(value) && !meansEmpty(value);

/** A cell's text if it is short, or else an empty one. */
const shortText = (value: unknown) =>
	typeof value === 'string' && value.length <= 60 ? value : '';

const allowed = /^(?:allowed|enabled|erlaubt)$/i;

/** TikTok, and words that leave the network open. */
const tiktok =
	/^\s*(?:tik ?tok|tt\b|ティックトック|틱톡|抖音|(?:paid |mobile )?(?:social|digital|online))/i;

const otherNetworks =
	/(?<!\p{L})(?:meta|facebook|fb|instagram|insta|ig|google|gdn|pmax|youtube|yt|snap|snapchat|pinterest|twitter|x|linkedin|reddit|twitch|spotify|amazon|bing|microsoft|dv ?360|ttd|trade desk|programmatic|display|search|sea|tv|ctv|ooh|dooh|radio|print|criteo|outbrain|taboola|line|yahoo!?|kakao|naver|whatsapp|threads|email)(?!\p{L})|フェイスブック|インスタ|グーグル|ヤフー|페이스북|인스타|구글|네이버|카카오|유튜브/iu;

/** True for "Total" and "UK total". */
const namesSums = (text: string) =>
	[text, /\S+$/.exec(text)?.[0] ?? ''].some((one) => meansTotal(one));
