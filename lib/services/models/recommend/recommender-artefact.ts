import { AppError } from '@/lib/core';
import type { Artefact } from '@/lib/modelling/estimator';
import type { ProductList } from './read-interactions';
import type { Method } from './recommender-params';

const FORMAT = 1;

/** What a trained version is: the recommender, and which product each of its numbers stands for. */
export interface RecommenderArtefact {
  readonly kind: 'shopRecommender';
  readonly formatVersion: number;
  readonly method: Method;
  readonly products: readonly string[];
  readonly model: Artefact;
}

export const recommenderArtefact = (method: Method, { id }: ProductList, model: Artefact): RecommenderArtefact => ({
  kind: 'shopRecommender',
  formatVersion: FORMAT,
  method,
  products: id,
  model,
});

/** Throws invalidInput for anything else. */
export function asRecommenderArtefact(value: unknown): RecommenderArtefact {
  const found = value as Partial<RecommenderArtefact> | null;
  if (found?.kind !== 'shopRecommender' || found.formatVersion !== FORMAT || !found.model || !found.products) {
    throw new AppError('invalidInput', 'This is not a recommender of this version. Train it again.');
  }
  return found as RecommenderArtefact;
}
