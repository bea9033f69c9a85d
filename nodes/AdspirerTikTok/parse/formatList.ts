export { formatList } from './values';
