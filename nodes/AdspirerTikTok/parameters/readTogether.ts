import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { fields, type Field } from '../arguments/fields';
import { isRecord } from '../arguments/understand/understood';

/** Values of one row by argument, as far as they could be read together. */
export type ValuesTogether = ReadonlyMap<Field['argument'], unknown>;

/**
 * An expression that only names a field of a row, such as `{{ $json.budget }}` or
 * `{{ $('Sheet').item.json["Ad group"] }}`; it has no text around it, no call and no operator.
 */
const path =
	/^=\{\{\s*(\$json|\$\((?:"[^"\\{}]*"|'[^'\\{}]*')\)\.item\.json)((?:\??\.[\p{L}_][\p{L}\p{N}_]*|(?:\?\.)?\[(?:"[^"\\{}]*"|'[^'\\{}]*'|\d+)\])+)\s*\}\}$/u;

const member = /(?:\?\.)?(\[[^\]]*\])|\??\.([\p{L}\p{N}_]+)/gu;

/**
 * The code of such an expression, or undefined where the text is anything else. A field of something
 * that is missing is missing, as where n8n evaluates the expression by itself.
 */
function codeOf(text: unknown): string | undefined {
	const [, root, members] = (typeof text === 'string' && path.exec(text)) || [];
	if (root === undefined || members === undefined) return undefined;
	return root + members.replace(member, (_, index?: string, name?: string) => `?.${index ?? name}`);
}

/** What is written in a field, be it a resource locator, in a collection, or on its own. */
function writtenIn({ parameter, collection }: Field, parameters: IDataObject): unknown {
	const holder: unknown = collection === undefined ? parameters : parameters[collection];
	const value = isRecord(holder) ? holder[parameter] : undefined;
	return isRecord(value) && 'mode' in value ? value.value : value;
}

/** After so many rows that could not be read together, the others are not tried. */
const mostFailures = 3;

/**
 * Reads the fields whose expressions only name a field of the row, all in one go. n8n prepares its
 * sandbox anew for every expression, which takes many times as long as the expression itself; eight
 * of them, put into one, take a quarter of the time. Whatever goes wrong is left to be found, and
 * told, by reading the fields one by one.
 *
 * @returns the reader of a row; it gives undefined where the fields have to be read one by one.
 */
export function readerTogether(
	context: IExecuteFunctions,
): (row: number) => ValuesTogether | undefined {
	const { parameters } = context.getNode();
	const together = fields.flatMap((field) => {
		const code = codeOf(writtenIn(field, parameters));
		return code === undefined ? [] : [{ argument: field.argument, code }];
	});
	const expression = `{{ [${together.map(({ code }) => code).join(', ')}] }}`;
	let failures = together.length < 2 ? mostFailures : 0;

	return (row) => {
		if (failures >= mostFailures) return undefined;
		const values = evaluated(context, expression, row);
		if (Array.isArray(values) && values.length === together.length) {
			return new Map(together.map(({ argument }, index) => [argument, values[index]]));
		}
		failures++;
		return undefined;
	};
}

function evaluated(context: IExecuteFunctions, expression: string, row: number): unknown {
	try {
		return context.evaluateExpression(expression, row);
	} catch {
		return undefined;
	}
}
