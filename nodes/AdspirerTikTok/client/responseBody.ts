/**
 * The largest body that is read: 5 MB. The service's own answers are a few kilobytes; whatever is
 * this large is no answer of the service, and would take n8n's memory and time.
 */
export const maxBodySize = 5_000_000;

/**
 * Reads the body of an answer as text, and no further than `maxBodySize`.
 *
 * @param body what n8n's request helper gives: a stream, or a value where n8n answers by itself.
 * @returns undefined where the body is too large.
 * @throws the stream's error where the connection breaks or the body can't be decompressed.
 */
export async function readBody(body: unknown): Promise<string | undefined> {
	if (!isAsyncIterable(body)) {
		const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
		return text.length > maxBodySize ? undefined : text;
	}
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	// Leaving the loop closes the stream, and with it the connection.
	for await (const chunk of body) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > maxBodySize) return undefined;
		text += decoder.decode(bytes, { stream: true });
	}
	return text + decoder.decode();
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
