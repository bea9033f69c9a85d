/** `npm run bench`, with `-- throttled work` for some cases, or `-- way` to count the way of a row. */
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
