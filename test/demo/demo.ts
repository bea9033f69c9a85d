import type { IDataObject } from 'n8n-workflow';
import { fs } from '../platform';
import { startSandbox } from '../sandbox';
import { apiKey } from '../workbench';
import { againstService } from './live';
import { checkSheet, createFromSheet } from './runSheet';
import { say, sayNotes } from './say';
import { ownSheet, readSheet } from './sheet';
import { demoTable } from './table';

async function againstSandbox(rows: IDataObject[]): Promise<number> {
	const sandbox = await startSandbox({ quota: { used: 12, limit: 150, tier: 'plus' } });
	const target = { baseUrl: sandbox.url, key: apiKey };
	const made = () => [sandbox.adGroups.length, sandbox.madeAds.length] as const;
	try {
		const checked = await checkSheet(rows, target);
		const created = await createFromSheet(rows, target);
		const [groups, ads] = made();
		await createFromSheet(rows, target);
		const [groupsAgain, adsAgain] = made();
		const refused = created.ads.items.filter(({ success }) => success !== true).length;
		const same = groups === groupsAgain && ads === adsAgain;
		say(
			`${rows.length} rows of a messy plan → ${groups} ad groups → ${ads} ads, ${refused} refused ` +
				`with what to fix. Run twice: ${same ? 'still ' : ''}${groupsAgain} and ${adsAgain}.`,
		);
		say();
		say(
			'The sheet goes through two nodes in n8n, one for ad groups and one for ads, both with Map',
		);
		say('Automatically. Their calls go to a sandbox of Adspirer on this machine.');
		say();
		say(demoTable(rows, checked, created));
		sayNotes(checked);
		return same ? 0 : 1;
	} finally {
		await sandbox.close();
	}
}

/**
 * The demo: a messy media plan becomes ad groups with their ads.
 *
 * @param args `--live` calls the real service after asking; `--record` writes down its answers;
 * `--sheet FILE` takes another CSV file, with any headings that Map Automatically knows.
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
