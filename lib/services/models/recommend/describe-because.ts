import type { Because } from '@/lib/modelling/recommend/recommender';

const BEFORE = {
  together: 'Often ordered together with',
  next: 'Often ordered next after',
  similar: 'Taken by customers who also took',
} as const;

/** Why a product is recommended, in one sentence. `name`: of a product by its number. */
export function describeBecause(because: Because, name: (item: number) => string | undefined): string {
  if (because.kind === 'popular') return 'A bestseller of the last weeks';
  if (because.kind === 'category')
    return `A bestseller of ${because.category}, the category this customer takes most of`;
  const names = because.items.map(name).filter((one) => one !== undefined);
  const those = listed(names.slice(0, because.kind === 'text' ? 1 : 2));
  if (!those) return 'A bestseller of the last weeks';
  if (because.kind === 'text')
    return because.words.length > 0 ? `Like ${those}: ${because.words.join(', ')}` : `Like ${those}`;
  return `${BEFORE[because.kind]} ${those}`;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
