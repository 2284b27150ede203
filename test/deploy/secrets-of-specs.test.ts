// Which values of specs are taken for secrets before anything is rendered.
import { expect, it } from 'vitest';
import type { Json } from '../../server/src/deploy/cluster.ts';
import { secretsOfSpecs } from '../../server/src/deploy/secrets-of-specs.ts';

it('takes values and defaults beside names that tell of a secret', () => {
  const component = {
    spec: {
      parameters: [
        { name: 'dbPassword', type: 'string', default: 'one' },
        { name: 'mode', type: 'string', default: 'fast' },
      ],
      containers: [
        {
          env: [
            { name: 'API_TOKEN', value: 'two' },
            { name: 'PIN_SECRET', value: 1234 },
          ],
        },
      ],
    },
  };
  const configuration = {
    spec: {
      variables: [{ name: 'adminToken', value: 'three' }],
      components: [
        {
          parameterValues: [{ name: 'dbPassword', value: '[fromVariable(adminToken)]' }],
          traits: [{ name: 'login', properties: { clientSecret: 'four', secretName: 'kept' } }],
        },
      ],
    },
  };
  expect(secretsOfSpecs([component, configuration])).toEqual([
    'one',
    'two',
    '1234',
    'three',
    'four',
  ]);
});

it('takes nothing from what is no secret, or has no value yet', () => {
  const open: Json[] = [
    { name: 'token' },
    { name: 'token', value: '' },
    { name: 'token', value: null },
  ];
  expect(secretsOfSpecs([{ variables: open }, 'text', null])).toEqual([]);
});
