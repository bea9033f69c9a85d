/** Any character that a person sees; fillers and zero-width characters are none. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Null, missing, text in which nothing can be seen, and lists of nothing else: what an empty
 * spreadsheet cell arrives as.
 */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** True for an object with named properties: no list and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Date of any realm: n8n evaluates expressions in another one. */
export function isDate(value: unknown): boolean {
	return Object.prototype.toString.call(value) === '[object Date]';
}
