import type { StrategyTone } from './tones';

/** The pairs that nearly every shop has; the map begins with them. */
export interface UsualStrategy {
  key: string;
  name: string;
  goal: string;
  offer: string | null;
  tone: StrategyTone;
  cadence: string;
  priority: number;
  /** For whom, in words: high-value loyalists. */
  pair: string;
  /** Segments whose key or name matches are its usual ones. */
  suits: RegExp;
}

export const USUAL_STRATEGIES: readonly UsualStrategy[] = [
  {
    key: 'exclusive-offer',
    name: 'Exclusive offer',
    goal: 'Keep those who spend most: let them in first',
    offer: 'Early access, a gift with the order',
    tone: 'warm',
    cadence: 'every four weeks',
    priority: 30,
    pair: 'High-value loyalists',
    suits: /vip|loyal|best|high.?value|champion/i,
  },
  {
    key: 'onboarding',
    name: 'Onboarding',
    goal: 'From the first visit to the second order',
    offer: null,
    tone: 'warm',
    cadence: 'on entry, three emails in two weeks',
    priority: 20,
    pair: 'New customers',
    suits: /new|sign(ed)?.?up|welcome|first|one order/i,
  },
  {
    key: 'cart-reminder',
    name: 'Cart reminder',
    goal: 'Finish what was begun',
    offer: 'Free delivery on the second reminder',
    tone: 'plain',
    cadence: 'on entry, after two hours',
    priority: 10,
    pair: 'Cart abandoners',
    suits: /cart|checkout|till|abandon/i,
  },
  {
    key: 'win-back',
    name: 'Win-back',
    goal: 'Bring back who has gone quiet',
    offer: '15 % off the next order',
    tone: 'warm',
    cadence: 'monthly',
    priority: 40,
    pair: 'Lapsing customers',
    suits: /win.?back|at.?risk|laps|dormant|churn|quiet|look less/i,
  },
  {
    key: 'accessories',
    name: 'Accessories upsell',
    goal: 'What goes with what they have just bought',
    offer: null,
    tone: 'plain',
    cadence: 'every two weeks',
    priority: 50,
    pair: 'Recent high-value buyers',
    suits: /recent|buyer|vip|lovers|gift|christmas/i,
  },
  {
    key: 'bundle',
    name: 'Bundle',
    goal: 'Turn looking into a larger basket',
    offer: 'Three for the price of two',
    tone: 'playful',
    cadence: 'monthly',
    priority: 60,
    pair: 'Premium browsers',
    suits: /brows|look|engaged|repeat.?view|interest/i,
  },
];
