// What the API server asks of single fields beyond their type: fixed lists of values, ranges of numbers, forms of names.
import {
  DNS_LABEL,
  DNS_SUBDOMAIN,
  faultOf,
  faultOfLabelKey,
  LABEL_VALUE,
  type TextSyntax,
} from '../../model/name-syntax.ts';
import { nearest } from '../../base/nearest.ts';
import { isObject, oneOf, type Place } from './place.ts';

/** Checks a value that is not null. */
export type FieldRule = (value: unknown, key: string, place: Place) => void;

/** IANA_SVC_NAME: how Kubernetes wants ports of containers to be named (RFC 6335, 5.1). */
export const PORT_NAME: TextSyntax = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 15,
  words: '1 to 15 lower-case letters, digits or single "-", with at least one letter',
};

/** DNS-1035: what Kubernetes asks of the names of services. */
export const SERVICE_NAME: TextSyntax = {
  pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 63,
  words: '1 to 63 lower-case letters, digits or "-" that start with a letter',
};

const CONFIG_KEY: TextSyntax = {
  pattern: /^(?!\.$|\.\.)[-._a-zA-Z0-9]+$/,
  maxLength: 253,
  words: 'letters, digits, "-", "_" or ".", and not start with ".."',
};

/** An empty text counts as absent: Kubernetes puts its default there. */
function enumRule(values: readonly string[]): FieldRule {
  return (value, key, place) => {
    if (typeof value !== 'string' || value === '' || values.includes(value)) return;
    const near = nearest(value, values);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    place.report('enum', [key], `"${value}" is not possible here, only ${oneOf(values)}.${hint}`);
  };
}

function rangeRule(lowest: number, highest = Infinity): FieldRule {
  return (value, key, place) => {
    if (typeof value !== 'number' || (value >= lowest && value <= highest)) return;
    const words =
      highest === Infinity
        ? `at least ${String(lowest)}`
        : `from ${String(lowest)} to ${String(highest)}`;
    place.report('range', [key], `${String(value)} is out of range: this must be ${words}.`);
  };
}

function nameRule(syntax: TextSyntax): FieldRule {
  return (value, key, place) => {
    if (typeof value === 'string' && value !== '') reportName(place, [key], value, syntax);
  };
}

/** Reports a text that has not the form asked for. */
export function reportName(
  place: Place,
  path: readonly (string | number)[],
  text: string,
  syntax: TextSyntax,
): void {
  const fault = faultOf(syntax, text);
  if (fault === undefined) return;
  place.report('format', path, `"${text}" ${fault}; it must be ${syntax.words}.`);
}

const labelsRule: FieldRule = (value, key, place) => {
  if (!isObject(value)) return;
  annotationsRule(value, key, place);
  for (const [name, text] of Object.entries(value)) {
    if (typeof text === 'string') reportName(place, [key, name], text, LABEL_VALUE);
  }
};

const annotationsRule: FieldRule = (value, key, place) => {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    const fault = faultOfLabelKey(name);
    if (fault !== undefined) place.report('format', [key, name], `The key "${name}" ${fault}.`);
  }
};

const configKeysRule: FieldRule = (value, key, place) => {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) reportName(place, [key, name], name, CONFIG_KEY);
};

/** A port by number or by the name it has in the container. */
const portOrNameRule: FieldRule = (value, key, place) => {
  if (typeof value === 'number') portRule(value, key, place);
  if (typeof value === 'string') reportName(place, [key], value, PORT_NAME);
};

/** A count or a share such as `25%`. */
const countOrShareRule: FieldRule = (value, key, place) => {
  if (typeof value === 'number') rangeRule(0)(value, key, place);
  if (typeof value === 'string' && !/^\d+%$/.test(value)) {
    place.report('format', [key], `"${value}" is neither a number nor a share such as "25%".`);
  }
};

const portRule = rangeRule(1, 65_535);
const count = rangeRule(0);
const protocol = enumRule(['TCP', 'UDP', 'SCTP']);
const label = nameRule(DNS_LABEL);
const subdomain = nameRule(DNS_SUBDOMAIN);
const matchOperator = enumRule(['In', 'NotIn', 'Exists', 'DoesNotExist']);

