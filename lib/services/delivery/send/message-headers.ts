/** What the headers of a campaign's message say. */
export interface HeaderFacts {
  unsubscribe: string;
  campaignId: string;
  kind: string;
  topic: string | null;
  topicName: string | null;
  shop: string;
  /** Domain of the sender's address. */
  domain: string;
}

/**
 * Headers of mail to many: one-click unsubscribing (RFC 8058, RFC 2369), whose list it is (RFC 2919), that no human waits
 * for an answer (RFC 3834), and by what Gmail groups complaints.
 */
export function messageHeaders(facts: HeaderFacts): Record<string, string> {
  const { unsubscribe, campaignId, kind, topic, topicName, shop, domain } = facts;
  const list = (topic ?? 'news').toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  const phrase = `${shop} ${topicName ?? 'news'}`.replace(/[^\p{L}\p{N} &'.-]+/gu, ' ').trim();
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `${/^[\x20-\x7e]*$/.test(phrase) ? `"${phrase}" ` : ''}<${list}.${domain}>`,
    Precedence: 'bulk',
    'Auto-Submitted': 'auto-generated',
    'Feedback-ID': `${campaignId}:${list}:${kind}:kindred`,
  };
}
