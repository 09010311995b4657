/** Opaque ids: 128 random bits from Web Crypto, base62, behind a prefix that says what they name. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type IdPrefix =
  | 'cus'
  | 'seg'
  | 'usr'
  | 'ses'
  | 'inv'
  | 'wk'
  | 'cl'
  | 'src'
  | 'prd'
  | 'qua'
  | 'aud'
  | 'req'
  | 'msg'
  | 'whk'
  | 'run'
  | 'mdl'
  | 'drf'
  | 'alr'
  | 'stg'
  | 'cmp'
  | 'pce'
  | 'rev'
  | 'cmt'
  | 'grp'
  | 'pol'
  | 'snd'
  | 'eml'
  | 'shr'
  | 'fix';

/** A new id, for example `cus_4fJ…` (22 characters after the prefix). */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomToken(22)}`;
}

/** Base62 text of `length` characters, each drawn without bias. */
export function randomToken(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < 248 && out.length < length) out += ALPHABET[byte % 62];
    }
  }
  return out;
}
