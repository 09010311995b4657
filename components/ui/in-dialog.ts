'use client';

import { createContext } from 'react';

/** Whether a part stands in a window over the page: what it opens must then take the wheel and the focus over from it. */
export const InDialog = createContext(false);
