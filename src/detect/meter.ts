/** Hears what a search does, so that it can be timed; this room itself has no clock. Rules and keywords are indexes. */
export interface Meter {
  /** A keyword stands somewhere. */
  hit(keyword: number): void;
  /** A rule begins to look at the window round a keyword. */
  begin(rule: number): void;
  /** It is done after so many runs of its expression; a rule that reads assignments has none. */
  end(rule: number, runs: number): void;
}
