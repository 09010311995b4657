import { describe, expect, it } from 'vitest';
import { sensitiveName, sensitiveValue } from './sensitive-names';

describe('what names give away', () => {
  it.each([
    ['religion', 'religion or belief', 'special'],
    ['isPregnant', 'health', 'special'],
    ['health_condition', 'health', 'special'],
    ['skinColour', 'ethnic origin', 'special'],
    ['Trade Union', 'trade union membership', 'special'],
    ['postalCode', 'ethnic origin, by where somebody lives', 'proxy'],
    ['lastName', 'ethnic origin or religion, by the name', 'proxy'],
  ])('%s', (name, about, kind) => {
    expect(sensitiveName(name)).toEqual({ about, kind });
  });

  it.each([
    'city',
    'Product Viewed',
    'Order Completed',
    'acquisitionChannel',
    'interests',
    'trace',
    'carrace',
    'Grace',
  ])('nothing by %s', (name) => {
    expect(sensitiveName(name)).toBeUndefined();
  });

  it.each([
    ['Pregnancy tests', 'health'],
    ['Halal food', 'religion or belief'],
    ['Medical supplies', 'health'],
  ])('by the value %s', (value, about) => {
    expect(sensitiveValue(value)).toMatchObject({ about, kind: 'special' });
  });

  it.each(['Christmas', 'Christmas lights', 'Toys', 'Women', 'DE', 'Kitchen'])('nothing by the value %s', (value) => {
    expect(sensitiveValue(value)).toBeUndefined();
  });
});
