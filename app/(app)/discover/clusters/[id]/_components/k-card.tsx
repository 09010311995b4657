'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { formatDecimal, formatNoun } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';
import { METHOD } from '../../_components/cluster-words';
import { bestK, ticksOf } from './k-curve';

type KPoint = ClusterResult['kCurve'][number];

const COLUMNS = [
  { key: 'k', label: 'Groups', format: 'count' as const },
  { key: 'silhouette', label: 'Silhouette', format: 'decimal' as const },
  { key: 'daviesBouldin', label: 'Davies–Bouldin', format: 'decimal' as const },
  { key: 'calinskiHarabasz', label: 'Calinski–Harabasz', format: 'decimal' as const },
  { key: 'inertia', label: 'Inertia', format: 'decimal' as const },
  { key: 'stability', label: 'Stability (ARI)', format: 'decimal' as const },
];

/** How many groups: what each number of them would give, by two measures that do not ask the same. */
export function KCard({ result, chosen, csvName }: { result: ClusterResult; chosen: number; csvName: string }) {
  const curve = result.kCurve;
  if (curve.length < 2) return null;
  return (
    <ChartCard
      title="How many groups?"
      unit={verdict(curve, chosen)}
      columns={COLUMNS}
      rows={curve.map((point) => ({ ...point }))}
      csvName={csvName}
      foot={
        result.tried.length > 1 && (
          <span className="text-pretty">Tried: {result.tried.map(triedWords).join('; ')}.</span>
        )
      }
    >
      <Curve
        curve={curve}
        measure="silhouette"
        name="Silhouette"
        hint="higher is better"
        colour="var(--accent)"
        chosen={chosen}
      />
      <Curve
        curve={curve}
        measure="daviesBouldin"
        last
        name="Davies–Bouldin"
        hint="lower is better"
        colour="var(--ink-2)"
        chosen={chosen}
      />
      <p className="mt-1 text-center text-2xs text-ink-3">number of groups, k</p>
    </ChartCard>
  );
}

/** Whether the measures agree with what was chosen, in words. */
function verdict(curve: readonly KPoint[], chosen: number): string {
  const silhouette = bestK(curve, 'silhouette');
  const davies = bestK(curve, 'daviesBouldin');
  if (silhouette === chosen && davies === chosen) return `Both measures choose ${chosen}`;
  if (silhouette === davies) return `Both measures choose ${silhouette}; ${chosen} was asked for`;
  return `Silhouette chooses ${silhouette ?? '–'}, Davies–Bouldin ${davies ?? '–'}`;
}

const triedWords = ({ algorithm, groups, silhouette, stability, noise }: ClusterResult['tried'][number]): string =>
  `${METHOD[algorithm]} ${formatNoun(groups, 'group')}, silhouette ${formatDecimal(silhouette)}${stability === null ? '' : `, stability ${formatDecimal(stability)}`}${noise > 0 ? `, ${formatNoun(noise, 'outlier')}` : ''}`;

const HEIGHT = 158;
const TOP = 24;
const BOTTOM = 20;
const LEFT = 34;

interface CurveProps {
  curve: readonly KPoint[];
  measure: 'silhouette' | 'daviesBouldin';
  name: string;
  hint: string;
  colour: string;
  chosen: number;
  /** The lower one bears the axis. */
  last?: boolean;
}

function Curve({ curve, measure, name, hint, colour, chosen, last: lowest }: CurveProps) {
  const points = curve.flatMap((point) => {
    const value = point[measure];
    return value === null ? [] : [{ k: point.k, value }];
  });
  if (points.length < 2) return null;
  const ticks = ticksOf(points.map(({ value }) => value));
  const low = Math.min(ticks[0] ?? 0, ...points.map(({ value }) => value));
  const high = Math.max(ticks.at(-1) ?? 1, ...points.map(({ value }) => value));
  const [first, last] = [points[0]?.k ?? 0, points.at(-1)?.k ?? 1];
  const best = points.find(({ k }) => k === chosen);
  return (
    <div className="mb-2 last:mb-0">
      <p className="text-xs">
        <span className="font-medium text-ink-2">{name}</span> <span className="text-2xs text-ink-3">{hint}</span>
      </p>
      <PlotFrame
        height={HEIGHT}
        summary={`${name} by number of groups: ${points.map(({ k, value }) => `${k}: ${formatDecimal(value)}`).join(', ')}`}
      >
        {(width) => {
          const x = (k: number) => LEFT + 10 + ((k - first) / (last - first)) * (width - LEFT - 24);
          const y = (value: number) => TOP + ((high - value) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM - 8);
          const step = points.length > 1 ? x(first + 1) - x(first) : 20;
          return (
            <svg width={width} height={HEIGHT} aria-hidden className="text-2xs">
              {best && (
                <rect
                  x={x(chosen) - step / 2}
                  y={2}
                  width={step}
                  height={HEIGHT - BOTTOM + 14}
                  rx={4}
                  fill="var(--accent-soft)"
                />
              )}
              {ticks.map((tick) => (
                <g key={tick}>
                  <line x1={LEFT} x2={width - 4} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
                  <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fill="var(--ink-3)" fontSize={11}>
                    {formatDecimal(tick, 2)}
                  </text>
                </g>
              ))}
              <path
                d={`M${points.map(({ k, value }) => `${x(k).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`}
                fill="none"
                stroke={colour}
                strokeWidth={1.75}
                strokeLinejoin="round"
              />
              {points.map(({ k, value }) => (
                <circle
                  key={k}
                  cx={x(k)}
                  cy={y(value)}
                  r={k === chosen ? 4.5 : 3}
                  fill={k === chosen ? colour : 'var(--card)'}
                  stroke={k === chosen ? 'var(--card)' : colour}
                  strokeWidth={1.5}
                />
              ))}
              {best && (
                <text
                  x={x(chosen)}
                  y={y(best.value) - 10}
                  textAnchor="middle"
                  fill={colour}
                  fontSize={11}
                  fontWeight={600}
                >
                  {formatDecimal(best.value)}
                </text>
              )}
              {points.map(
                ({ k }) =>
                  lowest && (
                    <text
                      key={k}
                      x={x(k)}
                      y={HEIGHT - 4}
                      textAnchor="middle"
                      fontSize={11}
                      fontWeight={k === chosen ? 600 : 400}
                      fill={k === chosen ? 'var(--accent)' : 'var(--ink-3)'}
                    >
                      {k}
                    </text>
                  ),
              )}
            </svg>
          );
        }}
      </PlotFrame>
    </div>
  );
}
