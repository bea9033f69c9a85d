import '../../model/fasterClock';
import { nodeName } from '../../engine';
import { eachWorkbench, output } from '../../workbench';
import { Dice } from '../../dice';
import { nameOfRow, sheetParameters, sheetRows } from './rows';

const bench = eachWorkbench();

const names = (count: number) => sheetRows(count).map((_, index) => nameOfRow(index + 1));

test('items come out in the order of the rows, whatever order answers come in', async () => {
	const dice = new Dice(7);
	bench.sandbox.options.answerDelayMs = () => dice.between(1, 120);
	const run = await bench.run(sheetRows(200), sheetParameters({ maxConcurrency: 50 }));

	expect(output(run).map((item) => item.adgroup_name)).toEqual(names(200));
	const pairs = run.items(nodeName.tested).map(({ pairedItem }) => pairedItem);
	expect(pairs).toEqual(Array.from({ length: 200 }, (_, item) => ({ item })));
});
