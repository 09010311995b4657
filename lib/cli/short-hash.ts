import { createHash } from 'node:crypto';

/** 12 hexadecimal digits that stand for a text. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
