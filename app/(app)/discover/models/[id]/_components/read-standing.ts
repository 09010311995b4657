import type { DriftHistory } from '@/components/models/drift-heatmap';
import type { Pool } from '@/lib/platform/db';
import { listScores } from '@/lib/services/models/list-scores';
import { listVersions } from '@/lib/services/models/list-versions';
import type { Duel, ModelAlert, ModelDetail, ModelVersion, VersionSummary } from '@/lib/services/models/types';
import type { Persistence } from '../versions/_components/persistence-card';

/** What stands around a card: the versions beside it, the challenger, drift, alerts, and whom to explain first. */
export interface Standing {
  versions: VersionSummary[];
  /** The challenger's card, where one waits. */
  challenger: ModelVersion | null;
  duel: Duel | null;
  history: DriftHistory | null;
  persistence: Persistence | null;
  alerts: ModelAlert[];
  /** The customer with the highest score. */
  first: string | null;
}

export async function readStanding(pool: Pool, model: ModelDetail, at: Date): Promise<Standing> {
  const [versions, scores] = await Promise.all([
    listVersions(pool, model.id, at),
    listScores(pool, model.id, { limit: 1, personal: false }),
  ]);
  return {
    versions,
    challenger: null,
    duel: null,
    history: null,
    persistence: null,
    alerts: [],
    first: scores.data[0]?.customer ?? null,
  };
}
