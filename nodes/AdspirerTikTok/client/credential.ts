import type { Fault } from '../problems/problem';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Adspirer's own address. */
export const usualBaseUrl = 'https://api.adspirer.ai';

/** A checked credential; its address has no trailing slash. */
export interface Credential {
	readonly baseUrl: string;
	/** The only one that the key is sent to. */
	readonly origin: string;
	readonly apiKey: string;
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The values of a credential, or why they can't be used. */
export function readCredential(values: Record<string, unknown>): Credential | { problem: Fault } {
	const read = readAddress(trimmed(values.baseUrl));
	if ('why' in read) return { problem: read };
	const apiKey = trimmed(values.apiKey);
	if (apiKey === '') return { problem: { why: 'no API key' } };
	return { ...read, apiKey };
}

/** An https address, or http on this machine itself; else what is wrong with it. */
function readAddress(address: string): Omit<Credential, 'apiKey'> | Fault {
	if (address === '') return { why: 'no base URL' };
	if (!URL.canParse(address)) return { why: 'no valid base URL' };
	const { protocol, hostname, username, password, origin, pathname } = new URL(address);
	const isLocal = protocol === 'http:' && loopback.test(hostname);
	if (protocol !== 'https:' && !isLocal) return { why: 'base URL without https' };
	const hasMore = username !== '' || password !== '' || /[?#]/.test(address);
	if (hasMore) return { why: 'more than a base URL' };
	return { baseUrl: `${origin}${pathname.replace(/\/+$/, '')}`, origin };
}
