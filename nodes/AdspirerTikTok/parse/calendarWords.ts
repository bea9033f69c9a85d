import { foldWord } from './plainText';

/**
 * The months in English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian and
 * Swedish, in full and as spreadsheets shorten them, folded. No word means two months in these
 * languages; with Croatian or Polish it would.
 */
const months = indexed([
	'january jan januar janner janvier janv enero ene janeiro gennaio gen januari',
	'february feb februar fevrier fevr febrero fevereiro fev febbraio februari',
	'march mar marz maerz mrz mars marzo marco maart mrt marts',
	'april apr avril avr abril abr aprile',
	'may mai mayo maio maggio mag mei maj',
	'june jun juni juin junio junho giugno giu',
	'july jul juli juillet juil julio julho luglio lug',
	'august aug aout agosto ago augustus augusti',
	'september sep sept septembre septiembre setembro set settembre',
	'october oct oktober okt octobre octubre outubro out ottobre ott',
	'november nov novembre noviembre novembro',
	'december dec dezember dez decembre diciembre dic dezembro dicembre desember des',
]);

/** The days of the week in the same languages and in Japanese; again no word means two of them. */
const weekdays = indexed([
	'monday mon montag mo lundi lun lunes segunda segunda-feira seg lunedi maandag ma 月 月曜日 月曜',
	'tuesday tue tues dienstag di mardi mar martes terca terca-feira ter martedi dinsdag 火 火曜日 火曜',
	'wednesday wed mittwoch mi mercredi mer miercoles mie quarta quarta-feira qua mercoledi woensdag wo 水 水曜日 水曜',
	'thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta quinta-feira qui giovedi gio donderdag 木 木曜日 木曜',
	'friday fri freitag fr vendredi ven viernes vie sexta sexta-feira sex venerdi vrijdag vr 金 金曜日 金曜',
	'saturday sat samstag sonnabend sa samedi sam sabado sab sabato zaterdag za 土 土曜日 土曜',
	'sunday sun sonntag so dimanche dim domingo dom domenica zondag zo 日 日曜日 日曜',
]);

/** English names of the days of the week, Monday first. */
export const weekdayNames = [
	...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
] as const;

/** 1 to 12, or undefined where the word is no month. */
export function monthNamed(word: string): number | undefined {
	return months.get(foldWord(word));
}

/** 1 for Monday to 7 for Sunday, or undefined where the word is no day of the week. */
export function weekdayNamed(word: string): number | undefined {
	return weekdays.get(foldWord(word));
}

function indexed(lines: readonly string[]): ReadonlyMap<string, number> {
	return new Map(
		lines.flatMap((line, index) => line.split(' ').map((word) => [foldWord(word), index + 1])),
	);
}
