import { answerHealth } from '@/lib/server/check-health';
import * as contract from '@/lib/server/contract/health';
import { route } from '@/lib/server/route';

export const dynamic = 'force-dynamic';

export const GET = route(contract.checkHealth, () => answerHealth());
