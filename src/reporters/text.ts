import { inkFor } from './ink.ts';
import { disarmCommands } from './printable.ts';
import type { Report, Reporter } from './report.ts';
import { groupBySecret, type SecretGroup } from './secret-groups.ts';
import { type Context, secretLines } from './text-finding.ts';
import { dismissalLines, summaryLines, warningLines } from './text-summary.ts';

/** For people: each secret with its line and the next command, then what was scanned. */
export const reportText: Reporter = (report, view) => {
  const ink = inkFor(view);
  const groups = groupBySecret(report.findings);
  const contexts = contextsOf(groups, report);
  const blocks = [
    ...contexts.map(({ group, context }) => secretLines(group, context, ink)),
    dismissalLines(report.dismissals, ink),
    warningLines(report.receipt, ink),
    summaryLines(report, groups.length, ink),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`);
  return disarmCommands(text.join('\n'));
};

function contextsOf(groups: readonly SecretGroup[], report: Report): { group: SecretGroup; context: Context }[] {
  // The prose of all rules is only read when there is something to tell.
  const rules = new Map(groups.length > 0 ? report.rules().map((rule) => [rule.id, rule]) : []);
  const told = new Set<string>();
  return groups.map((group) => {
    const { ruleId } = group.first;
    const context = { rule: rules.get(ruleId), told: told.has(ruleId), secret: report.secretOf(group.first) };
    told.add(ruleId);
    return { group, context };
  });
}
