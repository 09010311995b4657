import type { Mailbox } from './mail-provider';

/** Text on one line: what breaks a line, or steers a terminal, is a blank. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** A name and an address as they stand in a header; no name becomes a second address or a header of its own. */
export function mailboxText({ name, address }: Mailbox): string {
  const plain = oneLine((name ?? '').replace(/["\\<>]+/g, ' '));
  return plain ? `"${plain}" <${oneLine(address)}>` : oneLine(address);
}
