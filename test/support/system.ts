// A small system of several files that refer to each other in every way there is.

/** Two API groups, a workload type, a trait and a scope type of its own; every reference resolves. */
export const SYSTEM = `--- file: web.yaml
# The web component.
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: example.com/v1.Site
  parameters:
    - name: greeting # used below: greeting
      type: string
      default: hello
    - name: port
      type: number
      required: true
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: GREETING
          fromParam: greeting
        - name: PORT
          fromParam: "port"
      ports:
        - name: http
          containerPort: 8080
      resources:
        cpu: { required: 0.1 }
        memory: { required: 64Mi }
        volumes:
          - name: data
            mountPath: /data
    - name: helper
      image: example/helper:1.0.0
      ports:
        - name: http
          containerPort: 8081
--- file: types.yaml
apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: sites.example.com
spec:
  group: example.com
  version: v1
  names:
    kind: Site
    singular: site
    plural: sites
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: Cache
spec:
  appliesTo:
    - example.com/v1.Site
    - core.oam.dev/v1alpha1.Server
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: zone
spec:
  type: example.com/v1.Zone
  allowComponentOverlap: true
--- file: live.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: live
spec:
  variables:
    - name: TEXT
      value: good day
  scopes:
    - name: north
      type: example.com/v1.Zone
      properties:
        title: "[fromVariable(TEXT)]"
  components:
    - componentName: web # the web
      instanceName: web-live
      parameterValues:
        - name: greeting
          value: "[fromVariable(TEXT)] to [fromVariable(TEXT)]"
        - { name: 'port', value: 80 }
      traits:
        - name: Cache
        - name: volume-mounter
          properties:
            volumeName: data
            storageClass: fast
      applicationScopes:
        - north
--- file: draft.yaml
apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: draft
spec:
  components:
    - componentName: "web"
      instanceName: web-draft
      parameterValues:
        - name: port
          value: 81
      traits:
        - name: a-cache
          type: core.hydra.io/v1alpha1.Cache
      applicationScopes: [north, live]
`;

/** The same with a mark in front of the only place where `text` occurs behind `after`. */
export function markedSystem(text: string, after = ''): string {
  const from = SYSTEM.indexOf(after);
  const at = SYSTEM.indexOf(text, from);
  if (from < 0 || at < 0) throw new Error(`No "${text}" behind "${after}" in the system.`);
  return `${SYSTEM.slice(0, at)}<|>${SYSTEM.slice(at)}`;
}
