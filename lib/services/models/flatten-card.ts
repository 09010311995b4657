type Cell = string | number | boolean | null;

/** A card as rows of path and value, the heads first: for a spreadsheet. Nothing of it is left out. */
export async function* flattenCard(card: unknown): AsyncGenerator<readonly Cell[]> {
  yield ['path', 'value'];
  yield* walk(card, '');
}

function* walk(value: unknown, path: string): Generator<readonly Cell[]> {
  if (value === null || typeof value !== 'object') {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) yield [path, value as Cell];
    return;
  }
  for (const [key, each] of Object.entries(value)) yield* walk(each, path === '' ? key : `${path}.${key}`);
}
