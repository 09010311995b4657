/** Channels of consent that the product knows by name; any other channel is kept as it comes. */
export const EMAIL_CHANNEL = 'email';

/**
 * Profiling is a purpose of its own, kept like the consent of a channel (`Unsubscribed` with `channel: "profiling"`):
 * who is unsubscribed from it objects (GDPR, article 21) and takes part in no model; nothing said is no objection.
 */
export const PROFILING = 'profiling';
