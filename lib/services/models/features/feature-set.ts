import { createHash } from 'node:crypto';
import { findTrait, sensitiveName, TRAITS } from '@/lib/catalog';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readCategories } from '../../metrics/read-categories';
import type { FeatureChoice, FeatureInfo } from '../types';
import { FEATURES, findFeature } from './definitions';
import type { FeatureGroup } from './feature-definition';
import { type TextSource, traitSource } from './read-timed-texts';

/** Bumped when a feature's meaning changes: a version trained by another one is not scored. */
export const FEATURES_VERSION = 1;
/** Categories that are offered as features of their own, and those that are told apart at all. */
const OFFERED = 8;
const TOLD_APART = 500;

/** What a feature is called and where it comes from. */
export interface SetFeature extends FeatureInfo {
  group: FeatureGroup;
  ends: { high: string; low: string };
  comparative: { more: string; less: string };
}

/** The features of a model, fixed at its training: scoring reads the very same. Plain JSON. */
export interface FeatureSet {
  version: string;
  features: readonly SetFeature[];
  /** Categories of the shop when it was made, in lower case, most products first: those that interest is shared among. */
  categories: readonly string[];
}

const CATEGORY = 'interest:';
const TRAIT = 'trait:';
/** Traits that change too much from one customer to the next to be a category. */
const NO_CATEGORY = ['city', 'company', 'createdAt', 'interests'];

/** Why a trait takes part in no model; undefined where it may. */
export function leftOutReason(trait: string): string | undefined {
  const { sensitivity } = findTrait(trait);
  if (sensitivity === 'special') return 'a special category of personal data';
  const match = sensitiveName(trait);
  if (match) return match.kind === 'special' ? `tells of ${match.about}` : `can stand in for ${match.about}`;
  if (sensitivity === 'personal') return 'personal data';
  return undefined;
}

/** Traits that may be features, and those that may not with the reason. */
export function traitChoices(): { allowed: string[]; leftOut: { name: string; reason: string }[] } {
  const allowed: string[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const { name, label } of TRAITS) {
    const reason = leftOutReason(name);
    if (reason) leftOut.push({ name: label, reason });
    else if (!NO_CATEGORY.includes(name)) allowed.push(name);
  }
  return { allowed, leftOut };
}

const interestFeature = (category: string, label: string): SetFeature => ({
  name: CATEGORY + category,
  label: `Interest in ${label}`,
  unit: 'share',
  kind: 'number',
  group: 'interest',
  description: `Share of the interest of a year (views, carts) that goes to ${label}; missing without any.`,
  ends: { high: `likes ${label}`, low: `does not look at ${label}` },
  comparative: { more: 'the higher', less: 'the lower' },
});

const categoryFeature = (name: string, label: string, description: string): SetFeature => ({
  name,
  label,
  unit: 'none',
  kind: 'category',
  group: 'profile',
  description,
  ends: { high: label, low: label },
  comparative: { more: '', less: '' },
});

/** Every feature that can be chosen in this shop. */
export async function listFeatures(db: Queryable): Promise<SetFeature[]> {
  const { keys, labels } = await readCategories(db);
  return [
    ...FEATURES.map(infoOf),
    ...keys.slice(0, OFFERED).map((key, i) => interestFeature(key, labels[i] ?? key)),
    ...traitChoices().allowed.map(traitFeature),
    categoryFeature('device', 'Device', 'The device of the last visit, where it is known.'),
  ];
}

/** Interest in each category that is offered: what a question about categories goes by. */
export async function interestChoices(db: Queryable): Promise<FeatureChoice[]> {
  const { keys } = await readCategories(db);
  return keys.slice(0, OFFERED).map((key) => ({ name: CATEGORY + key, transform: 'auto' }));
}

const traitFeature = (trait: string): SetFeature => {
  const { label } = findTrait(trait);
  return categoryFeature(TRAIT + trait, label.charAt(0).toUpperCase() + label.slice(1), `The ${label} as last set.`);
};

function infoOf({
  value: _value,
  condition: _condition,
  suggested: _suggested,
  ...info
}: (typeof FEATURES)[number]): SetFeature {
  return info;
}

/** Fixes a choice of features. Throws invalidInput for one that is not known or may not be used, with the reason. */
export async function makeFeatureSet(db: Queryable, choice: readonly FeatureChoice[]): Promise<FeatureSet> {
  const { keys, labels } = await readCategories(db);
  const errors: { path: string; message: string }[] = [];
  const features: SetFeature[] = [];
  choice.forEach(({ name }, i) => {
    const report = (message: string) => errors.push({ path: `/features/${i}`, message });
    const known = findFeature(name);
    if (features.some((one) => one.name === name)) report(`“${name}” is chosen twice`);
    else if (known) features.push(infoOf(known));
    else if (name === 'device') features.push(categoryFeature(name, 'Device', 'The device of the last visit.'));
    else if (name.startsWith(CATEGORY)) {
      const key = name.slice(CATEGORY.length).toLowerCase();
      const place = keys.indexOf(key);
      if (place < 0) report(`there is no category “${key}”`);
      else features.push(interestFeature(key, labels[place] ?? key));
    } else if (name.startsWith(TRAIT)) {
      const trait = name.slice(TRAIT.length);
      const reason = leftOutReason(trait);
      if (reason) report(`“${trait}” is ${reason} and takes part in no model`);
      else features.push(traitFeature(trait));
    } else report(`there is no feature “${name}”`);
  });
  if (errors.length > 0) throw new AppError('invalidInput', errors[0]?.message, { errors });
  const categories = keys.slice(0, TOLD_APART);
  const hash = createHash('sha256')
    .update(JSON.stringify([features.map(({ name }) => name), categories]))
    .digest('hex');
  return { version: `${FEATURES_VERSION}.${hash.slice(0, 8)}`, features, categories };
}

/** Throws invalidInput for a set whose features meant something else when it was made. */
export function checkFeatureSet({ version }: FeatureSet): void {
  if (Number(version.split('.')[0]) !== FEATURES_VERSION)
    throw new AppError(
      'invalidInput',
      `The model was trained on features of version ${version}; this is ${FEATURES_VERSION}. Train it again.`,
    );
}

/** The texts that a set reads besides events. */
export const textSourcesOf = ({ features }: FeatureSet): TextSource[] =>
  features.flatMap(({ name, kind }): TextSource[] =>
    kind !== 'category' ? [] : name === 'device' ? [{ name: 'device' }] : [traitSource(name.slice(TRAIT.length))],
  );

/** The category of an interest feature; undefined for other features. */
export const interestOf = (name: string): string | undefined =>
  name.startsWith(CATEGORY) ? name.slice(CATEGORY.length) : undefined;
