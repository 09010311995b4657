import { QUARANTINE_STATES, type QuarantineFilter } from './list-quarantine';

/** The list that an address asks for. Who may not see personal data cannot search payloads for it either. */
export function readQuarantineQuery(
  query: Readonly<Record<string, readonly string[]>>,
  personal: boolean,
): { filter: QuarantineFilter; cursor: string | undefined } {
  const all = (name: string): string[] =>
    (query[name] ?? []).filter((value) => value !== '' && !value.includes('\u0000')).slice(0, 100);
  const state = QUARANTINE_STATES.find((each) => each === all('state')[0]) ?? 'waiting';
  const q = personal ? all('q')[0]?.slice(0, 200) : undefined;
  return {
    filter: { state, calls: all('call'), reasons: all('reason'), sources: all('source'), q },
    cursor: all('cursor')[0],
  };
}
