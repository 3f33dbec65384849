import { statSync } from 'node:fs';
import { type Author, type FirstPlaces, firstPlaces, readAuthors, withUnreached } from './git/attribution.ts';
import { indexedBlobs } from './git/index-entries.ts';
import { type ObjectStore, objectStore, presence } from './git/object-store.ts';
import type { Repository } from './git/repository.ts';
import type { Suspect, Suspects } from './history-suspects.ts';
import type { Finding, Introduction } from './model/finding.ts';
import type { Fragment, Room } from './model/fragment.ts';
import { Ledger } from './model/receipt.ts';
import type { RuleSet } from './model/rule.ts';
import type { Progress } from './progress.ts';
import type { FragmentScan, Policy } from './scan.ts';
import { type PlannedObject, readHistory, SHALLOW } from './sources/history.ts';
import { collectTogether, threadsForPacks } from './workers/pool.ts';

/** What a scan of all history needs. */
export interface WholeHistory {
  readonly repository: Repository;
  readonly ruleSet: RuleSet;
  readonly policy: Policy;
  readonly ledger: Ledger;
  readonly room: Room;
  readonly scan: FragmentScan;
  readonly jobs: number | undefined;
  /** Paths that the configuration leaves out; undefined where it leaves out none. */
  readonly ignored: ((path: string) => boolean) | undefined;
  readonly progress: Progress;
}

/**
 * Findings of all objects that a repository holds, each with the commit that brought it in, one for each secret and path.
 * While threads search the packs for suspects, git tells where every blob was first brought in; then the first blob of
 * each suspect is scanned as a file of its path. undefined where the store has to be left to git; nothing is counted then.
 */
export async function scanWholeHistory(history: WholeHistory): Promise<Finding[] | undefined> {
  const store = objectStore(history.repository);
  if (store === undefined) return undefined;
  const search = searchPacks(history, store);
  const [shares, { places, absent }] = await Promise.all([search.shares, allPlaces(history, store, search.commits)]);
  if (shares === undefined || places.incomplete) return undefined;
  count(history, shares);
  for (const blob of absent) {
    history.ledger.fail(blob, 'the object is missing: fetch it, or clone without --filter');
  }
  const first = await withLost(history.repository, places, shares);
  const isWanted = wanted(history, first);
  const unread = shares.flatMap((share) => share.unread).filter(isWanted);
  const suspects = shares.flatMap((share) => share.suspects).filter(({ oid }) => isWanted(oid));
  const findings = [
    ...(await scanUnread(history, unread, first)),
    ...(await confirm(history, suspects, messagesOf(shares), first)),
  ];
  return withAuthors(history.repository, findings, first);
}

/** What the packs may hold, undefined where they have to be left to git; and, early, most of the commits there. */
function searchPacks(
  { ruleSet, policy, jobs, progress }: WholeHistory,
  store: ObjectStore,
): { readonly shares: Promise<Suspects[] | undefined>; readonly commits: Promise<readonly string[]> } {
  const packedBytes = store.packFiles.reduce((sum, file) => sum + statSync(file).size, store.loose.length * 1000);
  const count = threadsForPacks(packedBytes, jobs);
  const onTaken = (taken: number): void => progress.report('object families searched', taken);
  let shares: Promise<Suspects[] | undefined> = Promise.resolve(undefined);
  const commits = new Promise<readonly string[]>((resolve) => {
    shares = collectTogether({ store, ruleSet, confidence: policy.confidence }, count, resolve, onTaken)
      // A pack of a kind that is not known here, or one that git repacked meanwhile.
      .catch(() => undefined)
      .finally(() => resolve([]));
  });
  return { shares, commits };
}

/**
 * Where every blob was brought in: by what refs reach, and then by other commits that are there. All this while the packs
 * are searched, and so before anyone knows whose place is asked for.
 */
async function allPlaces(
  { repository }: WholeHistory,
  store: ObjectStore,
  commits: Promise<readonly string[]>,
): Promise<{ readonly places: FirstPlaces; readonly absent: readonly string[] }> {
  const reachable = await firstPlaces(repository);
  const absent = missing(store, reachable);
  const unreached = (await commits).filter((commit) => !reachable.reached.has(commit));
  return { places: await withUnreached(repository, reachable, unreached), absent };
}

/** Leaves out the blobs whose path the configuration ignores; the ledger counts them as skipped. */
function wanted({ ignored, ledger }: WholeHistory, { places }: FirstPlaces): (oid: string) => boolean {
  if (ignored === undefined) return () => true;
  const left = new Set([...places].flatMap(([blob, { path }]) => (ignored(path) ? [blob] : [])));
  if (left.size > 0) ledger.skip('ignored by the configuration', left.size);
  ledger.blobs -= left.size;
  return (oid) => !left.has(oid);
}

/** Adds the places of objects that refs do not reach, where one of these holds a suspect: by the index, by old commits. */
async function withLost(
  repository: Repository,
  reachable: FirstPlaces,
  shares: readonly Suspects[],
): Promise<FirstPlaces> {
  const messages = messagesOf(shares);
  const asked = shares.flatMap(({ suspects, unread }) => [...suspects.map(({ oid }) => oid), ...unread]);
  const lost = new Set(asked.filter((oid) => !reachable.places.has(oid) && !messages.has(oid)));
  if (lost.size === 0) return reachable;
  const unreached = shares.flatMap(({ commits }) => commits.filter((commit) => !reachable.reached.has(commit)));
  const found = await withUnreached(repository, reachable, unreached, lost);
  const staged = [...indexedBlobs(repository)].filter(([blob]) => lost.has(blob) && !found.places.has(blob));
  const last = { commit: '', order: Number.MAX_SAFE_INTEGER };
  return {
    ...found,
    places: new Map([...found.places, ...staged.map(([blob, path]) => [blob, { ...last, path }] as const)]),
  };
}

