/**
 * What looks like a credential of a rule and is none: one character too few or too many where the length is fixed, one
 * character that its alphabet does not have, a wrong checksum. Only variants that the rule's own expression turns away,
 * or its checksum, are near misses.
 * @param {import('./secrets.js').Secret} secret
 * @param {(text: string) => boolean} isTaken whether the expression of the rule takes all of a text
 * @param {boolean} hasChecksum
 * @returns {readonly { readonly kind: string, readonly text: string }[]}
 */
export function nearMissesOf({ text, start, end }, isTaken, hasChecksum) {
  const secret = text.slice(start, end);
  const variants = [
    { kind: 'shorter', secret: secret.slice(0, -1) },
    { kind: 'longer', secret: secret + (secret.at(-3) ?? '') },
    { kind: 'alphabet', secret: withForeign(secret) },
    ...(hasChecksum ? [{ kind: 'checksum', secret: withOtherEnd(secret) }] : []),
  ];
  return variants
    .filter((variant) => variant.kind === 'checksum' || (isTaken(secret) && !isTaken(variant.secret)))
    .map(({ kind, secret: changed }) => ({ kind, text: text.slice(0, start) + changed + text.slice(end) }));
}

/** Hex digits get a letter beyond F, all else a sign. */
function withForeign(secret) {
  const at = Math.floor(secret.length * 0.7);
  const foreign = /^[0-9a-f-]+$/.test(secret) ? 'z' : /^[0-9A-F-]+$/.test(secret) ? 'Z' : '*';
  return secret.slice(0, at) + foreign + secret.slice(at + 1);
}

function withOtherEnd(secret) {
  const last = secret.charAt(secret.length - 1);
  return secret.slice(0, -1) + (last === '7' ? '4' : '7');
}
