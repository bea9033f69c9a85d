export type { Problem } from './cell';
