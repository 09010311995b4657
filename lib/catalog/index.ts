export * from './consent';
export * from './events';
export * from './lifecycle';
export * from './metrics';
export * from './sensitive-names';
export * from './traits';
export * from './types';
