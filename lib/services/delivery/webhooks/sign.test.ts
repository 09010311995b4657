import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/core';
import { newSecret, signatureHeaders } from './sign';

const BODY = '{"type":"segment.entered","data":{"name":"Käufer"}}';

describe('a signature', () => {
  it('is verified by the library of the specification, with either secret during a rotation', () => {
    const [now, before, other] = [newSecret(), newSecret(), newSecret()];
    const headers = signatureHeaders([now, before], 'msg_1', systemClock.now(), BODY);
    for (const secret of [now, before]) expect(new Webhook(secret).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    expect(() => new Webhook(other).verify(BODY, headers)).toThrow('No matching signature');
  });

  it('does not hold for another body, another id or an old message', () => {
    const secret = newSecret();
    const receiver = new Webhook(secret);
    const headers = signatureHeaders([secret], 'msg_1', systemClock.now(), BODY);
    expect(() => receiver.verify(`${BODY} `, headers)).toThrow();
    expect(() => receiver.verify(BODY, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
    const old = new Date(systemClock.now().getTime() - 10 * 60_000);
    expect(() => receiver.verify(BODY, signatureHeaders([secret], 'msg_1', old, BODY))).toThrow('too old');
  });

  it('is that of the example in the specification', () => {
    const headers = signatureHeaders(
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
