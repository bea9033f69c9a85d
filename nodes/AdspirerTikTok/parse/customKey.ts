export { parseCustomKey } from './text';
