import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { published } from '../../../src/detect/checks/published.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'a code of RFC 6749', 'SplxlOBeZQQYbYS6WxSbIA'],
  ['dismiss', 'a client secret of RFC 7591', 'ZJYCqe3GGRvdrudKyZS0XhGv_Z45DuKhCUk0gBR1vZk'],
  ['dismiss', 'a short secret of OAuth Core', 'gX1fBat3bV'],
  ['dismiss', 'an example with another end', 'SplxlOBeZQQYbYS6WxSbIB1'],
  ['dismiss', 'a token of the manual of Telegram', '123456:ABC-DEF1234ghIkl'],
  ['nothing', 'an example with another start', 'aSplxlOBeZQQYbYS6WxSbIA'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(published, value)).toBe(opinion);
});

test.each(['md5', 'sha1', 'sha256'])('a %s of a common password is dismissed, one of another is not', (algorithm) => {
  const digest = (text: string): string => createHash(algorithm).update(text).digest('hex');
  expect(opinionOf(published, digest('letmein'))).toBe('dismiss');
  expect(opinionOf(published, digest('q7Zr2mKx9Lw4'))).toBe('nothing');
});
