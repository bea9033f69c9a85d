import '../fixedDate';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { filledIn } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

/** Values that only an expression can give: those of other realms, and whole fields put together. */
const bench = fileWorkbench();
let runs = 0;

/** The arguments received for one row, or why it was refused. */
async function sent(row: IDataObject, parameters: INodeParameters, timezone = 'UTC') {
	const name = { adgroupName: `Expression ${++runs}` };
	const { rows } = await sendRows(bench, [row], { ...name, ...parameters }, { timezone });
	return rows[0]?.sent ?? { refused: rows[0]?.item.error };
}

const times = ['schedule_start_time', 'schedule_end_time'];
const moment = '2027-05-01T14:30:00+02:00';

const luxon = DateTime.fromISO(moment, { zone: 'Asia/Tokyo' });

describe('a time that an expression makes', () => {
	it.each<[value: IDataObject[string], expression: string]>([
		[new Date(moment), '={{ $json.value }}'],
		[luxon, '={{ $json.value }}'],
		[moment, '={{ new Date($json.value) }}'],
		[moment, '={{ DateTime.fromISO($json.value) }}'],
		[moment, '={{ $json.value.toDateTime() }}'],
		[
			moment,
			'={{ DateTime.fromISO($json.value, { setZone: true }).plus({ days: 1 }).minus({ days: 1 }) }}',
		],
	])('may be a Date or a Luxon DateTime: %j by %s', async (value, expression) => {
		for (const name of times) {
			const received = await sent({ value }, filledIn(name, expression), 'Asia/Tokyo');
			expect(received).toMatchObject({ [name]: '2027-05-01 12:30:00' });
		}
	});

	it("is in the time zone that each row chooses, or in New York's on an n8n that nobody set up", async () => {
		const preview = { operation: 'preview', adgroupName: '={{ $itemIndex }}' };
		const zones = [{ zone: 'UTC' }, { zone: 'Workflow Timezone' }, { zone: 'workflow' }, {}];
		const settings = { timezone: 'Europe/Berlin' };
		const options = { scheduleTimezone: '={{ $json.zone }}' };
		const form = { ...preview, scheduleStartTime: '2027-05-01 14:30', options };
		const starts = output(await bench.run(zones, form, {}, { settings })).map((item) =>
			String(Object(item.arguments).schedule_start_time).slice(11),
		);
		expect(starts).toEqual(['14:30:00', '12:30:00', '12:30:00', '12:30:00']);
		const winter = { ...preview, scheduleStartTime: '2027-01-05 09:00' };
		const readings = expect.stringContaining('5 Jan 2027 09:00 New York time (14:00 UTC)');
		expect(output(await bench.run([{}], winter))).toMatchObject([{ readings }]);
	});
});

describe('a field that an expression fills', () => {
	it.each([
		['campaignId', 'campaign_id', 7_000_000_000_001],
		['advertiserId', 'advertiser_id', '7000000000000000001'],
	])('%s: may be a whole locator', async (path, argument, value) => {
		const received = await sent({ value }, { [path]: '={{ $json.value }}' });
		expect(received).toMatchObject({ [argument]: String(value) });
	});

	it('is reported as a date where it is one and none belongs', async () => {
		const names = ['campaign_id', 'adgroup_name', 'objective', 'budget', 'location_ids'];
		for (const expression of ['={{ $json.value }}', '={{ $now }}']) {
			const form = Object.assign({}, ...names.map((name) => filledIn(name, expression)));
			const { rows } = await sendRows(bench, [{ value: new Date(moment) }], form);
			expect(problemsOf(rows[0]?.item).map(({ message }) => message)).toEqual(
				names.map(() => expect.stringMatching(/^is (a date|"2026).*\. Enter /)),
			);
		}
	});

	it('is read from a column as n8n would evaluate it', async () => {
		const cells = ['Spring', ' =1+1', '={{ 1 }}', '{{ $json.a }}', '', 12, 0, true, false, null];
		const rows = [...cells, undefined, ['Spring'], { a: 1 }].map((value) => ({ 'Größe 1': value }));
		const read = async (name: string, of: IDataObject[]) => {
			const targeting = { ageGroups: name };
			const form = { operation: 'preview', adgroupName: name, budget: name, targeting };
			return output(await bench.run(of, form));
		};
		const all = [{ 'Größe 1': 'Summer' }, ...rows, {}];
		expect(await read('={{ $json["Größe 1"] }}', all)).toEqual(
			await read('={{ [$json["Größe 1"]][0] }}', all),
		);
		const odd = ['', 'arguments', 'toString', 'a\\b'];
		const written = odd.flatMap((column) => [`={{ $json["${column}"] }}`, `= {{ $json.x }}`]);
		const columns = Object.fromEntries([...odd, 'x'].map((column) => [column, 'Spring']));
		for (const expression of written) {
			const others = Object.fromEntries(odd.map((one) => [one, 2]));
			const given = [columns, { ...columns, ...others, x: 1.234 }];
			const evaluated = await read(expression.replace('$json', '($json)'), given);
			expect(await read(expression, given)).toEqual(evaluated);
		}
	});
});
