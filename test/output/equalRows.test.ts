import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eachWorkbench, output } from '../workbench';
import { hintsOf, shownError } from './shown';

const bench = eachWorkbench();
const goesOn = { onError: 'continueRegularOutput' } as const;
const preview = { operation: 'preview' };

const kinds = {
	adGroup: {
		noun: 'ad group',
		name: 'Ad group',
		existing: 'existingAdgroupId',
		cells: { 'Campaign ID': '1790000000000000001', 'Daily budget': 50, Country: 'US' },
	},
	ad: {
		noun: 'ad',
		name: 'Ad name',
		existing: 'existingAdId',
		cells: {
			'Ad group ID': '1800000000000000001',
			'Ad text': 'New in for spring',
			'Landing page': 'https://example.com/spring',
			Video: 'https://cdn.example.com/1.mp4',
		},
	},
};

describe.each(['adGroup', 'ad'] as const)('equal rows of %ss', (resource) => {
	const { noun, name, existing, cells } = kinds[resource];
	const row = (called: string, more: IDataObject = {}): IDataObject => ({
		[name]: called,
		Status: 'Active',
		...cells,
		...more,
	});
	const old = { given: '1860000000000000001' };
	const sheet = [
		...[row('Good'), row('Good')],
		...[row('Rejected'), row('Rejected'), row('Rejected')],
		...[row(''), row('Draft', { Status: 'Draft' })],
		...[row('Lost'), row('Lost')],
		...[row('Old'), row('Old', old), row('Old', old)],
		row('Other'),
	];
	const run = async (rows: IDataObject[], parameters: INodeParameters = {}, more = {}) => {
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'Women' });
		const ended = { success: false, error: 'The campaign has ended' };
		bench.sandbox.options.fault = ({ arguments: sent }) => {
			const called = sent.adgroup_name ?? sent.ad_name;
			if (called === 'Lost') return { kind: 'drop-after' };
			return called === 'Rejected' ? { kind: 'status', status: 400, body: ended } : undefined;
		};
		const ofCreate = { maxRetries: 0, settleUnknown: false, maxConcurrency: 10 };
		const options = {
			[existing]: '={{ $json.given }}',
			ignoreColumns: 'given',
			...(parameters.operation === undefined && ofCreate),
		};
		return await bench.run(
			rows,
			{ resource, mappingMode: 'autoMapInputData', options, ...parameters },
			more,
		);
	};

	it('are counted alike by Check Rows and Create, and share what came of one of them', async () => {
		const checked = await run(sheet, preview, goesOn);
		expect(hintsOf(checked)[0]).toBe(
			`4 ready, 2 already there, 5 with the ${noun} of another row, 1 to correct, 1 skipped. Create makes 4 calls: 4 ${noun}s.`,
		);
		const created = await run(sheet, {}, goesOn);
		const lines = hintsOf(created);
		expect(lines[0]).toMatch(
			`2 created, now or in an earlier run, 2 already there, 2 with the ${noun} of another row, 2 unknown, 4 failed, 1 skipped.`,
		);
		expect(lines).toContain('Rows 3–5: Adspirer rejected the row: The campaign has ended.');
		expect(lines.join()).not.toContain('once');

		const told = (items: IDataObject[], word: string) =>
			items.map(({ error, warnings }) => {
				const text = String(error ?? warnings ?? '');
				return new RegExp(`This row has the ${word} (\\S+)`).exec(text)?.[1] ?? '';
			});
		const places = ['', '1.', '', '3.', '3.', '', '', '', '8.', '11.', '', '', ''];
		expect(told(output(checked), `${noun} of row`)).toEqual(places);
		const failed = places.map((place) => (['1.', '11.'].includes(place) ? '' : place));
		expect(told(output(created), 'outcome of row')).toEqual(failed);
	});

	it('are counted once in the error that stops a run, and one reason is told once', async () => {
		const { lines } = shownError(await run(sheet.filter((one) => one[name] !== '')));
		expect(lines).toEqual(
			expect.arrayContaining([
				`3 ${noun}s exist:`,
				expect.stringMatching(/^Rows 1 and 2: Good, ID \d+$/),
				`It isn't known whether this ${noun} was created:`,
				expect.stringMatching(/^Rows 7 and 8: Lost, key /),
				'2 more rows failed:',
				expect.stringMatching(
					/^Rows 4 and 5: Adspirer rejected the row: The campaign has ended\. /,
				),
			]),
		);
	});
});
