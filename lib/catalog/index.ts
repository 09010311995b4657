export * from './events';
export * from './metrics';
export * from './traits';
export * from './types';
