// Cases of the offline check of the envelope, names, labels and types of fields.
import type { Cases } from './kubernetes-cases.ts';

const pod = 'v1/Pod';
const deployment = 'apps/v1/Deployment';
const service = 'v1/Service';
const container = 'spec containers 0';
const long = 'a'.repeat(64);
const scaler = 'autoscaling/v2/HorizontalPodAutoscaler';
const budget = 'policy/v1/PodDisruptionBudget';

export const fieldCases: Cases = {
  'the envelope': [
    [pod, 'kind', undefined, ' missing: The field "kind" is missing.'],
    [pod, 'apiVersion', 1, 'apiVersion type: This must be text, not the number 1.'],
    [pod, 'metadata', undefined, ' missing: The object has no name.'],
    [pod, 'metadata', [], 'metadata type: This must be an object, not a list.'],
    [
      pod,
      'metadata name',
      'Web',
      'metadata name format: "Web" holds capital letters; it must be lower-case letters, digits, "-" or "." that start and end with a letter or a digit.',
    ],
    [
      service,
      'metadata name',
      '1web',
      'metadata name format: "1web" does not start with a letter; it must be 1 to 63 lower-case letters, digits or "-" that start with a letter.',
    ],
    [
      'batch/v1/CronJob',
      'metadata name',
      'a'.repeat(53),
      'metadata name format: The name has 53 characters, and 52 is the most.',
    ],
    [
      'batch/v1/Job',
      'metadata name',
      long,
      'metadata name format: The name has 64 characters, and 63 is the most.',
    ],
    [deployment, 'metadata name', 'a'.repeat(253)],
    [
      'v1/Namespace',
      'metadata namespace',
      'shop',
      'metadata namespace conflict: An object of this kind belongs to the whole cluster and has no namespace.',
    ],
    [
      pod,
      'metadata labels',
      { a: long, 'b/': '' },
      'metadata labels b/ format: The key "b/" has a part behind "/" that is empty.',
      `metadata labels a format: "${long}" has 64 characters; it must be at most 63 letters, digits, "-", "_" or "." that start and end with a letter or a digit.`,
    ],
    [
      pod,
      'metadata annotations',
      { 'a b': '' },
      'metadata annotations a b format: The key "a b" holds a blank.',
    ],
  ],
  fields: [
    [
      deployment,
      'spec replics',
      1,
      'spec replics unknown-field: "replics" is not a field here. Did you mean "replicas"?',
    ],
    [
      deployment,
      'spec replicas',
      '2',
      'spec replicas type: This must be a whole number, not text.',
    ],
    [deployment, 'spec replicas', 1.5, 'spec replicas type: 1.5 is not a whole number.'],
    [
      deployment,
      'spec replicas',
      2 ** 31,
      'spec replicas range: 2147483648 is too large a number for this field.',
    ],
    [
      deployment,
      'spec replicas',
      -1,
      'spec replicas range: -1 is out of range: this must be at least 0.',
    ],
    [deployment, 'spec replicas', null],
    ['apps/v1/StatefulSet', 'spec serviceName', undefined],
    ['apps/v1/StatefulSet', 'status', {}],
    [pod, 'spec containers 0 livenessProbe httpGet httpHeaders', [{ name: 'A', value: '' }]],
    [deployment, 'spec paused', 'yes', 'spec paused type: This must be true or false, not text.'],
    [
      deployment,
      'spec template',
      undefined,
      'spec missing: The field "template" is missing.',
      'spec selector matchLabels app.kubernetes.io/name reference: The labels of the pod template have no "app.kubernetes.io/name: web", which the selector asks for.',
    ],
    [
      pod,
      `${container} env 0 value`,
      8080,
      `${container} env 0 value type: This must be text, not the number 8080. Put it in quotes.`,
    ],
    [
      pod,
      `${container} args`,
      'a',
      `${container} args type: This must be a list, not text. Each item starts with "- ".`,
    ],
    [pod, 'spec nodeSelector', [], 'spec nodeSelector type: This must be a map, not a list.'],
    [
      pod,
      'spec volumes 1 emptyDir sizeLimit',
      '100MBMi',
      'spec volumes 1 emptyDir sizeLimit format: "100MBMi" is no amount such as "500m", "128Mi" or "1.5".',
    ],
    [
      'v1/Secret',
      'data',
      { b: 'ä' },
      'data b format: This is not base64. Plain text goes into "stringData" of a Secret.',
    ],
    [
      pod,
      'metadata creationTimestamp',
      'today',
      'metadata creationTimestamp format: "today" is no time such as "2026-01-31T09:00:00Z".',
    ],
  ],
  'configuration, scaling and permissions': [
    [
      'v1/ConfigMap',
      'data',
      { 'a/b': '' },
      'data a/b format: "a/b" holds "/"; it must be letters, digits, "-", "_" or ".", and not start with "..".',
    ],
    ['v1/ConfigMap', 'data', { b: '' }, 'binaryData b duplicate: "b" is in data, too.'],
    [
      'v1/ConfigMap',
      'data',
      { a: 'x'.repeat(2 ** 20) },
      ' range: This holds 1025 KiB, and 1024 KiB is the most.',
    ],
    [
      'v1/Secret',
      'type',
      'kubernetes.io/ssh-auth',
      ' missing: A Secret of type kubernetes.io/ssh-auth has the key "ssh-privatekey".',
    ],
    [
      scaler,
      'spec minReplicas',
      4,
      'spec maxReplicas range: maxReplicas is not less than minReplicas (4).',
    ],
    [scaler, 'spec minReplicas', 0, 'spec minReplicas range: minReplicas is at least 1.'],
    [
      scaler,
      'spec metrics 0 type',
      'Pods',
      'spec metrics 0 missing: A metric of type "Pods" has the field "pods".',
      'spec metrics 0 resource conflict: "resource" does not go with a metric of type "Pods".',
    ],
    [
      scaler,
      'spec metrics 0 resource target',
      { type: 'Value' },
      'spec metrics 0 resource target missing: A target of type "Value" has the field "value".',
    ],
    [
      budget,
      'spec maxUnavailable',
      1,
      'spec maxUnavailable conflict: Give either minAvailable or maxUnavailable, not both.',
    ],
    [
      'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
      'roleRef kind',
      'Role',
      'roleRef kind enum: A ClusterRoleBinding gives a ClusterRole, not a Role.',
    ],
    ['rbac.authorization.k8s.io/v1/RoleBinding', 'subjects 0 namespace', undefined],
    [
      'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
      'subjects 0 namespace',
      undefined,
      'subjects 0 missing: The namespace of the service account is missing.',
    ],
    [
      'rbac.authorization.k8s.io/v1/Role',
      'rules 0 verbs',
      [],
      'rules 0 verbs missing: A rule allows at least one verb.',
    ],
  ],
};
