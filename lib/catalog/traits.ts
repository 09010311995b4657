import type { TraitDefinition } from './types';

const text = (name: string, label: string, sensitivity: TraitDefinition['sensitivity'] = 'none'): TraitDefinition => ({
  name,
  label,
  type: 'text',
  sensitivity,
  storage: { json: name },
});

/** Traits that the product knows by name. Any other trait is taken as it comes and typed by its values. */
export const TRAITS: readonly TraitDefinition[] = [
  { name: 'email', label: 'email address', type: 'text', sensitivity: 'personal', storage: { column: 'email' } },
  text('firstName', 'first name', 'personal'),
  text('lastName', 'last name', 'personal'),
  text('name', 'full name', 'personal'),
  text('phone', 'phone number', 'personal'),
  text('street', 'street', 'personal'),
  text('postalCode', 'postal code', 'personal'),
  text('city', 'city'),
  text('country', 'country'),
  text('language', 'language'),
  text('timezone', 'time zone'),
  text('company', 'company'),
  text('acquisitionChannel', 'acquisition channel'),
  { name: 'gender', label: 'gender', type: 'text', sensitivity: 'special', storage: { json: 'gender' } },
  { name: 'birthday', label: 'birthday', type: 'date', sensitivity: 'personal', storage: { json: 'birthday' } },
  { name: 'createdAt', label: 'signed up', type: 'date', sensitivity: 'none', storage: { json: 'createdAt' } },
  { name: 'age', label: 'age', type: 'number', sensitivity: 'personal', storage: { json: 'age' } },
  { name: 'newsletter', label: 'newsletter', type: 'boolean', sensitivity: 'none', storage: { json: 'newsletter' } },
  { name: 'interests', label: 'interests', type: 'list', sensitivity: 'none', storage: { json: 'interests' } },
];

const BY_NAME = new Map(TRAITS.map((trait) => [trait.name, trait]));

/** The definition of a trait; for one that is not known, a text kept in the JSONB document, shown as personal data. */
export function findTrait(name: string): TraitDefinition & { known: boolean } {
  const known = BY_NAME.get(name);
  if (known) return { ...known, known: true };
  return { name, label: name, type: 'text', sensitivity: 'personal', storage: { json: name }, known: false };
}
