import '../fixedDate';
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { filledIn, neededBeside, sentAtLeast } from './filledIn';
import { parametersAt, valuesOffered } from '../resources/form';
import { publishedTable, type PublishedArgument } from './publishedTable';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench({ accounts: [{ id: '7010000000000000001', name: 'Acme' }] });
let forms = 0;

const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);

/** Runs the node with one field filled in by hand, and compares all that the service received. */
async function expectFromForm(name: string, value: NodeParameterValueType, sent: unknown) {
	const { parameters, sent: besides } = neededBeside(name, sent);
	const before = bench.sandbox.calls.length;
	const adgroupName = `Form ${++forms}`;
	const { run, rows } = await sendRows(bench, [{}], {
		adgroupName,
		...parameters,
		...filledIn(name, value),
	});
	expect(run.status).toBe('success');
	const received = bench.sandbox.calls.slice(before);
	expect(received.map((call) => call.arguments)).toEqual([
		{ ...sentAtLeast, adgroup_name: adgroupName, ...besides, [name]: sent },
	]);
	expect(rows).toMatchObject([{ item: { success: true } }]);
}

describe('a value typed or chosen in the form', () => {
	it('is all that is sent beside the required arguments and the two defaults', async () => {
		const { rows } = await sendRows(bench, [{}]);
		expect(rows.map(({ sent }) => sent)).toEqual([sentAtLeast]);
	});

	it.each(all.filter(([, { control }]) => control === 'options'))(
		'%s: each choice',
		async (name, { path }) => {
			const offered = new Set(parametersAt(path).flatMap(valuesOffered));
			for (const value of offered) {
				await expectFromForm(name, String(value), value === '' ? undefined : value);
			}
			expect(offered.size).toBeGreaterThan(1);
		},
	);

	it.each(all.filter(([, { control }]) => control === 'multiOptions'))(
		'%s: none, one, all',
		async (name, { path }) => {
			const offered = [...new Set(parametersAt(path).flatMap(valuesOffered).map(String))];
			if (name !== 'placements') await expectFromForm(name, [], undefined);
			await expectFromForm(name, offered.slice(1, 2), offered.slice(1, 2));
			await expectFromForm(name, offered, offered);
		},
	);

	it.each(all.filter(([, { control }]) => control === 'boolean'))(
		'%s: on and off',
		async (name) => {
			await expectFromForm(name, true, true);
			await expectFromForm(name, false, false);
		},
	);

	it.each(all.filter(([, { example, type }]) => example !== undefined && type !== 'array'))(
		'%s: typed',
		async (name, { example = '' }) => await expectFromForm(name, example, example),
	);

	it.each(all.filter(([, { control, type }]) => control === 'string' && type === 'array'))(
		'%s: one ID and several',
		async (name) => {
			await expectFromForm(name, '6252001', ['6252001']);
			await expectFromForm(name, '6252001, 2635167', ['6252001', '2635167']);
		},
	);

	it('is the time that the picker of the editor writes', async () => {
		await expectFromForm('schedule_start_time', '2027-05-01T14:30:00', '2027-05-01 14:30:00');
		await expectFromForm('schedule_end_time', '2027-05-01T14:30:00', '2027-05-01 14:30:00');
	});

	it('may be a link to the campaign', async () => {
		const value = 'https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=1790000000000000007';
		const { rows } = await sendRows(bench, [{}], {
			campaignId: { __rl: true, mode: 'url', value },
		});
		expect(rows).toMatchObject([{ sent: { campaign_id: '1790000000000000007' } }]);
	});
});

describe('countries and location IDs', () => {
	it.each([
		[{ locations: ['6252001'] }, ['6252001']],
		[{ targeting: { locationIds: '4250542, 2921044' } }, ['4250542', '2921044']],
		[{ locations: ['6252001'], targeting: { locationIds: '4250542' } }, ['6252001', '4250542']],
		[
			{ locations: '={{ "US, UK" }}', targeting: { locationIds: '6252001' } },
			['6252001', '2635167'],
		],
		[{ locations: '={{ ["US", "CA"] }}' }, ['6252001', '6251999']],
		[{ locations: [], targeting: { locationIds: '' } }, undefined],
	])('%j are sent together', async (parameters, sent) => {
		const { rows } = await sendRows(bench, [{}], {
			adgroupName: `Places ${++forms}`,
			...parameters,
		});
		expect(rows).toMatchObject([{ item: { success: true } }]);
		expect(rows[0]?.sent?.location_ids).toEqual(sent);
	});

	it('are refused under the label of the field that holds them', async () => {
		const problems = async (parameters: Parameters<typeof sendRows>[2]) => {
			const { rows } = await sendRows(bench, [{}], parameters);
			return problemsOf(rows[0]?.item).map(({ field }) => field);
		};
		expect(await problems({ locations: '=Atlantis' })).toEqual(['Locations']);
		expect(await problems({ targeting: { locationIds: 'Atlantis' } })).toEqual(['Location IDs']);
		const broken = "={{ $('No Such Node').item.json.x }}";
		expect(await problems({ targeting: { locationIds: broken } })).toEqual(['Location IDs']);
		expect(await problems({ locations: '=Georgia', targeting: { locationIds: 'US' } })).toEqual([
			'Locations',
		]);
	});
});

describe('a blank cell', () => {
	// Undefined stands for a row that has no such field.
	const blanks = ['', '   ', '\u00a0', '\n', null, [], ['', null], undefined];
	const listsOfNothing = [',', ' ; ', '[]', '[""]', '||', [null], [['']]];
	const optional = all.filter(([name, { required }]) => !required && name !== 'placements');
	const rowsOf = (name: string, values: ReadonlyArray<IDataObject[string]>) =>
		values.map((value, at) => ({
			name: `Blank ${name} ${at}`,
			...(value !== undefined && { value }),
		}));

	it.each(optional)('%s: is not sent', async (name, { type }) => {
		const values = type === 'array' ? [...blanks, ...listsOfNothing] : blanks;
		const { parameters, sent } = neededBeside(name, undefined);
		const { rows } = await sendRows(bench, rowsOf(name, values), {
			adgroupName: '={{ $json.name }}',
			...parameters,
			...filledIn(name, '={{ $json.value }}'),
		});
		expect(rows.map((row) => row.sent)).toEqual(
			values.map((_value, at) => ({
				...sentAtLeast,
				adgroup_name: `Blank ${name} ${at}`,
				...sent,
				[name]: undefined,
			})),
		);
	});

	it.each(all.filter(([name, { required }]) => required || name === 'placements'))(
		'%s: is refused, since it is needed',
		async (name) => {
			const before = bench.sandbox.calls.length;
			const { rows: refused } = await sendRows(bench, rowsOf(name, blanks), {
				adgroupName: '={{ $json.name }}',
				...neededBeside(name, undefined).parameters,
				...filledIn(name, '={{ $json.value }}'),
			});
			expect(bench.sandbox.calls).toHaveLength(before);
			expect(refused.map(({ item }) => problemsOf(item))).toEqual(
				blanks.map(() => [
					expect.objectContaining({ message: expect.stringMatching(/^is empty.*\. [A-Z]/) }),
				]),
			);
		},
	);
});
