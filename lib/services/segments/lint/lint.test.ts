import { describe, expect, it } from 'vitest';
import { parseRule } from '@/lib/rules';
import { addCondition, replaceNode } from './edit-rule';
import { lintConsent } from './lint-consent';
import { lintIdle, lintShop } from './lint-idle';
import { lintPrivacy } from './lint-privacy';
import { lintSize } from './lint-size';
import { isRound } from './lint-thresholds';
import { lintWindows } from './lint-windows';

const all = (...children: unknown[]) => parseRule({ type: 'all', children });
const kinds = (findings: { kind: string }[]) => findings.map(({ kind }) => kind);

describe('privacy', () => {
  it('finds special categories and their proxies by catalogue, name and value, at their places', () => {
    const rule = all(
      { type: 'trait', trait: 'gender', op: 'eq', value: 'f' },
      { type: 'trait', trait: 'postalCode', op: 'startsWith', value: 'E1' },
      {
        type: 'event',
        event: 'Product Viewed',
        where: [{ property: 'category', op: 'in', value: ['Toys', 'Halal food'] }],
      },
      { type: 'metric', metric: 'affinity:Pregnancy', op: 'gte', value: 0.5 },
      { type: 'trait', trait: 'religion', op: 'exists', disabled: true },
      { type: 'trait', trait: 'country', op: 'eq', value: 'GB' },
    );
    expect(lintPrivacy(rule).map(({ kind, place }) => [kind, place])).toEqual([
      ['specialCategory', '/children/0/trait'],
      ['sensitiveProxy', '/children/1/trait'],
      ['specialCategory', '/children/2/where/0/value'],
      ['specialCategory', '/children/3/metric'],
    ]);
  });
});

describe('consent', () => {
  const viewed = { type: 'event', event: 'Product Viewed' };
  const consent = { type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' };
  const ask = (rule: ReturnType<typeof all>, purpose: string, above: ReturnType<typeof all>[] = []) =>
    lintConsent({ rule, above, purpose, count: 10, reachable: 7 });

  it('is missed where a segment is meant for email, and nowhere else', () => {
    expect(kinds(ask(all(viewed), 'Send them the newsletter'))).toEqual(['consentNotConsidered']);
    expect(kinds(ask(all({ type: 'event', event: 'Email Opened' }), ''))).toEqual(['consentNotConsidered']);
    expect(ask(all(viewed), 'A better shop window')).toEqual([]);
    expect(ask(all(viewed, consent), 'Send them an email')).toEqual([]);
    expect(ask(all(viewed), 'Send them an email', [all(consent)])).toEqual([]);
  });

  it('is added beside what has to hold, whatever the group', () => {
    const [found] = ask(parseRule({ type: 'any', children: [viewed] }), 'An email');
    expect(found?.fix?.rule).toMatchObject({ type: 'all', children: [{ type: 'any' }, { type: 'consent' }] });
    expect(found?.message).toContain('3 of 10');
  });
});

describe('size', () => {
  it('says what could be told from chance', () => {
    expect(kinds(lintSize(12, 0.1))).toEqual(['tooSmallToAct']);
    expect(lintSize(870, 0.05)[0]?.message).toContain('5 % would have to rise to 10 %');
    expect(lintSize(100_000, 0.05)).toEqual([]);
    expect(lintSize(0, 0.05)).toEqual([]);
    expect(lintSize(500, 0)).toEqual([]);
  });
});

describe('idleness', () => {
  it('is told only after long enough', () => {
    const idle = { size: 5, liveDays: 100, moves: 0, used: false };
    expect(kinds(lintIdle(idle))).toEqual(['idle']);
    expect(lintIdle({ ...idle, used: true })).toEqual([]);
    expect(lintIdle({ ...idle, liveDays: 89 })).toEqual([]);
    expect(kinds(lintIdle({ ...idle, size: 0, liveDays: 14 }))).toEqual(['empty']);
    expect(kinds(lintShop(100, 3))).toEqual(['overSegmented']);
    expect(lintShop(99, 3)).toEqual([]);
  });
});

describe('time frames', () => {
  const facts = { hasEvent: () => true, hasProperty: () => true, hasTrait: () => true };
  const now = Date.UTC(2026, 5, 1);
  it('are looked at against what data there is', () => {
    const at = (more: object) =>
      lintWindows(all({ type: 'event', event: 'A', ...more }), { ...facts, earliest: Date.UTC(2026, 4, 1) }, now).map(
        ({ place }) => place,
      );
    expect(at({ within: '30d' })).toEqual([]);
    expect(at({ within: '90d' })).toEqual(['/children/0/within']);
    expect(at({ olderThan: '60d' })).toEqual(['/children/0/olderThan']);
    expect(at({ to: '2026-04-01' })).toEqual(['/children/0/to']);
    expect(at({ from: '2026-07-01' })).toEqual(['/children/0/from']);
  });
});

describe('edits', () => {
  const country = { type: 'trait', trait: 'country', op: 'eq', value: 'GB' };
  const city = { type: 'trait', trait: 'city', op: 'eq', value: 'York' };
  it('reach a node in a group, and take an emptied group out', () => {
    const rule = all(country, { type: 'any', children: [city] });
    expect(replaceNode(rule, ['children', 1, 'children', 0], () => undefined)).toEqual(all(country));
    expect(replaceNode(all(country), ['children', 0], () => undefined)).toEqual(all());
    expect(addCondition(all(country), all(city).children[0] ?? all())).toEqual(all(country, city));
  });
});

describe('round numbers', () => {
  it('are those that people choose', () => {
    expect([5, 10, 50, 250, 500, 1000, 0.5, 75].map(isRound)).toEqual(Array(8).fill(true));
    expect([0, 7.13, 123, 487, 1234].map(isRound)).toEqual(Array(5).fill(false));
  });
});
