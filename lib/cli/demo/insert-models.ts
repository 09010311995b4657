import type { Client } from 'pg';
import { newId } from '@/lib/core';
import { trainerOf } from '@/lib/services/models/training/trainers';
import { DEFAULT_SCHEDULE, type ModelDefinition, type ModelKind } from '@/lib/services/models/types';

interface ExampleModel {
  key: string;
  kind: ModelKind;
  name: string;
  purpose: string;
}

const SEED = 42;

/** What a shop would ask first of its data. */
const EXAMPLE_MODELS: readonly ExampleModel[] = [
  {
    key: 'buying-behaviour',
    kind: 'kmeans',
    name: 'Buying behaviour',
    purpose: 'Which kinds of buyers there are, by how lately, how often and for how much they buy.',
  },
  {
    key: 'churn-risk',
    kind: 'classifier',
    name: 'Churn risk',
    purpose: 'Who is about to leave, so that an offer reaches them before.',
  },
  {
    key: 'next-products',
    kind: 'recommender',
    name: 'Next products',
    purpose: 'What each customer will want next, for recommendations in emails and on the profile.',
  },
  {
    key: 'lifetime-value',
    kind: 'lifetimeValue',
    name: 'Lifetime value',
    purpose: 'What each customer will be worth over the next twelve months.',
  },
];

/** The example models, each with a first version that waits: the worker trains them when it starts. */
export async function insertModels(client: Client, at: Date): Promise<void> {
  for (const { key, kind, name, purpose } of EXAMPLE_MODELS) {
    const trainer = trainerOf(kind);
    const defaults = trainer.defaults(kind);
    const definition: ModelDefinition = {
      population: { type: 'everyone' },
      ...defaults,
      params: trainer.params.parse({}) as ModelDefinition['params'],
      seed: SEED,
    };
    const { rows } = await client.query<{ number: number }>(
      `INSERT INTO model (id, key, kind, name, purpose, definition, writes, owner_id, schedule, status, created_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT u.id FROM user_account u WHERE u.role = 'marketer' ORDER BY u.created_at LIMIT 1),
         $8, 'training', 'system', $9, $9) RETURNING number`,
      [
        newId('mdl'),
        key,
        kind,
        name,
        purpose,
        JSON.stringify(definition),
        trainer.writes?.(definition) ?? null,
        JSON.stringify(DEFAULT_SCHEDULE),
        at,
      ],
    );
    // Waiting since yesterday: whoever looks for trainings that were left lying takes it at once.
    await client.query(
      `INSERT INTO model_version (model, number, status, trigger, definition, trained_by, created_at)
       VALUES ($1, 1, 'queued', 'created', $2, 'system', $3::timestamptz - interval '1 day')`,
      [rows[0]?.number, JSON.stringify(definition), at],
    );
  }
}
