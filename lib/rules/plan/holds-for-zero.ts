import type { Bound, Scalar } from '../schema/value-schemas';

/** Whether zero, the value of a count or sum over nothing, satisfies a comparison. */
export function holdsForZero(op: string, value: Scalar | readonly (Scalar | Bound)[] | undefined): boolean {
  const list = Array.isArray(value) ? value : [value];
  const [first = 0, second = 0] = list.map(Number);
  switch (op) {
    case 'eq':
      return first === 0;
    case 'neq':
      return first !== 0;
    case 'lt':
      return 0 < first;
    case 'lte':
      return 0 <= first;
    case 'gt':
      return 0 > first;
    case 'gte':
      return 0 >= first;
    case 'between':
      return first <= 0 && 0 <= second;
    case 'in':
      return list.includes(0);
    default:
      throw new RangeError(`no comparison: ${op}`);
  }
}
