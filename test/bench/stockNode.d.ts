import type { IVersionedNodeType } from 'n8n-workflow';

/** n8n's own HTTP Request node, all versions of it. */
export function stockNode(): IVersionedNodeType;

/** Gets the node and what it loads, where that has not been done yet. */
export function installStockNode(tell: (progress: string) => void): void;
