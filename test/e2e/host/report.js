const begun = Date.now();

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function progress(text) {
	console.log(`[${seconds(begun).padStart(8)}] ${text}`);
}

async function step(title, work) {
	const since = Date.now();
	progress(`${title} …`);
	const result = await work();
	progress(`${title}: done in ${seconds(since)}`);
	return result;
}

/** Counts checks. `evidence` gives lines to print below the error of a failed one, by its title. */
function checkList(evidence = async () => []) {
	const failed = [];
	let passed = 0;

	async function check(title, body) {
		const since = Date.now();
		try {
			await body();
			passed++;
			progress(`  ok    ${title} (${seconds(since)})`);
		} catch (error) {
			failed.push(title);
			progress(`  FAIL  ${title} (${seconds(since)})`);
			const found = await evidence(title).catch((reason) => [`No evidence: ${reason.message}`]);
			for (const text of [error?.stack ?? error, ...found]) {
				console.log(String(text).replace(/^/gm, '            '));
			}
		}
	}

	return {
		check,
		/** The last line of a run; returns the exit code. */
		end() {
			for (const title of failed) console.log(`failed: ${title}`);
			console.log(`${passed} passed, ${failed.length} failed`);
			return failed.length === 0 && passed > 0 ? 0 : 1;
		},
	};
}

/** The checks can't begin, for a reason outside the project. One line says it; there is no stack to read. */
class CannotRun extends Error {}

/** Runs a program whose exit code `main` gives. Being interrupted ends all that was started, too. */
function runToEnd(main) {
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
	main().then(
		(code) => process.exit(code),
		(error) => {
			console.error(error instanceof CannotRun ? `Nothing was checked: ${error.message}` : error);
			process.exit(1);
		},
	);
}

module.exports = { CannotRun, progress, step, checkList, seconds, runToEnd };
