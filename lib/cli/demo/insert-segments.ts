import type { Client } from 'pg';
import { newId } from '@/lib/core';
import { parseRule } from '@/lib/rules';
import { EXAMPLE_SEGMENTS } from './example-segments';

/**
 * The example segments, active and not built yet: the worker builds their memberships when it starts. The marketer owns
 * them; parents come before their children.
 */
export async function insertSegments(client: Client, at: Date): Promise<void> {
  for (const { key, name, description, goal, parent = null, rule } of EXAMPLE_SEGMENTS) {
    const json = JSON.stringify(parseRule(rule));
    const { rows } = await client.query<{ number: number }>(
      `INSERT INTO segment (id, key, name, description, goal, rule, status, version, created_at, updated_at, parent_id, owner_id)
       VALUES ($1, $2, $3, $4, $5, $6, 'active', 1, $7, $7, (SELECT p.id FROM segment p WHERE p.key = $8),
         (SELECT u.id FROM user_account u WHERE u.role = 'marketer' ORDER BY u.created_at LIMIT 1)) RETURNING number`,
      [newId('seg'), key, name, description, goal, json, at, parent],
    );
    await client.query(
      `INSERT INTO segment_version (segment, version, name, rule, status, actor, created_at) VALUES ($1, 1, $2, $3, 'active', 'system', $4)`,
      [rows[0]?.number, name, json, at],
    );
  }
}
