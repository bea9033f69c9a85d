export { fold } from './words';
