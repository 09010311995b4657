/** A product as the examples name it. */
export interface ExampleProduct {
  id: string;
  name: string;
}

const text = (id: string, words: string, style = 'paragraph') => ({ id, type: 'text', style, text: words });
const button = (id: string, label: string, href: string) => ({ id, type: 'button', label, href });
const products = (id: string, shown: readonly ExampleProduct[]) => ({
  id,
  type: 'products',
  products: shown.map((product) => product.id),
  columns: 3,
});

const email = (subject: string, preheader: string, blocks: readonly object[], others: readonly object[] = []) => ({
  format: 1,
  variants: [{ key: 'A', subject, preheader }, ...others],
  blocks,
});

/** The newsletter and the mailings that the demo's history of events tells of. */
export const sentEmail = (subject: string, site: string, shown: readonly ExampleProduct[]) =>
  email(subject, 'New on our shelves, and what went well with it.', [
    text('head0', subject, 'heading'),
    text('lead0', 'Hello {{ customer.firstName | default: "there" }}, here is what came into the shop this week.'),
    products('grid0', shown),
    button('look0', 'See all of it', `${site}/new`),
  ]);

/** Reminds of a cart that was left at the till. */
export const cartReminder = (site: string) =>
  email('You left something at the till', 'It is kept for you for a few days.', [
    text('head0', 'Your cart is still here', 'heading'),
    text(
      'lead0',
      'Hello {{ customer.firstName | default: "there" }}, you were about to order and something came in between. We have kept your cart as it was.',
    ),
    { id: 'cart0', type: 'cart', count: 3, title: 'In your cart' },
    button('back0', 'Back to your cart', `${site}/cart`),
  ]);

/** Wins back who has been silent for longer than usual; two subjects are tried. */
export const winBack = (site: string, shown: readonly ExampleProduct[]) =>
  email(
    'We kept the light on',
    'Your shelf of favourites has filled up again.',
    [
      {
        id: 'hero0',
        type: 'hero',
        title: 'We kept the light on',
        text: 'New on your shelf, before Advent',
        background: '#2b4a44',
      },
      text(
        'lead0',
        'Hello {{ customer.firstName | default: "there" }}, it has been a while since your last parcel. Much has come in since then, and some of it looks as if it were chosen for you.',
      ),
      button('shelf', 'See your shelf', `${site}/new`),
      { id: 'recs0', type: 'recommendations', count: 3, columns: 3, title: 'Chosen for you' },
      products('grid0', shown),
    ],
    [
      {
        key: 'B',
        subject: '{{ customer.firstName | default: "Hello" }}, your shelf has filled up',
        preheader: 'It has been a while since your last parcel.',
        reason: 'Says the first name, where the other says the story.',
      },
    ],
  );

/** A first look for those who buy most. */
export const earlyLook = (site: string, shown: readonly ExampleProduct[]) =>
  email('A first look, before the shop opens', 'Three days before everyone else.', [
    text('head0', 'You see it first', 'heading'),
    text(
      'lead0',
      'Dear {{ customer.firstName | default: "friend of the house" }}, three days before everyone else you may look through what comes in for Christmas.',
    ),
    products('grid0', shown),
    button('look0', 'Have a first look', `${site}/christmas`),
  ]);

/** The two emails that welcome who has signed up and not ordered yet. */
export const welcome = (site: string, shown: readonly ExampleProduct[]) => [
  email('Welcome to the shop', 'Who we are and what we make room for.', [
    text('head0', 'Welcome', 'heading'),
    text('lead0', 'Hello {{ customer.firstName | default: "there" }}, it is good to have you here.'),
    products('grid0', shown),
    button('look0', 'Look around', site),
  ]),
  email('What others begin with', 'Three things that most first parcels hold.', [
    text('head0', 'What others begin with', 'heading'),
    products('grid0', shown),
    button('look0', 'See them all', `${site}/bestsellers`),
  ]),
];
