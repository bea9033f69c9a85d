export { parseJsonObject } from './json';
