// What the offline check refuses about workloads and about what carries traffic to them.
import { expect, test } from 'vitest';
import { checkAll, problemsOf } from './kubernetes-cases.ts';
import { workloadCases } from './kubernetes-workload-cases.ts';

const ingress = 'networking.k8s.io/v1/Ingress';
const paths = 'spec rules 0 http paths 0';

checkAll(workloadCases);

test('the path type is asked for in every version', () => {
  for (const version of ['1.20', '1.36'] as const) {
    expect(problemsOf(ingress, `${paths} pathType`, undefined, version)).toHaveLength(1);
  }
});
