import '../../fastClock';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { nodeName } from '../../engine';
import { thisProcess } from '../../platform';
import type { Sandbox } from '../../sandbox';
import { openWorkbench, output } from '../../workbench';
import { Dice } from '../../dice';
import { faultPlan } from './faultPlan';
import { nameOfRow, sheetParameters, sheetRows } from './rows';

const seed = Number(thisProcess.env.FAULT_SEED ?? 20_260_501);
const rounds = Number(thisProcess.env.FAULT_ROUNDS ?? 12);
/** Rows wait more than they work, so rounds share the time; each has a sandbox of its own. */
const atOnce = 4;
const rowCount = 60;

interface RoundSettings {
	readonly parameters: INodeParameters;
	readonly onError: OnError;
}

function settingsOf(round: number): RoundSettings {
	const dice = new Dice(seed + round);
	const options = { maxConcurrency: dice.between(4, 20), maxRetries: 10, timeout: 1_500 };
	const duplicateProtection = dice.oneOf(['name', 'execution', 'custom']);
	const duplicateKey = duplicateProtection === 'custom' ? '={{ $json.name }}' : '';
	return {
		parameters: sheetParameters(options, { duplicateProtection, duplicateKey }),
		onError: dice.oneOf(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']),
	};
}

/** What a round came to, in the form in which it is compared. */
function summary(items: IDataObject[], sandbox: Sandbox) {
	const made = new Map(sandbox.adGroups.map((group) => [group.arguments.adgroup_name, group]));
	return {
		adGroups: sandbox.adGroups.length,
		names: items.map((item) => item.adgroup_name),
		ids: items.map((item) => item.adgroup_id),
		idsAtTheService: items.map((item) => made.get(item.adgroup_name)?.adgroup_id),
		differentIds: new Set(items.map((item) => item.adgroup_id)).size,
	};
}

const rows = sheetRows(rowCount);
const names = rows.map((_, index) => nameOfRow(index + 1));

async function play(round: number): Promise<void> {
	const bench = await openWorkbench({ fault: faultPlan(seed, round), faultReplays: true });
	try {
		const { parameters, onError } = settingsOf(round);
		const run = await bench.run(rows, parameters, { onError });
		const came = { round, status: run.status, error: run.error?.message };
		expect(came).toEqual({ round, status: 'success', error: undefined });
		// On the error output there is nothing, and on the regular one no failure.
		const failed = [...output(run), ...run.json(nodeName.errors)].filter(({ error }) => error);
		expect({ round, failed }).toEqual({ round, failed: [] });
		const items = output(run);
		const told = summary(items, bench.sandbox);
		expect({ round, ...told }).toEqual({
			round,
			adGroups: rowCount,
			names,
			ids: told.idsAtTheService,
			idsAtTheService: told.idsAtTheService,
			differentIds: rowCount,
		});
		const pairs = run.items(nodeName.tested).map(({ pairedItem }) => pairedItem);
		expect({ round, pairs }).toEqual({ round, pairs: rows.map((_, item) => ({ item })) });
		// The plan has faults for most rows, so a round without any would prove nothing.
		expect(bench.sandbox.calls.length).toBeGreaterThan(rowCount);
	} finally {
		await bench.close();
	}
}

test(`every row becomes one ad group, whatever goes wrong (FAULT_SEED=${seed})`, async () => {
	thisProcess.stdout.write(`Faults: ${rounds} rounds of ${rowCount} rows, FAULT_SEED=${seed}\n`);
	let next = 1;
	const player = async () => {
		while (next <= rounds) await play(next++);
	};
	await Promise.all(Array.from({ length: atOnce }, player));
}, 600_000);
