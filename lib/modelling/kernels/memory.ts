import { COMPILED } from './compiled';

/**
 * Memory that kernels work on; it can be sent to a helper thread, which then sees the same bytes. Where WebAssembly or
 * shared memory is missing it is an ordinary buffer, for the kernels' fallback in TypeScript. `id` is unique within the
 * thread that made it and its helpers.
 */
export interface KernelMemory {
  readonly id: number;
  readonly bytes: WebAssembly.Memory | SharedArrayBuffer | ArrayBuffer;
}

const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** The first bytes belong to the compiled module. */
export const FIRST_ADDRESS = 4_096;

let created = 0;
let module: WebAssembly.Module | null | undefined;

/** The compiled kernels, once a thread; null where they cannot run. */
function compiled(): WebAssembly.Module | null {
  if (module !== undefined) return module;
  try {
    const text = atob(COMPILED);
    module = new WebAssembly.Module(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  } catch {
    module = null;
  }
  return module;
}

/** Zeroed memory of at least so many bytes. `plain` asks for the fallback. Throws RangeError where it is not to be had. */
export function createMemory(bytes: number, { plain = false } = {}): KernelMemory {
  created += 1;
  const pages = Math.ceil(bytes / PAGE);
  if (plain || pages > MOST_PAGES || !compiled()) return { id: created, bytes: new ArrayBuffer(pages * PAGE) };
  return { id: created, bytes: new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }) };
}

export const bufferOf = ({ bytes }: KernelMemory): ArrayBufferLike =>
  bytes instanceof WebAssembly.Memory ? bytes.buffer : bytes;

const KEPT = 4;
const instances = new Map<number, WebAssembly.Exports>();

/** What the compiled module exports, at work on this memory; undefined where the fallback has to do it. */
export function instanceOf(memory: KernelMemory): WebAssembly.Exports | undefined {
  const { id, bytes } = memory;
  if (!(bytes instanceof WebAssembly.Memory)) return undefined;
  const code = compiled();
  if (!code) return undefined;
  let exports = instances.get(id);
  if (!exports) {
    exports = new WebAssembly.Instance(code, { env: { memory: bytes } }).exports;
    for (const id of [...instances.keys()].slice(0, Math.max(0, instances.size - KEPT + 1))) instances.delete(id);
    instances.set(id, exports);
  }
  return exports;
}

/** Hands out addresses of a memory that is to be made: aligned to 64 bytes, none twice. */
export class Layout {
  private next = FIRST_ADDRESS;

  take(bytes: number): number {
    const at = this.next;
    this.next += Math.ceil(bytes / 64) * 64;
    return at;
  }

  get bytes(): number {
    return this.next;
  }
}
