export { zoneNamed } from './timeZone';
