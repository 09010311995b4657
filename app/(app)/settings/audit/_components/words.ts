const ACTORS: Readonly<Record<string, string>> = { anonymous: 'Nobody signed in', system: 'The product' };

/** "Create first admin" of `createFirstAdmin`; "Segments: publish" of `segments.publish`. */
export function actionWords(action: string): string {
  const words = action
    .replaceAll('.', ': ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/\bapi\b/g, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The actor in words, where it is neither a person nor a program with a name. */
export const actorWords = (actor: string): string | undefined => ACTORS[actor];

const REFUSED = new Set([
  'unauthenticated',
  'forbidden',
  'conflict',
  'invalidInput',
  'notFound',
  'tooManyRequests',
  'refused',
]);

/** Whether an act that was not done was refused by the product, or failed in it. */
export const outcomeWords = (outcome: string): string => (REFUSED.has(outcome) ? 'Refused' : 'Failed');
