import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';
import { knowledge } from './obedientBuyer';

const folder = path.join(projectRoot, 'test/plans/strangers');

const expectation = z
	.object({
		country: z.string(),
		/** The objectives of the campaigns that exist, by name. */
		campaigns: z.record(z.string()),
		/** The IDs of the custom audiences that exist, by name. */
		audiences: z.record(z.string()).default({}),
		/** What a media buyer wants to be made of each row in the end; nothing if there is no `send`. */
		rows: z.array(
			z.object({
				row: z.number(),
				verdict: z.enum(['ready', 'ask', 'refuse', 'skip']),
				why: z.string().optional(),
				send: z.record(z.unknown()).nullish(),
			}),
		),
		buyer: knowledge,
	})
	.strict();

export type Stranger = ReturnType<typeof readStrangers>[number];

/** The plans of people who have never seen the node, each with what they know of it. */
export function readStrangers() {
	const files = fs.readdirSync(folder).filter((file) => file.endsWith('.csv'));
	return files.map((file, which) => {
		const name = file.replace('.csv', '');
		const text = fs.readFileSync(path.join(folder, file), 'utf8');
		const written: unknown = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));
		const plan = expectation.parse(written);
		const delimiter = /^[^\n]*;/.test(text) ? ';' : ',';
		const items = z
			.array(z.record(z.string()))
			.length(plan.rows.length)
			.parse(parse(text, { columns: true, delimiter }));
		// Other IDs in each plan, so that no ad group of one is found in another.
		const campaigns = Object.entries(plan.campaigns).map(([campaign, objective], at) => ({
			...{ id: `17900000000000${which + 10}1${at}1`, name: campaign, objective },
		}));
		const audiences = Object.entries(plan.audiences).map(([audience, id]) => ({
			...{ id, name: audience },
		}));
		return { ...plan, name, items, campaigns, audiences };
	});
}
