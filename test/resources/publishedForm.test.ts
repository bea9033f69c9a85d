import { creationFields, type ParseContext } from '../../nodes/AdspirerTikTok/contract/fields';
import { locatedValue } from '../../nodes/AdspirerTikTok/rows/parameters';
import { parametersAt, valuesOffered } from './form';
import { publishedTable, type PublishedArgument } from '../rows/publishedTable';
import { said } from '../parse/said';

const context: ParseContext = {
	zone: 'utc',
	dateOrder: 'refuse',
	now: Date.UTC(2026, 10, 25),
};
const sorted = (values: Iterable<unknown>) => [...values].map(String).sort();
const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);

/** A value as an argument's parser reads it: the value to send, or the reason for the refusal. */
function read(name: string, value: unknown): { sent?: unknown; refused?: string } {
	const field = creationFields.find(({ argument }) => argument === name);
	if (!field) return { refused: 'there is no such argument' };
	const parsed = field.parse(value, context);
	if ('problem' in parsed) return { refused: said(parsed).problem };
	return { sent: 'value' in parsed ? parsed.value : undefined };
}

describe('the published arguments', () => {
	it('are filled by the parameters that saved workflows hold', () => {
		const paths = creationFields.map(({ argument, collection, parameter }) => [
			argument,
			collection ? `${collection}.${parameter}` : parameter,
		]);
		expect(Object.fromEntries(paths)).toEqual(
			Object.fromEntries(publishedTable.map(({ name, path }) => [name, path])),
		);
	});

	it.each(all)(
		'%s has its parameter in the form, required where the service requires it',
		(name, { path, control, required }) => {
			const found = parametersAt(path);
			expect(found).not.toHaveLength(0);
			expect(found.map(({ type }) => type)).toEqual(found.map(() => control));
			const needed = required || name === 'schedule_end_time' || name === 'placements';
			expect(found.filter((parameter) => parameter.required)).toHaveLength(needed ? 1 : 0);
		},
	);

	it.each(all.filter(([, { values }]) => values))(
		'%s offers the published values in the form',
		(_name, { path, values = [], later = [], open }) => {
			for (const parameter of parametersAt(path)) {
				const offered = valuesOffered(parameter).filter((value) => value !== '');
				expect(new Set(offered).size).toBe(offered.length);
				if (open) expect(offered).toEqual(expect.arrayContaining([...values]));
				else expect(sorted(offered)).toEqual(sorted([...values, ...later]));
			}
		},
	);

	it.each(all)('%s starts out in the form as the service would default it', (name, argument) => {
		for (const { default: initial } of parametersAt(argument.path)) {
			if (argument.path.includes('.')) {
				// To add it sends nothing yet, but for a switch, which has no third state.
				const sent = argument.control === 'boolean' ? true : undefined;
				expect(read(name, locatedValue(initial))).toEqual({ sent });
			} else if (argument.control === 'resourceLocator') {
				expect(initial).toMatchObject({ value: '' });
			} else {
				expect(read(name, initial)).toEqual({ sent: argument.default });
			}
		}
	});
});
