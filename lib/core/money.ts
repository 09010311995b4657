/** Exact money: whole minor units (pence, cents) inside, a decimal string with an ISO 4217 code outside. */
const NO_MINOR = new Set([
  'JPY',
  'KRW',
  'VND',
  'CLP',
  'ISK',
  'XAF',
  'XOF',
  'XPF',
  'UGX',
  'RWF',
  'PYG',
  'GNF',
  'KMF',
  'DJF',
  'BIF',
  'VUV',
]);
const THREE_MINOR = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Digits after the point of a currency. */
export const minorDigits = (currency: string): number =>
  NO_MINOR.has(currency) ? 0 : THREE_MINOR.has(currency) ? 3 : 2;

/** "12.50" of 1250 minor units. */
export function toDecimal(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Minor units of a decimal string, rounded half away from zero; throws RangeError where the text is no decimal. */
export function fromDecimal(text: string, currency: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const whole = BigInt((match[2] ?? '0') + fraction.slice(0, digits));
  const rounded = whole + (Number(fraction[digits]) >= 5 ? 1n : 0n);
  return match[1] === '-' ? -rounded : rounded;
}
