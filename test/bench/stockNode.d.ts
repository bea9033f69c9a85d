import type { IVersionedNodeType } from 'n8n-workflow';

export function stockNode(): IVersionedNodeType;

export function installStockNode(tell: (progress: string) => void): void;
