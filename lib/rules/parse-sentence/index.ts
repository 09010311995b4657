export * from './parse-sentence';
export { type KnownValue, MAX_SENTENCE, type Vocabulary } from './vocabulary';
