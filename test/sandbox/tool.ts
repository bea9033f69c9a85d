import type { AdGroup, ReceivedCall, SandboxOptions, SandboxQuota } from './types';

/** What a tool may look at and change. */
export interface Surroundings {
	readonly adGroups: AdGroup[];
	readonly options: SandboxOptions;
	readonly quota: SandboxQuota;
	/** A new ad group's ID, never given out before. */
	nextAdGroupId(): string;
}

/** What comes of running a tool. */
export type ToolResult =
	| { ok: true; text: string; structured: Record<string, unknown> }
	| { ok: false; status: number; error: string };

/** One tool of the service. */
export interface Tool {
	/** Whether its successes count against the allowance, and end with it. */
	readonly billable: boolean;
	/** Whether it creates something: it then minds idempotency keys and the throttle. */
	readonly creates: boolean;
	run(call: ReceivedCall, surroundings: Surroundings): ToolResult;
}
