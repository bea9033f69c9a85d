import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { canonicalJson } from '../base/values';
import { hashOf } from '../client/service';
import { machineClock } from '../client/workerPool';
import type { Creation, Values } from '../contract/creation';
import { type Quota, quotaSchema } from '../response/quota';
import type { Created, Read } from '../response/readResponse';
import { isTool } from '../rows/parameters';

const journalEntrySchema = z.object({
	/** 'created' also for what was only found; 'unknown' for a call that has no answer, or none yet. */
	state: z.enum(['created', 'unknown']),
	/** The key that the call was made with; null if the entity was only found. */
	key: z.string().nullable(),
	id: z.string().nullable(),
	paused: z.enum(['yes', 'no', 'unknown', 'may be older']).optional(),
	/** The pass that wrote this; its retries have the same. */
	passId: z.string(),
	/** The arguments of the call, to be sent again as they were. */
	sent: z.record(z.string(), z.unknown()),
	/** When the first and the latest of its calls were made, and how many there were. */
	since: z.number(),
	latest: z.number(),
	calls: z.number(),
	/** True if an earlier call without an answer may have created it a second time. */
	mayBeTwice: z.boolean().optional(),
});

/** The record of an earlier try of this execution, or an earlier pass of its loop, for a key. */
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** The stored journal. Entries are read one by one, so that a broken one spoils only itself. */
const storedSchema = z.object({
	firstExecutionId: z.string(),
	/** By key. */
	entries: z.record(z.string(), z.unknown()),
	/** The key of the row at a position, and the settings that the node had then. */
	positions: z.record(z.string(), z.unknown()),
	/** The key of each entity by its ID; empty for that of a row without one. */
	ids: z.record(z.string(), z.string()),
	/** The IDs that names were resolved to. */
	names: z.record(z.string(), z.unknown()).optional(),
	quota: z.unknown().optional(),
});
type StoredJournal = z.infer<typeof storedSchema>;

const positionSchema = z.object({ key: z.string(), settings: z.string() });
const address = z.object({ resumeUrl: z.string().url() });

/** The things that an execution and its retries may have created, saved by n8n with it; times in ms since 1970. */
export class Journal {
	/** @param settings names the node's settings, as long as they stay the same. */
	constructor(
		readonly stored: StoredJournal,
		readonly passId: string,
		private readonly settings: string,
	) {}

	get quota(): Quota | undefined {
		return quotaSchema.safeParse(this.stored.quota).data;
	}

	set quota(latest) {
		this.stored.quota = latest && quotaSchema.strip().parse(latest);
	}

	/** The IDs that names stand for, and what parents tell. */
	get names(): Readonly<Record<string, unknown>> {
		return this.stored.names ?? {};
	}

	set names(names) {
		this.stored.names = { ...this.stored.names, ...names };
	}

	entry(key: string): JournalEntry | undefined {
		const stored = this.stored.entries[key];
		return stored === undefined ? undefined : journalEntrySchema.safeParse(stored).data;
	}

	/** A row comes with the ID of its entity. */
	given(id: string, key = ''): void {
		this.stored.ids[id] ??= key;
	}

	/** True if the ID is known to belong to another key. */
	hasOther(id: string, key: string): boolean {
		return (this.stored.ids[id] ?? key) !== key;
	}

	/** The record of an earlier try for a position, and whether the settings were the same. */
	at(position = '') {
		const { data } = positionSchema.safeParse(this.stored.positions[position]);
		const entry = data && this.entry(data.key);
		return entry && { key: data.key, entry, isSame: data.settings === this.settings };
	}

	setPosition(position: string | undefined, key: string): void {
		const { settings } = this;
		if (position !== undefined) this.stored.positions[position] = { key, settings };
	}

	/** Until an answer comes, the outcome of calls is unknown. */
	open(key: string, { sent, since, calls }: Pick<JournalEntry, 'sent' | 'since' | 'calls'>): void {
		this.keep(key, {
			state: 'unknown',
			key,
			id: null,
			sent,
			since,
			latest: Date.now(),
			calls,
		});
	}

	private keep(key: string, entry: Omit<JournalEntry, 'passId'>): void {
		this.stored.entries[key] = { ...entry, passId: this.passId, sent: { ...entry.sent } };
	}

