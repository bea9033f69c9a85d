import type { IDataObject } from 'n8n-workflow';
import { readline, thisProcess } from '../platform';
import { checkSheet, createFromSheet, type Target } from './runSheet';
import { say, sayNotes } from './say';
import { demoTable } from './table';

/** Runs a sheet against the real service, after asking. */
export async function againstService(rows: IDataObject[]): Promise<number> {
	const key = thisProcess.env.ADSPIRER_API_KEY?.trim();
	const address = thisProcess.env.ADSPIRER_BASE_URL?.trim() || 'https://api.adspirer.ai';
	if (!key) {
		say('Set ADSPIRER_API_KEY to a key from https://adspirer.ai/keys to run with --live.');
		return 1;
	}
	const target: Target = { baseUrl: address, key };
	const checked = await checkSheet(rows, target);
	const good = checked.adGroups.items.filter(({ valid }) => valid === true).length;
	say(demoTable(rows, checked));
	sayNotes(checked);
	say();
	say(`With --live this creates real ad groups and ads at ${address}, for up to ${good} rows.`);
	say('They can spend money, and each counts against your quota at Adspirer.');
	const prompt = readline.createInterface({ input: thisProcess.stdin, output: thisProcess.stdout });
	const answer = await prompt.question('Type "create" to go on: ').catch(() => '');
	prompt.close();
	if (answer.trim().toLowerCase() !== 'create') {
		say('Nothing was sent.');
		return 0;
	}
	const created = await createFromSheet(rows, target);
	say(demoTable(rows, checked, created));
	return 0;
}
