import type { EmailDocument } from '../document/document';
import { textsOf } from './texts-of';

/** A share or an amount off, a code to type in, something free: what a shop must keep once it is sent. */
const OFFER =
  /\b\d{1,3}(?:[.,]\d+)?\s*%\s*(?:off|discount|less|cheaper)|[£$€]\s*\d+(?:[.,]\d+)?\s*(?:off|voucher)|\b(?:discount|voucher|promo(?:tion)? code|coupon|half price|(?:with|use) (?:the )?code|free (?:delivery|shipping|gift|wrapping))\b|\b(?:on us|buy one)\b/i;

/** The words with which an email promises something; null where it promises nothing. */
export function findOffer(document: EmailDocument): string | null {
  for (const { text } of textsOf(document)) {
    const found = OFFER.exec(text);
    if (found) return found[0];
  }
  return null;
}