	created(key: string, { entity, key: createdWith }: Created, sent: Values): void {
		const { id, paused, mayBeTwice } = entity;
		const now = Date.now();
		const { since = now, latest = now, calls = 0 } = this.entry(key) ?? {};
		this.keep(key, {
			state: 'created',
			key: createdWith,
			sent,
			since,
			latest,
			calls,
			id,
			paused,
			mayBeTwice,
		});
		if (id !== null) this.stored.ids[id] = key;
	}

	nothingCreated(key: string): void {
		delete this.stored.entries[key];
	}
}

const isStored = (value: unknown): value is StoredJournal => storedSchema.safeParse(value).success;

/** The journal in the node's context. Never a copy: runs of an agent see what others write. @internal */
export function storedIn(context: Record<string, unknown>, firstExecution: string = randomUUID()) {
	const { adspirerJournal: stored } = context;
	if (isStored(stored)) return stored;
	const begun: StoredJournal = {
		firstExecutionId: firstExecution,
		entries: {},
		positions: {},
		ids: {},
	};
	context.adspirerJournal = begun;
	return begun;
}

/** The journal, with what identifies rows within an execution and its retries. */
export interface ExecutionScope {
	readonly creation: Creation;
	readonly journal: Journal;
	readonly placeOf: (item: number) => Array<string | number>;
	/** By this a retry recognizes a row even if its name holds the time; undefined for an agent's call. */
	readonly positionOf: (item: number) => string | undefined;
}

/** Opens the journal, except for a dry run. */
export function executionScope(
	context: IExecuteFunctions,
	creation: Creation,
	isDryRun = false,
): ExecutionScope {
	const node = context.getNode();
	const asTool = isTool(context);
	const pass = z.number().catch(0).parse(context.getWorkflowDataProxy(0).$runIndex);
	// An ID that its retries share, and no later use of a key: the loop's pass, or an agent's values.
	let passId = String(pass);
	if (asTool) passId = hashOf(canonicalJson(context.getInputData()[0]?.json ?? {}));
	// Even if a crash lost the context, retries share the token by which n8n resumes an execution: a secret.
	const { data } = address.safeParse(context.getWorkflowDataProxy(0).$execution);
	const token = data && new URL(data.resumeUrl).searchParams.get('signature');
	const firstExecution = token ? hashOf(token) : context.getExecutionId() || undefined;
	const stored = storedIn(isDryRun ? {} : nodeContext(context), firstExecution);
	const workflowId = context.getWorkflow().id ?? '';
	// Two n8n instances number their executions in the same way.
	const place = [context.getInstanceId(), stored.firstExecutionId, workflowId, node.id];
	return {
		creation,
		journal: new Journal(stored, passId, hashOf(canonicalJson(node.parameters))),
		// Each of an agent's calls is item 0, and Retry On Fail of a tool counts each try as a pass.
		placeOf: (item: number) => [...place, ...(asTool ? [0, 0] : [pass, item])],
		// A row may create two things.
		positionOf: (item: number) => {
			if (asTool) return undefined;
			return `${pass}:${item}:${creation.idKey}`;
		},
	};
}

/** By what n8n hands to every try of the same call. */
const outsideExecutions = new WeakMap<object, Record<string, Record<string, unknown>>>();

function nodeContext(context: IExecuteFunctions): Record<string, unknown> {
	try {
		return context.getContext('node');
	} catch {
		// A client of an MCP server calls outside of any execution: one is kept for that call and its retries.
		const call = context.getExecuteData();
		const contexts = outsideExecutions.get(call) ?? {};
		outsideExecutions.set(call, contexts);
		return (contexts[context.getNode().name] ??= {});
	}
}

/** Calls with one key from the first byte of the first until it is known what came of them. */
export interface OpenCall {
	readonly sent: Values;
	readonly calls: number;
	/** When the first was made, in milliseconds since 1970. */
	readonly since: number;
	/** When the latest was made, by the clock that never jumps. */
	readonly latest: number;
	/** The outcome of the latest call, while it is at work. */
	readonly outcome?: Promise<Read>;
}

interface CallAtWork extends OpenCall {
	readonly outcome: Promise<Read>;
}

const isAtWork = (call: OpenCall | undefined): call is CallAtWork => call?.outcome !== undefined;

