import { choicesOf, description, everyParameter } from './form';

const parameters = everyParameter();
/** n8n itself explains what these are. */
const selfEvident = ['resource', 'operation', 'options'];

const everyText = parameters.flatMap(([path, parameter]) => [
	[path, parameter.displayName],
	[path, parameter.description ?? ''],
	...choicesOf(parameter).flatMap((choice) => [
		[path, choice.name],
		[path, choice.description ?? ''],
	]),
]);

describe('the words of the form', () => {
	it.each(parameters)('%s has a plain label', (_path, { displayName }) => {
		expect(displayName).toMatch(/^[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*$/);
		expect(displayName).not.toMatch(/[a-z][A-Z]/);
	});

	it.each(parameters.filter(([path]) => !selfEvident.includes(path)))(
		'%s says what it is for',
		(_path, parameter) => {
			expect(parameter.description ?? '').toMatch(/^[A-Z].{10,}/);
		},
	);

	it('have no doubled word, no doubled point and no stray space', () => {
		const slips = everyText.filter(([, text = '']) =>
			/\b(\w+)\s+\1\b|\.\.|\s{2}|^\s|\s$|\s[.,]/i.test(text),
		);
		expect(slips).toEqual([]);
	});

	it("offer words to choose from and not the service's own names", () => {
		const raw = parameters
			.flatMap(([, parameter]) => choicesOf(parameter))
			.filter(({ name }) => name.includes('_'));
		expect(raw).toEqual([]);
	});

	it('name every choice once', () => {
		for (const [path, parameter] of parameters) {
			const offered = choicesOf(parameter).map(({ name }) => name.toLowerCase());
			expect([path, new Set(offered).size]).toEqual([path, offered.length]);
		}
	});

	it('give an example where an ID is typed', () => {
		const typed = parameters.filter(([path]) => /Ids?$/.test(path));
		expect(typed.length).toBeGreaterThan(6);
		for (const [path, { placeholder, modes }] of typed) {
			const shown = placeholder ?? modes?.find(({ name }) => name === 'id')?.placeholder;
			expect([path, shown]).toEqual([path, expect.stringMatching(/^e\.g\. \d/)]);
		}
	});

	it('tell the node itself in a line', () => {
		expect(description.displayName).toBe('Adspirer TikTok');
		expect(description.description).toMatch(/ad groups/);
		expect(description.usableAsTool).toBe(true);
	});
});
