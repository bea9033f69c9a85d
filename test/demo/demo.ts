import type { IDataObject } from 'n8n-workflow';
import { fs, readline, thisProcess } from '../platform';
import { startSandbox } from '../sandbox';
import { apiKey } from '../workbench';
import { runSheet, type SheetRun, type Target } from './runSheet';
import { ownSheet, readSheet } from './sheet';
import { demoTable } from './table';

const say = (line = '') => thisProcess.stdout.write(`${line}\n`);

function tableOf(rows: readonly IDataObject[], checked: SheetRun, created?: SheetRun): string {
	return demoTable(
		rows.map((sheet, index) => {
			const item = created?.items[index];
			return { sheet, checked: checked.items[index] ?? {}, ...(item && { created: item }) };
		}),
	);
}

/** The summary of a run begins with a count, such as "6 created, 5 failed." */
const isSummary = (hint: string) => /^\d+ [a-z ]+[,.]/.test(hint);

/** What n8n shows above the output: the summary, then how values were read and what is unusual. */
function sayHints({ hints }: SheetRun): void {
	for (const hint of hints.filter(isSummary)) say(`Summary: ${hint}`);
	say('Notes:');
	for (const hint of hints.filter((text) => !isSummary(text))) say(`  - ${hint}`);
}

async function againstSandbox(rows: IDataObject[]): Promise<number> {
	const sandbox = await startSandbox({ quota: { used: 12, limit: 150, tier: 'plus' } });
	const target = { baseUrl: sandbox.url, key: apiKey };
	try {
		say(
			`${rows.length} rows of a media plan go through the node in n8n's own engine, with Mapping`,
		);
		say('Mode set to Map Automatically. The calls go to a sandbox of Adspirer on this machine.');
		say();
		const checked = await runSheet('preview', rows, target);
		const created = await runSheet('create', rows, target);
		say(tableOf(rows, checked, created));
		sayHints(created);
		say();
		const made = sandbox.adGroups.length;
		const { length: refused } = checked.items.filter(({ valid }) => valid !== true);
		const twins = rows.length - refused - made;
		say(`Of ${rows.length} rows: ${made} created, ${twins} the same ad group as another row, and`);
		say(`${refused} refused before anything was sent, each with its reason.`);
		await runSheet('create', rows, target);
		const { length: after } = sandbox.adGroups;
		const count = after === made ? `still ${made}` : String(after);
		say(`Ad groups in the sandbox: ${made}. After running the same sheet again: ${count}.`);
		const ids = new Set(created.items.flatMap(({ adgroup_id: id }) => (id ? [id] : [])));
		return after === made && made === ids.size ? 0 : 1;
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
	const target: Target = { baseUrl: address, key };
	const checked = await runSheet('preview', rows, target);
	const good = checked.items.filter(({ valid }) => valid === true).length;
	say(tableOf(rows, checked));
	say(`With --live this creates real ad groups at ${address}, up to ${good} of them.`);
	say('Each one can spend money and counts against your quota at Adspirer.');
	const prompt = readline.createInterface({ input: thisProcess.stdin, output: thisProcess.stdout });
	const answer = await prompt.question('Type "create" to go on: ').catch(() => '');
	prompt.close();
	if (answer.trim().toLowerCase() !== 'create') {
		say('Nothing was sent.');
		return 0;
	}
	const created = await runSheet('create', rows, target);
	say(tableOf(rows, checked, created));
	sayHints(created);
	return 0;
}

/**
 * The demo: a messy media plan through the node.
 *
 * @param args `--live` calls the real service after asking; `--sheet FILE` takes another CSV file,
 * with any headings that Map Automatically knows.
 * @returns the exit code.
 */
export async function demo(args: string[]): Promise<number> {
	const given = args.indexOf('--sheet');
	const file = given >= 0 ? args[given + 1] : ownSheet;
	if (!file || !fs.existsSync(file)) {
		say('Give --sheet the path of a CSV file.');
		return 1;
	}
	const rows = readSheet(file);
	return args.includes('--live') ? await againstService(rows) : await againstSandbox(rows);
}
