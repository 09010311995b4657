import {
  CircleHelp,
  Heart,
  type LucideIcon,
  MailOpen,
  PackageSearch,
  PoundSterling,
  ShoppingBag,
  UserMinus,
} from 'lucide-react';
import type { CreateModelInput } from '@/lib/services/models/types';

export type PurposeName =
  | 'churn'
  | 'nextPurchase'
  | 'categoryPreference'
  | 'lifetimeValue'
  | 'emailEngagement'
  | 'event'
  | 'recommender';

export interface Purpose {
  value: PurposeName;
  icon: LucideIcon;
  question: string;
  hint: string;
  kind: CreateModelInput['kind'];
  /** Days ahead that suit it, where it looks ahead. */
  horizon: number | null;
}

/** What can be predicted, in the words of who asks. */
export const PURPOSES: readonly Purpose[] = [
  {
    value: 'churn',
    icon: UserMinus,
    question: 'Will they leave?',
    hint: 'Customers who have ordered before and will order nothing for a while.',
    kind: 'classifier',
    horizon: 90,
  },
  {
    value: 'nextPurchase',
    icon: ShoppingBag,
    question: 'Will they buy next?',
    hint: 'Who orders soon, of anything or of one category.',
    kind: 'classifier',
    horizon: 30,
  },
  {
    value: 'categoryPreference',
    icon: Heart,
    question: 'Which category will they prefer?',
    hint: 'The category of the next order, of those that sell most.',
    kind: 'classifier',
    horizon: 90,
  },
  {
    value: 'lifetimeValue',
    icon: PoundSterling,
    question: 'What will they be worth?',
    hint: 'The revenue to be expected of each customer.',
    kind: 'lifetimeValue',
    horizon: 365,
  },
  {
    value: 'emailEngagement',
    icon: MailOpen,
    question: 'Will they open an email?',
    hint: 'Of those who are sent one: who opens, or clicks.',
    kind: 'classifier',
    horizon: 30,
  },
  {
    value: 'event',
    icon: CircleHelp,
    question: 'Will they do something?',
    hint: 'Any event that your data holds, within so many days.',
    kind: 'classifier',
    horizon: 30,
  },
  {
    value: 'recommender',
    icon: PackageSearch,
    question: 'What will they want?',
    hint: 'Products for each customer, on the profile and by the API.',
    kind: 'recommender',
    horizon: null,
  },
];

/** A purpose by its name; the first where there is none of it. */
export const findPurpose = (name: string | undefined): Purpose => {
  const [first] = PURPOSES;
  const found = PURPOSES.find(({ value }) => value === name) ?? first;
  if (!found) throw new TypeError('there is a purpose');
  return found;
};
