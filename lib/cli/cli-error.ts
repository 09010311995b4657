/** A failure that is told to a person in one sentence; ends the command with the given exit code. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    readonly exitCode = 1,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

const FULL_DISK = 'The disk is full: free some space and start again. What was saved before is kept.';

/** Turns what the operating system, npm, PostgreSQL or Next said into a sentence. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : String(error);
  if (saysFullDisk(`${code} ${text}`)) return new CliError(FULL_DISK, 1, { cause: error });
  if (code === 'EACCES' || code === 'EPERM')
    return new CliError(`This user may not do that: ${text}`, 1, { cause: error });
  if (code === 'EROFS') return new CliError(`The folder cannot be written to: ${text}`, 1, { cause: error });
  return new CliError(text, 1, { cause: error });
}

/** An error in whose time a log told of a full disk is one of that: PostgreSQL ends at once, and its clients see a lost connection. */
export const unlessFullDisk = (error: unknown, log: string): unknown =>
  saysFullDisk(log) ? new CliError(FULL_DISK, 1, { cause: error }) : error;

/** Whether a log or message tells of a full disk (ENOSPC, or PostgreSQL's class 53100, or a quota). */
export function saysFullDisk(text: string): boolean {
  return /ENOSPC|EDQUOT|No space left on device|disk quota exceeded|53100/i.test(text);
}

/** The sentence for a command that failed, from its log; full disks are named as such. */
export function failedBecause(what: string, log: string, lastLines = 8): CliError {
  if (saysFullDisk(log)) return new CliError(FULL_DISK);
  const lines = log.trim().split('\n').slice(-lastLines).join('\n');
  return new CliError(lines === '' ? what : `${what}\n${lines}`);
}
