import { findBrokenText } from './brokenText';
import { fold } from './fold';
import { formatValue } from './formatValue';
import { parseWordList } from './list';
import { meansNoRestriction } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { isEmpty } from './values';
import { words } from './words';

const version = String.raw`\d{1,2}(?:\.\d{1,2}){0,2}`;
const plus = String.raw`(?:\+|and (?:up|above|later|newer|higher)|or (?:later|newer|higher)|plus|und (?:höher|neuer)|oder (?:höher|neuer)|ab|以上|以降|ou plus|ou superior|o superior|et plus)`;
const devices = String.raw`(?:only|os|phones?|mobiles?|devices?|users?|smartphones?|tablets?|handys?|geräte|nutzer|téléphones?|móviles?|celulares?|端末|ユーザー|スマホ)`;

/** The system, then nothing but devices and a version; "no iOS" and "not Android" don't match. */
const systems = (
	[
		[
			'IOS',
			'iOS',
			String.raw`(?:apple(?: ios)?|ios|i ?phones?|i ?pads?(?: ?os)?|アイフォン|アイフォーン)`,
		],
		['ANDROID', 'Android', String.raw`(?:(?:google )?android|aos|アンドロイド)`],
	] as const
).map(([value, name, word]) => ({
	value,
	name,
	pattern: new RegExp(
		`^${word}(?:[ -]?${devices})*[ -]?(?<version>(?:(?:ab|from|version|v) ?)?${version} ?${plus}?)?(?: ?${devices})*$`,
		'iu',
	),
}));

/** What plans write where they mean no system in particular. */
const anyPhone = new Set(
	words(
		'mobile | mobiles | phone | phones | smartphone | smartphones | Handy | Handys | móvil',
		'móviles | celular | celulares | cellulare | cellulari | mobiel | telefoon | téléphone',
		'téléphones | mobile only | mobile devices | スマホ | スマートフォン | モバイル | both | beide | les deux | ambos',
		'entrambi | 両方',
	).map(fold),
);

/**
 * Operating systems, also by devices ("iPhone", "Android phones") and with a version, which can't
 * be sent and brings a warning. "All" and the like send nothing.
 */
export function parseOperatingSystems(value: unknown): Parsed<string[]> {
	if (isEmpty(value) || meansNoRestriction(value)) return nothing;
	if (typeof value === 'string' && anyPhone.has(fold(value))) return nothing;
	return parseWordList(value, parseSystem);
}

function parseSystem(entry: unknown): Parsed<string> {
	const text = typeof entry === 'string' ? entry.normalize('NFKC').trim() : '';
	for (const { value, name, pattern } of systems) {
		const match = pattern.exec(text);
		if (!match) continue;
		if (text.toLowerCase() === name.toLowerCase()) return { value };
		if (match.groups?.version === undefined) return { value, readAs: name };
		return {
			value,
			readAs: name,
			warning:
				"names a version or model, which isn't sent: the ad group targets all of them. If it matters, set it in TikTok Ads Manager.",
		};
	}
	return {
		problem:
			findBrokenText(text) ??
			`is ${formatValue(entry)}, which isn't an operating system that TikTok can target. Enter Android, iOS or both.`,
	};
}
