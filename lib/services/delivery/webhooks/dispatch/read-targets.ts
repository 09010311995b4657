import type { Queryable } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/encrypt';

/** An endpoint as the dispatcher needs it. */
export interface Target {
  number: number;
  url: string;
  /** The present secret, and the one before while it still signs; none where they cannot be read. */
  secrets: string[];
  failures: number;
  failingSince: Date | null;
}

interface Row {
  number: number;
  id: string;
  url: string;
  secret: string;
  oldSecret: string | null;
  failures: number;
  failingSince: Date | null;
}

const READ = `SELECT number, id, url, secret, CASE WHEN old_secret_until > $1 THEN old_secret END AS "oldSecret", failures,
  failing_since AS "failingSince" FROM webhook_endpoint WHERE disabled_at IS NULL ORDER BY number`;

/** Reads the endpoints that are enabled, with their secrets; what was unsealed once is remembered. */
export class TargetReader {
  private readonly known = new Map<string, string | null>();

  async read(db: Queryable, at: Date): Promise<Target[]> {
    const { rows } = await db.query<Row>({ name: 'webhook-targets', text: READ, values: [at] });
    return rows.map(({ id, secret, oldSecret, ...target }) => ({
      ...target,
      secrets: [secret, oldSecret].flatMap((sealed) => (sealed && this.open(sealed, id)) || []),
    }));
  }

  private open(sealed: string, id: string): string | null {
    const known = this.known.get(sealed);
    if (known !== undefined) return known;
    const opened = tryToUnseal(sealed, id);
    this.known.set(sealed, opened);
    return opened;
  }
}

function tryToUnseal(sealed: string, id: string): string | null {
  try {
    return unseal(sealed, id);
  } catch {
    return null;
  }
}
