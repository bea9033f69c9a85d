export { withoutEmoji } from './text';
