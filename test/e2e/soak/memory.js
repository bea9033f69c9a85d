const { readFileSync, readdirSync } = require('node:fs');

const megabyte = 1024;

/** What the kernel says of a process, in kilobytes; undefined if it has just ended. */
function statusOf(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/status`, 'utf8');
		const number = (field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
		return {
			pid,
			parent: number('PPid'),
			// Shared memory has a fixed size, and every process of PostgreSQL would count it again.
			memory: number('VmRSS') - number('RssShmem'),
		};
	} catch {
		return undefined;
	}
}

/**
 * How much memory servers take up now: each by itself, and all processes that it started together.
 *
 * @param servers with `name` and `pid`.
 * @returns megabytes by name.
 */
function memoryOf(servers) {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const statuses = all.map((name) => statusOf(Number(name))).filter(Boolean);
	const under = (pid) =>
		statuses
			.filter(({ parent }) => parent === pid)
			.flatMap((child) => [child, ...under(child.pid)]);
	const sum = (list) => list.reduce((total, { memory }) => total + memory, 0) / megabyte;
	return Object.fromEntries(
		servers.flatMap(({ name, pid }) => {
			const own = statuses.filter((status) => status.pid === pid);
			const started = under(pid);
			return [
				[name, sum(own)],
				...(started.length > 0 ? [[`${name}, what it started`, sum(started)]] : []),
			];
		}),
	);
}

function median(values) {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How fast a value grows: the median of the slopes between any two points (Theil and Sen), which a
 * few peaks, such as those before a garbage collection, don't move.
 *
 * @param points pairs of a time in hours and a value.
 */
function growthPerHour(points) {
	const slopes = points.flatMap(([at, value], index) =>
		points.slice(index + 1).map(([later, then]) => (then - value) / (later - at)),
	);
	return slopes.length > 0 ? median(slopes) : 0;
}

/** Growth in an hour that still counts as flat: a tenth of the memory, or 10 MB of a small one. */
const tolerated = (level) => Math.max(level / 10, 10);

/**
 * Judges the samples after the warm-up, process by process.
 *
 * @param samples each with `minute` and `memory`, megabytes by name.
 */
function judge(samples, warmUpMinutes) {
	const names = [...new Set(samples.flatMap(({ memory }) => Object.keys(memory)))];
	return names.flatMap((name) => {
		const points = samples
			.filter(({ minute, memory }) => minute >= warmUpMinutes && memory[name] !== undefined)
			.map(({ minute, memory }) => [minute / 60, memory[name]]);
		if (points.length < 2) return [];
		const values = points.map(([, value]) => value);
		const level = median(values);
		const growth = growthPerHour(points);
		return [
			{
				name,
				first: median(values.slice(0, 10)),
				last: median(values.slice(-10)),
				most: Math.max(...values),
				growth,
				flat: growth <= tolerated(level),
			},
		];
	});
}

/** The judgement as a table in Markdown. */
function tableOf(judged) {
	const mb = (value) => `${Math.round(value)} MB`;
	const rows = judged.map(({ name, first, last, most, growth, flat }) => [
		name,
		...[first, last, most].map(mb),
		`${growth > 0 ? '+' : ''}${growth.toFixed(1)} MB`,
		flat ? 'yes' : 'NO',
	]);
	const head = ['Process', 'First', 'Last', 'Most', 'Growth in an hour', 'Flat'];
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

module.exports = { memoryOf, judge, tableOf };
