import { engineFor } from './functionNode';
import { recordLog, simpleWorkflow } from './index';

it('a log holds what a node writes into it', async () => {
	const log = recordLog();
	const engine = engineFor(async function () {
		this.logger.warn('Look out', { row: 3 });
		return [];
	});
	await engine.run(simpleWorkflow({ type: 'test.tested', parameters: {} }));

	expect(log).toEqual([{ level: 'warn', message: 'Look out', details: { row: 3 } }]);
});
