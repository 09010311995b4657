import { describe, expect, it } from 'vitest';
import { DEFAULT_SEND_RULES, sendRulesSchema } from '@/lib/services/campaigns/audience/send-rules';
import { formOfRules, rulesOfForm, sendRulesForm } from '@/lib/services/campaigns/audience/send-rules-form';
import { capWords, quietParts, reachWords } from './rule-words';

const form = formOfRules(DEFAULT_SEND_RULES);

describe('the rules of sending as a form', () => {
  it('means the rules that it was made of, and none where one is switched off', () => {
    expect(rulesOfForm(form)).toEqual(DEFAULT_SEND_RULES);
    const off = rulesOfForm({ ...form, capped: false, quiet: false });
    expect(off).toMatchObject({ cap: null, quietHours: null, consentMonths: null });
    expect(sendRulesSchema.parse(off)).toEqual(off);
  });

  it('refuses quiet hours without a length, and figures that are none, each at its field', () => {
    const { error } = sendRulesForm.safeParse({ ...form, to: form.from });
    expect(error?.issues[0]?.path).toEqual(['to']);
    expect(sendRulesForm.safeParse({ ...form, quiet: false, to: form.from }).success).toBe(true);
    for (const wrong of [
      { count: Number.NaN },
      { count: 0 },
      { days: 91 },
      { days: 1.5 },
      { growth: 1 },
      { from: '7' },
    ])
      expect(sendRulesForm.safeParse({ ...form, ...wrong }).error?.issues[0]?.path).toEqual(Object.keys(wrong));
  });
});

describe('the rules in words', () => {
  const frequency = {
    days: 7,
    had: [
      { emails: 1, customers: 90 },
      { emails: 2, customers: 8 },
      { emails: 5, customers: 2 },
    ],
  };

  it('says whom the limit holds back now, of what was counted alone', () => {
    expect(reachWords(form, frequency)).toBe(
      '100 customers had an email within 7 days; 10 of them have reached the limit.',
    );
    expect(reachWords({ ...form, count: 6 }, frequency)).toContain('none of them has');
    expect(reachWords({ ...form, days: 8 }, frequency)).toBeNull();
    expect(reachWords({ ...form, count: Number.NaN }, frequency)).toBeNull();
    expect(capWords({ ...form, count: Number.NaN })).not.toContain('NaN');
  });

  it('draws hours over midnight as two parts of the day', () => {
    expect(quietParts('21:00', '07:00')).toEqual([
      { start: 0, length: 7 },
      { start: 21, length: 3 },
    ]);
    expect(quietParts('12:30', '14:00')).toEqual([{ start: 12.5, length: 1.5 }]);
    expect(quietParts('', '07:00')).toEqual([]);
  });
});
