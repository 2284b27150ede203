// Traits that scale, as they come out for Kubernetes.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';
import { LABELS, trait, withTraits } from '../support/with-traits.ts';

describe('manual-scaler', () => {
  it('fixes the number of replicas and adds no object', () => {
    const { effects, values, problems } = renderParts(
      withTraits(trait('manual-scaler', { replicaCount: 4 })),
    );
    expect(effects.get('web')).toMatchObject({ replicas: { value: 4 }, scaled: 'by-nobody' });
    expect([values, problems]).toEqual([[], []]);
  });

  it('takes the number from a variable that holds it as text', () => {
    const text = withTraits(trait('ManualScaler', { replicaCount: '[fromVariable(count)]' }));
    const { effects, problems } = renderParts(text);
    expect(effects.get('web')?.replicas?.value).toBe(3);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      {},
      'error missing-trait-property [manual-scaler] "manual-scaler" needs "replicaCount". The number of replicas is not set.',
    ],
    [
      { replicaCount: -1 },
      'error trait-property-value [-1] "replicaCount" of "manual-scaler" must be a whole number from 0 on.',
    ],
    [
      { replicaCount: 1.5 },
      'error trait-property-value [1.5] "replicaCount" of "manual-scaler" must be a whole number from 0 on.',
    ],
    [
      { replicaCount: [2] },
      'error trait-property-value [[2]] "replicaCount" of "manual-scaler" must be a whole number from 0 on.',
    ],
  ])('with %j says what is wrong and fixes nothing', (properties, problem) => {
    const { effects, problems } = renderParts(withTraits(trait('manual-scaler', properties)));
    expect(effects.get('web')?.replicas).toBeUndefined();
    expect(problems).toEqual([problem]);
  });

  it('counts once, and the first one', () => {
    const text =
      trait('manual-scaler', { replicaCount: 2 }) + trait('ManualScaler', { replicaCount: 5 });
    const { effects, problems } = renderParts(withTraits(text));
    expect(effects.get('web')?.replicas?.value).toBe(2);
    expect(problems).toEqual([
      'warning duplicate-trait [ManualScaler] The instance has a "manual-scaler" already, so this one is left out.',
    ]);
  });

  it('is left out of what must not run twice', () => {
    const text = withTraits(trait('manual-scaler', { replicaCount: 2 }), 'SingletonServer');
    const { effects, problems } = renderParts(text);
    expect(effects.get('web')?.replicas).toBeUndefined();
    expect(problems).toEqual([
      'error trait-not-applicable [manual-scaler] "manual-scaler" does not apply to "site", whose workload type is "core.oam.dev/v1alpha1.SingletonServer", so it is left out.',
    ]);
  });
});

describe('auto-scaler', () => {
  it('becomes an autoscaler of the Deployment', () => {
    const text = withTraits(trait('auto-scaler', { minimum: 2, maximum: 6, cpu: 50, memory: 70 }));
    const { values, effects, problems, originOf, lost } = renderParts(text, { namespace: 'prod' });
    expect(values).toEqual([
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web', namespace: 'prod', labels: LABELS },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          minReplicas: 2,
          maxReplicas: 6,
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
            },
            {
              type: 'Resource',
              resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } },
            },
          ],
        },
      },
    ]);
    expect(effects.get('web')).toMatchObject({ replicas: undefined, scaled: 'by-cluster' });
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec maxReplicas')).toBe('6');
    expect(originOf(0, 'spec metrics 1 resource target averageUtilization')).toBe('70');
    expect(originOf(0, 'metadata namespace')).toBe('(given: namespace)');
    expect(lost).toEqual([]);
  });

  it('writes its bounds out where the author does not', () => {
    const { values } = renderParts(withTraits(trait('auto-scaler', { cpu: 50 })));
    expect(values).toMatchObject([{ spec: { minReplicas: 1, maxReplicas: 10 } }]);
  });

  it('is written for older clusters on demand', () => {
    const text = withTraits(trait('auto-scaler', { cpu: 50 }));
    const versionFor = (kubernetesVersion: `1.${number}`) =>
      renderParts(text, { kubernetesVersion }).values[0]?.['apiVersion'];
    expect(versionFor('1.23')).toBe('autoscaling/v2');
    expect(versionFor('1.22')).toBe('autoscaling/v2beta2');
  });

  it.each([
    [
      { minimum: 2 },
      'error auto-scaler-metric [auto-scaler] The auto-scaler has no load to follow, so it is left out. Set "cpu" or "memory" to a percentage.',
    ],
    [
      { cpu: 50, minimum: 5, maximum: 2 },
      'error auto-scaler-range [2] "minimum" is 5 and "maximum" is 2. Without room between them nothing is scaled, so this trait is left out.',
    ],
    [
      { cpu: 50, minimum: 12 },
      'error auto-scaler-range [12] "minimum" is 12 and "maximum" is 10 when it is not set. Without room between them nothing is scaled, so this trait is left out.',
    ],
  ])('with %j says what is wrong and is left out', (properties, problem) => {
    const { values, effects, problems } = renderParts(withTraits(trait('auto-scaler', properties)));
    expect(problems).toEqual([problem]);
    expect(values).toEqual([]);
    expect(effects.get('web')?.scaled).toBe('by-nobody');
  });

  it('wins against a fixed number, which each deployment would otherwise set again', () => {
    const text = trait('manual-scaler', { replicaCount: 2 }) + trait('auto-scaler', { cpu: 50 });
    const { effects, values, problems } = renderParts(withTraits(text));
    expect(effects.get('web')).toMatchObject({ replicas: undefined, scaled: 'by-cluster' });
    expect(values).toHaveLength(1);
    expect(problems).toEqual([
      'warning two-scalers [manual-scaler] "manual-scaler" and "auto-scaler" both set the number of replicas. The auto-scaler decides, and no fixed number is written.',
    ]);
  });

  it('leaves the fixed number alone when it cannot be rendered itself', () => {
    const text = trait('manual-scaler', { replicaCount: 2 }) + trait('auto-scaler', {});
    expect(renderParts(withTraits(text)).effects.get('web')).toMatchObject({
      replicas: { value: 2 },
      scaled: 'by-nobody',
    });
  });

  it('warns of containers that require nothing to measure against', () => {
    const { problems } = renderParts(withTraits(trait('auto-scaler', { cpu: 50 }), 'Server', ''));
    expect(problems).toEqual([
      'warning auto-scaler-without-request [50] The percentage is measured against the "cpu" that each container requires; "main" requires none, so the number of replicas will not follow it.',
    ]);
  });

  it('cannot scale a task that runs', () => {
    const { values, problems } = renderParts(withTraits(trait('auto-scaler', { cpu: 50 }), 'Task'));
    expect(values).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^warning auto-scaler-on-task \[auto-scaler\]/),
    ]);
  });
});
