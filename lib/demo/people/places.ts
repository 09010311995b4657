import type { Random } from '@/lib/core';
import type { NameSetKey } from './names';

export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  language: string;
  timezone: string;
  names: NameSetKey;
  cities: readonly string[];
  /** Postal code: 9 stands for a digit, A for a letter; a city of the United Kingdom has its own area. */
  postal: string;
}

const place = (
  country: string,
  language: string,
  timezone: string,
  names: NameSetKey,
  postal: string,
  cities: string,
): Place => ({
  country,
  language,
  timezone,
  names,
  postal,
  cities: cities.split(','),
});

/** What the source calls a country, and what people there look like in data. */
export const PLACES: Readonly<Record<string, Place>> = {
  'United Kingdom': place('GB', 'en', 'Europe/London', 'english', '', ''),
  EIRE: place(
    'IE',
    'en',
    'Europe/Dublin',
    'english',
    'A99 AA99',
    'Dublin,Cork,Galway,Limerick,Waterford,Kilkenny,Sligo',
  ),
  'Channel Islands': place('JE', 'en', 'Europe/Jersey', 'english', 'JE9 9AA', 'Saint Helier,Saint Brelade,Gorey'),
  Germany: place(
    'DE',
    'de',
    'Europe/Berlin',
    'german',
    '99999',
    'Berlin,Hamburg,München,Köln,Frankfurt am Main,Stuttgart,Leipzig,Dresden,Bremen,Freiburg,Münster',
  ),
  Austria: place('AT', 'de', 'Europe/Vienna', 'german', '9999', 'Wien,Graz,Linz,Salzburg,Innsbruck'),
  Switzerland: place('CH', 'de', 'Europe/Zurich', 'german', '9999', 'Zürich,Bern,Basel,Luzern,Genève,Lausanne'),
  France: place(
    'FR',
    'fr',
    'Europe/Paris',
    'french',
    '99999',
    'Paris,Lyon,Marseille,Toulouse,Nantes,Bordeaux,Lille,Rennes,Strasbourg,Annecy',
  ),
  Belgium: place('BE', 'fr', 'Europe/Brussels', 'french', '9999', 'Bruxelles,Antwerpen,Gent,Liège,Brugge,Namur'),
  Spain: place(
    'ES',
    'es',
    'Europe/Madrid',
    'southern',
    '99999',
    'Madrid,Barcelona,Valencia,Sevilla,Bilbao,Málaga,Palma',
  ),
  Portugal: place('PT', 'pt', 'Europe/Lisbon', 'southern', '9999-999', 'Lisboa,Porto,Braga,Coimbra,Faro'),
  Italy: place('IT', 'it', 'Europe/Rome', 'southern', '99999', 'Milano,Roma,Torino,Bologna,Firenze,Verona'),
  Greece: place('GR', 'el', 'Europe/Athens', 'southern', '999 99', 'Athina,Thessaloniki,Patra'),
  Cyprus: place('CY', 'el', 'Asia/Nicosia', 'southern', '9999', 'Nicosia,Limassol,Larnaca'),
  Malta: place('MT', 'en', 'Europe/Malta', 'southern', 'AAA 9999', 'Valletta,Sliema'),
  Netherlands: place(
    'NL',
    'nl',
    'Europe/Amsterdam',
    'northern',
    '9999 AA',
    'Amsterdam,Rotterdam,Utrecht,Den Haag,Groningen,Haarlem',
  ),
  Sweden: place('SE', 'sv', 'Europe/Stockholm', 'northern', '999 99', 'Stockholm,Göteborg,Malmö,Uppsala'),
  Norway: place('NO', 'nb', 'Europe/Oslo', 'northern', '9999', 'Oslo,Bergen,Trondheim'),
  Denmark: place('DK', 'da', 'Europe/Copenhagen', 'northern', '9999', 'København,Aarhus,Odense'),
  Finland: place('FI', 'fi', 'Europe/Helsinki', 'northern', '99999', 'Helsinki,Tampere,Turku,Oulu'),
  Iceland: place('IS', 'is', 'Atlantic/Reykjavik', 'northern', '999', 'Reykjavík,Akureyri'),
  Poland: place('PL', 'pl', 'Europe/Warsaw', 'northern', '99-999', 'Warszawa,Kraków,Gdańsk,Wrocław'),
  'Czech Republic': place('CZ', 'cs', 'Europe/Prague', 'northern', '999 99', 'Praha,Brno'),
  Lithuania: place('LT', 'lt', 'Europe/Vilnius', 'northern', '99999', 'Vilnius,Kaunas'),
  'European Community': place('LU', 'fr', 'Europe/Luxembourg', 'french', '9999', 'Luxembourg'),
  USA: place('US', 'en', 'America/New_York', 'english', '99999', 'New York,Boston,Chicago,Seattle,Austin'),
  Canada: place('CA', 'en', 'America/Toronto', 'english', 'A9A 9A9', 'Toronto,Vancouver,Ottawa'),
  Bermuda: place('BM', 'en', 'Atlantic/Bermuda', 'english', 'AA 99', 'Hamilton'),
  'West Indies': place('BB', 'en', 'America/Barbados', 'english', '99999', 'Bridgetown'),
  Australia: place('AU', 'en', 'Australia/Sydney', 'english', '9999', 'Sydney,Melbourne,Brisbane,Perth'),
  Japan: place('JP', 'ja', 'Asia/Tokyo', 'world', '999-9999', 'Tokyo,Osaka,Kyoto'),
  'Hong Kong': place('HK', 'zh', 'Asia/Hong_Kong', 'world', '', 'Hong Kong'),
  Singapore: place('SG', 'en', 'Asia/Singapore', 'world', '999999', 'Singapore'),
  Korea: place('KR', 'ko', 'Asia/Seoul', 'world', '99999', 'Seoul,Busan'),
  Thailand: place('TH', 'th', 'Asia/Bangkok', 'world', '99999', 'Bangkok,Chiang Mai'),
  Israel: place('IL', 'he', 'Asia/Jerusalem', 'world', '9999999', 'Tel Aviv,Haifa,Jerusalem'),
  Lebanon: place('LB', 'ar', 'Asia/Beirut', 'world', '9999', 'Beirut'),
  'United Arab Emirates': place('AE', 'ar', 'Asia/Dubai', 'world', '', 'Dubai,Abu Dhabi'),
  'Saudi Arabia': place('SA', 'ar', 'Asia/Riyadh', 'world', '99999', 'Riyadh,Jeddah'),
  Bahrain: place('BH', 'ar', 'Asia/Bahrain', 'world', '999', 'Manama'),
  Nigeria: place('NG', 'en', 'Africa/Lagos', 'world', '999999', 'Lagos,Abuja'),
  RSA: place('ZA', 'en', 'Africa/Johannesburg', 'world', '9999', 'Cape Town,Johannesburg,Durban'),
  Brazil: place('BR', 'pt', 'America/Sao_Paulo', 'southern', '99999-999', 'São Paulo,Curitiba'),
};

