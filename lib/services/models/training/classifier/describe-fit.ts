import { checkFit } from '@/lib/modelling/model-selection/learning-curve';
import type { ClassifierResult, Note } from '../../types';
import type { Candidate } from './choose-model';

/** Whether it learned, or learned by heart; and whether it holds later. */
export function describeFit(
  { validation }: Candidate,
  holdOut: number | null,
  train: number,
): { overfitting: ClassifierResult['overfitting']; limits: Note[]; warnings: Note[] } {
  const { testAuc, gap, verdict } = checkFit(validation);
  const words = {
    sound: 'It does as well on customers it has not seen.',
    overfitted: `It does ${(gap * 100).toFixed(0)} points better on what it learned from: part of that is learned by heart.`,
    useless: 'It does no better than chance: do not use it.',
  }[verdict];
  const warnings: Note[] = verdict === 'sound' ? [] : [{ kind: verdict, severity: 'warning', message: words }];
  const faded = holdOut !== null && testAuc - holdOut > 0.05;
  const limits: Note[] = faded
    ? [
        {
          kind: 'time',
          severity: 'limit',
          message: `Weaker later: ${testAuc.toFixed(2)} on folds, ${holdOut.toFixed(2)} on what came afterwards.`,
        },
      ]
    : [];
  return { overfitting: { train, validation: testAuc, holdOut, gap, verdict: words }, limits, warnings };
}
