'use client';

import type { BareCondition } from '../model/types';
import { ConsentSentence } from './consent-sentence';
import { EventSentence } from './event-sentence';
import { MetricSentence } from './metric-sentence';
import { ScoreSentence } from './score-sentence';
import { SegmentSentence } from './segment-sentence';
import { SequenceSentence } from './sequence-sentence';
import { TraitSentence } from './trait-sentence';

export interface ConditionSentenceProps {
  condition: BareCondition;
  onChange?: (condition: BareCondition, merge?: string) => void;
  faulty: (field: string) => boolean;
  fresh?: boolean;
}

/** A condition as a readable sentence whose parts are its controls. */
export function ConditionSentence({ condition, ...rest }: ConditionSentenceProps) {
  switch (condition.type) {
    case 'trait':
      return <TraitSentence condition={condition} {...rest} />;
    case 'metric':
      return <MetricSentence condition={condition} {...rest} />;
    case 'event':
      return <EventSentence condition={condition} {...rest} />;
    case 'segment':
      return <SegmentSentence condition={condition} {...rest} />;
    case 'consent':
      return <ConsentSentence condition={condition} {...rest} />;
    case 'sequence':
      return <SequenceSentence condition={condition} {...rest} />;
    case 'score':
      return <ScoreSentence condition={condition} {...rest} />;
  }
}
