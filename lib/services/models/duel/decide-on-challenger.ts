import type { Workbench } from '../training/run-training';

/** Compares a challenger with the champion; filled in by the living part. */
export async function decideOnChallenger(_bench: Workbench, _model: number, _version: number): Promise<void> {}
