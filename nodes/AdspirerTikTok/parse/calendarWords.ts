export { monthNamed, weekdayNamed } from './dayText';
