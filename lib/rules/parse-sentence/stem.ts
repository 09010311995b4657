const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    be: 'is are was were been being am',
    have: 'has had having',
    do: 'did does done doing',
    buy: 'bought buying buys buyed',
    buyer: 'buyers',
    write: 'wrote written writing writes',
    take: 'took taken taking takes',
    give: 'gave given giving gives',
    put: 'putting puts',
    find: 'found finding finds',
    fall: 'fell fallen falling falls',
    raise: 'raised raising raises',
    spend: 'spent spending spends spender spenders',
    see: 'saw seen',
    go: 'went gone goes going',
    make: 'made making',
    get: 'got gotten getting',
    come: 'came coming',
    leave: 'left leaving',
    send: 'sent sending',
    begin: 'began begun beginning',
    person: 'people persons folks folk',
    woman: 'women female females ladies',
    man: 'men male males',
    favourite: 'favorite favourites favorites',
    email: 'emails emailed emailing mail mails',
    purchas: 'purchaser purchasers',
    view: 'viewer viewers',
    subscrib: 'subscriber subscribers subscription',
    unsubscrib: 'unsubscriber unsubscribers',
    category: 'categories',
    last: 'lastly',
    during: 'during',
    this: 'this',
    less: 'less',
    pounds: 'pounds pound quid',
    twice: 'twice',
    once: 'once',
    live: 'lives lived living',
    use: 'used uses using',
    news: 'news',
    since: 'since',
    christmas: 'christmas xmas',
    sms: 'sms',
    add: 'adding added adds',
    need: 'need',
    chance: 'chance',
    us: 'us',
    previous: 'previous',
    plus: 'plus',
    minus: 'minus',
  }).flatMap(([stem, forms]) => [stem, ...forms.split(' ')].map((form) => [form, stem])),
);

const DOUBLED = /([bdgmnprt])\1$/;

/**
 * The common form of the forms of an English word: “purchased”, “purchases” and “purchasing” are one, and so are “viewed”
 * and “views”. It is a key to compare by, not a word to show.
 */
export function stem(word: string): string {
  const lower = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const known = IRREGULAR[lower];
  if (known !== undefined) return known;
  if (!/^[a-z]+$/.test(lower) || lower.length <= 3) return lower;
  return ending(lower);
}

function ending(word: string): string {
  if (word.endsWith('ies') || word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  const bare = /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
  const cut = /[aeiouy].*(ing|ed)$/.test(bare) ? bare.replace(/(ing|ed)$/, '') : bare;
  const whole = cut.length >= 3 && /[aeiouy]/.test(cut) ? cut : bare;
  const single = whole !== bare && whole.length > 3 && DOUBLED.test(whole) ? whole.slice(0, -1) : whole;
  return single.length > 3 ? single.replace(/e$/, '') : single;
}
