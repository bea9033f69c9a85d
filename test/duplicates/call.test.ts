import type { ToolResponse } from '../../nodes/AdspirerTikTok/client/service';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { type Failure, failure } from '../../nodes/AdspirerTikTok/response/failure';
import type { Created } from '../../nodes/AdspirerTikTok/response/readResponse';
import type { ParsedRow } from '../../nodes/AdspirerTikTok/rows/row';
import {
	type CallEvent,
	type CallState,
	begin,
	maxWait,
	reduce,
} from '../../nodes/AdspirerTikTok/run/call';
import { type AskedList, withNames } from '../../nodes/AdspirerTikTok/run/listTools';
import type { Known } from '../../nodes/AdspirerTikTok/run/openCalls';
import { notSettled } from '../../nodes/AdspirerTikTok/run/outcomes';
import { callFor } from '../../nodes/AdspirerTikTok/run/plan';

const defaults: ParsedRow['options'] = {
	additionalArguments: {},
	agesBetweenGroups: 'refuse',
	budgetLimit: undefined,
	dateOrder: 'refuse',
	includeInputFields: false,
	maxConcurrency: 1,
	maxRetries: 4,
	rowsWithWarnings: 'create',
	settleUnknown: true,
	simplify: true,
	skipExistingNames: false,
	startPaused: false,
	timeout: 120_000,
	zone: 'utc',
};

const sent = { campaign_id: '17', adgroup_name: 'A', budget: 50 };

const rowWith = (
	options: Partial<ParsedRow['options']>,
	more: Partial<ParsedRow> = {},
): ParsedRow => ({
	item: 0,
	name: { item: 0 },
	values: sent,
	problems: [],
	warnings: [],
	readings: [],
	unused: [],
	limit: Infinity,
	skipped: undefined,
	skippedBy: undefined,
	labels: new Map(),
	strategy: { by: 'name' },
	options: { ...defaults, ...options },
	...more,
});

const about = { tool: adGroup.tool, creation: adGroup, hasPosition: true };
const stateOf = (row: ParsedRow, more: Partial<CallState> = {}): CallState => ({
	...begin({ ...about, call: callFor(row, 'key') }),
	...more,
});

const fresh = stateOf(rowWith({}));
const byExecution = stateOf(rowWith({}, { strategy: { by: 'execution' } }));
const skipping = stateOf(rowWith({ skipExistingNames: true }));
const changed = [{ argument: 'budget', before: 50, now: 60 }];
const agentsChange = {
	...fresh,
	call: callFor(rowWith({}), 'key', { changed }),
	hasPosition: false,
};
const reading = { ...fresh, creation: undefined };
const paused = stateOf(rowWith({ startPaused: true }));
const sentOnce = { ...fresh, isSent: true };

/** The run's clock stands at 100 s. */
const now = 100_000;
const { repeatAfter } = adGroup;
const date = Date.UTC(2026, 10, 25, 12);

const entity = { id: '18', name: 'A', parentId: '17' };
const created: Created = { answer: { text: '' }, key: 'key', entity };
const on: Created = { ...created, entity: { ...entity, paused: 'no' } };
const isOn = { ...paused, result: on };
const recorded = { state: 'created', key: 'key', id: '18', passId: '0', sent, calls: 1 } as const;
const entry = { ...recorded, since: date, latest: date };

const response = new Promise<ToolResponse>(() => {});
/** A call that got no answer, just now. */
const open = { sent, calls: 1, since: date, latest: now };
const over = { ...open, latest: now - repeatAfter };
const due = { ...fresh, lookUpAt: 1 };
const unknown = { failure: notSettled, key: 'key' };

const lost = failure(
	{ type: 'no response', reason: 'dropped', code: '' },
	{ retry: 'fault', outcomeUnknown: true },
);
const unauthorized = failure({ type: 'unauthorized' });
const attempted = (why: Failure): Extract<CallEvent, { is: 'attempted' }> => ({
	is: 'attempted',
	result: { failure: why, key: 'key' },
	why,
});
const failed = (more: Partial<Failure>) => attempted(failure({ type: 'rejected' }, more));
const fault = { retry: 'fault' } as const;
const conflict = attempted(failure({ type: 'key reused' }));
const pauseFailed: CallEvent = {
	is: 'attempted',
	result: on,
	why: failure({ type: 'rejected' }, fault),
};

const listed = (
	more: Partial<Extract<CallEvent, { is: 'listed' }>>,
	asked: AskedList,
): CallEvent => ({
	is: 'listed',
	asked,
	...more,
});
const listOf = (...names: string[]): AskedList => {
	const entries = names.map((name, at) => ({
		id: String(18 + at),
		name,
		nameIsCut: false,
		details: {},
		createdAt: date,
	}));
	return { list: withNames({ entries, unreadable: 0, isWhole: true }) };
};
/** It has been repeated. */
const twice = { ...over, calls: 2 };
const isTaken = { failure: failure({ type: 'already exists' }), key: 'key' };
const settles = { open: over, previous: unknown };

