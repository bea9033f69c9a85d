import type { INodePropertyOptions } from 'n8n-workflow';
import type { Choice } from '../contract/choices';

/** Choices as n8n's form wants them; other spellings stay behind. */
export function formOptions(choices: readonly Choice[]): INodePropertyOptions[] {
	return choices.map(({ name, value, description }) =>
		description === undefined ? { name, value } : { name, value, description },
	);
}
