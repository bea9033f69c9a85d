import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { isRecord } from '../base/values';
import { inTurns } from '../base/turns';
import { redactor, type Redact } from './credential';

/**
 * Runs what may read the credential. Then the API key is in nothing that leaves it: what it returns, once
 * `leave` has been through it, what it throws, a hint, or a line of the log. The key is taken out of an
 * answer as it comes in; but what is made of that, such as a text without its Markdown, may join its parts.
 */
export async function withoutKey<Context extends IExecuteFunctions | ILoadOptionsFunctions, Result>(
	context: Context,
	run: (guarded: Context) => Promise<Result>,
	leave: (result: Result, redact: Redact) => Result | Promise<Result>,
): Promise<Result> {
	let current: Redact = (text) => text;
	const redact: Redact = (text) => current(text);
	const { logger } = context;
	const ofLog = {
		warn: {
			value: (message: string, metadata: object = {}) =>
				logger.warn(redact(message), Object.assign({}, redacted(metadata, redact))),
		},
	};
	const guarded: Context = Object.create(context, {
		getCredentials: {
			value: async (type: string) => {
				const values = await context.getCredentials(type);
				if (typeof values.apiKey === 'string') current = redactor(values.apiKey.trim());
				return values;
			},
		},
		logger: { value: Object.create(logger, ofLog) },
		addExecutionHints: {
			value: (...hints: Parameters<IExecuteFunctions['addExecutionHints']>) => {
				if (!('addExecutionHints' in context)) return;
				const told = hints.map((hint) => ({ ...hint, message: redact(hint.message) }));
				context.addExecutionHints(...told);
			},
		},
	});
	try {
		return await leave(await run(guarded), redact);
	} catch (error) {
		throw redacted(error, redact);
	}
}

const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** Takes the key out of items. What holds none, such as a row's own columns, stays the same object. */
export async function redactItems(items: INodeExecutionData[], redact: Redact) {
	for await (const item of inTurns(items)) {
		const json = redacted(item.json, redact);
		if (isItem(json)) item.json = json;
		redacted(item.error, redact);
	}
	return items;
}

/** Deeper than any answer, which has 200 levels at most; a row's own columns may go on. */
const maxDepth = 250;

/** A value without the key, at any depth: plain ones as copies if it was in them, and errors in place. */
function redacted(value: unknown, redact: Redact, around: readonly object[] = []): unknown {
	if (typeof value === 'string') return redact(value);
	if (typeof value !== 'object' || value === null) return value;
	if (around.length === maxDepth || around.includes(value)) return value;
	const inner = (part: unknown) => redacted(part, redact, [...around, value]);
	if (value instanceof Error) return redactError(value, inner);
	if (Array.isArray(value)) {
		const parts: unknown[] = value;
		const left = parts.map(inner);
		return left.every((part, at) => part === parts[at]) ? value : left;
	}
	if (!isPlain(value)) return value;
	const entries = Object.entries(value);
	const left = entries.map(([key, part]) => [redact(key), inner(part)] as const);
	const isSame = left.every(
		([key, part], at) => key === entries[at]?.[0] && part === entries[at][1],
	);
	return isSame ? value : Object.fromEntries(left);
}

/** Not a date or anything else with behavior of its own, which a column of a row may hold. */
function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The node that an error names is the workflow's own, and holds no answer. */
function redactError(error: Error, inner: (part: unknown) => unknown): Error {
	for (const name of Reflect.ownKeys(error)) {
		const part: unknown = name === 'node' ? undefined : Reflect.get(error, name);
		const left = inner(part);
		if (left !== part) Reflect.set(error, name, left);
	}
	return error;
}
