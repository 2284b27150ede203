// Cases of the offline check about workloads and about what carries traffic to them.
import type { Cases } from './kubernetes-cases.ts';

const deployment = 'apps/v1/Deployment';
const service = 'v1/Service';
const ingress = 'networking.k8s.io/v1/Ingress';
const paths = 'spec rules 0 http paths 0';

export const workloadCases: Cases = {
  workloads: [
    [
      deployment,
      'spec template metadata labels',
      {},
      'spec selector matchLabels app.kubernetes.io/name reference: The labels of the pod template have no "app.kubernetes.io/name: web", which the selector asks for.',
    ],
    [
      deployment,
      'spec selector',
      {},
      'spec selector missing: The selector is empty and would select every pod.',
    ],
    [
      deployment,
      'spec template spec restartPolicy',
      'Never',
      'spec template spec restartPolicy enum: The restartPolicy here is "Always"; a Job takes "Never".',
    ],
    [
      deployment,
      'spec strategy type',
      'Recreate',
      'spec strategy rollingUpdate conflict: rollingUpdate does not go with the type "Recreate".',
    ],
    [
      deployment,
      'spec strategy rollingUpdate maxSurge',
      0,
      'spec strategy rollingUpdate maxUnavailable conflict: With both maxSurge and maxUnavailable at 0 no pod can ever be replaced.',
    ],
    [
      deployment,
      'spec strategy rollingUpdate maxSurge',
      'a lot',
      'spec strategy rollingUpdate maxSurge format: "a lot" is neither a number nor a share such as "25%".',
    ],
    [
      deployment,
      'spec minReadySeconds',
      600,
      'spec minReadySeconds conflict: minReadySeconds must be less than progressDeadlineSeconds (600).',
    ],
    [
      'batch/v1/Job',
      'spec template spec restartPolicy',
      undefined,
      'spec template enum: The restartPolicy of a Job is "OnFailure" or "Never".',
    ],
    ['batch/v1/Job', 'spec selector', {}],
    [
      'batch/v1/Job',
      'spec selector',
      { matchLabels: { 'app.kubernetes.io/name': 'web' } },
      'spec selector conflict: Kubernetes makes the selector of a Job, unless manualSelector is true.',
    ],
    [
      'batch/v1/Job',
      'spec completionMode',
      'Indexed',
      'spec missing: An indexed Job needs completions.',
    ],
    ...['* * * *', '60 * * * *', '5-1 * * * *', '*/0 * * * *', 'x * * * *'].map(
      (schedule) =>
        [
          'batch/v1/CronJob',
          'spec schedule',
          schedule,
          `spec schedule format: "${schedule}" is no schedule: it has five parts such as "0 3 * * 1", or is a word such as "@daily".`,
        ] as const,
    ),
    ['batch/v1/CronJob', 'spec schedule', '@hourly'],
  ],
  traffic: [
    [service, 'spec ports', [], 'spec missing: A Service needs ports, unless it is headless.'],
    [
      service,
      'spec ports 1 name',
      undefined,
      'spec ports 1 missing: Where a Service has several ports, each has a name.',
    ],
    [service, 'spec ports 1 name', 'http', 'spec ports 1 duplicate: "http" is in ports twice.'],
    [
      service,
      'spec ports 1 protocol',
      'TCP',
      'spec ports 1 duplicate: "80/TCP" is in ports twice.',
    ],
    [
      service,
      'spec ports 0 nodePort',
      30000,
      'spec ports 0 nodePort conflict: nodePort needs the type "NodePort" or "LoadBalancer".',
    ],
    [service, 'spec type', 'ExternalName', 'spec missing: An ExternalName Service names no host.'],
    [ingress, 'spec', {}, 'spec missing: An Ingress needs rules or a default backend.'],
    [
      ingress,
      'spec rules 0 host',
      '10.0.0.1',
      'spec rules 0 host format: The host is a name, not an IP address.',
    ],
    [ingress, `${paths} pathType`, undefined, `${paths} missing: The field "pathType" is missing.`],
    [
      ingress,
      `${paths} pathType`,
      'prefix',
      `${paths} pathType enum: "prefix" is not possible here, only "Exact", "Prefix" or "ImplementationSpecific". Did you mean "Prefix"?`,
    ],
    [ingress, `${paths} path`, 'a', `${paths} format: The path of this type starts with "/".`],
    [
      ingress,
      `${paths} backend`,
      { serviceName: 'web' },
      `${paths} backend serviceName unknown-field: "serviceName" is not a field here.`,
      `${paths} backend missing: The backend names no service.`,
    ],
    [
      ingress,
      `${paths} backend service port`,
      {},
      `${paths} backend service port missing: Give the name or the number of the port.`,
    ],
    [
      'networking.k8s.io/v1/NetworkPolicy',
      'spec policyTypes',
      ['ingress'],
      'spec policyTypes 0 enum: "ingress" is not possible here, only "Ingress" or "Egress".',
    ],
  ],
};
