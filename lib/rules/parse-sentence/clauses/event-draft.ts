import { findEvent } from '@/lib/catalog';
import type { Comparison } from '../../operators/operator-table';
import type { EventCondition, NotFollowedBy, Where } from '../../types';
import type { Note } from '../draft';
import type { Window } from './read-window';

/** An event condition while it is read. */
export interface EventDraft {
  event: string;
  where: Where[];
  window: Window;
  /** A time frame was said. */
  timed: boolean;
  aggregate?: 'sum' | 'avg' | 'min' | 'max' | 'distinct';
  of?: string;
  amount?: { op: Comparison; value: number | [number, number] };
  per?: string;
  notFollowedBy?: NotFollowedBy;
  /** Of a step: the time since the step before. */
  took?: string;
  notes: Note[];
}

/** Events of the shop and its own ones can follow each other; emails and visits are only counted. */
export const canFollow = (event: string): boolean => ['commerce', 'custom'].includes(findEvent(event).group);

/** Nothing but the event was said. */
export const isBare = ({ where, timed, amount, per, aggregate, notFollowedBy }: EventDraft): boolean =>
  where.length === 0 && !timed && !amount && per === undefined && !aggregate && !notFollowedBy;

export function eventCondition(draft: EventDraft): EventCondition {
  const { event, where, window, aggregate, of, amount, per, notFollowedBy } = draft;
  return {
    type: 'event',
    event,
    ...(where.length > 0 ? { where } : {}),
    ...window,
    ...(aggregate && of ? { aggregate, of } : {}),
    op: amount?.op ?? 'gte',
    value: amount?.value ?? 1,
    ...(per === undefined ? {} : { per }),
    ...(notFollowedBy ? { notFollowedBy } : {}),
  };
}
