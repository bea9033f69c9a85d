/** Bytes that objects take up, after all garbage has been collected. */
export function heapInUse(): number;
