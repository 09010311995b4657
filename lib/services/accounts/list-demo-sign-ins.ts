import { z } from 'zod';
import { prisma } from '@/lib/platform/db';
import { role } from './fields';

/** The setting that the demo's loading leaves behind: who can sign in, without the passwords. */
export const DEMO_SETTING = 'demo';
const schema = z.object({ signIns: z.array(z.object({ role, email: z.string() })) });

/** The accounts of the demo, for the sign-in page; none outside the demo. */
export async function listDemoSignIns(): Promise<z.infer<typeof schema>['signIns']> {
  const setting = await prisma().setting.findUnique({ where: { key: DEMO_SETTING } });
  const parsed = schema.safeParse(setting?.value);
  return parsed.success ? parsed.data.signIns : [];
}
