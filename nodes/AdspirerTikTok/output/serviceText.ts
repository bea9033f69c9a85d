/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop. */
export function serviceSentence(text: string): string {
	const lines = text
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const line = lines.map((part, at) => (at < lines.length - 1 ? joined(part) : part)).join(' ');
	return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function joined(line: string): string {
	return /[.!?:;,]$/.test(line) ? line : `${line};`;
}

/** "A message: what the service says." or "A message." */
export function withReason(message: string, said: string | undefined): string {
	return said ? `${message}: ${serviceSentence(said)}` : `${message}.`;
}
