import type { Group } from '@/lib/services/monitoring/overview/stages';

/** The customers who are in a group now. */
export const customersOf = (group: Group): string => `/customers?stage=${group}`;
export const customerHref = (id: string): string => `/customers/${id}`;
export const segmentHref = (id: string): string => `/segments/${id}`;
