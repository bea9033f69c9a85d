import type { Problem } from '../parse/problem';
import type { FailureReason } from '../response/failure';
import { outcomeOpen, type Advice, type Description } from './description';

/** What to say of failures that this node found by itself, without an answer of the service. */

type Reason<Type extends FailureReason['type']> = Extract<FailureReason, { type: Type }>;

/** What to do about an error of this node's own. */
export const reportBug = 'This is a bug in the node. Please report it.';

/** One line for all that is wrong with a row. */
export function problemLine(problems: readonly Problem[]): string {
	return problems.map(({ field, message }) => `'${field}' ${message}`).join(' ');
}

/** The row itself is wrong, so it was not sent. */
export function invalid({ problems }: Reason<'invalid'>): Description {
	return { message: problemLine(problems), remedy: 'Correct the row and run it again.' };
}

/** The credential can't be used. */
export function badCredential({ problem }: Reason<'bad credential'>): Description {
	return { message: problem, remedy: "Correct the node's Adspirer credential." };
}

/**
 * @param cause what another row's failure is; undefined where a person stopped the execution.
 * @param again true where an earlier call was made for the row.
 */
export function notSent(cause: Description | undefined, again: boolean): Description {
	const what = again ? 'Not sent again' : 'Not sent';
	// That the other row's outcome is open would be read as a word on this one.
	const why = again ? cause?.message : cause?.message.replace(`, ${outcomeOpen}`, '');
	return cause
		? { ...cause, message: `${what}, because an earlier row failed. ${why}` }
		: {
				message: `${what}, because the execution was stopped.`,
				remedy: 'Run the workflow again to send the row.',
				remedyIfOpen: '',
			};
}

/** 'Skip Existing Names' could not be answered, so the row was not sent. */
export function notChecked({ incomplete }: Reason<'not checked'>): Description {
	return incomplete
		? {
				message:
					"Not sent: 'Skip Existing Names' can't tell whether the name already exists. The campaign's list of ad groups is incomplete, cuts names off, or has the name more than once.",
				remedy:
					"Check in TikTok Ads Manager whether the name exists. If it doesn't, turn off 'Skip Existing Names' and run the row again.",
			}
		: {
				message:
					"Not sent: Adspirer didn't list the campaign's ad groups, so 'Skip Existing Names' can't tell whether the name already exists.",
				remedy:
					"Run the row again later. If you are sure that the name is new, turn off 'Skip Existing Names'.",
			};
}

/** The outcome of an earlier call is still unknown. */
export function notSettled(): Description {
	return {
		message: `An earlier call for this row got no answer, ${outcomeOpen}.`,
		remedy: "The campaign's list of ad groups can't settle it either.",
	};
}

/** This node failed by itself. */
export function internalError(
	{ message }: Reason<'internal error'>,
	mayExist: boolean,
): Description {
	return {
		message: `The node itself failed on this row (${message})${mayExist ? `, ${outcomeOpen}` : ''}.`,
		remedy: reportBug,
	};
}

/** Another ad group has the row's name or key, and other values. */
export function otherValues(
	{ where, item, by, adgroupId }: Reason<'other values'>,
	{ labelOf }: Advice,
): Description {
	const id = adgroupId ? ` (ID ${adgroupId})` : '';
	const isByKey = by === 'key';
	if (where === 'this run') {
		const other = item === undefined ? 'an earlier row' : labelOf(item);
		return {
			message: isByKey
				? `'Duplicate Key' is the same as in ${other}, but other values differ.`
				: `The name and campaign are the same as in ${other}, but other values differ.`,
			remedy: isByKey
				? 'Give each ad group its own key, or make the rows the same.'
				: 'Rename or remove one of the two.',
		};
	}
	if (where === 'service' && isByKey) {
		// The list is searched by the name, and the key may have made an ad group of another one.
		return {
			message: `This 'Duplicate Key' was used before with different values. An ad group with this name exists in the campaign${id}, which may or may not be the one that was created with it.`,
			remedy:
				"If it is the ad group that you want, change it with Update. To create another one, use another 'Duplicate Key' and another name.",
		};
	}
	const what =
		where === 'earlier pass' ? 'An earlier pass of the loop created an ad group' : 'An ad group';
	const exists = where === 'earlier pass' ? '' : ' already exists';
	return {
		message: isByKey
			? `${what} with this 'Duplicate Key'${exists}${id}, with different values.`
			: `${what} with this name${exists} in the campaign${id}, with different values.`,
		remedy: isByKey
			? "Change it with Update, or use another 'Duplicate Key'."
			: 'Change it with Update, or rename the row.',
	};
}
