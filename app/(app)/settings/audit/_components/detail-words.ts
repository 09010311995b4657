const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What an act was about, as a person reads it: "cap: (days: 7, count: 2); quietHours: none". */
export const detailWords = (detail: object): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${valueWords(value)}`)
    .join('; ');

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ');
  if (!isObject(value)) return String(value);
  const parts = Object.entries(value).map(([name, each]) => `${name}: ${valueWords(each)}`);
  return parts.length === 0 ? 'none' : `(${parts.join(', ')})`;
}
