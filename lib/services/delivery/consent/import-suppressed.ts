import { z } from 'zod';
import type { Pool } from '@/lib/platform/db';
import { suppressAddresses } from './suppress-addresses';

export const LONGEST_IMPORT = 900_000;
const TOGETHER = 5_000;
const address = z.email().max(254);

export interface ImportOutcome {
  added: number;
  /** Were on the list already, or stood in it twice. */
  known: number;
  customers: number;
  /** Lines without an address, the first few of them. */
  unread: number;
  examples: string[];
}

/**
 * Puts the addresses of a text on the list: one a line, or the first address of each line of a CSV file, whatever its
 * columns are. A heading is no address and is passed over.
 */
export async function importSuppressed(
  db: Pool,
  text: string,
  { by, at }: { by: string; at: Date },
): Promise<ImportOutcome> {
  const { emails, unread } = readAddresses(text);
  const unique = [...new Set(emails)];
  const outcome = { added: 0, customers: 0 };
  for (let from = 0; from < unique.length; from += TOGETHER) {
    const some = await suppressAddresses(db, unique.slice(from, from + TOGETHER), { reason: 'import', source: by, at });
    outcome.added += some.added;
    outcome.customers += some.customers;
  }
  return { ...outcome, known: emails.length - outcome.added, unread: unread.length, examples: unread.slice(0, 5) };
}

export function readAddresses(text: string): { emails: string[]; unread: string[] } {
  const emails: string[] = [];
  const unread: string[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  lines.forEach((line, index) => {
    const cells = line.split(/[,;\t]/).map((cell) =>
      cell
        .trim()
        .replace(/^["'<]+|["'>]+$/g, '')
        .toLowerCase(),
    );
    const found = cells.find((cell) => address.safeParse(cell).success);
    if (found) emails.push(found);
    else if (line.trim() && !(index === 0 && /e-?mail|address/i.test(line))) unread.push(line.trim().slice(0, 80));
  });
  return { emails, unread };
}
