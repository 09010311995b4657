import type { z } from 'zod';
import type { scoreSpreadSchema } from '@/lib/services/models/types';

export type ScoreSpread = z.infer<typeof scoreSpreadSchema>;
