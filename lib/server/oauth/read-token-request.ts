import { AppError } from '@/lib/core';
import { readBasic } from '../principal';
import { readBytes } from '../read-body';
import { TokenError } from './token-error';

const BODY_LIMIT = 16_000;
const decoder = new TextDecoder('utf-8', { fatal: true });

export interface TokenRequest {
  clientId: string;
  clientSecret: string;
  grantType: string;
  scope: string | undefined;
}

/** The parameters of a token request. Throws TokenError as RFC 6749 sections 2.3.1, 3.2 and 5.2 say. */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const form = await readForm(request);
  const grantType = form.get('grant_type');
  if (!grantType) throw new TokenError('invalid_request', 'The parameter grant_type is missing.');
  const client = readClient(request, form);
  if (client.clientId.includes('\0')) throw new TokenError('invalid_client', 'No client id holds a NUL character.');
  return { ...client, grantType, scope: form.get('scope') || undefined };
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new TokenError('invalid_request', 'Send the parameters as application/x-www-form-urlencoded.');
  }
  let text: string;
  try {
    text = decoder.decode(await readBytes(request, BODY_LIMIT));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new TokenError('invalid_request', 'The body is not valid UTF-8.');
  }
  const form = new URLSearchParams(text);
  const names = [...form.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new TokenError('invalid_request', 'A parameter stands there twice.');
  return form;
}

function readClient(request: Request, form: URLSearchParams): Pick<TokenRequest, 'clientId' | 'clientSecret'> {
  const secret = form.get('client_secret');
  if (!request.headers.has('authorization')) {
    const id = form.get('client_id');
    if (!id || !secret) throw new TokenError('invalid_client', 'Send the client id and secret by HTTP Basic.');
    return { clientId: id, clientSecret: secret };
  }
  if (secret)
    throw new TokenError('invalid_request', 'Send the client secret in one place: by HTTP Basic or in the body.');
  const basic = readBasic(request);
  const clientId = formDecode(basic?.user);
  const clientSecret = formDecode(basic?.password);
  if (!clientId || !clientSecret)
    throw new TokenError('invalid_client', 'Send the client id and secret by HTTP Basic.');
  const named = form.get('client_id');
  if (named && named !== clientId) throw new TokenError('invalid_request', 'The two client ids differ.');
  return { clientId, clientSecret };
}

/** Id and secret are form-encoded within HTTP Basic (RFC 6749 section 2.3.1). */
function formDecode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
