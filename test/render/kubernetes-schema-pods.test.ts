// What the offline check refuses about pods: containers, probes and volumes.
import { expect, test } from 'vitest';
import { checkAll, problemsOf } from './kubernetes-cases.ts';
import { podCases } from './kubernetes-pod-cases.ts';

const pod = 'v1/Pod';
const container = 'spec containers 0';

checkAll(podCases);

test('variables have freer names in newer versions', () => {
  expect(problemsOf(pod, `${container} env 0 name`, '1 A', '1.32')).toEqual([]);
});
