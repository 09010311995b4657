import type { Preferences } from '@/lib/services/delivery/consent/read-preferences';
import { type Html, html, mailPage } from './html';
import { maskAddress } from './mask-address';

const FREQUENCIES: readonly [string, string][] = [
  ['', 'As often as there is something to say'],
  ['3', 'At most three a week'],
  ['2', 'At most two a week'],
  ['1', 'At most one a week'],
];
const PAUSES: readonly [string, string][] = [
  ['', 'No pause'],
  ['14', 'For two weeks'],
  ['30', 'For a month'],
  ['90', 'For three months'],
];
const DONE: Readonly<Record<string, string>> = {
  saved: 'Your choices are saved. They count from now on.',
  confirm: 'Your choices are saved. We have sent you an email: press the button in it to confirm.',
  left: 'You get no further emails from us.',
  back: 'Welcome back. You get our emails again.',
};

const option = ([value, label]: readonly [string, string], chosen: string): Html =>
  value === chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`;

const day = (date: Date): string =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What a customer gets and how often, to be changed. `done`: what has just been done. */
export function preferencePage(shop: string, who: Preferences, done: string): Response {
  const news = DONE[done] ? html`<p class="done" role="status">${DONE[done]}</p>` : html``;
  const head = html`<h1>Your emails from ${shop}</h1>${news}<p class="quiet">For ${maskAddress(who.email)}</p>`;
  const body = who.subscribed ? html`${head}${choices(who)}${leave()}` : html`${head}${away()}`;
  return mailPage({ title: 'Your emails', shop, body });
}

function choices(who: Preferences): Html {
  const topics = who.topics.map(
    ({ key, name, description, state, doubleOptIn }) =>
      html`<label class="choice"><input type="checkbox" name="topic" value="${key}"${state === 'unsubscribed' ? html`` : html` checked`}><span>${name}<span>${description}${state === 'pending' ? ' (waits for your confirmation: see the email we sent)' : state === 'unsubscribed' && doubleOptIn ? ' (we ask you to confirm it by email)' : ''}</span></span></label>${state === 'pending' ? html`<button class="again" name="again" value="${key}">Send that email again</button>` : html``}`,
  );
  const frequency = who.maxPerWeek === null ? '' : String(who.maxPerWeek);
  const frequencies = FREQUENCIES.some(([value]) => value === frequency)
    ? FREQUENCIES
    : [...FREQUENCIES, [frequency, `At most ${frequency} a week`] as [string, string]];
  const pauses: readonly [string, string][] = who.pausedUntil
    ? [...PAUSES, ['keep', `Until ${day(who.pausedUntil)}, as now`]]
    : PAUSES;
  const subjects =
    topics.length > 0 ? html`<fieldset><legend>What you want to hear of</legend>${topics}</fieldset>` : html``;
  return html`<form method="post"><input type="hidden" name="act" value="save">${subjects}<fieldset><legend>How often</legend><label class="line">Emails a week<select name="frequency">${frequencies.map((one) => option(one, frequency))}</select></label><label class="line">Take a break<select name="pause">${pauses.map((one) => option(one, who.pausedUntil ? 'keep' : ''))}</select></label></fieldset><button class="main">Save</button></form>`;
}

const leave = (): Html =>
  html`<form method="post"><input type="hidden" name="act" value="leave"><h2>Nothing at all</h2><p class="quiet">No further email, of whatever kind.</p><button>Unsubscribe from everything</button></form>`;

const away = (): Html =>
  html`<p>You are unsubscribed: we send you nothing.</p><form method="post"><input type="hidden" name="act" value="back"><button class="main">Yes, send me emails again</button></form>`;

/** The second half of a double opt-in: scanners follow links, they do not press buttons. */
export const confirmPage = (shop: string, topic: string): Response =>
  mailPage({
    title: 'Please confirm',
    shop,
    body: html`<h1>Please confirm</h1><p>You asked for “${topic}” from ${shop}.</p><form method="post"><button class="main">Yes, subscribe me</button></form><p class="acts quiet">It was not you? Then do nothing: nothing will be sent.</p>`,
  });

export const confirmedPage = (shop: string, topic: string, now: boolean): Response =>
  mailPage({
    title: now ? 'Confirmed' : 'This confirmation is not open',
    shop,
    body: now
      ? html`<h1>You are subscribed</h1><p>Thank you. “${topic}” will come to you from now on.</p>`
      : html`<h1>This confirmation is not open</h1><p>It has been pressed before, was taken back, or is older than a month.</p>`,
  });
