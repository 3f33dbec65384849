export { createEngine, type Engine } from './detect/detect.ts';
export { UserError } from './errors.ts';
export { RULE_SET } from './generated/rule-set.ts';
export type { Decoding, Dismissal, Excerpt, Finding, Introduction, Match, Verdict } from './model/finding.ts';
export { type Fragment, type Origin, type Position, type Room, wholeFragment } from './model/fragment.ts';
export { type Gap, Ledger, type Receipt } from './model/receipt.ts';
export type { Confidence, RuleSet, RunRule, Severity } from './model/rule.ts';
export { type FragmentScan, fragmentScan, type Policy, type Scanned } from './scan.ts';
