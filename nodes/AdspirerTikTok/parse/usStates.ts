import { maxWordLength } from './knownWord';
import { leavesOf } from './list';
import { fold, words } from './words';

/** The postal codes that no country has, with the states' names. */
const ownCodes = words(
	'AK Alaska | CT Connecticut | DC District of Columbia | FL Florida | HI Hawaii | IA Iowa',
	'KS Kansas | MI Michigan | ND North Dakota | NH New Hampshire | NJ New Jersey | NM New Mexico',
	'NV Nevada | NY New York | OH Ohio | OK Oklahoma | OR Oregon | RI Rhode Island | TX Texas',
	'UT Utah | VT Vermont | WA Washington | WI Wisconsin | WV West Virginia | WY Wyoming',
);
/** Those that are a country's code, too. Georgia is not here, since its name is a country's as well. */
const sharedCodes = words(
	'AL Alabama | AR Arkansas | AZ Arizona | CA California | CO Colorado | DE Delaware | ID Idaho',
	'IL Illinois | IN Indiana | KY Kentucky | LA Louisiana | MA Massachusetts | MD Maryland',
	'ME Maine | MN Minnesota | MO Missouri | MS Mississippi | MT Montana | NC North Carolina',
	'NE Nebraska | PA Pennsylvania | SC South Carolina | SD South Dakota | TN Tennessee',
	'VA Virginia',
);

const codeOf = (line: string) => line.slice(0, 2);
const alone = new Set(ownCodes.map(codeOf));
/** With the territories, which ISO lists among the countries. */
const all = new Set([
	...alone,
	...sharedCodes.map(codeOf),
	...['GA', 'AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
]);
const names = new Set([
	...[...ownCodes, ...sharedCodes].map((line) => fold(line.slice(3))),
	...['washingtondc', 'newyorkstate', 'washingtonstate', 'stateofgeorgia'],
]);

const isCode = (text: string) => /^[a-z]{2}$/i.test(text);

/** True for the postal code of a state or territory, in any case, a country's or not. */
export const isStateCode = (text: string) => isCode(text) && all.has(text.toUpperCase());

/** True for what only a state is called: "Texas" and "TX", not "Georgia" and "GA". */
export const isOnlyState = (text: string) =>
	text.length <= maxWordLength &&
	((isCode(text) && alone.has(text.toUpperCase())) || names.has(fold(text)));

const headings = new Set(
	words(
		'state | states | province | provinces | bundesstaat | bundesstaaten | bundesland',
		'bundesländer | provinz | provinzen | estado | estados | provincia | provincias | état | états',
		'província | províncias | stato | stati | provincie | provincies | deelstaat | deelstaten | 州',
	).map(fold),
);

/**
 * True for a column that speaks of US states: its heading says so, or one of its cells names what
 * only a state is called. There "GA" and "IN" are hardly Gabon and India, whatever the other cells
 * say.
 *
 * @param heading The column's heading; undefined for a field of the form.
 * @param cells The column's cells in all rows.
 */
export function columnNamesStates(heading: string | undefined, cells: readonly unknown[]): boolean {
	const inHeading = (heading ?? '').split(/[^\p{L}\p{M}]+/u).map(fold);
	const namesUnitedStates = inHeading.some((word) => /^uni(?:ted|dos|s|ti)$/.test(word));
	if (!namesUnitedStates && inHeading.some((word) => headings.has(word))) return true;
	return leavesOf(cells).some(
		(cell) => typeof cell === 'string' && cell.length <= 5000 && namesState(cell),
	);
}

/** "TX", "Texas (TX)", "US-TX", "Austin, TX" and "Austin TX"; an "OR" between words is none. */
function namesState(cell: string): boolean {
	return cell.split(/[^\p{L}\p{M}.' ]+/u).some((part) => {
		const spaced = part.trim().split(' ');
		return (
			isOnlyState(part.trim()) ||
			spaced.some((word) => word !== 'OR' && /^[A-Z]{2}$/.test(word) && isOnlyState(word))
		);
	});
}
