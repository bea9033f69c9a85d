/**
 * Makes all that is drawn by chance come from a seed, so that a history fails again with it.
 *
 * Source: Tommy Ettinger's Mulberry32, a generator of 32 bits.
 */
export function castDice(seed: number): jest.SpyInstance {
	let state = seed;
	return jest.spyOn(Math, 'random').mockImplementation(() => {
		state += 0x6d2b79f5;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	});
}
