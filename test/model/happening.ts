import type { INodeParameters } from 'n8n-workflow';
import type { EngineRun } from '../engine';
import type { ReceivedCall } from '../sandbox';
import type { SheetRow } from './history';
import type { Report } from './report';
import type { Made } from './things';

/** An execution, with the ones that retry it. */
export interface Lineage {
	readonly rows: readonly SheetRow[];
	readonly hasAccount: boolean;
	/** Arguments of calls that the journal may know of. */
	readonly known: Set<object>;
	readonly reported: Set<string>;
	told: string;
	/** True once a run has had other settings than the one before it. */
	isChanged: boolean;
	/** True once a run has had another duplicate protection than the first. */
	isSwitched: boolean;
	/** True once a person stopped a run: another one may join its call, which nobody waits for any more. */
	isStopped: boolean;
	/** True once a server died that carried it out: what it stored may be older than its calls. */
	isKilled: boolean;
	/** The run that n8n's Retry goes on with; missing where n8n offers none. */
	retryable?: EngineRun | string;
	parameters: INodeParameters;
}

export interface Execution {
	readonly lineage: Lineage;
	readonly before: ReadonlySet<object>;
	/** The part of it that people saw; undefined if the server died. */
	readonly report: Report | undefined;
	readonly hints: string;
	/** How many calls that create something it sent once it had been stopped. */
	readonly sentAfterStop?: number;
}

export interface Happening {
	/** Two that ran at once, or one. */
	readonly executions: readonly Execution[];
	/** The things that are new; an earlier call that was still at work may have made them. */
	readonly made: readonly Made[];
	readonly pausing: readonly ReceivedCall[];
}
