const regions = new Intl.DisplayNames('en-GB', { type: 'region' });

/** “the United Kingdom” of GB; any other text as it is. */
export function countryNameOf(code: string): string {
  const name = /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
  return /^(United|Netherlands)/.test(name) ? `the ${name}` : name;
}
