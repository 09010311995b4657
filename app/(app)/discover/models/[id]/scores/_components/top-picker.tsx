'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import type { ScoreSpread } from './score-spread';

const SHARES = ['5', '10', '20', '25'] as const;

export interface TopPickerProps {
  spread: ScoreSpread;
  said: (value: number) => string;
  onPick: (percent: number) => void;
}

/** Which share of those with the highest scores, and what that would mean now. */
export function TopPicker({ spread, said, onPick }: TopPickerProps) {
  const [share, setShare] = useState<(typeof SHARES)[number]>('10');
  const percent = Number(share);
  const from = spread.percentiles[100 - percent];
  return (
    <>
      <Segmented
        label="Share of the highest"
        options={SHARES.map((value) => ({ value, label: `top ${value} %` }))}
        value={share}
        onValueChange={setShare}
      />
      <span className="text-ink-2 text-sm">
        about {formatCount((spread.scored * percent) / 100)} customers
        {from !== undefined && `, from ${said(from)} up`}
      </span>
      <Button variant="primary" onClick={() => onPick(percent)}>
        Create a segment of the top {percent} %
      </Button>
    </>
  );
}
