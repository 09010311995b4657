import type { Queryable } from '@/lib/platform/db';

interface Choice {
  number: number;
  id: string;
  name: string;
}

export interface PolicyChoices {
  segments: Choice[];
  strategies: Choice[];
  /** People who may decide. */
  reviewers: { id: string; name: string }[];
}

/** What a policy and a group can be made of. */
export async function listPolicyChoices(db: Queryable): Promise<PolicyChoices> {
  const segments = await db.query<Choice>(
    `SELECT number, id, name FROM segment WHERE status = 'active' ORDER BY name, number`,
  );
  const strategies = await db.query<Choice>(
    'SELECT number, id, name FROM strategy WHERE archived_at IS NULL ORDER BY position, number',
  );
  const reviewers = await db.query<{ id: string; name: string }>(
    `SELECT id, name FROM user_account WHERE disabled_at IS NULL AND role IN ('reviewer', 'admin') ORDER BY name, id`,
  );
  return { segments: segments.rows, strategies: strategies.rows, reviewers: reviewers.rows };
}
