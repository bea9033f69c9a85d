import fc from '../fastCheck';
import { names, shortTimeouts } from './service';
import { namesOfPlan, type things } from './things';

export type Drawn<Drawing> = Drawing extends fc.Arbitrary<infer Value> ? Value : never;

const is = <const Value>(value: Value) => fc.constant(value);

/** A row of the sheet; in a media plan it may have an ad. */
export type SheetRow = Drawn<typeof row> & { readonly ad?: Drawn<typeof adOfRow> };

const row = fc.record({
	name: fc.constantFrom(...names),
	budget: fc.constantFrom(50, 50, 50, 60),
	/** True if the row brings the ID of an ad group of that name along, if there is one. */
	hasId: fc.constantFrom(false, false, false, true),
});

const rows: fc.Arbitrary<SheetRow[]> = fc.array(row, { minLength: 1, maxLength: 4 });

const adOfRow = fc.option(
	fc.record({
		name: fc.constantFrom(...namesOfPlan.ads),
		/** An ad without a text is refused, with its ad group. */
		text: fc.constantFrom('50', '50', '50', '50', '50', '60', ''),
		hasId: fc.constantFrom(false, false, true),
		isPaused: fc.constantFrom(false, false, false, true),
	}),
	{ nil: undefined, freq: 6 },
);

const rowsOfPlan: fc.Arbitrary<SheetRow[]> = fc.array(
	fc.record({
		name: fc.constantFrom(...namesOfPlan.adGroups),
		budget: fc.constantFrom(50, 50, 50, 50, 50, 60),
		hasId: fc.constantFrom(false, false, false, true),
		ad: adOfRow,
	}),
	{ minLength: 1, maxLength: 4 },
);

const after = fc.integer({ min: 0, max: 3 });

/** How a run ends; undefined if it reaches its end by itself. */
export type Interruption = Drawn<typeof interruption>;

const interruption = fc.oneof(
	{ weight: 5, arbitrary: is(undefined) },
	// The server dies after this many creations, and what it stored last is as old as drawn.
	fc.record({ by: is('kill'), after, stored: fc.integer({ min: 0, max: 6 }) }),
	fc.record({ by: is('stop'), after }),
	// A person is at work in TikTok meanwhile, and the run goes on.
	fc.record({ by: is('person'), after, does: fc.constantFrom('resumes', 'deletes') }),
	// The machine's clock is set meanwhile, and the run goes on.
	fc.record({
		by: is('clock'),
		after,
		jump: fc.constantFrom(-3_600_000, -600_000, 600_000, 3_600_000),
	}),
);

/** By how much another worker's clock may be ahead, in milliseconds. */
const ahead = fc.constantFrom(0, 20 * 60_000, -20 * 60_000);

export type Step = Drawn<ReturnType<typeof stepOf>>;

const stepOf = (rows: fc.Arbitrary<SheetRow[]>, ...more: Array<ReturnType<typeof toolCalls>>) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.record({ do: is('run'), rows, interruption }) },
		// A new execution with the same rows: at once or an hour later, on the same day; and as they were, or
		// with the ad account that a person has filled in since.
		{
			weight: 4,
			arbitrary: fc.record({
				do: is('run again'),
				hours: fc.constantFrom(0, 1),
				fillsIn: fc.boolean(),
				interruption,
			}),
		},
		// Some executions at once with the same rows, or the first with other budgets, and the last perhaps on
		// another worker. Each begins after so many calls of those before it have come to an end.
		{
			weight: 4,
			arbitrary: fc.record({
				do: is('several at once'),
				rows,
				begin: fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }),
				differ: fc.boolean(),
				elsewhere: fc.boolean(),
			}),
		},
		// n8n's Retry, here or on another worker, with the workflow as it was or as it was saved since: with different settings, or with
		// another duplicate protection.
		{
			weight: 6,
			arbitrary: fc.record({
				do: is('retry'),
				saved: fc.boolean(),
				changed: fc.boolean(),
				switched: fc.boolean(),
				elsewhere: fc.option(ahead, { nil: undefined, freq: 2 }),
				interruption,
			}),
		},
		...more,
		{ weight: 2, arbitrary: fc.record({ do: is('forget') }) },
		// Someone resumes every ad group that is paused; then the same rows may be run again.
		{ weight: 5, arbitrary: fc.record({ do: is('resume'), again: fc.boolean() }) },
		// Half an hour, and the quota is renewed.
		fc.record({ do: is('wait') }),
		{
			weight: 2,
			arbitrary: fc.record({ do: is('clock steps'), by: fc.constantFrom(60_000, -3_600_000) }),
		},
		// Another worker goes on, which shares nothing with this one but the executions.
		{
			weight: 2,
			arbitrary: fc.record({ do: is('other worker'), ahead }),
		},
		// Someone deletes the ad groups of a name in TikTok.
		fc.record({ do: is('delete'), name: fc.constantFrom(...names) }),
	);

/** An agent calls the tool several times at once, so often in a row; or two agents do. */
const toolCalls = () =>
	fc.record({
		do: is('tool calls'),
		rows,
		rounds: fc.integer({ min: 1, max: 2 }),
		agents: fc.integer({ min: 1, max: 2 }),
	});

const stepsOf = (
	rows: fc.Arbitrary<SheetRow[]>,
	first: fc.Arbitrary<Interruption>,
	step: fc.Arbitrary<Step>,
) =>
	fc
		.tuple(
			fc.record({ do: is('run'), rows, interruption: first }),
			fc.array(step, { minLength: 1, maxLength: 5 }),
		)
		.map(([begun, rest]): Step[] => [begun, ...rest]);

export const steps = stepsOf(rows, is(undefined), stepOf(rows, toolCalls()));

/** Agents' tools have no media plans. */
export const stepsOfPlan = stepsOf(
	rowsOfPlan,
	// Often stopped between an ad group and its ads.
	fc.oneof(interruption, fc.record({ by: is('stop'), after })),
	stepOf(rowsOfPlan),
);

export type NodeSettings = Drawn<typeof nodeSettings>;

export const nodeSettings = fc.record({
	thing: fc.constantFrom<keyof typeof things>('adGroup', 'ad'),
	/** 'custom' is a key for each name, 'row' one for each row of the sheet. */
	protection: fc.constantFrom('name', 'name', 'name', 'execution', 'custom', 'row'),
	goesOn: fc.boolean(),
	tries: fc.constantFrom(1, 1, 2, 5),
	/** Rows for each pass of a loop; undefined without a loop. */
	batchSize: fc.constantFrom(undefined, undefined, undefined, 1, 2),
	/** The part of a row that comes out different each time it is worked out. */
	restless: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'name', 'budget'),
	/** The sheet's starts: the day of the first run, or dates in two orders, as each row says. */
	starts: fc.constantFrom('never', 'today', 'in two orders'),
	settleUnknown: fc.constantFrom(true, true, true, false),
	skipExistingNames: fc.constantFrom(false, false, true),
	startPaused: fc.boolean(),
	maxRetries: fc.constantFrom(0, 0, 1, 2),
	/** In milliseconds; undefined for the usual one. */
	timeout: fc.constantFrom(undefined, undefined, undefined, ...shortTimeouts),
	maxConcurrency: fc.constantFrom(1, 3),
});

/** Of the node that creates media plans. */
export const planSettings = fc.tuple(nodeSettings, fc.constantFrom(true, true, false)).map(
	([{ protection, ...settings }, startPaused]): NodeSettings => ({
		...settings,
		thing: 'plan',
		protection: protection === 'execution' ? protection : 'name',
		restless: 'nothing',
		startPaused,
	}),
);
