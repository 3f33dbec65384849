import { type Check, doubt } from './check.ts';

const EXAMPLE_KEY = /(?<![A-Za-z])examples?["']?[ \t]*[:=][ \t]*\[?[ \t]*["'`]?$/i;

/** What a schema of an API gives as an example. */
export const exampleKey: Check = ({ before }) =>
  EXAMPLE_KEY.test(before()) ? doubt('low', 'it is the value of a key named example') : undefined;
