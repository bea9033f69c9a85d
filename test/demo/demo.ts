import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot, readline, thisProcess } from '../platform';
import { startSandbox } from '../sandbox';
import { apiKey } from '../workbench';
import { createLive, recordLive, type Ask } from './live';
import { checkSheet, createFromSheet, type Answers } from './runSheet';
import { say, sayAnswers, sayNotes } from './say';
import { ownAnswers, ownSheet, readSheet } from './sheet';
import { demoTable } from './table';

async function againstSandbox(rows: IDataObject[], answers: Answers): Promise<number> {
	const sandbox = await startSandbox({ quota: { used: 12, limit: 150, tier: 'plus' } });
	const bare = { baseUrl: sandbox.url, key: apiKey };
	const target = { ...bare, answers };
	const made = () => `${sandbox.adGroups.length} and ${sandbox.madeAds.length}`;
	try {
		const before = await checkSheet(rows, bare);
		const checked = await checkSheet(rows, target);
		const created = await createFromSheet(rows, target);
		const once = made();
		const [groups, ads] = [sandbox.adGroups.length, sandbox.madeAds.length];
		await createFromSheet(rows, target);
		const refused = created.items.filter(({ success }) => success !== true).length;
		const same = made() === once;
		say(
			`${rows.length} rows of a messy plan → ${groups} ad groups → ${ads} ads, ${refused} refused ` +
				`with what to fix. Run twice: ${same ? 'still ' : ''}${made()}.`,
		);
		say();
		say(
			'The sheet goes through one node in n8n, Media Plan → Create. Its calls go to a sandbox of',
		);
		say('Adspirer on this machine.');
		say();
		sayAnswers(before, answers);
		say(demoTable(rows, checked, created));
		sayNotes(checked);
		return same ? 0 : 1;
	} finally {
		await sandbox.close();
	}
}

/** Runs with questions on the terminal. Lines that were typed ahead, or piped in, wait for theirs. */
async function withQuestions(run: (ask: Ask) => Promise<void>): Promise<void> {
	const prompt = readline.createInterface({ input: thisProcess.stdin });
	const lines = prompt[Symbol.asyncIterator]();
	try {
		await run(async (question) => {
			thisProcess.stdout.write(question);
			const { done, value } = await lines.next();
			return done ? '' : value;
		});
	} finally {
		prompt.close();
	}
}

/** @param rows of a sheet of the user's own; the demo's names campaigns that don't exist. */
async function againstService(
	rows: IDataObject[],
	answers: Answers,
	isRecorded: boolean,
): Promise<number> {
	const key = thisProcess.env.ADSPIRER_API_KEY?.trim();
	const baseUrl = thisProcess.env.ADSPIRER_BASE_URL?.trim() || 'https://api.adspirer.ai';
	if (!key) {
		say('Set ADSPIRER_API_KEY to a key from https://adspirer.ai/keys to run with --live.');
		return 1;
	}
	const target = { baseUrl, key, answers };
	const now = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
	const folder = path.join(projectRoot, 'answers', now);
	await withQuestions(async (ask) => {
		if (isRecorded) await recordLive(rows, target, ask, folder);
		else await createLive(rows, target, ask);
	});
	return 0;
}

/**
 * A messy media plan becomes ad groups with their ads. `--live` calls the real service after asking, with
 * `--record` its answers go to the folder `answers`. `--sheet FILE` takes another CSV file, and `--answers JSON`
 * says what its columns are: {"Copy": "ad_text", "Notes": "ignore"}. Returns the exit code.
 */
export async function demo(args: string[]): Promise<number> {
	const given = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
	const file = args.includes('--sheet') ? given('--sheet') : ownSheet;
	if (!file || !fs.existsSync(file)) {
		say('Give --sheet the path of a CSV file.');
		return 1;
	}
	const rows = readSheet(file);
	const said: unknown = JSON.parse(given('--answers') ?? '{}');
	const answers = file === ownSheet ? ownAnswers : z.record(z.string(), z.string()).parse(said);
	const isRecorded = args.includes('--record');
	if (args.includes('--live')) {
		return await againstService(file === ownSheet ? [] : rows, answers, isRecorded);
	}
	if (!isRecorded) return await againstSandbox(rows, answers);
	say('--record writes down the answers of a real account, so it needs --live.');
	return 1;
}
