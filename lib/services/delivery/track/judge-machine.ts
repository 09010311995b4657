/** Why an open or a click is held to be no person's. */
export const MACHINES = ['appleMail', 'prefetch', 'scanner'] as const;
export type Machine = (typeof MACHINES)[number];

export interface Sign {
  method: string;
  headers: Headers;
}

/** Names by which programs that look at mail call themselves. */
const PROGRAMS =
  /bot\b|crawl|spider|scan|preview|barracuda|proofpoint|mimecast|symantec|messagelabs|forcepoint|websense|trendmicro|fireeye|cisco|ironport|safelinks|urldefense|sophos|virustotal|headless|phantom|python-|java\/|go-http|libwww|httpclient|^curl|^wget/i;

/**
 * Whether a request came from a program that acts without its person: it asks for the head alone, says that it fetches
 * ahead, names itself, names nothing, or is the proxy by which Apple Mail loads every picture of every mail (its name is
 * `Mozilla/5.0` and no more). Gmail's proxy loads a picture when the mail is opened: it counts as a person.
 */
export function judgeMachine({ method, headers }: Sign, kind: 'open' | 'click'): Machine | null {
  if (method === 'HEAD') return 'prefetch';
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''} ${headers.get('x-purpose') ?? ''} ${headers.get('x-moz') ?? ''}`;
  if (/prefetch|preview|prerender/i.test(purpose)) return 'prefetch';
  const agent = (headers.get('user-agent') ?? '').trim();
  if (kind === 'open' && agent === 'Mozilla/5.0') return 'appleMail';
  if (agent === '' || PROGRAMS.test(agent)) return 'scanner';
  return null;
}
