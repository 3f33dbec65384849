/** A mistake that the user can mend: what is wrong and where, and the way out. Never holds a secret. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** There is no repository, or no git to read it with: files can still be scanned. */
export class NoRepositoryError extends UserError {
  override readonly name = 'NoRepositoryError';
}

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The system's code of a thrown error, such as ENOENT. */
export function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
