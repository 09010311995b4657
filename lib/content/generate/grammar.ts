import type { StrategyKind } from './facts';

/** What an idea leads with: variants differ in it, so that a test tells something. */
export const ANGLES = ['name', 'offer', 'category', 'question', 'plain'] as const;
export type Angle = (typeof ANGLES)[number];

/** Why a variant was made. */
export const ANGLE_REASONS: Readonly<Record<Angle, string>> = {
  name: 'Greets by first name',
  offer: 'Offer first, as the rival idea',
  category: 'Names what they look at most',
  question: 'Asks a question, a new idea',
  plain: 'Says it plainly',
};

type Lines = readonly string[];
interface Bank {
  subjects: Readonly<Partial<Record<Angle, Lines>>>;
  preheaders: Lines;
  heroes: Lines;
  openings: Lines;
  buttons: Lines;
}

/**
 * Slots: {Name} first name or "Hello"; {category}, {Category}; {offer}, {Offer}; {brand}. A line whose slot has no fact
 * is not used.
 */
export const GRAMMAR: Readonly<Record<StrategyKind, Bank>> = {
  winBack: {
    subjects: {
      name: ['{Name}, we kept the light on', '{Name}, it has been a while', '{Name}, your place is still here'],
      offer: ['{Offer}', '{Offer}, should you like it'],
      category: ['{Category}, since you were here', 'A look at our {category}', 'On the shelf: {category}'],
      question: ['Shall we catch up?', 'What would bring you back?'],
      plain: ['We kept the light on', 'It has been a while', 'A letter from {brand}'],
    },
    preheaders: [
      'A few things from the shelf that may suit you.',
      'Have a look at what is on the shelf today.',
      '{Category} and a little more, chosen for you.',
    ],
    heroes: ['We kept the light on', 'Good to write to you again', 'Your place is still here'],
    openings: [
      'it has been a while since your last order, and we thought we would write.',
      'we have not seen you for some time. Here is what is on the shelf.',
      'it is good to write to you again.',
    ],
    buttons: ['See the shelf', 'Have a look', 'Come back in'],
  },
  cart: {
    subjects: {
      name: ['{Name}, your basket is still here', '{Name}, you left something behind', '{Name}, we kept your basket'],
      offer: ['{Offer}', '{Offer}, for your basket'],
      question: ['Still thinking it over?', 'Shall we keep your basket?', 'Did something get in the way?'],
      plain: ['Your basket is still here', 'You left something behind', 'We kept your basket'],
    },
    preheaders: [
      'Everything is where you left it, should you want it.',
      'Your basket, as you left it. It takes a minute to finish.',
      'What you chose is still in the basket.',
    ],
    heroes: ['Your basket is still here', 'We kept it for you', 'As you left it'],
    openings: [
      'you left something in your basket. We kept it for you.',
      'what you chose is still in your basket.',
      'your basket is as you left it, should you still want it.',
      'you left something behind. We kept it for you.',
    ],
    buttons: ['Back to your basket', 'Finish your order', 'See your basket'],
  },
  onboarding: {
    subjects: {
      name: ['{Name}, good to have you here', '{Name}, a warm welcome', '{Name}, where to begin'],
      offer: ['{Offer}', 'A welcome: {offer}'],
      category: ['Where to begin: {category}', 'Begin with the {category}'],
      question: ['Where would you like to begin?', 'May we show you around?'],
      plain: ['Welcome to {brand}', 'Where to begin', 'A short tour of the shop'],
    },
    preheaders: [
      'A short tour of the shop, and a few things to begin with.',
      'Who we are, and what others look at first.',
      'A few things from the shelf to begin with.',
    ],
    heroes: ['Good to have you here', 'Welcome', 'Where to begin'],
    openings: [
      'good to have you here. These are a few things to begin with.',
      'welcome to {brand}. Let us show you around.',
      'thank you for joining us. Here is a place to begin.',
    ],
    buttons: ['Look around', 'Begin here', 'See the shop'],
  },
  exclusive: {
    subjects: {
      name: ['{Name}, you come first', '{Name}, a word of thanks', '{Name}, with our thanks'],
      offer: ['{Offer}', 'A thank-you: {offer}'],
      category: ['Chosen for you: {category}', 'From {category}, with thanks'],
      question: ['May we thank you properly?', 'Would you like a look?'],
      plain: ['A word of thanks', 'With our thanks', 'Something for you'],
    },
    preheaders: [
      'You are among the customers we know best. This is for you.',
      'A thank-you for the orders you have placed with us.',
      '{Category} and a word of thanks from all of us.',
    ],
    heroes: ['A word of thanks', 'You come first', 'With our thanks'],
    openings: [
      'you are among the customers we know best, and we would like to thank you.',
      'thank you for coming back to us so often.',
      'we are glad that you keep coming back.',
    ],
    buttons: ['See what is there', 'Have a look', 'See the shelf'],
  },
  accessories: {
    subjects: {
      name: ['{Name}, these go together', '{Name}, to go with your order', '{Name}, a good companion'],
      offer: ['{Offer}', '{Offer}, to go with it'],
      category: ['{Category} to go with your order', 'To go with it: {category}'],
      question: ['What goes with it?', 'Does it need a companion?'],
      plain: ['To go with your order', 'These go together', 'A good companion'],
    },
    preheaders: [
      'Chosen to go with what you have ordered lately.',
      'A few things that go with what you have at home.',
      '{Category} that go with what you ordered.',
    ],
    heroes: ['These go together', 'To go with your order', 'A good companion'],
    openings: [
      'we hope that your order has settled in. These go with it.',
      'some things are better in company. Here is what goes with your order.',
      'here are a few things to go with what you ordered lately.',
    ],
    buttons: ['See what goes with it', 'Find a companion', 'Have a look'],
  },
  bundle: {
    subjects: {
      name: ['{Name}, better together', '{Name}, make it a set', '{Name}, three of a kind'],
      offer: ['{Offer}', '{Offer}, as you like'],
      category: ['{Category}, better together', 'Make it a set of {category}'],
      question: ['Why choose just one?', 'Shall we make it a set?'],
      plain: ['Better together', 'Make it a set', 'Three of a kind'],
    },
    preheaders: [
      'What you looked at, and what goes with it, in one parcel.',
      'Put a set together from the things you looked at.',
      '{Category} that look well side by side.',
    ],
    heroes: ['Better together', 'Make it a set', 'Three of a kind'],
    openings: [
      'you have been looking around. Some of it looks well side by side.',
      'why choose one, where a few look well together?',
      'we have put a few things side by side for you.',
    ],
    buttons: ['Make it a set', 'See them together', 'Choose yours'],
  },
  letter: {
    subjects: {
      name: ['{Name}, a letter from {brand}', '{Name}, a few things for you', '{Name}, from our shelf to you'],
      offer: ['{Offer}', 'This week: {offer}'],
      category: ['A word about {category}', 'On the shelf: {category}', 'A look at our {category}'],
      question: ['Have you a minute?', 'What is on your list?'],
      plain: ['A letter from {brand}', 'A few things for you', 'From our shelf to you'],
    },
    preheaders: [
      'A few things from the shelf that may suit you.',
      'Chosen from what is on the shelf today.',
      '{Category} and a little more, chosen for you.',
    ],
    heroes: ['From our shelf to you', 'A few things for you', 'A letter from {brand}'],
    openings: [
      'we have chosen a few things that may suit you.',
      'here is a short letter with a few things from the shelf.',
      'we thought of you when we filled the shelf.',
    ],
    buttons: ['See the shelf', 'Have a look', 'See more'],
  },
};