/** How far the clocks of two machines may differ, in milliseconds. */
export const clocksDiffer = 5 * 60_000;

/** Whoever sends a key half an hour later knows nothing of a call without an answer. */
const openFor = 30 * 60_000;

/** The open calls of this process by service, credential and key, the latest last; none is repeated meanwhile. */
const openCalls = new Map<string, OpenCall>();

function findOpen(id: string): OpenCall | undefined {
	const call = openCalls.get(id);
	const isOver = call && !isAtWork(call) && machineClock.now() - call.latest > openFor;
	return isOver ? undefined : call;
}

function keepOpen(id: string, call: OpenCall): void {
	openCalls.delete(id);
	openCalls.set(id, call);
	const [oldest] = openCalls.keys();
	if (openCalls.size > 10_000 && oldest !== undefined) openCalls.delete(oldest);
}

/** The record of a key for others: in the journal, and among the open calls of this process. */
export class CallRecord {
	/** Names the key among the open calls. */
	private readonly id: string;

	constructor(
		serviceId: string,
		private readonly key: string,
		private readonly journal: Journal,
	) {
		this.id = `${serviceId} ${key}`;
		const { entry, open } = this;
		if (entry?.state !== 'unknown' || open?.outcome) return;
		// An earlier try left it open, perhaps on another machine.
		const { calls, since, sent, latest } = entry;
		// A time that isn't near counts as now, so that no wait is left out or gets too long.
		let age = Math.max(0, Date.now() - latest);
		if (age > clocksDiffer) age = 0;
		const left = { sent, since, calls, latest: machineClock.now() - age };
		keepOpen(this.id, open ? { ...open, calls: Math.max(open.calls, calls) } : left);
	}

	/** The journal's entry for the key. */
	get entry(): JournalEntry | undefined {
		return this.journal.entry(this.key);
	}

	/** The open call of the key, whoever has made it. */
	get open(): OpenCall | undefined {
		return findOpen(this.id);
	}

	/** True for an ID that belongs to another row, of this run or an earlier one. */
	isTaken(id: string): boolean {
		return this.journal.hasOther(id, this.key);
	}

	/** When the key's calls began, the first and the latest, and now; all in milliseconds since 1970. */
	times(since: number) {
		const now = Date.now();
		const { entry } = this;
		const first = Math.min(since, entry?.since ?? Infinity);
		return { since: first === Infinity ? now : first, latest: entry?.latest ?? now, now };
	}

	/**
	 * Makes a call, or joins an equal one that is at work. Returns what came of it, and how many calls the key
	 * had by then.
	 *
	 * @param call is told whether an earlier call of the key is open.
	 */
	async send(sent: Values, call: (isRepeat: boolean) => Promise<Read>) {
		const { journal, key } = this;
		const open = isAtWork(this.open) ? this.open : this.begin(sent, call);
		journal.open(key, open);
		const outcome = await open.outcome;
		if ('failure' in outcome) {
			if (outcome.failure.outcomeUnknown) journal.open(key, this.open ?? open);
			else journal.nothingCreated(key);
		}
		return { outcome, calls: open.calls };
	}

	private begin(sent: Values, call: (isRepeat: boolean) => Promise<Read>): CallAtWork {
		const { id, open: before } = this;
		const { calls, since } = before ?? { calls: 0, since: Date.now() };
		const begun = { sent, since, calls: calls + 1, latest: machineClock.now() };
		const atWork = async () => {
			let left: OpenCall | undefined = begun;
			try {
				const outcome = await call(before !== undefined);
				if (!('failure' in outcome) || !outcome.failure.outcomeUnknown) left = undefined;
				// If it did nothing itself, an earlier one without an answer is open as before.
				else if (outcome.failure.afterUnknownCall) left = before;
				return outcome;
			} finally {
				if (left) keepOpen(id, left);
				else openCalls.delete(id);
			}
		};
		const open = { ...begun, outcome: atWork() };
		keepOpen(id, open);
		return open;
	}

	/** It is known what the calls of the key came to, unless a later one is on its way. */
	created(created: Created, sent: Values): Created {
		if (!this.open?.outcome) openCalls.delete(this.id);
		this.journal.created(this.key, created, sent);
		return created;
	}
}
