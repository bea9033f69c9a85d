import type { IRunExecutionData } from 'n8n-workflow';

export interface LogEntry {
	readonly level: string;
	readonly message: string;
	readonly details: Readonly<Record<string, unknown>>;
}

export function startExpressions(): Promise<void>;
/** Collects what nodes write into n8n's log from now on; the list grows with it. */
export function recordLog(): LogEntry[];
/** Stops the expression engine and removes the user folder, for a program; a worker of Jest just ends. */
export function close(): Promise<void>;
/** The text which n8n writes to its database for a run. */
export function serialise(runExecutionData: IRunExecutionData): string;
/** A run as n8n reads it back from its database. */
export function deserialise(text: string): IRunExecutionData;
