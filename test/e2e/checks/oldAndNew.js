const path = require('node:path');
const { checkEngine } = require('../host/engineChecks');
const { installEngine, olderEngines } = require('../host/engines');
const places = require('../host/places');

module.exports = async function oldAndNew({ check, instance: { sandbox }, tarball, folder }) {
	const engines = [];
	for (const older of olderEngines) engines.push({ ...older, root: await installEngine(older) });
	const { version } = require(path.join(places.modules, 'n8n/package.json'));
	engines.push({ n8n: version, root: places.here });
	for (const engine of engines) {
		await checkEngine(engine, { check, sandbox, tarball, folder });
	}
};
