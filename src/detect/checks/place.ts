import type { Candidate } from '../candidate.ts';

/** What stands right before the value, and says that it is something else. */
const NAMED_OTHERWISE =
  /(?:hash|sha\d*|md5|digest|checksum|integrity|commit|revision|etag|fingerprint|thumbprint|uuid|guid|nonce|cert|certificate|public\w{0,16}|pub_?key|signature|expected|actual|result|output|to_?be|to_?equal|includes?|contains?|assert\w{0,16}|equals?|base64|font|image|icon|href|url|uri|path|class_?name|challenge|kid|x5[tc]|ulid|suffix|sequencer|uid|version|build|cursor|page|csrf|file|name|query|bytes|content|body|title|input|encoded|modulus|prime|point|(?:(?<![a-z])|_)(?:ids?|rev|svg|src|class|next|hex|data|text|test|[xyz]))["'`]?\]?\s{0,4}(?:=>|[:=(,])\s{0,4}(?:\w{1,20}\()?["'`]?$/i;
/** userId, which only its capital tells from a word that ends so. */
const ID = /[a-z]I[dD]s?["'`]?\]?\s{0,4}(?:=>|[:=(,])\s{0,4}["'`]?$/;
const NEAR = 60;
/** Letters beyond ASCII in UTF-8, whole or cut at an end of what is looked at. */
const LETTERS = /^[\x80-\xbf]{1,3}|[\xc2-\xf4][\x80-\xbf]{1,3}|[\xc2-\xf4]$/g;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]/;
const COMMENT = /^\s*(?:#|\/\/|\/?\*|--\s|<!--)|\s(?:#|\/\/)\s/;

/** A literal begins right before it. */
export function isQuoted({ before }: Candidate): boolean {
  return /["'`]$/.test(before());
}

/** Whether what stands right before a value says that it is no credential. */
export function isNamedOtherwise({ before }: Candidate): boolean {
  const line = lineOf(before());
  return NAMED_OTHERWISE.test(line) || ID.test(line);
}

/** In a program what has no quotes is a name, unless a comment says it. */
export function isNameInCode({ before, syntax }: Candidate): boolean {
  const line = lineOf(before());
  return syntax === 'code' && !/["'`]/.test(line) && !COMMENT.test(line);
}

/** No text holds control characters. */
export function isAmongBytes({ before, after }: Candidate): boolean {
  return [before().slice(-NEAR), after().slice(0, NEAR)].some((text) => CONTROLS.test(text.replace(LETTERS, '')));
}

/** The last line of what stands before a value. */
export function lineOf(head: string): string {
  return head.slice(head.lastIndexOf('\n') + 1);
}
