import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { someArguments } from '../contract/adGroupArguments';
import type { CallFields, GivenRow } from './callFields';
import type { Reading, Row } from './row';
import type { LabelOfParameter } from './parameterReader';
import type { ParseContext } from './parsers';
import type { RunOptions } from './runOptions';

/** A row whose options are parsed, and whose values are not yet. */
export interface UnparsedCall {
	readonly given: GivenRow;
	readonly options: RunOptions;
	readonly problems: readonly Problem[];
}

/**
 * Parses a row's values and checks them together.
 *
 * @param wanted the operation's arguments, and what it needs of them.
 * @returns what is to be sent, and what is to be said of it; with a problem, the row isn't sent.
 */
export function parseCallRow(
	{ given, options }: UnparsedCall,
	wanted: CallFields,
	labelOf: LabelOfParameter,
	context: ParseContext,
): Pick<Row, 'values' | 'problems' | 'warnings' | 'readings' | 'labelOf'> {
	const { fields, fixed, needsOneOf, check } = wanted;
	const { values: written } = given;
	const labelIn = (argument: string) => written.get(argument)?.label ?? argument;
	const problems: Problem[] = [...given.problems];
	const warnings: Problem[] = [];
	const readings: Reading[] = [];
	const args: Record<string, unknown> = { ...fixed };
	for (const { argument, required, parse } of fields) {
		const {
			label: field = argument,
			value,
			problem,
			notes,
			whyMissing,
		} = written.get(argument) ?? {};
		const parsed = problem === undefined ? parse(value, { ...context, ...notes }) : { problem };
		if ('problem' in parsed) problems.push({ field, message: parsed.problem });
		else if ('value' in parsed && !isEmpty(parsed.value)) {
			args[argument] = parsed.value;
			if (parsed.readAs !== undefined) {
				readings.push({ field, written: formatValue(value), readAs: parsed.readAs });
			}
			if (parsed.warning !== undefined) warnings.push({ field, message: parsed.warning });
		} else if (required) {
			problems.push({ field, message: whyMissing ?? 'is empty. Fill it in.' });
		}
	}
	if (problems.length === 0 && needsOneOf && !needsOneOf.some((argument) => argument in args)) {
		problems.push(nothingGiven(given, wanted, labelOf));
	}
	if (problems.length === 0 && check) {
		problems.push(...check(args, options, labelIn));
	}
	return { values: someArguments.parse(args), problems, warnings, readings, labelOf: labelIn };
}

/** A row that gives nothing of what it has to give something of. */
function nothingGiven(
	{ values, isMapped }: GivenRow,
	{ fields, needsOneOf = [] }: CallFields,
	labelOf: LabelOfParameter,
): Problem {
	const collection = fields.find(({ argument }) => needsOneOf.includes(argument))?.collection ?? '';
	if (!isMapped) {
		const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
		return { field: labelOf(collection), message };
	}
	const [column] = needsOneOf.flatMap((argument) => {
		const given = values.get(argument);
		return given?.hasColumn ? [given.label] : [];
	});
	return column === undefined
		? {
				field: labelOf('mappingMode'),
				message:
					"finds no column that says what to change. Add one, such as 'New budget', 'New name', 'Age' or 'End date'.",
			}
		: {
				field: column,
				message:
					'has nothing to change, and neither does any other column. Fill one in, or remove the row.',
			};
}
