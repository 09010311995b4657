import { type EmailDocument, emailDocumentSchema } from '../document/document';
import type { Fix, PatchOperation } from './types';

/** A fix of words that stand there no longer, or of a place that is gone. */
export class StaleFix extends Error {
  override readonly name = 'StaleFix';
}

/** The document with a fix applied (RFC 6902). Throws StaleFix where the document has changed since. */
export function applyFix(document: EmailDocument, fix: Pick<Fix, 'patch'>): EmailDocument {
  let changed: unknown = structuredClone(document);
  for (const operation of fix.patch) changed = applyOne(changed, operation);
  const parsed = emailDocumentSchema.safeParse(changed);
  if (!parsed.success) throw new StaleFix('The email has changed since it was checked.');
  return parsed.data;
}

function applyOne(root: unknown, { op, path, value }: PatchOperation): unknown {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  if (last === undefined) throw new StaleFix('A fix names no place.');
  let holder: unknown = root;
  for (const key of keys) holder = read(holder, key);
  const there = read(holder, last);
  if (op === 'test') {
    if (JSON.stringify(there) !== JSON.stringify(value))
      throw new StaleFix('The words have changed since they were checked.');
  } else if (Array.isArray(holder)) {
    const at = last === '-' ? holder.length : Number(last);
    if (!Number.isInteger(at) || at > holder.length || (op !== 'add' && at === holder.length))
      throw new StaleFix('The place is gone.');
    if (op === 'add') holder.splice(at, 0, value);
    else if (op === 'remove') holder.splice(at, 1);
    else holder[at] = value;
  } else if (holder !== null && typeof holder === 'object') {
    if (op !== 'add' && there === undefined) throw new StaleFix('The place is gone.');
    if (op === 'remove') Reflect.deleteProperty(holder, last);
    else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
  } else throw new StaleFix('The place is gone.');
  return root;
}

const read = (holder: unknown, key: string): unknown =>
  holder !== null && typeof holder === 'object' && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;
