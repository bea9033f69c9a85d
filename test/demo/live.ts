import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { quotaSchema } from '../../nodes/AdspirerTikTok/response/quota';
import { Recorder } from './recorder';
import { checkSheet, createFromSheet, type Target } from './runSheet';
import { say, sayNotes } from './say';
import { demoTable } from './table';

/** Asks a question, and gives what was typed; nothing where nobody can answer. */
export type Ask = (question: string) => Promise<string>;

const agreed = async (ask: Ask, word: string) =>
	(await ask(`Type "${word}" to go on: `)).trim().toLowerCase() === word;

/** Checks a sheet, shows what would be created, and creates it if told to. */
export async function createLive(
	rows: IDataObject[],
	target: Target,
	ask: Ask,
	address = target.baseUrl,
): Promise<void> {
	if (rows.length === 0) {
		say("Nothing is created, since the demo's own sheet names campaigns that don't exist. Give a");
		say('sheet of your own with --sheet FILE.');
		return;
	}
	const checked = await checkSheet(rows, target);
	const good = checked.items.filter(({ valid }) => valid === true);
	const ads = good.filter((item) => item.ad_name !== undefined);
	say(demoTable(rows, checked));
	sayNotes(checked);
	say();
	say(`This creates up to ${good.length} real ad groups and ${ads.length} ads at ${address}.`);
	say(
		'The ad groups are paused before their ads are put in. Of your quota at Adspirer, each ad group',
	);
	say('takes two calls, and each ad and each campaign one.');
	if (!(await agreed(ask, 'create'))) {
		say('Nothing was created.');
		return;
	}
	const created = await createFromSheet(rows, target);
	say(demoTable(rows, checked, created));
	say(created.hints[0]);
}

const listRead = z.object({
	list: z.object({
		entries: z.array(
			z.object({ id: z.string(), name: z.string(), details: z.record(z.unknown()) }),
		),
		unreadable: z.number(),
	}),
});
const quotaRead = z.object({ answer: z.object({ quota: quotaSchema }) });

/** Makes a call, says what could be read of its answer, and gives the things that it lists. */
async function lookAt(recorder: Recorder, what: string, ...call: Parameters<Recorder['ask']>) {
	const read = await recorder.ask(...call).catch(() => undefined);
	if (read === undefined) {
		say(`  ✗ ${what}: no answer came.`);
		return [];
	}
	const { list } = listRead.safeParse(read).data ?? {};
	const { answer } = quotaRead.safeParse(read).data ?? {};
	if (list) {
		const [first] = list.entries;
		const example = first ? `, such as ${first.name} (${first.id})` : '';
		const rest = list.unreadable > 0 ? `, and ${list.unreadable} that couldn't be read` : '';
		say(`  ✓ ${what}: ${list.entries.length} read${example}${rest}`);
	} else if (answer) {
		say(`  ✓ ${what}: ${answer.quota.used} of ${answer.quota.limit ?? 'unlimited'} calls used`);
	} else
		say(`  ✗ ${what}: nothing could be read. ${JSON.stringify(recorder.answers.at(-1)?.body)}`);
	return list?.entries ?? [];
}

const counted = [
	['Campaigns', 'list_tiktok_campaigns', {}],
	['Ad groups', 'list_tiktok_ad_groups', {}],
	['Languages', 'search_tiktok_targeting', { targeting_type: 'languages' }],
] as const;

/** Looks at what the service lists, first where that is free, and then creates from the sheet. */
async function look(recorder: Recorder, rows: IDataObject[], ask: Ask, address: string) {
	say(`Asking ${address} for what never counts against a quota:`);
	const tiktok = { platform: 'tiktok_ads' };
	const accounts = await lookAt(recorder, 'Accounts', 'list_connected_accounts', tiktok);
	await lookAt(recorder, 'Usage', 'get_usage_status');
	if (recorder.answers.every(({ status }) => status >= 400)) {
		say('Adspirer answered neither call, so no other is made. Check the API key and the address.');
		return;
	}
	say();
	say(`${counted.length} more calls may count against your quota, one each: campaigns, ad groups,`);
	say('and languages for targeting. They change nothing.');
	if (!(await agreed(ask, 'read'))) {
		say('No other call was made.');
		return;
	}
	const primary = accounts.find(({ details }) => details.account_tier === 'primary') ?? accounts[0];
	const ofAccount = accounts.length > 1 && primary ? { advertiser_id: primary.id } : {};
	for (const [what, tool, args] of counted) {
		await lookAt(recorder, what, tool, { ...args, ...ofAccount });
	}
	say();
	await createLive(rows, recorder.target, ask, address);
}

export async function recordLive(
	rows: IDataObject[],
	target: Target,
	ask: Ask,
	folder: string,
): Promise<void> {
	const recorder = await Recorder.open(target, folder);
	try {
		await look(recorder, rows, ask, target.baseUrl);
	} finally {
		sayFiles(await recorder.write(), folder);
		await recorder.close();
	}
}

function sayFiles(files: readonly string[], folder: string): void {
	say();
	if (files.length === 0) {
		say('No answer came, so nothing was written.');
		return;
	}
	say(`The answers are in ${folder}, ${files.length} in all.`);
	say('Names, IDs and the key are masked as far as they are known: look through the files. Then');
	say('send them in with the issue form "An answer that wasn\'t read", or add them to');
	say('test/response/recorded.');
}
