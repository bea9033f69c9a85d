import type { Finding } from './fields';
import type { Candidate } from './list';

/** What a reader has found so far. */
export interface Findings {
	readonly candidates: Candidate[];
	unreadable: number;
	/** Entries of another kind or of an unknown one: they matter only where nothing else is there. */
	otherKind: number;
	/** Accounts of other platforms. */
	otherPlatform: number;
	/** True where there is an empty list under a name that can only mean what was asked for. */
	saysEmpty: boolean;
	/** True where something lies too deep to be read, or there is too much of it. */
	tooDeep: boolean;
}

/** The start of a count. */
export function noFindings(): Findings {
	return {
		candidates: [],
		unreadable: 0,
		otherKind: 0,
		otherPlatform: 0,
		saysEmpty: false,
		tooDeep: false,
	};
}

/** Adds what one entry was. */
export function addFinding(findings: Findings, finding: Finding): void {
	if (typeof finding === 'object') findings.candidates.push(finding);
	else if (finding === 'unreadable') findings.unreadable++;
	else if (finding === 'other kind') findings.otherKind++;
	else if (finding === 'other platform') findings.otherPlatform++;
}

/** Adds findings to those of a whole answer. */
export function addFindings(findings: Findings, others: Findings): void {
	for (const candidate of others.candidates) findings.candidates.push(candidate);
	findings.unreadable += others.unreadable;
	findings.otherKind += others.otherKind;
	findings.otherPlatform += others.otherPlatform;
	findings.saysEmpty ||= others.saysEmpty;
	findings.tooDeep ||= others.tooDeep;
}

/** True where anything of a list was found, even if it could not be read. */
export function hasFindings(findings: Findings): boolean {
	const { candidates, unreadable, otherKind, otherPlatform, saysEmpty } = findings;
	return saysEmpty || candidates.length + unreadable + otherKind + otherPlatform > 0;
}
