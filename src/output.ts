import { replaceFile } from './replace-file.ts';

const OWNER_ONLY = 0o600;

/**
 * Writes a report to the file of `--output`: for its owner only, since a report says where secrets are.
 * @throws UserError where it cannot be written, or would be written through a symbolic link.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  await replaceFile(path, text, OWNER_ONLY);
}
