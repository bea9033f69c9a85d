/** The benchmarks: `npm run bench`, or `npm run bench -- throttled work` for some of them alone. */
require('../../scripts/typescript');
const { installStockNode } = require('./stockNode');

const tell = (text) => process.stdout.write(`${text}\n`);

installStockNode(tell);
require('./bench.ts')
	.bench(process.argv.slice(2), tell)
	.then((missed) => {
		if (missed > 0) tell(`${missed} figures missed their goal.`);
		process.exit(missed > 0 ? 1 : 0);
	});
