import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { readBrand } from '@/lib/services/content/brand';
import { changeEmailConsent } from '@/lib/services/delivery/consent/change-email-consent';
import { confirmTopic } from '@/lib/services/delivery/consent/confirm-topic';
import { findTopic } from '@/lib/services/delivery/consent/find-topic';
import { type Preferences, readPreferences } from '@/lib/services/delivery/consent/read-preferences';
import { savePreferences as save } from '@/lib/services/delivery/consent/save-preferences';
import { sendConfirmation } from '@/lib/services/delivery/consent/send-confirmation';
import { type MailToken, readToken } from '@/lib/services/delivery/tokens';
import { savePreferences, showPreferences } from '../contract/mail-public';
import { mailer } from '../mailer';
import { publicOrigin } from '../public-origin';
import { route } from '../route';
import { invalidLink } from './html';
import { confirmedPage, confirmPage, preferencePage } from './preference-page';
import { proofOf, readForm } from './read-form';

type Confirmation = Extract<MailToken, { kind: 'confirm' }>;
type Centre = Extract<MailToken, { kind: 'preferences' }>;

const DAY_MS = 86_400_000;

/** Shows; changes nothing. */
export const showPreferencesRoute = () =>
  route(showPreferences, async ({ params, request }) => {
    const { name: shop } = await readBrand(pool());
    const confirmation = readToken('confirm', params.token);
    if (confirmation) {
      const topic = await findTopic(pool(), confirmation.topic);
      return topic ? confirmPage(shop, topic.name) : invalidLink(shop);
    }
    const token = readToken('preferences', params.token);
    const who = token && (await readPreferences(pool(), token.customer, systemClock.now()));
    return who ? preferencePage(shop, who, new URL(request.url).searchParams.get('done') ?? '') : invalidLink(shop);
  });

export const savePreferencesRoute = () =>
  route(savePreferences, async ({ params, request }) => {
    const form = await readForm(request);
    const brand = await readBrand(pool());
    const confirmation = readToken('confirm', params.token);
    if (confirmation) return confirm(brand.name, confirmation, request);
    const token = readToken('preferences', params.token);
    const who = token && (await readPreferences(pool(), token.customer, systemClock.now()));
    if (!token || !who) return invalidLink(brand.name);
    const done = await act(token, who, form, request);
    // Back to the page, so that loading it again does nothing again.
    return new Response(null, {
      status: 303,
      headers: { location: `/p/${params.token}?done=${done}`, 'cache-control': 'no-store' },
    });
  });

async function confirm(
  shop: string,
  { customer, topic: key, at: asked }: Confirmation,
  request: Request,
): Promise<Response> {
  const topic = await findTopic(pool(), key);
  if (!topic) return invalidLink(shop);
  const at = systemClock.now();
  const proof = proofOf(request, 0);
  return confirmedPage(
    shop,
    topic.name,
    await confirmTopic(pool(), { customer, topic: key, asked: new Date(asked * 1_000), proof, at }),
  );
}

async function act({ message }: Centre, who: Preferences, form: URLSearchParams, request: Request): Promise<string> {
  const at = systemClock.now();
  const { customer } = who;
  const proof = proofOf(request, message);
  const source = 'preferenceCentre';
  const wish = form.get('act');
  if (wish === 'leave' || wish === 'back') {
    const [state, wording] =
      wish === 'leave'
        ? (['unsubscribed', 'Unsubscribe from everything'] as const)
        : (['subscribed', 'Yes, send me emails again'] as const);
    if ((state === 'subscribed') !== who.subscribed)
      await changeEmailConsent(pool(), { customer, state, source, wording, proof, message, at });
    return wish === 'leave' ? 'left' : 'back';
  }
  if (wish !== 'save') return '';
  const topics = form.getAll('topic');
  const saved = await save(pool(), {
    customer,
    topics,
    maxPerWeek: frequencyOf(form.get('frequency')),
    pausedUntil: pauseOf(form.get('pause'), who, at),
    source,
    proof,
    at,
  });
  // An email that was lost, or could not be handed over, is asked for again where its topic still waits.
  const again = who.topics.filter(
    ({ key, state }) => state === 'pending' && key === form.get('again') && topics.includes(key),
  );
  const asked = [...(saved?.pending ?? []), ...again.map(({ key }) => key)];
  for (const topic of asked)
    await sendConfirmation(pool(), mailer(), { customer, topic, origin: publicOrigin(request.headers), at });
  return asked.length > 0 ? 'confirm' : 'saved';
}

const frequencyOf = (text: string | null): number | null =>
  text !== null && /^[1-7]$/.test(text) ? Number(text) : null;

function pauseOf(text: string | null, { pausedUntil }: Preferences, at: Date): Date | null {
  if (text === 'keep') return pausedUntil;
  return text !== null && /^(14|30|90)$/.test(text) ? new Date(at.getTime() + Number(text) * DAY_MS) : null;
}
