import stored from './headline-model.json';
import { invert } from './invert';
import { FEATURE_NAMES, type SubjectFeature, subjectFeatures } from './subject-features';

/** What a feature of a subject does to the log-odds of an open, with how sure that is. */
export interface SubjectModel {
  mean: readonly number[];
  variance: readonly (readonly number[])[];
  /** Of what subjects differ by beyond their features. */
  subjectVariance: number;
  /** Whose experience it is. */
  source: 'headlines' | 'own';
  /** Subjects and emails of the shop's own that went into it. */
  learnedFrom: { subjects: number; emails: number };
}

/** A subject that was sent, and how often it was opened. */
export interface SubjectRecord {
  subject: string;
  sent: number;
  opened: number;
  /** Share of opens usual for those who got it: what the subject is measured against. */
  usual: number;
  /** One audience at one time: its subjects are compared with each other. */
  group: string;
}

/** A headline on a site is no subject in a mailbox: half of what it showed is believed, and half of that is unsure. */
const BELIEVED = 0.5;
const UNSURE = 0.5;
/** Of a feature that headlines do not have, or that says nothing there. */
const FLOOR = 0.07 ** 2;
const SUBJECT_VARIANCE = stored.headlineVariance * BELIEVED ** 2;

/**
 * What is known before a shop has sent anything: learned from randomised headline tests (The Upworthy Research Archive,
 * CC BY 4.0; `headline-model.json` says how, and that it puts 61 % of clearly different pairs in order, held out).
 */
export const headlineModel: SubjectModel = {
  mean: stored.mean.map((value) => value * BELIEVED),
  variance: stored.variance.map((row, i) =>
    row.map((value, j) => {
      const own = i === j ? (UNSURE * BELIEVED * (stored.mean[i] ?? 0)) ** 2 + FLOOR : 0;
      return value * BELIEVED ** 2 + own;
    }),
  ),
  subjectVariance: SUBJECT_VARIANCE,
  source: 'headlines',
  learnedFrom: { subjects: 0, emails: 0 },
};

const ENOUGH_SUBJECTS = 12;
const ENOUGH_EMAILS = 2_000;
const LEAST_SENT = 30;
/** Of audiences and days, beyond what is usual for them. */
const GROUP_VARIANCE = 0.15 ** 2;

const logit = (p: number): number => Math.log(p / (1 - p));
const within = (p: number): number => Math.min(0.99, Math.max(0.005, p));

/**
 * The model with what a shop's own subjects have shown, in so far as there are enough (12 subjects, 2,000 emails); else
 * as it was. Regression of the log-odds of an open, over what is usual for the audience, on the features; the model
 * before is the prior, each group has a level of its own, each subject an error beyond its sampling.
 */
export function trainSubjectModel(prior: SubjectModel, records: readonly SubjectRecord[]): SubjectModel {
  const usable = records.filter(({ sent, opened }) => sent >= LEAST_SENT && opened <= sent);
  const emails = usable.reduce((sum, { sent }) => sum + sent, 0);
  if (usable.length < ENOUGH_SUBJECTS || emails < ENOUGH_EMAILS) return prior;
  const n = FEATURE_NAMES.length;
  const precision = invert(prior.variance).map((row) => [...row]);
  const moment = precision.map((row) => row.reduce((sum, value, j) => sum + value * (prior.mean[j] ?? 0), 0));
  const rows = usable.map(({ subject, sent, opened, usual, group }) => ({
    group,
    x: contrast(subject),
    y: Math.log((opened + 0.5) / (sent - opened + 0.5)) - logit(within(usual)),
    weight: 1 / (1 / (opened + 0.5) + 1 / (sent - opened + 0.5) + prior.subjectVariance),
  }));
  for (const group of new Set(rows.map((row) => row.group))) {
    const members = rows.filter((row) => row.group === group);
    const total = members.reduce((sum, { weight }) => sum + weight, 0);
    const share = GROUP_VARIANCE / (1 + GROUP_VARIANCE * total);
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      members.reduce((all, row) => all + row.weight * of(row), 0);
    const sumY = sum(({ y }) => y);
    for (let i = 0; i < n; i += 1) {
      const sumI = sum(({ x }) => x[i] ?? 0);
      moment[i] = (moment[i] ?? 0) + sum(({ x, y }) => (x[i] ?? 0) * y) - share * sumI * sumY;
      const line = precision[i] ?? [];
      for (let j = 0; j < n; j += 1)
        line[j] = (line[j] ?? 0) + sum(({ x }) => (x[i] ?? 0) * (x[j] ?? 0)) - share * sumI * sum(({ x }) => x[j] ?? 0);
    }
  }
  const variance = invert(precision);
  return {
    mean: variance.map((row) => row.reduce((all, value, j) => all + value * (moment[j] ?? 0), 0)),
    variance,
    subjectVariance: prior.subjectVariance,
    source: 'own',
    learnedFrom: { subjects: usable.length, emails },
  };
}

/** A subject of six plain words, which the others are compared with. */
const PLAIN = subjectFeatures('A letter from the little shop');
const contrast = (subject: string): number[] => subjectFeatures(subject).map((value, i) => value - (PLAIN[i] ?? 0));

export interface PredictedRate {
  /** Expected share of opens, and its 95 % interval. */
  rate: number;
  low: number;
  high: number;
  /** What lifts or lowers it most: factors of the odds. */
  because: { feature: SubjectFeature; odds: number }[];
}

/** What a subject is expected to be opened by those of whom `base` has opened earlier emails; null where nothing is known. */
export function predictRate(
  model: SubjectModel,
  subject: string,
  base: { part: number; whole: number },
): PredictedRate | null {
  if (base.whole < LEAST_SENT) return null;
  const part = Math.min(base.part, base.whole);
  const x = contrast(subject);
  const effects = x.map((value, i) => value * (model.mean[i] ?? 0));
  const middle = Math.log((part + 0.5) / (base.whole - part + 0.5)) + effects.reduce((sum, value) => sum + value, 0);
  const spread = model.variance.reduce(
    (sum, row, i) => sum + row.reduce((all, value, j) => all + value * (x[i] ?? 0) * (x[j] ?? 0), 0),
    0,
  );
  const sampling = 1 / (part + 0.5) + 1 / (base.whole - part + 0.5);
  const half = 1.959963984540054 * Math.sqrt(spread + sampling + model.subjectVariance);
  const share = (value: number): number => 1 / (1 + Math.exp(-value));
  return {
    rate: share(middle),
    low: share(middle - half),
    high: share(middle + half),
    because: FEATURE_NAMES.map((feature, i) => ({ feature, odds: Math.exp(effects[i] ?? 0) }))
      .filter(({ odds }) => Math.abs(Math.log(odds)) >= 0.015)
      .sort((a, b) => Math.abs(Math.log(b.odds)) - Math.abs(Math.log(a.odds)))
      .slice(0, 3),
  };
}
