export { applyDelta, targetLength } from './delta';
export { inflate } from './inflate';
