import { AppError } from '@/lib/core';
import { lifetimeTrainer } from '../lifetimes/lifetime-trainer';
import { recommenderTrainer } from '../recommend/recommender-trainer';
import type { ModelKind } from '../types';
import { classifierTrainer } from './classifier/classifier-trainer';
import { clusterTrainer } from './clusters/cluster-trainer';
import type { Trainer } from './trainer';

/** Every trainer, each with the kinds that it trains. */
export const TRAINERS: readonly Trainer[] = [clusterTrainer, classifierTrainer, lifetimeTrainer, recommenderTrainer];

/** The trainer of a kind. Throws invalidInput where there is none. */
export function trainerOf(kind: ModelKind): Trainer {
  const found = TRAINERS.find(({ kinds }) => kinds.includes(kind));
  if (!found) throw new AppError('invalidInput', `Models of the kind ${kind} cannot be trained here.`);
  return found;
}
