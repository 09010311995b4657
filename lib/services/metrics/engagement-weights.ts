/**
 * The engagement formula: points of an event, halved for every half-life of its age, summed up; the score of 0 to 100
 * is where that sum stands among all customers. An event that is not listed counts `OTHER_POINTS` where the customer
 * himself caused it.
 */
export const ENGAGEMENT_POINTS: Readonly<Record<string, number>> = {
  'Page Viewed': 0.5,
  'Screen Viewed': 0.5,
  'Product Viewed': 1,
  'Product Added': 3,
  'Product Removed': 0,
  'Cart Viewed': 1,
  'Checkout Started': 5,
  'Order Completed': 10,
  'Order Refunded': 0,
  'Email Delivered': 0,
  'Email Opened': 1,
  'Email Link Clicked': 4,
  'Email Bounced': 0,
  'Email Marked as Spam': -20,
  Subscribed: 5,
  Unsubscribed: -10,
};

export const OTHER_POINTS = 1;
export const ENGAGEMENT_HALF_LIFE_DAYS = 14;
/** Older events weigh less than a four-thousandth of a new one and are left out. */
export const ENGAGEMENT_WINDOW_DAYS = 168;
/** The trend compares with the score this long ago. */
export const TREND_DAYS = 28;

/** Interest in a category: points of an event about it, halved every 60 days, over the last year. */
export const AFFINITY_POINTS = { viewed: 1, added: 3, ordered: 4 } as const;
export const AFFINITY_HALF_LIFE_DAYS = 60;
export const AFFINITY_WINDOW_DAYS = 365;
