/** A promise is broken. Details that hold each other are told by what can be written. */
export function broken(what: string, details: object): never {
	const replace = (name: string, value: unknown): unknown =>
		name === 'sender' || name === 'lineage' ? undefined : value;
	throw new Error(`${what}: ${JSON.stringify(details, replace)}`);
}
