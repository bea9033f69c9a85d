export { formatValue } from './values';
