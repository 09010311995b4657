'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { PlotFrame } from '@/components/charts/plot-frame';
import { formatCount, formatPercent } from '@/components/ui/format';
import type { ClassifierResult } from '@/lib/services/models/types';

const HEIGHT = 232;
const LEFT = 34;
const BOTTOM = 176;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

type Point = ClassifierResult['calibration']['points'][number];

/** The point whose percentage is furthest off what was seen, where its interval says so; else undefined. */
export const furthestOff = (all: readonly Point[]): Point | undefined =>
  all
    .filter(({ predicted, low, high }) => predicted < low || predicted > high)
    .sort((a, b) => Math.abs(b.predicted - b.actual) - Math.abs(a.predicted - a.actual))[0];

/** Whether what it says comes true: groups of equal size with intervals against the diagonal, how many got which below. */
export function CalibrationCard({ result, title }: { result: ClassifierResult; title: string }) {
  const { points, histogram } = result.calibration;
  const { words } = result;
  const rows = points[0]?.rows;
  const off = furthestOff(points);
  const tallest = Math.max(1, ...histogram.map(({ count }) => count));
  const y = (share: number) => BOTTOM - share * (BOTTOM - 8);
  return (
    <ChartCard
      title={title}
      unit={`% who ${words.positives}, by predicted probability${rows ? `; about ${formatCount(rows)} customers a dot` : ''}`}
      csvName="calibration"
      columns={[
        { key: 'predicted', label: 'It said', format: 'percent' },
        { key: 'actual', label: 'Came true', format: 'percent' },
        { key: 'low', label: 'From', format: 'percent' },
        { key: 'high', label: 'To', format: 'percent' },
        { key: 'rows', label: 'Customers', format: 'count' },
      ]}
      rows={points.map((point) => ({ ...point }))}
    >
      <PlotFrame
        height={HEIGHT}
        summary={`Predicted against observed share, ${points.length} groups. ${off ? `Says ${formatPercent(off.predicted, 0)} where ${formatPercent(off.actual, 0)} ${words.positives}.` : 'Every interval holds what it said.'}`}
      >
        {(width) => {
          const x = (share: number) => LEFT + share * (width - LEFT - 8);
          return (
            <svg width={width} height={HEIGHT} className="block" aria-hidden>
              {TICKS.map((tick) => (
                <g key={tick}>
                  <line x1={LEFT} x2={width - 8} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
                  <text x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
                    {tick * 100}
                  </text>
                  <text x={x(tick)} y={HEIGHT - 4} textAnchor={tick === 1 ? 'end' : 'middle'}>
                    {tick === 1 ? '100 %' : tick * 100}
                  </text>
                </g>
              ))}
              <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--ink-3)" strokeDasharray="3 3" />
              <text
                transform={`translate(${x(0.93)} ${y(0.93) - 7}) rotate(${(-Math.atan2(y(0) - y(1), x(1) - x(0)) * 180) / Math.PI})`}
                textAnchor="end"
              >
                exactly right
              </text>
              <path
                d={points.map((p, index) => `${index ? 'L' : 'M'}${x(p.predicted)} ${y(p.actual)}`).join('')}
                fill="none"
                stroke="var(--accent)"
                strokeOpacity={0.5}
                strokeWidth={1.5}
              />
              {off && <Remark point={off} x={x} y={y} words={words.positives} width={width} />}
              {points.map((point) => (
                <g key={point.predicted} stroke="var(--accent)" strokeWidth={1.5}>
                  <line x1={x(point.predicted)} x2={x(point.predicted)} y1={y(point.low)} y2={y(point.high)} />
                  <circle
                    cx={x(point.predicted)}
                    cy={y(point.actual)}
                    r={point === off ? 4.5 : 3.5}
                    fill={point === off ? 'var(--accent)' : 'var(--card)'}
                    stroke={point === off ? 'var(--card)' : 'var(--accent)'}
                  />
                </g>
              ))}
              {histogram.map(({ from, to, count }) => (
                <rect
                  key={from}
                  x={x(from) + 0.7}
                  width={Math.max(1, x(to) - x(from) - 1.4)}
                  y={212 - (count / tallest) * 22}
                  height={(count / tallest) * 22}
                  fill="var(--ink-3)"
                  fillOpacity={0.35}
                />
              ))}
            </svg>
          );
        }}
      </PlotFrame>
      <p className="mt-0.5 pl-6 text-center text-2xs text-ink-3">predicted probability; bars show how many got it</p>
    </ChartCard>
  );
}

interface RemarkProps {
  point: Point;
  x: (share: number) => number;
  y: (share: number) => number;
  words: string;
  width: number;
}

/** What it says and what was seen, under (or over) the point that is furthest off. */
function Remark({ point, x, y, words, width }: RemarkProps) {
  const high = point.actual > 0.4;
  const at = high ? y(0.12) : y(0.88);
  const left = x(point.predicted) > width / 2;
  return (
    <g>
      <line
        x1={x(point.predicted)}
        x2={x(point.predicted)}
        y1={high ? at - 10 : at + 4}
        y2={y(point.actual)}
        stroke="var(--ink-3)"
      />
      <text
        x={x(point.predicted) + (left ? 4 : -4)}
        y={at}
        textAnchor={left ? 'end' : 'start'}
        className="halo"
        style={{ fill: 'var(--ink-2)' }}
      >
        says {formatPercent(point.predicted, 0)},{' '}
        <tspan style={{ fill: 'var(--ink)', fontWeight: 600 }}>
          {formatPercent(point.actual, 0)} {words}
        </tspan>
      </text>
    </g>
  );
}
