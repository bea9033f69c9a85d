const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True for null, undefined, text in which nothing can be seen, and lists of nothing else. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entries of a record that hold something. */
export const filledEntries = <T>(record: Readonly<Record<string, T>>) =>
	Object.entries(record).filter(([, value]) => !isEmpty(value));

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	if (Array.isArray(value) && value.length === 1) return value[0];
	return value;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The milliseconds of a Date or a DateTime: NaN if it is invalid, undefined for anything else. */
export function momentIn(value: unknown): number | undefined {
	// Not instanceof: n8n evaluates expressions in another realm.
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	// In items, DateTimes arrive as plain objects of their insides.
	if (!isRecord(value) || value.isLuxonDateTime !== true) return undefined;
	return isEmpty(value.invalid) ? Number(value.ts) : NaN;
}

/** True for a date as an object, as databases and n8n's own expressions give it. */
export const isMoment = (value: unknown) => momentIn(value) !== undefined;
