import type { Reporter } from './report.ts';

/** Every format, loaded when it is asked for: the hook needs text alone. */
const REPORTERS = {
  text: async () => (await import('./text.ts')).reportText,
  json: async () => (await import('./json.ts')).reportJson,
  jsonl: async () => (await import('./jsonl.ts')).reportJsonl,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type Format = keyof typeof REPORTERS;

export const FORMATS: readonly Format[] = ['text', 'json', 'jsonl', 'sarif'];

export function loadReporter(format: Format): Promise<Reporter> {
  return REPORTERS[format]();
}
