export * from './audience';
export * from './customer-set';
export * from './evaluate-tree';
export * from './event-ids';
export * from './postgres-audience';
export * from './read-set';
