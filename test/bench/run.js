/** The benchmarks: `npm run bench`, or `npm run bench -- throttled work` for some of them. */
require('../../scripts/typescript');
const { installStockNode } = require('./stockNode');

const print = (text) => process.stdout.write(`${text}\n`);

installStockNode(print);
require('./bench.ts')
	.bench(process.argv.slice(2), print)
	.then((missed) => {
		if (missed > 0) print(`${missed} figures missed their goal.`);
		process.exit(missed > 0 ? 1 : 0);
	});
