import type { INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../arguments/understand/understood';

/** An expression that names a field of the row and does nothing else, such as `{{ $json.budget }}`. */
const fieldOfRow =
	/^=\{\{\s*\$json((?:\??\.[\p{L}_$][\p{L}\p{N}_$]*|(?:\?\.)?\[(?:"[^"\\{}]*"|'[^'\\{}]*'|\d+)\])+)\s*\}\}$/u;

const step = /\[(?:"([^"]*)"|'([^']*)'|(\d+))\]|([\p{L}\p{N}_$]+)/gu;

/** The way to the field, or undefined where the text is anything else. */
function pathOf(text: string): string[] | undefined {
	const steps = fieldOfRow.exec(text)?.[1]?.matchAll(step);
	return (
		steps && [...steps].map((found) => found.slice(1).find((part) => part !== undefined) ?? '')
	);
}

type Found = { readonly value: unknown } | undefined;

/**
 * What is at the end of the way: undefined as the value where a field is missing, and nothing found
 * where n8n has to say what is meant, as for a property that every object or text has.
 */
function follow(path: readonly string[], from: unknown): Found {
	let value = from;
	for (const key of path) {
		if (value === undefined || value === null) return { value: undefined };
		if ((!isRecord(value) && !Array.isArray(value)) || key in Object.prototype) return undefined;
		if (Object.hasOwn(value, key)) value = Reflect.get(value, key);
		else if (key in value) return undefined;
		else value = undefined;
	}
	return { value };
}

/**
 * Reads parameters whose expressions only name fields of the row from the row itself. n8n sets up
 * its sandbox anew for each expression, which takes longer than all else that this node does with a
 * row, and hundreds of rows times eight expressions stop everything else that n8n has to do.
 *
 * @param rows the node's input. A single row is left to n8n: so are an agent's calls, in which
 * `$json` may be something else.
 * @returns the reader of what is written in a parameter, for one row; it finds nothing where n8n has
 * to evaluate an expression.
 */
export function rowFieldReader(
	rows: readonly INodeExecutionData[],
): (written: unknown, row: number) => Found {
	const paths = new Map<string, string[] | undefined>();

	const find = (written: unknown, row: number): Found => {
		if (typeof written === 'string' && written.startsWith('=')) {
			if (!paths.has(written)) paths.set(written, pathOf(written));
			const path = paths.get(written);
			return path && follow(path, rows[row]?.json);
		}
		if (Array.isArray(written)) {
			const found = written.map((entry) => find(entry, row));
			return found.includes(undefined) ? undefined : { value: found.map((entry) => entry?.value) };
		}
		if (isRecord(written)) {
			const found = Object.entries(written).map(([key, inner]) => [key, find(inner, row)] as const);
			return found.some(([, inner]) => inner === undefined)
				? undefined
				: { value: Object.fromEntries(found.map(([key, inner]) => [key, inner?.value])) };
		}
		return { value: written };
	};

	return rows.length > 1 ? find : () => undefined;
}
