import { hasUnprintable } from './escape.ts';

/** Stands for a secret of which no character may be shown. */
export const NEUTRAL_MASK = '****';
const PEM_START = '-----BEGIN';

/**
 * What is shown of a secret: enough to recognise it, too little to use or guess it, and never its length.
 * 24 characters or more show the first and last 4, 16 or more the first and last 2, all others none.
 */
export function maskSecret(secret: string): string {
  if (secret.startsWith(PEM_START)) return `${PEM_START}…`;
  const characters = [...secret];
  const shown = shownCharacters(characters.length);
  if (shown === 0 || hasUnprintable(secret)) return NEUTRAL_MASK;
  return `${characters.slice(0, shown).join('')}…${characters.slice(-shown).join('')}`;
}

function shownCharacters(length: number): number {
  if (length >= 24) return 4;
  return length >= 16 ? 2 : 0;
}
