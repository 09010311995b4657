import type { MeanFigure } from '@/lib/modelling/recommend/evaluate-recommenders';
import type { Figure, Note, RecommenderResult } from '../types';
import { DAY_MS } from './read-interactions';
import { METHOD_LABELS, type RecommenderParams } from './recommender-params';
import type { RecommenderOutcome } from './recommender-task';

const figure = ({ value, low, high }: MeanFigure): Figure => ({ value, low, high });
const outOf100 = (share: number): number => Math.round(share * 100);

/** The card of a recommender: every method on the same customers, popularity among them. */
export function recommenderResult(
  outcome: RecommenderOutcome,
  world: {
    params: RecommenderParams;
    population: RecommenderResult['population'];
    products: number;
    interactions: number;
    at: Date;
    ms: number;
  },
): RecommenderResult {
  const { method, reports, customers, cut, timings } = outcome;
  const { params, population, products, interactions, at, ms } = world;
  const chosen = reports.find((report) => report.method === method);
  const popular = reports.find((report) => report.method === 'popularity');
  const better = (chosen?.ndcgOverBaseline?.low ?? 0) > 0;
  const hits = outOf100(chosen?.hitRate.value ?? 0);
  const popularHits = outOf100(popular?.hitRate.value ?? 0);
  const headline =
    method === 'popularity'
      ? `Nothing did better than the bestsellers of late: ${hits} of 100 customers next took something new among their first ${params.at}.`
      : `${hits} of 100 customers next took something new that stood among their first ${params.at}; of the bestsellers of late it would have been ${popularHits}${better ? '' : ', which is not clearly less'}.`;
  const warnings: Note[] = better
    ? []
    : [
        {
          kind: 'notBetter',
          severity: 'warning',
          message: 'On these customers it is not clearly better than showing everyone the bestsellers of late.',
        },
      ];
  return {
    type: 'recommender',
    method,
    params: { ...params, weights: method === 'hybrid' ? outcome.weights : undefined },
    population,
    headline,
    products,
    interactions,
    measuredOn: {
      customers,
      from: new Date(cut * DAY_MS).toISOString(),
      to: at.toISOString(),
    },
    at: params.at,
    compared: reports.map((report) => ({
      method: report.method,
      label: METHOD_LABELS[report.method],
      chosen: report.method === method,
      baseline: report.method === 'popularity',
      map: figure(report.map),
      ndcg: figure(report.ndcg),
      recall: figure(report.recall),
      hitRate: figure(report.hitRate),
      coverage: report.coverage,
      overBaseline: report.ndcgOverBaseline && figure(report.ndcgOverBaseline),
      ms: Math.round(report.ms),
    })),
    limits: [
      {
        kind: 'newOnly',
        severity: 'limit',
        message:
          'It proposes only what a customer has not ordered before; what is ordered again and again is left out.',
      },
      {
        kind: 'offline',
        severity: 'limit',
        message:
          'Measured on what customers took without having seen the recommendations: what they would have liked, had they been shown it, counts as wrong.',
      },
      {
        kind: 'newProducts',
        severity: 'limit',
        message: 'Products that came after the training are not proposed until it is trained again.',
      },
    ],
    warnings,
    timings: { total: Math.round(ms), steps: timings.map((step) => ({ name: step.name, ms: Math.round(step.ms) })) },
  };
}
