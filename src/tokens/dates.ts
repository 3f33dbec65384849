const FIRST = Date.UTC(2000, 0);
const LAST = Date.UTC(2200, 0);

/** The day of a time, such as 2027-01-31; undefined where it is no time that a credential would name. */
export function dayOf(milliseconds: number): string | undefined {
  return milliseconds >= FIRST && milliseconds < LAST ? new Date(milliseconds).toISOString().slice(0, 10) : undefined;
}
