import path from 'node:path';

/** The folder of the product: where package.json stands. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');
