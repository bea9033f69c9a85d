import type { ColumnName } from '../contract/fields';
import { vocabulary } from './headings';

export type TopicName = string;

export const topicOf = (column: ColumnName) => vocabulary.topicOf(column);
export const adviceOn = (topic: TopicName) => vocabulary.adviceOn(topic);
export const topicOfHeading = (heading: string) => vocabulary.topicOfHeading(heading);
