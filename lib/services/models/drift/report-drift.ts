import type { ModelRow } from '../model-row';
import type { Workbench } from '../training/run-training';
import type { Scored } from '../training/trainer';

/** Compares those who were scored with those the version learned from; filled in by the living part. */
export async function reportDrift(
  _bench: Workbench,
  _model: ModelRow,
  _version: number,
  _scored: Scored,
  _at: Date,
): Promise<void> {}
