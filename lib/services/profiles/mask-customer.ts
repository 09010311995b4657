import { findTrait } from '@/lib/catalog';

/** What stands for letters that are not shown. */
export const MASK = '•••';

export interface MaskableCustomer {
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
}

/**
 * A customer as a person without the permission `customers.personal` sees it: personal and special traits masked by the
 * catalogue, traits that it does not know taken as personal. The one place that decides; API clients are not masked.
 */
export function maskCustomer<C extends MaskableCustomer>(customer: C): C {
  return {
    ...customer,
    externalId: customer.externalId?.includes('@') ? maskEmail(customer.externalId) : customer.externalId,
    email: customer.email === null ? null : maskEmail(customer.email),
    traits: maskTraits(customer.traits),
  };
}

/** Traits by name, each masked by its sensitivity. */
export const maskTraits = (traits: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, maskTrait(name, value)]));

/** `a•••@e•••.test`: the first letters and the top level stay. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return maskText(email);
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  const top = dot > 0 ? domain.slice(dot) : '';
  return `${firstLetter(email)}${MASK}@${firstLetter(domain)}${MASK}${top}`;
}

/** `A. H.`: the initials of a name. */
export const maskName = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(Boolean)
    .slice(0, 4)
    .map((word) => `${firstLetter(word).toLocaleUpperCase('en')}.`)
    .join(' ') || MASK;

const NAMES = new Set(['name', 'firstName', 'lastName']);

function maskTrait(name: string, value: unknown): unknown {
  if (value === null || value === '') return value;
  const { sensitivity } = findTrait(name);
  if (sensitivity === 'none') return value;
  if (sensitivity === 'special' || typeof value !== 'string') return MASK;
  if (NAMES.has(name)) return maskName(value);
  return value.includes('@') ? maskEmail(value) : maskText(value);
}

const firstLetter = (text: string): string => [...text.trim()][0] ?? '';
const maskText = (text: string): string => `${firstLetter(text)}${MASK}`;
