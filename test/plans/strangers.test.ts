import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { thisProcess } from '../platform';
import { problemsOf, sendRows, toldOf } from '../rows/rowsSent';
import { eachWorkbench, output } from '../workbench';
import { answerInAHurry, answerSensibly, notOffered, openScreen } from './columnsOnScreen';
import { essential } from './essential';
import { obey } from './obedientBuyer';
import { type Stranger, readStrangers } from './strangers';

const plans = readStrangers();
const bench = eachWorkbench();
const automatic: INodeParameters = {
	mappingMode: 'autoMapInputData',
	campaignId: { __rl: true, mode: 'id', value: '' },
};

/** A plan with all answers: the rows that are left, by their number, and the form. */
interface Answered {
	readonly rows: ReadonlyMap<number, IDataObject>;
	readonly form: INodeParameters;
	/** How many answers it took. */
	readonly answers: number;
	/** Where the buyer got stuck: messages that came again, and answers that the form doesn't offer. */
	readonly stuck: readonly string[];
}

const numbered = ({ items }: Stranger) =>
	new Map<number, IDataObject>(items.map((row, at) => [at + 1, row]));

const check = async (rows: IDataObject[], form: INodeParameters) =>
	output(await bench.run(rows, { ...automatic, ...form, operation: 'preview' }));

const countOf = (list: unknown): number => Object.keys(Object(list)).length;

/** The cells that a buyer corrected in the sheet: each word of a column once. */
function corrected(plan: Stranger, rows: Answered['rows']): number {
	const words = new Set<string>();
	for (const [at, row] of rows) {
		for (const [heading, cell] of Object.entries(plan.items[at - 1] ?? {})) {
			if (row[heading] !== cell) words.add(JSON.stringify([heading, cell]));
		}
	}
	return words.size;
}

/** Follows the messages, from what the form holds already. */
async function followed(plan: Stranger, columns: Readonly<Record<string, string>> = {}) {
	const { rows, form, again } = await obey(plan.items, plan.buyer, check, columns);
	const { cells, ...options }: IDataObject = Object(form.options);
	const { value }: IDataObject = Object(form.columns);
	const lists = [value, options, form.valuesForAllRows, Object(cells).word];
	const answers = lists.map(countOf).reduce((sum, count) => sum + count, corrected(plan, rows));
	const untouched = await openScreen(bench, plan.items);
	const missing = notOffered(untouched, z.record(z.string()).parse(value));
	const stuck = [
		...again.map((told) => `told again: ${told}`),
		...missing.map((told) => `not among the choices: ${told}`),
	];
	return { rows, form, answers, stuck };
}

const ways: Readonly<Record<string, (plan: Stranger) => Promise<Answered>>> = {
	'nothing answered': async (plan) =>
		await Promise.resolve({ rows: numbered(plan), form: {}, answers: 0, stuck: [] }),
	sensibly: async (plan) => {
		const screen = await openScreen(bench, plan.items);
		await answerSensibly(screen, plan.buyer.columns);
		return await followed(plan, screen.answers);
	},
	obediently: async (plan) => await followed(plan),
	'in a hurry': async (plan) => {
		const screen = await openScreen(bench, plan.items);
		await answerInAHurry(screen);
		const answers = countOf(screen.answers);
		return { rows: numbered(plan), form: screen.form(), answers, stuck: [] };
	},
};

type Fate = 'right' | 'refused' | 'skipped' | 'stuck' | 'WRONG';

interface RowsFate {
	readonly fate: Fate;
	/** The difference from what was wanted; else why nothing was sent. */
	readonly told: string;
}

/** What differs of two sets of arguments, by name: as sent, and as wanted. */
function difference(sent: Record<string, unknown>, wanted: Record<string, unknown>): string {
	const names = new Set([...Object.keys(sent), ...Object.keys(wanted)]);
	const told: string[] = [];
	for (const name of names) {
		const [is, to] = [JSON.stringify(sent[name]), JSON.stringify(wanted[name])];
		if (is !== to) told.push(`${name} ${is ?? 'not sent'}, wanted ${to ?? 'none'}`);
	}
	return told.join('; ');
}

/** The fate of each row of a plan that is played in one way. */
async function fatesOf(plan: Stranger, { rows, form }: Answered): Promise<RowsFate[]> {
	const { sandbox } = bench;
	const run = await sendRows(bench, [...rows.values()], { ...automatic, ...form });
	const paused = new Set(
		sandbox.callsTo('pause_tiktok_ad_group').map(({ arguments: given }) => given.adgroup_id),
	);
	const ids = new Map<unknown, string>(plan.campaigns.map(({ id, name }) => [name, id]));
	const outcomes = new Map([...rows.keys()].map((at, index) => [at, run.rows[index]]));
	return plan.rows.map(({ send }, index) => {
		const { sent, item = {} } = outcomes.get(index + 1) ?? {};
		if (sent && item.success === true) {
			if (!send) return { fate: 'WRONG', told: 'made, though nothing was wanted' };
			const objective = plan.campaigns.find(({ name }) => name === send.campaign)?.objective;
			const made = { ...sent, paused: paused.has(item.adgroup_id) };
			const told = difference(essential(made, ids), essential({ ...send, objective }, ids));
			return { fate: told === '' ? 'right' : 'WRONG', told };
		}
		if (item.skipped === true) return { fate: 'skipped', told: String(item.reason) };
		const isStuck = problemsOf(item).some(({ message }) =>
			/^\d+ columns? needs? your answer: /.test(message),
		);
		const told = outcomes.has(index + 1) ? toldOf(item).join(' ') : 'was taken out by the buyer';
		return { fate: isStuck ? 'stuck' : 'refused', told: told || String(item.error) };
	});
}

function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	const [low = 0, high = low] = [
		sorted[Math.ceil(sorted.length / 2) - 1],
		sorted[Math.floor(sorted.length / 2)],
	];
	return (low + high) / 2;
}

/** Prints how a way went, for whoever asks for it: TALLY=1 for the sums, TALLY=rows with each row. */
function tell(way: string, told: readonly string[]) {
	if (thisProcess.env.TALLY === undefined) return;
	thisProcess.stdout.write(`${[`# ${way}`, ...told].join('\n')}\n`);
}

it.each(Object.keys(ways))('makes no row of a stranger into anything else (%s)', async (way) => {
	const wrong: string[] = [];
	const lines: string[] = [];
	const counts = new Map<string, number>();
	const answers: number[] = [];
	for (const plan of plans) {
		Object.assign(bench.sandbox.options, {
			...{ campaigns: plan.campaigns, audiences: plan.audiences },
		});
		const played = await ways[way]?.(plan);
		if (!played) continue;
		answers.push(played.answers);
		lines.push(`${plan.name}: ${played.answers} answers`);
		for (const told of played.stuck) lines.push(`  ${told}`);
		for (const [at, { fate, told }] of (await fatesOf(plan, played)).entries()) {
			const isLost = fate !== 'right' && fate !== 'WRONG' && plan.rows[at]?.send;
			const name = isLost ? `${fate} though wanted` : fate;
			counts.set(name, (counts.get(name) ?? 0) + 1);
			const line = `${plan.name} | row ${at + 1} | ${told}`;
			if (fate === 'WRONG') wrong.push(line);
			if (thisProcess.env.TALLY === 'rows') lines.push(`  ${name}: ${line}`);
		}
	}
	const sums = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
	const most = Math.max(...answers);
	tell(way, [...lines, sums, `answers: median ${median(answers)}, most ${most}`, ...wrong]);
	expect(wrong).toEqual([]);
});
