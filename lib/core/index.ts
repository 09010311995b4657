export * from './clock';
export * from './duration';
export * from './errors';
export * from './ids';
export * from './money';
export * from './random';
export * from './result';
export * from './slip-distance';
