const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Adspirer's own address. */
export const usualBaseUrl = 'https://api.adspirer.ai';

/** What to compare a Base URL with. */
export const usually = `Normally it is ${usualBaseUrl}.`;

/**
 * Checks the URL that the API key may be sent to: https, or http on this machine itself; no user
 * info, query or fragment.
 *
 * @returns the URL without a trailing slash, or a sentence about what is wrong with it.
 */
export function readBaseUrl(value: unknown): { url: string } | { problem: string } {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		return { problem: `The Base URL of the Adspirer credential is empty. ${usually}` };
	}
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		return { problem: `The Base URL of the Adspirer credential isn't a valid URL. ${usually}` };
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
		return {
			problem:
				'The Base URL of the Adspirer credential must start with https://, so that nobody can read the API key in transit.',
		};
	}
	if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
		return {
			problem:
				"The Base URL of the Adspirer credential can't contain a user name, a password, ? or #. Enter only the address.",
		};
	}
	return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
