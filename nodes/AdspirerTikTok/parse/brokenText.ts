export { findBrokenText, unresolvedProblem } from './cell';
