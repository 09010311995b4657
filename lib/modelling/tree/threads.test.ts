import { expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { createTeam } from '@/lib/platform/compute/team';
import { matrixOf } from '../matrix';
import { GradientBoostingClassifier } from './gradient-boosting-classifier';
import { RandomForestClassifier } from './random-forest-classifier';

it('learns the same trees with threads as without', async () => {
  const random = createRandom(12);
  const rows = 16_000;
  const data = Float64Array.from({ length: rows * 18 }, () => random.normal());
  const x = matrixOf(data, rows, 18);
  const y = Int32Array.from({ length: rows }, (_, i) => ((data[i] ?? 0) + random.normal() > 0 ? 1 : 0));
  const team = createTeam(3);
  for (const make of [
    () => new GradientBoostingClassifier({ iterations: 4 }),
    () => new RandomForestClassifier({ trees: 6, leastRows: 20 }),
  ]) {
    expect(make().fit(x, y, { parallel: team }).toJSON()).toEqual(make().fit(x, y).toJSON());
  }
  await team.close();
}, 60_000);
