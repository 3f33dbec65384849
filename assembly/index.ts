export { findKeywords, resumeAt } from './keywords';
export { encodedResumeAt, findEscapes, findRuns, findWide } from './encoded';