/** Where the source says "Unspecified". */
export const UNKNOWN_PLACE: Place = place('', 'en', 'Europe/London', 'english', '', '');

/** Cities of the United Kingdom with their postcode areas; the first ones hold most people. */
const BRITISH: readonly (readonly [city: string, area: string, weight: number])[] = [
  ['London', 'SW', 9],
  ['London', 'N', 8],
  ['London', 'SE', 8],
  ['London', 'E', 6],
  ['Manchester', 'M', 7],
  ['Birmingham', 'B', 7],
  ['Leeds', 'LS', 5],
  ['Glasgow', 'G', 5],
  ['Edinburgh', 'EH', 5],
  ['Bristol', 'BS', 5],
  ['Liverpool', 'L', 4],
  ['Sheffield', 'S', 4],
  ['Newcastle upon Tyne', 'NE', 3],
  ['Cardiff', 'CF', 3],
  ['Nottingham', 'NG', 3],
  ['Leicester', 'LE', 3],
  ['Brighton', 'BN', 4],
  ['Norwich', 'NR', 3],
  ['Oxford', 'OX', 3],
  ['Cambridge', 'CB', 3],
  ['Bath', 'BA', 3],
  ['York', 'YO', 3],
  ['Exeter', 'EX', 2],
  ['Plymouth', 'PL', 2],
  ['Belfast', 'BT', 3],
  ['Aberdeen', 'AB', 2],
  ['Swansea', 'SA', 2],
  ['Southampton', 'SO', 2],
  ['Ipswich', 'IP', 2],
  ['Canterbury', 'CT', 2],
  ['Chester', 'CH', 2],
  ['Harrogate', 'HG', 2],
  ['Truro', 'TR', 2],
  ['Inverness', 'IV', 1],
];
const WEIGHTS = BRITISH.map(([, , weight]) => weight);
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

/** A city and a postal code of the right form. */
export function drawAddress(where: Place, random: Random): { city: string | null; postalCode: string | null } {
  if (where.country === 'GB') {
    const [city, area] = BRITISH[random.weighted(WEIGHTS)] ?? ['London', 'SW', 1];
    return { city, postalCode: fill(`${area}${random.int(1, 20)} 9AA`, area.length + 1, random) };
  }
  if (where.country === '') return { city: null, postalCode: null };
  return { city: random.pick(where.cities), postalCode: where.postal ? fill(where.postal, 0, random) : null };
}

function fill(pattern: string, from: number, random: Random): string {
  const fixed = pattern.startsWith('JE') ? 2 : from;
  const head = pattern.indexOf(' ', fixed);
  const start = from > 0 ? head : fixed;
  return (
    pattern.slice(0, start) +
    [...pattern.slice(start)]
      .map((c) => (c === '9' ? String(random.int(0, 9)) : c === 'A' ? random.pick([...LETTERS]) : c))
      .join('')
  );
}
