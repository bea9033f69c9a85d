/** Takes a secret out of a text that comes back from the service. */
export type Redact = (text: string) => string;

const replacement = '[API key]';

/** Encoded forms of a shorter key would be found in innocent text. Real keys are much longer. */
const minEncodedLength = 8;

/**
 * Recognizes an API key as it is, and as JSON, URLs, base64 and hex write it: services and gateways
 * repeat what they received, and n8n stores what they say.
 *
 * Takes time in proportion to the length of the text.
 */
export function redactor(apiKey: string): Redact {
	if (apiKey === '') return (text) => text;
	const forms = [literal(apiKey), inJson(apiKey)];
	if (apiKey.length >= minEncodedLength) {
		const bytes = Buffer.from(apiKey);
		forms.push(inUrl(apiKey), hex(bytes.toString('hex')));
		forms.push(...[0, 1, 2].map((offset) => inBase64(bytes, offset)));
	}
	const pattern = new RegExp(forms.join('|'), 'g');
	return (text) => text.replace(pattern, replacement);
}

/** A pattern that matches a text as it is. */
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A pattern for hex digits in upper or lower case. */
const hex = (digits: string) =>
	digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/**
 * JSON may write any character as \u0073 and a slash as \/, and must escape quotes; Markdown writes
 * "_" as "\_". In JSON that is quoted inside JSON the backslashes are doubled. Their number
 * is limited, or a text of nothing but backslashes would take quadratic time.
 */
function inJson(text: string): string {
	const plain = (char: string) => {
		if (char === '"') return '\\\\{1,7}"';
		if (char === '\\') return '\\\\\\\\';
		return /[A-Za-z0-9]/.test(char) ? char : `\\\\{0,7}${literal(char)}`;
	};
	return text
		.split('')
		.map((char) => {
			const code = hex(char.charCodeAt(0).toString(16).padStart(4, '0'));
			return `(?:${plain(char)}|\\\\{1,7}u${code})`;
		})
		.join('');
}

/** URLs may write any character as the bytes of its UTF-8 form, such as %73. */
function inUrl(text: string): string {
	return Array.from(text, (char) => {
		const encoded = hex(Buffer.from(char).toString('hex')).replace(/(\[..\]|\d){2}/g, '%$&');
		return char === '%' ? encoded : `(?:${literal(char)}|${encoded})`;
	}).join('');
}

/**
 * Base64, or its URL-safe form, of any text that contains the key, such as "Bearer " and the key:
 * the characters that depend on nothing but the key, which starts `offset` bytes after a multiple of
 * three.
 */
function inBase64(bytes: Buffer, offset: number): string {
	const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
	const core = encoded.slice(
		Math.ceil((offset * 8) / 6),
		Math.floor(((offset + bytes.length) * 8) / 6),
	);
	return core.replace(/[+/]/g, (char) =>
		char === '+' ? '(?:[+-]|%2[Bb])' : '(?:\\\\{0,7}\\/|_|%2[Ff])',
	);
}
