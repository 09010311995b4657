import type { Rule } from '@/lib/rules';
import type { Attribution, CampaignKind, CampaignStatus, Cost, Pilot, Schedule, SendTime, Trigger } from './fields';

export interface CampaignStep {
  position: number;
  name: string;
  /** Milliseconds after the step before, or after the entry. */
  delayMs: number;
  exitRule: Rule | null;
  /** Number of the last version (0: none yet), its state, and the one that may be sent. */
  version: number;
  versionStatus: string | null;
  approved: number | null;
}

interface Named {
  id: string;
  name: string;
}

interface CampaignBase {
  id: string;
  name: string;
  kind: CampaignKind;
  status: CampaignStatus;
  statusReason: string | null;
  segment: (Named & { key: string; size: number | null }) | null;
  strategy: (Named & { key: string }) | null;
  topic: string | null;
  schedule: Schedule;
  trigger: Trigger | null;
  sendTime: SendTime;
  holdout: number;
  pilot: Pilot | null;
  attribution: Attribution;
  cost: Cost;
  priority: number;
  owner: Named | null;
  steps: CampaignStep[];
}

/** A campaign as the public contract has it; times are RFC 3339. */
export interface Campaign extends CampaignBase {
  createdAt: string;
  updatedAt: string;
  nextRunAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface CampaignRow extends CampaignBase {
  number: number;
  segmentNumber: number | null;
  strategyNumber: number | null;
  createdBy: string;
  confirmedSize: number | null;
  enteredTo: Date | null;
  createdAt: Date;
  updatedAt: Date;
  nextRunAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** Columns of `campaign c` as a `CampaignRow`. */
export const CAMPAIGN_COLUMNS = `c.number, c.id, c.name, c.kind, c.status, c.status_reason AS "statusReason",
  c.segment AS "segmentNumber", c.strategy AS "strategyNumber", c.topic, c.schedule, c.trigger, c.send_time AS "sendTime",
  c.holdout, c.pilot, c.attribution, c.cost, c.priority, c.created_by AS "createdBy", c.confirmed_size AS "confirmedSize",
  c.entered_to AS "enteredTo", c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.next_run_at AS "nextRunAt",
  c.started_at AS "startedAt", c.ended_at AS "endedAt",
  (SELECT jsonb_build_object('id', s.id, 'key', s.key, 'name', s.name, 'size', s.size) FROM segment s WHERE s.number = c.segment) AS segment,
  (SELECT jsonb_build_object('id', y.id, 'key', y.key, 'name', y.name) FROM strategy y WHERE y.number = c.strategy) AS strategy,
  (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM user_account u WHERE u.id = c.owner_id) AS owner,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('position', p.position, 'name', p.name, 'delayMs', p.delay_ms, 'exitRule', p.exit_rule,
      'version', p.version, 'approved', p.approved, 'versionStatus', v.status) ORDER BY p.position), '[]')
    FROM campaign_step p LEFT JOIN email_version v ON v.campaign = p.campaign AND v.step = p.position AND v.number = p.version
    WHERE p.campaign = c.number) AS steps`;

export function toCampaign(row: CampaignRow): Campaign {
  const {
    number: _number,
    segmentNumber: _segment,
    strategyNumber: _strategy,
    createdBy: _by,
    confirmedSize: _confirmed,
    enteredTo: _entered,
    ...rest
  } = row;
  return {
    ...rest,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
