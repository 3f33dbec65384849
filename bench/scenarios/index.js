import { history } from './history.js';
import { memory } from './memory.js';
import { staged } from './staged.js';
import { tree } from './tree.js';

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} runs
 * @property {'tree' | 'staged' | 'history'} command which command line of a program it runs
 * @property {string} without what is said of a program that has no such command line
 * @property {(how: { settings: import('../options.js').Settings, environment: NodeJS.ProcessEnv }) => Place} prepare
 */
/**
 * @typedef {object} Place
 * @property {string} title
 * @property {string} directory where all programs run
 * @property {string} [stagedFile]
 * @property {readonly { readonly name: string, readonly command: readonly string[] }[]} floors what no scanner can undercut
 */

/** @type {readonly Scenario[]} */
export const SCENARIOS = [tree, staged, history, memory];
