import type { ToolResponse } from '../client/service';
import type { Attempt } from '../client/workerPool';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import type { Failure } from '../response/failure';
import {
	type Created,
	type Result,
	isOutcomeUnknown,
	readResponse,
} from '../response/readResponse';
import type { ParsedRow } from '../rows/row';
import {
	type Action,
	type CallEvent,
	type CallState,
	type Next,
	begin,
	isNext,
	reduce,
} from './call';
import type { ExecutionScope } from './journal';
import { pauseKey } from './keys';
import { type AskedList, type Siblings, askForSiblings } from './listTools';
import { CallRecord, type SentCall, nothingKnown } from './openCalls';
import { abortsAfter, failureAfter, withPause } from './outcomes';
import type { PlannedCall } from './plan';

/** What was or may have been made for a row. */
export interface Made {
	readonly row: ParsedRow;
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
}

/** What the calls of a run have in common. */
export interface CallContext extends Siblings {
	readonly tool: Tool;
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	readonly stop: AbortSignal | undefined;
}

/** True for the argument with the ID of what a change is about. */
const isOwnId = (argument: string) => argument.endsWith('_id') && argument !== 'advertiser_id';

/** Does for a call what its reducer decides. */
export class CallTask {
	state: CallState;
	/** True once a list was asked for what no answer showed. */
	isLookedUp = false;
	/** Undefined if it creates nothing. */
	private readonly record?: CallRecord;

	constructor(
		call: PlannedCall,
		readonly context: CallContext,
	) {
		const { scope, service } = context;
		const { key, row } = call;
		const creation = key === null ? undefined : scope?.creation;
		const hasPosition = scope?.positionOf(row.item) !== undefined;
		this.state = begin({ call, creation, hasPosition });
		if (scope && key !== null) {
			this.record = new CallRecord(`${service.id} ${key}`, key, scope.journal);
		}
	}

	take(event: CallEvent): Action {
		const { state, action, kept } = reduce(
			this.state,
			event,
			this.record?.look() ?? nothingKnown(),
		);
		// What can't be recorded must still be told.
		this.state = state;
		if (kept) this.record?.created(kept, state.call.sent);
		return action;
	}

	/** One attempt, and what follows it. */
	async step(): Promise<Attempt<CallTask>> {
		const next = await this.attempt();
		const { call, result } = this.state;
		return {
			next,
			heard: next.heard,
			maxRests: call.row.options.maxRetries,
			aborts: abortsAfter(result, next.endsRun === true, this.context.stopsAtFailure),
		};
	}

	private async attempt(): Promise<Next> {
		let action = this.take({ is: 'its turn' });
		// Between a decision and the call that is made by it, nobody else has a turn.
		while (!isNext(action)) {
			action = this.take(await this.perform(action));
			// A list may have taken its time: nothing is begun once a person has stopped the execution.
			if (!isNext(action) && this.context.stop?.aborted) {
				action = this.take({ is: 'left', because: { kind: 'stopped', inFlight: false } });
			}
		}
		return action;
	}

	/** What its row made or may have made: at most one thing. */
	get made(): Made[] {
		const { result, call } = this.state;
		const { tool, scope } = this.context;
		const isMade = 'answer' in result || isOutcomeUnknown(result);
		if (!tool.writes || !isMade) return [];
		return [{ row: call.row, result, tool, creation: scope?.creation }];
	}

	private async perform(action: Exclude<Action, Next>): Promise<CallEvent> {
		if (action.do === 'send') return await this.send(action.previous);
		if (action.do === 'pause') return await this.pause(action.created, action.previous);
		const { call, creation } = this.state;
		let asked: AskedList = {};
		if (creation) asked = await askForSiblings(this.context, creation, call, action.notBefore);
		return { ...action, is: 'listed', asked };
	}

	private async send(previous: Failure | undefined): Promise<CallEvent> {
		const { service, tool } = this.context;
		const { sent, key, row } = this.state.call;
		const { timeout } = row.options;
		const make = async () => await service.call(tool.name, sent, key ?? undefined, timeout);
		const open = this.record?.send(sent, make);
		const outcome = await this.read(open?.response ?? make(), tool, sent, open);
		if (!('failure' in outcome)) {
			return { is: 'attempted', result: { ...outcome, key }, sentCall: open };
		}
		const why = failureAfter(outcome.failure, tool, previous, open);
		if (open) this.record?.failed(open, why);
		return { is: 'attempted', result: { failure: why, key }, why };
	}

	private async pause(created: Created, previous: Failure): Promise<CallEvent> {
		const { call, creation } = this.state;
		if (!creation) return { is: 'attempted', result: created };
		const { pause, idKey } = creation;
		const { id } = created.entity;
		const { timeout } = call.row.options;
		const sent = {
			advertiser_id: call.sent.advertiser_id,
			[idKey]: id,
			...pause.fixed,
		};
		// A refusal of a repeat may be of what an earlier call has done.
		const tool = { ...pause.tool, onceOnly: true } as const;
		const key = pauseKey(call.key, id);
		const response = this.context.service.call(tool.name, sent, key, timeout);
		const outcome = await this.read(response, tool, sent);
		let why: Failure | undefined;
		if ('failure' in outcome) why = failureAfter(outcome.failure, tool, previous);
		return { is: 'attempted', result: withPause(created, why), why };
	}

	/** `open` is set if the answer names what was created. */
	private async read(response: Promise<ToolResponse>, tool: Tool, sent: Values, open?: SentCall) {
		const { call, creation } = this.state;
		const outcome = readResponse(await response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...call.sent, ...sent },
			changes: tool.writes,
			idKey: creation?.idKey ?? Object.keys(sent).find(isOwnId),
			creation: open && creation,
		});
		this.context.quota.answered(outcome);
		return outcome;
	}
}
