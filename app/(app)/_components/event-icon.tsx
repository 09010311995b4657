import {
  Eye,
  FileText,
  type LucideIcon,
  Mail,
  MailOpen,
  MailX,
  MousePointerClick,
  PackageCheck,
  ShoppingCart,
  Sparkles,
  Undo2,
  UserRound,
  WalletCards,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';

const ICONS: Record<string, LucideIcon> = {
  'Product Viewed': Eye,
  'Product Added': ShoppingCart,
  'Product Removed': ShoppingCart,
  'Cart Viewed': ShoppingCart,
  'Checkout Started': WalletCards,
  'Order Completed': PackageCheck,
  'Order Refunded': Undo2,
  'Email Delivered': Mail,
  'Email Opened': MailOpen,
  'Email Link Clicked': MousePointerClick,
  'Email Bounced': MailX,
  'Email Marked as Spam': MailX,
  Unsubscribed: MailX,
  Subscribed: Mail,
  'Page Viewed': FileText,
  'Screen Viewed': FileText,
};

/** The mark of an event; decoration beside its name. */
export function EventIcon({ event }: { event: { call: string; name: string } }) {
  const Icon =
    event.call === 'identify' || event.call === 'alias' || event.call === 'group'
      ? UserRound
      : (ICONS[event.name] ?? Sparkles);
  const order = event.name === 'Order Completed';
  return (
    <span
      className={cn(
        'grid size-6 shrink-0 place-items-center rounded-full',
        order ? 'bg-good-soft text-good' : 'bg-sunken text-ink-2',
      )}
    >
      <Icon className="size-3.5" strokeWidth={1.6} aria-hidden />
    </span>
  );
}
