import type { Random } from '@/lib/core';
import type { Block } from '../document/blocks';
import { type GenerateFacts, kindOf } from './facts';
import { fill, inVoice, type Slots } from './fill';
import { GRAMMAR, TONES, toneOf } from './grammar';

const FIELDS = ['#2b4a44', '#3b3a5a', '#5a2f35', '#35465c'] as const;
const HOW_MANY = 3;
type Raw = Record<string, unknown> & { type: Block['type'] };

/** The body of a generated email, in the order of a letter: headline, words, button, what the shop has, leave. */
export function composeBlocks(facts: GenerateFacts, slots: Slots, random: Random): Raw[] {
  const kind = kindOf(facts);
  const bank = GRAMMAR[kind];
  const tone = TONES[toneOf(facts.strategy?.tone ?? '', facts.brand.voice.tone)];
  const say = (lines: readonly string[]): string => {
    const possible = lines
      .flatMap((line) => fill(line, slots) ?? [])
      .flatMap((line) => inVoice(line, facts.brand.voice) ?? []);
    return possible.length > 0 ? random.pick(possible) : '';
  };
  const greeting = `${say(tone.greetings) || 'Hello'} {{ customer.firstName | name | default: "there" }}`;
  const opening = say(bank.openings);
  const words = [opening ? `${greeting}, ${opening}` : `${greeting},`];
  if (slots.offer) words.push(say(tone.offers));
  const blocks: Raw[] = [
    { type: 'hero', title: say(bank.heroes), background: random.pick(FIELDS) },
    { type: 'text', text: words.filter(Boolean).join('\n\n') },
    { type: 'button', label: say(bank.buttons) || facts.brand.name, href: facts.brand.siteUrl },
  ];
  if (kind === 'cart' && facts.hasCart)
    blocks.push({ type: 'cart', count: HOW_MANY, title: say(['In your basket', 'What you chose']) });
  else if (kind === 'accessories' || kind === 'winBack' || kind === 'letter' || facts.products.length < HOW_MANY)
    blocks.push({
      type: 'recommendations',
      count: HOW_MANY,
      title: kind === 'accessories' ? 'To go with it' : 'For you',
    });
  else
    blocks.push({
      type: 'products',
      products: facts.products.slice(0, HOW_MANY).map(({ id }) => id),
      columns: HOW_MANY,
    });
  const closing = say(tone.closings);
  if (closing) blocks.push({ type: 'text', style: 'small', text: closing });
  return blocks
    .filter((block) => block.type !== 'hero' || block.title !== '')
    .map((block, n) => ({ ...block, id: `gen${n + 1}x` }));
}
