import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { ReceivedCall } from '../sandbox';

/** A row of the sheet with what became of it. */
export interface DemoRow {
	readonly sheet: IDataObject;
	/** What the service received for it, missing where nothing was sent. */
	readonly call: Pick<ReceivedCall, 'arguments'> | undefined;
	readonly item: IDataObject;
}

const text = z.coerce.string().catch('');

/** What went out for a row, as a person reads it: the arguments, one a line. */
function sentLines(call: DemoRow['call']): string {
	if (!call) return 'nothing';
	return Object.entries(call.arguments)
		.filter(([name]) => name !== 'campaign_id' && name !== 'adgroup_name')
		.map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
		.join('\n');
}

function resultLines(item: IDataObject): string {
	if (item.success === true) return `created\nID ${text.parse(item.adgroup_id)}`;
	return `${text.parse(item.error).replace(/^Row \d+: /, '')}`;
}

/** The whole run as a table: what the sheet says, what was sent, what came back. */
export function demoTable(rows: readonly DemoRow[]): string {
	const table = new Table({
		head: ['Row', 'Ad group', 'What was sent', 'What came back'],
		colWidths: [5, 30, 46, 46],
		wordWrap: true,
		style: { head: [], border: [] },
	});
	rows.forEach(({ sheet, call, item }, index) => {
		const campaign = `campaign ${text.parse(sheet.campaign_id)}`;
		table.push([
			String(index + 1),
			`${text.parse(sheet.name)}\n${campaign}`,
			sentLines(call),
			resultLines(item),
		]);
	});
	return table.toString();
}
