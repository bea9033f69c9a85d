import type { z } from 'zod';

import { chooseAccount } from './accounts';
import { refusal, type Refusal } from './answers';
import { describeIssues } from './arguments';
import { writeList, type Listing } from './lists';
import type { SandboxOptions, SandboxQuota } from './options';
import type { ReceivedCall } from './reception';
import type { Store } from './store';
import type { SuccessForm } from './successForms';

export interface ToolContext {
	readonly stores: Readonly<Record<'adgroup_id' | 'ad_id', Store>>;
	readonly options: SandboxOptions;
	readonly quota: SandboxQuota;
}

interface ToolSuccess {
	ok: true;
	text: string;
	structured: Record<string, unknown>;
	form?: SuccessForm;
}

export type ToolResult = ToolSuccess | Refusal;

export interface Tool {
	/** Whether its successes count against the allowance, and end with it. */
	readonly billable: boolean;
	/** Whether it changes something: it then minds idempotency keys, and the throttle counts it. */
	readonly writes: boolean;
	run(call: ReceivedCall, context: ToolContext): ToolResult;
}

type Run = Tool['run'];
type OwnAccount = { advertiser_id?: string | null | undefined };

/** A `run` that checks the arguments' names and types before it does anything. */
export function checked<Schema extends z.ZodTypeAny>(
	schema: Schema,
	run: (args: z.infer<Schema>, context: ToolContext, call: ReceivedCall) => ToolResult,
): Run {
	return (call, context) => {
		const parsed = schema.safeParse(call.arguments);
		if (!parsed.success) return refusal(400, describeIssues(parsed.error));
		return run(parsed.data, context, call);
	};
}

/** The same for a tool that works in one account, whose ID it is given. */
export function inAccount<Schema extends z.ZodType<OwnAccount>>(
	schema: Schema,
	run: (
		args: z.infer<Schema>,
		context: ToolContext & { advertiserId: string },
		call: ReceivedCall,
	) => ToolResult,
): Run {
	return checked(schema, (args, context, call) => {
		const account = chooseAccount(context.options, args.advertiser_id);
		return account.ok ? run(args, { ...context, advertiserId: account.id }, call) : account;
	});
}

/** A list's answer; `advertiserId` is the account that the call is about, if it is about one. */
export function listed(
	listing: Listing,
	{ options, advertiserId = '7000000000000000001' }: ToolContext & { advertiserId?: string },
): ToolResult {
	const { lists = {} } = options;
	const { failure, form = 'usual' } = lists;
	if (failure) return refusal(failure.status, failure.error);
	return { ok: true, ...writeList(listing, lists, advertiserId), form };
}
