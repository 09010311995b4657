import { expect, it } from 'vitest';
import { waterfall } from './waterfall';

const effect = (name: string, by: number) =>
  ({ name, label: name, unit: 'none', kind: 'number', effect: by, value: 1, usual: 1 }) as const;

it('leads from the average to the customer, up first and then down', () => {
  const steps = waterfall({
    base: 0.28,
    effects: [effect('orders', -0.11), effect('recency', 0.24), effect('age', -0.06)],
  });
  expect(steps.map(({ key }) => key)).toEqual(['recency', 'age', 'orders']);
  expect(steps[0]?.from).toBe(0.28);
  expect(steps.at(-1)?.to).toBeCloseTo(0.35, 12);
  for (const [index, step] of steps.entries()) if (index > 0) expect(step.from).toBe(steps[index - 1]?.to);
});

it('takes the smallest together and loses nothing', () => {
  const effects = Array.from({ length: 14 }, (_, index) =>
    effect(`f${index}`, (index % 2 ? -1 : 1) * 0.01 * (index + 1)),
  );
  const steps = waterfall({ base: 0.5, effects }, 9);
  expect(steps).toHaveLength(9);
  expect(steps.find(({ key }) => key === '$others')?.label).toBe('6 other features');
  expect(steps.at(-1)?.to).toBeCloseTo(0.5 + effects.reduce((sum, each) => sum + each.effect, 0), 12);
});

it('stands at the base where nothing has an effect', () => {
  expect(waterfall({ base: 0.3, effects: [] })).toEqual([]);
});
