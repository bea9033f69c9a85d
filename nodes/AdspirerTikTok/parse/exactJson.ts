export { canonicalJson, parseExactJson } from './json';