/** By definition, without its API version, and field. The sources are the validation packages of Kubernetes. */
export const fieldRules: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
  ['ObjectMeta.labels', labelsRule],
  ['ObjectMeta.annotations', annotationsRule],
  ['ObjectMeta.namespace', label],
  ['LabelSelector.matchLabels', labelsRule],
  ['LabelSelectorRequirement.operator', matchOperator],
  ['ConfigMap.data', configKeysRule],
  ['ConfigMap.binaryData', configKeysRule],
  ['Secret.data', configKeysRule],
  ['Secret.stringData', configKeysRule],

  ['Container.name', label],
  ['Container.imagePullPolicy', enumRule(['Always', 'IfNotPresent', 'Never'])],
  ['Container.terminationMessagePolicy', enumRule(['File', 'FallbackToLogsOnError'])],
  ['Container.restartPolicy', enumRule(['Always', 'OnFailure', 'Never'])],
  ['ContainerPort.name', nameRule(PORT_NAME)],
  ['ContainerPort.containerPort', portRule],
  ['ContainerPort.hostPort', rangeRule(0, 65_535)],
  ['ContainerPort.protocol', protocol],
  ['Probe.initialDelaySeconds', count],
  ['Probe.timeoutSeconds', count],
  ['Probe.periodSeconds', count],
  ['Probe.successThreshold', count],
  ['Probe.failureThreshold', count],
  ['Probe.terminationGracePeriodSeconds', rangeRule(1)],
  ['HTTPGetAction.port', portOrNameRule],
  ['HTTPGetAction.scheme', enumRule(['HTTP', 'HTTPS'])],
  ['TCPSocketAction.port', portOrNameRule],
  ['GRPCAction.port', portRule],
  ['VolumeMount.mountPropagation', enumRule(['None', 'HostToContainer', 'Bidirectional'])],

  ['PodSpec.restartPolicy', enumRule(['Always', 'OnFailure', 'Never'])],
  ['PodSpec.dnsPolicy', enumRule(['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'])],
  ['PodSpec.nodeSelector', labelsRule],
  ['PodSpec.hostname', label],
  ['PodSpec.subdomain', label],
  ['PodSpec.serviceAccountName', subdomain],
  ['PodSpec.priorityClassName', subdomain],
  ['PodSpec.runtimeClassName', subdomain],
  ['PodSpec.terminationGracePeriodSeconds', count],
  ['PodSpec.activeDeadlineSeconds', rangeRule(1, 2 ** 31 - 1)],
  ['PodSpec.preemptionPolicy', enumRule(['PreemptLowerPriority', 'Never'])],
  ['PodOS.name', enumRule(['linux', 'windows'])],
  ['Toleration.operator', enumRule(['Exists', 'Equal', 'Lt', 'Gt'])],
  ['Toleration.effect', enumRule(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])],
  [
    'NodeSelectorRequirement.operator',
    enumRule(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']),
  ],
  ['PreferredSchedulingTerm.weight', rangeRule(1, 100)],
  ['WeightedPodAffinityTerm.weight', rangeRule(1, 100)],
  ['TopologySpreadConstraint.maxSkew', rangeRule(1)],
  ['TopologySpreadConstraint.whenUnsatisfiable', enumRule(['DoNotSchedule', 'ScheduleAnyway'])],
  ['Volume.name', label],
  ['SeccompProfile.type', enumRule(['Localhost', 'RuntimeDefault', 'Unconfined'])],

  ['DeploymentSpec.replicas', count],
  ['DeploymentSpec.minReadySeconds', count],
  ['DeploymentSpec.revisionHistoryLimit', count],
  ['DeploymentSpec.progressDeadlineSeconds', count],
  ['DeploymentStrategy.type', enumRule(['Recreate', 'RollingUpdate'])],
  ['RollingUpdateDeployment.maxSurge', countOrShareRule],
  ['RollingUpdateDeployment.maxUnavailable', countOrShareRule],
  ['ReplicaSetSpec.replicas', count],
  ['StatefulSetSpec.replicas', count],
  ['StatefulSetSpec.podManagementPolicy', enumRule(['OrderedReady', 'Parallel'])],
  ['StatefulSetUpdateStrategy.type', enumRule(['RollingUpdate', 'OnDelete'])],
  ['RollingUpdateStatefulSetStrategy.partition', count],
  ['DaemonSetUpdateStrategy.type', enumRule(['RollingUpdate', 'OnDelete'])],
  ['RollingUpdateDaemonSet.maxUnavailable', countOrShareRule],
  ['JobSpec.parallelism', count],
  ['JobSpec.completions', count],
  ['JobSpec.backoffLimit', count],
  ['JobSpec.activeDeadlineSeconds', rangeRule(1)],
  ['JobSpec.ttlSecondsAfterFinished', count],
  ['JobSpec.completionMode', enumRule(['NonIndexed', 'Indexed'])],
  ['CronJobSpec.concurrencyPolicy', enumRule(['Allow', 'Forbid', 'Replace'])],
  ['CronJobSpec.startingDeadlineSeconds', count],
  ['CronJobSpec.successfulJobsHistoryLimit', count],
  ['CronJobSpec.failedJobsHistoryLimit', count],

  ['ServiceSpec.type', enumRule(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])],
  ['ServiceSpec.sessionAffinity', enumRule(['ClientIP', 'None'])],
  ['ServiceSpec.externalTrafficPolicy', enumRule(['Cluster', 'Local'])],
  ['ServiceSpec.internalTrafficPolicy', enumRule(['Cluster', 'Local'])],
  ['ServiceSpec.ipFamilyPolicy', enumRule(['SingleStack', 'PreferDualStack', 'RequireDualStack'])],
  ['ServiceSpec.selector', labelsRule],
  ['ServicePort.name', label],
  ['ServicePort.port', portRule],
  ['ServicePort.nodePort', rangeRule(0, 65_535)],
  ['ServicePort.targetPort', portOrNameRule],
  ['ServicePort.protocol', protocol],
  ['HTTPIngressPath.pathType', enumRule(['Exact', 'Prefix', 'ImplementationSpecific'])],
  ['IngressServiceBackend.name', nameRule(SERVICE_NAME)],
  ['ServiceBackendPort.name', nameRule(PORT_NAME)],
  ['ServiceBackendPort.number', portRule],
  ['IngressSpec.ingressClassName', subdomain],
  ['NetworkPolicyPort.protocol', protocol],
  ['NetworkPolicyPort.port', portOrNameRule],
  ['NetworkPolicyPort.endPort', portRule],

  ['PersistentVolumeClaimSpec.volumeMode', enumRule(['Block', 'Filesystem'])],
  ['PersistentVolumeClaimSpec.storageClassName', subdomain],
  ['PersistentVolumeSpec.volumeMode', enumRule(['Block', 'Filesystem'])],
  ['PersistentVolumeSpec.persistentVolumeReclaimPolicy', enumRule(['Retain', 'Delete', 'Recycle'])],
  ['StorageClass.volumeBindingMode', enumRule(['Immediate', 'WaitForFirstConsumer'])],
  ['StorageClass.reclaimPolicy', enumRule(['Retain', 'Delete'])],
  ['HorizontalPodAutoscalerSpec.maxReplicas', rangeRule(1)],
  ['MetricTarget.type', enumRule(['Utilization', 'Value', 'AverageValue'])],
  ['MetricTarget.averageUtilization', rangeRule(1)],
  ['HPAScalingRules.selectPolicy', enumRule(['Max', 'Min', 'Disabled'])],
  ['HPAScalingRules.stabilizationWindowSeconds', rangeRule(0, 3_600)],
  ['HPAScalingPolicy.type', enumRule(['Pods', 'Percent'])],
  ['HPAScalingPolicy.value', rangeRule(1)],
  ['HPAScalingPolicy.periodSeconds', rangeRule(1, 1_800)],
  ['PodDisruptionBudgetSpec.minAvailable', countOrShareRule],
  ['PodDisruptionBudgetSpec.maxUnavailable', countOrShareRule],
  ['RoleRef.kind', enumRule(['Role', 'ClusterRole'])],
  ['Subject.kind', enumRule(['User', 'Group', 'ServiceAccount'])],
  ['LimitRangeItem.type', enumRule(['Container', 'Pod', 'PersistentVolumeClaim'])],
]);
