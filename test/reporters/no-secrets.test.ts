import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../src/findings/excerpt.ts';
import { maskSecret } from '../../src/findings/mask.ts';
import { FORMATS, loadReporter } from '../../src/reporters/index.ts';
import { findingOf, GITHUB_RULE, PASSWORD_RULE, reportOf } from './sample-report.ts';

const reporters = await Promise.all(FORMATS.map(async (format) => ({ format, reporter: await loadReporter(format) })));

const CHARACTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$%&*+/=?@_~"\\\'<é密'];
const secrets = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 10, maxLength: 60 })
  .map((characters) => characters.join(''))
  .filter((secret) => new Set(secret).size > 5);
const prose = fc.string({ unit: 'binary', maxLength: 120 });

/** The ways in which a report might write a secret without meaning to. */
function writings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    // What a mask leaves out.
    ...(secret.length >= 24 ? [[...secret].slice(4, -4).join('')] : []),
  ];
}

test('no report holds a secret in any writing', () => {
  fc.assert(
    fc.property(secrets, secrets, prose, prose, (secret, neighbour, before, between) => {
      const line = `${before}${secret}${between}${neighbour} ${secret}`;
      const spans = [secret, neighbour].map((text) => {
        const start = line.indexOf(text);
        return { start, end: start + text.length, mask: maskSecret(text) };
      });
      const findings = [GITHUB_RULE, PASSWORD_RULE].map((rule) => ({
        ...findingOf(rule, secret, line, 1),
        excerpt: excerptOf(line, line.indexOf(secret) + 1, spans),
      }));
      const dismissals = findings.map(({ ruleId, origin, start, mask }) => {
        return { ruleId, origin, start, mask, check: 'placeholder', reason: 'it looks made up' };
      });
      for (const { format, reporter } of reporters) {
        for (const color of [false, true]) {
          const text = reporter(reportOf({ findings, dismissals }), { color, width: 120 });
          for (const writing of [...writings(secret), ...writings(neighbour)]) {
            expect(text.includes(writing), `${format} holds ${writing}`).toBe(false);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('SARIF holds neither a secret nor its mask, even where secrets were asked for', () => {
  const sarif = reporters.find(({ format }) => format === 'sarif')?.reporter;
  fc.assert(
    fc.property(secrets, (secret) => {
      const findings = [findingOf(GITHUB_RULE, secret, `a ${secret}`, 1)];
      const text = sarif?.(reportOf({ findings, secretOf: () => secret }), { color: false, width: 80 }) ?? secret;
      for (const writing of [...writings(secret), maskSecret(secret)]) expect(text).not.toContain(writing);
    }),
    { numRuns: 100 },
  );
});
