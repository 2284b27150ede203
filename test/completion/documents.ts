// Documents in every style that specs are written in, for tests that ask everywhere.

const component = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
  annotations:
    version: "1.0.0"
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: greeting
      type: string
  containers:
    - name: web
      image: nginx:1.17
      resources:
        memory:
          required: 128M
      env:
        - name: GREETING
          fromParam: greeting
      ports:
        - name: http
          containerPort: 80
      config:
        - path: /etc/app.conf
          value: |
            key: value
            other:
              - deep
      livenessProbe:
        httpGet:
          path: /
          port: 80
`;

const zeroIndented = `# Both resources of the shop.
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
  - name: DOMAIN
    value: shop.example.com
  components:
  - componentName: shop
    instanceName: shop-eu
    parameterValues:
    - name: greeting
      value: "[fromVariable(DOMAIN)]"
    traits:
    - name: ingress
      properties:
        hostname: "[fromVariable(DOMAIN)]"
        servicePort: 80
    applicationScopes:
    - health
---
apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: draft
spec:
  scopes:
  - name: net
    type: core.hydra.io/v1alpha1.Network
    properties:
    - name: ingressVisibility
      value: true
`;

const flow = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: shop, labels: {team: web}}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers: [{name: web, image: 'nginx:1.17', env: [{name: A, value: "b"}]}, {name: log, image: x}]
  arch: amd64
`;

const json = `{
  "apiVersion": "core.oam.dev/v1alpha1",
  "kind": "ComponentSchematic",
  "metadata": { "name": "shop" },
  "spec": {
    "workloadType": "core.oam.dev/v1alpha1.Server",
    "containers": [
      {
        "name": "web",
        "image": "nginx:1.17",
        "ports": [{ "name": "http", "containerPort": 80 }]
      }
    ]
  }
}
`;

const merged = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - &base
      name: web
      image: nginx:1.17
    - <<: *base
      name: other
`;

const config = `profile: rudr
rules:
  image-tag: "off"
exclude:
  - charts/**
`;

/** Text by file name; each one is valid. */
export const documents: Readonly<Record<string, string>> = {
  'component.yaml': component,
  'zero-indented.yaml': zeroIndented,
  'flow.yaml': flow,
  'component.json': json,
  'merged.yaml': merged,
  'oam.config.yaml': config,
};
