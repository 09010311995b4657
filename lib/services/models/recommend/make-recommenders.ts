import { Als } from '@/lib/modelling/recommend/als';
import { ContentBased } from '@/lib/modelling/recommend/content-based';
import { ItemItem } from '@/lib/modelling/recommend/item-item';
import { Markov } from '@/lib/modelling/recommend/markov';
import { Popularity } from '@/lib/modelling/recommend/popularity';
import type { Recommender } from '@/lib/modelling/recommend/recommender';
import { RuleBased } from '@/lib/modelling/recommend/rule-based';
import { TAKEN } from './read-interactions';
import type { Method, RecommenderParams } from './recommender-params';

export type Single = Exclude<Method, 'hybrid'>;

/** Those that a hybrid is made of, untrained. */
export function makeRecommenders(params: RecommenderParams, seed: number): Record<Single, Recommender> {
  const halfLife = params.halfLifeDays;
  const { factors, iterations, alpha, regularization, tasteHalfLifeDays: tastes } = params;
  return {
    popularity: new Popularity({ halfLife }),
    ruleBased: new RuleBased({ halfLife, minWeight: TAKEN }),
    itemItem: new ItemItem({ maxHistory: 100, halfLife: tastes }),
    contentBased: new ContentBased(),
    als: new Als({ factors, iterations, alpha, regularization, halfLife: tastes, seed }),
    markov: new Markov({ halfLife, minWeight: TAKEN }),
  };
}
