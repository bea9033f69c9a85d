import type { IDataObject, INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { output, type Workbench } from '../workbench';
import type { EngineRun } from '../engine';
import { filledIn, neededBeside, sentAtLeast } from './filledIn';

/** What became of one row: the arguments that the service received for it, and its item. */
export interface SentRow {
	/** Undefined where no call was made for the row. */
	readonly sent: Record<string, unknown> | undefined;
	readonly item: IDataObject;
}

export interface SentRows {
	readonly rows: SentRow[];
	readonly run: EngineRun;
}

/**
 * Runs rows through the node, which goes on after errors, and finds the call of each row by its
 * idempotency key, since calls arrive in any order.
 */
export async function sendRows(
	bench: Workbench,
	rows: IDataObject[],
	parameters: INodeParameters = {},
	settings: IWorkflowSettings = {},
): Promise<SentRows> {
	const more = { onError: 'continueRegularOutput' } as const;
	const run = await bench.run(rows, parameters, more, { settings });
	const sentUnder = new Map(
		bench.sandbox.calls.map((call) => [call.idempotencyKey, call.arguments] as const),
	);
	return {
		run,
		rows: output(run).map((item) => {
			const key = item.idempotency_key;
			return { item, sent: typeof key === 'string' ? sentUnder.get(key) : undefined };
		}),
	};
}

/** A value as an expression gives it, and what has to be sent for it; undefined for nothing. */
export type Case = readonly [came: IDataObject[string], sent: unknown];

export interface HowItCame {
	/** Of the row's field `value`, unless told. */
	readonly expression?: string;
	readonly parameters?: INodeParameters;
	readonly settings?: IWorkflowSettings;
}

/**
 * One row for each case, the argument's field filled in by an expression: every row has to reach
 * the service with that argument, the required ones and what it needs beside it, and nothing else.
 */
export async function expectSent(
	bench: Workbench,
	name: string,
	cases: readonly Case[],
	{ expression = '={{ $json.value }}', parameters, settings }: HowItCame = {},
): Promise<void> {
	const { rows } = await sendRows(
		bench,
		cases.map(([value]) => (value === undefined ? {} : { value })),
		{ ...neededBeside(name, undefined).parameters, ...filledIn(name, expression), ...parameters },
		settings,
	);
	const expected = cases.map(([came, sent]) => ({
		came,
		...sentAtLeast,
		...neededBeside(name, sent).sent,
		[name]: sent,
	}));
	const received = rows.map(({ sent, item }, index) => ({
		came: cases[index]?.[0],
		...(sent ?? { refused: item.error }),
	}));
	expect(received).toEqual(expected);
}
