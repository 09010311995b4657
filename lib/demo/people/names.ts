/** First and last names by language, and street names: to be put together at random. No name here is anyone's. */
const list = (text: string): readonly string[] => text.split(' ');

export interface NameSet {
  first: readonly string[];
  last: readonly string[];
  streets: readonly string[];
  /** House number before the street's name. */
  numberFirst: boolean;
}

const ENGLISH: NameSet = {
  first: list(
    'Olivia Amelia Isla Ava Mia Grace Freya Lily Evie Ivy Florence Poppy Charlotte Willow Evelyn Elsie Phoebe Emily Sarah Rachel Laura Helen Karen Susan Julie Claire Nicola Joanne Alison Margaret Fiona Heather Lorna Gemma Hannah Rebecca Victoria Samantha Zoe Naomi Priya Aisha Fatima Meera George Oliver Noah Arthur Harry Leo Jack Henry Oscar James William Thomas Edward Daniel Matthew Andrew Stephen David Paul Mark Simon Neil Ian Gareth Craig Stuart Imran Ravi Kwame',
  ),
  last: list(
    'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Hughes Edwards Turner Hill Moore Cooper Ward Morris King Baker Harrison Morgan Allen Clark Scott Watson Bennett Gray Cook Bailey Parker Miller Murphy Kelly Reid Murray Fraser Campbell Stewart MacDonald Kerr Byrne Doyle Nolan Patel Khan Singh Ahmed Sharma Begum Chaudhry Okafor Mensah Ellis Foster Gibson Hunt Lloyd Palmer Pearce Price Rowe Shaw Webb West York',
  ),
  streets: [
    'High Street',
    'Station Road',
    'Church Lane',
    'Victoria Road',
    'Mill Lane',
    'Park Avenue',
    'The Green',
    'Queens Road',
    'Kings Road',
    'Chapel Street',
    'Albert Terrace',
    'Manor Drive',
    'Orchard Close',
    'Springfield Road',
    'Grove Road',
    'Windsor Crescent',
  ],
  numberFirst: true,
};
const GERMAN: NameSet = {
  first: list(
    'Anna Lena Marie Julia Katharina Sabine Petra Monika Claudia Birgit Heike Susanne Andrea Stefanie Nadine Lea Hannah Sophie Johanna Greta Lukas Felix Maximilian Jonas Tobias Michael Thomas Andreas Stefan Markus Jürgen Wolfgang Matthias Florian Emre Selin',
  ),
  last: list(
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Köhler Maier Huber Steiner Gruber Keller Yilmaz',
  ),
  streets: [
    'Hauptstraße',
    'Bahnhofstraße',
    'Gartenweg',
    'Lindenallee',
    'Schulstraße',
    'Goethestraße',
    'Am Markt',
    'Bergstraße',
    'Rosenweg',
    'Kirchgasse',
  ],
  numberFirst: false,
};
const FRENCH: NameSet = {
  first: list(
    'Camille Léa Manon Chloé Emma Inès Sarah Julie Marie Sophie Nathalie Isabelle Valérie Céline Aurélie Émilie Hélène Claire Louise Jeanne Lucas Hugo Louis Gabriel Arthur Jules Nicolas Julien Pierre Antoine Philippe Laurent Olivier Mehdi',
  ),
  last: list(
    'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Benali Peeters Janssens Maes',
  ),
  streets: [
    'rue de la République',
    'avenue Victor-Hugo',
    'rue des Lilas',
    'place du Marché',
    'rue Pasteur',
    'boulevard Gambetta',
    'rue du Moulin',
    "chemin de l'Église",
  ],
  numberFirst: true,
};
const SOUTHERN: NameSet = {
  first: list(
    'Lucía María Paula Carmen Sofía Elena Marta Giulia Chiara Francesca Martina Beatriz Inês Ana Joana Isabel Rita Pablo Javier Carlos Diego Miguel João Tiago Rui Marco Luca Matteo Andrea Giuseppe Stefano Yannis Eleni Nikos',
  ),
  last: list(
    'García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Silva Santos Ferreira Pereira Oliveira Costa Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Papadopoulos Georgiou Nikolaidis Vella Borg',
  ),
  streets: [
    'Calle Mayor',
    'Via Roma',
    'Rua Augusta',
    'Avenida da Liberdade',
    'Via Garibaldi',
    'Calle del Sol',
    'Rua das Flores',
    'Plaza Nueva',
  ],
  numberFirst: false,
};
const NORTHERN: NameSet = {
  first: list(
    'Emma Julia Sanne Lotte Fleur Anouk Eva Maja Elsa Astrid Ingrid Freja Ida Sofie Aino Helmi Venla Daan Sem Lucas Bram Thijs Pieter Erik Lars Nils Oskar Mikkel Jonas Mikko Juha Katarzyna Piotr Jana Tomáš Rasa',
  ),
  last: list(
    'de Vries Jansen Bakker Visser Smit Meijer Mulder Bos Andersson Johansson Karlsson Nilsson Eriksson Larsson Hansen Olsen Jensen Nielsen Pedersen Christensen Korhonen Virtanen Mäkinen Nieminen Kowalski Nowak Novák Svoboda Kazlauskas Jónsdóttir',
  ),
  streets: [
    'Dorpsstraat',
    'Kerkstraat',
    'Molenweg',
    'Storgatan',
    'Skolgatan',
    'Strandvejen',
    'Kirkkokatu',
    'Parkveien',
    'Lange Nieuwstraat',
  ],
  numberFirst: false,
};
const WORLD: NameSet = {
  first: list(
    'Yuki Haruka Sakura Kenji Hiroshi Takumi Mei Wei Ling Jia Min-ji Seo-yeon Ji-hoon Noa Tamar Yael Omar Layla Hassan Nour Rania Chidi Ngozi Adaeze Thabo Lerato Ana Rafael Bruna Somchai Malee Grace Daniel',
  ),
  last: list(
    'Sato Suzuki Takahashi Tanaka Ito Chan Wong Lee Lim Tan Ng Kim Park Cohen Levi Mizrahi Haddad Khoury Nasser Al-Farsi Okonkwo Adeyemi Dlamini Naidoo Botha Souza Almeida Srisai Charoen Brown',
  ),
  streets: [
    'Main Street',
    'Harbour Road',
    'Garden Avenue',
    'Central Boulevard',
    'Temple Street',
    'Market Road',
    'Marina Walk',
  ],
  numberFirst: true,
};

export const NAME_SETS = {
  english: ENGLISH,
  german: GERMAN,
  french: FRENCH,
  southern: SOUTHERN,
  northern: NORTHERN,
  world: WORLD,
} as const;
export type NameSetKey = keyof typeof NAME_SETS;

export const COMPANY_WORDS = {
  first: list(
    'Bluebell Willow Cobble Lantern Magpie Thistle Poppy Harbour Old-Mill Saffron Juniper Attic Rose Clover Pebble Marigold Teapot Acorn Foxglove Bramble Primrose Copper Meadow Button',
  ),
  second: [
    'Gifts',
    '& Co',
    'Interiors',
    'Trading',
    'Emporium',
    'Living',
    'Home',
    'Cards & Gifts',
    'Boutique',
    'Garden Centre',
    'Tea Rooms',
    'Stores',
  ],
};