function messagesOf(shares: readonly Suspects[]): ReadonlySet<string> {
  return new Set(shares.flatMap(({ commits, tags }) => [...commits, ...tags]));
}

function count({ repository, ledger }: WholeHistory, shares: readonly Suspects[]): void {
  for (const { blobs, commits, tags, bytes } of shares) {
    ledger.blobs += blobs;
    ledger.commits += commits.length;
    ledger.tags += tags.length;
    ledger.bytes += bytes;
  }
  if (repository.shallow) ledger.note(SHALLOW);
  if (ledger.commits === 0) ledger.note('the repository has no commits yet');
}

function missing(store: ObjectStore, { places }: FirstPlaces): string[] {
  const isPresent = presence(store);
  return [...places.keys()].filter((blob) => !isPresent(blob));
}

/** Objects that only git may be able to read; what it cannot read either, the ledger names. */
async function scanUnread(history: WholeHistory, oids: readonly string[], first: FirstPlaces): Promise<Finding[]> {
  if (oids.length === 0) return [];
  const plan = oids.map((oid) => planned(oid, first));
  return collect(readHistory(history.repository, plan, history.room, history.ledger), history.scan);
}

function planned(oid: string, { places }: FirstPlaces): PlannedObject {
  return { oid, bytes: 0, path: places.get(oid)?.path };
}

async function collect(fragments: AsyncIterable<Fragment>, scan: FragmentScan): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const fragment of fragments) findings.push(...scan(fragment).findings);
  return findings;
}

/**
 * One finding for each suspect and path: that of the first object that holds it, or where this one does not confirm it
 * (an allow comment, another context), of the next.
 */
async function confirm(
  { repository, room, scan }: WholeHistory,
  suspects: readonly Suspect[],
  messages: ReadonlySet<string>,
  first: FirstPlaces,
): Promise<Finding[]> {
  const open = new Map<string, Suspect[]>();
  for (const suspect of suspects) {
    const key = keyOf(
      suspect,
      messages.has(suspect.oid) ? suspect.oid : (first.places.get(suspect.oid)?.path ?? suspect.oid),
    );
    const group = open.get(key);
    if (group) group.push(suspect);
    else open.set(key, [suspect]);
  }
  const orderOf = ({ oid }: Suspect): number => first.places.get(oid)?.order ?? Number.MAX_SAFE_INTEGER;
  for (const group of open.values()) group.sort((a, b) => orderOf(a) - orderOf(b) || (a.oid < b.oid ? -1 : 1));

  const confirmed: Finding[] = [];
  // Mostly the first object confirms; where none does, growing turns keep git from being started for each.
  for (let from = 0, to = 1; open.size > 0; [from, to] = [to, 3 * to]) {
    const turns = [...open].map(([key, group]) => ({ key, suspects: group.slice(from, to) }));
    const oids = new Set(turns.flatMap(({ suspects: turn }) => turn.map(({ oid }) => oid)));
    const plan = [...oids].map((oid) => planned(oid, first));
    const found = await collect(readHistory(repository, plan, room, new Ledger()), scan);
    const byObject = new Map(found.map((finding) => [keyOf(finding, objectOf(finding)), finding]));
    for (const { key, suspects: turn } of turns) {
      const finding = turn.map((suspect) => byObject.get(keyOf(suspect, suspect.oid))).find((one) => one !== undefined);
      if (finding) confirmed.push(finding);
      if (finding || turn.length === 0) open.delete(key);
    }
  }
  return confirmed;
}

/** Fingerprints are of rule and secret. A generic finding may get the name of a provider only when it is confirmed. */
function keyOf({ fingerprint }: Pick<Suspect, 'fingerprint'>, place: string): string {
  return `${fingerprint}\0${place}`;
}

function objectOf({ origin }: Finding): string {
  switch (origin.kind) {
    case 'blob':
    case 'index':
      return origin.blob;
    case 'commit-message':
      return origin.commit;
    case 'tag-message':
      return origin.tag;
    case 'file':
    case 'stdin':
      return '';
  }
}

/** Adds who brought each finding in. */
async function withAuthors(
  repository: Repository,
  findings: readonly Finding[],
  { places }: FirstPlaces,
): Promise<Finding[]> {
  const commitOf = (finding: Finding): string =>
    finding.origin.kind === 'commit-message' ? finding.origin.commit : (places.get(objectOf(finding))?.commit ?? '');
  const authors = await readAuthors(repository, new Set(findings.map(commitOf).filter((commit) => commit !== '')));
  return findings.map((finding) => ({ ...finding, introduced: introduction(finding, authors.get(commitOf(finding))) }));
}

function introduction({ origin }: Finding, author: Author | undefined): Introduction | undefined {
  if (author === undefined) return undefined;
  return { ...author, path: origin.kind === 'blob' ? (origin.path ?? '') : '' };
}
