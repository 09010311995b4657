'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { Button } from '@/components/ui/button';
import { formatCount, formatDecimal, formatNoun } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';
import { cutFor, groupsAt, layOut } from './dendrogram-layout';
import type { GroupView } from './view';

const COLUMNS = [
  { key: 'join', label: 'Join', format: 'count' as const },
  { key: 'distance', label: 'Distance', format: 'decimal' as const },
  { key: 'size', label: 'Customers joined', format: 'count' as const },
  { key: 'groups', label: 'Groups before it', format: 'count' as const },
];
const HEIGHT = 260;
const BOTTOM = 10;

/** In which order the groups come together: every join at the distance of what it joins. */
export function DendrogramCard({
  model,
  dendrogram,
  groups,
  csvName,
  canEdit,
}: {
  model: string;
  dendrogram: NonNullable<ClusterResult['dendrogram']>;
  groups: readonly GroupView[];
  csvName: string;
  canEdit: boolean;
}) {
  const nodes = layOut(dendrogram);
  const colours = new Map(groups.map(({ id, colour }) => [id, colour]));
  const top = Math.max(...nodes.map(({ distance }) => distance), 1e-9);
  const rows = dendrogram.joins.map(({ distance, size }, index) => ({
    join: index + 1,
    distance,
    size,
    groups: groupsAt(dendrogram, distance) + 1,
  }));
  const found = dendrogram.cut === null ? null : groupsAt(dendrogram, dendrogram.cut);
  const [moved, setMoved] = useState<number | null>(null);
  const left = moved ?? found;
  const cut = moved === null ? dendrogram.cut : cutFor(dendrogram, moved);
  const most = Math.min(30, dendrogram.leaves.length);
  return (
    <ChartCard
      title="Which groups come together first?"
      unit={`${dendrogram.linkage === 'ward' ? 'Ward' : 'Average'} linkage; the topmost ${formatCount(dendrogram.leaves.length)} branches`}
      columns={COLUMNS}
      rows={[...rows].reverse()}
      csvName={csvName}
      foot={
        left !== null && (
          <>
            <label className="flex items-center gap-2">
              Cut it anywhere
              <input
                type="range"
                min={2}
                max={most}
                value={left}
                aria-valuetext={formatNoun(left, 'group')}
                onChange={(event) => setMoved(Number(event.target.value))}
                className="h-6 w-40 cursor-pointer accent-accent"
              />
            </label>
            <span>
              A cut at {formatDecimal(cut)} leaves {formatNoun(left, 'group')}.
            </span>
            {canEdit && left !== found && (
              <Button asChild size="sm" className="ml-auto">
                <Link href={`/discover/clusters/new?from=${encodeURIComponent(model)}&k=${left}`}>
                  Run it with this cut
                </Link>
              </Button>
            )}
          </>
        )
      }
    >
      <PlotFrame
        height={HEIGHT}
        summary={`Dendrogram of ${formatNoun(dendrogram.leaves.length, 'branch', 'branches')}, joined up to a distance of ${formatDecimal(top)}${left === null ? '' : `, cut into ${formatNoun(left, 'group')}`}`}
      >
        {(width) => {
          const x = (at: number) => 38 + ((at + 0.5) / dendrogram.leaves.length) * (width - 46);
          const y = (distance: number) => 8 + (1 - distance / top) * (HEIGHT - 8 - BOTTOM);
          return (
            <svg width={width} height={HEIGHT} aria-hidden>
              {[0, 0.5, 1].map((share) => (
                <g key={share}>
                  <line x1={34} x2={width} y1={y(share * top)} y2={y(share * top)} stroke="var(--line)" />
                  <text x={30} y={y(share * top) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
                    {formatDecimal(share * top, top < 10 ? 1 : 0)}
                  </text>
                </g>
              ))}
              {nodes.map((node, index) => {
                const [a, b] = node.parts ? [nodes[node.parts[0]], nodes[node.parts[1]]] : [];
                if (!a || !b) return null;
                return (
                  <path
                    // biome-ignore lint/suspicious/noArrayIndexKey: nodes are named by their place
                    key={index}
                    d={`M${x(a.at)} ${y(a.distance)}V${y(node.distance)}H${x(b.at)}V${y(b.distance)}`}
                    fill="none"
                    stroke={node.group ? (colours.get(node.group) ?? 'var(--ink-3)') : 'var(--ink-3)'}
                    strokeWidth={1.25}
                  />
                );
              })}
              {cut !== null && cut <= top && (
                <>
                  <line x1={34} x2={width} y1={y(cut)} y2={y(cut)} stroke="var(--ink)" strokeDasharray="3 3" />
                  <text
                    x={width - 2}
                    y={y(cut) - 5}
                    textAnchor="end"
                    fontSize={11}
                    fill="var(--ink)"
                    stroke="var(--card)"
                    strokeWidth={3}
                    paintOrder="stroke"
                  >
                    cut here
                  </text>
                </>
              )}
            </svg>
          );
        }}
      </PlotFrame>
    </ChartCard>
  );
}
