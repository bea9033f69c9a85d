import type { Fault } from '../problems/problem';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Adspirer's own address. */
export const usualBaseUrl = 'https://api.adspirer.ai';

/** A checked credential; its address has no trailing slash. */
export interface Credential {
	readonly baseUrl: string;
	readonly apiKey: string;
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The values of a credential, or why they can't be used. */
export function readCredential(values: Record<string, unknown>): Credential | { problem: Fault } {
	const url = parseAddress(trimmed(values.baseUrl));
	if ('why' in url) return { problem: url };
	const apiKey = trimmed(values.apiKey);
	if (apiKey === '') return { problem: { why: 'no API key' } };
	return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, apiKey };
}

/** An https address, or http on this machine itself; else what is wrong with it. */
function parseAddress(address: string): URL | Fault {
	if (address === '') return { why: 'no base URL' };
	if (!URL.canParse(address)) return { why: 'no valid base URL' };
	const url = new URL(address);
	const { protocol, hostname, username, password } = url;
	const isLocal = protocol === 'http:' && loopback.test(hostname);
	if (protocol !== 'https:' && !isLocal) return { why: 'base URL without https' };
	const hasMore = username !== '' || password !== '' || /[?#]/.test(address);
	if (hasMore) return { why: 'more than a base URL' };
	return url;
}

/** Takes the API key out of a text. */
export type Redact = (text: string) => string;

/** Takes an API key out of a text: plain, in JSON, URLs, base64 and hex, in linear time. */
export function redactor(apiKey: string): Redact {
	if (apiKey === '') return (text) => text;
	const forms = [Array.from(apiKey, inText).join('')];
	// Encoded forms of a shorter key would be found in innocent text. Real keys are much longer.
	if (apiKey.length >= 8) {
		const bytes = Buffer.from(apiKey);
		forms.push(hex(bytes.toString('hex')));
		for (const offset of [0, 1, 2]) forms.push(inBase64(bytes, offset));
	}
	const pattern = new RegExp(forms.join('|'), 'g');
	return (text) => text.replace(pattern, '[API key]');
}

const entities: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** How a text may write a character: as it is, after backslashes, which JSON inside JSON doubles, as \u0073, as UTF-8 bytes, such as %73, or as HTML has it. */
function inText(char: string): string {
	let plain = char;
	// Without a limit to the backslashes it would take quadratic time.
	if (!/[A-Za-z0-9]/.test(char)) {
		plain = `\\\\{0,7}${char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')}`;
	}
	let escaped = '';
	for (const unit of char.split('')) {
		const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
		escaped += `\\\\{1,7}u${hex(digits)}`;
	}
	const encoded = hex(Buffer.from(char).toString('hex')).replace(/(\[..\]|\d){2}/g, '%$&');
	const code = char.codePointAt(0) ?? 0;
	const inHtml = [`#0{0,7}${code}`, `#[xX]0{0,7}${hex(code.toString(16))}`];
	const entity = entities[char];
	if (entity !== undefined) inHtml.unshift(entity);
	return `(?:${plain}|${escaped}|${encoded}|&(?:${inHtml.join('|')});)`;
}

/** A pattern for hex digits in upper or lower case. */
function hex(digits: string): string {
	return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** What of base64 depends on the key alone, if that starts `offset` bytes after a multiple of three. */
function inBase64(bytes: Buffer, offset: number): string {
	const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
	const begin = Math.ceil((offset * 8) / 6);
	const end = Math.floor(((offset + bytes.length) * 8) / 6);
	const core = encoded.slice(begin, end).replaceAll('/', '(?:\\\\{0,7}\\/|_|%2[Ff])');
	return core.replaceAll('+', '(?:[+-]|%2[Bb])');
}
