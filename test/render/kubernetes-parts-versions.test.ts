// The objects of traits and scopes are what each version of Kubernetes takes, checked against its schemas.
import { expect, it } from 'vitest';
import { checkObject } from '../../server/src/render/kubernetes-schema/check-object.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import { kubernetesVersions } from '../../server/src/render/kubernetes-schema/versions.ts';
import { renderParts } from '../support/kubernetes-parts.ts';

const schemas = await loadKubernetesSchemas();

const TEXT = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: site
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/site:1
      ports:
        - {name: http, containerPort: 80}
      resources:
        cpu: {required: 0.5}
        memory: {required: 64M}
        volumes:
          - {name: data, mountPath: /d, sharingPolicy: Shared, disk: {required: 2GB, ephemeral: n}}
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - {name: image, value: "example/resize:1"}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  scopes:
    - name: inside
      type: core.oam.dev/v1alpha1.NetworkScope
      properties: {network-id: a, subnet-id: b, internet-gateway-type: ""}
  components:
    - componentName: resize
      instanceName: thumbs
      applicationScopes: [inside]
    - componentName: site
      instanceName: web
      applicationScopes: [inside]
      traits:
        - {name: auto-scaler, properties: {cpu: 50, memory: 70}}
        - {name: volume-mounter, properties: {volumeName: data, storageClass: fast}}
        - name: ingress
          properties: {hostname: shop.example.com, servicePort: 80, tlsSecretName: cert}
        - {name: ingress, properties: {hostname: "*.example.com", servicePort: 80, path: buy}}
        - {name: backup.example.com/v1.Schedule, properties: {every: 3h}}
`;

it.each(kubernetesVersions)('%s takes every object', (kubernetesVersion) => {
  const { values, lost } = renderParts(TEXT, { kubernetesVersion, namespace: 'prod' });
  expect(values.map((value) => value['kind'])).toEqual([
    'HorizontalPodAutoscaler',
    'PersistentVolumeClaim',
    'Ingress',
    'Ingress',
    'Schedule',
    'NetworkPolicy',
    'Function',
  ]);
  expect(values.flatMap((value) => checkObject(value, kubernetesVersion, schemas))).toEqual([]);
  expect(lost).toEqual([]);
});
