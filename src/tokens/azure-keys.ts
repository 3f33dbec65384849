import { littleEndianBytes, marvin32 } from './marvin32.ts';

/**
 * Keys of Azure that carry a signature and behind it, in their last 4 bytes, the Marvin32 of all bytes before. The seed
 * says what the key is for. Source: microsoft/security-utilities, IdentifiableSecrets.cs and IdentifiableMetadata.cs.
 */
interface KeyKind {
  /** As a template names it: {azure-storage-key}. */
  readonly kind: string;
  readonly signature: string;
  readonly bytes: number;
  readonly seeds: readonly string[];
  /** Whether characters may have been replaced after the checksum was taken, so that a wrong one says nothing. */
  readonly rewritten?: true;
  /** How the text is written where it is not base64 as it comes. */
  readonly alphabet?: 'letters' | 'url';
}

const MESSAGING = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0'];

export const AZURE_KEYS: readonly KeyKind[] = [
  { kind: 'storage', signature: '+ASt', bytes: 64, seeds: ['Default0'] },
  {
    kind: 'cosmos',
    signature: 'ACDb',
    bytes: 64,
    seeds: ['MastRW00', 'MastRO00', 'SystRW00', 'SystRO00', 'SysAll00', 'Resour00', 'Encryp00'],
  },
  { kind: 'batch', signature: '+ABa', bytes: 64, seeds: ['AbAcct00'] },
  { kind: 'servicebus', signature: '+ASb', bytes: 32, seeds: MESSAGING },
  { kind: 'eventhub', signature: '+AEh', bytes: 32, seeds: MESSAGING },
  { kind: 'relay', signature: '+ARm', bytes: 32, seeds: MESSAGING },
  { kind: 'iot', signature: 'AIoT', bytes: 32, seeds: ['IoTHub00', 'DpsKey00', 'Device00'] },
  { kind: 'redis', signature: 'AzCa', bytes: 32, seeds: ['Access00'], rewritten: true },
  { kind: 'registry', signature: '+ACR', bytes: 39, seeds: ['ACRDflt0'] },
  { kind: 'search', signature: 'AzSe', bytes: 39, seeds: ['PAdmin00', 'Query000'], alphabet: 'letters' },
  { kind: 'function', signature: 'AzFu', bytes: 40, seeds: ['Functi00', 'System00', 'Master00'], alphabet: 'url' },
];

/** Whether the checksum of a key with a signature is right; undefined where it says nothing, as without a signature. */
export function isAzureKey(text: string): boolean | undefined {
  const key = text.replace(/(?:=|%3D)+$/i, '');
  const kind = AZURE_KEYS.find(({ signature }) => key.slice(-10, -6) === signature);
  if (kind === undefined) return undefined;
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== kind.bytes) return undefined;
  const right = kind.seeds.some((seed) => endsWith(bytes, littleEndianBytes(marvin32(bytes.subarray(0, -4), seed))));
  return right || !kind.rewritten ? right : undefined;
}

function endsWith(bytes: Uint8Array, end: Uint8Array): boolean {
  return end.every((byte, at) => bytes[bytes.length - end.length + at] === byte);
}

/** A key of a kind with the right checksum, of bytes that `random` draws. */
export function makeAzureKey({ bytes, signature, seeds, alphabet }: KeyKind, random: () => number): string {
  for (;;) {
    const drawn = Buffer.from(Uint8Array.from({ length: bytes }, random))
      .toString('base64')
      .replace(/=+$/, '');
    // The upper bits of the character behind a signature belong to it and are 0.
    const signed = Buffer.from(`${drawn.slice(0, -10)}${signature}A${drawn.slice(-5)}`, 'base64');
    signed.set(littleEndianBytes(marvin32(signed.subarray(0, -4), seeds[0] ?? '')), bytes - 4);
    const key = signed.toString('base64');
    if (alphabet === undefined) return key;
    if (alphabet === 'url') return key.replaceAll('+', '-').replaceAll('/', '_');
    if (!/[+/]/.test(key)) return key;
  }
}
