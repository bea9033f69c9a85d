import type { ColumnName, FieldOf, ParseContext } from '../contract/fields';
import { besideTheSums } from '../contract/rules';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { readsAlike } from './cells';
import { changeNamed, isColumn, usualHeading } from '../sheet/headings';
import { isGroupOfCountries, isNonRestrictive, statusFor } from '../sheet/statusWords';
import { adviceOn, type TopicName } from '../sheet/topics';
import type { RawValue, RawRow } from './row';
import type { FilledCell } from '../sheet/sheet';

/** What a row's filled columns say that fill no argument. */
type JudgedCells = Pick<RawRow, 'problems' | 'unused' | 'startsPaused'>;

const toIgnore = "name the column in 'Ignore Columns'.";

/**
 * Judges the cells that fill nothing: each is spoken for, unknown, or a reason to refuse the row.
 *
 * @param given what the other cells fill.
 */
export function judgeOthers(
	cells: readonly FilledCell[],
	given: ReadonlyMap<string, RawValue>,
	context: ParseContext,
): JudgedCells {
	const problems: Problem[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	const isBare = besideTheSums.every((argument) => isEmpty(given.get(argument)?.value));
	for (const cell of cells) {
		const { heading: field, topic: other, superseded: gaveWay, value } = cell;
		const refuse = (message: string) =>
			problems.push({ field, message: `is ${formatValue(value)}, ${message}` });
		if (isBare && namesSums(textOf(value).trim())) refuse(likeTotal);
		else if (other === 'status') {
			const status = statusFor(field, value);
			startsPaused ||= status === 'off';
			if (status === undefined) refuse(unknownStatus);
		} else if (gaveWay && speaksOfIt(field, gaveWay, given)) {
			unused.push(field);
		} else if (!isNonRestrictive(value) && !isClear(other, value, given, context)) {
			const why = other && refusal(other, value);
			if (why === undefined) unused.push(field);
			else refuse(`${why} ${toIgnore}`);
		}
	}
	return { problems, unused, startsPaused };
}

/**
 * True for a goal beside the objective, or a name beside an ID, which needn't say the same in other
 * words: "Audience" beside "Audience ID", and not "Retargeting audience".
 */
function speaksOfIt(
	field: string,
	column: ColumnName,
	given: ReadonlyMap<string, RawValue>,
): boolean {
	const { value, heading = '' } = given.get(column) ?? {};
	if (!isGiven(value)) return false;
	if (column.endsWith('audience_ids')) return normalizeKey(heading).includes(normalizeKey(field));
	return /^(?:adgroup_name|objective|schedule_|campaign_id|advertiser_id)/.test(column);
}

/** The same for a change: whoever names a column "New bid" relies on it, and on no other. */
export function judgeChanges(
	cells: readonly FilledCell[],
	fields: readonly FieldOf[],
): JudgedCells {
	const problems = cells.flatMap(({ heading: field, value }) => {
		const name = changeNamed(field);
		if (name === undefined || meansEmpty(value)) return [];
		const what = fields.some(({ argument }) => argument === name)
			? `but the node doesn't know this column. Rename it to '${usualHeading(name)}'.`
			: "but Update can't change it. Remove the column, and change it in TikTok Ads Manager.";
		return [{ field, message: `is ${formatValue(value)}, ${what}` }];
	});
	return { problems, unused: cells.map(({ heading }) => heading), startsPaused: false };
}

const likeTotal =
	'so the row looks like a total of the plan and not like an ad group. Remove the row.';

const unknownStatus = `which could mean anything. Enter Active, Paused, or Draft to skip the row, or ${toIgnore}`;

/** Why a cell refuses its row, up to the columns to ignore; undefined where the heading decides nothing. */
function refusal(topic: TopicName, value: unknown): string | undefined {
	const namesNetwork = topic === 'platform' || topic === 'channel';
	if (namesNetwork && otherNetworks.test(textOf(value))) return 'not TikTok. Remove the row, or';
	const advice = adviceOn(topic);
	return advice === undefined ? undefined : `which can't be sent from this column. ${advice}`;
}

/** True for a cell that changes nothing beside the row's others, or that they say already. */
function isClear(
	topic: TopicName | undefined,
	value: unknown,
	given: ReadonlyMap<string, RawValue>,
	context: ParseContext,
): boolean {
	const valueOf = (argument: string) => given.get(argument)?.value;
	const text = textOf(value);
	const times = ['schedule_start_time', 'schedule_end_time'].map(valueOf).filter(isGiven);
	if (topic === undefined) return false;
	if (topic === 'notes' || topic === 'results') return true;
	if (topic === 'platform' || topic === 'channel')
		return tiktok.test(text) && !otherNetworks.test(text);
	// How long a row runs follows from its first and its last day.
	if (topic === 'schedule_start_time') return times.length === 2;
	if (topic === 'zone') return times.length === 0;
	// A number of days.
	if (topic === 'hours') return Number(value) > 0 && isGiven(valueOf('schedule_end_time'));
	if (topic === 'switches') {
		const answer = parseYesNo(value);
		return ('value' in answer && answer.value) || allowed.test(text);
	}
	const repeats = topic === 'regions' ? 'location_ids' : topic;
	const own = valueOf(repeats);
	if (!isColumn(repeats) || !isGiven(own)) return false;
	if (repeats === 'location_ids' && isGroupOfCountries(text)) return true;
	// A version says more than the system beside it.
	if (repeats === 'operating_systems' && /\d/.test(text)) return false;
	return readsAlike(repeats, own, value, context);
}

const isGiven = (value: unknown) => !isEmpty(value) && !meansEmpty(value);

/** A cell's text; empty for what is no short text. */
const textOf = (value: unknown) => (typeof value === 'string' && value.length <= 60 ? value : '');

const allowed = /^(?:allowed|enabled|erlaubt)$/i;

/** TikTok, and words that leave the network open. */
const tiktok =
	/^\s*(?:tik ?tok|tt\b|ティックトック|틱톡|抖音|(?:paid |mobile )?(?:social|digital|online))/i;

const otherNetworks =
	/(?<!\p{L})(?:meta|facebook|fb|instagram|insta|ig|google|gdn|pmax|youtube|yt|snap|snapchat|pinterest|twitter|x|linkedin|reddit|twitch|spotify|amazon|bing|microsoft|dv ?360|ttd|trade desk|programmatic|display|search|sea|tv|ctv|ooh|dooh|radio|print|criteo|outbrain|taboola|line|yahoo!?|kakao|naver|whatsapp|threads|email)(?!\p{L})|フェイスブック|インスタ|グーグル|ヤフー|페이스북|인스타|구글|네이버|카카오|유튜브/iu;

/** True for "Total" and "UK total". */
const namesSums = (text: string) =>
	[text, /\S+$/.exec(text)?.[0] ?? ''].some((one) => meansTotal(one));
