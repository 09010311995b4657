import type { Queryable } from '@/lib/platform/db';
import type { ClusterKind } from './types';

/** What a list says of a clustering's groups: those of the run in use, else of the latest that is done. */
export interface ClusterShape {
  model: string;
  run: number;
  algorithm: ClusterKind;
  customers: number;
  silhouette: number | null;
  headline: string;
  groups: { id: string; name: string; size: number }[];
  noise: number;
}

const SHAPES = `SELECT m.id AS model, v.number AS run, v.result ->> 'algorithm' AS algorithm, (v.result #>> '{population,customers}')::int AS customers,
    (v.result ->> 'silhouette')::float8 AS silhouette, v.result ->> 'headline' AS headline, (v.result ->> 'noise')::int AS noise,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g ->> 'id', 'name', coalesce(n.name, g ->> 'name'), 'size', (g ->> 'size')::int)), '[]'::jsonb)
     FROM jsonb_array_elements(v.result -> 'groups') g LEFT JOIN model_group n ON n.model = m.number AND n.label = g ->> 'id') AS groups
  FROM model m JOIN model_version v ON v.model = m.number AND v.number = coalesce(m.champion,
    (SELECT max(d.number) FROM model_version d WHERE d.model = m.number AND d.trained_at IS NOT NULL))
  WHERE m.id = ANY($1::text[]) AND v.result ->> 'type' = 'clusters'`;

/** The groups of some clusterings in brief, by the ids of the models; those without a finished run are missing. */
export async function listClusterShapes(db: Queryable, models: readonly string[]): Promise<ClusterShape[]> {
  const { rows } = await db.query<ClusterShape>(SHAPES, [models]);
  return rows;
}
