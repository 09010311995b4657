import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { readBrand } from '@/lib/services/content/brand';
import { changeEmailConsent } from '@/lib/services/delivery/consent/change-email-consent';
import { type Preferences, readPreferences } from '@/lib/services/delivery/consent/read-preferences';
import { readToken, signToken } from '@/lib/services/delivery/tokens';
import { showUnsubscribe, unsubscribe } from '../contract/mail-public';
import { route } from '../route';
import { html, invalidLink, mailPage } from './html';
import { maskAddress } from './mask-address';
import { proofOf, readForm } from './read-form';

const WORDING = 'Unsubscribe';

async function find(
  text: string,
): Promise<{ shop: string; token?: { customer: number; message: number }; who?: Preferences }> {
  const { name: shop } = await readBrand(pool());
  const token = readToken('unsubscribe', text);
  if (!token) return { shop };
  return { shop, token, who: await readPreferences(pool(), token.customer, systemClock.now()) };
}

/** A page with a button: whoever only looks (scanners follow links) changes nothing. */
export const showUnsubscribeRoute = () =>
  route(showUnsubscribe, async ({ params }) => {
    const { shop, token, who } = await find(params.token);
    if (!token || !who) return invalidLink(shop);
    const preferences = `/p/${signToken({ ...token, kind: 'preferences' })}`;
    const body = who.subscribed
      ? html`<h1>Unsubscribe from ${shop}?</h1><p>${maskAddress(who.email)} will get no further emails from us.</p><form method="post"><button class="main">${WORDING}</button></form><p class="acts quiet">Or <a href="${preferences}">choose what you get, and how often</a>.</p>`
      : html`<h1>You are unsubscribed</h1><p>${maskAddress(who.email)} gets no emails from ${shop}.</p><p class="quiet"><a href="${preferences}">Change what you get</a></p>`;
    return mailPage({ title: 'Unsubscribe', shop, body });
  });

/** One click, by a mail program (RFC 8058) or the button of the page: it counts at once, and a repeat changes nothing. */
export const unsubscribeRoute = () =>
  route(unsubscribe, async ({ params, request }) => {
    const form = await readForm(request);
    const { shop, token, who } = await find(params.token);
    if (!token || !who) return invalidLink(shop);
    if (who.subscribed)
      await changeEmailConsent(pool(), {
        customer: who.customer,
        state: 'unsubscribed',
        source: form.get('List-Unsubscribe') === 'One-Click' ? 'oneClick' : 'preferenceCentre',
        wording: WORDING,
        proof: proofOf(request, token.message),
        message: token.message,
        at: systemClock.now(),
      });
    const preferences = `/p/${signToken({ ...token, kind: 'preferences' })}`;
    const body = html`<h1>You are unsubscribed</h1><p>${maskAddress(who.email)} gets no further emails from ${shop}. It counts from now on.</p><p class="quiet">A mistake? <a href="${preferences}">Change what you get</a>.</p>`;
    return mailPage({ title: 'You are unsubscribed', shop, body });
  });
