import type { IDataObject } from 'n8n-workflow';
import { benchRun } from './benchRun';
import { adspirer, sheet } from './nodes';
import type { RemoteSandbox, Service } from './remoteSandbox';
import { spreadOf, goal, ms, type Figure } from './figures';

const many = <T>(count: number, each: (at: number) => T) =>
	Array.from({ length: count }, (_, at) => each(at));
const row = { ...sheet(1)[0], location_ids: 'US' };
/** As long a cell as the node reads, in which no two entries are the same. */
const longCell = many(8_000, (at) => (at % 2 ? `US${at}` : 'CaGaInLaAl'.slice(at % 9)))
	.join(';')
	.slice(0, 10_000);

/** Columns that all fill one field, or 1,000 of any kind. */
const wide = (heading: string, count: number, cell: (at: number) => unknown) =>
	Object.fromEntries(many(count, (at) => [`${heading}${at ? `_${at}` : ''}`, cell(at)]));

const longNote = 'Written down for whoever plans the next one';

interface Awkward {
	readonly rows: ReadonlyArray<Record<string, unknown>>;
	readonly service?: Service;
}

const campaigns = many(10_001, (at) => ({ id: `${1_790_000_000_000 + at}`, name: `Plan ${at}` }));
const audiences = many(29_999, (at) => ({ id: `${17_000_000_000 + at}`, name: `Fans ${at}` }));
const lists = { text: 'unreadable' } as const;

const cases: Readonly<Record<string, Awkward>> = {
	'10,000 characters in Country': { rows: [{ ...row, location_ids: longCell }] },
	'Nine such columns in a row': { rows: [{ ...row, ...wide('Country', 9, () => longCell) }] },
	'1,000 rows of 1,000 columns': {
		rows: many(1_000, (at) => ({ ...row, ...wide('Bid %', 1_000, (of) => `${at} ${of}`) })),
	},
	// About 49 KB a row.
	'500 rows of 1,000 filled columns': {
		rows: many(500, (at) => ({
			...row,
			...wide('Note', 1_000, (of) => `${longNote} ${at} ${of}`),
		})),
	},
	'3,000 rows of 40 columns of their own each': {
		rows: many(3_000, (at) => ({ ...row, ...wide(`Note ${at}`, 40, String) })),
	},
	'1,000 mistyped campaigns among 10,001': {
		rows: many(1_000, (at) => ({ ...row, campaign_id: '', Campaign: `Plann ${at}` })),
		service: { lists, campaigns },
	},
	'300 audiences in a cell, of 29,999': {
		rows: [{ ...row, 'Audience name': many(300, (at) => `Fans ${at * 9}`).join('; ') }],
		service: { lists, audiences },
	},
};

/** For how long cells, lists and sheets that are larger than any real one hold up n8n. */
export async function awkward(sandbox: RemoteSandbox): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const [what, { rows, service }] of Object.entries(cases)) {
		const operation = service ? 'create' : 'preview';
		const node = { ...adspirer({ operation }, true), onError: 'continueRegularOutput' } as const;
		const blocks: number[] = [];
		for (let round = 0; round < 3; round++) {
			const settings = { service, watchBlocks: true };
			const { longestBlockMs } = await benchRun(
				sandbox,
				() => node,
				rows.map((one) => one as IDataObject),
				settings,
			);
			blocks.push(longestBlockMs);
		}
		const block = spreadOf(blocks);
		figures.push({
			what: `Longest block: ${what}`,
			adspirer: ms(block.median),
			goal: goal(block, 100, ' ms'),
		});
	}
	return figures;
}
