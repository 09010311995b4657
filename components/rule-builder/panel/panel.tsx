'use client';

import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { LivePreview } from '../use-preview';
import { AudienceNow } from './audience-now';
import { Funnel } from './funnel';
import { Warnings } from './warnings';
import { WhoAreThey } from './who-are-they';

export interface PanelProps {
  live: LivePreview;
  redraw: () => void;
  /** Beside the size: what the version in force has. */
  aside?: ReactNode;
  /** More sections. */
  children?: ReactNode;
}

/** What a rule means for the audience, brought up to date as it is edited. */
export function Panel({ live, redraw, aside, children }: PanelProps) {
  const { counted, stale } = live;
  return (
    <Card aria-label="Audience" className="overflow-hidden">
      <AudienceNow live={live} aside={aside} />
      {counted && (
        <>
          <Warnings counted={counted} />
          <Funnel counted={counted} stale={stale} />
          <WhoAreThey counted={counted} stale={stale} redraw={redraw} />
        </>
      )}
      {children}
    </Card>
  );
}
