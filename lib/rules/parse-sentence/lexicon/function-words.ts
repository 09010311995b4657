import { stemSet } from '../words';

/** Articles and pronouns that may stand before any noun. */
export const DETERMINERS = stemSet(
  'a an the any some my our their his her its your all these those this that every each of one',
);

/** The people themselves, and what one asks for. */
export const PERSON_NOUNS = stemSet(
  'customer person user shopper anyone anybody everyone everybody someone contact those audience member profile client consumer visitor buyer purchaser subscriber purchaser guest account lead prospect somebody whoever ones',
);

/** Words that carry no condition: they may stand anywhere. */
export const FILLERS = stemSet(
  `a an the any some my our their his her its your all these those this that every each of one
   who whom whose which where when what have be do will would can could should may might must
   they he she it we i me us you them him currently still already yet also just ever even please show find get give list target select segment build create
   want need like let make send to for with at on in into from by as is so now then and both there here too of
   actually really very own out up perform trigger event attribute trait property field custom marketing if rfm
   customer person user shopper anyone anybody everyone everybody someone contact audience member profile client consumer guest account somebody ones group buyer
   , . : - ! ? ' \` " `,
);

/** Words after which a sentence part is to be denied. */
export const NEGATIONS = stemSet('not never no without none nobody zero neither nor');

export const PRODUCT_NOUNS = stemSet(
  'product item article thing something anything piece goods stuff it them one products',
);
