/** The parameters of the engagement formula, by their numbers in a statement. */
export interface EngagementParameters {
  at: string;
  names: string;
  points: string;
  otherPoints: string;
  behaviourKinds: string;
  halfLifeDays: string;
  windowDays: string;
  trendDays: string;
  /** A condition on `e.customer`. */
  customers: string;
}

/**
 * The weighted sums of everyone who has events in the window: `raw` now and `raw_before` as it was before the trend's
 * time. Never below nothing.
 */
export const engagementSums = (p: EngagementParameters): string => `
  SELECT e.customer,
    greatest(0, sum(n.points * power(2, -age.days / ${p.halfLifeDays}::float8)) FILTER (WHERE age.days <= ${p.windowDays}::float8)) AS raw,
    greatest(0, sum(n.points * power(2, -(age.days - ${p.trendDays}::float8) / ${p.halfLifeDays}::float8)) FILTER (WHERE age.days >= ${p.trendDays}::float8)) AS raw_before
  FROM event e
  JOIN (
    SELECT en.id, coalesce(w.points, ${p.otherPoints}::float8) AS points
    FROM event_name en LEFT JOIN unnest(${p.names}::text[], ${p.points}::float8[]) AS w(name, points) ON w.name = en.name
    WHERE en.kind = ANY(${p.behaviourKinds}::text[])
  ) n ON n.id = e.name AND n.points <> 0
  CROSS JOIN LATERAL (SELECT extract(epoch FROM ${p.at}::timestamptz - e.occurred_at)::float8 / 86400 AS days) age
  WHERE e.occurred_at <= ${p.at} AND e.occurred_at > ${p.at}::timestamptz - make_interval(days => ${p.windowDays}::int + ${p.trendDays}::int) AND ${p.customers}
  GROUP BY e.customer`;
