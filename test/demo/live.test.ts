import '../model/fasterClock';
import { parseExactJson } from '../../nodes/AdspirerTikTok/base/values';
import { fs, os, path, thisProcess } from '../platform';
import { readRecording, recording } from '../response/recording';
import { apiKey, eachWorkbench } from '../workbench';
import { recordLive } from './live';
import { ownAnswers, ownSheet, readSheet } from './sheet';

const longName = 'Brand new | Sneakers for the whole family';
const bench = eachWorkbench({
	campaigns: [
		{ id: '1790000000000000001', name: longName },
		{ id: '1790000000000000005', name: 'NIKE' },
	],
});

let folder: string;
beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adspirer-demo-'));
	jest.spyOn(thisProcess.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
	jest.restoreAllMocks();
	fs.rmSync(folder, { recursive: true });
});

/** Records a session with these words typed, and gives the files and the called tools. */
async function record(typed: string[], rows = readSheet(ownSheet)) {
	const words = typed.values();
	const target = { baseUrl: bench.sandbox.url, key: apiKey, answers: ownAnswers };
	const ask = async () => await Promise.resolve(String(words.next().value ?? ''));
	await recordLive(rows, target, ask, folder);
	const files = fs
		.readdirSync(folder)
		.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
	return { files, tools: bench.sandbox.calls.map(({ tool }) => tool) };
}

const free = ['list_connected_accounts', 'get_usage_status'];
const counted = ['list_tiktok_campaigns', 'list_tiktok_ad_groups', 'search_tiktok_targeting'];

it('asks before the calls that count, and again before it creates', async () => {
	expect((await record([])).tools).toEqual(free);
	bench.sandbox.calls.length = 0;
	expect((await record(['read', 'no'])).tools).toEqual([...free, ...counted]);
	bench.sandbox.calls.length = 0;
	// Without a sheet of one's own there is nothing to create.
	expect((await record(['read', 'create'], [])).tools).toEqual([...free, ...counted]);
	expect(bench.sandbox.adGroups).toEqual([]);
});

it.each(['usual', 'text-only'] as const)('writes answers that can be sent in: %s', async (form) => {
	Object.assign(bench.sandbox.options, { lists: { form } });
	const { files, tools } = await record(['read', 'create']);
	expect(bench.sandbox.madeAds.length).toBeGreaterThan(0);
	expect(files).toHaveLength(tools.length);
	for (const file of files) {
		const { expected, ...given } = recording.parse(parseExactJson(file));
		expect(await readRecording(given)).toMatchObject(expected);
	}
	const all = files.join();
	expect(all).not.toMatch(
		/Sneakers|NIKE|Spring|Quote|Sandbox Store|shop\.example|sk_live_s|\d*179000/,
	);
	// The IDs are read from the masked answers, too.
	expect(all.match(/"adgroupId": "7\d{18}"/g)?.length).toBe(bench.sandbox.adGroups.length);
	expect(all.match(/"adId": "7\d{18}"/g)?.length).toBe(bench.sandbox.madeAds.length);
});
