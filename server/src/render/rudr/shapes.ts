// What Rudr expects of a component and of a configuration, field by field (section 1 of the facts about it).
import { defaulted, fields, listOfShape, optional, required, type Shape } from './shape.ts';

const text: Shape = { is: 'text' };
const boolean: Shape = { is: 'boolean' };
const integer: Shape = { is: 'integer' };
const float: Shape = { is: 'float' };
const anything: Shape = { is: 'anything' };
const texts: Shape = { is: 'texts' };

function oneOf(...names: readonly string[]): Shape {
  return { is: 'one-of', names };
}

const inputType = oneOf('boolean', 'string', 'number', 'null', 'object', 'array');

const metadata = required(
  fields({ name: defaulted(text), labels: defaulted(texts), annotations: defaulted(texts) }),
);

const probe = fields({
  exec: optional(fields({ command: required(listOfShape(text)) })),
  httpGet: optional(
    fields({
      path: required(text),
      port: required(integer),
      httpHeaders: required(listOfShape(fields({ name: required(text), value: required(text) }))),
    }),
  ),
  tcpSocket: optional(fields({ port: required(integer) })),
  initialDelaySeconds: defaulted(integer),
  periodSeconds: defaulted(integer),
  timeoutSeconds: defaulted(integer),
  successThreshold: defaulted(integer),
  failureThreshold: defaulted(integer),
});

const volume = fields({
  name: required(text),
  mountPath: required(text),
  accessMode: defaulted(oneOf('RW', 'RO')),
  sharingPolicy: defaulted(oneOf('Shared', 'Exclusive')),
  disk: optional(fields({ required: required(text), ephemeral: required(boolean) })),
});

const resources = fields({
  cpu: defaulted(fields({ required: required(float) })),
  memory: defaulted(fields({ required: required(text) })),
  gpu: optional(fields({ required: required(float) })),
  volumes: optional(listOfShape(volume)),
  extended: optional(listOfShape(fields({ name: required(text), required: required(text) }))),
});

const container = fields({
  name: required(text),
  image: required(text),
  resources: optional(resources),
  cmd: optional(listOfShape(text)),
  args: optional(listOfShape(text)),
  env: defaulted(
    listOfShape(fields({ name: required(text), value: optional(text), fromParam: optional(text) })),
  ),
  config: optional(
    listOfShape(fields({ path: required(text), value: optional(text), fromParam: optional(text) })),
  ),
  ports: defaulted(
    listOfShape(
      fields({
        name: required(text),
        containerPort: required(integer),
        protocol: defaulted(oneOf('TCP', 'UDP', 'SCTP')),
      }),
    ),
  ),
  livenessProbe: optional(probe),
  readinessProbe: optional(probe),
  imagePullSecret: optional(text),
});

const parameter = fields({
  name: required(text),
  description: optional(text),
  type: required(inputType),
  required: defaulted(boolean),
  default: optional(anything),
});

const workloadSetting = fields({
  name: required(text),
  type: required(inputType),
  description: optional(text),
  required: defaulted(boolean),
  value: optional(anything),
  fromParam: optional(text),
});

/** A ComponentSchematic. */
export const componentShape: Shape = fields({
  apiVersion: optional(text),
  kind: optional(text),
  metadata,
  spec: required(
    fields({
      workloadType: defaulted(text),
      osType: optional(text),
      arch: optional(text),
      parameters: defaulted(listOfShape(parameter)),
      containers: defaulted(listOfShape(container)),
      workloadSettings: defaulted(listOfShape(workloadSetting)),
    }),
  ),
});

const givenValues = optional(
  listOfShape(
    fields({ name: required(text), value: optional(anything), fromParam: optional(text) }),
  ),
);

/** An ApplicationConfiguration. */
export const configurationShape: Shape = fields({
  apiVersion: optional(text),
  kind: optional(text),
  metadata,
  spec: required(
    fields({
      variables: optional(listOfShape(fields({ name: required(text), value: required(anything) }))),
      scopes: optional(
        listOfShape(
          fields({ name: required(text), type: required(text), properties: givenValues }),
        ),
      ),
      components: optional(
        listOfShape(
          fields({
            componentName: required(text),
            instanceName: required(text),
            parameterValues: givenValues,
            traits: optional(
              listOfShape(
                fields({
                  name: required(text),
                  parameterValues: givenValues,
                  properties: optional(anything),
                }),
              ),
            ),
            applicationScopes: optional(listOfShape(text)),
          }),
        ),
      ),
    }),
  ),
});
