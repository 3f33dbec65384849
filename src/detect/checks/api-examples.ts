import { type Check, doubt } from './check.ts';

// The examples of AWS's APIs, which every copy of its SDKs holds.
const EXAMPLES_FILE = /(?:^|[/.])examples(?:-\d+)?\.json$/;

/** Files that hold nothing but examples for the documentation of an API. */
export const apiExamples: Check = ({ path }) =>
  path !== undefined && EXAMPLES_FILE.test(path) ? doubt('low', 'it stands among the examples of an API') : undefined;
