/**
 * The category of a product, read from its description: the first entry with one of its words decides. A word stands
 * for itself and its plural; several words must stand beside each other. Order is from the most telling to the least:
 * a Christmas mug is bought for Christmas, a candle in a cup is a candle.
 */
export const CATEGORY_WORDS: readonly (readonly [category: string, words: string])[] = [
  [
    'Christmas',
    'christmas|xmas|advent|reindeer|santa|snowflake|bauble|stocking|holly|snowman|nativity|jingle bell|rudolph|noel|mistletoe|tree decoration|wreath',
  ],
  ['Textiles & Cushions', 'hot water bottle|hottie|tea towel|teatowel'],
  ['Toys & Games', 'playing card|card game'],
  ['Stationery & Cards', 'greeting card|birthday card|wedding card|card'],
  ['Party & Gift Wrap', 'wrap|gift bag'],
  ['Easter', 'easter|bunny|bunnies|chick|hen|egg|rabbit'],
  [
    'Bags & Purses',
    'bag|purse|handbag|wallet|shopper|tote|backpack|rucksack|luggage|washbag|suitcase|satchel|passport|travel card|umbrella|airline',
  ],
  [
    'Jewellery & Accessories',
    'necklace|neckl|bracelet|brace|bracel|earring|earr|ring|brooch|bangle|pendant|charm|hair|hairband|hairclip|bead|diamante|scarf|jewel|jewellery|keyring|key-ring|key ring|phone|headphone|ear muff|hand warmer|key fob|key-chain|choker|glove|sock|slipper|hat|tiara|lariat|anklet|cufflink|murano|bling|belt|hoop|brooches|boudicca|bobbles|necklac|spectacle|sunglasses',
  ],
  [
    'Lighting & Candles',
    'candle|t-light|tea light|tealight|lantern|light|lamp|lampshade|candleholder|candlestick|votive|incense|scentcandle|chocolatecandle|paperlantern|lightbulb|torch|lighter|oil burner|tlight|wick|hurricane|shade|match|chandelier|nightlight|sconce|candelabra|candlepot',
  ],
  [
    'Party & Gift Wrap',
    'wrap|ribbon|gift tape|tissue|bunting|balloon|party|invite|garland|birthday|pinata|confetti|paper chain|honeycomb|tag|streamer|flag|paper cup|paper plate|napkin|popart|rosette|doily|doilies|gift box|giftbox|union jack|gift',
  ],
  [
    'Stationery & Cards',
    'card|notebook|pencil|pen|letter|sticker|stationery|sketchbook|journal|book|calendar|tape|stamp|sketch|chalk|postcard|eraser|rubber|memo|organiser|diary|paper|writing set|paperweight|ruler|scissor|hole punch|stencil|magnetic to do list|notepad|memoboard|chalkboard|envelope|file|decoupage|album|bookmark|crayon|calculator|billboard|address|notelet|in tray|paint set',
  ],
  [
    'Toys & Games',
    'toy|game|jigsaw|puzzle|doll|dolly|dinosaur|teddy|skipping|skittle|domino|childs|childrens|childred|children|kids|spinning|knitting|magic|playhouse|windmill|top trump|soldier|yo-yo|yoyo|kite|marble|puppet|glider|money bank|bank|sewing|feltcraft|knit|craft|flying disc|animal sticker|colouring|block|snake|ball|plane|bertie|nursery|boys|girls|baby|inflatable|disco|harmonica|whistle|tattoo|bubble|robot|monster|gnome|spaceboy|rocket|badge|drawing|seaside set|trumps|helicopter|creepy crawlie|bingo|ludo|modelling clay|traditional naughts|space cadet|glow in dark|tool set|overall|poodle|sombrero|grass skirt',
  ],
  [
    'Kitchen & Dining',
    'mug|cup|plate|bowl|cake|teapot|tea|kitchen|cutlery|jar|lunch|snack|tin|bottle|jug|coaster|baking|apron|spoon|fork|chopstick|coffee|egg cup|dinner|placemat|tray|cakestand|dish|oven|recipe|food|breakfast|milk|jam|sugar|spice|beaker|tumbler|goblet|wine|bread|biscuit|cookie|pudding|ice cream|ice cube|pizza|salad|frying|mould|measuring|scales|pantry|fridge|lolly|casserole|saucer|decanter|corkscrew|ladle|whisk|picnic|water|drink|straw|tankard|carafe|scoop|tongs|cheese|toast|grater|diner|dining|platter|pan|wastepaper|tagine|flask|tumblers|chopping|mortar|ramekin|pot holder|cooking|rolling pin|trivet|sieve|teaspoon|thermos|canister|colander|cocktail|champagne|glass|butter|fruit|olive|pepper|salt|cruet|toastrack|squeezer|fruitbowl|pail|casserol|bistro',
  ],
  [
    'Garden',
    'garden|plant|planter|watering|bird|birdhouse|herb|flowerpot|parasol|hammock|trowel|potting|shed|pot|deckchair|bucket|insect|bee|birdbath|spade|beach|trellis|secateurs|birdfeeder|outdoor|thermometer|weather|lawn|seed|gardener|gardening|hose|greenhouse|patio|kneeling pad|wheelbarrow|pinwheel|rain|fly swat|butterfly net|grow',
  ],
  [
    'Textiles & Cushions',
    'cushion|throw|doormat|door mat|quilt|towel|blanket|curtain|bedspread|rug|fabric|lace|tablecloth|table cloth|table runner|cosy|pillow|patch|eiderdown|cotton|flannel|sheet|silk|doorstop|draught|duvet|hot water|hottie|runner|crochet|embroidered|embroidery|cover|tea towel|velvet|linen|knitted|polyester|felt|bath mat|floor mat|yarn|mat|thread|button',
  ],
  [
    'Bathroom & Beauty',
    'bath|bathroom|soap|lavender|scent|scented|sponge|toothbrush|compact|cosmetic|nail|shower|perfume|talcum|massage|lip|manicure|make up|eau|loo|toilet|fragrance|tooth|body|hand cream|wash|mirror|plaster|vanity|aroma|vanilla|essential oil|rosebud|foot spa|razor|comb|brush',
  ],
  [
    'Storage & Organisers',
    'box|basket|storage|drawer|cabinet|hook|hanger|rack|shelf|tidy|trunk|crate|container|case|holder|cupboard|peg|wardrobe|stand|chest|bin|hanging rail|wicker|organizer|caddy|locker|bookcase|laundry|dispenser|doorknob|coathook|coathanger|knob|magnet|rail|tube|wastebasket',
  ],
  [
    'Furniture & Clocks',
    'clock|chair|table|stool|screen|bench|furniture|desk|ladder|alarm|sofa|seat|side table|bed|headboard|dresser|coat|armchair',
  ],
  [
    'Home Décor',
    "sign|frame|picture|photo|wall|vase|decoration|ornament|art|heart|flower|mirror|tile|plaque|dec|hanging|figurine|statue|sculpture|canvas|print|mobile|door|wind chime|chime|windchime|angel|feather|butterfly|b'fly|star|bell|cage|birdcage|angel|bouquet|blossom|rose|posy|artificial|collage|poster|fairy|wire|metal|wood|wooden|zinc|enamel|ceramic|crystal|acrylic|iron|shell|gold|silver|slate|skull|finial|cherub|elephant|owl|cat|dog|horse|duck|decorative|number|font|home|house|mosaic|trinket|vintage|retro|leaf|leaves|pomander|tree|bust|cow|hearts|peacock|deer|frog|fan|kit|daisy|tulip|pearl|stick|globe|ivory|mushroom|toadstool|radio|tv|window|car|cat|stone|antique|s/\\d|paper|lily|orchid|peony|bow|pig|buddha|photoframe|doorsign|door sign|geisha|canary|hand open shape|lamb",
  ],
];

export const OTHER_CATEGORY = 'Other';
export const CATEGORIES: readonly string[] = [...new Set(CATEGORY_WORDS.map(([category]) => category)), OTHER_CATEGORY];

const MATCHERS = CATEGORY_WORDS.map(([category, words]) => ({
  category,
  pattern: new RegExp(`(?<![a-z])(${words})(s|es)?(?![a-z])`),
}));

export function categoryOf(description: string): string {
  const text = description.toLowerCase();
  return MATCHERS.find(({ pattern }) => pattern.test(text))?.category ?? OTHER_CATEGORY;
}
