const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the address that the API key may be sent to: https, or http on this machine itself; no
 * user info, query or fragment.
 *
 * @returns the address without a trailing slash, or a sentence about what is wrong with it.
 */
export function readBaseUrl(value: unknown): { url: string } | { problem: string } {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		return {
			problem:
				'The Base URL of the Adspirer credential is empty. Normally it is https://api.adspirer.ai.',
		};
	}
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		return {
			problem:
				'The Base URL of the Adspirer credential is no web address. Normally it is https://api.adspirer.ai.',
		};
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
		return {
			problem:
				'The Base URL of the Adspirer credential must begin with https://, so that the API key can not be read on the way.',
		};
	}
	if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
		return {
			problem:
				'The Base URL of the Adspirer credential must be the address alone, without a user name, a password, ? or #.',
		};
	}
	return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
