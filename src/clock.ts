/** Milliseconds since some moment. Not performance.now(): asking for it loads node's perf_hooks, 2 ms of a hook's start. */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
