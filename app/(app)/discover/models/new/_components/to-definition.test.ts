import { expect, it } from 'vitest';
import { createModelSchema } from '@/lib/services/models/types';
import { PURPOSES } from './purposes';
import { draftOf, toDefinition } from './to-definition';

it('makes of every purpose a definition that the service takes', () => {
  for (const { value } of PURPOSES) {
    const definition = toDefinition({ ...draftOf(value), event: 'Product Viewed' });
    expect(createModelSchema.safeParse(definition).error?.issues ?? [], value).toEqual([]);
  }
});

it('waits for the event before it asks', () => {
  expect(toDefinition(draftOf('event'))).toBeUndefined();
});

it('sends chosen features with a prediction of yes or no alone, and a segment only where one is chosen', () => {
  const churn = toDefinition({ ...draftOf('churn'), features: ['recencyDays'], segment: 'vip' });
  expect(churn).toMatchObject({ features: ['recencyDays'], population: { type: 'segment', segment: 'vip' } });
  const value = toDefinition({ ...draftOf('lifetimeValue'), features: ['recencyDays'] });
  expect(value).not.toHaveProperty('features');
  expect(value).not.toHaveProperty('population');
});
