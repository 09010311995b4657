import type { PatchOperation } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';
import { AppError } from '@/lib/core';

const keysOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

type Holder = Record<string, unknown> | unknown[];
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const at = (holder: Holder, key: string): unknown => (Array.isArray(holder) ? holder[Number(key)] : holder[key]);

/** A document with a check's mend in it (RFC 6902: `replace`, `add`, `remove`); the given one stays as it is. */
export function patchDocument(document: EmailDocument, patch: readonly PatchOperation[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const operation of patch) {
    const keys = keysOf(operation.path);
    const last = keys.pop();
    let holder: unknown = copy;
    for (const key of keys) holder = isHolder(holder) ? at(holder, key) : undefined;
    if (last === undefined || !isHolder(holder)) throw new AppError('conflict', 'The place to mend is gone.');
    change(holder, last, operation);
  }
  return copy;
}

function change(holder: Holder, key: string, { op, value }: PatchOperation): void {
  if (!Array.isArray(holder)) {
    if (op === 'remove') delete holder[key];
    else holder[key] = value;
    return;
  }
  const index = key === '-' ? holder.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > holder.length)
    throw new AppError('conflict', 'The place to mend is gone.');
  if (op === 'replace') holder[index] = value;
  else holder.splice(index, op === 'remove' ? 1 : 0, ...(op === 'add' ? [value] : []));
}
