import { changedValues } from '../../nodes/AdspirerTikTok/rows/changedValues';

const sent = { budget: 50, location_ids: ['1', '2'], gender: 'GENDER_MALE' };

test.each<[about: string, now: Record<string, unknown>, changed: unknown[]]>([
	['nothing', { ...sent }, []],
	['nothing but their order', { gender: 'GENDER_MALE', location_ids: ['1', '2'], budget: 50 }, []],
	['another value', { ...sent, budget: 60 }, [{ argument: 'budget', before: 50, now: 60 }]],
	[
		'a value that was not sent',
		{ ...sent, pixel_id: '7' },
		[{ argument: 'pixel_id', before: undefined, now: '7' }],
	],
	[
		'a value that is gone',
		{ budget: 50, location_ids: ['1', '2'] },
		[{ argument: 'gender', before: 'GENDER_MALE', now: undefined }],
	],
	[
		'another order within a list',
		{ ...sent, location_ids: ['2', '1'] },
		[{ argument: 'location_ids', before: ['1', '2'], now: ['2', '1'] }],
	],
	[
		'a number for its text',
		{ ...sent, budget: '50' },
		[{ argument: 'budget', before: 50, now: '50' }],
	],
])('what a row says otherwise than what was sent: %s', (_about, now, changed) => {
	expect(changedValues(sent, now)).toEqual(changed);
});
