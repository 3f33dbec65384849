/** A macaroon in the binary form of version 2 (libmacaroons). Caveats are the texts of those of the first party. */
export interface Macaroon {
  readonly location: string;
  readonly identifier: string;
  readonly caveats: readonly string[];
}

const VERSION = 2;
const FIELD = { end: 0, location: 1, identifier: 2, verification: 4, signature: 6 } as const;
const SIGNATURE_BYTES = 32;

/** Reads a macaroon; undefined where the bytes are not just one. */
export function parseMacaroon(bytes: Uint8Array): Macaroon | undefined {
  const reader = new Fields(bytes);
  if (reader.next() !== VERSION) return undefined;
  const header = reader.section();
  const identifier = header?.get(FIELD.identifier);
  if (header === undefined || identifier === undefined) return undefined;
  const caveats: string[] = [];
  for (let section = reader.section(); ; section = reader.section()) {
    if (section === undefined) return undefined;
    if (section.size === 0) break;
    if (!section.has(FIELD.verification)) caveats.push(text(section.get(FIELD.identifier)));
  }
  const signature = reader.field();
  if (signature?.type !== FIELD.signature || signature.data.length !== SIGNATURE_BYTES || !reader.atEnd())
    return undefined;
  return { location: text(header.get(FIELD.location)), identifier: text(identifier), caveats };
}

/** A macaroon without a valid signature. */
export function makeMacaroon({ location, identifier, caveats }: Macaroon, signature: Uint8Array): Uint8Array {
  const field = (type: number, data: Uint8Array): number[] => [type, ...varint(data.length), ...data];
  const said = (type: number, value: string): number[] => field(type, Buffer.from(value, 'latin1'));
  return Uint8Array.from([
    VERSION,
    ...said(FIELD.location, location),
    ...said(FIELD.identifier, identifier),
    FIELD.end,
    ...caveats.flatMap((caveat) => [...said(FIELD.identifier, caveat), FIELD.end]),
    FIELD.end,
    ...field(FIELD.signature, signature),
  ]);
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('latin1');
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

/** Fields of a type, a length and so many bytes, in sections that a type 0 ends. */
class Fields {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): number | undefined {
    return this.#bytes[this.#at++];
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  field(): { readonly type: number; readonly data: Uint8Array } | undefined {
    const type = this.next();
    if (type === undefined) return undefined;
    if (type === FIELD.end) return { type, data: new Uint8Array() };
    const length = this.#varint();
    if (length === undefined || this.#at + length > this.#bytes.length) return undefined;
    this.#at += length;
    return { type, data: this.#bytes.subarray(this.#at - length, this.#at) };
  }

  section(): ReadonlyMap<number, Uint8Array> | undefined {
    const fields = new Map<number, Uint8Array>();
    for (let field = this.field(); ; field = this.field()) {
      if (field === undefined) return undefined;
      if (field.type === FIELD.end) return fields;
      fields.set(field.type, field.data);
    }
  }

  #varint(): number | undefined {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.next();
      if (byte === undefined) return undefined;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  }
}
