/** A column of the strategy map. */
export interface Strategy {
  id: string;
  key: string;
  name: string;
  goal: string;
  offer: string | null;
  tone: string;
  cadence: string;
  priority: number;
  position: number;
  archived: boolean;
}

export interface StrategyRow extends Strategy {
  number: number;
}

export const STRATEGY_COLUMNS = `s.number, s.id, s.key, s.name, s.goal, s.offer, s.tone, s.cadence, s.priority, s.position,
  s.archived_at IS NOT NULL AS archived`;

export const toStrategy = ({ number: _number, ...strategy }: StrategyRow): Strategy => strategy;
