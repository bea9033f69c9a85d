require('./typescript');
require('../test/demo/demo.ts')
	.demo(process.argv.slice(2))
	.then((exitCode) => process.exit(exitCode));
