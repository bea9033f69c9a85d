// Written by npm run words: the languages of this folder, English first and the rest last.
import ar from './ar.json';
import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import id from './id.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import others from './others.json';
import pl from './pl.json';
import pt from './pt.json';
import sv from './sv.json';
import th from './th.json';
import tr from './tr.json';
import vi from './vi.json';
import zhHans from './zh-hans.json';
import zhHant from './zh-hant.json';

export const files = [
	en,
	ar,
	de,
	es,
	fr,
	id,
	it,
	ja,
	ko,
	nl,
	pl,
	pt,
	sv,
	th,
	tr,
	vi,
	zhHans,
	zhHant,
	others,
];
