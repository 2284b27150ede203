// The scope types of the specification, draft and release, as data.
import type { JsonSchema } from '../../schema/json-schema.ts';

export interface ScopeTypeInfo {
  readonly group: string;
  readonly version: string;
  /** The kind to write. */
  readonly kind: string;
  /** Other kinds that sources use for the same scope type (contradiction C23). */
  readonly aliases: readonly string[];
  /** One sentence. */
  readonly summary: string;
  /** More, as Markdown. */
  readonly description: string;
  /** Whether one instance may be in two scopes of this type. */
  readonly allowOverlap: boolean;
  /** What the reference runtime makes of it; `unknown` means that it refuses the name. */
  readonly inRudr: 'works' | 'not-implemented' | 'unknown';
  /** Schema of the properties, as a map. */
  readonly properties: JsonSchema;
  /** Spellings of properties that mean another one. */
  readonly propertyAliases: Readonly<Record<string, string>>;
}

const NETWORK_SUMMARY = 'Puts instances into one network.';
const NETWORK_DESCRIPTION =
  'Instances of one network scope reach each other. An instance is in at most one network scope.';
const HEALTH_SUMMARY = 'Watches the health of a group of instances.';
const HEALTH_DESCRIPTION =
  'Asks the instances how they are and sums the answers up, so that a roll-out can wait for them.';

const percentage = (description: string): JsonSchema => ({
  type: 'number',
  minimum: 0,
  maximum: 100,
  $comment: 'unit: percent',
  description,
  examples: [90],
});

const seconds = (description: string): JsonSchema => ({
  type: 'integer',
  minimum: 1,
  $comment: 'unit: seconds',
  description,
  examples: [30],
});

export const scopeTypes: readonly ScopeTypeInfo[] = [
  {
    group: 'core.oam.dev',
    version: 'v1alpha1',
    kind: 'NetworkScope',
    aliases: ['Network'],
    summary: NETWORK_SUMMARY,
    description: NETWORK_DESCRIPTION,
    allowOverlap: false,
    inRudr: 'not-implemented',
    propertyAliases: { networkName: 'network-id' },
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['network-id', 'subnet-id'],
      properties: {
        'network-id': {
          type: 'string',
          description: 'Network that the instances join.',
          examples: ['cool-vpc-network'],
        },
        'subnet-id': {
          type: 'string',
          description: 'Part of that network that the instances join.',
          examples: ['cool-subnet'],
        },
        'internet-gateway-type': {
          description: 'How instances reach the internet.',
          oneOf: [
            { const: 'public', description: 'With addresses of their own.' },
            { const: 'nat', description: 'Through a shared address.' },
            { const: '', description: 'Not at all.' },
          ],
        },
      },
    },
  },
  {
    group: 'core.oam.dev',
    version: 'v1alpha1',
    kind: 'HealthScope',
    aliases: ['Health'],
    summary: HEALTH_SUMMARY,
    description: HEALTH_DESCRIPTION,
    allowOverlap: true,
    inRudr: 'works',
    propertyAliases: {
      healthThresholdPercentage: 'health-threshold-percentage',
      requiredHealthyComponents: 'required-healthy-components',
    },
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['probe-method', 'probe-endpoint'],
      properties: {
        'probe-method': {
          type: 'string',
          description: 'How instances are asked, such as `httpGet` or `kube-get`.',
          examples: ['kube-get', 'httpGet'],
        },
        'probe-endpoint': {
          type: 'string',
          description: 'What is asked: a path for `httpGet`, a field for `kube-get`.',
          examples: ['.status', '/v1/health'],
        },
        'probe-timeout': seconds('How long to wait for an answer.'),
        'probe-interval': seconds('Time between two rounds of questions.'),
        'failure-rate-threshold': percentage(
          'Share of failed probes from which an instance counts as unhealthy.',
        ),
        'healthy-rate-threshold': percentage(
          'Share of good probes from which an instance counts as healthy again.',
        ),
        'health-threshold-percentage': percentage(
          'Share of healthy instances from which the whole scope counts as healthy.',
        ),
        'required-healthy-components': {
          type: 'array',
          items: { type: 'string', description: 'Name of a component.' },
          description:
            'Components that must be healthy for the scope to be healthy, whatever the share.',
          examples: [['my-web-front']],
        },
      },
    },
  },
  {
    group: 'core.hydra.io',
    version: 'v1alpha1',
    kind: 'Network',
    aliases: ['NetworkScope'],
    summary: NETWORK_SUMMARY,
    description: NETWORK_DESCRIPTION,
    allowOverlap: false,
    inRudr: 'unknown',
    propertyAliases: {},
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['ingressVisibility'],
      properties: {
        networkName: {
          type: 'string',
          default: 'networkScope1',
          description: 'Network that the instances join.',
          examples: ['networkScope1'],
        },
        ingressVisibility: {
          type: 'boolean',
          default: false,
          description: 'Whether the network can be reached from outside.',
        },
      },
    },
  },
  {
    group: 'core.hydra.io',
    version: 'v1alpha1',
    kind: 'Health',
    aliases: ['HealthScope'],
    summary: HEALTH_SUMMARY,
    description: HEALTH_DESCRIPTION,
    allowOverlap: true,
    inRudr: 'unknown',
    propertyAliases: {},
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['healthThresholdPercentage'],
      properties: {
        healthThresholdPercentage: percentage(
          'Share of healthy instances from which the whole scope counts as healthy.',
        ),
        LogAnalyticsWorkspaceId: {
          type: 'string',
          description: 'Azure Log Analytics workspace that results are written to.',
          examples: ['ws-001'],
        },
        LogAnalyticsWorkspaceKey: {
          type: 'string',
          description: 'Key to that workspace. Do not keep a real key in a spec.',
          examples: ['from-a-secret-store'],
        },
      },
    },
  },
];
