import { parentPort, workerData } from 'node:worker_threads';
import { runTask, type Task } from './task.ts';

// pool.ts starts this file with a Task and nothing else.
void runTask(workerData as Task, (message) => parentPort?.postMessage(message));
