import '../fixedDate';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();
const own = { Country: 'US', 'Daily budget': 50, Objective: 'Traffic' };
const both = ['both', 'iOS, Android', 'Android & iOS', '両方', 'Beide'];

describe('both systems', () => {
	expectRows(bench, own, [
		...both.map((cell): RowCase => [{ OS: cell }, { operating_systems: undefined }]),
		[{ OS: 'iOS' }, { operating_systems: ['IOS'] }],
		// An app runs on one.
		...both.map(
			(cell): RowCase => [
				{ OS: cell, Objective: 'App Promotion', 'App ID': '7000000000000000001' },
				'an ad group that promotes an app can only target one',
			],
		),
		[
			{ OS: 'both', 'Promotion type': 'iOS App' },
			"'OS' contains Android. Change one of the two fields so that they match.",
		],
	]);

	it.each(both)('%s is told, and not warned of', async (cell) => {
		const { items } = await checkSheet(bench, [{ ...own, OS: cell }]);
		expect(items[0]).toMatchObject({ valid: true, warnings: '' });
		expect(JSON.stringify(items[0])).toContain('all systems');
	});
});