const turn: CallEvent = { is: 'its turn' };
const end = { action: { do: 'end' } };
const send = { action: { do: 'send' }, state: { isSent: true } };
const goOn = (at: number) => ({ action: { do: 'go on', at } });
const isUnknown = { state: { result: { failure: { outcomeUnknown: true } } } };
const isCreated = { state: { result: { entity: { id: '18' } } } };
const told = (where: string) => ({
	...end,
	state: { result: { failure: { reason: { type: 'other values', where } } } },
});

type Case = [what: string, state: CallState, event: CallEvent, known: Partial<Known>, step: object];

describe('on its turn, a call', () => {
	it.each<Case>([
		['of which nothing is known is sent', fresh, turn, {}, send],
		['that creates nothing is sent, whatever is open', reading, turn, { open }, send],
		['that created something ends', fresh, turn, { entry }, { ...end, ...isCreated }],
		[
			'whose key created another thing',
			fresh,
			turn,
			{ entry: { ...entry, sent: {} } },
			told('earlier pass'),
		],
		['joins an equal one', fresh, turn, { open: { ...open, response } }, send],
		[
			'joins none with other values',
			fresh,
			turn,
			{ open: { ...open, response, sent: {} } },
			told('other run'),
		],
		[
			'waits until an open one can not be running',
			fresh,
			turn,
			{ open },
			{ ...goOn(now + repeatAfter), ...isUnknown },
		],
		[
			'then looks for what came of that',
			due,
			turn,
			{ open: over },
			{ action: { do: 'ask', notBefore: now, open: over } },
		],
		[
			'is sent then, if no list can tell',
			{ ...byExecution, lookUpAt: 1 },
			turn,
			{ open: over },
			send,
		],
		[
			'asks for the list to skip a name',
			skipping,
			turn,
			{},
			{ action: { do: 'ask', notBefore: 0 } },
		],
		['asks for it once', { ...skipping, isSent: true }, turn, {}, send],
		[
			'of which only the list is open asks for it',
			{ ...fresh, isListOnly: true, lookUpAt: 7 },
			turn,
			{},
			{ action: { do: 'ask', notBefore: 7 } },
		],
		['waits on if one has begun since', due, turn, { open }, goOn(now + repeatAfter)],
		[
			"of an agent's joins none if its values have changed",
			agentsChange,
			turn,
			{ open: { ...open, response } },
			told('other run'),
		],
		[
			'that is to be paused pauses, and keeps that first as unknown',
			{ ...isOn, faults: 2 },
			turn,
			{},
			{
				action: { do: 'pause', created: on },
				kept: { created: { entity: { paused: 'unknown' } } },
				state: { faults: 2 },
			},
		],
	])('%s', (_what, state, event, known, step) => check(state, event, known, step));
});

/** Half of each wait is random; the chance here is 0, so it is left out. */
describe('after', () => {
	const repeats = (faults: number) => ({ ...reading, faults });
	it.each<Case>([
		[
			'a success',
			fresh,
			{ is: 'attempted', result: created },
			{},
			{ ...end, kept: { created }, ...isCreated },
		],
		[
			'a success that is to be paused',
			paused,
			{ is: 'attempted', result: created },
			{},
			{ ...goOn(now), state: { result: on } },
		],
		[
			'a success with the ID of another row',
			fresh,
			{ is: 'attempted', result: created },
			{ isTaken: () => true },
			{ ...end, state: { result: { entity: { id: null } } } },
		],
		[
			'a success that nobody waits for',
			{ ...paused, isLeft: true, result: unknown },
			{ is: 'attempted', result: created },
			{},
			{ ...end, ...isUnknown, kept: { created: on } },
		],
		['a refusal', fresh, failed({}), {}, { ...end, state: { faults: 0 } }],
		['a fault', reading, failed(fault), {}, { ...goOn(now + 500), state: { faults: 1 } }],
		['the third fault', repeats(2), failed(fault), {}, goOn(now + 2_000)],
		[
			'the tenth fault',
			{ ...stateOf(rowWith({ maxRetries: 10 })), faults: 9 },
			failed(fault),
			{},
			goOn(now + 15_000),
		],
		['more faults than retries', repeats(4), failed(fault), {}, end],
		[
			'a fault of a pause',
			{ ...isOn, faults: 1 },
			pauseFailed,
			{},
			{ ...goOn(now + 1_000), state: { faults: 2 } },
		],
		['more of those than retries', { ...isOn, faults: 4 }, pauseFailed, {}, end],
		[
			'a fault that names a wait',
			reading,
			failed({ ...fault, waitMs: 7_000 }),
			{},
			goOn(now + 7_000),
		],
		[
			'a wait of 5 minutes',
			reading,
			failed({ ...fault, waitMs: maxWait }),
			{},
			goOn(now + maxWait),
		],
		[
			'a longer one',
			reading,
			failed({ ...fault, waitMs: maxWait + 1 }),
			{},
			{ action: { do: 'end', endsRun: true } },
		],
		[
			'a throttle',
			repeats(4),
			failed({ retry: 'throttled' }),
			{},
			{ action: { do: 'rest', waitMs: undefined } },
		],
		[
			'a named throttle',
			fresh,
			failed({ retry: 'throttled', waitMs: 9 }),
			{},
			{ action: { do: 'rest', waitMs: 9 } },
		],
		[
			'no answer',
			sentOnce,
			attempted(lost),
			{ open },
			{
				action: { do: 'go on', at: now + repeatAfter, heard: 'silence' },
				state: { lookUpAt: now + repeatAfter },
			},
		],
		[
			'no answer where no list can tell',
			{ ...byExecution, isSent: true },
			attempted(lost),
			{ open },
			goOn(now + repeatAfter),
		],
		[
			'a second one there',
			{ ...byExecution, isSent: true },
			attempted(lost),
			{ open: { ...open, calls: 2 } },
			end,
		],
		[
			'no answer that asks for too long a wait',
			sentOnce,
			attempted({ ...lost, waitMs: maxWait + 1 }),
			{ open },
			{ action: { do: 'end', endsRun: true } },
		],
		[
			'a conflict',
			sentOnce,
			conflict,
			{},
			{ ...goOn(now), state: { isListOnly: true, lookUpAt: 0 } },
		],
		['a conflict where no list can tell', byExecution, conflict, {}, end],
		['a conflict of a list', sentOnce, { ...conflict, isLookup: true }, {}, end],
	])('%s', (_what, state, event, known, step) => check(state, event, known, step));
});

