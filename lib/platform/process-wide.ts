/**
 * One value for the whole process. Next loads a module once for pages and once for routes, and again after an edit in
 * development: a variable of the module would then exist several times.
 */
export function processWide<T>(name: string, create: () => T): T {
  const store = globalThis as { kindredProcessWide?: Map<string, unknown> };
  store.kindredProcessWide ??= new Map();
  if (!store.kindredProcessWide.has(name)) store.kindredProcessWide.set(name, create());
  return store.kindredProcessWide.get(name) as T;
}
