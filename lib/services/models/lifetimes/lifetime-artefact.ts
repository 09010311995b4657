import { AppError } from '@/lib/core';
import type { Artefact } from '@/lib/modelling/estimator';
import { BgNbd } from '@/lib/modelling/lifetimes/bg-nbd';
import { GammaGamma } from '@/lib/modelling/lifetimes/gamma-gamma';
import { ParetoNbd } from '@/lib/modelling/lifetimes/pareto-nbd';
import type { PurchaseModel } from '@/lib/modelling/lifetimes/purchase-model';

const FORMAT = 1;

/** What a trained version is: how customers buy, and what they spend. */
export interface LifetimeArtefact {
  readonly kind: 'shopLifetimes';
  readonly formatVersion: number;
  readonly purchases: Artefact;
  readonly spend: Artefact;
}

export const lifetimeArtefact = (purchases: Artefact, spend: Artefact): LifetimeArtefact => ({
  kind: 'shopLifetimes',
  formatVersion: FORMAT,
  purchases,
  spend,
});

/** The models again. Throws invalidInput for anything else. */
export function openLifetimes(value: unknown): { purchases: PurchaseModel; spend: GammaGamma } {
  const found = value as Partial<LifetimeArtefact> | null;
  if (found?.kind !== 'shopLifetimes' || found.formatVersion !== FORMAT || !found.purchases || !found.spend) {
    throw new AppError('invalidInput', 'This is not a model of lifetime values of this version. Train it again.');
  }
  const purchases =
    found.purchases.kind === 'bgNbd' ? BgNbd.fromJSON(found.purchases) : ParetoNbd.fromJSON(found.purchases);
  return { purchases, spend: GammaGamma.fromJSON(found.spend) };
}
