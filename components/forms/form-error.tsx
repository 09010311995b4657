import { Callout } from '@/components/ui/callout';

/** Why a form was refused as a whole; above its button. */
export function FormError({ message }: { message: string | undefined }) {
  return message ? <Callout tone="bad">{message}</Callout> : null;
}
