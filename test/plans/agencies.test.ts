import '../fixedDate';
import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';
import { sendRows } from '../rows/rowsSent';
import { eachWorkbench, output } from '../workbench';
import { essential } from './essential';
import { knowledge, obey } from './obedientBuyer';

const folder = path.join(projectRoot, 'test/plans/agencies');
const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');

const expectation = z
	.object({
		country: z.string(),
		/** The objectives of the campaigns that exist, by name. */
		campaigns: z.record(z.string()),
		/** A media buyer's verdict on each row, at once or after somebody's answers. */
		rows: z.array(
			z.object({
				verdict: z.enum(['ready', 'ask', 'refuse', 'skip']),
				send: z.record(z.unknown()).nullish(),
				/** Its ad, called like its ad group. */
				ad: z.record(z.unknown()).optional(),
			}),
		),
		buyer: knowledge,
	})
	.passthrough();

const plans = fs
	.readdirSync(folder)
	.filter((file) => /^[^.]+\.json$/.test(file))
	.map((file) => {
		const name = file.replace('.json', '');
		const written: unknown = JSON.parse(read(file));
		const isCsv = fs.existsSync(path.join(folder, `${name}.csv`));
		const items: unknown = isCsv
			? parse(read(`${name}.csv`), { columns: true })
			: JSON.parse(read(`${name}.items.json`));
		const plan = expectation.parse(written);
		const campaigns = Object.entries(plan.campaigns).map(([campaign, objective], at) => ({
			...{ id: `179000000000000010${at}`, name: campaign, objective },
		}));
		return { ...plan, name, campaigns, items: z.array(z.record(z.any())).parse(items) };
	});

const bench = eachWorkbench();
const automatic: INodeParameters = {
	mappingMode: 'autoMapInputData',
	campaignId: { __rl: true, mode: 'id', value: '' },
};

describe.each(plans)('the plan of an agency in $country', ({ items, rows, campaigns, buyer }) => {
	const ids = new Map<unknown, string>(campaigns.map(({ id, name }) => [name, id]));

	/** The rows that go out, by their number, of those that are given; once for each ad group. */
	async function goOut(given: ReadonlyMap<number, IDataObject>, form: INodeParameters) {
		bench.sandbox.options.campaigns = campaigns;
		const run = await sendRows(bench, [...given.values()], { ...automatic, ...form });
		const keys = new Set<unknown>();
		return [...given.keys()].flatMap((at, index) => {
			const { sent, item } = run.rows[index] ?? {};
			if (!sent || keys.has(item?.idempotency_key)) return [];
			keys.add(item?.idempotency_key);
			return [[at, essential(sent, ids)] as const];
		});
	}

	function wanted(at: number) {
		const send = rows[at - 1]?.send ?? { isSent: 'never' };
		const objective = campaigns.find(({ name }) => name === send.campaign)?.objective;
		return essential({ ...send, objective }, ids);
	}

	it('sends no row different from the plan, and none that is to be asked about', async () => {
		const sent = await goOut(new Map(items.map((row, at) => [at + 1, row])), {});
		expect(sent).toEqual(sent.map(([at]) => [at, wanted(at)]));
		expect(sent.map(([at]) => rows[at - 1]?.verdict)).toEqual(sent.map(() => 'ready'));
	});

	it('becomes what it says once each message is followed to the letter, none of them twice', async () => {
		bench.sandbox.options.campaigns = campaigns;
		const {
			rows: left,
			form,
			again,
		} = await obey(items, buyer, async (some, more) =>
			output(await bench.run(some, { ...automatic, ...more, operation: 'preview' })),
		);
		expect(again).toEqual([]);
		const sent = await goOut(left, form);
		const toSend = rows.flatMap(({ send }, at) => (send ? [at + 1] : []));
		expect(sent).toEqual(toSend.map((at) => [at, wanted(at)]));
		const ads = rows.flatMap(({ send, ad }) =>
			ad ? [{ ad_name: send?.adgroup_name, ...ad }] : [],
		);
		if (ads.length === 0) return;
		const adName = "={{ $json['Ensemble de publicités'] }}";
		// The answers on columns for ad groups hold for ads.
		await bench.run([...left.values()], {
			...{ ...automatic, ...form, resource: 'ad', valuesForAllRows: { adName } },
		});
		const made = bench.sandbox.callsTo('add_tiktok_ad').map(({ arguments: given }) => given);
		const adgroup_id: unknown = expect.any(String);
		expect(new Set(made)).toEqual(new Set(ads.map((ad) => ({ ...ad, adgroup_id }))));
	});
});
