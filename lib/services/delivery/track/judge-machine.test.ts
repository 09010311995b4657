import { expect, it } from 'vitest';
import { judgeMachine } from './judge-machine';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const judged = (agent: string, more: Record<string, string> = {}, method = 'GET', kind: 'open' | 'click' = 'open') =>
  judgeMachine({ method, headers: new Headers({ ...(agent ? { 'user-agent': agent } : {}), ...more }) }, kind);

it.each([
  ['a phone', PHONE, null],
  ['Outlook', 'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Microsoft Outlook 16.0.5; ms-office)', null],
  [
    'the proxy of Gmail',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    null,
  ],
  ['Apple Mail Privacy Protection', 'Mozilla/5.0', 'appleMail'],
  ['a scanner', 'Mozilla/5.0 (compatible; BarracudaCentral)', 'scanner'],
  ['a crawler', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'scanner'],
  ['a program', 'python-requests/2.31', 'scanner'],
  ['nobody', '', 'scanner'],
])('%s', (_name, agent, machine) => expect(judged(agent)).toBe(machine));

it('whoever fetches ahead or asks for the head alone does not read', () => {
  expect(judged(PHONE, { 'sec-purpose': 'prefetch;prerender' })).toBe('prefetch');
  expect(judged(PHONE, { purpose: 'prefetch' })).toBe('prefetch');
  expect(judged(PHONE, { 'x-moz': 'prefetch' })).toBe('prefetch');
  expect(judged(PHONE, {}, 'HEAD')).toBe('prefetch');
});

it('a click by a browser that says nothing but its family is a click', () => {
  expect(judged('Mozilla/5.0', {}, 'GET', 'click')).toBeNull();
});
