const kindOf = (value) => Object.prototype.toString.call(value).slice('[object '.length, -1);

function copyOf(value, seen) {
	if (typeof value !== 'object' || value === null) return value;
	if (seen.has(value)) return seen.get(value);
	const copy = emptyCopyOf(value);
	seen.set(value, copy);
	if (Array.isArray(copy)) for (const entry of value) copy.push(copyOf(entry, seen));
	else if (copy instanceof Map) {
		for (const [key, entry] of value) copy.set(copyOf(key, seen), copyOf(entry, seen));
	} else if (copy instanceof Set) for (const entry of value) copy.add(copyOf(entry, seen));
	else if (kindOf(copy) === 'Object') {
		for (const [key, entry] of Object.entries(value)) copy[key] = copyOf(entry, seen);
	}
	return copy;
}

function emptyCopyOf(value) {
	switch (kindOf(value)) {
		case 'Array':
			return [];
		case 'Date':
			return new Date(Number(value));
		case 'Map':
			return new Map();
		case 'Set':
			return new Set();
		case 'RegExp':
			return new RegExp(value.source, value.flags);
		case 'Object':
			return {};
		default:
			return value;
	}
}

/** A copy of a structured-cloned value, made of this realm's own objects, arrays and dates. */
module.exports = { toThisRealm: (value) => copyOf(value, new Map()) };
