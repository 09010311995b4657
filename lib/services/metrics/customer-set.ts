/** Customers by their dense numbers, or everyone. */
export type CustomerSet = readonly number[] | 'all';

/** The parameter of a statement that restricts itself by `($1::int[] IS NULL OR customer = ANY($1))`. */
export const customerParameter = (customers: CustomerSet): number[] | null =>
  customers === 'all' ? null : [...new Set(customers)];

export const isEmptySet = (customers: CustomerSet): boolean => customers !== 'all' && customers.length === 0;
