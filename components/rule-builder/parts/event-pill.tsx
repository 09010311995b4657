'use client';

import { ThingList } from '../editors/thing-list';
import { eventIcon } from '../icons';
import { eventPhrase } from '../words';
import { Param } from './param';

export interface EventPillProps {
  event: string;
  faulty: boolean;
  /** Opens by itself while no event is chosen. */
  openFirst?: boolean;
  onChange?: (event: string) => void;
}

/** An event as a thing: "viewed a product". */
export function EventPill({ event, faulty, openFirst, onChange }: EventPillProps) {
  return (
    <Param
      as="pill"
      label="Event"
      icon={eventIcon(event)}
      text={event ? eventPhrase(event) : 'choose an event'}
      faulty={faulty}
      openFirst={openFirst && event === ''}
      readOnly={!onChange}
      wide
    >
      {onChange &&
        ((close) => (
          <ThingList
            kinds={['event']}
            onChoose={(node) => {
              if (node.type === 'event') onChange(node.event);
              close();
            }}
          />
        ))}
    </Param>
  );
}
