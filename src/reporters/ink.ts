import picocolors from 'picocolors';
import type { Severity } from '../model/rule.ts';
import { wrap } from './columns.ts';
import type { View } from './report.ts';

type Paint = (text: string) => string;

/** What text is written with. Colour repeats what the words say and adds nothing to them. */
export interface Ink {
  readonly width: number;
  readonly shownPath: (path: string) => string;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly doubtful: Paint;
}

// Below it, wrapped text is harder to read than text that the terminal breaks.
const MIN_WIDTH = 40;

export function inkFor({ color, width, shownPath = (path) => path }: View): Ink {
  const { bold, dim, green, red, yellow } = picocolors.createColors(color);
  return {
    width: Math.max(width, MIN_WIDTH),
    shownPath,
    strong: bold,
    faint: dim,
    good: green,
    bad: red,
    doubtful: yellow,
  };
}

export function severityPaint(ink: Ink, severity: Severity): Paint {
  switch (severity) {
    case 'critical':
    case 'high':
      return ink.bad;
    case 'medium':
      return ink.doubtful;
    case 'low':
      return ink.faint;
  }
}

/** Text with an indent for its first line and one for the lines after it. */
export function paragraph(text: string, width: number, first: string, next: string): string[] {
  return wrap(text, width - next.length).map((line, index) => (index === 0 ? first : next) + line);
}
