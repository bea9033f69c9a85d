import { openWorkbench, type Workbench } from '../workbench';
import { choicesOf, parametersAt } from './form';
import { publishedTable, type PublishedArgument } from './publishedTable';
import { expectSent, type Case } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const chosen = publishedTable
	.filter(({ values }) => values !== undefined)
	.map((argument): [string, PublishedArgument] => [argument.name, argument]);

const spaced = (text: string) => ` ${text} `;
const hyphened = (text: string) => text.replaceAll('_', '-').toLowerCase();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

describe('a choice that comes by expression', () => {
	it.each(chosen)("%s: the service's value in any case", async (name, argument) => {
		const { type, values = [], later = [] } = argument;
		const cases = [...values, ...later].flatMap((value): Case[] => {
			const sent = type === 'array' ? [value] : value;
			const spellings = [
				value,
				value.toLowerCase(),
				capital(value),
				spaced(value),
				hyphened(value),
			];
			return spellings.map((spelling) => [spelling, sent]);
		});
		await expectSent(bench, name, cases);
	});

	it.each(chosen)('%s: the word that the form shows', async (name, { path, type }) => {
		const choices = parametersAt(path).flatMap(choicesOf);
		const cases = choices.flatMap(({ name: word, value }): Case[] => {
			const sent = value === '' ? undefined : type === 'array' ? [value] : value;
			return [
				[word, sent],
				[word.toLowerCase(), sent],
				[spaced(word.toUpperCase()), sent],
			];
		});
		await expectSent(bench, name, cases);
	});

	it('takes the words of the trade', async () => {
		await expectSent(bench, 'budget_mode', [
			['Daily', 'BUDGET_MODE_DAY'],
			['daily budget', 'BUDGET_MODE_DAY'],
			['Lifetime', 'BUDGET_MODE_TOTAL'],
			['total', 'BUDGET_MODE_TOTAL'],
		]);
		await expectSent(bench, 'placement_type', [
			['Manual', 'PLACEMENT_TYPE_NORMAL'],
			['automatic', 'PLACEMENT_TYPE_AUTOMATIC'],
		]);
		await expectSent(bench, 'gender', [
			['Female', 'GENDER_FEMALE'],
			['women', 'GENDER_FEMALE'],
			['M', 'GENDER_MALE'],
			['all', 'GENDER_UNLIMITED'],
		]);
	});

	it('takes the retired event names and sends the new ones', async () => {
		await expectSent(bench, 'optimization_event', [
			['SUBMIT_FORM', 'FORM'],
			['ADD_TO_CART', 'ON_WEB_CART'],
			['VIEW_CONTENT', 'ON_WEB_DETAIL'],
			['COMPLETE_REGISTRATION', 'ON_WEB_REGISTER'],
			['DOWNLOAD', 'DOWNLOAD_FINISH'],
			['CONTACT', 'CONSULT'],
			['BUTTON_CLICK', 'CLICK_LANDING_PAGE'],
			['button_click', 'CLICK_LANDING_PAGE'],
			['Submit Form', 'FORM'],
		]);
	});

	it('leaves open lists open', async () => {
		await expectSent(bench, 'optimization_goal', [
			['VALUE', 'VALUE'],
			['landing_page_view', 'LANDING_PAGE_VIEW'],
			['Conversion', 'CONVERT'],
		]);
		await expectSent(bench, 'languages', [
			['nb', ['nb']],
			['BG, English', ['bg', 'en']],
		]);
	});
});

describe('several choices that come by expression', () => {
	it.each([
		['age_groups', 'AGE_18_24', 'AGE_55_100'],
		['languages', 'en', 'es'],
		['placements', 'PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'],
		['operating_systems', 'IOS', 'ANDROID'],
	])('%s: arrays, JSON texts and parted texts', async (name, one, other) => {
		const both = [one, other];
		await expectSent(bench, name, [
			[one, [one]],
			[both, both],
			[[one.toLowerCase(), '', other, one], both],
			[JSON.stringify(both), both],
			[`['${one}', '${other}']`, both],
			[`[${one}, ${other}]`, both],
			[`${one},${other}`, both],
			[`${one.toLowerCase()}; ${other}`, both],
			[` ${one} | ${other} | ${one}`, both],
			[`${one}\n${other}\n`, both],
			[[`${other},${one}`], [other, one]],
		]);
	});

	it('takes ages as people write them', async () => {
		const first = ['AGE_18_24', 'AGE_25_34'];
		await expectSent(bench, 'age_groups', [
			['18-24, 25-34', first],
			['18–24;25–34', first],
			[['18-24', 'AGE_25_34'], first],
			['55+', ['AGE_55_100']],
			[55, ['AGE_55_100']],
			['13 - 17|55-100', ['AGE_13_17', 'AGE_55_100']],
		]);
	});
});
