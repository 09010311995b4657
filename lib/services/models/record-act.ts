import type { Queryable } from '@/lib/platform/db';

export interface ModelAct {
  model: number;
  version?: number | null;
  /** As `actorOf()` writes it; `system` is the product by its schedule. */
  actor: string;
  /** trained, cancelled, promoted, rolledBack, withdrawn, retired, renamed, scheduled, scored, alerted, resolved, … */
  act: string;
  detail?: Readonly<Record<string, unknown>>;
  at: Date;
}

const ACT = 'INSERT INTO model_act (model, version, actor, act, detail, at) VALUES ($1, $2, $3, $4, $5, $6)';
const AUDIT = `INSERT INTO audit_entry (at, actor, action, subject, outcome, detail) SELECT $2, 'system', $3, m.id, 'done', $4 FROM model m WHERE m.number = $1`;

/**
 * Writes down what was done with a model, within the caller's transaction where there is one. What a person or a program
 * does is in the audit trail by its entry point; what the product does by itself is put there here.
 */
export async function recordAct(
  db: Queryable,
  { model, version = null, actor, act, detail, at }: ModelAct,
): Promise<void> {
  await db.query(ACT, [model, version, actor, act, detail ? JSON.stringify(detail) : null, at]);
  if (actor === 'system') await db.query(AUDIT, [model, at, `model.${act}`, JSON.stringify({ version, ...detail })]);
}
