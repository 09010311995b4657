const SHOWN = new Set(['type', 'event', 'messageId', 'timestamp', 'sentAt', 'orderId', 'productId']);
const MASK = '•••';

/**
 * A refused event for a person who may not see personal data: its shape and the names in it, but of the texts and
 * numbers only those that say nothing of a person. What is no JSON is hidden as a whole.
 */
export function maskPayload(payload: string): string {
  try {
    return JSON.stringify(mask(JSON.parse(payload), ''));
  } catch {
    return MASK;
  }
}

function mask(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item, ''));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mask(child, key)]));
  return value === null || typeof value === 'boolean' || SHOWN.has(name) ? value : MASK;
}
