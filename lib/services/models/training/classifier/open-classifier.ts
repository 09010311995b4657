import type { Pool } from '@/lib/platform/db';
import { checkFeatureSet } from '../../features/feature-set';
import { cellOf, type FeatureTable } from '../../features/feature-table';
import { readFeaturesWithin } from '../../features/read-features';
import { readPopulation } from '../../features/read-population';
import { tableOfRows } from '../../features/table-of-rows';
import type { Explanation, ModelDefinition } from '../../types';
import type { OpenModel, Prediction, ScoreRow } from '../trainer';
import type { ClassifierArtefact } from './artefact';
import { Predictor } from './predictor';
import { readEligible } from './read-eligible';

/** A classifier ready to answer. */
export function openClassifier(artefact: ClassifierArtefact, definition: ModelDefinition): OpenModel {
  const { set, target, classes, usual } = artefact;
  checkFeatureSet(set);
  const predictor = Predictor.fromJSON(artefact.predictor);
  const several = classes.length > 2;
  const read = async (pool: Pool, customers: readonly number[] | null, at: Date): Promise<FeatureTable> => {
    const [found] = await readPopulation(pool, definition.population, [at], customers ?? undefined);
    return readEligible(pool, { set, target }, found?.customers ?? [], at);
  };
  const explainRow = (table: FeatureTable, row: number): Explanation => {
    const { base, value, effects } = predictor.explain(predictor.matrix(table), row);
    return {
      base,
      value,
      unit: 'probability',
      effects: predictor.preparation.features
        .flatMap(({ name }, place) => {
          const feature = set.features.find((one) => one.name === name);
          const column = table.columns.find((one) => one.name === name);
          if (!feature || !column) return [];
          const { label, unit, kind, description } = feature;
          return [
            {
              name,
              label,
              unit,
              kind,
              description,
              effect: effects[place] ?? 0,
              value: cellOf(column, row),
              usual: usual[name] ?? null,
            },
          ];
        })
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
    };
  };
  const answersOf = (table: FeatureTable): { probability: number; label: string | null }[] => {
    if (table.customers.length === 0) return [];
    if (!several) return Array.from(predictor.predict(table), (probability) => ({ probability, label: null }));
    const { data, rows } = predictor.classes(table);
    return Array.from({ length: rows }, (_, row) => {
      let best = 0;
      for (let c = 1; c < classes.length; c += 1)
        if ((data[c * rows + row] ?? 0) > (data[best * rows + row] ?? 0)) best = c;
      return { probability: data[best * rows + row] ?? 0, label: classes[best] ?? null };
    });
  };
  return {
    async score(pool, customers, at) {
      const features = await read(pool, customers, at);
      const rows = answersOf(features).map(
        ({ probability, label }, row): ScoreRow => ({
          customer: features.customers[row] ?? 0,
          value: null,
          probability,
          label,
        }),
      );
      return { rows, features };
    },
    async scoreAt(pool, { customers, at }) {
      const moments = [...new Set(at)].map((one) => ({
        at: new Date(one),
        customers: customers.filter((_, i) => at[i] === one),
      }));
      const table = await readFeaturesWithin(pool, set, moments);
      const said = answersOf(table);
      const places = new Map(Array.from(table.customers, (customer, row) => [`${customer} ${table.at[row]}`, row]));
      return Float64Array.from(
        customers,
        (customer, i) => said[places.get(`${customer} ${at[i]}`) ?? -1]?.probability ?? Number.NaN,
      );
    },
    predictRows: (rows, explain) => {
      const table = tableOfRows(rows, set);
      return answersOf(table).map(
        ({ probability, label }, row): Prediction => ({
          value: label ?? probability,
          probability,
          explanation: explain && !several ? explainRow(table, row) : null,
        }),
      );
    },
    explainScored: ({ features }, row) => (several || !features ? undefined : explainRow(features, row)),
    ...(several
      ? {}
      : {
          async explain(pool: Pool, customer: number, at: Date) {
            const table = await read(pool, [customer], at);
            return table.customers.length === 0 ? undefined : explainRow(table, 0);
          },
        }),
  };
}
