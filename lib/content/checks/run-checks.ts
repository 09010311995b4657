import { checkAltText } from './check-alt-text';
import { checkAmp } from './check-amp';
import { checkCapitals } from './check-capitals';
import { checkClaims } from './check-claims';
import { checkContent } from './check-content';
import { checkContrast } from './check-contrast';
import { checkFooter } from './check-footer';
import { checkPreheader, checkSubjectLength } from './check-lengths';
import { checkImages, checkLinks } from './check-links';
import { checkPersonalLinks } from './check-personal-links';
import { checkPlaceholders } from './check-placeholders';
import { checkPrices } from './check-prices';
import { checkRendering } from './check-rendering';
import { checkSpam } from './check-spam';
import { checkVoice } from './check-voice';
import { checkWeight } from './check-weight';
import { type Check, type CheckInput, type CheckReport, type Finding, SEVERITIES } from './types';

/** Every check, in the order in which their findings are told. */
export const CHECKS: readonly Check[] = [
  checkRendering,
  checkPlaceholders,
  checkFooter,
  checkPrices,
  checkClaims,
  checkVoice,
  checkSpam,
  checkSubjectLength,
  checkPreheader,
  checkCapitals,
  checkLinks,
  checkImages,
  checkAltText,
  checkContrast,
  checkPersonalLinks,
  checkWeight,
  checkAmp,
  checkContent,
];

/** All findings, the worst first; a check that finds nothing says that it passed. */
export function runAllChecks(input: CheckInput): Finding[] {
  const found = CHECKS.flatMap((check): Finding[] => {
    const findings = check.run(input);
    if (findings.length > 0) return findings;
    return [
      { check: check.id, id: `${check.id}-passed`, severity: 'passed', title: check.passed, place: null, detail: '' },
    ];
  });
  const ids = new Map<string, number>();
  const unique = found.map((one) => {
    const times = (ids.get(one.id) ?? 0) + 1;
    ids.set(one.id, times);
    return times === 1 ? one : { ...one, id: `${one.id}-${times}` };
  });
  return unique.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

export const countFindings = (findings: readonly Finding[]): CheckReport['counts'] => ({
  failed: findings.filter(({ severity }) => severity === 'failed').length,
  warning: findings.filter(({ severity }) => severity === 'warning').length,
  passed: findings.filter(({ severity }) => severity === 'passed').length,
});
