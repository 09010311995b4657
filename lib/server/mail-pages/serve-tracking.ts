import { systemClock } from '@/lib/core/clock';
import { isDatabaseAway, pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { readBrand } from '@/lib/services/content/brand';
import { readToken } from '@/lib/services/delivery/tokens';
import { recordSignal, type Seen } from '@/lib/services/delivery/track/record-signal';
import { mailClick, mailOpen } from '../contract/mail-public';
import { route } from '../route';
import { invalidLink } from './html';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const NEVER_KEPT = { 'cache-control': 'no-store, max-age=0', 'x-robots-tag': 'noindex' };

/** A signal that cannot be kept must not cost the reader the picture or the link. */
const keep = (seen: Omit<Seen, 'at'>): Promise<void> =>
  recordSignal(pool(), { ...seen, at: systemClock.now() }).catch((error: unknown) => {
    if (isDatabaseAway(error)) log.warn('a signal of mail was lost: the database is away');
    else log.error({ err: error }, 'a signal of mail was lost');
  });

/** The pixel: an open, with who asked for it. A token that is not ours gets the same picture and leaves nothing. */
export const openRoute = () =>
  route(mailOpen, async ({ params, request }) => {
    const token = readToken('open', params.token.replace(/\.gif$/, ''));
    if (token) await keep({ message: token.message, kind: 'open', sign: request });
    return new Response(new Uint8Array(PIXEL), {
      status: token ? 200 : 404,
      headers: { 'content-type': 'image/gif', ...NEVER_KEPT },
    });
  });

/** On to where the link of the email leads: that stands in the token, signed. */
export const clickRoute = () =>
  route(mailClick, async ({ params, request }) => {
    const token = readToken('click', params.token);
    if (!token || !/^https?:\/\//i.test(token.url)) return invalidLink((await readBrand(pool())).name);
    await keep({ message: token.message, kind: 'click', url: token.url, sign: request });
    return new Response(null, {
      status: 302,
      headers: { location: token.url, 'referrer-policy': 'no-referrer', ...NEVER_KEPT },
    });
  });
