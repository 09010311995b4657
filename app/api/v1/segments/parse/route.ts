import { systemClock } from '@/lib/core/clock';
import * as contract from '@/lib/server/contract/segment-rules';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { understandSentence } from '@/lib/services/segments/parse-sentence';

export const POST = route(contract.parseSentence, ({ body, principal }) =>
  understandSentence(body.text, { now: systemClock.now(), seesPersonal: seesPersonal(principal) }),
);
