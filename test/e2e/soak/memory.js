const { readFileSync, readdirSync } = require('node:fs');

const megabyte = 1024;

/** What the kernel says of a process, in kilobytes; undefined where it has just ended. */
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

/** Growth in an hour that still counts as flat: a tenth of the memory, or 10 MB of a small one. */
const tolerated = (level) => Math.max(level / 10, 10);

/**
 * Judges the samples after the warm-up, process by process: by the medians of the first ten and of the
 * last ten, which a few peaks, such as those before a garbage collection, don't move.
 *
 * @param samples each with `minute` and `memory`, megabytes by name.
 */
function judge(samples, warmUpMinutes) {
	const counted = samples.filter(({ minute }) => minute >= warmUpMinutes);
	if (counted.length < 2) return [];
	const [begin, end] = [counted.slice(0, 10), counted.slice(-10)].map((part) => ({
		hour: median(part.map(({ minute }) => minute)) / 60,
		of: (name) => median(part.map(({ memory }) => memory[name] ?? 0)),
	}));
	return Object.keys(counted[0].memory).map((name) => {
		const [first, last] = [begin.of(name), end.of(name)];
		const growth = last === first ? 0 : (last - first) / (end.hour - begin.hour);
		const most = Math.max(...counted.map(({ memory }) => memory[name] ?? 0));
		return { name, first, last, most, growth, flat: growth <= tolerated(first) };
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
