'use client';

import { createContext, useContext } from 'react';

const Currency = createContext('GBP');

/** Tells the shop's currency to everything on the page. */
export const CurrencyProvider = Currency.Provider;
export const useCurrency = (): string => useContext(Currency);
