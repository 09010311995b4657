import sql, { empty, type Sql } from 'sql-template-tag';

/** The expression of the index `customer_search`, letter for letter, of `customer c`. */
export const customerText: Sql = sql`lower(coalesce(c.email, '') || ' ' || coalesce(c.traits->>'firstName', '') || ' ' || coalesce(c.traits->>'lastName', '')
    || ' ' || coalesce(c.traits->>'name', '') || ' ' || coalesce(c.external_id, ''))`;

/** The text in the form that LIKE takes literally. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * Customers whose name, email or external id holds a text. Trigrams find three letters anywhere; one or two are looked
 * for at the beginning of a word. Somebody who may not see personal data finds by whole address or id only: letter by
 * letter, a search would otherwise tell what the mask hides.
 */
export function customerMatches(text: string, personal: boolean): Sql {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return empty;
  if (!personal)
    return sql`AND (lower(c.email) = ${wanted} OR c.external_id = ${text.trim()} OR c.id = ${text.trim()})`;
  const literal = likeLiteral(wanted);
  if ([...wanted].length >= 3) return sql`AND (${customerText} LIKE ${`%${literal}%`} OR c.id = ${text.trim()})`;
  return sql`AND (${customerText} LIKE ${`${literal}%`} OR ${customerText} LIKE ${`% ${literal}%`})`;
}
