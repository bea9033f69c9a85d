const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

module.exports = {
	heapInUse() {
		collectGarbage();
		return process.memoryUsage().heapUsed;
	},
};