type Tone = 'warm' | 'plain' | 'playful' | 'elegant';

/** How a tone greets, makes an offer and takes its leave. */
export const TONES: Readonly<Record<Tone, { greetings: Lines; offers: Lines; closings: Lines }>> = {
  warm: {
    greetings: ['Hello', 'Dear'],
    offers: ['With this letter comes {offer}.', 'And there is {offer}.'],
    closings: ['With best wishes from all of us at {brand}', 'Warmly, {brand}'],
  },
  plain: {
    greetings: ['Hello'],
    offers: ['Your offer: {offer}.', 'There is {offer}.'],
    closings: ['{brand}', 'Your {brand}'],
  },
  playful: {
    greetings: ['Hello', 'Hey'],
    offers: ['Psst: {offer}.', 'Oh, and there is {offer}.'],
    closings: ['See you soon, {brand}', 'Until then, {brand}'],
  },
  elegant: {
    greetings: ['Dear', 'Good day'],
    offers: ['We are pleased to offer {offer}.', 'For you, there is {offer}.'],
    closings: ['With kind regards, {brand}', 'Yours, {brand}'],
  },
};

export const toneOf = (tone: string, brand: Tone): Tone =>
  tone === 'warm' || tone === 'plain' || tone === 'playful' || tone === 'elegant' ? tone : brand;
