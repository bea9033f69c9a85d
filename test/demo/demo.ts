import { nodeName, simpleWorkflow, type EngineRun } from '../engine';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot, readline, thisProcess } from '../platform';
import { startSandbox, type ReceivedCall } from '../sandbox';
import { adspirerNode, apiKey, engineFor } from '../workbench';
import { demoTable, type DemoRow } from './table';
import { demoParameters } from './workflow';

const say = (line = '') => thisProcess.stdout.write(`${line}\n`);

const sheetOf = (file: string) =>
	z
		.array(z.record(z.string()))
		.parse(parse(fs.readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true }));

/** Runs the sheet through the node in n8n's engine; failed rows go to the error output. */
async function runSheet(rows: IDataObject[], baseUrl: string, key: string): Promise<EngineRun> {
	const node = adspirerNode(demoParameters, { onError: 'continueErrorOutput' });
	return await engineFor(baseUrl, key).run({ ...simpleWorkflow(node), rows });
}

/** Items of both outputs, back in the order of the sheet's rows. */
function itemsInOrder(run: EngineRun): IDataObject[] {
	const inOrder: IDataObject[] = [];
	for (const output of [0, 1]) {
		for (const { json, pairedItem } of run.items(nodeName.tested, output)) {
			inOrder[z.object({ item: z.number() }).parse(pairedItem).item] = json;
		}
	}
	return inOrder;
}

/** Puts each row of the sheet beside the call that carried its key and the item that came of it. */
function joined(
	rows: IDataObject[],
	items: IDataObject[],
	calls: ReadonlyArray<Pick<ReceivedCall, 'arguments' | 'idempotencyKey'>>,
): DemoRow[] {
	return rows.map((sheet, index) => {
		const item = items[index] ?? {};
		const call = calls.find((received) => received.idempotencyKey === item.idempotency_key);
		return { sheet, call, item };
	});
}

function summary(run: EngineRun, items: IDataObject[]): void {
	const created = items.filter((item) => item.success === true).length;
	say(`${created} of ${items.length} rows created, ${items.length - created} refused or failed.`);
	for (const hint of run.hints(nodeName.tested)) say(`Hint: ${hint.message}`);
}

async function againstSandbox(rows: IDataObject[]): Promise<number> {
	const sandbox = await startSandbox({ quota: { used: 12, limit: 150, tier: 'plus' } });
	try {
		say(`A sandbox of Adspirer's service listens on ${sandbox.url}; nothing leaves this machine.`);
		say(`${rows.length} rows of the sheet go through the node in n8n's own engine.`);
		say();
		const run = await runSheet(rows, sandbox.url, apiKey);
		const items = itemsInOrder(run);
		say(demoTable(joined(rows, items, sandbox.calls)));
		summary(run, items);
		say(
			`The service counts ${sandbox.adGroups.length} ad groups after ${sandbox.calls.length} calls.`,
		);
		return sandbox.adGroups.length === items.filter((item) => item.success === true).length ? 0 : 1;
	} finally {
		await sandbox.close();
	}
}

async function againstService(rows: IDataObject[]): Promise<number> {
	const key = thisProcess.env.ADSPIRER_API_KEY?.trim();
	const address = thisProcess.env.ADSPIRER_BASE_URL?.trim() || 'https://api.adspirer.ai';
	if (!key) {
		say('Set ADSPIRER_API_KEY to a key from https://adspirer.ai/keys to run with --live.');
		return 1;
	}
	say(`With --live this creates real ad groups at ${address}, up to ${rows.length} of them:`);
	for (const [index, row] of rows.entries()) {
		say(
			`  ${index + 1}. "${row.name}" in campaign ${row.campaign_id}, budget ${row.budget} ${row.mode}`,
		);
	}
	say('Each one can spend money and counts against your quota at Adspirer.');
	const prompt = readline.createInterface({ input: thisProcess.stdin, output: thisProcess.stdout });
	const answer = await prompt.question('Type "create" to go on: ').catch(() => '');
	prompt.close();
	if (answer.trim().toLowerCase() !== 'create') {
		say('Nothing was sent.');
		return 0;
	}
	const run = await runSheet(rows, address, key);
	const items = itemsInOrder(run);
	say(
		demoTable(rows.map((sheet, index) => ({ sheet, call: undefined, item: items[index] ?? {} }))),
	);
	summary(run, items);
	return 0;
}

/**
 * The demo: a sheet of ad groups through the node.
 *
 * @param args `--live` calls the real service after asking; `--sheet FILE` takes another CSV file
 * with the same columns.
 * @returns the exit code.
 */
export async function demo(args: string[]): Promise<number> {
	const given = args.indexOf('--sheet');
	const file = given >= 0 ? args[given + 1] : path.join(projectRoot, 'test/demo/adGroups.csv');
	if (!file || !fs.existsSync(file)) {
		say('Give --sheet the path of a CSV file.');
		return 1;
	}
	const rows: IDataObject[] = sheetOf(file);
	return args.includes('--live') ? await againstService(rows) : await againstSandbox(rows);
}