describe('a list', () => {
	it.each<Case>([
		[
			'shows the name that is to be skipped',
			skipping,
			listed({}, listOf('A')),
			{},
			{ ...end, ...isCreated },
		],
		['proves that the name is new', skipping, listed({}, listOf('B')), {}, send],
		[
			'can not be read',
			skipping,
			listed({}, {}),
			{},
			{ ...end, state: { result: { failure: { kind: 'not_sent' } } } },
		],
		[
			'came while another run began',
			skipping,
			listed({}, listOf('B')),
			{ open: { ...open, response } },
			send,
		],
		[
			'came while another run was left without an answer',
			skipping,
			listed({}, listOf('B')),
			{ open },
			goOn(now + repeatAfter),
		],
		[
			'came when nobody waited for it any more',
			{ ...skipping, isLeft: true },
			listed({}, listOf('B')),
			{},
			{ ...end, state: { isSent: false } },
		],
		[
			'shows what an open call created',
			sentOnce,
			listed(settles, listOf('A')),
			{ open: over },
			{ ...end, ...isCreated, kept: {} },
		],
		[
			'does not show it',
			sentOnce,
			listed(settles, listOf('B')),
			{ open: over },
			{ ...end, ...isUnknown },
		],
		[
			'does not show it, which may be repeated',
			due,
			listed(settles, listOf('B')),
			{ open: over },
			send,
		],
		[
			'does not show what was repeated already',
			due,
			listed({ ...settles, open: twice }, listOf('B')),
			{ open: twice },
			{ ...end, ...isUnknown },
		],
		[
			'is refused for all',
			due,
			listed(settles, { failure: unauthorized }),
			{ open: over },
			{ ...end, ...isUnknown },
		],
		[
			'is throttled',
			due,
			listed(settles, { failure: failure({ type: 'throttled' }) }),
			{ open: over },
			{ action: { do: 'rest' }, ...isUnknown },
		],
	])('%s', (_what, state, event, known, step) => check(state, event, known, step));
});

describe('a call that is left', () => {
	const left = (inFlight: boolean): CallEvent => ({
		is: 'left',
		because: { kind: 'stopped', inFlight },
	});
	it.each<Case>([
		[
			'before it was sent',
			fresh,
			left(false),
			{},
			{ state: { isLeft: true, result: { failure: { outcomeUnknown: false } } } },
		],
		['in flight', fresh, left(true), {}, { ...isUnknown }],
		[
			'before it was paused',
			isOn,
			left(false),
			{},
			{ state: { result: { entity: { paused: 'no' } } } },
		],
		[
			'when only the list was open',
			{ ...fresh, result: isTaken, isListOnly: true },
			left(true),
			{},
			{ state: { result: isTaken } },
		],
	])('%s', (_what, state, event, known, step) => check(state, event, known, step));
});

function check(state: CallState, event: CallEvent, known: Partial<Known>, step: object): void {
	const nobody: Known = { isTaken: () => false, now, date, chance: 0 };
	expect(reduce(state, event, { ...nobody, ...known })).toMatchObject(step);
}
