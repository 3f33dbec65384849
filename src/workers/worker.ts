import { parentPort, workerData } from 'node:worker_threads';
import { loadLinearEngine } from '../linear-engine.ts';
import { runTask, type Task } from './task.ts';

// pool.ts starts this file with a Task and nothing else.
const task = workerData as Task;
void loadLinearEngine(task.job.ruleSet).then(() => runTask(task, (message) => parentPort?.postMessage(message)));
