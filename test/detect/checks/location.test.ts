import { expect, test } from 'vitest';
import { location } from '../../../src/detect/checks/location.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'an address', 'https://internal.acme.dev/login'],
  ['dismiss', 'an address of mail', 'mailto:a@b.cd'],
  ['dismiss', 'an e-mail address', 'someone@acme.dev'],
  ['dismiss', 'a host', 'db.internal'],
  ['dismiss', 'a host with a port', 'db.acme.com:5432'],
  ['dismiss', 'an absolute path', '/etc/passwd'],
  ['dismiss', 'a relative path', './secrets/db'],
  ['dismiss', 'a path in the home', '~/keys/id'],
  ['dismiss', 'a Windows path', 'C:\\Users\\service\\secrets\\database'],
  ['dismiss', 'a path of a device', '\\Device\\NamedPipe\\server'],
  ['dismiss', 'a share', '\\\\server\\share\\secrets'],
  ['nothing', 'a password that begins with a backslash', '\\q7Zr2mKx9Lw4'],
  ['dismiss', 'a path without a start', 'config/secrets/db'],
  ['dismiss', 'a file name', 'private.pem'],
  ['dismiss', 'a file with dots', 'app.config.json'],
  ['dismiss', 'a package', '@acme/passwords'],
  ['dismiss', 'a package of Java', 'com.acme.security.password'],
  ['dismiss', 'data', 'data:text/plain,abc'],
  ['dismiss', 'a magnet', 'magnet:?xt=x'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
  ['nothing', 'base64 with slashes', 'q7Zr/2mKx9+Lw4/ZpQ'],
  ['nothing', 'a password with a dot', 'q7Zr.2mKx'],
  ['nothing', 'a password with an at sign', 'q7Zr@2mKx'],
  ['nothing', 'base64 that begins with a slash', '/q7Zr2mKx9Lw4XvB8'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(location, value)).toBe(opinion);
});
