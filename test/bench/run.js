/**
 * The benchmarks: `npm run bench`, or `npm run bench -- throttled work` for some of them. With
 * `-- way` alone, the way of one row through the code is counted instead.
 */
require('../../scripts/typescript');
const { installStockNode } = require('./stockNode');

const cases = process.argv.slice(2);
const print = (text) => process.stdout.write(`${text}\n`);

if (cases[0] === 'way') require('./wayOfARow');
else {
	installStockNode(print);
	require('./bench.ts')
		.bench(cases, print)
		.then((missed) => {
			if (missed > 0) print(`${missed} figures missed their goal.`);
			process.exit(missed > 0 ? 1 : 0);
		});
}
