import { each, empty, is, reads, refused, type Cell } from './cells/cell';

export const nameCells: readonly Cell[] = [
	['US – 25-34', is('US – 25-34')],
	['  Summer Sale  ', is('Summer Sale')],
	['\ufeff\u00a0Summer\u00a0Sale', is('Summer Sale')],
	// Composed and decomposed letters are one name.
	['Fru\u0308hling', is('Frühling')],
	['Ad group\r\n  1', reads('Ad group 1', '"Ad group 1", on one line')],
	[42, is('42')],
	[['Summer'], is('Summer')],
	// Words that only look like those of broken expressions, and signs that are text and no emoji.
	...[
		...['NaNcy', 'Nan Desu Kan', 'Undefined Beauty', 'Nullarbor', 'Null Bock', 'undefinedly'],
		...['Annull Kennull 2', 'Valid Dates', '#Summer', '#1 #NVegas', 'Deal #NV 25', '#ref'],
		...['{Summer}', '}} {{', '__CAMPAIGN_NAME__', 'object Object', 'Summer© 2026™ ®'],
		...['★ Best → 25–34 ✓', '♀ 18-34', '100% #1 *new*', '夏のセール【限定】', '여름 세일'],
		'€50 – ½ price',
	].map((name): Cell => [name, is(name)]),
	['x'.repeat(512), is('x'.repeat(512))],
	['𝒜'.repeat(512), is('𝒜'.repeat(512))],
	['Fr\ufffdhling', refused(/^contains "\ufffd".*encoding/)],
	...each(
		refused(/^contains ".+", which people would see as it is\. Enter the text without HTML\.$/),
		'US<br>18-34 | Men &amp; women | <b>UK</b> | A&nbsp;B',
	),
	...['R&D; UK', 'A < B > C', '<18-24>', '[UK] (TBC)'].map((name): Cell => [name, is(name)]),
	...each(refused(/^is ".+", which isn't a name\. Enter/), '- | n/a | TBC | …'),
	['1.79E+18', refused(/already lost/)],
	...each(
		refused(/^is ".+", usually an unresolved expression/),
		'undefined | NULL | nan | Invalid DateTime | Invalid date | [object Object] | [object Undefined]',
	),
	...each(
		refused(/^contains "(undefined|null|NaN|Invalid Date(Time)?|\[object Object\])", usually/),
		'US_undefined_25-34 | undefined – 25 | US – null | Sale NaN | Sale-NaN-2',
		'Sale Invalid DateTime | Start: Invalid Date | US [object Object] 25',
	),
	...each(refused(/^is ".+", a formula error/), '#REF! | #NV | #¡VALOR!'),
	...each(
		refused(/^contains "#.+", a formula error/),
		'US – #REF! | #N/A 25-34 | US_#VALUE! | Vente #NOM?',
	),
	...each(
		refused(/still contains \{\{ \}\}.*Switch the field to Expression/),
		'{{ $json.name }} | US – {{$json.age}}',
	),
	['Summer 🌞 Sale', refused(/^contains emoji, such as "🌞", which .* accept.*Remove them\.$/)],
	...each(refused(/^contains emoji/), '🔥Sale | Sale❤️ | 👩‍💻 Sale 👍🏽 | 🇺🇸 Sale | 🏴󠁧󠁢󠁥󠁮󠁧󠁿 Sale | 1️⃣ Sale'),
	['x'.repeat(513), refused(/^is 513 characters long, but TikTok accepts at most 512/)],
	// Invisible characters would make two ad groups of one name.
	...['\u200bSummer', 'Sum\u00admer', 'Summer\ufe0f', '\u200fSummer'].map(
		(name): Cell => [name, reads('Summer', '"Summer", without invisible characters')],
	),
	...Array.from('\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u202e\u2060\u2800\u3164')
		.concat('\ufe0e', '\ufe0f', '\uffa0', '\u{e0041}', '\ufff9', '\ud83d')
		.map((sign): Cell => {
			return [
				`Spring${sign}Sale`,
				reads('SpringSale', '"SpringSale", without invisible characters'),
			];
		}),
	// Joiners that show: in Persian between letters, in Hindi after a virama.
	...['می\u200cروم', 'क्\u200dष'].map((name): Cell => [name, is(name)]),
	...each(refused("isn't a name"), '\u200b-\u200b | \ud83d'),
	[true, refused(/^is "true", which isn't text/)],
	[{ name: 'x' }, refused(/an object with name, which isn't text/)],
	[['a', 'b'], refused(/a list of 2/)],
	...empty('', '  ', '\n', '\u200b', '\ufeff\u00a0', '\u2800\u3164', '\u00ad', '\u200d\ufe0f'),
	...empty(null, undefined, []),
];

const notYet = refused(/, which isn't a text yet\. Enter the text\.$/);

/** The text of an ad. */
export const adTextCells: readonly Cell[] = [
	...[
		...[
			'Neu im Frühling 👩‍💻',
			'می\u200cروم',
			'क्\u200dष',
			'\u200fعرض\u200f',
			'[NEW] Spring is here',
			'We <3 you',
		],
		...[
			'Ditto Store: see documents',
			'Copy to come home to',
			'AT&T; now',
			'{50%} off {today}',
			'tbc. cakes',
			'Same as above all others',
			'Pending orders? We deliver today',
			'LAST CHANCE: SALE PENDING',
			'No placeholder. See brief shorts!',
			'Loremo ipsum',
		],
	].map((text): Cell => [text, is(text)]),
	[
		'New in.\nFree delivery.',
		reads('New in. Free delivery.', '"New in. Free delivery.", on one line'),
	],
	['- Only today', is('- Only today')],
	['Fr\ufffdhling', refused(/^contains "\ufffd".*wrong encoding/)],
	...each(
		refused(/^contains ".+", which people would see/),
		'New<br/>in | Q&amp;A | Now&#39;s the time',
	),
	...each(
		notYet,
		'TBC | tbd | Copy to come | ditto | See doc… | [Copy] | <insert text> | {headline} | Spring (TBC) | Spring [copy to come]',
		'Placeholder | Lorem ipsum | LOREM IPSUM dolor sit amet | To be confirmed | TO BE PROVIDED. | see brief | as above | Same as above! | (pending) | "pending"',
		'Platzhalter | siehe Briefing | Wie oben | por confirmar | pendiente | à confirmer | voir le brief | da confermare | come sopra | 同上 | ブリーフ参照 | 위와 동일 | zie briefing | a confirmar',
		'SEE DOC tab 2 | New in TBC | Text folgt | 未定',
	),
	...['1. New in\n2. Free delivery', '- New in\n- Free delivery', '① 新作\n② 送料無料'].map(
		(text): Cell => [
			text,
			refused('has 2 lines of a list, but an ad has one text', 'Keep one, and give each'),
		],
	),
];
