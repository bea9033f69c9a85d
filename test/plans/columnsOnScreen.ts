import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import {
	headingOfId,
	headingsIgnored,
	idOfHeading,
	idOfMore,
	idOfOthers,
	idOfProposals,
	meaningsOf,
	meaningsTakenOver,
} from '../../nodes/AdspirerTikTok/contract/meanings';
import { littleNode, nodeName, simpleWorkflow } from '../engine';
import { parametersAt } from '../resources/form';
import { type Workbench, adspirerNode, nodeType } from '../workbench';

type Answers = Readonly<Record<string, string>>;

/** The form as it stands on the screen: its lines, and what was answered in them, by ID. */
interface Screen {
	readonly lines: readonly ResourceMapperField[];
	readonly answers: Answers;
}

const [hidden] = parametersAt('inputHeadings');

/** What n8n stores of the form: each line that it showed has a value. */
function stored({ lines, answers }: Screen): INodeParameters {
	const values = Object.fromEntries(lines.map(({ id }) => [id, answers[id] ?? 'auto']));
	return JSON.parse(
		JSON.stringify({ mappingMode: 'defineBelow', value: { ...values, ...answers }, schema: lines }),
	);
}

/** Opens the form over rows again and again, as the editor does, and answers in it. */
export async function openScreen({ engine }: Workbench, rows: IDataObject[]) {
	const parameters = { value: String(hidden?.default) };
	const run = await engine.run({ ...simpleWorkflow({ type: littleNode.value, parameters }), rows });
	const inputHeadings = String(run.json(nodeName.tested)[0]?.value);
	let screen: Screen = { lines: [], answers: {} };

	async function reopen(answers: Answers) {
		const said = { ...screen.answers, ...answers };
		const { nodes } = simpleWorkflow(
			adspirerNode({
				mappingMode: 'autoMapInputData',
				inputHeadings,
				columns: stored({ lines: screen.lines, answers: said }),
			}),
		);
		const node = nodes.find(({ type }) => type === nodeType);
		if (!node) throw new RangeError('The workflow has no node');
		const { fields } = await engine.askMethods(node);
		screen = { lines: fields.fields, answers: said };
	}

	await reopen({});
	return {
		get lines() {
			return screen.lines;
		},
		get answers() {
			return screen.answers;
		},
		form: () => ({ columns: stored(screen) }),
		reopen,
	};
}

type Opened = Awaited<ReturnType<typeof openScreen>>;

/** The last choice of a line for several columns; undefined if there is no line, or if it was chosen. */
function lastOf({ lines, answers }: Opened, id: string): string | undefined {
	const last = lines.find((one) => one.id === id)?.options?.at(-1)?.value;
	return last === undefined || last === answers[id] || last === 'auto' ? undefined : String(last);
}

/** Chooses the last choice of both lines for several columns until they have no other one. */
export async function answerInAHurry(screen: Opened) {
	for (let isDone = false; !isDone; ) {
		const choices = [idOfProposals, idOfOthers].flatMap((id) => {
			const last = lastOf(screen, id);
			return last === undefined ? [] : [[id, last] as const];
		});
		isDone = choices.length === 0;
		if (!isDone) await screen.reopen(Object.fromEntries(choices));
	}
}

/** Meanings that a buyer takes for the same, where the form has read a column as one of them. */
const alike = [
	['status', 'approved', 'approved_by', 'approved_on'],
	['age_groups', 'ages_and_gender'],
];

/** The node's own reading of a line's column: "Daily Budget", "needs your answer". */
function readingOf({ options = [] }: ResourceMapperField): string {
	const automatic = options.find(({ value }) => value === 'auto' || value === '');
	return /^Auto \((.+)\)$/.exec(automatic?.name ?? '')?.[1] ?? '';
}

const meanings = meaningsOf(adGroup);
const labels = new Set([...meanings.values()].map(({ label }) => label));

/** True if a buyer leaves a line as it is. */
function isRight(line: ResourceMapperField, means: string): boolean {
	const reading = readingOf(line);
	if (/^(needs? your answer|can't be set)$/.test(reading)) return false;
	if (means === 'ignore') return !labels.has(reading);
	const same = alike.find((names) => names.includes(means)) ?? [means];
	return same.some((name) => meanings.get(name)?.label === reading);
}

/**
 * Answers with sense: the proposals at once if all are right, then each column that counts, and the
 * others at once if no row needs any of them. What is left has its own lines.
 */
export async function answerSensibly(screen: Opened, known: Answers) {
	const proposals = lastOf(screen, idOfProposals);
	const taken = [...meaningsTakenOver(proposals)];
	if (proposals !== undefined && taken.every(([heading, means]) => known[heading] === means)) {
		await screen.reopen({ [idOfProposals]: proposals });
	}
	await screen.reopen(ownAnswers(screen, known, (means) => means !== 'ignore'));
	const others = lastOf(screen, idOfOthers);
	const ignored = headingsIgnored(others) ?? [];
	if (others !== undefined && ignored.every((heading) => known[heading] === 'ignore')) {
		await screen.reopen({ [idOfOthers]: others });
	}
	await screen.reopen(ownAnswers(screen, known, () => true));
}

/** The answers that no line of an untouched form offers, in words. */
export function notOffered({ lines }: Opened, answers: Answers): string[] {
	const told: string[] = [];
	for (const [id, means] of Object.entries(answers)) {
		const offered = lines.find((line) => line.id === id)?.options ?? [];
		const isForAll = [idOfProposals, idOfOthers].includes(id);
		const isThere = isForAll || offered.some(({ value }) => value === means);
		if (!isThere) told.push(`'${headingOfId(id)}' as ${means}`);
	}
	return told;
}

/** Answers to the lines that need one or are wrong, as far as they offer it. */
function ownAnswers(
	{ lines, answers }: Opened,
	known: Answers,
	counts: (means: string) => boolean,
) {
	const own: Record<string, string> = {};
	for (const line of lines) {
		if ([idOfProposals, idOfOthers, idOfMore].includes(line.id) || line.id in answers) continue;
		const means = known[headingOfId(line.id)];
		if (means === undefined || !counts(means) || isRight(line, means)) continue;
		const isOffered = line.options?.some(({ value }) => value === means) ?? false;
		if (isOffered) own[idOfHeading(headingOfId(line.id))] = means;
	}
	return own;
}
