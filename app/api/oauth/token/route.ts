import * as contract from '@/lib/server/contract/oauth';
import { answerTokenRequest } from '@/lib/server/oauth/answer-token-request';
import { route } from '@/lib/server/route';

export const POST = route(contract.issueToken, ({ request }) => answerTokenRequest(request));
