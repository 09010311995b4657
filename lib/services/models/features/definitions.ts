import { BEHAVIOUR_FEATURES } from './behaviour-features';
import type { FeatureDefinition } from './feature-definition';
import { ORDER_FEATURES } from './order-features';

/** Every feature of behaviour that is known by name, in the order in which people meet them. */
export const FEATURES: readonly FeatureDefinition[] = [...ORDER_FEATURES, ...BEHAVIOUR_FEATURES];

const BY_NAME = new Map(FEATURES.map((feature) => [feature.name, feature]));
export const findFeature = (name: string): FeatureDefinition | undefined => BY_NAME.get(name);
