// Objects that every cluster which serves their kind accepts, one or more for each kind that is checked.
import type { JsonObject } from '../../server/src/render/kubernetes-schema/place.ts';

const labels = { 'app.kubernetes.io/name': 'web' };

const podSpec = {
  serviceAccountName: 'web',
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
  initContainers: [{ name: 'prepare', image: 'busybox:1.36', command: ['true'] }],
  containers: [
    {
      name: 'web',
      image: 'nginx:1.25',
      imagePullPolicy: 'IfNotPresent',
      args: ['-v', '1'],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }, { containerPort: 53 }],
      env: [
        { name: 'MODE', value: '' },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } },
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      ],
      envFrom: [{ configMapRef: { name: 'web' }, prefix: 'A_' }],
      resources: {
        requests: { cpu: '500m', memory: '128Mi', 'nvidia.com/gpu': 1 },
        limits: { cpu: 1, memory: '1Gi', 'nvidia.com/gpu': '1' },
      },
      livenessProbe: {
        httpGet: { path: '/', port: 'http' },
        periodSeconds: 10,
        successThreshold: 1,
      },
      readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 0 },
      startupProbe: { exec: { command: ['true'] } },
      lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
      securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
      volumeMounts: [
        { name: 'config', mountPath: '/etc/web/a.conf', subPath: 'a.conf', readOnly: true },
        { name: 'scratch', mountPath: '/tmp' },
      ],
    },
  ],
  volumes: [
    { name: 'config', configMap: { name: 'web', items: [{ key: 'a.conf', path: 'a.conf' }] } },
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
  ],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }] },
        ],
      },
    },
  },
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
};

const template = { metadata: { labels }, spec: podSpec };
const once = { metadata: { labels }, spec: { ...podSpec, restartPolicy: 'Never' } };
const running = { replicas: 2, selector: { matchLabels: labels }, template };
const job = { backoffLimit: 2, template: once };
const claim = {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '1Gi' } },
  storageClassName: 'fast',
};
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const subjects = [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }];
const policyRules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }];
const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const oldBackend = { serviceName: 'web', servicePort: 80 };
const oldIngress = {
  rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', backend: oldBackend }] } }],
};

/** A new object of a kind, such as `apps/v1/Deployment`, with the given fields. */
export function objectOf(key: string, fields: JsonObject, metadata: JsonObject = {}): JsonObject {
  const at = key.lastIndexOf('/');
  return {
    apiVersion: key.slice(0, at),
    kind: key.slice(at + 1),
    metadata: { name: 'web', ...metadata },
    ...fields,
  };
}

