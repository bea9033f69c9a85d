import { listLifetime, ListCache } from '../../nodes/AdspirerTikTok/resources/listSearch/listCache';

/** A cache with a clock to set, and a count of what was asked for. */
function cacheAt() {
	const clock = { now: 0 };
	const asked: string[] = [];
	const cache = new ListCache<string>(() => clock.now);
	const get = async (id: string) =>
		await cache.get(id, async () => {
			asked.push(id);
			return id;
		});
	return { clock, asked, cache, get };
}

it('asks once in five minutes', async () => {
	const { clock, asked, get } = cacheAt();
	await get('a');
	clock.now = listLifetime - 1;
	await get('a');
	expect(asked).toEqual(['a']);
	clock.now = listLifetime;
	await get('a');
	expect(asked).toEqual(['a', 'a']);
});

it('forgets what failed, for all that wait for it', async () => {
	const { cache, asked, get } = cacheAt();
	const fail = async () => {
		throw new RangeError('no list');
	};
	const both = await Promise.allSettled([cache.get('a', fail), cache.get('a', fail)]);
	expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(await get('a')).toBe('a');
	expect(asked).toEqual(['a']);
});

it('keeps 50 lists and forgets the oldest', async () => {
	const { asked, get } = cacheAt();
	for (let at = 0; at <= 50; at++) await get(String(at));
	await get('50');
	await get('1');
	expect(asked).toHaveLength(51);
	await get('0');
	expect(asked).toHaveLength(52);
});
