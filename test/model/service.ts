import fc from '../fastCheck';
import type { Fault, ListSwitches, SandboxOptions, SuccessForm } from '../sandbox';
import type { Drawn } from './history';

/**
 * A fault, a call that is carried out and answered with what is stored for another row, or a conflict that
 * names the ID of something that is there: of this name, or of another one.
 */
type Mishap = Fault | 'answer of another row' | 'conflict with its ID' | 'conflict with another ID';

/** As many entries as a list shows that is cut, with or without a word about it. */
const pageSizes = [10, 25] as const;

/** The names of rows in a history. Two look the same in a list that cuts names. */
export const names = [
	'A',
	'B',
	'Spring sale in the United States, women, week 1',
	'Spring sale in the United States, women, week 2',
] as const;

/** Other names for the ad groups of those rows: in words that answers use. */
const wordings = [
	['Rate limit test', 'Order confirmation required', 'Monthly limit reached', 'Tool not found'],
	['Failed', 'Retry after 299 s', 'Total', 'Draft'],
] as const;

const status = (code: number, act: boolean, error?: string, wait?: number): Fault => ({
	kind: 'status',
	status: code,
	act,
	...(error !== undefined && { body: { success: false, error } }),
	...(wait !== undefined && { headers: { 'retry-after': String(wait) } }),
});

/** In milliseconds: in time, late, or after its call was closed, as the node's time-out is drawn. */
const answerTime = 45;

/**
 * How long the service works on a call that a gateway has given up, in milliseconds. By the clock of
 * the node's waits these are 20 seconds, and TikTok takes 30 at most.
 */
const workTime = 20;

/** Time-outs besides the usual one: with the first a slow answer comes late, with the other never. */
export const shortTimeouts = [30, 15] as const;

/** The work is done or not, and the caller does not know. */
export const open: Fault[] = [
	{ kind: 'drop-after' },
	{ kind: 'drop-before' },
	{ kind: 'stall', ms: answerTime },
	{ kind: 'stall', ms: answerTime, act: false },
	{ kind: 'works-on', ms: workTime },
	{ kind: 'works-on', ms: workTime, status: 'cut' },
	{ kind: 'works-on', ms: workTime, givesUpAfter: answerTime },
	{ kind: 'truncated' },
	{ kind: 'html', act: true },
	{ kind: 'html', act: false },
	{ kind: 'empty', act: true },
	status(500, true),
	status(500, false),
	status(504, true),
	status(400, true, 'The request to TikTok timed out'),
	status(409, false, 'A request with this Idempotency-Key is still in progress'),
	status(409, true, 'A request with this Idempotency-Key is still in progress'),
	status(409, true, 'Conflict', 2),
	status(409, false, 'Conflict', 2),
];

/** Answers that say for certain that this call created nothing, and why. */
const certain: Fault[] = [
	{ kind: 'throttle', retryAfterSeconds: 1 },
	{ kind: 'throttle', status: 200, words: 'Too many requests, QPS limit 10.' },
	status(400, false, 'The bid is too low'),
	status(403, false),
	status(401, false),
	status(402, false),
	status(404, false, 'Campaign not found'),
	status(409, false),
];

const fault = fc.option(
	fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom<Mishap>(...open) },
		{ weight: 2, arbitrary: fc.constantFrom<Mishap>(...certain) },
		fc.constantFrom<Mishap[]>(
			'answer of another row',
			'conflict with its ID',
			'conflict with another ID',
		),
	),
	{ nil: undefined, freq: 3 },
);

/** A new thing is in a list some seconds or a minute later. */
const lateLists = [{ ms: 5_000 }, { ms: 60_000 }] as const;

const lists = fc.record(
	{
		text: fc.constantFrom('table', 'table', 'unreadable'),
		form: fc.constantFrom('usual', 'text-only', 'structured-null', 'content-only', 'data-only'),
		nameLength: fc.constantFrom(37),
		pageSize: fc.constantFrom(...pageSizes),
		total: fc.constant('all'),
		rewriteNames: fc.constantFrom('capitals', 'dashes'),
		status: fc.constantFrom('Not delivering: post deleted', 'AD_DELETED'),
		pages: fc.constant(true),
		showDeleted: fc.constant(true),
		createTime: fc.constant(true),
		lag: fc.constantFrom({ calls: 1 }, { calls: 3 }, ...lateLists),
		failure: fc.constantFrom(
			{ status: 500, error: 'Internal error' },
			{ status: 404, error: 'Tool not found: list_tiktok_ad_groups' },
		),
	},
	{ requiredKeys: ['text', 'form'] },
);

/** Lists that can be read half of the time, and otherwise anything. */
const someLists = fc.oneof(
	fc.constant({}),
	fc.constant({ text: 'table', form: 'text-only' } as const),
	lists,
	lists,
);

const form = fc.constantFrom<SuccessForm | undefined>(
	undefined,
	undefined,
	undefined,
	'text-only',
	'id-as-number',
	'no-id',
	'is-error',
	'is-error-no-id',
	'several-ids',
	'list-of-two',
	'existing-too',
	'differing-ids',
	'ad-id',
);

