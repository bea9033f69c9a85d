export { meansTotal, mentionsTotal } from './words';
