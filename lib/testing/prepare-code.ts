import { buildCompute } from '@/lib/cli/build/build-compute';
import { generateCode } from '@/lib/cli/build/generate-code';

/** Before any test: the generated code, and the files of the worker threads as the sources are now. */
export default async function prepareCode(): Promise<void> {
  await generateCode();
  try {
    await buildCompute();
  } catch (error) {
    // Sources that do not build fail where they are imported; tests of other things may go on.
    console.warn('The files of the worker threads could not be built anew.', error);
  }
}
