import type { DriftHistory } from '@/components/models/drift-heatmap';
import type { Pool } from '@/lib/platform/db';
import { listAlerts } from '@/lib/services/models/drift/list-alerts';
import { readDriftHistory } from '@/lib/services/models/drift/read-drift';
import { readDuel } from '@/lib/services/models/duel/compare-versions';
import { getModel } from '@/lib/services/models/get-model';
import { listScores } from '@/lib/services/models/list-scores';
import { listVersions } from '@/lib/services/models/list-versions';
import type { Duel, ModelAlert, ModelDetail, ModelVersion, VersionSummary } from '@/lib/services/models/types';

/** What stands around a card: the versions beside it, the challenger, drift, alerts, and whom to explain first. */
export interface Standing {
  versions: VersionSummary[];
  /** The challenger's card, where one waits. */
  challenger: ModelVersion | null;
  duel: Duel | null;
  history: DriftHistory;
  alerts: ModelAlert[];
  /** The customer with the highest score. */
  first: { id: string; name: string | null } | null;
}

/** `personal`: whether names may be shown. */
export async function readStanding(pool: Pool, model: ModelDetail, at: Date, personal = false): Promise<Standing> {
  const { id, challenger } = model;
  const [versions, scores, history, alerts, duel, waiting] = await Promise.all([
    listVersions(pool, id, at),
    listScores(pool, id, { limit: 1, personal }),
    readDriftHistory(pool, id),
    listAlerts(pool, id),
    challenger === null ? null : readDuel(pool, id, challenger),
    challenger === null ? null : getModel(pool, id, { version: challenger, at }),
  ]);
  const [first] = scores.data;
  return {
    versions,
    challenger: waiting?.version ?? null,
    duel,
    history,
    alerts,
    first: first ? { id: first.customer, name: first.name } : null,
  };
}
