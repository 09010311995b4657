import { type CustomerSet, pack, type SetScope } from './customer-set';

/** Sets as bytes, the least recently used given up first. */
export class SetCache {
  private readonly entries = new Map<string, Uint8Array>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): Uint8Array | undefined {
    const found = this.entries.get(key);
    if (!found) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found;
  }

  /** The set under a key, computed where it is not known. */
  async remember(key: string, scope: SetScope, compute: () => Promise<CustomerSet>): Promise<CustomerSet> {
    const known = this.get(key);
    if (known) return scope.unpack(known);
    const set = await compute();
    this.set(key, pack(set));
    return set;
  }

  set(key: string, value: Uint8Array): void {
    this.bytes += value.byteLength - (this.entries.get(key)?.byteLength ?? 0);
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const [oldest, { byteLength }] of this.entries) {
      if (this.bytes <= this.maxBytes) break;
      this.entries.delete(oldest);
      this.bytes -= byteLength;
    }
  }
}
