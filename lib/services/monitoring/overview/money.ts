import { fromDecimal, minorDigits } from '@/lib/core';

/** Whole minor units (pence) of a sum that PostgreSQL gives as text; safe as a number up to 90 million million. */
export const minorOf = (text: string | null, currency: string): number =>
  text === null ? 0 : Number(fromDecimal(text, currency));

/** Minor units with their fractions: one email costs less than a penny. */
export const fractionOf = (text: string, currency: string): number => Number(text) * 10 ** minorDigits(currency);

/** Minor units as an amount of the currency, for showing only. */
export const amountOf = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);
