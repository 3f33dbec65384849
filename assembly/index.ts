export { findKeywords, resumeAt } from './keywords';
export { encodedResumeAt, findEncoded, findWide } from './encoded';
