// Cases of the offline check about pods: containers, probes and volumes.
import type { Cases } from './kubernetes-cases.ts';

const pod = 'v1/Pod';
const container = 'spec containers 0';

export const podCases: Cases = {
  containers: [
    [pod, 'spec containers', [], 'spec containers missing: A pod has at least one container.'],
    [pod, `${container} image`, undefined, `${container} missing: The container has no image.`],
    [
      pod,
      `${container} image`,
      ' a',
      `${container} image format: An image neither starts nor ends with a blank.`,
    ],
    [
      pod,
      `${container} imagePullPolicy`,
      'always',
      `${container} imagePullPolicy enum: "always" is not possible here, only "Always", "IfNotPresent" or "Never". Did you mean "Always"?`,
    ],
    [
      pod,
      'spec initContainers 0 name',
      'web',
      'spec containers 0 name duplicate: Two containers are named "web".',
    ],
    [
      pod,
      'spec initContainers 0 readinessProbe',
      { exec: { command: ['a'] } },
      'spec initContainers 0 readinessProbe conflict: An init container has no "readinessProbe", unless its restartPolicy is "Always".',
    ],
    [
      pod,
      `${container} ports 1`,
      { name: 'http', containerPort: 70000, protocol: 'tcp' },
      `${container} ports 1 containerPort range: 70000 is out of range: this must be from 1 to 65535.`,
      `${container} ports 1 protocol enum: "tcp" is not possible here, only "TCP", "UDP" or "SCTP". Did you mean "TCP"?`,
      `${container} ports 1 duplicate: "http" is in ports twice.`,
    ],
    [
      pod,
      `${container} ports 1`,
      { containerPort: 8080 },
      `${container} ports 1 duplicate: "8080/TCP" is in ports twice.`,
    ],
    [
      pod,
      `${container} ports 1 name`,
      'a-very-long-name',
      `${container} ports 1 name format: "a-very-long-name" has 16 characters; it must be 1 to 15 lower-case letters, digits or single "-", with at least one letter.`,
    ],
    [
      pod,
      `${container} ports`,
      [
        { name: 'http', containerPort: 1, hostPort: 80 },
        { containerPort: 2, hostPort: 80 },
      ],
      `${container} ports 1 hostPort duplicate: The host port 80 is taken twice.`,
    ],
    [
      pod,
      `${container} env 0 name`,
      'TOKEN',
      `${container} env 1 duplicate: "TOKEN" is in env twice.`,
    ],
    [
      pod,
      `${container} env 0 name`,
      '1 A',
      `${container} env 0 name format: "1 A" is no name of a variable: it takes letters, digits, "-", "_" and ".".`,
    ],
    [
      pod,
      `${container} env 1 value`,
      'x',
      `${container} env 1 valueFrom conflict: Give either value or valueFrom, not both.`,
    ],
    [
      pod,
      `${container} env 1 valueFrom`,
      {},
      `${container} env 1 valueFrom missing: valueFrom names no source.`,
    ],
    [
      pod,
      `${container} resources requests memory`,
      '2Gi',
      `${container} resources requests memory conflict: More memory is requested (2Gi) than the limit allows (1Gi).`,
    ],
    [
      pod,
      `${container} resources limits nvidia.com/gpu`,
      2,
      `${container} resources requests nvidia.com/gpu conflict: Request and limit of nvidia.com/gpu must be equal.`,
    ],
    [
      pod,
      `${container} resources limits gpu`,
      1,
      `${container} resources limits gpu enum: A container has no resource "gpu"; one of your own is named like "example.com/gpu".`,
    ],
  ],
  probes: [
    [
      pod,
      `${container} livenessProbe`,
      {},
      `${container} livenessProbe missing: A probe needs one of "exec", "httpGet", "tcpSocket" or "grpc".`,
    ],
    [
      pod,
      `${container} livenessProbe exec`,
      {},
      `${container} livenessProbe conflict: A probe has only one of "exec" or "httpGet".`,
    ],
    [
      pod,
      `${container} livenessProbe successThreshold`,
      2,
      `${container} livenessProbe successThreshold range: The successThreshold of a livenessProbe is 1.`,
    ],
    [
      pod,
      `${container} livenessProbe periodSeconds`,
      -1,
      `${container} livenessProbe periodSeconds range: -1 is out of range: this must be at least 0.`,
    ],
    [
      pod,
      `${container} livenessProbe httpGet port`,
      0,
      `${container} livenessProbe httpGet port range: 0 is out of range: this must be from 1 to 65535.`,
    ],
    [
      pod,
      `${container} readinessProbe terminationGracePeriodSeconds`,
      5,
      `${container} readinessProbe terminationGracePeriodSeconds conflict: A readiness probe ends nothing, so it has no grace period.`,
    ],
  ],
  volumes: [
    [
      pod,
      `${container} volumeMounts 1 name`,
      'scrach',
      `${container} volumeMounts 1 name reference: The pod has no volume "scrach". Did you mean "scratch"?`,
    ],
    [
      pod,
      `${container} volumeMounts 1 mountPath`,
      '/etc/web/a.conf',
      `${container} volumeMounts 1 duplicate: "/etc/web/a.conf" is in volumeMounts twice.`,
    ],
    [
      pod,
      `${container} volumeMounts 0 subPath`,
      '../a',
      `${container} volumeMounts 0 subPath format: A subPath holds no "..".`,
    ],
    [
      pod,
      'spec volumes 2 name',
      'scratch',
      'spec volumes 2 duplicate: "scratch" is in volumes twice.',
    ],
    [
      pod,
      'spec volumes 2 emptyDir',
      {},
      'spec volumes 2 conflict: A volume comes from one source only; this one names "persistentVolumeClaim" and "emptyDir".',
    ],
    [
      'apps/v1/StatefulSet',
      'spec volumeClaimTemplates 0 metadata name',
      'date',
      'spec template spec containers 0 volumeMounts 0 name reference: The pod has no volume "data". Did you mean "date"?',
    ],
    [
      'v1/PersistentVolumeClaim',
      'spec accessModes',
      ['RW'],
      'spec accessModes 0 enum: "RW" is not possible here, only "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany" or "ReadWriteOncePod".',
    ],
    [
      'v1/PersistentVolumeClaim',
      'spec resources',
      {},
      'spec missing: The claim says not how much storage it requests.',
    ],
    [
      'v1/PersistentVolumeClaim',
      'spec resources requests storage',
      '0',
      'spec resources requests storage range: The storage requested is more than 0.',
    ],
  ],
};
