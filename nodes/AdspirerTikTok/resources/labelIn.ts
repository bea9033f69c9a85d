import type { INodeProperties } from 'n8n-workflow';

/** The label of a parameter in a form, or its name where the form doesn't have it. */
export function labelIn(
	form: readonly INodeProperties[],
	name: string,
	collection?: string,
): string {
	const outer = form.find((parameter) => parameter.name === (collection ?? name));
	if (collection === undefined) return outer?.displayName ?? name;
	const inner = outer?.options?.find((option) => option.name === name);
	return inner && 'displayName' in inner ? inner.displayName : name;
}