/** Of a service that says no more than it must, and of one that says too much. */
const manners: ReadonlyArray<SuccessForm | undefined> = [
	...[undefined, undefined, undefined, undefined, undefined],
	...(['terse-structured', 'terse-data', 'terse-text', 'terse-content'] as const),
	...(['wordy', 'wordy', 'wordy', 'list-structured', 'wrapped-data'] as const),
];

/** How the service of a history behaves: plain data, so that fast-check can shrink it. */
export type ServiceSwitches = Drawn<typeof serviceSwitches>;

const pauseFaults = fc.array(
	fc.option(fc.constantFrom<Fault>(...open, ...certain), { nil: undefined, freq: 1 }),
	{ maxLength: 2 },
);

const anyService = fc.record({
	called: fc.constantFrom(names, names, ...wordings),
	/** In milliseconds. */
	tiktokAhead: fc.constantFrom(0, -3_000, 3_000, -20_000),
	options: fc
		.record({
			rememberFailures: fc.constantFrom('none', 'refusals', 'all'),
			repeatsAtWork: fc.constantFrom('wait', 'conflict', 'execute'),
			repeatsAfterwards: fc.constantFrom('stored answer', 'stored answer', 'already processed'),
			uniqueNames: fc.boolean(),
			quotaOnFailures: fc.boolean(),
			overLimit: fc.constantFrom('refuse', 'charge'),
			lists: someLists,
			faultReplays: fc.boolean(),
			answerDelayMs: fc.constantFrom(0, 2, 5),
			isForgetful: fc.boolean(),
		})
		.map(
			({ isForgetful, ...options }): SandboxOptions => ({
				...options,
				...(isForgetful && { rememberKeysFor: 0 }),
			}),
		),
	/** True if the campaign has so many ad groups of other names that a list may be cut before ours. */
	isCrowded: fc.boolean(),
	/** Where the quota starts, of 20 calls; undefined for plenty. */
	used: fc.option(fc.integer({ min: 4, max: 20 }), { nil: undefined, freq: 1 }),
	/** How it writes every other success: terse, wordy, or as usual. */
	manner: fc.constantFrom(...manners),
	/** The form of a success, by how many calls have been made for the name. */
	forms: fc.array(form, { maxLength: 3 }),
	/** The faults of the calls for a name, one after the other; undefined for none. */
	faults: fc
		.tuple(...names.map(() => fc.array(fault, { maxLength: 5 })))
		.map((plans) => Object.fromEntries(names.map((name, at) => [name, plans[at] ?? []]))),
	pauseFaults,
	listFaults: fc.array(
		fc.option(
			fc.constantFrom<Fault>({ kind: 'drop-before' }, { kind: 'html' }, status(429, false)),
			{ nil: undefined, freq: 4 },
		),
		{ maxLength: 2 },
	),
});

const calmLists = fc.constantFrom<ListSwitches>(
	{},
	{ createTime: true },
	...lateLists.map((lag) => ({ lag, createTime: true })),
);

/** A service with one fault at most for each name, so that what people do is all that is in the way. */
const calmService = fc.tuple(anyService, calmLists, fc.nat(2)).map(
	([{ options, ...service }, shown, plenty]): Drawn<typeof anyService> => ({
		...service,
		options: { ...options, uniqueNames: false, repeatsAfterwards: 'stored answer', lists: shown },
		isCrowded: false,
		used: plenty > 0 ? undefined : service.used,
		forms: [],
		faults: Object.fromEntries(
			names.map((name) => [name, service.faults[name]?.slice(0, 1) ?? []]),
		),
		pauseFaults: [],
		listFaults: [],
	}),
);

/** A service whose lists end before ours begin, and don't say so. */
const cutService = fc.tuple(calmService, fc.constantFrom(...pageSizes)).map(
	([{ options, ...service }, pageSize]): Drawn<typeof anyService> => ({
		...service,
		options: { ...options, lists: { pageSize } },
		isCrowded: true,
	}),
);

export const serviceSwitches = fc.oneof(
	{ weight: 2, arbitrary: calmService },
	{ weight: 1, arbitrary: cutService },
	{ weight: 4, arbitrary: anyService },
);

const firstPause = fc.constantFrom<Fault | undefined>(
	undefined,
	undefined,
	{ kind: 'drop-before' },
	{ kind: 'drop-after' },
	status(504, false),
	status(403, false),
);

/** Of media plans, whose ads wait for a pause, so that more befalls that. */
export const serviceOfPlans = fc.tuple(serviceSwitches, firstPause).map(
	([service, first]): ServiceSwitches => ({
		...service,
		pauseFaults: [first, ...service.pauseFaults],
	}),
);

/** How many there are that no row names. */
export const crowdOf = ({ isCrowded, options }: ServiceSwitches): number =>
	isCrowded ? (options.lists?.pageSize ?? pageSizes[0]) : 0;

/** Whether a list shows every ad group by its whole name, apart from a fault that befalls it. */
export function canBeRead({
	options: { lists: switches = {} },
	isCrowded,
}: ServiceSwitches): boolean {
	const { text, form: shape, nameLength, lag, failure, rewriteNames } = switches;
	const isCut = isCrowded && switches.pageSize !== undefined;
	const isText = shape !== undefined && shape !== 'usual' && shape !== 'data-only';
	const isUnreadable = text !== undefined && text !== 'table' && isText;
	return !isUnreadable && !nameLength && !isCut && !lag && !failure && !rewriteNames;
}
