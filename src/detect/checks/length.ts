import { type Check, dismiss } from './check.ts';

const MIN_CHARACTERS = 6;

export const length: Check = ({ secret }) =>
  secret.length < MIN_CHARACTERS ? dismiss(`shorter than ${MIN_CHARACTERS} characters`) : undefined;
