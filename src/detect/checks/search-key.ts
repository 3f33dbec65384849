import { type Check, dismiss } from './check.ts';

/** The API key of a DocSearch box can only search, and stands in the page for everyone to read. */
export const searchKey: Check = ({ secret, assignment, before }) =>
  /^[0-9a-f]{32}$/.test(secret) && /api_?key$/i.test(assignment?.key ?? '') && /docsearch/i.test(before())
    ? dismiss('a key of a search box, which is public')
    : undefined;
