import { run as start } from './start';

/** `npm run dev`: the same product, web and worker reloading as the sources change. */
export const run = (args: readonly string[]): Promise<number> => start(args, 'development');
