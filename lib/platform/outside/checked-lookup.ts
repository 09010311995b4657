import { type LookupAddress, type LookupAllOptions, lookup as lookUpName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isReachable, literalAddress } from './is-reachable';

/** Finds every address of a name. */
export type LookUp = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Why nothing came back, in a sentence that may be shown. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
}

const refused = (host: string): OutsideError =>
  new OutsideError(`${host} is not a public address; private and loopback addresses are not reached.`);

/** Throws OutsideError where the host is an IP address that must not be reached. */
export function refuseLiteral(url: URL, allowPrivate: boolean): void {
  const literal = literalAddress(url);
  if (literal && !isReachable(literal, allowPrivate)) throw refused(literal);
}

/** Hands on only addresses that may be reached, so that the socket connects to one that was checked. */
export const checkedLookup =
  ({ allowPrivate, lookUp = lookUpName }: { allowPrivate: boolean; lookUp?: LookUp | undefined }): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const reachable = addresses.filter(({ address }) => isReachable(address, allowPrivate));
      const [first] = reachable;
      if (!first) return callback(refused(hostname), '', 0);
      if (options.all) return callback(null, reachable);
      callback(null, first.address, first.family);
    });
  };
