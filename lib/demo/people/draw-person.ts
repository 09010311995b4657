import type { Random } from '@/lib/core';
import { COMPANY_WORDS, NAME_SETS } from './names';
import { drawAddress, type Place } from './places';

/** Reserved by RFC 2606: nobody can be written to there. */
const MAIL_HOSTS = [
  'mail.example.com',
  'post.example.com',
  'inbox.example.org',
  'letters.example.net',
  'home.example.org',
];
const CHANNELS = [
  'Organic search',
  'Paid search',
  'Instagram',
  'Pinterest',
  'Referral',
  'Newsletter',
  'Direct',
  'Marketplace',
  'Trade fair',
];
const CHANNEL_WEIGHTS = [28, 17, 12, 9, 11, 6, 12, 4, 3];

export interface Person {
  email: string;
  traits: Record<string, unknown>;
}

/** Makes addresses unique across the shop. */
export class Mailboxes {
  private readonly used = new Map<string, number>();

  claim(first: string, last: string, host: string): string {
    const local = `${plain(first)}.${plain(last)}`;
    const count = (this.used.get(local) ?? 0) + 1;
    this.used.set(local, count);
    return `${local}${count === 1 ? '' : count}@${host}`;
  }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** A believable person of a country: name, address, language, birthday, channel; a company where it buys wholesale. */
export function drawPerson(
  where: Place,
  random: Random,
  mailboxes: Mailboxes,
  options: { wholesale: boolean; year: number },
): Person {
  const names = NAME_SETS[where.names];
  const firstName = random.pick(names.first);
  const lastName = random.pick(names.last);
  const street = random.pick(names.streets);
  const house = random.int(1, 148);
  const { city, postalCode } = drawAddress(where, random);
  const traits: Record<string, unknown> = { firstName, lastName };
  if (random.chance(0.42)) traits.phone = `+44 1632 960${String(random.int(0, 999)).padStart(3, '0')}`; // a range kept free for fiction
  traits.street = names.numberFirst ? `${house} ${street}` : `${street} ${house}`;
  if (postalCode) traits.postalCode = postalCode;
  if (city) traits.city = city;
  if (where.country) traits.country = where.country;
  traits.language = random.chance(0.93) ? where.language : 'en';
  traits.timezone = where.timezone;
  if (options.wholesale)
    traits.company = `${random.pick(COMPANY_WORDS.first)} ${random.pick(COMPANY_WORDS.second)}`.replace('-', ' ');
  if (random.chance(0.61)) traits.birthday = birthday(random, options.year);
  traits.acquisitionChannel = CHANNELS[random.weighted(CHANNEL_WEIGHTS)];
  return { email: mailboxes.claim(firstName, lastName, random.pick(MAIL_HOSTS)), traits };
}

/** Ages around 43, from 19 to 84. */
function birthday(random: Random, year: number): string {
  const age = Math.round(Math.min(84, Math.max(19, random.normal(43, 13))));
  const month = String(random.int(1, 12)).padStart(2, '0');
  return `${year - age}-${month}-${String(random.int(1, 28)).padStart(2, '0')}`;
}
