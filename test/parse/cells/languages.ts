import { each, is, reads, refused, type Cell } from './cell';

const unknown = refused("isn't a known language", 'such as English or Spanish');

export const languageCells: readonly Cell[] = [
	...each(is(['en']), 'en | EN | English | english'),
	...each(is(['en', 'es']), 'en, es | EN/ES | English and Spanish'),
	[['en', 'German'], is(['en', 'de'])],
	['["en","es"]', is(['en', 'es'])],
	['DE EN FR', is(['de', 'en', 'fr'])],
	...each(is(['zh-hant']), 'zh-hant | ZH-Hant | zh_hant | Chinese (Traditional)'),
	['uk', is(['uk'])],
	...each(reads(['de'], 'German'), 'Deutsch | ドイツ語 | allemand'),
	['Bahasa Indonesia', reads(['id'], 'Indonesian')],
	...each(refused('could mean Indonesian or Malay'), 'Bahasa | English/Bahasa'),
	...each(reads(['es'], 'Spanish'), 'Español | Castellano | Spanish (Latin America) | es-419'),
	...each(
		reads(['pt'], 'Portuguese'),
		'Português | pt_BR | Portuguese (Brazil) | Brazilian Portuguese',
	),
	...each(reads(['zh'], 'Chinese'), '中文 | Mandarin | zh-CN | Chinese (Simplified)'),
	...each(reads(['zh-hant'], 'Chinese (Traditional)'), '繁體中文 | zh-TW'),
	['Flemish', reads(['nl'], 'Dutch')],
	...each(
		reads(['en'], 'English'),
		'Englisch | Anglais | Inglés | inglês | 英語 | eng | English (US)',
	),
	...each(
		'nothing',
		'All | All languages | alle Sprachen | toutes les langues | todos los idiomas',
		'全言語 | - | n/a',
	),
	['', 'nothing'],
	['UK', refused('could mean English or Ukrainian')],
	['constructor', unknown],
	...each(unknown, 'Klingon | xx | English speakers'),
	['en, ???', refused('includes "???"', "isn't a known language")],
	...each(refused('Enter a language'), 'French (excluding Canada) | not English | no EN'),
	...each(reads(['en'], 'English'), 'en-CA | en-MX'),
	['es-CA', reads(['es'], 'Spanish')],
	...each(unknown, 'en-es | en-us | EN-US | EN-UK | English - Spanish | English (Spanish)'),
	[7, refused('is "7"', 'Enter a language')],
	[{ code: 'en' }, refused('an object with code')],
];
