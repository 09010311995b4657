/** Bytes that an AMP part may have, and the CSS in it. */
const LONGEST = 200_000;
const LONGEST_CSS = 75_000;
const ELEMENTS = new Set(
  (
    'html head body meta style script title div p span br hr a h1 h2 h3 h4 strong b em i u small ul ol li table tbody thead tr td th ' +
    'amp-img amp-carousel amp-accordion amp-anim section header footer'
  ).split(' '),
);
const SCRIPTS = /^https:\/\/cdn\.ampproject\.org\/v0(?:\/amp-[a-z-]+-[\d.]+)?\.js$/;
const NEEDED: readonly [RegExp, string][] = [
  [/^<!doctype html>/i, 'the doctype is missing'],
  [/<html\s(?:⚡4email|amp4email)[\s>]/i, 'the root element does not say that it is AMP for Email'],
  [/<head><meta charset="utf-8">/i, 'the character set does not come first'],
  [/<script async src="https:\/\/cdn\.ampproject\.org\/v0\.js"><\/script>/i, 'the runtime is missing'],
  [/<style amp4email-boilerplate>body\{visibility:hidden\}<\/style>/i, 'the boilerplate is missing'],
];

/**
 * What an AMP part holds that mail programs refuse, in words; nothing where it is valid as far as can be told: the rules
 * of AMP for Email on elements, attributes, scripts, styles and size that matter to what is generated here.
 */
export function validateAmp(amp: string): string[] {
  const faults = NEEDED.filter(([pattern]) => !pattern.test(amp)).map(([, words]) => words);
  if (new TextEncoder().encode(amp).length > LONGEST) faults.push('it has more than 200 KB');
  const custom = [...amp.matchAll(/<style amp-custom>([\s\S]*?)<\/style>/g)];
  const css = custom.map(([, text]) => text ?? '').join('');
  if (custom.length > 1) faults.push('it has more than one style sheet');
  if (css.length > LONGEST_CSS) faults.push('its styles have more than 75 KB');
  if (/!important|@import|position\s*:\s*(?:fixed|sticky)|url\s*\(/i.test(css))
    faults.push('its styles hold what is not allowed');
  for (const [, close, name = '', rest = ''] of amp
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .matchAll(/<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    const element = name.toLowerCase();
    if (!ELEMENTS.has(element)) faults.push(`<${element}> is not allowed`);
    if (close) continue;
    const attributes = new Map(
      [...rest.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g)].map((one) => [
        (one[1] ?? '').toLowerCase(),
        one[2] ?? one[3] ?? '',
      ]),
    );
    for (const [attribute, value] of attributes) {
      if (/^on./.test(attribute)) faults.push(`the attribute ${attribute} is not allowed`);
      if (attribute === 'style' && /!important/i.test(value)) faults.push('a style says !important');
    }
    if (element === 'script' && !SCRIPTS.test(attributes.get('src') ?? '')) faults.push('a script that is not of AMP');
    if (element === 'amp-img') {
      if (!/^https:\/\//.test(attributes.get('src') ?? '')) faults.push('an image without https');
      if (!attributes.has('width') || !attributes.has('height')) faults.push('an image without its size');
      if (!attributes.has('alt')) faults.push('an image without words');
    }
    if (element === 'a' && !/^(?:https?|mailto|tel):/.test(attributes.get('href') ?? ''))
      faults.push('a link that leads nowhere');
  }
  return [...new Set(faults)];
}
