export { describeMoment } from './timeZone';
