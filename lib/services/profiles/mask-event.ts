import { findProperty } from '@/lib/catalog';
import { MASK, maskTraits } from './mask-customer';

/**
 * Properties of an event as a person without `customers.personal` sees them: those of the catalogue by their
 * sensitivity, unknown ones as personal; of a list of products what the catalogue knows. Traits as those of a customer.
 */
export function maskProperties(
  call: string,
  properties: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (!properties) return null;
  if (call === 'identify' || call === 'group') return maskTraits(properties);
  return maskDocument(properties, '');
}

function maskDocument(document: Record<string, unknown>, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, maskValue(value, `${prefix}${name}`)]),
  );
}

function maskValue(value: unknown, path: string): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, path));
  // The name of a product stands under `products` too, where the catalogue does not list it again.
  const known =
    findProperty(path) ?? (path.startsWith('products.') ? findProperty(path.slice('products.'.length)) : undefined);
  if (typeof value === 'object') return maskDocument(value as Record<string, unknown>, `${path}.`);
  return known?.sensitivity === 'none' ? value : MASK;
}

/** An event as the same person sees it: the context (address, device, page) says much of a person, so it is left out. */
export const maskEvent = <
  E extends { call: string; properties: Record<string, unknown> | null; context: Record<string, unknown> | null },
>(
  event: E,
): E => ({ ...event, properties: maskProperties(event.call, event.properties), context: null });
