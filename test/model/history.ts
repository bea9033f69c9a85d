import fc from '../fastCheck';
import { names, shortTimeouts } from './service';

/** A row of the sheet. */
export interface SheetRow {
	readonly name: string;
	readonly budget: number;
	/** True where the row brings the ID of an ad group of that name along, if there is one. */
	readonly hasId?: boolean;
}

/** How a run ends, unless it reaches its end by itself. */
export type Interruption =
	/** The server dies after so many creations; what is left was stored so early. */
	| { readonly by: 'kill'; readonly after: number; readonly stored: number }
	/** A person presses Stop after so many creations. */
	| { readonly by: 'stop'; readonly after: number };

/** What people and their agents do. */
export type Step =
	| { readonly do: 'run'; readonly rows: readonly SheetRow[]; readonly interruption?: Interruption }
	/** The step is run again: a new execution with the same rows. */
	| { readonly do: 'run again'; readonly interruption?: Interruption }
	/** n8n's Retry, with the workflow as it was or as it was saved since, with different settings. */
	| {
			readonly do: 'retry';
			readonly saved: boolean;
			readonly changed: boolean;
			/** True where the saved workflow has another duplicate protection. */
			readonly switched: boolean;
			readonly interruption?: Interruption;
	  }
	/** An agent calls the tool several times at once, so often in a row. */
	| { readonly do: 'tool calls'; readonly rows: readonly SheetRow[]; readonly rounds: number }
	/** The service forgets every key. */
	| { readonly do: 'forget' }
	/** Half an hour and more goes by. */
	| { readonly do: 'wait' }
	/** Someone resumes every ad group that is paused; then the same rows may be run again. */
	| { readonly do: 'resume'; readonly again: boolean }
	/** Someone deletes the ad groups of a name in TikTok. */
	| { readonly do: 'delete'; readonly name: string };

/** The node as its workflow has it. */
export interface NodeSettings {
	/** 'custom' is a key for each name, 'row' one for each row of the sheet. */
	readonly protection: 'name' | 'execution' | 'custom' | 'row';
	readonly goesOn: boolean;
	readonly retryOnFail: boolean;
	/** Rows for each pass of a loop; undefined without a loop. */
	readonly batchSize: number | undefined;
	/** What of a row comes out different each time it is worked out. */
	readonly restless: 'nothing' | 'name' | 'budget';
	readonly settleUnknown: boolean;
	readonly skipExistingNames: boolean;
	readonly startPaused: boolean;
	readonly maxRetries: number;
	/** In milliseconds; undefined for the usual one. */
	readonly timeout: number | undefined;
	readonly maxConcurrency: number;
}

const row: fc.Arbitrary<SheetRow> = fc.record(
	{
		name: fc.constantFrom(...names),
		budget: fc.constantFrom(50, 50, 50, 60),
		hasId: fc.constant(true),
	},
	{ requiredKeys: ['name', 'budget'] },
);

const rows = fc.array(row, { minLength: 1, maxLength: 4 });

const after = fc.integer({ min: 0, max: 3 });

const interruption: fc.Arbitrary<{ interruption?: Interruption }> = fc.oneof(
	{ weight: 5, arbitrary: fc.constant({}) },
	fc.record({
		interruption: fc.record({
			by: fc.constant('kill' as const),
			after,
			stored: fc.integer({ min: 0, max: 6 }),
		}),
	}),
	fc.record({ interruption: fc.record({ by: fc.constant('stop' as const), after }) }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc
			.tuple(rows, interruption)
			.map(([sheet, more]) => ({ do: 'run', rows: sheet, ...more }) as const),
	},
	{
		weight: 3,
		arbitrary: interruption.map((more) => ({ do: 'run again', ...more }) as const),
	},
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.boolean(), fc.boolean(), fc.boolean(), interruption)
			.map(
				([saved, changed, switched, more]) =>
					({ do: 'retry', saved, changed, switched, ...more }) as const,
			),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('tool calls' as const),
			rows,
			rounds: fc.integer({ min: 1, max: 2 }),
		}),
	},
	{ weight: 2, arbitrary: fc.constant({ do: 'forget' } as const) },
	{
		weight: 5,
		arbitrary: fc.boolean().map((again) => ({ do: 'resume', again }) as const),
	},
	{ weight: 1, arbitrary: fc.constant({ do: 'wait' } as const) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('delete' as const),
			name: fc.constantFrom(...names),
		}),
	},
);

/** A run, and what follows. */
export const steps: fc.Arbitrary<Step[]> = fc
	.tuple(
		rows.map((sheet): Step => ({ do: 'run', rows: sheet })),
		fc.array(step, { minLength: 1, maxLength: 5 }),
	)
	.map(([first, rest]) => [first, ...rest]);

export const nodeSettings: fc.Arbitrary<NodeSettings> = fc.record({
	protection: fc.constantFrom('name', 'name', 'name', 'execution', 'custom', 'row'),
	goesOn: fc.boolean(),
	retryOnFail: fc.constantFrom(false, false, true),
	batchSize: fc.constantFrom(undefined, undefined, undefined, 1, 2),
	restless: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'name', 'budget'),
	settleUnknown: fc.constantFrom(true, true, true, false),
	skipExistingNames: fc.constantFrom(false, false, true),
	startPaused: fc.boolean(),
	maxRetries: fc.constantFrom(0, 0, 1, 2),
	timeout: fc.constantFrom(undefined, undefined, undefined, ...shortTimeouts),
	maxConcurrency: fc.constantFrom(1, 3),
});
