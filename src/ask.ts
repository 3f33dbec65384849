import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** A function that asks for yes or no on a terminal; undefined where there is none. No answer is a no. */
export function asker({ input, output }: Terminal): ((question: string) => Promise<boolean>) | undefined {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input, output });
    try {
      // Ctrl-D closes the interface and would leave the question waiting.
      const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
      const answer = await Promise.race([lines.question(`${question} [y/N] `), closed]);
      return /^\s*y(?:es)?\s*$/i.test(answer);
    } finally {
      lines.close();
    }
  };
}
