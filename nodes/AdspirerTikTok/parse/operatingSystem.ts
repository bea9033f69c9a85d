import { nothing, type Parsed } from './cell';
import { parseKnownWord } from './knownWord';
import { parseWordList } from './list';
import { meansNoRestriction } from './noRestriction';
import { fold, words } from './words';

const systems = [
	{
		value: 'IOS',
		name: 'iOS',
		words:
			'apple | apple ios | ios | iphone | iphones | ipad | ipads | ipados | アイフォン | アイフォーン',
	},
	{ value: 'ANDROID', name: 'Android', words: 'android | google android | aos | アンドロイド' },
].map((system) => ({ ...system, words: new Set(words(system.words).map(fold)) }));

/** What says no more than that devices are meant, or all of them. */
const devices =
	/(?<![\p{L}\d])(?:only|nur|os|phones?|mobiles?|devices?|users?|smartphones?|tablets?|handys?|geräte|nutzer|téléphones?|móviles?|celulares?)(?!\p{L})|端末|ユーザー|スマホ|のみ/giu;

const plus =
	'\\+|(?:and|or) (?:up|above|later|newer|higher)|plus|(?:und|oder) (?:höher|neuer)|ab|以上|以降|(?:ou|et) plus|ou superior|o superior';
const version = new RegExp(
	`[ -]?(?:(?:ab|from|version|v) ?)?\\d{1,2}(?:\\.\\d{1,2}){0,2} ?(?:${plus})?$`,
	'iu',
);

/** What plans write where they mean no system in particular. */
const anyPhone = new Set(
	words(
		'mobile | mobiles | phone | phones | smartphone | smartphones | Handy | Handys | móvil',
		'móviles | celular | celulares | cellulare | cellulari | mobiel | telefoon | téléphone',
		'téléphones | mobile only | mobile devices | スマホ | スマートフォン | モバイル | both | beide',
		'les deux | ambos | entrambi | 両方',
	).map(fold),
);

const expected = {
	kind: 'an operating system that TikTok can target',
	enter: 'Enter Android, iOS or both.',
};

/**
 * Operating systems, also by devices ("iPhone", "Android phones") and with a version, which can't
 * be sent and brings a warning. "All" and the like send nothing.
 */
export function parseOperatingSystems(value: unknown): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const any = parseKnownWord(value, expected, (text) =>
		anyPhone.has(fold(text)) ? nothing : undefined,
	);
	if ('nothing' in any) return nothing;
	return parseWordList(value, (entry) => parseKnownWord(entry, expected, findSystem));
}

function findSystem(text: string): Parsed<string> | undefined {
	const bare = text.replace(devices, ' ').trim();
	const word = bare.replace(version, '').trim();
	const system = systems.find((one) => one.words.has(fold(word)));
	if (!system) return undefined;
	const { value, name } = system;
	if (text.toLowerCase() === name.toLowerCase()) return { value };
	if (word === bare) return { value, readAs: name };
	return {
		value,
		readAs: name,
		warning:
			"names a version or model, which isn't sent: the ad group targets all of them. If it matters, set it in TikTok Ads Manager.",
	};
}
