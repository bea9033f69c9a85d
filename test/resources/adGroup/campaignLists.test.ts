import type { Service } from '../../../nodes/AdspirerTikTok/client/service';
import { adGroup } from '../../../nodes/AdspirerTikTok/contract/adGroup';
import { SiblingLists } from '../../../nodes/AdspirerTikTok/run/listTools';
import { QuotaWatch } from '../../../nodes/AdspirerTikTok/response/quota';

const second = 1_000;
const sent = { campaign_id: '17', adgroup_name: 'A' };
const whole = { success: true, data: { text: 'No ad groups found.' } };

/** Lists of a service that gives these answers, the last one for ever. */
function listsWith(...answers: Array<{ status: number; body: object }>) {
	let calls = 0;
	const service: Service = {
		id: 'service',
		call: async () => {
			const answer = answers[Math.min(calls++, answers.length - 1)];
			if (!answer) throw new RangeError('No answer is left');
			const text = JSON.stringify(answer.body);
			return await Promise.resolve({ kind: 'answer', status: answer.status, headers: {}, text });
		},
	};
	const lists = new SiblingLists(adGroup, service, new QuotaWatch(undefined));
	return { lists, calls: () => calls };
}

test('a list that fails is asked for again, and throttled calls don’t count', async () => {
	const busy = { status: 429, body: { success: false, error: 'Retry after 60 seconds' } };
	const broken = { status: 500, body: { success: false, error: 'Internal error' } };
	const { lists, calls } = listsWith(busy, busy, broken, broken, { status: 200, body: whole });
	const asked = [];
	for (let times = 0; times < 6; times++) asked.push(await lists.of(sent, 0, second));
	expect(asked.map((list) => list.failure?.retry)).toEqual([
		'throttled',
		'throttled',
		'fault',
		'fault',
		undefined,
		undefined,
	]);
	expect(asked[4]?.list).toMatchObject({ isWhole: true });
	expect(calls()).toBe(5);
});
