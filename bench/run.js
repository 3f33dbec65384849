// Compares the cost of keepmum with that of its peers: `npm run bench -- --help`.
import { mkdirSync } from 'node:fs';
import { runCarriers } from './carriers/run.js';
import { obtain } from './install.js';
import { describeMachine } from './machine.js';
import { meter } from './measure.js';
import { readOptions, USAGE } from './options.js';
import { KEEPMUM, PEERS } from './peers.js';
import { runRounds } from './rounds.js';
import { SCENARIOS } from './scenarios/index.js';
import { PROJECT, quietEnvironment, SCRATCH } from './scratch.js';
import { costTable } from './table.js';

const KNOWN = [...SCENARIOS.map(({ name }) => name), ...PEERS.map(({ name }) => name), KEEPMUM.name];

try {
  if (process.argv[2] === 'carriers') await runCarriers(process.argv.slice(3));
  else await costs();
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 2;
}

async function costs() {
  const settings = readOptions(process.argv.slice(2), KNOWN, PROJECT);
  if (settings === 'help') console.log(USAGE);
  else await compare(settings);
}

async function compare(settings) {
  mkdirSync(SCRATCH, { recursive: true });
  const environment = quietEnvironment();
  const programs = chosen(PEERS, settings).map((peer) => {
    tell(`${peer.name}: looking for it`);
    const found = obtain(peer, settings.install, environment);
    return 'missing' in found ? { name: peer.name, version: '', failure: found.missing } : found;
  });
  console.log(describeMachine());
  if (meter === 'clock') console.log('CPU and memory could not be measured: no python3 with os.wait4.');
  for (const scenario of chosen(SCENARIOS, settings)) {
    if (scenario.name === 'memory' && !settings.memory) continue;
    await runScenario(scenario, [KEEPMUM, ...programs], { settings, environment });
  }
}

/** Those that --only names; all where it names none of them. `--only keepmum` names a program, and so no peer. */
function chosen(list, { only }) {
  const named = list.filter(({ name }) => only.has(name));
  return named.length === 0 && !(list === PEERS && only.has(KEEPMUM.name)) ? list : named;
}

async function runScenario(scenario, programs, { settings, environment }) {
  tell(`${scenario.name}: preparing`);
  const place = scenario.prepare({ settings, environment });
  const contenders = [
    ...programs.map((program) => contenderOf(program, scenario, place)),
    ...place.floors.map(floorOf),
  ];
  const runs = settings.runs ?? scenario.runs;
  const results = await runRounds(contenders, { runs, directory: place.directory, environment }, (note) =>
    tell(`${scenario.name}: ${note}`),
  );
  const heading = settings.markdown ? '### ' : '';
  console.log(`\n${heading}${place.title}\n\n${costTable(results, KEEPMUM.name, settings.markdown)}`);
}

function contenderOf(program, scenario, place) {
  const { name, version, failure, start, exits, commands } = program;
  if (failure !== undefined) return { name, version, failure };
  const argumentsOf = commands[scenario.command];
  if (argumentsOf === undefined) return { name, version, failure: scenario.without };
  return { name, version, exits, command: [...start, ...argumentsOf(place)] };
}

function floorOf({ name, command }) {
  return { name, version: '', exits: [0], command };
}

function tell(note) {
  process.stderr.write(`${note}\n`);
}
