import { argumentSchemas, type AdGroupArguments, type ArgumentName } from './argumentSchemas';
import { displayRules } from './displayRules';
import { fields, type Field } from './fields';
import { rules, warnings } from './rules';
import { understandAdditional } from './understand/additional';
import { isEmpty } from './understand/understood';

/** One thing that is wrong with a row; `field` is the label in the form. */
export interface Problem {
	readonly field: string;
	readonly message: string;
}

/** A value that a display rule hides for this row, and that was not empty. */
export interface LeftOut {
	readonly field: string;
	readonly because: string;
}

/** A row's values as parameters gave them: by argument, expressions resolved, nothing read yet. */
export interface RowValues {
	readonly given: ReadonlyMap<ArgumentName, unknown>;
	readonly additional: unknown;
	/** Fields whose expression could not be worked out. */
	readonly unreadable: readonly Problem[];
}

/** What became of a row's values. The arguments are whole only where there is no problem. */
export interface RowArguments {
	readonly arguments: AdGroupArguments;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly leftOut: readonly LeftOut[];
}

const additionalLabel = 'Additional Arguments';

/**
 * Reads one row: every value understood, hidden ones left out, additional arguments merged last,
 * the rules between arguments checked. Every problem of the row is told, not the first alone.
 *
 * @param zone IANA name of the time zone for times without an offset.
 * @param labelOf the label of an argument's field in the form.
 */
export function readArguments(
	values: RowValues,
	zone: string,
	labelOf: (argument: ArgumentName) => string,
): RowArguments {
	const schemas = argumentSchemas(zone);
	const problems: Problem[] = [...values.unreadable];
	const refused = new Set<ArgumentName>();
	const sent: AdGroupArguments = {};

	const read = ({ argument }: Field) => {
		const result = schemas[argument].safeParse(values.given.get(argument));
		if (result.success) {
			if (result.data !== undefined) sent[argument] = result.data;
			return;
		}
		refused.add(argument);
		for (const issue of result.error.issues) {
			problems.push({ field: labelOf(argument), message: issue.message });
		}
	};

	const additional = understandAdditional(values.additional);
	if ('problem' in additional)
		problems.push({ field: additionalLabel, message: additional.problem });
	const more = 'value' in additional ? additional.value : {};

	const dependent = new Map(displayRules.map((rule) => [rule.argument, rule]));
	for (const field of fields) if (!dependent.has(field.argument)) read(field);

	const unreadable = new Set(values.unreadable.map((problem) => problem.field));
	const spared = (argument: ArgumentName) =>
		refused.has(argument) || unreadable.has(labelOf(argument));

	const leftOut: LeftOut[] = [];
	for (const field of fields) {
		const rule = dependent.get(field.argument);
		if (!rule) continue;
		if (rule.appliesTo({ ...sent, ...more })) read(field);
		// Where the value that the rule hangs on was itself refused, that problem says enough.
		else if (!isEmpty(values.given.get(field.argument)) && !spared(rule.hangsOn)) {
			leftOut.push({ field: labelOf(field.argument), because: rule.because });
		}
	}

	const merged: AdGroupArguments = { ...sent, ...more };
	for (const field of fields) {
		if (field.required && isEmpty(merged[field.argument]) && !spared(field.argument)) {
			problems.push({ field: labelOf(field.argument), message: 'is empty. Fill it in.' });
		}
	}
	for (const rule of rules) {
		const finding = rule(merged);
		if (finding && !spared(finding.argument)) {
			problems.push({ field: labelOf(finding.argument), message: finding.message });
		}
	}
	const warned = warnings.flatMap((rule) => {
		const finding = rule(merged);
		return finding ? [{ field: labelOf(finding.argument), message: finding.message }] : [];
	});
	return { arguments: merged, problems, warnings: warned, leftOut };
}
