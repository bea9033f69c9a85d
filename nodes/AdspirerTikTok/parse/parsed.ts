export { nothing, type Parsed } from './cell';
