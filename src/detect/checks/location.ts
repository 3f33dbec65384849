import { surpriseBits } from '../../tokens/bigrams.ts';
import { type Check, dismiss } from './check.ts';

const URL =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:magnet|mailto|data|urn|tel|javascript|about|blob|chrome|github|gitlab|bitbucket|npm|workspace|file):)/i;
const PATH =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\{1,2}[\w .?$-]+\\|@[\w-]+\/)|^(?:[\w.-]+\/)+[\w.-]*$|^[\w-]+(?:\.[\w-]+)*\.(?:[cm]?[jt]sx?|json|ya?ml|py|go|java|rb|php|html?|css|scss|txt|md|pem|key|crt|cer|p12|pfx|jks|cfg|conf|ini|env|xml|sh|log|zip|gz|svg|png|jpe?g)$/i;
const DOMAIN =
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|local|internal|svc|example|test)(?:[:/].*)?$|^[a-z]+(?:\.[a-z][a-zA-Z]*){2,}$/;
const EMAIL = /^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i;

const NATURAL_BITS = 6.8;

/** Dismisses paths, file names, host names, package names and URLs (credentials in URLs have rules of their own). */
export const location: Check = ({ secret }) => {
  if (URL.test(secret) || EMAIL.test(secret) || DOMAIN.test(secret)) return dismiss('an address');
  // Base64 holds slashes, too: a path has words between them.
  if (PATH.test(secret) && surpriseBits(secret) < NATURAL_BITS) return dismiss('a path or a file name');
  return undefined;
};
