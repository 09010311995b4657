'use client';

import { useQuery } from '@tanstack/react-query';
import { api } from '@/components/ui/api';
import type { ClusterCustomer } from '@/lib/services/models/read-cluster-customer';
import type { ClusterMap } from '@/lib/services/models/types';

/** The points of a run's map; they do not change. */
export const useClusterMap = (model: string, run: number) =>
  useQuery({
    queryKey: ['cluster-map', model, run],
    queryFn: ({ signal }) => api<ClusterMap>(`/api/ui/clusters/${model}/map`, { query: { run }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What placed one customer. */
export const useClusterCustomer = (model: string, run: number, customer: string | null) =>
  useQuery({
    queryKey: ['cluster-customer', model, run, customer],
    queryFn: ({ signal }) =>
      api<ClusterCustomer>(`/api/ui/clusters/${model}/customers/${customer}`, { query: { run }, signal }),
    enabled: customer !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
