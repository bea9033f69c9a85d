import { Spacing } from '../../nodes/AdspirerTikTok/call/spacing';

/** Starts calls at once, has some of them taken and the rest refused, and ends the rest. */
function burst(spacing: Spacing, from: number, taken: number, refused: number, rest: number): void {
	for (let call = 0; call < taken + refused; call++) spacing.started(from + call * 0.001);
	for (let call = 0; call < taken; call++) spacing.taken(from + call * 0.001);
	for (let call = taken; call < taken + refused; call++) {
		spacing.refused(from + call * 0.001, from + rest);
	}
}

/** Starts the first call that may start from a time on, and tells how far the next is from it. */
function gapAt(spacing: Spacing, now: number): number {
	const at = Math.max(now, spacing.nextStart());
	spacing.started(at);
	return spacing.nextStart() - at;
}

/** Runs so many calls, each as soon as it may start, all taken; tells when the last one started. */
function steady(spacing: Spacing, from: number, calls: number): number {
	let now = from;
	for (let call = 0; call < calls; call++) {
		now = Math.max(now, spacing.nextStart());
		spacing.started(now);
		spacing.taken(now);
	}
	return now;
}

test('calls need no distance while nothing was refused', () => {
	const spacing = new Spacing();
	expect(spacing.nextStart()).toBe(-Infinity);
	expect(gapAt(spacing, 0)).toBe(0);
	expect(steady(spacing, 0, 500)).toBe(0);
});

test('after a burst they keep the rate of what was taken, as of a second, and some margin', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 10, 2_000);
	expect(gapAt(spacing, 2_000)).toBeCloseTo((1_000 / 20) * 1.15);
});

test('a burst that took longer than a second counts with its own time', () => {
	const spacing = new Spacing();
	for (let at = 0; at <= 3_900; at += 100) {
		spacing.started(at);
		spacing.taken(at);
	}
	burst(spacing, 4_000, 0, 5, 60_000);
	expect(gapAt(spacing, 64_000)).toBeCloseTo((4_000 / 40) * 1.15, 0);
});

test('a service that names a shorter rest than a second is taken at its word', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 10, 5, 100);
	expect(gapAt(spacing, 100)).toBeCloseTo((100 / 10) * 1.15);
});

test('one call after every rest is always allowed', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 1, 5, 200);
	expect(gapAt(spacing, 200)).toBeLessThanOrEqual(200);
});

test('a single refusal tells nothing yet', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 1, 1_000);
	expect(gapAt(spacing, 1_000)).toBe(0);
});

test('a service that took what came after a refused call is not at its limit', () => {
	const spacing = new Spacing();
	for (let at = 0; at < 20; at++) spacing.started(at);
	for (const at of [2, 3]) spacing.refused(at, 1_000);
	for (let at = 4; at < 20; at++) spacing.taken(at);
	expect(gapAt(spacing, 1_000)).toBe(0);
});

test('a rest that brought nothing changes no distance', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 10, 2_000);
	const before = gapAt(spacing, 2_000);
	spacing.refused(2_000, 4_000);
	expect(gapAt(spacing, 4_000)).toBe(before);
});

test('a distance that was too small grows, and soon after a rest more than long after it', () => {
	const early = new Spacing();
	burst(early, 0, 20, 10, 1_000);
	const first = gapAt(early, 1_000);
	let now = steady(early, 1_000, 5);
	early.started(now + first);
	early.refused(now + first, now + 5_000);
	expect(gapAt(early, now + 5_000)).toBeCloseTo(first * 1.5);

	const late = new Spacing();
	burst(late, 0, 20, 10, 1_000);
	now = steady(late, 1_000, 400);
	late.started(now + 50);
	late.refused(now + 50, now + 5_000);
	expect(gapAt(late, now + 5_000)).toBeCloseTo(first * 1.05);
});

test('a distance that has proved itself shrinks little by little', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 10, 1_000);
	const first = gapAt(spacing, 1_000);
	let now = steady(spacing, 1_000, 150);
	expect(gapAt(spacing, now)).toBe(first);
	now = steady(spacing, now, 200);
	const second = gapAt(spacing, now);
	expect(second).toBeLessThan(first);
	expect(second).toBeGreaterThan(first * 0.5);
});

test('has to prove itself for longer where another throttling would cost a long rest', () => {
	const shrunk = (rest: number) => {
		const spacing = new Spacing();
		burst(spacing, 0, 20, 10, rest);
		const first = gapAt(spacing, rest);
		return gapAt(spacing, steady(spacing, rest, 600)) < first;
	};
	expect(shrunk(1_000)).toBe(true);
	expect(shrunk(60_000)).toBe(false);
});

test('calls that start late are made up for a little, so that the rate is kept', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 10, 1_000);
	const gap = gapAt(spacing, 1_000);
	let now = 1_000;
	for (let call = 0; call < 100; call++) {
		now = spacing.nextStart() + 3;
		spacing.started(now);
	}
	expect(now).toBeCloseTo(1_000 + 100 * gap + 3);
});

test('calls that come much later are not made up for', () => {
	const spacing = new Spacing();
	burst(spacing, 0, 20, 10, 1_000);
	const gap = gapAt(spacing, 1_000);
	expect(gapAt(spacing, 9_000)).toBeCloseTo(gap);
});
