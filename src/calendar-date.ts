/** Whether a text is a day of the calendar as YYYY-MM-DD: 2030-02-29 is not. Such days compare as texts. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // V8 reads 2030-02-30 as March 2nd instead of refusing it.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
