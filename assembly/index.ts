export { findKeywords, resumeAt } from './keywords';
export { digest, digestKey } from './digest';
export { encodedResumeAt, findEncoded, findWide } from './encoded';
