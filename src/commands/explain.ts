import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Options } from '../arguments.ts';
import { slashed } from '../config-paths.ts';
import { UserError } from '../errors.ts';
import { Explainer, hasLine, keywordsOn } from '../explain.ts';
import { Baseline } from '../findings/baseline.ts';
import type { Explanation, Hold, LineExplanation, WakingKeyword } from '../model/explanation.ts';
import type { Finding } from '../model/finding.ts';
import type { RuleDocument } from '../model/rule.ts';
import { reportExplanation } from '../reporters/explanation.ts';
import { fileFragments } from '../sources/files.ts';
import { isIgnoredByGit } from '../sources/listing.ts';
import { type ExitCode, identityOf, pathsFromHere, today } from './outcome.ts';
import { ruleDocumentsOf } from './rule-sets.ts';
import { configOf, findRule } from './rules.ts';
import { openPlaces } from './scan.ts';
import type { Session } from './session.ts';
import type { Streams } from './streams.ts';

/** `keepmum explain RULE|FILE:LINE`: what a rule finds and what to do, or how what stands on a line is judged. */
export async function explain(target: string, options: Options, streams: Streams): Promise<ExitCode> {
  const place = placeOf(target);
  return place === undefined ? explainRule(target, options, streams) : explainLine(place, options, streams);
}

/** `keepmum explain RULE`: what it finds and what to do. */
async function explainRule(id: string, options: Options, streams: Streams): Promise<ExitCode> {
  const documents = await ruleDocumentsOf(await configOf(options));
  if (existsSync(id) && !documents.some((rule) => rule.id === id))
    throw new UserError(`no rule is called "${id}"`, `For a line of the file: keepmum explain ${id}:LINE`);
  const rule = findRule(documents, id);
  streams.report(explanation(rule));
  return 0;
}

function explanation({
  id,
  name,
  description,
  severity,
  confidence,
  tags,
  references,
  remediation,
}: RuleDocument): string {
  return [
    `${name} (${id})`,
    '',
    description,
    '',
    `Severity    ${severity}`,
    `Confidence  ${confidence}`,
    `Tags        ${tags.join(', ')}`,
    '',
    'What to do',
    `  ${remediation}`,
    '',
    'Where the format is described',
    ...references.map((reference) => `  ${reference}`),
    '',
    'Why is it reported, or why not?',
    '  keepmum explain FILE:LINE',
    '',
    'Not a secret?',
    '  On the line or the one before:  keepmum:allow RULE reason'.replace('RULE', id),
    '  Or, once for all places:        keepmum allow FINGERPRINT --reason "..."',
    '',
  ].join('\n');
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** `FILE:LINE`, or `FILE:LINE:COLUMN` as reports write it: all that stands on the line is explained. undefined for a rule. */
function placeOf(target: string): Place | undefined {
  const readings = [/^(.+):(\d+)$/s, /^(.+):(\d+):\d+$/s].flatMap((form) => {
    const [, file, line] = form.exec(target) ?? [];
    return file === undefined ? [] : [{ file, line: Number(line) }];
  });
  return readings.find(({ file }) => existsSync(file)) ?? readings.at(-1);
}

async function explainLine({ file, line }: Place, options: Options, streams: Streams): Promise<ExitCode> {
  const target = realFile(file);
  const explainer = new Explainer();
  const { session } = await openPlaces([target], options, explainer.witness);
  const { root, engine, policy, ledger } = session;
  const path = slashed(relative(root, target));
  const explanations = new Map<string, Explanation>();
  let keywords: readonly WakingKeyword[] | undefined;
  const about = { engine, policy, acceptedBy: baselineOf(session) };
  for (const fragment of fileFragments(root, [path], engine.room, ledger, session.maxFileBytes, () => {})) {
    for (const each of explainer.explain(fragment, line, about)) explanations.set(identityOfExplanation(each), each);
    // A long line stands in several pieces of the file.
    if (hasLine(fragment, line)) keywords ??= keywordsOn(fragment, line, session.ruleSet);
  }
  const [failed] = ledger.receipt(0).failed;
  if (failed !== undefined) throw new UserError(`${file}: ${failed.reason}`, 'Make it readable and try again');
  if (keywords === undefined)
    throw new UserError(`${file} has no line ${line}`, 'Lines start at 1; write FILE:LINE as the report does');
  const explanation: LineExplanation = {
    path,
    line,
    explanations: [...explanations.values()],
    keywords,
    threshold: policy.confidence,
    notes: notesOn(path, session),
  };
  streams.report(reportExplanation(explanation, { ...streams.reportView(), shownPath: pathsFromHere(root) }));
  return 0;
}

function realFile(file: string): string {
  if (!existsSync(file))
    throw new UserError(`${file}: no such file`, 'Check the path; paths are relative to the current folder');
  if (!statSync(file).isFile()) throw new UserError(`${file} is no file`, 'Write keepmum explain FILE:LINE');
  return realpathSync.native(file);
}

function identityOfExplanation({ ruleId, start, end, standing }: Explanation): string {
  return [ruleId, start.byte, end.byte, ...standing.decodedFrom].join(' ');
}

function baselineOf(session: Session): (finding: Finding) => Hold | undefined {
  const baseline = new Baseline(session.baseline, today());
  return (finding) => {
    const entry = baseline.match(identityOf(finding, session));
    return entry && { by: 'baseline', reason: entry.reason };
  };
}

/** Why a scan of the folder may not come to the file, although one of the file itself does. */
function notesOn(path: string, { root, repository, ignored }: Session): string[] {
  const asked = 'A scan reads it only where it is named.';
  if (ignored?.(path)) return [`The configuration ignores this file. ${asked}`];
  const isOutside = repository === undefined || repository.topLevel === undefined;
  return isOutside || !isIgnoredByGit(root, path, repository) ? [] : [`Git ignores this file. ${asked}`];
}
