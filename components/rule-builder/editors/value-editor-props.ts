import type { Unit, ValueType } from '@/lib/catalog';
import type { Operator } from '@/lib/rules';
import type { ValueQuestion } from '@/lib/services/segments/suggest-values';

export type Operand = string | number | boolean | (string | number | boolean)[] | undefined;

export interface ValueEditorProps {
  label: string;
  op: Operator;
  type: ValueType;
  unit?: Unit;
  value: Operand;
  /** The closed list of values, where there is one. */
  values?: readonly string[];
  question: ValueQuestion;
  today: string;
  onChange: (value: Operand, merge?: string) => void;
  close: () => void;
}
