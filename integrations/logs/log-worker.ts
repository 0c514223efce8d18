import { parentPort, workerData } from 'node:worker_threads';
import { readFiles, type SentFile } from './read-files.ts';

parentPort?.postMessage(await readFiles(workerData as readonly SentFile[]));
