import { describe, expect, it } from 'vitest';
import { MASK, maskCustomer, maskEmail, maskName } from './mask-customer';

const alice = {
  id: 'cus_1',
  externalId: 'u-1',
  email: 'alice.harris@example.test',
  traits: {
    email: 'alice.harris@example.test',
    firstName: 'Alice',
    lastName: 'Harris-Moore',
    country: 'GB',
    gender: 'female',
    birthday: '1980-01-02',
    age: 46,
    shoeSize: 'forty-one',
    address: { street: '1 High Street' },
    newsletter: true,
  },
};

describe('maskCustomer', () => {
  it('leaves what tells nothing about a person and masks the rest by the catalogue', () => {
    expect(maskCustomer(alice)).toEqual({
      id: 'cus_1',
      externalId: 'u-1',
      email: 'a•••@e•••.test',
      traits: {
        email: 'a•••@e•••.test',
        firstName: 'A.',
        lastName: 'H. M.',
        country: 'GB',
        gender: MASK,
        birthday: '1•••',
        age: MASK,
        shoeSize: 'f•••',
        address: MASK,
        newsletter: true,
      },
    });
  });

  it('takes a trait that the catalogue does not know as personal', () => {
    expect(maskCustomer({ ...alice, traits: { nickname: 'Ally' } }).traits).toEqual({ nickname: 'A•••' });
  });

  it('masks an external id that is an email address', () => {
    expect(maskCustomer({ ...alice, externalId: 'bob@shop.example' }).externalId).toBe('b•••@s•••.example');
  });

  it('shows that a value is missing, and does not make one up', () => {
    const nobody = { externalId: null, email: null, traits: { firstName: null, phone: '' } };
    expect(maskCustomer(nobody)).toEqual(nobody);
  });

  it('lets nothing of the original letters through but the first', () => {
    const text = JSON.stringify(maskCustomer(alice));
    for (const secret of ['lice', 'arris', 'example', 'female', '1980', '46', 'forty', 'High Street'])
      expect(text).not.toContain(secret);
  });
});

describe('maskEmail and maskName', () => {
  it.each([
    ['@', '@•••'],
    ['x', 'x•••'],
    ['é@ü.de', 'é•••@ü•••.de'],
    ['a@localhost', 'a•••@l•••'],
    ['a@b.co.uk', 'a•••@b•••.uk'],
  ])('%s reads %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

  it.each([
    ['Alice Harris', 'A. H.'],
    ['  ', '•••'],
    ['😀 x', '😀. X.'],
  ])('%s reads %s', (name, masked) => expect(maskName(name)).toBe(masked));
});
