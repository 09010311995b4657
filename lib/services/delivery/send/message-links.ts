import type { RenderContext } from '@/lib/content/render-types';
import { signToken } from '../tokens';

/** Addresses of one message under the origin by which people reach the product. */
export function messageLinks(origin: string, message: { number: number; customer: number }): RenderContext['links'] {
  const { number, customer } = message;
  return {
    unsubscribe: `${origin}/u/${signToken({ kind: 'unsubscribe', customer, message: number })}`,
    preferences: `${origin}/p/${signToken({ kind: 'preferences', customer, message: number })}`,
    pixel: `${origin}/t/o/${signToken({ kind: 'open', message: number })}`,
    track: (url, position) => {
      // An address that is too long to be carried along is given as it is: it works, and is not counted.
      const token = /^https?:/i.test(url) ? signToken({ kind: 'click', message: number, position, url }) : '';
      return token === '' || token.length > 4_000 ? url : `${origin}/t/c/${token}`;
    },
  };
}
