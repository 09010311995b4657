import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { readFrequency } from '@/lib/services/campaigns/audience/read-frequency';
import { readSendRules } from '@/lib/services/campaigns/audience/send-rules';
import { formOfRules } from '@/lib/services/campaigns/audience/send-rules-form';
import { readShopZone } from '@/lib/services/campaigns/shop-zone';
import { RulesForm } from './_components/rules-form';

export const metadata: Metadata = { title: 'Limits of sending' };

export default page({ permission: 'email.manage' }, async () => {
  const rules = await readSendRules(pool());
  const [frequency, zone] = await Promise.all([
    readFrequency(pool(), rules.cap?.days ?? 7, systemClock.now()),
    readShopZone(pool()),
  ]);
  return <RulesForm rules={formOfRules(rules)} frequency={frequency} zone={zone} />;
});
