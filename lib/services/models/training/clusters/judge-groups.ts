import type { Note } from '../../types';
import { STANDS } from './measure-stability';

const OVERLAPPING = 0.25;

/** What is to be known of groups before anybody builds on them. */
export function judgeGroups({
  groups,
  silhouette,
  adjustedRand,
}: {
  groups: number;
  silhouette: number | null;
  adjustedRand: number | null;
}): Note[] {
  const notes: Note[] = [];
  if (groups === 1)
    notes.push({
      kind: 'oneGroup',
      severity: 'warning',
      message:
        'Only one group was found: at this radius all customers hang together. Take a smaller radius, or a method that divides them.',
    });
  if (silhouette !== null && silhouette < OVERLAPPING)
    notes.push({
      kind: 'silhouette',
      severity: 'limit',
      message: 'The groups overlap: many customers would suit the next one nearly as well.',
    });
  if (adjustedRand !== null && adjustedRand < STANDS)
    notes.push({
      kind: 'stability',
      severity: 'warning',
      message: 'The groups come out differently from one resample to the next: do not build on them.',
    });
  return notes;
}
