/** A field of a protocol buffer: a number, or bytes. */
export type ProtobufValue = number | Uint8Array;

/** The fields of a message by their numbers, the last of each, up to where the bytes are none, which is the end of a whole one. */
export function readProtobuf(bytes: Uint8Array): {
  readonly fields: ReadonlyMap<number, ProtobufValue>;
  readonly whole: boolean;
} {
  const fields = new Map<number, ProtobufValue>();
  let at = 0;
  const varint = (): number | undefined => {
    let value = 0;
    for (let factor = 1; at < bytes.length; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    return undefined;
  };

  while (at < bytes.length) {
    const tag = varint();
    const value = varint();
    if (tag === undefined || tag < 8 || value === undefined) return { fields, whole: false };
    const kind = tag % 8;
    if (kind === 0) fields.set(Math.floor(tag / 8), value);
    else if (kind === 2 && at + value <= bytes.length) {
      fields.set(Math.floor(tag / 8), bytes.subarray(at, at + value));
      at += value;
    } else return { fields, whole: false };
  }
  return { fields, whole: true };
}
