import { generateClient } from './generate-client';
import { generateKernels } from './generate-kernels';

/** What our sources import and git does not hold: the database client and the compiled kernels. */
export async function generateCode(): Promise<void> {
  await generateClient();
  await generateKernels();
}
