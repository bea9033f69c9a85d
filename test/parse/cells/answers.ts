import { each, empty, is, reads, refused, type Cell } from './cell';

export const answerCells: readonly Cell[] = [
	...each(is(true), 'true | TRUE | yes | Yes | y | on | 1'),
	...each(is(false), 'false | FALSE | no | No | n | off | 0'),
	...[true, 1, ['yes'], ' Yes '].map((cell): Cell => [cell, is(true)]),
	...[false, 0, [false]].map((cell): Cell => [cell, is(false)]),
	...each(
		reads(true, 'yes'),
		'x | X | Ｘ | ✓ | ✔ | ✔️ | ☑ | ✅ | checked | Ja | oui | sí | Si | sì | sim | はい | 是',
		'WAHR | VRAI | VERDADERO | VERDADEIRO | VERO',
	),
	...each(
		reads(false, 'no'),
		'✗ | ✘ | ☐ | ❌ | unchecked | nein | non | não | NAO | いいえ | FALSCH | FAUX | FALSO',
	),
	...each(refused("isn't yes or no", 'Enter yes or no.'), 'maybe | disabled | enabled | × | 2'),
	[{}, refused('an empty object')],
	...empty('', null, [], '\u200b'),
];
