import { parseYesNo } from '../../nodes/AdspirerTikTok/parse/choice';
import { describeCells, type ReadCell } from './cells';

const plainYes = [true, 'true', 'TRUE', 'yes', ' Yes ', 'y', 'on', '1', 1, ['yes']];
const plainNo = [false, 'false', 'FALSE', 'no', 'No', 'n', 'off', '0', 0, [false]];
const saidYes = [
	...[
		'x',
		'X',
		'✓',
		'✔',
		'✔️',
		'☑',
		'✅',
		'checked',
		'Ja',
		'oui',
		'sí',
		'Si',
		'sì',
		'sim',
		'はい',
		'是',
	],
	...['WAHR', 'VRAI', 'VERDADERO', 'VERDADEIRO', 'VERO', 'Ｘ'],
];
const saidNo = [
	...['✗', '✘', '☐', '❌', 'unchecked', 'nein', 'non', 'não', 'NAO', 'いいえ', 'FALSCH', 'FAUX'],
	'FALSO',
];

describeCells<boolean>('parseYesNo', parseYesNo, {
	read: [
		...plainYes.map((cell): ReadCell<boolean> => [cell, true]),
		...plainNo.map((cell): ReadCell<boolean> => [cell, false]),
		...saidYes.map((cell): ReadCell<boolean> => [cell, true, 'yes']),
		...saidNo.map((cell): ReadCell<boolean> => [cell, false, 'no']),
	],
	refused: [
		['maybe', /^is "maybe", which isn't yes or no/],
		['disabled', /isn't yes or no/],
		['enabled', /isn't yes or no/],
		['×', /isn't yes or no/],
		[2, /isn't yes or no/],
		['undefined', /unresolved/],
		['#N/A', /formula error/],
		[{}, /an empty object/],
	],
	empty: ['', null, [], '\u200b'],
});
