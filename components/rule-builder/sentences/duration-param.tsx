import { OptionalDuration } from '../editors/optional-duration';
import { Param } from '../parts/param';

export interface DurationParamProps {
  /** What the words in the sentence are: "Time frame". */
  label: string;
  /** What the duration in the editor is, where that has another name: "In the last". */
  field?: string;
  /** The words where there is a duration. */
  words: (duration: string) => string;
  /** The words where there is none. */
  none: string;
  /** The sentence of the editor's switch. */
  question: string;
  /** What holds where it is switched off. */
  without: string;
  /** Where it is switched on. */
  start: string;
  value: string | undefined;
  faulty: boolean;
  onChange?: (duration: string | undefined, merge?: string) => void;
}

/** A duration in a sentence that may be left out; where it is and nothing can be changed, nothing is shown. */
export function DurationParam(props: DurationParamProps) {
  const { label, field = label, words, none, question, without, start, value, faulty, onChange } = props;
  if (value === undefined && !onChange) return null;
  return (
    <Param label={label} text={value === undefined ? none : words(value)} faulty={faulty} readOnly={!onChange}>
      {onChange &&
        ((close) => (
          <OptionalDuration
            label={field}
            question={question}
            without={without}
            start={start}
            value={value}
            onChange={onChange}
            close={close}
          />
        ))}
    </Param>
  );
}
