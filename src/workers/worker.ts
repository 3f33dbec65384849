import { parentPort, workerData } from 'node:worker_threads';
import { doShare, type FileJob } from './job.ts';

// pool.ts starts this file with a FileJob and nothing else.
parentPort?.postMessage(doShare(workerData as FileJob));
