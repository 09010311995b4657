import { readAddress } from '../render/add-utm';
import { type AddressUse, addressesOf, hasLiquid } from './addresses';
import type { Check, CheckInput, FetchedAddress, Finding, Severity } from './types';
import { finding, placeOf, replaceAt } from './words';

/** Addresses that stand in drafts: they lead nowhere, or not where anybody wants to. */
const PLACEHOLDER =
  /^(?:#|todo|tbd|xxx|link|url)$|\/\/(?:www\.)?(?:example\.(?:com|org|net)|yourdomain|your-?site|domain\.com|test\.com|localhost|127\.|0\.0\.0\.0|192\.168\.|10\.)/i;
const SHORTENERS = /\/\/(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd)\//i;

interface Fault {
  severity: Severity;
  title: string;
  detail: string;
  secure?: boolean;
}

/** What is wrong with an address as it is written. */
function faultOf({ text, use }: AddressUse): Fault | null {
  const what = use === 'image' ? 'image' : 'link';
  if (text === '') return { severity: 'failed', title: `A ${what} without an address`, detail: 'It leads nowhere.' };
  if (PLACEHOLDER.test(text))
    return { severity: 'failed', title: `A ${what} that was never filled in`, detail: `“${text}” is a stand-in.` };
  if (hasLiquid(text)) {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    return scheme && !['http', 'https', 'mailto', 'tel'].includes(scheme)
      ? { severity: 'failed', title: `A ${what} that must not be in an email`, detail: `“${scheme}:” is not allowed.` }
      : null;
  }
  const url = readAddress(text);
  if (!url || (use === 'image' && !/^https?:$/.test(url.protocol)))
    return {
      severity: 'failed',
      title: `A broken ${what}`,
      detail: `“${text.slice(0, 100)}” is no address of the web.`,
    };
  if (url.protocol === 'http:')
    return {
      severity: 'warning',
      title: `A ${what} without encryption`,
      detail: 'Mail programs warn of addresses with http.',
      secure: true,
    };
  if (url.username || url.password)
    return {
      severity: 'failed',
      title: `A ${what} with a password`,
      detail: 'Everybody who gets the email could read it.',
    };
  if (SHORTENERS.test(text))
    return {
      severity: 'warning',
      title: 'A shortened link',
      detail: 'Filters distrust it, and readers cannot see where it leads.',
    };
  return null;
}

/** What was found wrong when it was looked up. */
function answerOf({ use, text }: AddressUse, fetched: FetchedAddress | undefined): Fault | null {
  if (!fetched) return null;
  const what = use === 'image' ? 'image' : 'link';
  if (fetched.status === null)
    return {
      severity: 'warning',
      title: `A ${what} that does not answer`,
      detail: `Nobody answered at ${hostOf(text)}.`,
    };
  if (fetched.status === 404 || fetched.status === 410)
    return {
      severity: 'failed',
      title: `A broken ${what}`,
      detail: `${hostOf(text)} answers ${fetched.status}: there is nothing.`,
    };
  if (fetched.status >= 400)
    return {
      severity: 'warning',
      title: `A ${what} that refuses`,
      detail: `${hostOf(text)} answers ${fetched.status}.`,
    };
  if (use === 'image' && fetched.contentType && !fetched.contentType.startsWith('image/'))
    return {
      severity: 'failed',
      title: 'An image that is none',
      detail: `${hostOf(text)} answers with ${fetched.contentType}.`,
    };
  return null;
}

const hostOf = (text: string): string => (URL.canParse(text) ? new URL(text).host : text);

function run(check: string, use: AddressUse['use'], { document, fetched }: CheckInput): Finding[] {
  return addressesOf(document)
    .filter((one) => one.use === use && !(use === 'image' && one.field.block?.type === 'hero' && one.text === ''))
    .filter((one) => !(use === 'link' && one.field.block?.type === 'image' && one.text === ''))
    .flatMap((one): Finding[] => {
      const fault = faultOf(one) ?? answerOf(one, fetched.get(one.text));
      if (!fault) return [];
      const fix = fault.secure
        ? replaceAt(one.field, one.field.text.indexOf(one.text, one.begin), 'http:'.length, 'https:', 'Use https')
        : undefined;
      return [
        finding({
          check,
          severity: fault.severity,
          title: fault.title,
          detail: fault.detail,
          place: placeOf(one.field, one.text),
          fix,
        }),
      ];
    });
}

/** Links that lead somewhere. */
export const checkLinks: Check = {
  id: 'links',
  passed: 'Every link leads somewhere',
  run: (input) => run('links', 'link', input),
};
/** Images that are there. */
export const checkImages: Check = {
  id: 'images',
  passed: 'Every image is there',
  run: (input) => run('images', 'image', input),
};
