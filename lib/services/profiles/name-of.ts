/** What a customer is called: the full name, else first and last name; null where there is neither. */
export function nameOf({ traits }: { traits: Record<string, unknown> }): string | null {
  const text = (name: string): string => (typeof traits[name] === 'string' ? (traits[name] as string).trim() : '');
  return text('name') || [text('firstName'), text('lastName')].filter(Boolean).join(' ') || null;
}
