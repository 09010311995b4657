import {
  AtSign,
  Building2,
  Cake,
  CalendarDays,
  Clock,
  CreditCard,
  Eye,
  FileText,
  Gauge,
  Globe,
  Heart,
  Languages,
  ListOrdered,
  type LucideIcon,
  Mail,
  MailCheck,
  MailOpen,
  MailWarning,
  MailX,
  MapPin,
  MessageSquare,
  MousePointerClick,
  Newspaper,
  Phone,
  ShoppingBag,
  ShoppingCart,
  Smartphone,
  Tag,
  Trophy,
  Undo2,
  UserRound,
  UsersRound,
  Zap,
} from 'lucide-react';
import type { BareCondition } from './model/types';

const EVENTS: Readonly<Record<string, LucideIcon>> = {
  'Product Viewed': Eye,
  'Product Added': ShoppingCart,
  'Product Removed': ShoppingCart,
  'Cart Viewed': ShoppingCart,
  'Checkout Started': CreditCard,
  'Order Completed': ShoppingBag,
  'Order Refunded': Undo2,
  'Email Delivered': Mail,
  'Email Opened': MailOpen,
  'Email Link Clicked': MousePointerClick,
  'Email Bounced': MailWarning,
  'Email Marked as Spam': MailWarning,
  Unsubscribed: MailX,
  Subscribed: MailCheck,
  'Page Viewed': FileText,
  'Screen Viewed': Smartphone,
};

const TRAITS: Readonly<Record<string, LucideIcon>> = {
  email: AtSign,
  phone: Phone,
  street: MapPin,
  postalCode: MapPin,
  city: MapPin,
  country: MapPin,
  language: Languages,
  timezone: Clock,
  company: Building2,
  acquisitionChannel: Globe,
  birthday: Cake,
  createdAt: CalendarDays,
  newsletter: Newspaper,
  interests: Heart,
};

export const eventIcon = (event: string): LucideIcon => {
  const known = EVENTS[event];
  if (known) return known;
  return /support|ticket|message|chat|review/i.test(event) ? MessageSquare : Zap;
};
export const traitIcon = (trait: string): LucideIcon => TRAITS[trait] ?? UserRound;
export const metricIcon = (metric: string): LucideIcon => (metric.startsWith('cluster:') ? UsersRound : Gauge);
export const ValueIcon = Tag;

/** Two circles that share something: a segment. */
export function SegmentIcon({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
    >
      <circle cx="6" cy="6" r="4.2" />
      <circle cx="10" cy="10" r="4.2" />
    </svg>
  );
}

export type Icon = LucideIcon | typeof SegmentIcon;

/** The mark of what a condition is about. */
export function conditionIcon(condition: BareCondition): Icon {
  switch (condition.type) {
    case 'event':
      return eventIcon(condition.event);
    case 'trait':
      return traitIcon(condition.trait);
    case 'metric':
      return metricIcon(condition.metric);
    case 'segment':
      return SegmentIcon;
    case 'consent':
      return MailCheck;
    case 'sequence':
      return ListOrdered;
    case 'score':
      return Trophy;
  }
}