export const validObjects: readonly (readonly [string, JsonObject])[] = [
  ['v1/Pod', objectOf('v1/Pod', { spec: podSpec }, { labels, namespace: 'shop' })],
  [
    'v1/Service',
    objectOf('v1/Service', {
      spec: {
        type: 'ClusterIP',
        selector: labels,
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' },
          { name: 'dns', port: 80, targetPort: 53, protocol: 'UDP' },
        ],
      },
    }),
  ],
  ['v1/Service', objectOf('v1/Service', { spec: { clusterIP: 'None', selector: labels } })],
  [
    'v1/Service',
    objectOf('v1/Service', { spec: { type: 'ExternalName', externalName: 'db.example.com' } }),
  ],
  [
    'v1/ConfigMap',
    objectOf('v1/ConfigMap', { data: { 'a.conf': 'x' }, binaryData: { b: 'AAE=' } }),
  ],
  ['v1/Secret', objectOf('v1/Secret', { type: 'Opaque', stringData: { a: 'x' }, data: { b: '' } })],
  ['v1/PersistentVolumeClaim', objectOf('v1/PersistentVolumeClaim', { spec: claim })],
  [
    'v1/PersistentVolume',
    objectOf('v1/PersistentVolume', {
      spec: {
        accessModes: ['ReadOnlyMany'],
        capacity: { storage: '1Gi' },
        hostPath: { path: '/d' },
      },
    }),
  ],
  [
    'v1/ServiceAccount',
    objectOf('v1/ServiceAccount', { imagePullSecrets: [{ name: 'registry' }] }),
  ],
  ['v1/Namespace', objectOf('v1/Namespace', {}, { labels })],
  ['v1/ResourceQuota', objectOf('v1/ResourceQuota', { spec: { hard: { 'requests.cpu': 4 } } })],
  [
    'v1/LimitRange',
    objectOf('v1/LimitRange', {
      spec: {
        limits: [{ type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '1m' } }],
      },
    }),
  ],
  [
    'v1/Endpoints',
    objectOf('v1/Endpoints', {
      subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }],
    }),
  ],
  [
    'apps/v1/Deployment',
    objectOf('apps/v1/Deployment', {
      spec: {
        ...running,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      },
    }),
  ],
  [
    'apps/v1/Deployment',
    objectOf('apps/v1/Deployment', { spec: { ...running, strategy: { type: 'Recreate' } } }),
  ],
  ['apps/v1/ReplicaSet', objectOf('apps/v1/ReplicaSet', { spec: running })],
  [
    'apps/v1/DaemonSet',
    objectOf('apps/v1/DaemonSet', { spec: { selector: running.selector, template } }),
  ],
  [
    'apps/v1/StatefulSet',
    objectOf('apps/v1/StatefulSet', {
      spec: {
        ...running,
        serviceName: 'web',
        template: {
          metadata: { labels },
          spec: {
            containers: [
              { name: 'db', image: 'db:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
            ],
          },
        },
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
      },
    }),
  ],
  ['batch/v1/Job', objectOf('batch/v1/Job', { spec: job })],
  ...['batch/v1/CronJob', 'batch/v1beta1/CronJob', 'batch/v2alpha1/CronJob'].map(
    (key) =>
      [
        key,
        objectOf(key, {
          spec: {
            schedule: '*/5 0-6,12 * JAN-mar 1',
            concurrencyPolicy: 'Forbid',
            jobTemplate: { spec: job },
          },
        }),
      ] as const,
  ),
  [
    'networking.k8s.io/v1/Ingress',
    objectOf('networking.k8s.io/v1/Ingress', {
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['*.example.com'], secretName: 'tls' }],
        rules: [
          {
            host: '*.example.com',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    }),
  ],
  [
    'networking.k8s.io/v1beta1/Ingress',
    objectOf('networking.k8s.io/v1beta1/Ingress', { spec: oldIngress }),
  ],
  ['extensions/v1beta1/Ingress', objectOf('extensions/v1beta1/Ingress', { spec: oldIngress })],
  ...['networking.k8s.io/v1/IngressClass', 'networking.k8s.io/v1beta1/IngressClass'].map(
    (key) => [key, objectOf(key, { spec: { controller: 'example.com/ingress' } })] as const,
  ),
  [
    'networking.k8s.io/v1/NetworkPolicy',
    objectOf('networking.k8s.io/v1/NetworkPolicy', {
      spec: {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [{ ipBlock: { cidr: '10.0.0.0/8' } }],
            ports: [{ port: 'http', protocol: 'TCP' }],
          },
        ],
      },
    }),
  ],
  [
    'autoscaling/v1/HorizontalPodAutoscaler',
    objectOf('autoscaling/v1/HorizontalPodAutoscaler', {
      spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 3, targetCPUUtilizationPercentage: 80 },
    }),
  ],
  [
    'autoscaling/v2beta1/HorizontalPodAutoscaler',
    objectOf('autoscaling/v2beta1/HorizontalPodAutoscaler', {
      spec: {
        scaleTargetRef,
        maxReplicas: 3,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 80 } }],
      },
    }),
  ],
  ...['v2', 'v2beta2'].map((version) => {
    const key = `autoscaling/${version}/HorizontalPodAutoscaler`;
    const target = { type: 'Utilization', averageUtilization: 80 };
    const metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
    const behavior = { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } };
    return [
      key,
      objectOf(key, {
        spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 3, metrics, behavior },
      }),
    ] as const;
  }),
  ...['policy/v1/PodDisruptionBudget', 'policy/v1beta1/PodDisruptionBudget'].map(
    (key) =>
      [
        key,
        objectOf(key, { spec: { minAvailable: '50%', selector: { matchLabels: labels } } }),
      ] as const,
  ),
  ...['Role', 'ClusterRole'].map((kind) => {
    const key = `rbac.authorization.k8s.io/v1/${kind}`;
    return [key, objectOf(key, { rules: policyRules }, { name: 'system:web' })] as const;
  }),
  ...['RoleBinding', 'ClusterRoleBinding'].map((kind) => {
    const key = `rbac.authorization.k8s.io/v1/${kind}`;
    return [key, objectOf(key, { roleRef, subjects })] as const;
  }),
  [
    'scheduling.k8s.io/v1/PriorityClass',
    objectOf('scheduling.k8s.io/v1/PriorityClass', { value: 1000 }),
  ],
  [
    'storage.k8s.io/v1/StorageClass',
    objectOf('storage.k8s.io/v1/StorageClass', { provisioner: 'example.com/disk' }),
  ],
];
