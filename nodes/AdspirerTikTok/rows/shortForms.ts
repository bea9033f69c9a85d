import { words } from '../parse/words';

/** How sheets shorten the words of their headings. */
const wordOf = new Map(
	Object.entries({
		account: 'acct',
		adgroup: 'adgrp',
		budget: 'bgt | bdgt',
		campaign: 'camp | cmp | cpgn',
		country: 'ctry | cntry',
		currency: 'ccy | curr',
		daily: 'dly',
		date: 'dt',
		excluded: 'excl',
		flight: 'flt',
		gender: 'gndr | gen',
		group: 'grp',
		location: 'loc',
		market: 'mkt',
		markets: 'mkts',
		name: 'nm',
		objective: 'obj',
		placement: 'plcmt',
	}).flatMap(([word, forms]) => words(forms).map((form): [string, string] => [form, word])),
);

const shortForm = new RegExp(
	`(?<![\\p{L}\\p{N}])(${[...wordOf.keys()].join('|')})(?![\\p{L}\\p{N}])\\.?`,
	'giu',
);

/** "Start Dt." as "Start date": a heading with its words in full. */
export function spelledOut(heading: string): string {
	return heading.replace(shortForm, (all, form: string) => wordOf.get(form.toLowerCase()) ?? all);
}
