import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../findings/fingerprint.ts';
import { secretText } from '../findings/seal.ts';
import { readObjectsSync, WHOLE_OBJECTS } from '../git/objects.ts';
import type { Finding } from '../model/finding.ts';
import { type Origin, wholeFragment } from '../model/fragment.ts';
import { encodePath } from '../model/path.ts';
import type { Session } from './session.ts';

/**
 * The secrets of findings, for --show-secrets: their places are read and searched again, and a secret counts only where
 * its fingerprint is the finding's. What cannot be read twice (standard input) stays masked.
 */
export async function reveal(session: Session, findings: readonly Finding[]): Promise<ReadonlyMap<Finding, string>> {
  const secrets = new Map<Finding, string>();
  const byPlace = new Map<string, ReadonlyMap<string, string>>();
  for (const finding of findings) {
    const place = JSON.stringify(finding.origin);
    const found = byPlace.get(place) ?? secretsAt(session, finding.origin);
    byPlace.set(place, found);
    const secret = found.get(finding.fingerprint);
    if (secret !== undefined) secrets.set(finding, secret);
  }
  return secrets;
}

/** The secrets of one place by their fingerprints. */
function secretsAt(session: Session, origin: Origin): ReadonlyMap<string, string> {
  const bytes = read(session, origin);
  if (bytes === undefined) return new Map();
  const matches = session.engine.detect(wholeFragment(bytes, origin));
  return new Map(
    matches.map((match) => [fingerprint(match.rule.genericId ?? match.rule.id, secretText(match)), secretText(match)]),
  );
}

function read({ root, repository }: Session, origin: Origin): Uint8Array | undefined {
  switch (origin.kind) {
    case 'file':
      return readFileSync(encodePath(join(root, origin.path)));
    case 'index':
    case 'blob':
      return objectOf(repository, origin.blob);
    case 'commit-message':
      return messageOf(objectOf(repository, origin.commit));
    case 'tag-message':
      return messageOf(objectOf(repository, origin.tag));
    case 'stdin':
      return undefined;
  }
}

function objectOf(repository: Session['repository'], oid: string): Uint8Array | undefined {
  if (repository === undefined) return undefined;
  const [answer] = readObjectsSync(repository, [oid], WHOLE_OBJECTS);
  return answer?.kind === 'part' ? answer.bytes : undefined;
}

function messageOf(object: Uint8Array | undefined): Uint8Array | undefined {
  return object?.subarray(Buffer.from(object).indexOf('\n\n') + 2);
}
