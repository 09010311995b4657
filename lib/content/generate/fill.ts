import { findPhrase, likeCase } from '../checks/words';
import type { Brand } from '../document/document';

/** What the slots of a line may be filled with; null: there is no such fact. */
export interface Slots {
  name: boolean;
  category: string | null;
  offer: string | null;
  brand: string;
}

/** The first name at the head of a line; without one it greets. */
export const NAME = '{{ customer.firstName | name | default: "Hello" }}';

/** A line with its slots filled; null where a fact is missing. */
export function fill(line: string, slots: Slots): string | null {
  if (line.includes('{Name}') && !slots.name) return null;
  if (/\{[Cc]ategory\}/.test(line) && !slots.category) return null;
  if (/\{[Oo]ffer\}/.test(line) && !slots.offer) return null;
  const category = slots.category ?? '';
  const offer = slots.offer ?? '';
  // Words of the catalogue and of people are words: no Liquid comes out of them.
  const plain = (text: string): string => text.replace(/[{}]/g, '');
  const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return line
    .replaceAll('{category}', plain(category.toLowerCase()))
    .replaceAll('{Category}', upper(plain(category.toLowerCase())))
    .replaceAll('{offer}', plain(offer))
    .replaceAll('{Offer}', upper(plain(offer)))
    .replaceAll('{brand}', plain(slots.brand))
    .replaceAll('{Name}', NAME);
}

/** A line as the brand says it; null where it holds a word that the brand never says. */
export function inVoice(line: string, voice: Brand['voice']): string | null {
  if (voice.bannedWords.some((word) => findPhrase(line, word).length > 0)) return null;
  let out = line;
  for (const [word, instead] of Object.entries(voice.preferred)) {
    for (const { index, found } of findPhrase(out, word).reverse())
      out = out.slice(0, index) + likeCase(instead, found) + out.slice(index + found.length);
  }
  return voice.exclamations ? out : out.replace(/!+/g, '.');
}
