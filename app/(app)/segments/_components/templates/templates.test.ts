import { describe, expect, it } from 'vitest';
import { parseRule } from '@/lib/rules';
import { TEMPLATES } from '.';

describe('templates', () => {
  it('are valid rules, each with a key of its own', () => {
    for (const { rule } of TEMPLATES) expect(parseRule(rule)).toEqual(rule);
    expect(new Set(TEMPLATES.map(({ key }) => key)).size).toBe(TEMPLATES.length);
  });

  it('that are meant for email ask for consent', () => {
    const asksEmails = TEMPLATES.filter(({ rule }) => JSON.stringify(rule).includes('"Email '));
    for (const { rule, name } of asksEmails) expect(JSON.stringify(rule), name).toContain('"consent"');
  });
});
