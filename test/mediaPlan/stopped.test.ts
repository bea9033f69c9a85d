import { recordLog, simpleWorkflow } from '../engine';
import { adspirerNode } from '../workbench';
import { addAd, eachPlanBench, pauseAdGroup, planRow } from './planBench';

const bench = eachPlanBench();

const rows = ['A', 'B', 'C'].flatMap((adGroup) =>
	['1', '2'].map((ad) => planRow({ 'Ad group': adGroup, 'Ad name': ad })),
);

/** A run that is stopped when the first call to a tool arrives; gives what it wrote of that. */
async function stoppedAt(tool: string) {
	const log = recordLog();
	let pressStop = () => {};
	bench.sandbox.options.answerDelayMs = 20;
	bench.sandbox.options.fault = (call) => {
		if (call.tool === tool) pressStop();
		return undefined;
	};
	const parameters = {
		...{ resource: 'plan', operation: 'create' },
		startPaused: true,
		options: { maxConcurrency: 3 },
	};
	const run = await bench.engine.run({
		...simpleWorkflow({ ...adspirerNode(), parameters }),
		rows,
		onStarted: (stop) => (pressStop = stop),
	});
	expect(run.status).toBe('canceled');
	return log.flatMap(({ message }) => (message.startsWith('Execution stopped.') ? [message] : []));
}

it('stopped among its ads, the log has all that was made of both, once each', async () => {
	const lines = await stoppedAt(addAd);
	const { adGroups, madeAds } = bench.sandbox;
	expect(madeAds.length).toBeGreaterThan(0);
	expect(madeAds.length).toBeLessThan(rows.length);
	for (const { name, id } of adGroups) {
		expect(lines.filter((line) => line.includes(`: ${name}, ID ${id}, paused`))).toHaveLength(1);
	}
	for (const { id } of madeAds) {
		expect(lines.filter((line) => line.includes(`ID ${id}`))).toHaveLength(1);
	}
	expect(lines.at(-1)).toMatch(
		/^Execution stopped\. Ad groups: 3 created, 3 of them paused\. Ads: /,
	);
});

it('stopped between an ad group and its pause, no ad is made, and what isn’t paused is told', async () => {
	const lines = await stoppedAt(pauseAdGroup);
	expect(bench.sandbox.madeAds).toEqual([]);
	for (const { name, id } of bench.sandbox.adGroups) {
		expect(lines.filter((line) => line.includes(`: ${name}, ID ${id}`))).toHaveLength(1);
	}
});
