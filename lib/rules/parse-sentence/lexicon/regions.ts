const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const EUROPE = [...EU, ...'GB CH NO IS LI AL AD BA BY GI MC MD ME MK RS SM UA VA XK JE GG IM FO'.split(' ')];

/** Names for several countries together, with the codes of their countries. */
export const REGIONS: readonly (readonly [phrases: readonly string[], codes: readonly string[]])[] = [
  [['EU', 'European Union', 'EU countries', 'EU member states'], EU],
  [['Europe', 'European', 'European countries'], EUROPE],
  [
    ['Scandinavia', 'Scandinavian'],
    ['DK', 'NO', 'SE'],
  ],
  [
    ['Nordics', 'the Nordics', 'Nordic', 'Nordic countries'],
    ['DK', 'FI', 'IS', 'NO', 'SE'],
  ],
  [
    ['DACH', 'DACH region'],
    ['AT', 'CH', 'DE'],
  ],
  [['Benelux'], ['BE', 'LU', 'NL']],
  [
    ['North America', 'North American'],
    ['CA', 'MX', 'US'],
  ],
];
